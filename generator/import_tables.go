package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"bandstand/generator/mapping"
	"bandstand/generator/progress"
	"bandstand/generator/spreadsheet"
	"bandstand/generator/strangers"
)

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
	for _, file := range c.Files {
		table, err := spreadsheet.Read(file)
		if err != nil {
			return err
		}
		tables = append(tables, table)
	}
	return c.importTables(p, tables, nil, strings.TrimSuffix(c.Files[0], filepath.Ext(c.Files[0]))+".mapping.yaml")
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
	services, more, err := read.Services(tables)
	if err != nil {
		return hinted{err, "mend " + file + ", or remove it: then a new one is proposed"}
	}
	stages := progress.New(p.stderr)
	defer stages.End()
	stages.Stage("Writing drafts")
	return p.writeDrafts(from, services, append(problems, more...), stages)
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
		if len(rule.Says) > 0 {
			fmt.Fprintf(p.stdout, "Proposed as no activity, by %q: %s\n", rule.Column, strings.Join(rule.Says, "; "))
		}
	}
	fmt.Fprintf(p.stdout, "\nThis is how we understand it. Nothing is imported yet: read %s, mend what is wrong, and give the same command again.\n", file)
	return nil
}
