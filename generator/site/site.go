// Package site turns a directory into everything that is published: pages,
// lists, styles, and what the search service is to carry. It works in memory
// and knows neither where the files go nor how they get there.
package site

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
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
	// Pictures keeps pictures for the next build; nil where there is none to come.
	Pictures *Pictures
}

// Site is everything that a build publishes.
type Site struct {
	Files  map[string][]byte // by path with forward slashes: "activities/tea-dance/index.html"
	Search search.Source     // what the search service is to carry
	// Messages is what the messages service is to carry, private addresses among it.
	Messages    messages.Source
	Unaddressed []string // names that listings give for their forms and the address book lacks
	Listed      int      // activities that the lists show
	Towns       int      // towns that have such an activity
	Prefixes    []string // before the addresses of each language: nothing, then "/cy"
}

// Make makes the site. The content folder is needed for pictures; layouts and
// static are minified here, once. An error names the file that could not be
// read, parsed or filled.
func Make(directory *activity.Directory, content, layouts, static fs.FS, options Options) (*Site, error) {
	m, err := newMaker(directory, layouts, static, options)
	if err != nil {
		return nil, err
	}
	m.content = content
	if err := m.makeEverything(); err != nil {
		return nil, err
	}
	made := &Site{
		Files:  m.files,
		Search: m.searchSource(),

		Messages:    m.messagesSource(),
		Unaddressed: m.unaddressed(),

		Listed:   len(m.listed),
		Towns:    len(m.townsListed()),
		Prefixes: []string{""},
	}
	for _, other := range m.shell.Elsewhere {
		if err := made.translate(m, other); err != nil {
			return nil, fmt.Errorf("in the language %s: %w", other.Code, err)
		}
	}
	return made, m.makeForMachines(made.Prefixes)
}

// Searchable makes what the search service is to carry and no page, as quickly
// as somebody at a terminal wants an answer.
func Searchable(directory *activity.Directory, layouts, static fs.FS, options Options) (search.Source, error) {
	m, err := newMaker(directory, layouts, static, options)
	if err != nil {
		return search.Source{}, err
	}
	if err := m.makeListings(); err != nil {
		return search.Source{}, err
	}
	return m.searchSource(), nil
}

func newMaker(directory *activity.Directory, layouts, static fs.FS, options Options) (*maker, error) {
	assets, err := bundleAssets(static)
	if err != nil {
		return nil, err
	}
	minified, err := minifyLayouts(layouts)
	if err != nil {
		return nil, err
	}
	if options.BaseURL == "" {
		options.BaseURL = directory.Site.BaseURL
	}
	m := &maker{
		Directory: directory,
		minified:  minified,
		in:        words.English(),
		now:       options.Now.In(schedule.London),
		options:   options,
		files:     assets.files,
		pictures:  cmp.Or(options.Pictures, &Pictures{}),
	}
	m.shell = m.makeShell(assets)
	m.layouts, err = page.Parse(minified, m.shell, m.in)
	return m, err
}

// maker holds what the stages of one build share.
type maker struct {
	*activity.Directory
	content  fs.FS // for pictures
	minified fs.FS // the layouts, as the services carry them
	layouts  *page.Layouts
	in       *words.Language
	now      time.Time // in Europe/London
	shell    page.Shell
	options  Options
	files    map[string][]byte
	pictures *Pictures
	listings []listing // every activity, by slug
	listed   []listing // those that lists show, soonest first
	indexed  []string  // addresses of the pages that search engines may show
	first    *maker    // of the directory's own language; nil in that itself
}

// makeEverything makes all that there is once, whatever languages there are.
func (m *maker) makeEverything() error {
	return inTurn(m.makePages, m.makeComponents, m.makeMoved)
}

// makePages makes the pages of one language, in the order in which a reader meets
// them.
func (m *maker) makePages() error {
	return inTurn(
		m.makeListings,
		m.makePictures,
		m.makeHome,
		m.makeActivities,
		m.makeMyList,
		m.makeOrganisations,
		m.makeLists,
		m.makeBooklets,
		m.makeWhatsOn,
		m.makeEverythingPage,
		m.makeWords,
		m.makeUrgentHelp,
		m.makeNotFound,
	)
}

// inTurn does one thing after another, up to the first that fails.
func inTurn(stages ...func() error) error {
	for _, stage := range stages {
		if err := stage(); err != nil {
			return err
		}
	}
	return nil
}

// put fills a layout and keeps what it gives as the page at head.Path.
func (m *maker) put(layout string, head page.Head, main any) error {
	return m.putAt(head.Path[1:]+"index.html", layout, head, main)
}

func (m *maker) putAt(file, layout string, head page.Head, main any) error {
	if _, taken := m.files[file]; taken {
		return fmt.Errorf("two pages want the address %s", file)
	}
	var filled bytes.Buffer
	if err := m.layouts.Fill(&filled, layout, head, main); err != nil {
		return fmt.Errorf("make %s: %w", file, err)
	}
	m.files[file] = filled.Bytes()
	if head.Path != "" && !head.NoIndex {
		m.indexed = append(m.indexed, head.Path)
	}
	return nil
}

// safe is a stranger's Markdown as goldmark rendered it, which let no HTML of
// theirs through.
func safe(text activity.Text) template.HTML {
	if text.Foreign && text.HTML != "" {
		return template.HTML(`<div lang="en">` + text.HTML + `</div>`)
	}
	return template.HTML(text.HTML)
}
