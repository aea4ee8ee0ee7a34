package main

import (
	"cmp"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"

	"bandstand/directory/content"
	"bandstand/directory/words"
	"bandstand/generator/site"
	"bandstand/search"
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
	out := &finding{Answer: found, now: now, lang: words.English(), explain: c.Explain}
	return out.print(p.stdout)
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
