package listing

import (
	"cmp"
	"html/template"
	"maps"
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
	by    map[subject]Found
	towns []*activity.Town // of which there is something to show
	of    []*Listing       // all that there were, by slug
}

// subject is what a list is about.
type subject struct {
	what what
	slug string
	kind string // of inTown, where only one kind is meant
}

type what int

const (
	everything what = iota
	fromHome
	ofKind
	goodFor
	access
	inTown
	ofSomeone
	onDay
)

// mostChanges is how many changed listings are taken out of lists and put in one by one.
// With more it is less work to sort all of them.
const mostChanges = 200

// NewLists puts listings into lists. Of earlier ones, which may be nil, those are taken over
// in which the same listings stand.
func NewLists(directory *activity.Directory, listings []*Listing, earlier *Lists) *Lists {
	l := &Lists{of: listings}
	if gone, came, few := changes(earlier, listings); few {
		l.by = maps.Clone(earlier.by)
		for _, one := range gone {
			one.lists(func(about subject) { l.by[about] = l.by[about].without(one) })
		}
		for _, one := range came {
			one.lists(func(about subject) { l.by[about] = l.by[about].with(one) })
		}
	} else {
		l.by = map[subject]Found{}
		for _, one := range slices.SortedFunc(slices.Values(listings), inOrder) {
			one.lists(func(about subject) {
				list := l.by[about]
				list.add(one)
				l.by[about] = list
			})
		}
	}
	for _, town := range directory.Towns {
		if l.InTown(town).Any() {
			l.towns = append(l.towns, town)
		}
	}
	return l
}

// changes returns which listings are no longer there, and which are new, and reports whether
// these are few.
func changes(earlier *Lists, listings []*Listing) (gone, came []*Listing, few bool) {
	if earlier == nil {
		return nil, nil, false
	}
	before, after := earlier.of, listings // both by slug
	for (len(before) > 0 || len(after) > 0) && len(gone)+len(came) <= mostChanges {
		switch {
		case len(after) == 0 || len(before) > 0 && before[0].Slug < after[0].Slug:
			gone, before = append(gone, before[0]), before[1:]
		case len(before) == 0 || after[0].Slug < before[0].Slug:
			came, after = append(came, after[0]), after[1:]
		default:
			if before[0] != after[0] {
				gone, came = append(gone, before[0]), append(came, after[0])
			}
			before, after = before[1:], after[1:]
		}
	}
	return gone, came, len(gone)+len(came) <= mostChanges
}

// lists visits the subject of each list in which the listing stands; twice that of a day on
// which it has two sessions.
func (l *Listing) lists(visit func(subject)) {
	if !l.InLists() {
		return
	}
	visit(subject{what: everything})
	for _, kind := range l.Kinds {
		visit(subject{what: ofKind, slug: kind.Slug})
	}
	for _, need := range l.GoodFor {
		visit(subject{what: goodFor, slug: need.Slug})
	}
	for _, feature := range l.Access {
		visit(subject{what: access, slug: feature.Term.Slug})
	}
	for _, slot := range l.Slots {
		visit(subject{what: onDay, slug: slot.Day.String()})
	}
	visit(subject{what: ofSomeone, slug: l.Organisation.Slug})
	if l.Venue == nil {
		visit(subject{what: fromHome})
		return
	}
	town := l.Venue.Town.Slug
	visit(subject{what: inTown, slug: town})
	for _, kind := range l.Kinds {
		visit(subject{inTown, town, kind.Slug})
	}
}

// All returns everything that is shown.
func (l *Lists) All() Found { return l.by[subject{what: everything}] }

// FromHome returns what nobody has to leave home for.
func (l *Lists) FromHome() Found { return l.by[subject{what: fromHome}] }

// OfKind returns what there is of a kind.
func (l *Lists) OfKind(slug string) Found { return l.by[subject{what: ofKind, slug: slug}] }

// GoodFor returns what is good for a need.
func (l *Lists) GoodFor(slug string) Found { return l.by[subject{what: goodFor, slug: slug}] }

// Access returns what has a feature of access.
func (l *Lists) Access(slug string) Found { return l.by[subject{what: access, slug: slug}] }

// OnDay returns what is on on a day of the week.
func (l *Lists) OnDay(day time.Weekday) Found { return l.by[subject{what: onDay, slug: day.String()}] }

// InTown returns what is on in a town.
func (l *Lists) InTown(town *activity.Town) Found {
	return l.by[subject{what: inTown, slug: town.Slug}]
}

// OfKindInTown returns what there is of a kind in a town.
func (l *Lists) OfKindInTown(town *activity.Town, slug string) Found {
	return l.by[subject{inTown, town.Slug, slug}]
}

// OfSomeone returns what an organisation runs.
func (l *Lists) OfSomeone(organisation *activity.Organisation) Found {
	return l.by[subject{what: ofSomeone, slug: organisation.Slug}]
}

// Towns returns the towns of which there is something to show.
func (l *Lists) Towns() []*activity.Town { return l.towns }

// part returns the part of a list in which a listing stands.
func (f *Found) part(one *Listing) *[]*Listing {
	if one.Shown.RingFirst {
		return &f.RingFirst
	}
	return &f.Listed
}

// add adds a listing at the end, unless it stands there already.
func (f *Found) add(one *Listing) {
	part := f.part(one)
	if list := *part; len(list) == 0 || list[len(list)-1] != one {
		*part = append(list, one)
	}
}

// with returns a list in which a listing stands in its place.
func (f Found) with(one *Listing) Found {
	part := f.part(one)
	if at, stands := slices.BinarySearchFunc(*part, one, inOrder); !stands {
		*part = slices.Concat((*part)[:at], []*Listing{one}, (*part)[at:])
	}
	return f
}

// without returns a list in which a listing does not stand.
func (f Found) without(one *Listing) Found {
	part := f.part(one)
	if at, stands := slices.BinarySearchFunc(*part, one, inOrder); stands {
		*part = slices.Concat((*part)[:at], (*part)[at+1:])
	}
	return f
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

// inOrder compares listings as lists have them.
func inOrder(a, b *Listing) int {
	if order := soonest(a.Shown.Next, b.Shown.Next); order != 0 { // what follows is seldom wanted
		return order
	}
	return cmp.Or(cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
}

// soonest compares next dates; what has none comes last.
func soonest(a, b time.Time) int {
	switch {
	case a.IsZero() && b.IsZero():
		return 0
	case a.IsZero():
		return 1
	case b.IsZero():
		return -1
	}
	return a.Compare(b)
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
