package index

import (
	"slices"
	"time"

	"bandstand/directory/place"
	"bandstand/directory/words"
)

// Document is what search knows of an activity: its card, the texts in which
// it can be found, and the facts by which it can be chosen.
type Document struct {
	Card         Card
	OpenReferral func() OpenReferral `json:"-"` // makes that of the card as it is carried; nil where there is none

	// Texts beside those of the card.
	KindWords [][]words.Text    // label and lay words of each of its kinds
	NeedWords [][]words.Text    // label and lay words of each thing that it is good for
	TownWords []string          // the town's other names
	Own       func() words.Text `json:"-"` // the group's own words, not held where there are many documents; may be nil
	Body      []words.Text      // everything else that the page says, in plain text

	// Facts.
	Kinds     []string // slugs
	GoodFor   []string // slugs
	Access    []string // slugs of what there is
	Slots     []Slot   // of its sessions
	Free      bool
	Pence     int // what it costs; 0 where free
	Younger   Ages
	Older     Ages
	How       []string // come-along, book, ask-first or professional-only, and online, by-phone
	Offers    []string // buddy, children-alone, pay-what-you-can, concessions, helpers-wanted, partners-wanted, just-watch, without-phone
	Repeats   []string // weekly, fortnightly, monthly or once
	Languages []string
	TownSlug  string
	Point     *place.Point // nil where it happens only online or by phone, or where nobody knows
}

// Said returns the group's own words and everything else that the page says.
func (d Document) Said() []words.Text {
	if d.Own != nil {
		if own := d.Own(); own != "" {
			return append([]words.Text{own}, d.Body...)
		}
	}
	return d.Body
}

// carried returns the card as an index carries it.
func (d Document) carried() Card {
	card := d.Card
	card.Coming = nil // the table has them
	if d.OpenReferral != nil {
		card.OpenReferral = d.OpenReferral()
	}
	return card
}

// Slot is a time of the week at which something begins.
type Slot struct {
	Day   time.Weekday
	Start int // minutes after midnight
}

// Ages is a span of ages in years, both ends included; To is 0 where there is
// no upper end.
type Ages struct {
	From, To int
}

// field is one of the texts in which an activity is found.
type field struct {
	Name string
	Lay  bool                          // words of the vocabulary, which all activities of that kind or need have
	text func(Document) [][]words.Text // in parts: joining long ones for a look costs more than the look
}

// Fields are the texts of a document, each indexed by itself.
var Fields = [...]field{
	{"title", false, func(d Document) [][]words.Text { return [][]words.Text{{d.Card.Title}} }},
	{"summary", false, func(d Document) [][]words.Text { return [][]words.Text{{d.Card.Summary}} }},
	{"kinds", true, func(d Document) [][]words.Text { return append(slices.Clip(d.KindWords), d.Card.KindLabels) }},
	{"needs", true, func(d Document) [][]words.Text { return d.NeedWords }},
	{"organisation", false, func(d Document) [][]words.Text { return [][]words.Text{{words.Own(d.Card.Organisation)}} }},
	{"where", false, func(d Document) [][]words.Text {
		return [][]words.Text{words.OwnEach(d.TownWords), {words.Own(d.Card.Town), words.Own(d.Card.Where)}}
	}},
	{"body", false, func(d Document) [][]words.Text {
		return [][]words.Text{d.Said(), {words.Own(d.Card.When), d.Card.Cost}}
	}},
}

// The fields, by their names.
const (
	Title = iota
	Summary
	KindWords
	NeedWords
	Organisation
	Where
	Body // everything else that a page says
)
