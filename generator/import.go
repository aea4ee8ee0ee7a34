package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"

	"bandstand/directory/activity"
	"bandstand/generator/drafts"
	"bandstand/generator/mapping"
	"bandstand/generator/oruk"
	"bandstand/generator/progress"
	"bandstand/generator/spreadsheet"
	"bandstand/generator/strangers"
	"bandstand/generator/terminal"
)

// importFolder holds what imports keep for themselves: what was fetched of a list, until all of it
// has come, and reports, which may name people. It lies beside content/, in no repository.
const importFolder = ".import"

type importCommands struct {
	ORUK     importORUKCommand     `cmd:"" name:"oruk" help:"A list in the format of Open Referral UK, from a file or from where it is published."`
	CSV      importCSVCommand      `cmd:"" name:"csv" help:"Tables out of a spreadsheet, saved as CSV. The first time a mapping is proposed, for you to read."`
	Markdown importMarkdownCommand `cmd:"" name:"markdown" help:"A folder of pages of Markdown that another program showed. The first time a mapping is proposed, for you to read."`
}

// importFlags are what every import asks.
type importFlags struct {
	Source   string   `placeholder:"NAME" help:"Whose list it is. The site names them."`
	Licence  string   `placeholder:"LICENCE" help:"The licence under which they give it, as in \"OGL v3.0\". Nothing is taken over without."`
	SetAside []string `name:"set-aside" sep:"none" placeholder:"CATEGORY" help:"A category of what is no activity, such as Shops. May be given again."`
}

// importORUKCommand takes over a list of services.
type importORUKCommand struct {
	importFlags
	From string `arg:"" optional:"" name:"file-or-address" help:"A file, or the address of the list: https://example.org/api/services"`
}

// Run reads the list and writes drafts of what is in it.
func (c importORUKCommand) Run(p *program) error {
	if c.From == "" {
		return hinted{errors.New("there is nothing to import yet"), "name a file or an address: " + examples["import oruk"]}
	}
	from, err := c.source(p)
	if err != nil {
		return err
	}
	stages := progress.New(p.stderr)
	defer stages.End()
	var feed *oruk.Feed
	kept := ""
	if strings.Contains(c.From, "://") {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
		defer stop()
		from.URL = c.From
		kept = filepath.Join(importFolder, activity.SlugOf(from.Name)+"-fetched")
		feed, err = oruk.Fetcher{Kept: kept, Progress: stages.Stage}.Fetch(ctx, c.From)
		if err != nil {
			return hinted{err, "what was fetched is kept for a day: the same command goes on where this one stopped"}
		}
	} else if feed, err = oruk.ReadFile(c.From); err != nil {
		return err
	}
	stages.Stage("Writing drafts")
	return errors.Join(p.writeDrafts(from, feed.List, stages), os.RemoveAll(kept))
}

// source returns whose list it is and under which licence, and asks for them at a terminal.
func (c importFlags) source(p *program) (drafts.Source, error) {
	keyboard := terminal.New(p.stdin, p.stdout)
	for _, q := range []struct {
		flag, question string
		answer         *string
	}{
		{"--source", "Whose list is it? The site names them.", &c.Source},
		{"--licence", "Under which licence do they give it? (Such as OGL v3.0, CC BY 4.0, or: with their permission)", &c.Licence},
	} {
		if *q.answer == "" && keyboard != nil {
			*q.answer, _ = keyboard.Ask(q.question)
		}
		if *q.answer = strings.Join(strings.Fields(*q.answer), " "); *q.answer == "" {
			return drafts.Source{}, hinted{
				errors.New("nothing was taken over, because only what may be shown can be: whose list is it, and under which licence?"),
				`add --source "Salford Community Network" --licence "OGL v3.0"; where you do not know the licence, ask them`,
			}
		}
	}
	return drafts.Source{Name: c.Source, Licence: c.Licence, SetAside: c.SetAside}, nil
}

// writeDrafts writes what was read into the content folder, and tells what became of it.
func (p *program) writeDrafts(from drafts.Source, list drafts.List, stages *progress.Progress) error {
	root, err := p.openContent()
	if err != nil {
		return err
	}
	defer root.Close()
	report, err := drafts.Import(root, list, from, p.Now.now())
	if err != nil {
		return err
	}
	stages.End()
	for _, problem := range list.Problems {
		fmt.Fprintln(p.stderr, problem)
	}
	whole := filepath.Join(importFolder, activity.SlugOf(from.Name)+".md")
	if err := os.MkdirAll(importFolder, 0o700); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	file, err := os.OpenFile(whole, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	if err := errors.Join(report.Write(file), file.Close()); err != nil {
		return fmt.Errorf("write the report: %w", err)
	}
	p.tellImport(report, filepath.ToSlash(whole))
	return nil
}

// tellImport prints the summary of an import.
func (p *program) tellImport(report *drafts.Report, whole string) {
	outcome := func(is string) int { return report.Count(func(r *drafts.Row) bool { return r.Outcome() == is }) }
	fmt.Fprintf(p.stdout, "%s of %s: %s, %d set aside", count(len(report.Rows), "service", "services"), report.Source.Name,
		count(outcome("new"), "new draft", "new drafts"), outcome("set aside"))
	if was := outcome("as it was") + outcome("changed"); was > 0 {
		fmt.Fprintf(p.stdout, ", %d changed, %d as they were", outcome("changed"), outcome("as it was"))
	}
	fmt.Fprintf(p.stdout, "\n")
	const most = 60
	told := 0
	for _, row := range report.Rows {
		if row.Aside == "" {
			continue
		}
		if told++; told <= most {
			fmt.Fprintf(p.stdout, "  set aside: %s (%s): %s\n", cmp.Or(row.Title, "no name"), row.ID, row.Aside)
		}
	}
	if told > most {
		fmt.Fprintf(p.stdout, "  set aside: %d more, which stand in the report\n", told-most)
	}
	for _, line := range report.ChangesSaid() {
		fmt.Fprintf(p.stdout, "  %s\n", line)
	}
	for _, one := range []struct {
		has       func(*drafts.Row) bool
		one, many string
	}{
		{func(r *drafts.Row) bool { return len(r.Back) > 0 },
			"draft has something left out until the group agrees: names, mobile numbers, addresses of people",
			"drafts have something left out until the group agrees: names, mobile numbers, addresses of people"},
		{func(r *drafts.Row) bool { return len(r.Flags) > 0 }, "draft has something to look at", "drafts have something to look at"},
		{func(r *drafts.Row) bool { return r.Aside == "" && len(r.Lost) > 0 },
			"draft had something that cannot stand on a page", "drafts had something that cannot stand on a page"},
	} {
		if n := report.Count(one.has); n > 0 {
			fmt.Fprintf(p.stdout, "%s\n", count(n, one.one, one.many))
		}
	}
	fmt.Fprintf(p.stdout, "Every service, and what is to ask: %s. It may name people, so keep it to yourselves.\n"+
		"Nobody sees a draft yet. `%s check --drafts` lists whom to ring, and what to ask.\n", whole, commandLine)
}

// mappingFlags are what an import asks that reads tables.
type mappingFlags struct {
	importFlags
	Mapping string `placeholder:"FILE" help:"The file that says which column is what. Left out, it lies beside what is imported."`
}

// importCSVCommand takes over tables.
type importCSVCommand struct {
	mappingFlags
	Files []string `arg:"" optional:"" name:"file" help:"Tables saved as CSV. The first has a row for each activity; the others, such as places and times, belong to it."`
}

// Run reads the tables. Without a mapping it proposes one, and writes nothing else.
func (c importCSVCommand) Run(p *program) error {
	if len(c.Files) == 0 {
		return hinted{errors.New("there is nothing to import yet"), "name a table: " + examples["import csv"]}
	}
	var tables []mapping.Table
	var problems []string
	for _, file := range c.Files {
		table, err := spreadsheet.Read(file)
		if errors.Is(err, spreadsheet.ErrNoRows) && len(c.Files) > 1 {
			problems = append(problems, err.Error()+", so it is passed over")
			continue
		}
		if err != nil {
			return err
		}
		tables = append(tables, table)
	}
	if len(tables) == 0 {
		return errors.New("none of the tables has rows")
	}
	return c.importTables(p, tables, problems, strings.TrimSuffix(c.Files[0], filepath.Ext(c.Files[0]))+".mapping.yaml")
}

// importMarkdownCommand takes over pages of another program.
type importMarkdownCommand struct {
	mappingFlags
	Folder string `arg:"" optional:"" help:"The folder of the pages."`
}

// Run reads the pages. Without a mapping it proposes one, and writes nothing else.
func (c importMarkdownCommand) Run(p *program) error {
	if c.Folder == "" {
		return hinted{errors.New("there is nothing to import yet"), "name a folder: " + examples["import markdown"]}
	}
	root, err := os.OpenRoot(c.Folder)
	if err != nil {
		return fmt.Errorf("there is no folder %s", c.Folder)
	}
	defer root.Close()
	folder := filepath.Clean(c.Folder)
	table, problems, err := strangers.ReadFolder(root.FS(), filepath.Base(folder))
	if err != nil {
		return fmt.Errorf("%s: %w", c.Folder, err)
	}
	return c.importTables(p, []mapping.Table{table}, problems, folder+".mapping.yaml")
}

// importTables makes drafts of tables by the mapping that lies there, or proposes one.
func (c mappingFlags) importTables(p *program, tables []mapping.Table, problems []string, beside string) error {
	file := c.Mapping
	if file == "" {
		file = beside
	}
	text, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		return p.proposeMapping(tables, problems, file)
	}
	if err != nil {
		return fmt.Errorf("read the mapping: %w", err)
	}
	read, err := mapping.Read(text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	from, err := c.source(p)
	if err != nil {
		return err
	}
	list, err := read.List(tables)
	if err != nil {
		return hinted{err, "mend " + file + ", or remove it: then a new one is proposed"}
	}
	stages := progress.New(p.stderr)
	defer stages.End()
	stages.Stage("Writing drafts")
	list.Problems = append(problems, list.Problems...)
	return p.writeDrafts(from, list, stages)
}

// proposeMapping writes a mapping for a person to read, and imports nothing yet.
func (p *program) proposeMapping(tables []mapping.Table, problems []string, file string) error {
	for _, problem := range problems {
		fmt.Fprintln(p.stderr, problem)
	}
	proposed := mapping.Propose(tables)
	text, err := proposed.Write()
	if err != nil {
		return fmt.Errorf("propose a mapping: %w", err)
	}
	if err := os.WriteFile(file, text, 0o644); err != nil {
		return fmt.Errorf("propose a mapping: %w", err)
	}
	for _, table := range proposed.Tables {
		fmt.Fprintf(p.stdout, "%s:\n", table.File)
		for _, column := range table.Columns {
			fmt.Fprintf(p.stdout, "  %-24s %s\n", column.Is, column.Name)
		}
		if table.Joined != nil {
			fmt.Fprintf(p.stdout, "  belongs to %s, where its %q is the %q of a row here\n", table.Joined.File, table.Joined.Theirs, table.Joined.Column)
		}
	}
	for _, line := range mapping.Counts(tables, proposed) {
		fmt.Fprintf(p.stdout, "  %s\n", line)
	}
	for _, rule := range proposed.SetAside {
		unless := ""
		if rule.UnlessTimed {
			unless = ", unless it says when people meet"
		}
		if len(rule.Says) > 0 {
			fmt.Fprintf(p.stdout, "Proposed as no activity, by %q%s: %s\n", rule.Column, unless, strings.Join(rule.Says, "; "))
		}
	}
	fmt.Fprintf(p.stdout, "\nThis is how we understand it. Nothing is imported yet: read %s, mend what is wrong, and give the same command again.\n", file)
	return nil
}
