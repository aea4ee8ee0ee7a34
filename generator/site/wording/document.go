package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search"
	"unicode"
	"unicode/utf8"
)

// Coming returns the dates that a card may show.
func (w *Wording) Coming(a *activity.Activity) []search.Coming {
	return each(a.Schedule.Between(w.Now, w.Now.Add(search.Horizon)), func(next schedule.Occurrence) search.Coming {
		return search.Coming{Start: next.Start, End: next.End, CheckFirst: next.CheckFirst}
	})
}

// AlsoInEnglish gives what is said of a translated activity in English, as far as
// it is not said so anyway: people look for it by those words too.
func AlsoInEnglish(translated, english search.Document) words.Text {
	var also words.Text
	for _, pair := range [][2]words.Text{
		{translated.Card.Title, english.Card.Title}, {translated.Card.Summary, english.Card.Summary}, {translated.Body, english.Body},
	} {
		if pair[0].String() != pair[1].String() {
			also += "\n" + words.Foreign(pair[1].String())
		}
	}
	return also
}

// Document is everything that search knows of an activity.
func (w *Wording) Document(a *activity.Activity) search.Document {
	made := search.Document{
		Card:      w.card(a),
		KindWords: layWords(a.Kinds),
		NeedWords: layWords(a.GoodFor),
		Body:      w.everythingSaid(a),
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
		Listed:    a.Listed(w.Now),
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
func (w *Wording) card(a *activity.Activity) search.Card {
	made := search.Card{
		Slug:         a.Slug,
		URL:          a.Path(),
		Title:        a.Title,
		Summary:      a.Summary,
		Organisation: a.Organisation.Name,
		Where:        w.where(a),
		Kinds:        slugs(a.Kinds),
		KindLabels:   labels(a.Kinds),
		When:         a.Schedule.Brief(w.Lang, w.Now),
		Cost:         w.Cost(a.Cost),
		State:        string(a.State(w.Now)),
		Freshness:    string(a.Freshness(w.Now)),
		LastChecked:  a.LastChecked.String(),
	}
	if a.Venue != nil {
		made.Town = a.Venue.Town.Name
	}
	return made
}

// where says in one line where an activity happens, never more of a venue
// than the page shows.
func (w *Wording) where(a *activity.Activity) string {
	var ways []string
	if venue := a.Venue; venue != nil {
		if venue.AreaOnly {
			ways = append(ways, w.Lang.Say("card.area", "town", venue.Town.Name))
		} else {
			ways = append(ways, venue.Name+", "+venue.Town.Name)
		}
	}
	if a.Online != "" {
		ways = append(ways, w.Lang.Say("card.online"))
	}
	if a.ByPhone != "" {
		ways = append(ways, w.Lang.Say("card.by_phone"))
	}
	return Capitalised(w.Lang.Either(ways))
}

// Cost says what one pays, without the group's notes.
func (w *Wording) Cost(cost activity.Cost) words.Text {
	switch {
	case cost.Free:
		return w.Lang.Text("cost.free")
	case cost.Per == "":
		return words.Own(w.Lang.Money(cost.Amount))
	}
	return w.Lang.Text("cost.per", "amount", w.Lang.Money(cost.Amount), "per", w.per(cost.Per))
}

// per says what a price is for. Where nobody has translated it, and it is what
// prices are mostly for, the catalogue knows it.
func (w *Wording) per(per words.Text) words.Text {
	if key := "cost.each." + per.String(); per.IsForeign() && w.Lang.Has(key) {
		return w.Lang.Text(key)
	}
	return per
}

// everythingSaid is the rest of the words of a page, for search.
func (w *Wording) everythingSaid(a *activity.Activity) words.Text {
	said := []words.Text{a.Body.Plain, a.Generations.Together, a.FirstVisit, a.WhoCanCome, a.HelpersWanted, a.Buddy, a.Generations.Younger.Note, a.Generations.Older.Note}
	said = append(said, a.Cost.Note, a.Cost.Concessions)
	if a.Cost.PayWhatYouCan {
		said = append(said, w.Lang.Text("cost.pay_what_you_can"))
	}
	if a.Venue != nil && !a.Venue.AreaOnly {
		said = append(said, words.Own(a.Venue.Name), words.Own(a.Venue.Address))
	}
	return words.Join(said, "\n")
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

func labels(terms []vocabulary.Term) []words.Text {
	return each(terms, func(t vocabulary.Term) words.Text { return t.Label })
}

func layWords(terms []vocabulary.Term) []words.Text {
	var said []words.Text
	for _, term := range terms {
		said = append(append(said, term.Label), words.OwnEach(term.Words)...)
	}
	return said
}

func accessSlugs(a *activity.Activity) []string {
	return each(a.Access, func(f activity.AccessFeature) string { return f.Term.Slug })
}

// Capitalised returns a text with a capital at its beginning.
func Capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
