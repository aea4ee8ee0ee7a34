package services

import (
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// Listing is an activity, its card, and the days on which it happens.
type Listing struct {
	*activity.Activity
	Card  search.Card
	Slots []schedule.Slot
}

// Card returns what lists and results show of an activity. Coming are its dates over
// search.Horizon.
func Card(say *wording.Wording, a *activity.Activity, coming []search.Coming) search.Card {
	card := search.Card{
		Slug:         a.Slug,
		URL:          a.Path(),
		Title:        a.Title,
		Summary:      a.Summary,
		Organisation: a.Organisation.Name,
		Where:        say.Where(a),
		Coming:       coming,
		Cost:         wording.Cost(say.Lang, a.Cost),
		Turns:        a.Turns(),
		LastChecked:  a.LastChecked.String(),
	}
	card.When, card.WhenOn = a.Schedule.Briefs(say.Lang, say.Now)
	if a.Join.How != activity.ProfessionalOnly { // whom somebody has to refer, rings nobody
		card.Phone = a.Join.Contact.Phone
	}
	for _, kind := range a.Kinds {
		card.Kinds = append(card.Kinds, kind.Slug)
		card.KindLabels = append(card.KindLabels, kind.Label)
	}
	if a.Venue != nil {
		card.Town = a.Venue.Town.Name
	}
	return card
}

// Writer writes what search knows of listings, in one language.
type Writer struct {
	say          *wording.Wording
	kinds, needs layWords
}

// NewWriter returns a Writer for the language of a wording.
func NewWriter(say *wording.Wording) *Writer { return &Writer{say, layWords{}, layWords{}} }

// Document returns everything that search knows of a listing. English is nil, or in another
// language that of the same listing: what is said in English, as far as it is not said so
// anyway, is found too, because people look for a group by those words.
func (w *Writer) Document(one Listing, english *search.Document) search.Document {
	made := w.document(one)
	if english != nil {
		made.Body = append(made.Body, notSaid(made, *english)...)
	}
	return made
}

// agesOf returns ages as search knows them. Those of which neither end is told are all ages, as the
// page says: to search, no ages at all would be nobody.
func agesOf(a activity.Ages) search.Ages {
	if a.Told() && a.From == 0 && a.To == 0 {
		return search.Ages{To: search.OldestAge}
	}
	return search.Ages{From: a.From, To: a.To}
}

func (w *Writer) document(one Listing) search.Document {
	a, say := one.Activity, w.say
	younger, older := a.Generations.Spans()
	made := search.Document{
		Card:      one.Card,
		Kinds:     one.Card.Kinds,
		Own:       a.Body.Plain,
		Body:      everythingElse(say, a),
		KindWords: w.kinds.of(a.Kinds),
		NeedWords: w.needs.of(a.GoodFor),
		Free:      a.Cost.Free,
		Pence:     a.Cost.Amount,
		Younger:   agesOf(younger),
		Older:     agesOf(older),
		How:       []string{a.Join.How},
		Languages: a.Languages,
	}
	for _, slot := range one.Slots {
		made.Slots = append(made.Slots, search.Slot{Day: slot.Day, Start: int(slot.Start)})
	}
	for _, session := range a.Schedule.Sessions {
		if rhythm := session.Rhythm(); rhythm != "" && !slices.Contains(made.Repeats, rhythm) {
			made.Repeats = append(made.Repeats, rhythm)
		}
	}
	for _, need := range a.GoodFor {
		made.GoodFor = append(made.GoodFor, need.Slug)
	}
	for _, feature := range a.Access {
		made.Access = append(made.Access, feature.Term.Slug)
	}
	if a.Venue != nil {
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
		{"buddy", a.Buddy != ""}, {vocabulary.ChildrenAlone, a.Generations.ChildrenAlone},
		{"pay-what-you-can", a.Cost.PayWhatYouCan},
		{"concessions", a.Cost.Concessions != "" || a.Cost.PayWhatYouCan || a.Cost.Free}, {"helpers-wanted", a.HelpersWanted != ""},
		{"just-watch", a.Generations.JustWatch != ""},
		{"partners-wanted", a.PartnersWanted != "" || a.Organisation.PartnersWanted != ""},
		// Of a group to which somebody has to be referred no way is told.
		{vocabulary.WithoutPhone, a.Join.How != activity.ProfessionalOnly && (a.Join.Contact.InWriting() || say.HasForm(a))},
	} {
		if offer.made {
			made.Offers = append(made.Offers, offer.name)
		}
	}
	return made
}

// notSaid returns what is said of an activity in English and not in its translation.
func notSaid(translated, english search.Document) (left []words.Text) {
	same := func(a, b words.Text) bool { return a.String() == b.String() }
	for _, pair := range [][2][]words.Text{
		{{translated.Card.Title}, {english.Card.Title}}, {{translated.Card.Summary}, {english.Card.Summary}},
		{translated.Said(), english.Said()},
	} {
		if !slices.EqualFunc(pair[0], pair[1], same) {
			for _, said := range pair[1] {
				left = append(left, words.Foreign(said.String()))
			}
		}
	}
	return left
}

// everythingElse is what a page says beside the group's own words.
func everythingElse(say *wording.Wording, a *activity.Activity) []words.Text {
	said := []words.Text{
		a.Generations.Together, a.FirstVisit, a.WhoCanCome, a.HelpersWanted, a.PartnersWanted, a.Buddy,
		a.Generations.Younger.Note, a.Generations.Older.Note, a.Generations.Between.Note, a.Cost.Note, a.Cost.Concessions,
	}
	for _, session := range a.Schedule.Sessions {
		said = append(said, session.Note)
	}
	if a.Cost.PayWhatYouCan {
		said = append(said, say.Lang.Text("cost.pay_what_you_can"))
	}
	if a.Venue != nil && !a.Venue.AreaOnly {
		said = append(said, words.Own(a.Venue.Name), words.Own(a.Venue.Address))
	}
	return slices.DeleteFunc(said, func(one words.Text) bool { return one == "" })
}

// layWords are the words that people use for each term, by its slug. There are many
// words and many listings, so those of one term are held once.
type layWords map[string][]words.Text

func (l layWords) of(terms []*vocabulary.Term) [][]words.Text {
	all := make([][]words.Text, len(terms))
	for i, term := range terms {
		if l[term.Slug] == nil {
			l[term.Slug] = append([]words.Text{term.Label}, words.OwnEach(term.Words)...)
		}
		all[i] = l[term.Slug]
	}
	return all
}
