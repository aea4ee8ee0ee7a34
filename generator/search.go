package main

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"bandstand/directory/content"
	"bandstand/generator/folders"
	"bandstand/generator/site"
	"bandstand/search"
	"bandstand/search/explain"
	"bandstand/search/judge"
)

// searchCommand searches the content as it stands.
type searchCommand struct {
	Words   []string `arg:"" optional:"" help:"What somebody types."`
	Near    string   `placeholder:"PLACE" help:"What they type in the box for the place."`
	With    []string `sep:"none" placeholder:"NAME=VALUE" help:"What else they choose, named as in the address of a search: --with day=tuesday. It can be repeated."`
	Explain bool     `help:"Tell what was understood and let go, and why each result stands where it does."`
}

// Run prints the results, and with --explain why each stands where it does.
func (c *searchCommand) Run(p *program) error {
	query, err := c.query()
	if err != nil {
		return err
	}
	now := p.Now.now()
	source, err := p.searchable(now, "")
	if err != nil {
		return err
	}
	index, err := search.New(source)
	if err != nil {
		return err
	}
	found, err := index.Explain(query.Encode(), now)
	if err != nil {
		return err
	}
	return explain.Write(p.stdout, found, now, c.Explain)
}

// query returns the query of the search page's address.
func (c *searchCommand) query() (url.Values, error) {
	query := url.Values{}
	for _, choice := range c.With {
		name, value, ok := strings.Cut(choice, "=")
		if !ok || name == "" {
			return nil, hinted{
				fmt.Errorf("%q is not a name and a value", choice), "write it as in the address of a search: --with day=tuesday",
			}
		}
		query.Add(name, value)
	}
	if typed := strings.Join(c.Words, " "); typed != "" {
		query.Set("q", typed)
	}
	if near := cmp.Or(c.Near, query.Get("near")); near != "" {
		query.Set("near", near)
	}
	return query, nil
}

// judgeCommand measures how well search finds what people want. A collection that
// has a content folder of its own was judged over that, and is measured over it
// unless --content says otherwise: figures are compared only over the same listings.
type judgeCommand struct {
	Collection string `default:"search/testdata/judged" placeholder:"FOLDER" help:"Queries and their judged answers: queries.jsonl, qrels.tsv, collection.yaml, and content/ if they were judged over one of their own (${default}). search/testdata/judged-welsh is in Welsh."`
	Format     string `default:"text" enum:"text,json" help:"text to read, or json with the numbers of every query (${default})."`
	Verbose    bool   `help:"Show the ten queries that fare worst, with what was wanted and what came."`
}

// Run prints the figures.
func (c *judgeCommand) Run(p *program) error {
	if !folders.Is(c.Collection) {
		return noFolder("collection", c.Collection)
	}
	collection, problems := judge.Read(os.DirFS(c.Collection))
	for _, problem := range problems { // told where a person finds them
		problem.File = path.Join(filepath.ToSlash(c.Collection), problem.File)
		fmt.Fprintln(p.stderr, problem)
	}
	if len(problems) > 0 {
		return fmt.Errorf("nothing was judged, because there are mistakes to mend: %s", count(len(problems), "error", "errors"))
	}
	if frozen := filepath.Join(c.Collection, cmp.Or(collection.Content, "content")); !p.contentGiven && folders.Is(frozen) {
		p.Content = frozen
	}
	now := moment{cmp.Or(p.Now.Time, collection.Now)}.now()
	source, err := p.searchable(now, collection.Language)
	if err != nil {
		return err
	}
	for _, slug := range collection.Unknown(source) {
		fmt.Fprintf(p.stderr, "judged, but not in %s: %s\n", folders.Said(p.Content), slug)
	}
	found, err := judge.Compare(collection, source, now)
	if err != nil {
		return err
	}
	if c.Format == "json" {
		return found.WriteJSON(p.stdout, c.Collection, p.Content, now)
	}
	fmt.Fprintf(p.stdout, "%s of %s over %s as of %s\n\n",
		count(len(collection.Queries), "query", "queries"), folders.Said(c.Collection), folders.Said(p.Content), now.Format(time.RFC3339))
	return found.WriteText(p.stdout, c.Verbose)
}

// searchable returns what search needs of the content as it stands, in a language that
// nobody has reviewed too where it is asked for. Pages with mistakes are left out, and it
// prints how many.
func (p *program) searchable(now time.Time, language string) (search.Source, error) {
	if err := p.checkSources(); err != nil {
		return search.Source{}, err
	}
	root, err := p.openContent()
	if err != nil {
		return search.Source{}, err
	}
	defer root.Close()
	directory, problems := p.load(root, now)
	if n := len(content.Errors(problems)); n > 0 {
		fmt.Fprintf(p.stderr, "pages with mistakes are left out: %s, which `%s check --content %s` shows\n",
			count(n, "error", "errors"), commandLine, p.Content)
	}
	made, err := site.New(directory, nil, os.DirFS(p.Layouts), os.DirFS(p.Static), site.Options{Now: now, Drafts: language != ""})
	if err != nil {
		return search.Source{}, err
	}
	return made.Search()
}
