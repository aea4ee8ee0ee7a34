package main

import (
	"fmt"

	"bandstand/directory/content"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/gaps"
	"bandstand/generator/site/wording"
)

// gapsCommand tells what is missing where.
type gapsCommand struct {
	Town string `placeholder:"TOWN" help:"Only this town, by its slug: what it has and what it lacks."`
}

// Run prints what the page of gaps says.
func (c *gapsCommand) Run(p *program) error {
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	now := p.Now.now().In(schedule.London)
	directory, problems := p.load(root, now)
	if broken := content.Errors(problems); len(broken) > 0 {
		fmt.Fprintf(p.stderr, "pages with mistakes are left out: %s\n", countProblems(broken))
	}
	if _, ok := directory.Town(c.Town); c.Town != "" && !ok {
		return hinted{fmt.Errorf("there is no town %s", words.Quote(c.Town)), "write its slug: the name of its file in towns/"}
	}
	say := &wording.Wording{Directory: directory, Lang: words.English(), Now: now}
	return gaps.Of(say).WriteText(p.stdout, c.Town)
}
