package site

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// lists are the listings that a site shows, by what lists are about, and within each
// soonest first, then those without a date, by title.
type lists struct {
	all, fromHome                              []*listing
	ofKind, goodFor, access, inTown, ofSomeone map[string][]*listing // by slug; someone is an organisation
	onDay                                      map[time.Weekday][]*listing
	towns                                      []*activity.Town // that have a listing
}

func newLists(directory *activity.Directory, listings []*listing) *lists {
	l := &lists{
		ofKind: map[string][]*listing{}, goodFor: map[string][]*listing{}, access: map[string][]*listing{},
		inTown: map[string][]*listing{}, ofSomeone: map[string][]*listing{}, onDay: map[time.Weekday][]*listing{},
	}
	for _, one := range listings {
		if one.listed {
			l.all = append(l.all, one)
		}
	}
	slices.SortFunc(l.all, func(a, b *listing) int {
		return cmp.Or(soonest(a, b), cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
	})
	for _, one := range l.all {
		for _, kind := range one.Kinds {
			addTo(l.ofKind, kind.Slug, one)
		}
		for _, need := range one.GoodFor {
			addTo(l.goodFor, need.Slug, one)
		}
		for _, feature := range one.Access {
			addTo(l.access, feature.Term.Slug, one)
		}
		for _, slot := range one.slots {
			addTo(l.onDay, slot.Day, one)
		}
		addTo(l.ofSomeone, one.Organisation.Slug, one)
		if one.Venue == nil {
			l.fromHome = append(l.fromHome, one)
		} else {
			addTo(l.inTown, one.Venue.Town.Slug, one)
		}
	}
	for _, town := range directory.Towns {
		if len(l.inTown[town.Slug]) > 0 {
			l.towns = append(l.towns, town)
		}
	}
	return l
}

// townEntries returns a tile for each town, with how much is on there.
func (l *lists) townEntries(towns []*activity.Town) []entry {
	return each(towns, func(town *activity.Town) entry {
		return entry{town.Slug, town.Path(), words.Own(town.Name), "", len(l.inTown[town.Slug]), false}
	})
}

// addTo adds a listing to the list of a key, unless it is the last of it already: one
// that has two sessions on a day stands there once.
func addTo[Key comparable](by map[Key][]*listing, key Key, one *listing) {
	if list := by[key]; len(list) == 0 || list[len(list)-1] != one {
		by[key] = append(list, one)
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
