package main

import (
	"errors"
	"fmt"
	"os"

	"bandstand/generator/visits"
)

// visitsCommand counts how often pages were opened.
type visitsCommand struct {
	Logs  []string `arg:"" optional:"" name:"log" help:"Access logs of a web server; else what comes on standard input."`
	Kinds bool     `help:"Count kinds of pages alone: activities, towns, searches, messages sent."`
}

// Run prints the counts as a table that a spreadsheet opens.
func (c *visitsCommand) Run(p *program) error {
	var counts visits.Counts
	for _, name := range c.Logs {
		log, err := os.Open(name)
		if err != nil {
			return hinted{fmt.Errorf("the log %s cannot be read", name), "name the file, or say it on standard input: zcat access.log.*.gz | " + commandLine + " visits"}
		}
		err = counts.Read(log)
		log.Close()
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
	}
	if len(c.Logs) == 0 {
		if err := counts.Read(p.stdin); err != nil {
			return fmt.Errorf("read the log: %w", err)
		}
	}
	total, days := counts.Total()
	if total == 0 && counts.Unread > 0 {
		return hinted{
			errors.New("no line of it is one of an access log"),
			"nginx and Caddy as a build tells them, JSON with method, path, status and timestamp, and the combined format are understood",
		}
	}
	if err := counts.Write(p.stdout, c.Kinds); err != nil {
		return err
	}
	fmt.Fprintf(p.stderr, "%s on %s\n", count(total, "page was opened", "pages were opened"), count(days, "day", "days"))
	if counts.Unread > 0 {
		fmt.Fprintf(p.stderr, "%s in no format that is known\n", count(counts.Unread, "line is", "lines are"))
	}
	return nil
}
