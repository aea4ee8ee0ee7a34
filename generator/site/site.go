// Package site turns a directory into everything that is published: a list of
// addresses and the function that fills each. It knows neither where the files go
// nor how they get there.
package site

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/pictures"
	"bandstand/messages"
	"bandstand/search"
)

// Options are what a build is told beside its content.
type Options struct {
	Now     time.Time // the moment for which dates and staleness are worked out
	BaseURL string    // scheme and host; the directory's own where empty
	Preview bool      // a preview says that it is one, and is not indexed
	// AddressBook are the private addresses behind form_to. They go to the
	// messages service and into no page.
	AddressBook map[string]string
	// SensitiveForms are the slugs of activities whose form the operator turned
	// on although writing there tells of somebody's health.
	SensitiveForms []string
	// Drafts shows languages too that nobody who speaks them has reviewed: never
	// in production.
	Drafts bool
	// Pictures keeps what was made of pictures from one site to the next; nil where
	// there is none to come.
	Pictures *pictures.Maker
}

// Site is everything that a build publishes.
type Site struct {
	Pages  []Page        // every address, each once
	Search search.Source // what the search service is to carry
	// Messages is what the messages service is to carry, private addresses among it.
	Messages    messages.Source
	Unaddressed []string // names that listings give for their forms and the address book lacks
	Listed      int      // activities that the lists show
	Towns       int      // towns that have such an activity
	Prefixes    []string // before the addresses of each language: nothing, then "/cy"
}

// Page is one address of a site. It holds nothing but how it is filled.
type Page struct {
	Path string // of its file, with forward slashes: "activities/tea-dance/index.html"
	fill func(io.Writer) error
}

// Fill writes the page. It may be called at any time, in any order and by many
// goroutines at once, and writes the same bytes each time. What it has written
// before an error is to be thrown away.
func (p Page) Fill(w io.Writer) error {
	if err := p.fill(w); err != nil {
		return fmt.Errorf("make %s: %w", p.Path, err)
	}
	return nil
}

// New works out what the pages of a site share, and renders none. The folders are
// read again when pages are filled; content is needed for pictures alone, and may be
// nil where no page is to be filled. An error names the file that could not be read
// or parsed, or the address that two pages claim.
func New(directory *activity.Directory, content, layouts, static fs.FS, options Options) (*Site, error) {
	bundle, err := assets.Bundle(static)
	if err != nil {
		return nil, err
	}
	minified, err := assets.MinifyLayouts(layouts)
	if err != nil {
		return nil, err
	}
	options.BaseURL = cmp.Or(options.BaseURL, directory.Site.BaseURL)
	options.Now = options.Now.In(schedule.London)
	options.Pictures = cmp.Or(options.Pictures, &pictures.Maker{})
	all := &addresses{taken: map[string]bool{}}
	for _, file := range bundle.Files {
		all.add(file.Path, file.WriteFile)
	}
	first, err := newEdition(directory, minified, words.English(), firstShell(directory, bundle, options), options, nil)
	if err != nil {
		return nil, err
	}
	if err := first.addPictures(all, content); err != nil {
		return nil, err
	}
	first.addPages(all)
	first.addComponents()
	first.addMoved()
	made := &Site{
		Search:      first.searchSource(),
		Messages:    first.messagesSource(),
		Unaddressed: first.unaddressed(),
		Listed:      len(first.lists.all),
		Towns:       len(first.lists.towns),
		Prefixes:    []string{""},
	}
	for _, other := range first.shell.Elsewhere {
		edition, err := first.translate(other)
		if err != nil {
			return nil, fmt.Errorf("in the language %s: %w", other.Code, err)
		}
		edition.addPages(all)
		made.Prefixes = append(made.Prefixes, other.Prefix)
		made.Search.Translations = append(made.Search.Translations, edition.searchSource())
		made.Messages.Translations = append(made.Messages.Translations, edition.messagesSource())
	}
	first.addRobots(made.Prefixes)
	made.Pages = all.pages
	return made, all.err
}

// addresses are the pages of a site as they are claimed.
type addresses struct {
	pages []Page
	taken map[string]bool
	err   error // the first address that was claimed twice
}

func (a *addresses) add(path string, fill func(io.Writer) error) {
	if a.taken[path] && a.err == nil {
		a.err = fmt.Errorf("two pages want the address %s", path)
	}
	a.taken[path] = true
	a.pages = append(a.pages, Page{path, fill})
}
