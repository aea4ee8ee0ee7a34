// Package fields is the table of everything that can be written in content/: a
// struct for each mapping of keys, as formats.md spells them.
package fields

import "bandstand/directory/content/frontmatter"

type (
	field = frontmatter.Field
	text  = frontmatter.Text
	flag  = frontmatter.Flag
	whole = frontmatter.Whole
	date  = frontmatter.Date
	money = frontmatter.Money
	how   = frontmatter.How

	list[T any] = frontmatter.List[T]
)
