package services

import (
	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// Document returns everything that search knows of an activity.
func Document(say *wording.Wording, a *activity.Activity) search.Document {
	made := describe(say, a)
	for _, next := range a.Schedule.Between(say.Now, say.Now.Add(search.Horizon)) {
		made.Card.Coming = append(made.Card.Coming, search.Coming{Start: next.Start, End: next.End, CheckFirst: next.CheckFirst})
	}
	for _, slot := range a.Schedule.Slots(say.Now) {
		made.Slots = append(made.Slots, search.Slot(slot))
	}
	return made
}

// Translated returns the same of an activity in another language. Its dates are those
// of the English; and what is said of it in English, as far as it is not said so
// anyway, is found too, because people look for it by those words.
func Translated(say *wording.Wording, a *activity.Activity, english search.Document) search.Document {
	made := describe(say, a)
	made.Card.Coming, made.Slots = english.Card.Coming, english.Slots
	var also words.Text
	for _, pair := range [][2]words.Text{
		{made.Card.Title, english.Card.Title}, {made.Card.Summary, english.Card.Summary}, {made.Body, english.Body},
	} {
		if pair[0].String() != pair[1].String() {
			also += "\n" + words.Foreign(pair[1].String())
		}
	}
	made.Body += also
	return made
}

// describe returns what of a document is no date.
func describe(say *wording.Wording, a *activity.Activity) search.Document {
	made := search.Document{
		Card: search.Card{
			Slug:         a.Slug,
			URL:          a.Path(),
			Title:        a.Title,
			Summary:      a.Summary,
			Organisation: a.Organisation.Name,
			Where:        say.Where(a),
			When:         a.Schedule.Brief(say.Lang, say.Now),
			Cost:         say.Cost(a.Cost),
			State:        string(a.State(say.Now)),
			Freshness:    string(a.Freshness(say.Now)),
			LastChecked:  a.LastChecked.String(),
		},
		Body:      everythingSaid(say, a),
		KindWords: layWords(a.Kinds),
		NeedWords: layWords(a.GoodFor),
		Free:      a.Cost.Free,
		Pence:     a.Cost.Amount,
		Younger:   search.Ages{From: a.Generations.Younger.From, To: a.Generations.Younger.To},
		Older:     search.Ages{From: a.Generations.Older.From, To: a.Generations.Older.To},
		How:       []string{a.Join.How},
		Languages: a.Languages,
		Listed:    a.Listed(say.Now),
	}
	for _, kind := range a.Kinds {
		made.Kinds = append(made.Kinds, kind.Slug)
		made.Card.KindLabels = append(made.Card.KindLabels, kind.Label)
	}
	made.Card.Kinds = made.Kinds
	for _, need := range a.GoodFor {
		made.GoodFor = append(made.GoodFor, need.Slug)
	}
	for _, feature := range a.Access {
		made.Access = append(made.Access, feature.Term.Slug)
	}
	if a.Venue != nil {
		made.Card.Town = a.Venue.Town.Name
		made.TownSlug = a.Venue.Town.Slug
		made.TownWords = a.Venue.Town.Also
		if point := a.Venue.Point; point != (place.Point{}) {
			made.Point = &point
		}
	}
	if a.Online != "" {
		made.How = append(made.How, "online")
	}
	if a.ByPhone != "" {
		made.How = append(made.How, "by-phone")
	}
	for _, offer := range []struct {
		name string
		made bool
	}{
		{"buddy", a.Buddy != ""}, {"children-alone", a.Generations.ChildrenAlone},
		{"pay-what-you-can", a.Cost.PayWhatYouCan}, {"helpers-wanted", a.HelpersWanted != ""},
	} {
		if offer.made {
			made.Offers = append(made.Offers, offer.name)
		}
	}
	return made
}

// everythingSaid is the rest of the words of a page.
func everythingSaid(say *wording.Wording, a *activity.Activity) words.Text {
	said := []words.Text{
		a.Body.Plain, a.Generations.Together, a.FirstVisit, a.WhoCanCome, a.HelpersWanted, a.Buddy,
		a.Generations.Younger.Note, a.Generations.Older.Note, a.Cost.Note, a.Cost.Concessions,
	}
	if a.Cost.PayWhatYouCan {
		said = append(said, say.Lang.Text("cost.pay_what_you_can"))
	}
	if a.Venue != nil && !a.Venue.AreaOnly {
		said = append(said, words.Own(a.Venue.Name), words.Own(a.Venue.Address))
	}
	return words.Join(said, "\n")
}

// layWords are the words that people use for terms.
func layWords(terms []vocabulary.Term) []words.Text {
	var said []words.Text
	for _, term := range terms {
		said = append(append(said, term.Label), words.OwnEach(term.Words)...)
	}
	return said
}
