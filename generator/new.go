package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/term"

	"bandstand/generator/newpage"
)

// newActivityCommand writes the page of a new activity.
type newActivityCommand struct {
	Title        string `arg:"" optional:"" help:"What it is called."`
	Town         string `placeholder:"TOWN" help:"Where it happens, as in salford."`
	Organisation string `placeholder:"NAME" help:"Who runs it. One that is new gets a page too."`
}

// Run writes a draft with every field explained.
func (c newActivityCommand) Run(p *program) error {
	return p.begin(c.Title, "new activity", func(content *os.Root, title string) (newpage.Begun, error) {
		return newpage.Activity(content, newpage.Told{Title: title, Town: c.Town, Organisation: c.Organisation}, p.Now.now())
	})
}

// newOrganisationCommand writes the page of a new organisation.
type newOrganisationCommand struct {
	Name string `arg:"" optional:"" help:"What it is called."`
}

// Run writes a page with every field explained.
func (c newOrganisationCommand) Run(p *program) error {
	return p.begin(c.Name, "new organisation", func(content *os.Root, name string) (newpage.Begun, error) {
		return newpage.Organisation(content, name, p.Now.now())
	})
}

// begin writes a new page, and tells what to do next. Whoever sits at a terminal and
// has given no name is asked for it.
func (p *program) begin(name, command string, write func(content *os.Root, name string) (newpage.Begun, error)) error {
	content, err := p.openContent()
	if err != nil {
		return err
	}
	defer content.Close()
	if keyboard, ok := p.stdin.(*os.File); name == "" && ok && term.IsTerminal(int(keyboard.Fd())) {
		fmt.Fprint(p.stdout, "What is it called? ")
		name, _ = bufio.NewReader(keyboard).ReadString('\n')
	}
	if strings.TrimSpace(name) == "" {
		return hinted{errors.New("a new page needs a name"), "write it behind the command: " + examples[command]}
	}
	begun, err := write(content, name)
	if err != nil {
		return err
	}
	inFolder := func(file string) string { return path.Join(filepath.ToSlash(p.Content), file) }
	for _, file := range begun.Files {
		fmt.Fprintf(p.stdout, "Written: %s\n", inFolder(file))
	}
	if begun.Near != "" {
		fmt.Fprintf(p.stdout, "\nThere is an organisation %s already. If you meant that one, write it on the page and "+
			"delete the new organisation.\n", begun.Near)
	}
	if len(begun.Missing) > 0 {
		fmt.Fprintln(p.stdout, "\nStill missing:")
	}
	for _, problem := range begun.Missing {
		fmt.Fprintf(p.stdout, "  line %d: %s\n", problem.Line, problem.What)
	}
	fmt.Fprintf(p.stdout, "\nWhat to do next:\n"+
		"  1. Open the file in any editor and fill it in. Every line says what belongs there.\n"+
		"  2. Check it: %s check\n", commandLine)
	if strings.HasPrefix(begun.Files[0], "activities/") {
		fmt.Fprintln(p.stdout, "  3. When all of it is true, take the line \"status: draft\" out. "+
			"Until then nobody sees the page.")
	}
	return nil
}
