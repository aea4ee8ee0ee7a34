package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bandstand/directory/content"
	"bandstand/generator/folders"
	"bandstand/generator/newpage"
	"bandstand/generator/terminal"
)

// newDirectoryCommand begins a directory of somebody's own.
type newDirectoryCommand struct {
	Answers string `placeholder:"FILE" help:"A file with the answers, as docs/content.md shows it. At a terminal what is missing is asked."`
}

// Run asks what it has to know and writes a content folder that can be checked and shown
// at once.
func (c newDirectoryCommand) Run(p *program) error {
	var told content.Answers
	if c.Answers != "" {
		folder, name := filepath.Split(c.Answers)
		answers, problems := content.ReadAnswers(os.DirFS(filepath.Clean(folder+".")), name)
		if len(content.Errors(problems)) > 0 {
			p.print(problems)
			return errTold
		}
		told = answers
	}
	keyboard := terminal.New(p.stdin, p.stdout)
	if err := p.answer(&told, keyboard); err != nil {
		return err
	}
	if err := p.emptyContent(keyboard); err != nil {
		return err
	}
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	begun, taken, err := newpage.Directory(root, told, p.Now.now())
	if err != nil {
		return err
	}
	for _, file := range begun.Files {
		fmt.Fprintf(p.stdout, "Written: %s\n", filepath.ToSlash(filepath.Join(p.Content, file)))
	}
	for _, place := range taken {
		fmt.Fprintf(p.stdout, "\n%s.\n", place)
	}
	at := ""
	if p.Content != "content" {
		at = " --content " + p.Content
	}
	fmt.Fprintf(p.stdout, "\nWhat to do next:\n"+
		"  1. Look at it: %s serve%s\n"+
		"  2. Begin a first activity: %s new activity \"What it is called\"%s\n"+
		"  3. Read the urgent numbers in base/nations/%s.md, and ring each of them before you open.\n"+
		"  4. Fill in the pages in %s: link workers, term dates, the council's numbers.\n"+
		"  5. Bring in what you have already, a spreadsheet or a list on the web: docs/import.md tells how.\n",
		commandLine, at, commandLine, at, told.Nation, filepath.ToSlash(filepath.Join(p.Content, "towns")))
	return nil
}

// answer asks for what has not been answered.
func (p *program) answer(told *content.Answers, keyboard *terminal.Terminal) error {
	towns := strings.Join(told.Towns, "; ")
	questions := []struct {
		key, question string
		answer        *string
	}{
		{"name", "What is the directory called?", &told.Name},
		{"nation", "Which nation is it for: england, scotland, wales or northern-ireland?", &told.Nation},
		{"area", "Which area is it for, as people there call it?", &told.Area},
		{"operator", "Who runs it?", &told.Operator},
		{"phone", "What is the editors' phone number?", &told.Phone},
		{"hours", "When do they answer it?", &told.Hours},
		{"email", "What is their email address?", &told.Email},
		{"towns", "Which towns and villages? Put a semicolon between them.", &towns},
	}
	var missing []string
	for _, q := range questions {
		if *q.answer != "" {
			continue
		}
		if keyboard == nil {
			missing = append(missing, q.key)
			continue
		}
		for *q.answer == "" {
			typed, err := keyboard.Ask(q.question)
			if err != nil {
				return errors.New("nothing was written, because the questions were not answered to their end")
			}
			*q.answer = typed
			if hint := content.NationHint(*q.answer); q.key == "nation" && *q.answer != "" && hint != "" {
				fmt.Fprintf(p.stdout, "  That is none of them: %s.\n", hint)
				*q.answer = ""
			}
		}
	}
	if len(missing) > 0 {
		return hinted{
			fmt.Errorf("these are not answered: %s", strings.Join(missing, ", ")),
			"write them into a file of answers and give it: new directory --answers FILE",
		}
	}
	told.Towns = nil
	for town := range strings.SplitSeq(towns, ";") {
		if town = strings.TrimSpace(town); town != "" {
			told.Towns = append(told.Towns, town)
		}
	}
	return nil
}

// emptyContent makes the content folder, and sees that it is empty: what is there is set
// aside when somebody at a terminal agrees, and never removed.
func (p *program) emptyContent(keyboard *terminal.Terminal) error {
	entries, err := os.ReadDir(p.Content)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look into %s: %w", folders.Said(p.Content), err)
	}
	entries = slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return strings.HasPrefix(entry.Name(), ".") })
	if len(entries) > 0 {
		aside := strings.TrimRight(filepath.Clean(p.Content), "/") + "-before"
		agreed := ""
		if keyboard != nil {
			agreed, _ = keyboard.Ask(fmt.Sprintf("There is a directory in %s already. Shall we move it to %s and begin a new one? (yes or no)",
				folders.Said(p.Content), folders.Said(aside)))
		}
		if !strings.HasPrefix(strings.ToLower(agreed), "y") {
			return hinted{
				fmt.Errorf("there is a directory in %s already, so nothing was written", folders.Said(p.Content)),
				"give an empty folder or a new one: --content ramsbottom",
			}
		}
		if _, err := os.Lstat(aside); err == nil {
			return fmt.Errorf("%s is there already, so nothing was moved", folders.Said(aside))
		}
		if err := os.Rename(p.Content, aside); err != nil {
			return fmt.Errorf("move what is in %s aside: %w", folders.Said(p.Content), err)
		}
	}
	if err := os.MkdirAll(p.Content, 0o755); err != nil {
		return fmt.Errorf("make %s: %w", folders.Said(p.Content), err)
	}
	return nil
}
