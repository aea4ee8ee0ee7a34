package site

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/words"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/samples"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
)

// edition is the site in one language: what its pages share.
type edition struct {
	*activity.Directory
	lang     *words.Language
	say      *wording.Wording // how activities are said in it
	sheets   *sheets.Maker
	now      time.Time // in Europe/London
	options  Options
	shell    page.Shell
	folders  *assets.Folders
	layouts  *page.Layouts
	listings []*listing // every activity, by slug
	lists    func() *lists
	help     map[string]func() *townHelp // by town, worked out when first wanted
	recent   recent
	first    *edition // in the directory's own language; nil in that itself

	addresses        // all but those of activities, which follow from the listings
	claims    func() // claims them, when they are first wanted
}

// newEdition works out what the pages in one language share. What before has of the
// same is taken over.
func newEdition(directory *activity.Directory, folders *assets.Folders, lang *words.Language, shell page.Shell, options Options, first, before *edition) (*edition, error) {
	e := &edition{
		Directory: directory, folders: folders, lang: lang, now: options.Now, options: options, first: first,
		help: map[string]func() *townHelp{}, addresses: addresses{at: map[string]int{}},
	}
	e.say = &wording.Wording{
		Directory: directory, Lang: lang, Now: options.Now, AddressBook: options.AddressBook, SensitiveForms: options.SensitiveForms,
	}
	e.shell = e.saying(shell)
	e.sheets = &sheets.Maker{Say: e.say, BaseURL: e.shell.BaseURL, Prefix: e.shell.Prefix}
	if before != nil && before.folders == folders && reflect.DeepEqual(before.shell, e.shell) {
		e.layouts = before.layouts
	} else {
		var err error
		if e.layouts, err = page.Parse(folders.Layouts, e.shell, lang); err != nil {
			return nil, err
		}
		before = nil
	}
	if before != nil && !before.now.Equal(e.now) {
		before = nil
	}
	e.listings = e.newListings(before)
	e.lists = sync.OnceValue(func() *lists { return newLists(directory, e.listings) })
	for _, town := range e.Directory.Towns {
		e.help[town.Slug] = sync.OnceValue(func() *townHelp { return e.newTownHelp(town) })
	}
	return e, nil
}

// translate returns the edition in another language, below that language's prefix: the
// same pages of the same layouts, filled with the directory's words in that language. What
// before has of the same is taken over.
func (e *edition) translate(into page.Elsewhere, before *edition) (*edition, error) {
	lang, ok := words.In(into.Code)
	if !ok {
		return nil, fmt.Errorf("there are no words in the language %s", into.Code)
	}
	shell := e.shell
	shell.BaseURL, shell.Language, shell.Prefix, shell.Draft = into.BaseURL, into.Code, into.Prefix, e.Drafted(into.Code)
	shell.Elsewhere = []page.Elsewhere{{Code: e.shell.Language, Name: words.OwnName(e.shell.Language), BaseURL: e.shell.BaseURL}}
	for _, other := range e.shell.Elsewhere {
		if other.Code != into.Code {
			shell.Elsewhere = append(shell.Elsewhere, other)
		}
	}
	shell.Attribution = each(strings.Split(place.Attribution, "\n"), words.Foreign) // as whoever gave the data wants it said
	var earlier *activity.Directory
	if before != nil {
		earlier = before.Directory
	}
	made, err := newEdition(e.Directory.InAfter(into.Code, earlier), e.folders, lang, shell, e.options, e, before)
	if err != nil {
		return nil, err
	}
	made.claims = sync.OnceFunc(made.addPages)
	return made, nil
}

// addPages adds the pages of one language, but for those of activities.
func (e *edition) addPages() {
	e.add("/", "home", indexed, e.home)
	e.add(myListPath, "my-list", unindexed, e.myList)
	for _, one := range e.Organisations {
		e.add(one.Path(), "organisation", indexed, func() (page.Head, any, error) { return e.organisation(one) })
	}
	e.addLists()
	for _, town := range e.lists().towns {
		e.add(sheets.BookletPath(town), "booklet", unindexed, func() (page.Head, any, error) { return e.booklet(town) })
	}
	e.add("/whats-on/", "whats-on", indexed, e.whatsOn)
	e.add(activity.ActivityAddress, "everything", indexed, e.everything)
	e.addWords()
	e.add("/"+urgentHelpSlug+"/", "urgent-help", indexed, e.urgentHelp)
	e.addFile("404.html", e.filling("not-found", func() (page.Head, any, error) {
		return page.Head{Title: e.lang.Say("not_found.heading"), NoIndex: true}, nil, nil
	}))
	if e.first == nil {
		e.add(samples.Path, "components", unindexed, e.components)
		e.addMoved()
	}
}

// all yields every page of the edition, those of an activity one after the other.
func (e *edition) all(yield func(Page) bool) {
	e.claims()
	for _, one := range e.pages {
		if !yield(one) {
			return
		}
	}
	for _, one := range e.listings {
		for _, page := range e.activityPages(one) {
			if !yield(page) {
				return
			}
		}
	}
}

// page returns the page whose file has this path below the prefix of the language. That
// of an activity is found without all others, because it is what is mostly asked for
// after a save.
func (e *edition) page(path string) (Page, bool) {
	if page, ok := e.ofActivity(path); ok {
		return page, true
	}
	e.claims()
	return e.claimed(path)
}

// claimed returns the page that has claimed a path.
func (e *edition) claimed(path string) (Page, bool) {
	if i, ok := e.at[path]; ok {
		return e.pages[i], true
	}
	return e.ofActivity(path)
}

func (e *edition) ofActivity(path string) (Page, bool) {
	if one := e.listingAt(path); one != nil {
		for _, page := range e.activityPages(one) {
			if page.Path == path {
				return page, true
			}
		}
	}
	return Page{}, false
}

// visibility is who is led to a page.
type visibility bool

const (
	indexed   visibility = true  // search engines may show it
	unindexed visibility = false // they are asked not to
)

// pageAt returns the page at an address that ends in a slash. Its head and the data of its
// layout are worked out whenever it is filled.
func (e *edition) pageAt(address, layout string, visible visibility, work func() (page.Head, any, error)) Page {
	return Page{Path: address[1:] + "index.html", indexed: visible, fill: e.filling(layout, func() (page.Head, any, error) {
		head, main, err := work()
		head.Path, head.NoIndex = address, !bool(visible)
		return head, main, err
	})}
}

// add adds a page at an address that ends in a slash.
func (e *edition) add(address, layout string, visible visibility, work func() (page.Head, any, error)) {
	e.claim(e.pageAt(address, layout, visible, work))
}

// addFile adds a file.
func (e *edition) addFile(path string, fill func(io.Writer) error) {
	e.claim(Page{Path: path, fill: fill})
}

// claim adds a page at an address that no other has.
func (e *edition) claim(one Page) {
	if _, taken := e.claimed(one.Path); taken && e.twice == nil {
		e.twice = fmt.Errorf("two pages want the address %s", one.Path)
	}
	e.at[one.Path] = len(e.pages)
	e.pages = append(e.pages, one)
}

// filling returns what fills a page with its layout.
func (e *edition) filling(layout string, work func() (page.Head, any, error)) func(io.Writer) error {
	return func(w io.Writer) error {
		head, main, err := work()
		if err != nil {
			return err
		}
		return e.layouts.Fill(w, layout, head, main)
	}
}

// crumbs is the way back to a page: home, and what stands between.
func (e *edition) crumbs(between ...page.Link) []page.Link {
	return append([]page.Link{{Label: e.lang.Text("page.home"), URL: "/"}}, between...)
}

// safe is a stranger's Markdown as goldmark rendered it, which let no HTML of
// theirs through.
func safe(text activity.Text) template.HTML {
	if text.Plain.IsForeign() {
		return template.HTML(`<div lang="en">` + text.HTML + `</div>`)
	}
	return template.HTML(text.HTML)
}

func each[From, To any](from []From, make func(From) To) []To {
	var to []To
	for _, one := range from {
		to = append(to, make(one))
	}
	return to
}
