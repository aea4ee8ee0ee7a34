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
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
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
	// Before is an earlier site of the same folders; nil where there is none. What has
	// not changed since is taken over: the layouts and the assets where their files are
	// the same, and where Now is the same moment too, everything about an activity whose
	// pointer is the same, which must mean that nothing it leads to has changed.
	Before *Site
	// Followed says that this site is to be the Before of another, for which it keeps what
	// search knows of each activity.
	Followed bool
}

// Site is everything that a build publishes.
type Site struct {
	Unaddressed []string // names that listings give for their forms and the address book lacks
	Prefixes    []string // before the addresses of each language: nothing, then "/cy"

	first  *edition       // in the directory's own language
	others []*translation // in those of the other Prefixes
}

// translation is the site in another language.
type translation struct {
	made func() (*edition, error) // makes it when first wanted
	last atomic.Pointer[edition]  // what it made; until then what an earlier site made last, nil where none did
}

// Page is one address of a site. It holds nothing but how it is filled.
type Page struct {
	Path    string // of its file, with forward slashes: "activities/tea-dance/index.html"
	indexed visibility
	fill    func(io.Writer) error
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
// or parsed.
func New(directory *activity.Directory, content, layouts, static fs.FS, options Options) (*Site, error) {
	var before *edition
	var read *assets.Folders
	translated := map[string]*edition{} // what there was of them, by their prefixes
	if options.Before != nil {
		before = options.Before.first
		for i, other := range options.Before.others {
			translated[options.Before.Prefixes[i+1]] = other.last.Load()
		}
		read, options.Before = before.folders, nil // else every site would hold all before it
	}
	folders, err := assets.Read(layouts, static, read)
	if err != nil {
		return nil, err
	}
	options.BaseURL = cmp.Or(options.BaseURL, directory.Site.BaseURL)
	options.Now = options.Now.In(schedule.London)
	options.Pictures = cmp.Or(options.Pictures, &pictures.Maker{})
	first, err := newEdition(directory, folders, words.English(), firstShell(directory, folders.Assets, options), options, nil, before)
	if err != nil {
		return nil, err
	}
	for _, file := range folders.Files {
		first.addFile(file.Path, file.WriteFile)
	}
	if err := first.addPictures(content); err != nil {
		return nil, err
	}
	made := &Site{first: first, Prefixes: []string{""}}
	for _, other := range first.shell.Elsewhere {
		made.Prefixes = append(made.Prefixes, other.Prefix)
		made.others = append(made.others, newTranslation(first, other, translated[other.Prefix]))
	}
	first.claims = sync.OnceFunc(func() {
		first.addPages()
		first.addRootFiles(made.Prefixes)
		first.claimPrefixes(made.Prefixes[1:])
	})
	made.Unaddressed = services.Unaddressed(first.say)
	return made, nil
}

// newTranslation returns a site in another language. Until it is made it holds what there
// was of it before, and from then on no longer.
func newTranslation(first *edition, into page.Elsewhere, before *edition) *translation {
	t := &translation{}
	t.last.Store(before)
	t.made = sync.OnceValues(func() (*edition, error) {
		made, err := first.translate(into, t.last.Load())
		if err == nil {
			t.last.Store(made)
		}
		return made, err
	})
	return t
}

// Check reports the first address that two pages claim.
func (s *Site) Check() error {
	s.first.claims()
	return s.first.twice
}

// Listed returns how many activities the lists show.
func (s *Site) Listed() int { return len(s.first.lists().all) }

// Towns returns how many towns have such an activity.
func (s *Site) Towns() int { return len(s.first.lists().towns) }

// Pages yields every address of the site, each once.
func (s *Site) Pages() iter.Seq[Page] {
	return func(yield func(Page) bool) {
		for i, prefix := range s.Prefixes {
			edition, err := s.edition(i)
			if err != nil {
				yield(Page{Path: prefix[1:] + "/index.html", fill: func(io.Writer) error { return err }})
				return
			}
			for page := range edition.all {
				if !yield(page.below(prefix)) {
					return
				}
			}
		}
	}
}

// Page returns the page whose file has this path.
func (s *Site) Page(path string) (Page, bool) {
	for i, prefix := range s.Prefixes[1:] {
		rest, ok := strings.CutPrefix("/"+path, prefix+"/")
		if !ok {
			continue
		}
		edition, err := s.edition(i + 1)
		if err != nil {
			return Page{Path: path, fill: func(io.Writer) error { return err }}, true
		}
		page, ok := edition.page(rest)
		return page.below(prefix), ok
	}
	return s.first.page(path)
}

// edition returns the site in the language of one of the Prefixes.
func (s *Site) edition(i int) (*edition, error) {
	if i == 0 {
		return s.first, nil
	}
	return s.others[i-1].made()
}

// below returns the page below the prefix of a language.
func (p Page) below(prefix string) Page {
	if prefix != "" {
		p.Path = prefix[1:] + "/" + p.Path
	}
	return p
}

// Search returns what the search service is to carry.
func (s *Site) Search() (search.Source, error) {
	var sources []search.Source
	var english []search.Document
	for i := range s.Prefixes {
		one, err := s.edition(i)
		if err != nil {
			return search.Source{}, err
		}
		documents := one.documents(english)
		if i == 0 {
			english = documents
		}
		sources = append(sources, services.Search(one.say, documents, one.shell, one.folders.Layouts))
	}
	sources[0].Translations = sources[1:]
	return sources[0], nil
}

// Messages returns what the messages service is to carry, private addresses among it.
func (s *Site) Messages() (messages.Source, error) {
	var sources []messages.Source
	for i := range s.Prefixes {
		one, err := s.edition(i)
		if err != nil {
			return messages.Source{}, err
		}
		sources = append(sources, services.Messages(one.say, one.shell, one.folders.Layouts))
	}
	sources[0].Translations = sources[1:]
	return sources[0], nil
}

// addRootFiles adds what hosts and search engines look for at the root.
func (e *edition) addRootFiles(prefixes []string) {
	addText := func(path, text string) {
		e.addFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}
	addText("robots.txt", rootfiles.Robots(e.shell, prefixes))
	if rootfiles.HasSitemap(e.shell) {
		e.addSitemaps(rootfiles.Sitemaps(e.shell, e.indexed()))
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

// claimPrefixes finds an address that is also that of a page in another language.
func (e *edition) claimPrefixes(prefixes []string) {
	for _, prefix := range prefixes {
		for _, one := range e.pages {
			if below, ok := strings.CutPrefix("/"+one.Path, prefix+"/"); ok && e.twice == nil {
				if _, taken := e.claimed(below); taken {
					e.twice = fmt.Errorf("two pages want the address %s", one.Path)
				}
			}
		}
	}
}

// indexed returns the addresses of the pages that search engines may show.
func (e *edition) indexed() []string {
	var addresses []string
	for _, one := range e.pages {
		if one.indexed {
			addresses = append(addresses, "/"+strings.TrimSuffix(one.Path, "index.html"))
		}
	}
	for _, one := range e.lists().all {
		addresses = append(addresses, one.Path())
	}
	return addresses
}

// addSitemaps adds a sitemap, or one for each part of the pages and one that leads to them.
func (e *edition) addSitemaps(parts [][]string) {
	if len(parts) == 1 {
		e.addFile("sitemap.xml", func(w io.Writer) error { return rootfiles.WriteSitemap(w, e.shell, parts[0]) })
		return
	}
	e.addFile("sitemap.xml", func(w io.Writer) error { return rootfiles.WriteSitemapIndex(w, e.shell, len(parts)) })
	for number, part := range parts {
		e.addFile(rootfiles.SitemapFile(number), func(w io.Writer) error { return rootfiles.WriteSitemap(w, e.shell, part) })
	}
}

// addresses are pages as they are claimed.
type addresses struct {
	pages []Page
	at    map[string]int // where each stands in pages
	twice error          // the first address that was claimed twice
}
