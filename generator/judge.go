package main

import (
	"cmp"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"bandstand/search"
	"bandstand/search/judge"
)

// judgeCommand measures how well search finds what people want. A collection that
// has a content folder of its own was judged over that, and is measured over it
// unless --content says otherwise: figures are compared only over the same listings.
type judgeCommand struct {
	Collection string `default:"search/testdata/judged" placeholder:"FOLDER" help:"Queries and their judged answers: queries.jsonl, qrels.tsv, collection.yaml, and content/ if they were judged over one of their own (${default}). search/testdata/judged-welsh is in Welsh."`
	Format     string `default:"text" enum:"text,json" help:"text to read, or json with the numbers of every query (${default})."`
	Verbose    bool   `help:"Show the ten queries that fare worst, with what was wanted and what came."`
}

// judged is a collection, and how search and the plain index beside it fare by it.
type judged struct {
	collection *judge.Collection
	search     judge.Report
	plain      judge.Report
}

// Run prints the figures.
func (c *judgeCommand) Run(p *program) error {
	collection, err := c.read(p)
	if err != nil {
		return err
	}
	if frozen := filepath.Join(c.Collection, cmp.Or(collection.Content, "content")); !p.contentGiven && isFolder(frozen) {
		p.Content = frozen
	}
	now := moment{cmp.Or(p.Now.Time, collection.Now)}.now()
	source, err := p.searchable(now, collection.Language)
	if err != nil {
		return err
	}
	for _, slug := range unknownAnswers(collection, source) {
		fmt.Fprintf(p.stderr, "judged, but not in %s: %s\n", asFolder(p.Content), slug)
	}
	found, err := judgeBy(collection, source, now)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return found.writeJSON(p.stdout, c, p.Content, now)
	}
	return found.writeText(p.stdout, c, p.Content, now)
}

// read reads the collection. Its problems are told where a person finds them.
func (c *judgeCommand) read(p *program) (*judge.Collection, error) {
	if !isFolder(c.Collection) {
		return nil, noFolder("collection", c.Collection)
	}
	collection, problems := judge.Read(os.DirFS(c.Collection))
	for _, problem := range problems {
		problem.File = path.Join(filepath.ToSlash(c.Collection), problem.File)
		fmt.Fprintln(p.stderr, problem)
	}
	if len(problems) > 0 {
		return nil, fmt.Errorf("nothing was judged, because there are mistakes to mend: %s", count(len(problems), "error", "errors"))
	}
	return collection, nil
}

// unknownAnswers gives the judged activities that the content does not have, in
// the order in which they come up.
func unknownAnswers(collection *judge.Collection, source search.Source) []string {
	known := map[string]bool{}
	for _, d := range source.Documents {
		known[d.Card.Slug] = true
	}
	var unknown []string
	for _, q := range collection.Queries {
		for _, answer := range q.Wanted() {
			if !known[answer.Slug] {
				unknown = append(unknown, answer.Slug)
				known[answer.Slug] = true
			}
		}
	}
	return unknown
}

// judgeBy asks search and the plain index every query of a collection.
func judgeBy(collection *judge.Collection, source search.Source, now time.Time) (*judged, error) {
	index, err := search.New(source)
	if err != nil {
		return nil, err
	}
	j := &judged{collection: collection}
	handler := search.Handler(index, func() time.Time { return now })
	if j.search, err = judge.Judge(collection, judge.Through(handler, collection.Language)); err != nil {
		return nil, err
	}
	if collection.Language != "" {
		translated := slices.IndexFunc(source.Translations, func(s search.Source) bool { return s.Shell.Language == collection.Language })
		if translated < 0 {
			return nil, fmt.Errorf("the queries are in the language %q, and the content is not", collection.Language)
		}
		source = source.Translations[translated]
	}
	find, done, err := judge.Plain(source.Documents)
	if err != nil {
		return nil, err
	}
	defer done()
	j.plain, err = judge.Judge(collection, find)
	return j, err
}

// Which queries figures are of.
var (
	everyQuery = func(judge.Query) bool { return true }
	workedOn   = func(q judge.Query) bool { return !q.Aside }
	keptAside  = func(q judge.Query) bool { return q.Aside }
)

func ofClass(class string) func(judge.Query) bool {
	return func(q judge.Query) bool { return q.Class == class }
}

func both(a, b func(judge.Query) bool) func(judge.Query) bool {
	return func(q judge.Query) bool { return a(q) && b(q) }
}
