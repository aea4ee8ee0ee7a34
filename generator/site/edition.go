package site

import (
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"strings"
	"sync"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/words"
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
	minified fs.FS // the layouts, as the services carry them
	layouts  *page.Layouts
	listings []*listing // every activity, by slug
	lists    *lists
	help     map[string]func() *townHelp // by town, worked out when first wanted
	out      *addresses
	indexed  []string // addresses of the pages that search engines may show
	first    *edition // in the directory's own language; nil in that itself
}

// newEdition works out what the pages in one language share.
func newEdition(directory *activity.Directory, minified fs.FS, lang *words.Language, shell page.Shell, options Options, first *edition) (*edition, error) {
	e := &edition{
		Directory: directory, minified: minified, lang: lang, now: options.Now, options: options, first: first,
		help: map[string]func() *townHelp{},
	}
	e.say = &wording.Wording{
		Directory: directory, Lang: lang, Now: options.Now, AddressBook: options.AddressBook, SensitiveForms: options.SensitiveForms,
	}
	e.shell = e.saying(shell)
	e.sheets = &sheets.Maker{Say: e.say, BaseURL: e.shell.BaseURL, Prefix: e.shell.Prefix}
	var err error
	if e.layouts, err = page.Parse(minified, e.shell, lang); err != nil {
		return nil, err
	}
	e.listings = e.newListings()
	e.lists = newLists(directory, e.listings, e.now)
	for _, town := range e.Directory.Towns {
		e.help[town.Slug] = sync.OnceValue(func() *townHelp { return e.newTownHelp(town) })
	}
	return e, nil
}

// translate returns the edition in another language, below that language's prefix: the
// same pages of the same layouts, filled with the directory's words in that language.
func (e *edition) translate(into page.Elsewhere) (*edition, error) {
	lang, ok := words.In(into.Code)
	if !ok {
		return nil, fmt.Errorf("there are no words in it")
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
	return newEdition(e.Directory.In(into.Code), e.minified, lang, shell, e.options, e)
}

// addPages adds the pages of one language.
func (e *edition) addPages(out *addresses) {
	e.out = out
	e.add("/", "home", indexed, e.home)
	e.addActivities()
	e.add(myListPath, "my-list", unindexed, e.myList)
	for _, one := range e.Organisations {
		e.add(one.Path(), "organisation", indexed, func() (page.Head, any, error) { return e.organisation(one) })
	}
	e.addLists()
	for _, town := range e.lists.towns {
		e.add(sheets.BookletPath(town), "booklet", unindexed, func() (page.Head, any, error) { return e.booklet(town) })
	}
	e.add("/whats-on/", "whats-on", indexed, e.whatsOn)
	e.add("/activities/", "everything", indexed, e.everything)
	e.addWords()
	e.add("/"+urgentHelpSlug+"/", "urgent-help", indexed, e.urgentHelp)
	e.addFilled("404.html", "not-found", func() (page.Head, any, error) {
		return page.Head{Title: e.lang.Say("not_found.heading"), NoIndex: true}, nil, nil
	})
	if e.first == nil {
		e.add(samples.Path, "components", unindexed, e.components)
	}
}

// visibility is who is led to a page.
type visibility bool

const (
	indexed   visibility = true  // search engines may show it
	unindexed visibility = false // they are asked not to
)

// add adds a page at an address that ends in a slash. Its head and the data of its
// layout are worked out whenever it is filled.
func (e *edition) add(path, layout string, visible visibility, work func() (page.Head, any, error)) {
	if visible {
		e.indexed = append(e.indexed, path)
	}
	e.addFilled(path[1:]+"index.html", layout, func() (page.Head, any, error) {
		head, main, err := work()
		head.Path, head.NoIndex = path, !bool(visible)
		return head, main, err
	})
}

func (e *edition) addFilled(file, layout string, work func() (page.Head, any, error)) {
	e.addFile(file, func(w io.Writer) error {
		head, main, err := work()
		if err != nil {
			return err
		}
		return e.layouts.Fill(w, layout, head, main)
	})
}

// addFile adds a file below the prefix of the language.
func (e *edition) addFile(file string, fill func(io.Writer) error) {
	if e.shell.Prefix != "" {
		file = strings.TrimPrefix(e.shell.Prefix, "/") + "/" + file
	}
	e.out.add(file, fill)
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
