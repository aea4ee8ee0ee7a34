package site

import (
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/words"
	"bandstand/generator/site/address"
	"bandstand/generator/site/assets"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/feeds"
	"bandstand/generator/site/gaps"
	"bandstand/generator/site/impact"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/lists"
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
	linked    *linkeddata.Maker
	table     *table.Maker
	now       time.Time // in Europe/London
	options   Options
	shell     page.Shell
	folders   *assets.Folders
	layouts   *page.Layouts
	listings  []*listing.Listing // every activity, by slug
	lists     func() *listing.Lists
	lastLists atomic.Pointer[listing.Lists] // the last that were made, of this site or one before it; nil where none were
	addresses *address.Book
	listed    *lists.Maker // makes the pages that lead to activities
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
	}
	e.say = &wording.Wording{
		Directory: directory, Lang: lang, Now: options.Now, AddressBook: options.AddressBook, Preview: options.Preview, SensitiveForms: options.SensitiveForms,
		Altered: options.Altered,
	}
	e.shell = saying(shell, directory, lang)
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
	maker := &listing.Maker{Say: e.say, Layouts: e.layouts, Kept: options.Spool}
	var held listing.Held
	if before != nil {
		held.Listings = before.listings
		e.lastLists.Store(before.lastLists.Load())
	}
	if first != nil {
		maker.First = first.listings
		if before != nil {
			held.First = before.first.listings
		}
	}
	e.listings = maker.All(held)
	e.lists = sync.OnceValue(func() *listing.Lists {
		made := listing.NewLists(directory, e.listings, e.lastLists.Load())
		e.lastLists.Store(made)
		return made
	})
	chapters := []func(){func() { e.listed.Add() }, e.addOwnPages, e.addOpenData}
	if first == nil {
		chapters = append(chapters, e.addScenes, e.addRootFiles)
	}
	e.addresses = address.NewBook(e.layouts, e.ofActivity, chapters...)
	e.listed = lists.New(lists.Maker{
		Wording: e.say, Shell: e.shell, Book: e.addresses, Lists: e.lists, Listings: maker, Sheets: e.sheets,
		Calendars: &calendars.Maker{Say: e.say, BaseURL: e.shell.BaseURL, Kept: options.Spool},
		Feeds:     &feeds.Maker{Say: e.say, BaseURL: e.shell.BaseURL},
		Linked:    e.linked, Begins: options.Drafts,
	})
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
	return made, nil
}

// prefixes returns what stands before the addresses of each language: nothing, then "/cy".
func (e *edition) prefixes() []string {
	return append([]string{""}, each(e.shell.Elsewhere, func(other page.Elsewhere) string { return other.Prefix })...)
}

// addOwnPages adds the pages of the site itself: what is missing where, what comes of it, words, numbers to
// ring, and what stands where there is no page.
func (e *edition) addOwnPages() {
	(&impact.Maker{Say: e.say, Listings: e.listings}).Add(e.addresses)
	gaps.Add(e.addresses, e.say, e.listings, e.shell.BaseURL)
	e.addWords()
	e.addresses.Add("/"+urgentHelpSlug+"/", "urgent-help", address.Indexed, func() (page.Head, any, error) { return urgentHelp(e.say) })
	e.addresses.AddFile("404.html", e.addresses.Filling("not-found", func() (page.Head, any, error) {
		return page.Head{Title: e.lang.Say("not_found.heading"), NoIndex: true}, nil, nil
	}))
	if e.shell.BaseURL != "" {
		e.addresses.AddFile("opensearch.xml", func(w io.Writer) error { return rootfiles.WriteOpenSearch(w, e.shell) })
	}
	if e.first == nil {
		e.addresses.Add(samples.Path, "components", address.Unindexed, e.components)
	}
}

// all yields every page of the edition, those of an activity one after the other.
func (e *edition) all(yield func(address.Page) bool) {
	for _, one := range e.addresses.Pages() {
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
func (e *edition) ofActivity(path string) (address.Page, bool) {
	below, ok := strings.CutPrefix(path, activity.ActivityAddress[1:])
	slug, _, _ := strings.Cut(below, "/")
	i, found := slices.BinarySearchFunc(e.listings, slug, func(l *listing.Listing, slug string) int {
		return strings.Compare(l.Slug, slug)
	})
	if !ok || !found {
		return address.Page{}, false
	}
	for _, page := range e.activityPages(e.listings[i]) {
		if page.Path == path {
			return page, true
		}
	}
	return address.Page{}, false
}

func each[From, To any](from []From, make func(From) To) []To {
	to := slices.Grow([]To(nil), len(from))
	for _, one := range from {
		to = append(to, make(one))
	}
	return to
}
