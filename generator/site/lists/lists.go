// Package lists makes the pages that lead to activities: the home page, the lists by what
// lists are about, what is on in the next days, everything, and organisations, with the
// calendars and feeds by which somebody follows a list.
package lists

import (
	"slices"
	"sync"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/generator/site/address"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/feeds"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
)

// Maker makes the pages of one language.
type Maker struct {
	*wording.Wording
	Shell     page.Shell
	Book      *address.Book // to which the pages are added
	Lists     func() *listing.Lists
	Listings  *listing.Maker
	Sheets    *sheets.Maker
	Calendars *calendars.Maker
	Feeds     *feeds.Maker
	Linked    *linkeddata.Maker
	Begins    bool // the home page says what to do next where nothing is listed yet

	help map[string]func() *TownHelp // by town, worked out when first wanted
}

// New returns a maker that also remembers the help of each town.
func New(m Maker) *Maker {
	m.help = map[string]func() *TownHelp{}
	for _, town := range m.Towns {
		m.help[town.Slug] = sync.OnceValue(func() *TownHelp {
			return newTownHelp(m.Wording, m.Sheets, town, m.Lists().InTown(town).Listed)
		})
	}
	return &m
}

// TownHelp returns what the list of a town says beside its cards.
func (m *Maker) TownHelp(town *activity.Town) *TownHelp { return m.help[town.Slug]() }

// Add adds all pages.
func (m *Maker) Add() {
	add := m.Book.Add
	add("/", "home", address.Indexed, m.home)
	add(MyListPath, "my-list", address.Unindexed, m.myList)
	for _, one := range m.Organisations {
		add(one.Path(), "organisation", address.Indexed, func() (page.Head, any, error) { return m.organisation(one) })
	}
	if len(m.WithoutActivity()) > 0 {
		add(organisationsPath, "index", address.Indexed, m.organisations)
	}
	m.addLists()
	for _, town := range m.Booklets() {
		add(sheets.BookletPath(town), "booklet", address.Unindexed, func() (page.Head, any, error) { return m.booklet(town) })
	}
	m.addWhatsOn()
	add(activity.ActivityAddress, "everything", address.Indexed, m.everything)
	m.addFollowing(m.newFollowing(m.Shell.Name, activity.ActivityAddress), activity.ActivityAddress, m.Lists().All())
}

func each[From, To any](from []From, make func(From) To) []To {
	to := slices.Grow([]To(nil), len(from))
	for _, one := range from {
		to = append(to, make(one))
	}
	return to
}
