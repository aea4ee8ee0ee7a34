package main

import (
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"bandstand/directory/content/check"
	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
	"bandstand/directory/words"
	"bandstand/generator/newpage"
	"bandstand/generator/terminal"
)

// newActivityCommand writes the page of a new activity.
type newActivityCommand struct {
	Title        string `arg:"" optional:"" help:"What it is called."`
	Town         string `placeholder:"TOWN" help:"Where it happens, as in salford."`
	Organisation string `placeholder:"NAME" help:"Who runs it. One that is new gets a page too."`
	Picture      string `placeholder:"FILE" help:"A picture of it. A copy goes into images/, without where, when and by whom it was taken."`
	When         string `placeholder:"WORDS" help:"When it happens, in your own words: \"Tuesdays 2.30pm-4pm, not in August\"."`
}

// Run writes a draft with every field explained.
func (c newActivityCommand) Run(p *program) error {
	when := timetable.Parse(c.When, schedule.DateOf(p.Now.now().In(schedule.London)))
	if when.Question != nil {
		return unclear(when.Question)
	}
	picture, err := c.picture()
	if err != nil {
		return err
	}
	err = p.begin(c.Title, "new activity", func(content *os.Root, title string) (newpage.Begun, error) {
		told := newpage.Told{Title: title, Town: c.Town, Organisation: c.Organisation, When: when, Picture: picture}
		return newpage.Activity(content, told, p.Now.now())
	})
	if err != nil || c.When == "" {
		return err
	}
	fmt.Fprintln(p.stdout, "\nThis is how we understand when it happens:")
	understood := schedule.Schedule{Sessions: when.Sessions}
	for _, line := range understood.Lines(words.English(), p.Now.now()) {
		fmt.Fprintf(p.stdout, "  %s\n", strings.TrimSuffix(line.When+". "+line.Note.String(), ". "))
	}
	if when.BankHolidays != "" {
		fmt.Fprintf(p.stdout, "  %s\n", schedule.Schedule{BankHolidays: words.Own(when.BankHolidays)}.SayBankHolidays(words.English()))
	}
	if when.ByArrangement != "" {
		fmt.Fprintf(p.stdout, "  In your words: %s\n", when.ByArrangement)
	}
	return nil
}

// picture reads the picture that was named; nil where none was.
func (c newActivityCommand) picture() (*newpage.Picture, error) {
	if c.Picture == "" {
		return nil, nil
	}
	info, err := os.Stat(c.Picture)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, hinted{fmt.Errorf("there is no picture %s", c.Picture), "name a file that ends in .jpg, .png or .webp"}
	case info.Size() > check.LargestPicture:
		return nil, hinted{fmt.Errorf("the picture %s has more than 20 MB", c.Picture), "make it smaller: 2,000 pixels across are plenty"}
	}
	body, err := os.ReadFile(c.Picture)
	if err != nil {
		return nil, fmt.Errorf("read the picture: %w", err)
	}
	return &newpage.Picture{Name: filepath.Base(c.Picture), Body: body}, nil
}

// unclear asks what must be known before words for when can be read.
func unclear(question *timetable.Question) error {
	hint := "say it with the rest, behind --when"
	var ways []string
	for _, choice := range question.Choices {
		ways = append(ways, words.Quote(choice.Text))
	}
	if len(ways) > 0 {
		hint = "write --when " + words.English().Either(ways)
	}
	return hinted{errors.New("--when is not clear yet. " + question.Say(words.English())), hint}
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
	if keyboard := terminal.New(p.stdin, p.stdout); name == "" && keyboard != nil {
		name, _ = keyboard.Ask("What is it called?")
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
		"  2. Check it: %s check%s\n", commandLine, p.atContent())
	if strings.HasPrefix(begun.Files[0], "activities/") {
		fmt.Fprintln(p.stdout, "  3. When all of it is true, take the line \"status: draft\" out. "+
			"Until then nobody sees the page.")
	}
	return nil
}
