package judge

import (
	"fmt"
	"slices"
	"time"

	"bandstand/search"
)

// Comparison is how search fares by a collection, and the plain index beside it.
type Comparison struct {
	Collection *Collection
	Search     Report
	Plain      Report
}

// Compare asks search and the plain index every query of a collection.
func Compare(collection *Collection, source search.Source, now time.Time) (*Comparison, error) {
	index, err := search.New(source)
	if err != nil {
		return nil, err
	}
	c := &Comparison{Collection: collection}
	handler := search.Handler(index, func() time.Time { return now })
	if c.Search, err = Judge(collection, Through(handler, collection.Language)); err != nil {
		return nil, err
	}
	if collection.Language != "" {
		at := slices.IndexFunc(source.Translations, func(s search.Source) bool { return s.Shell.Language == collection.Language })
		if at < 0 {
			return nil, fmt.Errorf("the queries are in the language %q, and the content is not", collection.Language)
		}
		source = source.Translations[at]
	}
	find, done, err := Plain(source.Documents)
	if err != nil {
		return nil, err
	}
	defer done()
	c.Plain, err = Judge(collection, find)
	return c, err
}

// Unknown returns the judged activities that a source does not have, in the order in
// which they come up.
func (c *Collection) Unknown(source search.Source) []string {
	known := map[string]bool{}
	for _, d := range source.Documents {
		known[d.Card.Slug] = true
	}
	var unknown []string
	for _, q := range c.Queries {
		for _, answer := range q.Wanted() {
			if !known[answer.Slug] {
				unknown = append(unknown, answer.Slug)
				known[answer.Slug] = true
			}
		}
	}
	return unknown
}

// EveryQuery, WorkedOn, KeptAside and OfClass say which queries figures are of.
func EveryQuery(Query) bool { return true }

// WorkedOn reports whether search may be tuned on a query.
func WorkedOn(q Query) bool { return !q.Aside }

// KeptAside reports whether a query is never tuned on.
func KeptAside(q Query) bool { return q.Aside }

// OfClass reports whether a query is of a class.
func OfClass(class string) func(Query) bool {
	return func(q Query) bool { return q.Class == class }
}

func both(a, b func(Query) bool) func(Query) bool {
	return func(q Query) bool { return a(q) && b(q) }
}
