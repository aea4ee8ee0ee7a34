package main

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/generator/review"
	"bandstand/generator/verdict"
)

// reviewCommand tells an editor what a change to content does.
type reviewCommand struct {
	Before     string `required:"" placeholder:"FOLDER" help:"The content folder without the change; --content is the one with it."`
	PreviewURL string `name:"preview-url" placeholder:"URL" help:"The address of a site with the change, to link to."`
}

// Run reads from standard input which files the change touches, by their paths in the repository, a line each, and prints
// a comment for whoever reviews it.
func (c reviewCommand) Run(p *program) error {
	before, err := os.OpenRoot(c.Before)
	if err != nil {
		return noFolder("before", c.Before)
	}
	defer before.Close()
	after, err := p.openContent()
	if err != nil {
		return err
	}
	defer after.Close()
	change := review.Change{Before: before.FS(), After: after.FS(), Preview: c.PreviewURL}
	touched := map[string]bool{}
	for lines := bufio.NewScanner(p.stdin); lines.Scan(); {
		change.Paths = append(change.Paths, lines.Text())
		if file, ok := strings.CutPrefix(lines.Text(), review.Folder); ok {
			touched[file] = true
		}
	}
	folder, _ := after.FS().(fs.ReadLinkFS)
	change.Found = verdict.Of(folder, touched, func(folder fs.FS) []content.Problem {
		directory, problems := p.read(folder, p.Now.now())
		if change.Directory == nil {
			change.Directory = directory
		}
		return problems
	})
	if change.Directory == nil {
		change.Directory = &activity.Directory{}
	}
	_, err = fmt.Fprint(p.stdout, change.Comment())
	return err
}
