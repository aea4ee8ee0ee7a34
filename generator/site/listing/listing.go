// Package listing works out what a site shows of each activity beside its own page: its
// card, its dates, its picture or scene, and in which lists it stands. It knows no address
// but that of an activity.
package listing

import (
	"html/template"
	"io"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/generator/scene"
	"bandstand/generator/site/pictures"
	"bandstand/generator/site/services"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
	"bandstand/generator/spool"
	"bandstand/search"
)

// Listing is an activity with what lists need of it.
type Listing struct {
	*activity.Activity
	Slots   []schedule.Slot
	Shown   search.Shown
	Picture *Picture                      // nil where there is none
	Scene   scene.Scene                   // stands where there is no picture
	Card    func() (template.HTML, error) // made when first wanted, placed in many lists

	document atomic.Pointer[search.Document] // nil until it is asked for
}

// InLists reports whether lists show the listing, or name it as one to ring first.
func (l *Listing) InLists() bool { return l.Shown.Listed || l.Shown.RingFirst }

// Maker works listings out in one language.
type Maker struct {
	Say     *wording.Wording
	Layouts *page.Layouts
	Kept    *spool.Spool // keeps the cards; nil where they are held in memory
	First   []*Listing   // the same in the directory's own language; nil in that itself
}

// Held are the listings of an earlier site for the same moment and in the same words, with
// those in the directory's own language where they are of another.
type Held struct{ Listings, First []*Listing }

// All works every activity out. What is held of the same ones is taken over.
func (m *Maker) All(held Held) []*Listing {
	at := 0 // in held: both are sorted
	all := make([]*Listing, len(m.Say.Activities))
	for i, one := range m.Say.Activities {
		for at < len(held.Listings) && held.Listings[at].Slug < one.Slug {
			at++
		}
		if at < len(held.Listings) && held.Listings[at].Activity == one &&
			(m.First == nil || m.First[i] == held.First[at]) {
			all[i] = held.Listings[at]
			continue
		}
		var first *Listing
		if m.First != nil {
			first = m.First[i]
		}
		all[i] = m.new(one, first)
	}
	return all
}

// new works one activity out, of which first is the same in the directory's own language;
// nil in that itself.
func (m *Maker) new(one *activity.Activity, first *Listing) *Listing {
	now, lang, layouts := m.Say.Now, m.Say.Lang, m.Layouts // and not m, which a listing that is taken over would hold
	made := &Listing{Activity: one}
	var coming []search.Coming
	if first == nil {
		made.Slots = one.Schedule.Slots(now)
		made.Scene = sceneOf(one, made.Slots, m.Say.Site.Look)
		dates := m.Say.Coming(one, now.Add(search.Horizon))
		ahead := one.Join.Ahead()
		coming = make([]search.Coming, 0, len(dates)) // with no room to spare: all listings hold theirs
		for _, next := range dates {
			date := search.NewComing(next.Start, next.End, next.CheckFirst)
			date.Ahead = ahead
			coming = append(coming, date)
		}
	} else { // the same dates, and the same scene, which words of the translation do not change
		made.Scene = first.Scene
		made.Slots, coming = first.Slots, first.Shown.Coming
		if first.Picture != nil {
			own := *first.Picture
			own.Alt, own.Credit = one.Image.Alt, one.Image.Credit
			made.Picture = &own
		}
	}
	card := services.Card(m.Say, one, coming)
	card.Picture = made.CardPicture()
	made.Shown = card.Show(now, lang, nil).Ageing(now, lang)
	fillCard := func() (template.HTML, error) { return layouts.Component("card", made.Shown) }
	kept := m.Kept
	if kept == nil {
		made.Card = sync.OnceValues(fillCard)
		return made
	}
	made.Card = func() (template.HTML, error) {
		var text strings.Builder
		err := kept.Write(&text, made, func(w io.Writer) error {
			filled, err := fillCard()
			_, _ = io.WriteString(w, string(filled)) // into memory
			return err
		})
		return template.HTML(text.String()), err
	}
	return made
}

// ByDay returns listings in the order in which each is next on a day of the week.
func (m *Maker) ByDay(day time.Weekday, all []*Listing) []*Listing {
	next := map[*Listing]time.Time{}
	for _, one := range all {
		if at := slices.IndexFunc(one.Shown.Coming, func(c search.Coming) bool {
			return c.Start().Weekday() == day && c.Gone().After(m.Say.Now)
		}); at >= 0 && one.Shown.Happens() {
			next[one] = one.Shown.Coming[at].Start()
		}
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b *Listing) int { return soonest(next[a], next[b]) })
	return sorted
}

// CardsOn returns the cards of listings as they are on one day of the week, with its time
// and next date alone. Those that are others than in any list are kept nowhere: of thousands
// they would take as much room as all else together.
func (m *Maker) CardsOn(day time.Weekday, of []*Listing) ([]template.HTML, error) {
	now, lang := m.Say.Now, m.Say.Lang
	isOther := func(c search.Coming) bool { return c.Start().Weekday() != day }
	all := make([]template.HTML, len(of))
	for i, one := range of {
		card := one.Shown.Card
		card.When = one.Schedule.On(day).Brief(lang, now)
		var err error
		if card.When == one.Shown.Card.When && !slices.ContainsFunc(card.Coming, isOther) {
			all[i], err = one.Card()
		} else {
			card.Coming = slices.DeleteFunc(slices.Clone(card.Coming), isOther)
			all[i], err = m.Layouts.Component("card", card.Show(now, lang, nil).Ageing(now, lang))
		}
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// SetPicture gives the listing a picture of its own.
func (l *Listing) SetPicture(opened *pictures.Picture) {
	l.Picture = newPicture(opened, l.Image)
	l.Shown.Picture = l.CardPicture()
}

// CardPicture returns the address of what stands across the top of an activity's card: its
// own picture, if it has one.
func (l *Listing) CardPicture() string {
	if l.Picture != nil {
		return "/" + l.Picture.Opened.Sizes[0].Path
	}
	return "/" + l.Scene.Path()
}

// Document returns what search knows of the listing: what make made when it was first asked.
func (l *Listing) Document(make func() search.Document) search.Document {
	if known := l.document.Load(); known != nil {
		return *known
	}
	made := make()
	l.document.CompareAndSwap(nil, &made)
	return *l.document.Load()
}

// InSearch returns the listing as search has it.
func (l *Listing) InSearch() services.Listing {
	return services.Listing{Activity: l.Activity, Card: l.Shown.Card, Slots: l.Slots}
}

// OnPaper returns the listing as sheets have it.
func (l *Listing) OnPaper() sheets.Listing {
	return sheets.Listing{Activity: l.Activity, Shown: l.Shown}
}
