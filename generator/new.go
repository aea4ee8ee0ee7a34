package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"bandstand/generator/interview"
)

// newActivityCommand writes the page of a new activity.
type newActivityCommand struct{}

// Run asks what a sound page needs.
func (newActivityCommand) Run(p *program) error { return p.writeNew(interview.Activity) }

// newOrganisationCommand writes the page of a new organisation.
type newOrganisationCommand struct{}

// Run asks for the few things that an organisation's page needs.
func (newOrganisationCommand) Run(p *program) error { return p.writeNew(interview.Organisation) }

// writeNew holds an interview about a new page of the content folder, and tells which
// files came of it.
func (p *program) writeNew(ask func(in io.Reader, out io.Writer, content *os.Root, now time.Time) ([]string, error)) error {
	content, err := p.openContent()
	if err != nil {
		return err
	}
	defer content.Close()
	written, err := ask(p.stdin, p.stdout, content, p.Now.now())
	if err != nil {
		return err
	}
	fmt.Fprintln(p.stdout)
	for _, file := range written {
		fmt.Fprintf(p.stdout, "Written: %s\n", filepath.ToSlash(filepath.Join(p.Content, file)))
	}
	fmt.Fprintln(p.stdout, "content/README.md tells what else a page can say. To see it: go run ./generator serve")
	return nil
}
