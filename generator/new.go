package main

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"

	"bandstand/directory/content"
	"bandstand/directory/schedule"
)

// newActivityCommand writes the page of a new activity.
type newActivityCommand struct{}

// Run asks what a sound page needs, checks every answer as it comes, and writes
// the page only when it is whole.
func (newActivityCommand) Run(p *program) error {
	i, err := p.interview()
	if err != nil {
		return err
	}
	i.file = func() string {
		return path.Join("activities", cmp.Or(i.values["venue.town"], "anywhere"), i.slug+".md")
	}
	i.keys = activityKeys
	i.values["last_checked"] = schedule.DateOf(i.now.In(schedule.London)).String()
	fmt.Fprintf(p.stdout, "A new activity. Every answer can be changed later in the file.\nTo stop without writing anything, press Ctrl and D.\n")
	return i.run(p.Content, activityQuestions())
}

// newOrganisationCommand writes the page of a new organisation.
type newOrganisationCommand struct{}

// Run asks for the few things that an organisation's page needs.
func (newOrganisationCommand) Run(p *program) error {
	i, err := p.interview()
	if err != nil {
		return err
	}
	i.file = func() string { return organisationFile(i.slug) }
	i.keys = organisationKeys
	fmt.Fprintf(p.stdout, "A new organisation. To stop without writing anything, press Ctrl and D.\n")
	return i.run(p.Content, organisationQuestions())
}

// interview prepares to ask about a new page of a content folder.
func (p *program) interview() (*interview, error) {
	root, err := p.openContent()
	if err != nil {
		return nil, err
	}
	defer root.Close()
	everything, err := snapshot(root.FS())
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", p.Content, err)
	}
	now := p.Now.now()
	directory, _ := content.Load(everything, now)
	return newInterview(p.stdin, p.stdout, everything, directory, now), nil
}

// run asks the questions, and writes what the answers make into a content folder.
func (i *interview) run(content string, questions []question) error {
	if err := i.askAll(questions); err != nil {
		return err
	}
	if problems := i.problemsWith(i.everything, false); len(problems) > 0 {
		for _, problem := range problems {
			fmt.Fprintln(i.out, problem)
		}
		return errors.New("nothing was written, because the page would not be sound")
	}
	written, err := writeNew(content, i.pages(false))
	if err != nil {
		return err
	}
	fmt.Fprintln(i.out)
	for _, file := range written {
		fmt.Fprintf(i.out, "Written: %s\n", filepath.ToSlash(filepath.Join(content, file)))
	}
	fmt.Fprintln(i.out, "docs/content.md tells what else a page can say. To see it: go run ./generator serve")
	return nil
}
