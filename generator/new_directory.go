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
		p.print(problems)
		if len(content.Errors(problems)) > 0 {
			return errTold
		}
		told = answers
	}
	keyboard := terminal.New(p.stdin, p.stdout)
	aside, err := p.agreeOnContent(keyboard)
	if err != nil {
		return err
	}
	if err := p.answer(&told, keyboard, c.Answers != ""); err != nil {
		return err
	}
	begun, err := newpage.Directory(told, p.Now.now())
	if err != nil {
		return err
	}
	if err := p.emptyContent(aside); err != nil {
		return err
	}
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	written, err := begun.Write(root)
	if err != nil {
		return err
	}
	for _, file := range written {
		fmt.Fprintf(p.stdout, "Written: %s\n", filepath.ToSlash(filepath.Join(p.Content, file)))
	}
	for _, place := range begun.Taken {
		fmt.Fprintf(p.stdout, "\n%s.\n", place)
	}
	at := p.atContent()
	fmt.Fprintf(p.stdout, "\nWhat to do next:\n"+
		"  1. Look at it: %s serve%s\n"+
		"  2. Begin a first activity: %s new activity \"What it is called\"%s\n"+
		"  3. Read the urgent numbers in base/nations/%s.md, and ring each of them before you open.\n"+
		"  4. Fill in the pages in %s: link workers, term dates, the council's numbers.\n"+
		"  5. Bring in what you have already, a spreadsheet or a list on the web: docs/import.md tells how.\n",
		commandLine, at, commandLine, at, told.Nation, filepath.ToSlash(filepath.Join(p.Content, "towns")))
	return nil
}

// answer asks for what has not been answered. A file of answers need not say what has a default.
func (p *program) answer(told *content.Answers, keyboard *terminal.Terminal, byFile bool) error {
	towns, public, welsh := strings.Join(told.Towns, "; "), "", ""
	if byFile {
		public, welsh = "no", "no"
	}
	questions := []struct {
		key, question string
		answer        *string
	}{
		{"name", "What is the directory called?", &told.Name},
		{"nation", "Which nation is it for: england, scotland, wales or northern-ireland?", &told.Nation},
		{"area", "Which area is it for, as people there call it?", &told.Area},
		{"operator", "Who runs it?", &told.Operator},
		{"public_body", "Is that a public body, such as a council or a health board? (yes or no)", &public},
		{"phone", "What is the editors' phone number?", &told.Phone},
		{"hours", "When do they answer it?", &told.Hours},
		{"email", "What is their email address?", &told.Email},
		{"towns", "Which towns and villages? Put a semicolon between them.", &towns},
		{"welsh", "Shall the site be in Welsh too, beside English? (yes or no)", &welsh},
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
			if typed == "" {
				continue
			}
			if wrong := wrongAnswer(q.key, typed, told.Nation); wrong != "" {
				fmt.Fprintf(p.stdout, "  %s\n", wrong)
				continue
			}
			*q.answer = typed
		}
	}
	if len(missing) > 0 {
		return hinted{
			fmt.Errorf("these are not answered: %s", strings.Join(missing, ", ")),
			"write them into a file of answers and give it: new directory --answers FILE",
		}
	}
	told.Towns = townsIn(towns)
	if !byFile {
		told.PublicBody = isYes(public)
	}
	if isYes(welsh) {
		told.Languages = []string{"en", "cy"}
	}
	return nil
}

// atContent returns what follows a command so that it is about the same content folder.
func (p *program) atContent() string {
	if p.Content == "content" {
		return ""
	}
	return " --content " + p.Content
}

func isYes(typed string) bool { return strings.HasPrefix(strings.ToLower(typed), "y") }

func townsIn(typed string) (towns []string) {
	for town := range strings.SplitSeq(typed, ";") {
		if town = strings.TrimSpace(town); town != "" {
			towns = append(towns, town)
		}
	}
	return towns
}

// wrongAnswer says why an answer cannot be, as it was typed; "" where it can.
func wrongAnswer(key, typed, nation string) string {
	switch key {
	case "towns":
		if err := newpage.CheckTowns(content.Answers{Nation: nation, Towns: townsIn(typed)}); err != nil {
			return err.Error()
		}
		return ""
	case "public_body", "welsh":
		if !slices.Contains([]string{"y", "yes", "n", "no"}, strings.ToLower(typed)) {
			return "Answer yes or no."
		}
		return ""
	}
	return content.CheckAnswer(key, typed)
}

// agreeOnContent sees that the content folder is empty, or that somebody at a terminal agrees to
// set aside what is there; aside is where that goes.
func (p *program) agreeOnContent(keyboard *terminal.Terminal) (aside string, err error) {
	entries, err := os.ReadDir(p.Content)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("look into %s: %w", folders.Said(p.Content), err)
	}
	if !slices.ContainsFunc(entries, func(entry fs.DirEntry) bool { return !strings.HasPrefix(entry.Name(), ".") }) {
		return "", nil
	}
	aside = strings.TrimRight(filepath.Clean(p.Content), "/") + "-before"
	agreed := ""
	if keyboard != nil {
		agreed, _ = keyboard.Ask(fmt.Sprintf("There is a directory in %s already. Shall we move it to %s and begin a new one? (yes or no)",
			folders.Said(p.Content), folders.Said(aside)))
	}
	if !isYes(agreed) {
		return "", hinted{
			fmt.Errorf("there is a directory in %s already, so nothing was written", folders.Said(p.Content)),
			"give an empty folder or a new one: --content ramsbottom",
		}
	}
	if _, err := os.Lstat(aside); err == nil {
		return "", fmt.Errorf("%s is there already, so nothing was moved", folders.Said(aside))
	}
	return aside, nil
}

// emptyContent sets aside what is in the content folder, which is never removed, and makes the
// folder where there is none.
func (p *program) emptyContent(aside string) error {
	if aside != "" {
		if err := os.Rename(p.Content, aside); err != nil {
			return fmt.Errorf("move what is in %s aside: %w", folders.Said(p.Content), err)
		}
	}
	if err := os.MkdirAll(p.Content, 0o755); err != nil {
		return fmt.Errorf("make %s: %w", folders.Said(p.Content), err)
	}
	return nil
}
