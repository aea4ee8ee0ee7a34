package site

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/search"
)

// lists are the listings that a site shows, by what lists are about, and within each
// soonest first, then those without a date, by title.
type lists struct {
	all, fromHome                              []*listing
	ofKind, goodFor, access, inTown, ofSomeone map[string][]*listing // by slug; someone is an organisation
	onDay                                      map[time.Weekday][]*listing
	towns                                      []*activity.Town // that have a listing
}

func newLists(directory *activity.Directory, listings []*listing, now time.Time) *lists {
	l := &lists{
		ofKind: map[string][]*listing{}, goodFor: map[string][]*listing{}, access: map[string][]*listing{},
		inTown: map[string][]*listing{}, ofSomeone: map[string][]*listing{}, onDay: map[time.Weekday][]*listing{},
	}
	for _, one := range listings {
		if one.Listed(now) {
			l.all = append(l.all, one)
		}
	}
	slices.SortStableFunc(l.all, func(a, b *listing) int {
		return cmp.Or(soonest(a, b), cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
	})
	for _, one := range l.all {
		addTo(l.ofKind, one, one.document.Kinds)
		addTo(l.goodFor, one, one.document.GoodFor)
		addTo(l.access, one, one.document.Access)
		addTo(l.onDay, one, each(one.document.Slots, func(s search.Slot) time.Weekday { return s.Day }))
		addTo(l.ofSomeone, one, []string{one.Organisation.Slug})
		if one.Venue == nil {
			l.fromHome = append(l.fromHome, one)
		} else {
			addTo(l.inTown, one, []string{one.document.TownSlug})
		}
	}
	for _, town := range directory.Towns {
		if len(l.inTown[town.Slug]) > 0 {
			l.towns = append(l.towns, town)
		}
	}
	return l
}

// addTo adds a listing under every key that it has, under each of them once.
func addTo[Key comparable](by map[Key][]*listing, one *listing, keys []Key) {
	for i, key := range keys {
		if !slices.Contains(keys[:i], key) {
			by[key] = append(by[key], one)
		}
	}
}

// soonest compares next dates; what has none comes last.
func soonest(a, b *listing) int {
	switch {
	case a.shown.Next.IsZero() && b.shown.Next.IsZero():
		return 0
	case a.shown.Next.IsZero():
		return 1
	case b.shown.Next.IsZero():
		return -1
	}
	return a.shown.Next.Compare(b.shown.Next)
}

// cards returns the cards of listings, each made once.
func cards(of []*listing) ([]template.HTML, error) {
	all := make([]template.HTML, len(of))
	for i, one := range of {
		card, err := one.card()
		if err != nil {
			return nil, err
		}
		all[i] = card
	}
	return all, nil
}
