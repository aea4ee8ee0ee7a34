package main

import (
	"fmt"
	"os"
	"time"

	"bandstand/directory/content"
	"bandstand/generator/site"
	"bandstand/search"
)

// searchable makes what search knows of the content as it stands. Pages with
// mistakes are left out, and that is said.
func (p *program) searchable(now time.Time) (search.Source, error) {
	if err := p.checkSources(); err != nil {
		return search.Source{}, err
	}
	directory, problems, err := p.load(now)
	if err != nil {
		return search.Source{}, err
	}
	if n := len(content.Errors(problems)); n > 0 {
		fmt.Fprintf(p.stderr, "pages with mistakes are left out: %s, which `%s check --content %s` shows\n",
			count(n, "error", "errors"), typed, p.Content)
	}
	return site.Searchable(directory, os.DirFS(p.Layouts), os.DirFS(p.Static), site.Options{Now: now})
}
