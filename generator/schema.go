package main

import (
	"fmt"

	"bandstand/directory/content/fields/schema"
)

// schemaCommand writes what editors of text check pages by while somebody types.
type schemaCommand struct {
	Folder string `arg:"" optional:"" default:"docs/schemas" help:"Where they are written."`
}

// Run writes a schema for each kind of file.
func (c *schemaCommand) Run(p *program) error {
	n, err := schema.Write(c.Folder)
	if err != nil {
		return err
	}
	fmt.Fprintf(p.stdout, "%s in %s\n", count(n, "schema", "schemas"), c.Folder)
	return nil
}
