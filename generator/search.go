package main

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"bandstand/directory/words"
	"bandstand/search"
)

// searchCommand asks the search of the content as it stands.
type searchCommand struct {
	Words   []string `arg:"" optional:"" help:"What somebody types."`
	Near    string   `placeholder:"PLACE" help:"What they type in the box for the place."`
	With    []string `sep:"none" placeholder:"NAME=VALUE" help:"What else they choose, named as in the address of a search: --with day=tuesday. It can be repeated."`
	Explain bool     `help:"Tell what was understood and let go, and why each result stands where it does."`
}

// Run prints what is found.
func (c *searchCommand) Run(p *program) error {
	query, err := c.query()
	if err != nil {
		return err
	}
	now := p.Now.now()
	source, err := p.searchable(now)
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
	out := &finding{Answer: found, now: now, in: words.English(), explain: c.Explain}
	return out.print(p.stdout)
}

// query gives the query string of the search's address.
func (c *searchCommand) query() (url.Values, error) {
	query := url.Values{}
	for _, choice := range c.With {
		name, value, ok := strings.Cut(choice, "=")
		if !ok || name == "" {
			return nil, hinted{fmt.Errorf("%q is not a name and a value", choice), "write it as in the address of a search: --with day=tuesday"}
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
