package search

import (
	"time"

	"bandstand/directory/place"
)

// Document is what search knows of an activity: its card, the texts in which
// it can be found, and the facts by which it can be chosen.
type Document struct {
	Card Card

	// Texts beside those of the card.
	KindWords []string // labels and lay words of its kinds
	NeedWords []string // labels and lay words of what it is good for
	TownWords []string // the town's other names
	Body      string   // everything else that the page says, in plain text

	// Facts.
	Kinds     []string // slugs
	GoodFor   []string // slugs
	Access    []string // slugs of what there is
	Days      []time.Weekday
	Parts     []string // morning, afternoon, evening
	Free      bool
	Pence     int // what it costs; 0 where free
	Younger   Ages
	Older     Ages
	How       []string // come-along, book, ask-first or professional-only, and online, by-phone
	Offers    []string // buddy, children-alone, pay-what-you-can, helpers-wanted
	Languages []string
	TownSlug  string
	Point     *place.Point // nil where it happens only online or by phone, or where nobody knows
	Listed    bool         // false where it is shown only when asked for: stale, ended, over
}

// Ages is a span of ages in years, both ends included; To is 0 where there is
// no upper end.
type Ages struct {
	From, To int
}
