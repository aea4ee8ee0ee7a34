package site

import (
	"fmt"
	"html/template"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/words"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/feeds"
	"bandstand/generator/site/gaps"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/openreferral"
	"bandstand/generator/site/rootfiles"
	"bandstand/generator/site/samples"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/table"
	"bandstand/generator/site/wording"
)

// edition is the site in one language: what its pages share.
type edition struct {
	*activity.Directory
	lang      *words.Language
	say       *wording.Wording // how activities are said in it
	sheets    *sheets.Maker
	calendars *calendars.Maker
	linked    *linkeddata.Maker
	feeds     *feeds.Maker
	table     *table.Maker
	now       time.Time // in Europe/London
	options   Options
	shell     page.Shell
	folders   *assets.Folders
	layouts   *page.Layouts
	listings  []*listing // every activity, by slug
	lists     func() *lists
	gaps      func() *gaps.Gaps // counted when first wanted
	addresses *addresses
	help      townHelps // by town, worked out when first wanted
	recent    recent
	first     *edition // in the directory's own language; nil in that itself
	logo      *logo    // nil where it has none

	openReferral *openreferral.Maker
}

// newEdition works out what the pages in one language share. What before has of the
// same is taken over.
func newEdition(directory *activity.Directory, folders *assets.Folders, lang *words.Language, shell page.Shell, options Options, first, before *edition) (*edition, error) {
	e := &edition{
		Directory: directory, folders: folders, lang: lang, now: options.Now, options: options, first: first,
		help: townHelps{},
	}
	e.say = &wording.Wording{
		Directory: directory, Lang: lang, Now: options.Now, AddressBook: options.AddressBook, Preview: options.Preview, SensitiveForms: options.SensitiveForms,
	}
	e.shell = saying(shell, directory, lang)
	e.calendars = &calendars.Maker{Say: e.say, BaseURL: e.shell.BaseURL}
	e.feeds = &feeds.Maker{Say: e.say, BaseURL: e.shell.BaseURL}
	e.openReferral = &openreferral.Maker{Say: e.say, BaseURL: e.shell.BaseURL}
	e.table = &table.Maker{Say: e.say, BaseURL: e.shell.BaseURL}
	e.linked = &linkeddata.Maker{Say: e.say, BaseURL: e.shell.BaseURL}
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
	e.addresses = &addresses{layouts: e.layouts, ofActivity: e.ofActivity, at: map[string]int{}}
	e.listings = e.newListings(before)
	e.lists = sync.OnceValue(func() *lists { return newLists(directory, e.listings) })
	e.gaps = sync.OnceValue(e.countGaps)
	for _, town := range e.Directory.Towns {
		e.help[town.Slug] = sync.OnceValue(func() *townHelp {
			return newTownHelp(e.say, e.sheets, town, e.lists().inTown[town.Slug].listed)
		})
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
	made.logo = e.logo
	made.addresses.claims = sync.OnceFunc(made.addPages)
	return made, nil
}

// addPages adds the pages of one language, but for those of activities.
func (e *edition) addPages() {
	add := e.addresses.add
	add("/", "home", indexed, e.home)
	add(myListPath, "my-list", unindexed, e.myList)
	for _, one := range e.Organisations {
		add(one.Path(), "organisation", indexed, func() (page.Head, any, error) { return e.organisation(one) })
	}
	if len(e.withoutActivity()) > 0 {
		add(organisationsPath, "index", indexed, e.organisations)
	}
	listPages{e, e.lists()}.addAll()
	for _, town := range e.booklets() {
		add(sheets.BookletPath(town), "booklet", unindexed, func() (page.Head, any, error) { return e.booklet(town) })
	}
	e.addWhatsOn()
	add(activity.ActivityAddress, "everything", indexed, func() (page.Head, any, error) {
		return e.everything()
	})
	e.addFollowing(e.newFollowing(e.shell.Name, activity.ActivityAddress), activity.ActivityAddress, e.lists().all)
	e.addOpenData()
	e.addGaps()
	e.addWords()
	add("/"+urgentHelpSlug+"/", "urgent-help", indexed, func() (page.Head, any, error) { return urgentHelp(e.say) })
	e.addresses.addFile("404.html", e.addresses.filling("not-found", func() (page.Head, any, error) {
		return page.Head{Title: e.lang.Say("not_found.heading"), NoIndex: true}, nil, nil
	}))
	if e.shell.BaseURL != "" {
		e.addresses.addFile("opensearch.xml", func(w io.Writer) error { return rootfiles.WriteOpenSearch(w, e.shell) })
	}
	if e.first == nil {
		add(samples.Path, "components", unindexed, e.components)
	}
}

// all yields every page of the edition, those of an activity one after the other.
func (e *edition) all(yield func(Page) bool) {
	e.addresses.claims()
	for _, one := range e.addresses.pages {
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

// ofActivity returns the page of an activity whose file has this path.
func (e *edition) ofActivity(path string) (Page, bool) {
	below, ok := strings.CutPrefix(path, activity.ActivityAddress[1:])
	slug, _, _ := strings.Cut(below, "/")
	i, found := slices.BinarySearchFunc(e.listings, slug, func(l *listing, slug string) int {
		return strings.Compare(l.Slug, slug)
	})
	if !ok || !found {
		return Page{}, false
	}
	for _, page := range e.activityPages(e.listings[i]) {
		if page.Path == path {
			return page, true
		}
	}
	return Page{}, false
}

// crumbs is the way back to a page: home, and what stands between.
func crumbs(lang *words.Language, between ...page.Link) []page.Link {
	return append([]page.Link{{Label: lang.Text("page.home"), URL: "/"}}, between...)
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
	to := slices.Grow([]To(nil), len(from))
	for _, one := range from {
		to = append(to, make(one))
	}
	return to
}
