package vocabulary

import (
	"slices"
	"strings"
)

// Speech is how people say in one language what a search can be about: everything
// that search knows of a language, apart from the vocabularies.
type Speech struct {
	Phrases   []Phrase   `json:"phrases,omitempty"`
	Synonyms  []Synonyms `json:"synonyms,omitempty"`
	Apart     []Apart    `json:"apart,omitempty"`
	Spellings []Spelling `json:"spellings,omitempty"`
	TownWords []string   `json:"town_words,omitempty"` // ordinary words that are names of towns too
	Strands   []Strand   `json:"strands,omitempty"`
	Audiences []Audience `json:"audiences,omitempty"`
}

// Phrase is one thing that a search can ask for, and the ways to say it.
type Phrase struct {
	Means []Meaning `json:"means"` // all at once: "tonight" is a date and a time
	Words []string  `json:"words"` // phrases, with slots: "under £<pounds>"
}

// Meaning is a filter and its value, as search addresses spell them. The value may
// hold slots of the phrase: "over-<age>".
type Meaning struct {
	Filter string `json:"filter"`
	Value  string `json:"value"`
}

// Synonyms are words for the same thing, finer than the kinds.
type Synonyms struct {
	Words []string `json:"words"`           // each finds the others
	Finds []string `json:"finds,omitempty"` // each of Words finds these too, and not the other way round
}

// Apart is words that must not be taken for each other, however alike they look.
type Apart struct {
	Words []string `json:"words"`
	Why   string   `json:"-"` // told to editors only
}

// Spelling is a word and its other spellings, such as American ones.
type Spelling struct {
	Write string   `json:"write"`
	Also  []string `json:"also"`
}

// The filters of a phrase: those of a search address, and what words mean beside
// them.
const (
	FilterKind     = "kind"
	FilterGoodFor  = "good_for"
	FilterDay      = "day"
	FilterDate     = "date"
	FilterTime     = "time"
	FilterCost     = "cost"
	FilterAccess   = "access"
	FilterAge      = "age"
	FilterHow      = "how"
	FilterOffers   = "offers"
	FilterLanguage = "language"
	FilterNear     = "near"
	FilterWithin   = "within" // miles
	FilterSort     = "sort"
	FilterNumber   = "number"  // not a filter: a word for a number, which stands in slots
	FilterFrom     = "from"    // a clock time from which on it begins
	FilterTo       = "to"      // a clock time before which it begins
	FilterAt       = "at"      // a clock time at which it begins, or within the hour
	FilterClock    = "clock"   // not a filter: a clock time by its name, or what stands beside the number of one
	FilterSide     = "side"    // not a filter: words beside a place that mean a part of it
	FilterWeekday  = "weekday" // not a filter: a short word for a day, which stands in slots alone: "sat" is a verb too
	FilterMonth    = "month"   // not a filter: a word for the month of this number, which stands in slots
	FilterText     = "text"    // not a filter: words that are matched as they are
)

// The values of FilterText.
const (
	TextAsTyped = "as-typed" // nothing but the words themselves
	TextNothing = "nothing"  // nothing, although one of the words alone would mean something

	TextNot       = "not"        // what follows is not wanted: "no singing"
	TextDislike   = "dislike"    // the same, but that a need is one somebody has: "sick of being lonely"
	TextNotBefore = "not-before" // what stands before is not wanted: "mondays are no good"
	TextNotThen   = "not-then"   // a day or a time that follows is not wanted: "can't do mondays"
	TextNoMatter  = "no-matter"  // what follows is not asked for: "don't need parking"
	TextBarrier   = "barrier"    // what it means is wanted where this is not: without stairs, step-free
	TextLeftOut   = "left-out"   // what it means is left out: "can't use a computer" is nothing online
	TextBeside    = "beside"     // it means so where people of another age are named beside it: a daughter beside a nan is a child
	TextOfAge     = "of-age"     // it means so where nobody is named but of its age: a child "on his own" comes without an adult
	TextByItself  = "by-itself"  // it means so where nothing else was said: "learn", but not "learn the piano"
	TextFreeThen  = "free-then"  // it means so but for people, who are free at a time: "mum is free on mondays"
	TextNoDanger  = "no-danger"  // the words themselves, and those of danger among them are of none: "ambulance driver"
	TextNeeded    = "needed"     // what stands before, behind a word like "no", is not asked for: "no parking needed"
	TextOr        = "or"         // either of what stands before and behind
	TextAnd       = "and"        // both of what stands before and behind
)

// The values of the filters that are the same in every directory.
var (
	Days  = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} // as time.Weekday counts
	Spans = []string{"weekday", "weekend"}                                                         // of a week, beside Days
	Dates = []string{
		"today", "tomorrow", "this-week", "this-weekend", "next-week", "next-weekend", "this-month", "next-month", "bank-holiday",
		"school-holidays", "half-term", "christmas-holidays", "easter-holidays", "summer-holidays", "term-time",
		"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	}
	Months  = Dates[len(Dates)-12:]
	Times   = []string{"morning", "afternoon", "evening"}
	Ways    = []string{"come-along", "book", "ask-first", "professional-only", "online", "by-phone"}
	Offers  = []string{"buddy", ChildrenAlone, "pay-what-you-can", "concessions", "helpers-wanted", "partners-wanted", "just-watch", WithoutPhone}
	Rhythms = []string{"weekly", "fortnightly", "monthly", "once"}
	Orders  = []string{"relevance", "distance", "soonest"}
	Sides   = []string{"north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west", "centre"} // of a place
)

// The values of FilterOffers that search says more of where a group does not offer them.
const (
	ChildrenAlone = "children-alone" // under-16s may come without an adult of their own
	WithoutPhone  = "without-phone"  // one can reach the group without ringing
)

// FromHome stands in a phrase for both ways to take part from home: "online" and "by-phone".
const FromHome = "from-home"

// FixedValues returns the values of a filter that has the same in every directory, or
// nil for a filter whose values differ or are unlimited.
func FixedValues(filter string) []string {
	switch filter {
	case FilterDay:
		return slices.Concat(Days, Spans)
	case FilterDate:
		return slices.Clone(Dates)
	case FilterWeekday:
		return Days
	case FilterTime:
		return Times
	case FilterHow:
		return Ways
	case FilterOffers:
		return Offers
	case FilterSort:
		return Orders
	case FilterClock:
		return []string{"am", "pm", "hour"}
	case FilterSide:
		return Sides
	case FilterText:
		return []string{TextAsTyped, TextNothing, TextNot, TextDislike, TextNotBefore, TextNotThen, TextNoMatter, TextBarrier, TextBeside, TextOfAge, TextByItself, TextFreeThen, TextNoDanger, TextLeftOut, TextNeeded, TextOr, TextAnd}
	}
	return nil
}

// DaysBetween returns the days of the week from one to another.
func DaysBetween(first, last string) []string {
	var days []string
	for day := slices.Index(Days, first); ; day = (day + 1) % len(Days) {
		days = append(days, Days[day])
		if Days[day] == last {
			return days
		}
	}
}

// Slots are what may stand in a phrase between angle brackets.
var Slots = []string{
	"age",      // years, 0 to 120
	"pounds",   // an amount of money: 5, 3.50
	"pence",    // the same in pence
	"miles",    // a distance
	"number",   // any other number
	"clock",    // a clock time: 2.30pm, 14:00, noon
	"hour",     // the same, or a number alone: after four
	"weekday",  // a day of the week by its name
	"day",      // of the month, in figures or as "fifth"
	"month",    // by its name
	"mm",       // a month by its number
	"year",     // of four figures
	"language", // one that is spoken somewhere in the directory
	"place",    // a place, even one whose name is an ordinary word
	"town",     // a place; of those whose names are ordinary words, only a large one
}

// Piece is one word of a phrase, or a slot and the letters after it in the same word:
// the "s" of "over <age>s".
type Piece struct {
	Word  string // as it is compared; empty for a slot
	Slot  string
	After string
}

// Pieces returns the words and slots of a phrase.
func Pieces(phrase string) []Piece {
	var pieces []Piece
	for phrase != "" {
		before, rest, _ := strings.Cut(phrase, "<")
		for _, word := range Words(before) {
			pieces = append(pieces, Piece{Word: word})
		}
		slot, after, closed := strings.Cut(rest, ">")
		if !closed {
			break
		}
		end := 0
		for end < len(after) && after[end] >= 'a' && after[end] <= 'z' {
			end++
		}
		pieces = append(pieces, Piece{Slot: slot, After: after[:end]})
		phrase = after[end:]
		if rest, ok := strings.CutPrefix(phrase, "+"); ok { // as after a figure: "60+"
			pieces, phrase = append(pieces, Piece{Word: "+"}), rest
		}
	}
	return pieces
}

// Fill fills the slots of a value with values by the names of slots, in order.
func Fill(value string, names, values []string) string {
	values = slices.Clone(values)
	for _, slot := range SlotsIn(value) {
		for i, name := range names {
			if name == slot && values[i] != "" {
				value = strings.Replace(value, "<"+slot+">", values[i], 1)
				values[i] = ""
				break
			}
		}
	}
	return value
}

// SlotsIn returns the names of the slots in a phrase or a value, in order.
func SlotsIn(text string) []string {
	var slots []string
	for _, piece := range Pieces(text) {
		if piece.Slot != "" {
			slots = append(slots, piece.Slot)
		}
	}
	return slots
}
