package site

import (
	"cmp"
	"html/template"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/words"
	"bandstand/search"
)

// found is what one list shows: soonest first, then what has no date, by title.
type found struct {
	listed    []*listing
	ringFirst []*listing // that nobody has confirmed for a year: see activity.RingFirst
}

// lists are the listings that a site shows, by what lists are about.
type lists struct {
	all, fromHome                              found
	ofKind, goodFor, access, inTown, ofSomeone map[string]found // by slug; someone is an organisation
	onDay                                      map[time.Weekday]found
	towns                                      []*activity.Town // of which there is something to show
}

func newLists(directory *activity.Directory, listings []*listing) *lists {
	l := &lists{
		ofKind: map[string]found{}, goodFor: map[string]found{}, access: map[string]found{},
		inTown: map[string]found{}, ofSomeone: map[string]found{}, onDay: map[time.Weekday]found{},
	}
	sorted := slices.SortedFunc(slices.Values(listings), func(a, b *listing) int {
		if order := soonest(a, b); order != 0 { // what follows is seldom wanted
			return order
		}
		return cmp.Or(cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
	})
	for _, one := range sorted {
		if !one.listed && !one.ringFirst {
			continue
		}
		l.all.add(one)
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
			l.fromHome.add(one)
		} else {
			addTo(l.inTown, one.Venue.Town.Slug, one)
		}
	}
	for _, town := range directory.Towns {
		if l.inTown[town.Slug].any() {
			l.towns = append(l.towns, town)
		}
	}
	return l
}

// townEntries returns a tile for each town, with how much is on there.
func (l *lists) townEntries(lang *words.Language, towns []*activity.Town) []entry {
	return each(towns, func(town *activity.Town) entry {
		return entry{town.Slug, town.Path(), words.Own(town.Name), "", l.inTown[town.Slug].say(lang), false}
	})
}

// addTo adds a listing to what is found for a key.
func addTo[Key comparable](by map[Key]found, key Key, one *listing) {
	list := by[key]
	list.add(one)
	by[key] = list
}

// add adds a listing, unless it is the last already: one that has two sessions on a day
// stands there once.
func (f *found) add(one *listing) {
	part := &f.listed
	if one.ringFirst {
		part = &f.ringFirst
	}
	if list := *part; len(list) == 0 || list[len(list)-1] != one {
		*part = append(list, one)
	}
}

// any reports whether there is anything to show.
func (f found) any() bool { return len(f.listed)+len(f.ringFirst) > 0 }

// say returns how much there is, for what leads to the list.
func (f found) say(lang *words.Language) string {
	if len(f.listed) == 0 && f.any() {
		return lang.Say("ring_first.count", "count", len(f.ringFirst))
	}
	return lang.Say("list.count", "count", len(f.listed))
}

// ringing is a listing as lists name it that nobody has confirmed for a year.
type ringing struct {
	search.Shown
	Contact     activity.Contact
	CheckedSaid string
}

// ringFirst returns listings as those to ring before one goes.
func (e *edition) ringFirst(of []*listing) []ringing {
	return each(of, func(one *listing) ringing {
		return ringing{one.shown, one.Join.Contact, e.lang.Say("ring_first.checked", "date", e.say.Date(one.LastChecked))}
	})
}

// describe says in a sentence what a list has under its heading.
func (f found) describe(lang *words.Language, heading words.Text) string {
	if len(f.listed) == 0 && f.any() {
		return lang.Say("ring_first.description", "heading", heading, "count", len(f.ringFirst))
	}
	return lang.Say("list.description", "heading", heading, "count", len(f.listed))
}

// sayRingFirst heads those of a list to ring first, after how many others.
func (f found) sayRingFirst(lang *words.Language) string {
	if len(f.listed) == 0 {
		return lang.Say("ring_first.all", "count", len(f.ringFirst))
	}
	return lang.Say("ring_first.more", "count", len(f.ringFirst))
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
