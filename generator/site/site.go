// Package site turns a directory into everything that is published: a list of
// addresses and the function that fills each. It knows neither where the files go
// nor how they get there.
package site

import (
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/pictures"
	"bandstand/generator/site/rootfiles"
	"bandstand/generator/site/services"
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
	Unaddressed []string // names that listings give for their forms and the address book lacks
	Listed      int      // activities that the lists show
	Towns       int      // towns that have such an activity
	Prefixes    []string // before the addresses of each language: nothing, then "/cy"

	editions []*edition // in each language, the directory's own first
	addresses
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
	made := &Site{addresses: addresses{at: map[string]int{}}}
	for _, file := range bundle.Files {
		made.add(file.Path, file.WriteFile)
	}
	first, err := newEdition(directory, minified, words.English(), firstShell(directory, bundle, options), options, nil)
	if err != nil {
		return nil, err
	}
	if err := first.addPictures(&made.addresses, content); err != nil {
		return nil, err
	}
	made.editions = []*edition{first}
	for _, other := range first.shell.Elsewhere {
		edition, err := first.translate(other)
		if err != nil {
			return nil, fmt.Errorf("in the language %s: %w", other.Code, err)
		}
		made.editions = append(made.editions, edition)
	}
	for _, edition := range made.editions {
		edition.addPages(&made.addresses)
		made.Prefixes = append(made.Prefixes, edition.shell.Prefix)
	}
	first.addRootFiles(made.Prefixes)
	made.Unaddressed = services.Unaddressed(first.say)
	made.Listed, made.Towns = len(first.lists.all), len(first.lists.towns)
	return made, made.twice
}

// Pages returns every address of the site, each once.
func (s *Site) Pages() iter.Seq[Page] { return slices.Values(s.pages) }

// Page returns the page whose file has this path.
func (s *Site) Page(path string) (Page, bool) {
	i, ok := s.at[path]
	if !ok {
		return Page{}, false
	}
	return s.pages[i], true
}

// Search returns what the search service is to carry.
func (s *Site) Search() search.Source {
	var sources []search.Source
	for _, one := range s.editions {
		documents := each(one.listings, func(l *listing) search.Document { return l.document })
		sources = append(sources, services.Search(one.say, documents, one.shell, one.minified))
	}
	sources[0].Translations = sources[1:]
	return sources[0]
}

// Messages returns what the messages service is to carry, private addresses among it.
func (s *Site) Messages() messages.Source {
	var sources []messages.Source
	for _, one := range s.editions {
		sources = append(sources, services.Messages(one.say, one.shell, one.minified))
	}
	sources[0].Translations = sources[1:]
	return sources[0]
}

// addRootFiles adds what hosts and search engines look for at the root.
func (e *edition) addRootFiles(prefixes []string) {
	addText := func(file, text string) {
		e.out.add(file, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}
	addText("robots.txt", rootfiles.Robots(e.shell, prefixes))
	if rootfiles.HasSitemap(e.shell) {
		e.addSitemaps(rootfiles.Sitemaps(e.shell, e.indexed))
	}
	var moves []rootfiles.Move
	for _, one := range e.listings {
		for _, old := range one.Aliases {
			moves = append(moves, rootfiles.Move{From: old, To: one.Path()})
		}
	}
	if redirects := rootfiles.Redirects(moves, e.shell.Elsewhere); redirects != "" {
		addText("_redirects", redirects)
	}
}

// addSitemaps adds a sitemap, or one for each part of the pages and one that leads to them.
func (e *edition) addSitemaps(parts [][]string) {
	if len(parts) == 1 {
		e.out.add("sitemap.xml", func(w io.Writer) error { return rootfiles.WriteSitemap(w, e.shell, parts[0]) })
		return
	}
	e.out.add("sitemap.xml", func(w io.Writer) error { return rootfiles.WriteSitemapIndex(w, e.shell, len(parts)) })
	for number, part := range parts {
		e.out.add(rootfiles.SitemapFile(number), func(w io.Writer) error { return rootfiles.WriteSitemap(w, e.shell, part) })
	}
}

// addresses are the pages of a site as they are claimed.
type addresses struct {
	pages []Page
	at    map[string]int // where each stands in pages
	twice error          // the first address that was claimed twice
}

func (a *addresses) add(path string, fill func(io.Writer) error) {
	if _, taken := a.at[path]; taken && a.twice == nil {
		a.twice = fmt.Errorf("two pages want the address %s", path)
	}
	a.at[path] = len(a.pages)
	a.pages = append(a.pages, Page{path, fill})
}
