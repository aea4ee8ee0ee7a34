package site

import (
	"html/template"
	"strings"
	"sync"
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

// listing is an activity with what the lists and the search need of it.
type listing struct {
	*activity.Activity
	document search.Document
	shown    search.Shown
	picture  *picture // nil where there is none

	card func() (template.HTML, error) // made when first wanted, placed in many lists
	qr   func() (*qrCode, error)
}

// newListings works every activity out.
func (e *edition) newListings() []*listing {
	all := make([]*listing, len(e.Activities))
	for i, one := range e.Activities {
		made := &listing{Activity: one}
		if e.first == nil {
			made.document = e.document(one)
			made.document.Card.Coming = e.coming(one)
			made.document.Days, made.document.Parts = one.Schedule.Days(e.now), one.Schedule.Parts(e.now)
		} else {
			first := e.first.listings[i] // the same dates
			made.document = e.document(one)
			made.document.Card.Coming = first.document.Card.Coming
			made.document.Days, made.document.Parts = first.document.Days, first.document.Parts
			made.document.Body += alsoInEnglish(made.document, first.document)
			if first.picture != nil {
				own := *first.picture
				own.Alt, own.Credit = one.Image.Alt, one.Image.Credit
				made.picture = &own
			}
		}
		made.shown = made.document.Card.Show(e.now, e.lang, nil)
		made.card = sync.OnceValues(func() (template.HTML, error) { return e.layouts.Component("card", made.shown) })
		made.qr = sync.OnceValues(func() (*qrCode, error) { return newQR(e.shell.BaseURL, one.Path()) })
		all[i] = made
	}
	return all
}

// coming returns the dates that a card may show.
func (e *edition) coming(a *activity.Activity) []search.Coming {
	return each(a.Schedule.Between(e.now, e.now.Add(search.Horizon)), func(next schedule.Occurrence) search.Coming {
		return search.Coming{Start: next.Start, End: next.End, CheckFirst: next.CheckFirst}
	})
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

// document is everything that search knows of an activity.
func (e *edition) document(a *activity.Activity) search.Document {
	made := search.Document{
		Card:      e.card(a),
		KindWords: layWords(a.Kinds),
		NeedWords: layWords(a.GoodFor),
		Body:      e.everythingSaid(a),
		Kinds:     slugs(a.Kinds),
		GoodFor:   slugs(a.GoodFor),
		Access:    accessSlugs(a),
		Free:      a.Cost.Free,
		Pence:     a.Cost.Amount,
		Younger:   search.Ages{From: a.Generations.Younger.From, To: a.Generations.Younger.To},
		Older:     search.Ages{From: a.Generations.Older.From, To: a.Generations.Older.To},
		How:       waysIn(a),
		Offers:    offersOf(a),
		Languages: a.Languages,
		Listed:    a.Listed(e.now),
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
func (e *edition) card(a *activity.Activity) search.Card {
	made := search.Card{
		Slug:         a.Slug,
		URL:          a.Path(),
		Title:        a.Title,
		Summary:      a.Summary,
		Organisation: a.Organisation.Name,
		Where:        e.sayWhere(a),
		Kinds:        slugs(a.Kinds),
		KindLabels:   labels(a.Kinds),
		When:         a.Schedule.Brief(e.lang, e.now),
		Cost:         e.sayCost(a.Cost),
		State:        string(a.State(e.now)),
		Freshness:    string(a.Freshness(e.now)),
		LastChecked:  a.LastChecked.String(),
	}
	if a.Venue != nil {
		made.Town = a.Venue.Town.Name
	}
	return made
}

// sayWhere says in one line where an activity happens, never more of a venue
// than the page shows.
func (e *edition) sayWhere(a *activity.Activity) string {
	var ways []string
	if venue := a.Venue; venue != nil {
		if venue.AreaOnly {
			ways = append(ways, e.lang.Say("card.area", "town", venue.Town.Name))
		} else {
			ways = append(ways, venue.Name+", "+venue.Town.Name)
		}
	}
	if a.Online != "" {
		ways = append(ways, e.lang.Say("card.online"))
	}
	if a.ByPhone != "" {
		ways = append(ways, e.lang.Say("card.by_phone"))
	}
	return capitalised(e.lang.Either(ways))
}

// sayCost says what one pays, without the group's notes.
func (e *edition) sayCost(cost activity.Cost) string {
	switch {
	case cost.Free:
		return e.lang.Say("cost.free")
	case cost.Per == "":
		return e.lang.Money(cost.Amount)
	}
	return e.lang.Say("cost.per", "amount", e.lang.Money(cost.Amount), "per", e.sayPer(cost.Per))
}

// sayPer says what a price is for. Where nobody has translated it, and it is what
// prices are mostly for, the catalogue knows it.
func (e *edition) sayPer(per string) string {
	if key := "cost.each." + words.Plain(per); words.IsForeign(per) && e.lang.Has(key) {
		return e.lang.Say(key)
	}
	return per
}

// everythingSaid is the rest of the words of a page, for search.
func (e *edition) everythingSaid(a *activity.Activity) string {
	said := []string{a.Body.Plain, a.Generations.Together, a.FirstVisit, a.WhoCanCome, a.HelpersWanted, a.Buddy, a.Generations.Younger.Note, a.Generations.Older.Note}
	said = append(said, a.Cost.Note, a.Cost.Concessions)
	if a.Cost.PayWhatYouCan {
		said = append(said, e.lang.Say("cost.pay_what_you_can"))
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

func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// today is midnight of the day on which the site is made.
func (e *edition) today() time.Time {
	return schedule.DateOf(e.now).Midnight(schedule.London)
}
