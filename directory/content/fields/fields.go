// Package fields is the table of everything that can be written in content/: a
// struct for each mapping of keys. It is the one place that tells of a field. Its
// tag has the key, an example, which messages show, and whether a page without it
// has an error; its type is how it is decoded; its comment, which goes into
// docs/content.md, is its meaning and rule. A tag cannot be broken, so some lines
// are long.
package fields

import "bandstand/directory/content/frontmatter"

type (
	field = frontmatter.Field
	text  = frontmatter.Text
	flag  = frontmatter.Flag
	whole = frontmatter.Whole
	age   = frontmatter.Age
	date  = frontmatter.Date
	money = frontmatter.Money
	how   = frontmatter.How
	mark  = frontmatter.Mark

	list[T any] = frontmatter.List[T]
)
