package main

import (
	"fmt"
	"os"
	"time"

	"bandstand/directory/activity"
	"bandstand/generator/site"
	"bandstand/search"
)

// searchable makes what search knows of the content as it stands. Pages with
// mistakes are left out, and that is said.
func (f sourceFlags) searchable(p *program, now time.Time) (search.Source, error) {
	if err := f.checkSources(); err != nil {
		return search.Source{}, err
	}
	directory, problems, err := f.load(now)
	if err != nil {
		return search.Source{}, err
	}
	if n := len(activity.Errors(problems)); n > 0 {
		fmt.Fprintf(p.stderr, "pages with mistakes are left out: %s, which `%s check --content %s` shows\n",
			count(n, "error", "errors"), typed, f.Content)
	}
	return site.Searchable(directory, os.DirFS(f.Layouts), os.DirFS(f.Static), site.Options{Now: now})
}
