package main

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"bandstand/directory/content"
	"bandstand/generator/history"
	"bandstand/generator/site"
)

// exportCommand writes the content in a form that other programs take.
type exportCommand struct {
	Form string `arg:"" optional:"" default:"csv" help:"csv, calendar, atom, json-feed, open-referral, openactive, or the path of any file of the site."`
	Town string `placeholder:"TOWN" help:"Only what is on in this town, by its slug: for calendar, atom and json-feed."`
	Kind string `placeholder:"KIND" help:"Only this kind of activity, by its slug: for the same."`
}

// exports are the files of a site that have a name here. Those below activities/ are there
// for each town and kind too.
var exports = map[string]string{
	"csv":           "open-data/activities.csv",
	"open-referral": "open-referral/services.json",
	"openactive":    "openactive/session-series.json",
	"calendar":      "activities/calendar.ics",
	"atom":          "activities/feed.atom",
	"json-feed":     "activities/feed.json",
}

// Run prints what the site would publish, and publishes nothing.
func (c *exportCommand) Run(p *program) error {
	file, err := c.file()
	if err != nil {
		return err
	}
	if err := p.checkSources(); err != nil {
		return err
	}
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	now := p.Now.now()
	directory, problems := p.load(root, now)
	if len(content.Errors(problems)) > 0 {
		return p.unpublished(problems)
	}
	options := site.Options{Now: now, BaseURL: p.address(), Altered: history.Begin(p.Content, pagesOf(directory)).Of}
	made, err := site.New(directory, root.FS(), os.DirFS(p.Layouts), os.DirFS(p.Static), options)
	if err != nil {
		return err
	}
	page, ok := made.Page(file)
	if !ok {
		return hinted{
			fmt.Errorf("there is no %s", file),
			"write one of " + strings.Join(slices.Sorted(maps.Keys(exports)), ", ") + ". A feed needs base_url in site.yaml, and a town or a kind its slug",
		}
	}
	out := bufio.NewWriter(p.stdout)
	return errors.Join(page.Fill(out), out.Flush())
}

// file returns the path of the file that is wanted.
func (c *exportCommand) file() (string, error) {
	file, named := exports[c.Form]
	if !named {
		file = strings.TrimPrefix(c.Form, "/")
	}
	_, below, of := strings.Cut(file, "activities/")
	switch {
	case c.Town == "" && c.Kind == "":
		return file, nil
	case c.Town != "" && c.Kind != "":
		return "", fmt.Errorf("--town and --kind do not go together")
	case !named || !of || !strings.HasPrefix(file, "activities/"):
		return "", fmt.Errorf("%s is of everything: --town and --kind are for calendar, atom and json-feed", c.Form)
	case c.Town != "":
		return "towns/" + c.Town + "/" + below, nil
	}
	return "kinds/" + c.Kind + "/" + below, nil
}
