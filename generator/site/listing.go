package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search"
)

// listing is an activity with what the lists and the search need of it, worked
// out once.
type listing struct {
	*activity.Activity
	document search.Document
	shown    search.Shown
	card     template.HTML // filled once, placed in many lists
	picture  *picture      // nil where there is none
}

// makeListings works every activity out, and orders those that lists show:
// soonest first, then those without a date, by title.
func (m *maker) makeListings() error {
	for i, one := range m.Activities {
		document := m.document(one)
		if m.first != nil {
			document.Body += alsoInEnglish(document, m.first.listings[i].document)
		}
		shown := document.Card.Show(m.now, m.in, nil)
		card, err := m.layouts.Component("card", shown)
		if err != nil {
			return err
		}
		made := listing{Activity: one, document: document, shown: shown, card: card}
		m.listings = append(m.listings, made)
		if one.Listed(m.now) {
			m.listed = append(m.listed, made)
		}
	}
	slices.SortStableFunc(m.listed, func(a, b listing) int {
		return cmp.Or(soonest(a, b), cmp.Compare(a.Title, b.Title), cmp.Compare(a.Slug, b.Slug))
	})
	return nil
}

// alsoInEnglish gives what is said of a translated activity in English, as far as
// it is not said so anyway: people look for it by those words too.
func alsoInEnglish(translated, english search.Document) string {
	var also string
	for _, pair := range [][2]string{
		{translated.Card.Title, english.Card.Title}, {translated.Card.Summary, english.Card.Summary}, {translated.Body, english.Body},
	} {
		if words.Plain(pair[0]) != pair[1] {
			also += "\n" + words.Foreign(pair[1])
		}
	}
	return also
}

// soonest compares next dates; what has none comes last.
func soonest(a, b listing) int {
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

// document is everything that search knows of an activity.
func (m *maker) document(a *activity.Activity) search.Document {
	made := search.Document{
		Card:      m.card(a),
		KindWords: layWords(a.Kinds),
		NeedWords: layWords(a.GoodFor),
		Body:      m.everythingSaid(a),
		Kinds:     slugs(a.Kinds),
		GoodFor:   slugs(a.GoodFor),
		Access:    accessSlugs(a),
		Slots:     each(a.Schedule.Slots(m.now), func(s schedule.Slot) search.Slot { return search.Slot(s) }),
		Free:      a.Cost.Free,
		Pence:     a.Cost.Amount,
		Younger:   search.Ages{From: a.Generations.Younger.From, To: a.Generations.Younger.To},
		Older:     search.Ages{From: a.Generations.Older.From, To: a.Generations.Older.To},
		How:       waysIn(a),
		Offers:    offersOf(a),
		Languages: a.Languages,
		Listed:    a.Listed(m.now),
	}
	if a.Venue != nil {
		made.TownSlug = a.Venue.Town.Slug
		made.TownWords = a.Venue.Town.Also
		if point := a.Venue.Point; point != (place.Point{}) {
			made.Point = &point
		}
	}
	return made
}

// card is what a list shows of an activity.
func (m *maker) card(a *activity.Activity) search.Card {
	made := search.Card{
		Slug:         a.Slug,
		URL:          a.Path(),
		Title:        a.Title,
		Summary:      a.Summary,
		Organisation: a.Organisation.Name,
		Where:        m.sayWhere(a),
		Kinds:        slugs(a.Kinds),
		KindLabels:   labels(a.Kinds),
		When:         a.Schedule.Brief(m.in, m.now),
		Cost:         m.sayCost(a.Cost),
		State:        string(a.State(m.now)),
		Freshness:    string(a.Freshness(m.now)),
		LastChecked:  a.LastChecked.String(),
	}
	if a.Venue != nil {
		made.Town = a.Venue.Town.Name
	}
	for _, next := range a.Schedule.Between(m.now, m.now.Add(search.Horizon)) {
		made.Coming = append(made.Coming, search.Coming{Start: next.Start, End: next.End, CheckFirst: next.CheckFirst})
	}
	return made
}

// sayWhere says in one line where an activity happens, never more of a venue
// than the page shows.
func (m *maker) sayWhere(a *activity.Activity) string {
	var ways []string
	if venue := a.Venue; venue != nil {
		if venue.AreaOnly {
			ways = append(ways, m.in.Say("card.area", "town", venue.Town.Name))
		} else {
			ways = append(ways, venue.Name+", "+venue.Town.Name)
		}
	}
	if a.Online != "" {
		ways = append(ways, m.in.Say("card.online"))
	}
	if a.ByPhone != "" {
		ways = append(ways, m.in.Say("card.by_phone"))
	}
	return capitalised(m.in.Either(ways))
}

// sayCost says what one pays, without the group's notes.
func (m *maker) sayCost(cost activity.Cost) string {
	switch {
	case cost.Free:
		return m.in.Say("cost.free")
	case cost.Per == "":
		return m.in.Money(cost.Amount)
	}
	return m.in.Say("cost.per", "amount", m.in.Money(cost.Amount), "per", m.sayPer(cost.Per))
}

// sayPer says what a price is for. Where nobody has translated it, and it is what
// prices are mostly for, the catalogue knows it.
func (m *maker) sayPer(per string) string {
	if key := "cost.each." + words.Plain(per); words.IsForeign(per) && m.in.Has(key) {
		return m.in.Say(key)
	}
	return per
}

// everythingSaid is the rest of the words of a page, for search.
func (m *maker) everythingSaid(a *activity.Activity) string {
	said := []string{a.Body.Plain, a.Generations.Together, a.FirstVisit, a.WhoCanCome, a.HelpersWanted, a.Buddy, a.Generations.Younger.Note, a.Generations.Older.Note}
	said = append(said, a.Cost.Note, a.Cost.Concessions)
	if a.Cost.PayWhatYouCan {
		said = append(said, m.in.Say("cost.pay_what_you_can"))
	}
	if a.Venue != nil && !a.Venue.AreaOnly {
		said = append(said, a.Venue.Name, a.Venue.Address)
	}
	return strings.Join(said, "\n")
}

// waysIn is how one joins, and how one takes part.
func waysIn(a *activity.Activity) []string {
	ways := []string{a.Join.How}
	if a.Online != "" {
		ways = append(ways, "online")
	}
	if a.ByPhone != "" {
		ways = append(ways, "by-phone")
	}
	return ways
}

// offersOf is what a group does for whoever comes, as search names it.
func offersOf(a *activity.Activity) []string {
	var offers []string
	for _, one := range []struct {
		name string
		so   bool
	}{
		{"buddy", a.Buddy != ""}, {"children-alone", a.Generations.ChildrenAlone},
		{"pay-what-you-can", a.Cost.PayWhatYouCan}, {"helpers-wanted", a.HelpersWanted != ""},
	} {
		if one.so {
			offers = append(offers, one.name)
		}
	}
	return offers
}

func slugs(terms []vocabulary.Term) []string {
	return each(terms, func(t vocabulary.Term) string { return t.Slug })
}

func labels(terms []vocabulary.Term) []string {
	return each(terms, func(t vocabulary.Term) string { return t.Label })
}

func layWords(terms []vocabulary.Term) []string {
	var said []string
	for _, term := range terms {
		said = append(append(said, term.Label), term.Words...)
	}
	return said
}

func accessSlugs(a *activity.Activity) []string {
	return each(a.Access, func(f activity.AccessFeature) string { return f.Term.Slug })
}

func each[From, To any](from []From, make func(From) To) []To {
	var to []To
	for _, one := range from {
		to = append(to, make(one))
	}
	return to
}

func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// today is midnight of the day on which the site is made.
func (m *maker) today() time.Time {
	return schedule.DateOf(m.now).Midnight(schedule.London)
}
