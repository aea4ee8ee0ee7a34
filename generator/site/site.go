// Package site turns a directory into everything that is published: a list of
// addresses and the function that fills each. It knows neither where the files go
// nor how they get there.
package site

import (
	"cmp"
	"encoding/json"
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
	"bandstand/generator/site/address"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/pictures"
	"bandstand/generator/site/rootfiles"
	"bandstand/generator/site/services"
	"bandstand/generator/spool"
	"bandstand/messages"
	"bandstand/search"
)

// Options are what a build is told beside its content.
type Options struct {
	Now     time.Time // the moment for which dates and staleness are worked out
	Version string    // of what makes the site, for /built.json and /health
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
	Altered  func(file string) (activity.Alteration, bool) // see wording.Wording
	// Spool keeps what stands in several files; nil where it is made anew for each.
	Spool *spool.Spool
	// Before is an earlier site of the same folders; nil where there is none. What has
	// not changed since is taken over: the layouts and the assets where DesignKept, and
	// where Now is the same moment too, everything about an activity whose pointer is the
	// same, which must mean that nothing it leads to has changed.
	Before *Site
	// DesignKept says that no file of the layouts and of static/ has changed since Before,
	// so that none is read.
	DesignKept bool
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

// New works out what the pages of a site share, and renders none. The folders are
// read again when pages are filled; content is needed for pictures alone, and may be
// nil where no page is to be filled. An error names the file that could not be read
// or parsed.
func New(directory *activity.Directory, content, layouts, static fs.FS, options Options) (*Site, error) {
	var before *edition
	var folders *assets.Folders
	translated := map[string]*edition{} // what there was of them, by their prefixes
	if options.Before != nil {
		before = options.Before.first
		for i, other := range options.Before.others {
			translated[options.Before.Prefixes[i+1]] = other.last.Load()
		}
		if options.DesignKept && before.Site.Look == directory.Site.Look {
			folders = before.folders
		}
		options.Before = nil // else every site would hold all before it
	}
	look := directory.Site.Look
	if folders == nil {
		var err error
		if folders, err = assets.Read(layouts, assets.Tinted(static, look.Main, look.Accent)); err != nil {
			return nil, err
		}
	}
	options.BaseURL = cmp.Or(options.BaseURL, directory.Site.BaseURL)
	options.Now = options.Now.In(schedule.London)
	options.Pictures = cmp.Or(options.Pictures, &pictures.Maker{})
	logo, err := openLogo(content, look.Logo)
	if err != nil {
		return nil, err
	}
	shell := firstShell(directory, folders.Assets, options)
	shell.Logo = logo.shown()
	shell.Image = sharedPicture(sceneOfAll(look), logo)
	first, err := newEdition(directory, folders, words.English(), shell, options, nil, before)
	if err != nil {
		return nil, err
	}
	for _, file := range folders.Files {
		first.addresses.AddFile(file.Path, file.WriteFile)
	}
	if err := first.addPictures(content); err != nil {
		return nil, err
	}
	logo.addTo(first.addresses)
	first.logo = logo
	made := &Site{first: first, Prefixes: first.prefixes()}
	for _, other := range first.shell.Elsewhere {
		made.others = append(made.others, newTranslation(first, other, translated[other.Prefix]))
	}
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
	return s.first.addresses.Twice()
}

// Listed returns how many activities the lists show.
func (s *Site) Listed() int { return len(s.first.lists().All().Listed) }

// RingFirst returns how many activities the lists name only as groups to ring first.
func (s *Site) RingFirst() int { return len(s.first.lists().All().RingFirst) }

// Towns returns how many towns have such an activity.
func (s *Site) Towns() int { return len(s.first.lists().Towns()) }

// Pages yields every address of the site, each once.
func (s *Site) Pages() iter.Seq[address.Page] {
	return func(yield func(address.Page) bool) {
		for i, prefix := range s.Prefixes {
			edition, err := s.edition(i)
			if err != nil {
				yield(address.NewPage(prefix[1:]+"/index.html", func(io.Writer) error { return err }))
				return
			}
			for page := range edition.all {
				if !yield(page.Below(prefix)) {
					return
				}
			}
		}
	}
}

// Page returns the page whose file has this path.
func (s *Site) Page(path string) (address.Page, bool) {
	for i, prefix := range s.Prefixes[1:] {
		rest, ok := strings.CutPrefix("/"+path, prefix+"/")
		if !ok {
			continue
		}
		edition, err := s.edition(i + 1)
		if err != nil {
			return address.NewPage(path, func(io.Writer) error { return err }), true
		}
		page, ok := edition.addresses.Page(rest)
		return page.Below(prefix), ok
	}
	return s.first.addresses.Page(path)
}

// edition returns the site in the language of one of the Prefixes.
func (s *Site) edition(i int) (*edition, error) {
	if i == 0 {
		return s.first, nil
	}
	return s.others[i-1].made()
}

// Redirects returns the rules of the site's _redirects; "" where there are none.
func (s *Site) Redirects() string { return s.first.redirects() }

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
		source := services.Search(one.say, documents, s.first.built(), one.shell, one.folders.Layouts)
		source.Groups = each(one.listed.WithoutActivity(), func(o *activity.Organisation) search.Group {
			return search.Group{Name: o.Name, URL: o.Path(), Summary: o.Summary}
		})
		sources = append(sources, source)
	}
	sources[0].Translations = sources[1:]
	return sources[0], nil
}

// Messages returns what the messages service is to carry, private addresses among it.
func (s *Site) Messages() (messages.Source, error) {
	logo, err := s.first.logo.png()
	if err != nil {
		return messages.Source{}, err
	}
	var sources []messages.Source
	for i := range s.Prefixes {
		one, err := s.edition(i)
		if err != nil {
			return messages.Source{}, err
		}
		sources = append(sources, services.Messages(one.say, one.shell, logo, one.folders.Layouts))
	}
	sources[0].Translations = sources[1:]
	return sources[0], nil
}

// built tells which build this is. No page does: one that says what it said is not written
// again.
func (e *edition) built() search.Built {
	all := e.lists().All()
	return search.Built{
		At: e.now.UTC(), Version: e.options.Version,
		Activities: len(all.Listed), RingFirst: len(all.RingFirst), Towns: len(e.lists().Towns()),
	}
}

// addRootFiles adds what hosts and search engines look for at the root, and keeps the old
// addresses of activities working, with a page that leads on for any host. No page is added
// after these, because the map of the site names all.
func (e *edition) addRootFiles() {
	addText := func(path, text string) {
		e.addresses.AddFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, text)
			return err
		})
	}
	e.addresses.AddFile("built.json", func(w io.Writer) error { return json.NewEncoder(w).Encode(e.built()) })
	addText("robots.txt", rootfiles.Robots(e.shell, e.prefixes()))
	if rootfiles.HasSitemap(e.shell) {
		listed := each(e.lists().All().Listed, func(one *listing.Listing) string { return one.Path() })
		for _, file := range rootfiles.Sitemaps(e.shell, append(e.addresses.Indexed(), listed...)) {
			e.addresses.AddFile(file.Path, file.Write)
		}
	}
	for _, one := range e.listings {
		for _, old := range one.Aliases {
			moved := func() (page.Head, any, error) {
				head := page.Head{Title: e.lang.Say("moved.heading"), MovedTo: one.Path(), NoIndex: true}
				return head, page.Link{Label: one.Title, URL: one.Path()}, nil
			}
			e.addresses.AddFile(old[1:]+"index.html", e.addresses.Filling("moved", moved))
		}
	}
	if redirects := e.redirects(); redirects != "" {
		addText("_redirects", redirects)
	}
	e.addresses.ClaimPrefixes(e.prefixes()[1:])
}

func (e *edition) redirects() string {
	var moves []rootfiles.Move
	for _, one := range e.listings {
		for _, old := range one.Aliases {
			moves = append(moves, rootfiles.Move{From: old, To: one.Path()})
		}
	}
	return rootfiles.Redirects(moves, e.shell.Elsewhere)
}
