package listing

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// Found is what one list shows: soonest first, then what has no date, by title.
type Found struct {
	Listed    []*Listing
	RingFirst []*Listing // that nobody has confirmed for a year: see activity.RingFirst
}

// Lists are the listings that a site shows, by what lists are about.
type Lists struct {
	All, FromHome                              Found
	OfKind, GoodFor, Access, InTown, OfSomeone map[string]Found // by slug; someone is an organisation
	OnDay                                      map[time.Weekday]Found
	Towns                                      []*activity.Town // of which there is something to show
}

// NewLists puts listings into lists.
func NewLists(directory *activity.Directory, listings []*Listing) *Lists {
	l := &Lists{
		OfKind: map[string]Found{}, GoodFor: map[string]Found{}, Access: map[string]Found{},
		InTown: map[string]Found{}, OfSomeone: map[string]Found{}, OnDay: map[time.Weekday]Found{},
	}
	sorted := slices.SortedFunc(slices.Values(listings), func(a, b *Listing) int {
		if order := soonest(a, b); order != 0 { // what follows is seldom wanted
			return order
		}
		return cmp.Or(cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
	})
	for _, one := range sorted {
		if !one.IsListed && !one.IsRingFirst {
			continue
		}
		l.All.add(one)
		for _, kind := range one.Kinds {
			addTo(l.OfKind, kind.Slug, one)
		}
		for _, need := range one.GoodFor {
			addTo(l.GoodFor, need.Slug, one)
		}
		for _, feature := range one.Access {
			addTo(l.Access, feature.Term.Slug, one)
		}
		for _, slot := range one.Slots {
			addTo(l.OnDay, slot.Day, one)
		}
		addTo(l.OfSomeone, one.Organisation.Slug, one)
		if one.Venue == nil {
			l.FromHome.add(one)
		} else {
			addTo(l.InTown, one.Venue.Town.Slug, one)
		}
	}
	for _, town := range directory.Towns {
		if l.InTown[town.Slug].Any() {
			l.Towns = append(l.Towns, town)
		}
	}
	return l
}

// ByKind returns what there is of each kind, by its slug.
func (f Found) ByKind() map[string]Found {
	ofKind := map[string]Found{}
	for _, one := range slices.Concat(f.Listed, f.RingFirst) {
		for _, kind := range one.Kinds {
			addTo(ofKind, kind.Slug, one)
		}
	}
	return ofKind
}

// addTo adds a listing to what is found for a key.
func addTo[Key comparable](by map[Key]Found, key Key, one *Listing) {
	list := by[key]
	list.add(one)
	by[key] = list
}

// add adds a listing, unless it is the last already: one that has two sessions on a day
// stands there once.
func (f *Found) add(one *Listing) {
	part := &f.Listed
	if one.IsRingFirst {
		part = &f.RingFirst
	}
	if list := *part; len(list) == 0 || list[len(list)-1] != one {
		*part = append(list, one)
	}
}

// Any reports whether there is anything to show.
func (f Found) Any() bool { return len(f.Listed)+len(f.RingFirst) > 0 }

// Say returns how much there is, for what leads to the list.
func (f Found) Say(lang *words.Language) string {
	if len(f.Listed) == 0 && f.Any() {
		return lang.Say("ring_first.count", "count", len(f.RingFirst))
	}
	return lang.Say("list.count", "count", len(f.Listed))
}

// Describe says in a sentence what a list has under its heading.
func (f Found) Describe(lang *words.Language, heading words.Text) string {
	if len(f.Listed) == 0 && f.Any() {
		return lang.Say("ring_first.description", "heading", heading, "count", len(f.RingFirst))
	}
	return lang.Say("list.description", "heading", heading, "count", len(f.Listed))
}

// SayRingFirst heads those of a list to ring first, after how many others.
func (f Found) SayRingFirst(lang *words.Language) string {
	if len(f.Listed) == 0 {
		return lang.Say("ring_first.all", "count", len(f.RingFirst))
	}
	return lang.Say("ring_first.more", "count", len(f.RingFirst))
}

// soonest compares next dates; what has none comes last.
func soonest(a, b *Listing) int {
	switch {
	case a.Shown.Next.IsZero() && b.Shown.Next.IsZero():
		return 0
	case a.Shown.Next.IsZero():
		return 1
	case b.Shown.Next.IsZero():
		return -1
	}
	return a.Shown.Next.Compare(b.Shown.Next)
}

// Cards returns the cards of listings, each made once.
func Cards(of []*Listing) ([]template.HTML, error) {
	all := make([]template.HTML, len(of))
	for i, one := range of {
		card, err := one.Card()
		if err != nil {
			return nil, err
		}
		all[i] = card
	}
	return all, nil
}

// Activities returns the activities of some listings.
func Activities(of []*Listing) []*activity.Activity {
	all := make([]*activity.Activity, len(of))
	for i, one := range of {
		all[i] = one.Activity
	}
	return all
}
