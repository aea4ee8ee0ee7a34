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
	made, err := f.makeWith(directory, site.Options{Now: now})
	if err != nil {
		return search.Source{}, err
	}
	return made.Search, nil
}

// openSearch builds the index in a folder of its own and opens it there: the
// bundle of the services is left to build, and no other build can take this
// one away.
func openSearch(source search.Source) (index *search.Index, forget func(), err error) {
	folder, err := os.MkdirTemp("", "bandstand-search-")
	if err != nil {
		return nil, nil, fmt.Errorf("make a folder for the index: %w", err)
	}
	defer func() {
		if err != nil {
			os.RemoveAll(folder)
		}
	}()
	if err := search.Build(folder, source); err != nil {
		return nil, nil, err
	}
	index, err = search.Open(os.DirFS(folder))
	if err != nil {
		return nil, nil, err
	}
	forget = func() {
		index.Close()
		os.RemoveAll(folder)
	}
	return index, forget, nil
}
