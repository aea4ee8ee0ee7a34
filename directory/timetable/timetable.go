// Package timetable reads when something happens from words as people write them: "Tuesdays
// 2.30 to 4, not in August", "1st and 3rd Saturday of the month 10-12". It is the one reader of
// times in words, for whatever takes them from a person or from somebody else's list. It is a
// room of its own beside schedule, which knows when a thing happens and how that is said, because
// it is as large as that. Package phrases below it reads one phrase after the other; here they are
// put together. It knows nothing of files, YAML, layouts or search.
//
// It never guesses. What can be meant in two ways is asked, what it does not understand stays in
// the words in which it was written, and whatever those words may take back of a time is no
// session either.
package timetable

import (
	"slices"
	"strings"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable/phrases"
)

// Longest is how many bytes of a text are read. What is longer stays words.
const Longest = 1000

// mostSessions is how many sessions one text can come to.
const mostSessions = 60

// Parsed is what a text says.
type Parsed struct {
	Sessions      []schedule.Session
	BankHolidays  string    // what it says of them: a value of Schedule.BankHolidays, or nothing
	ByArrangement string    // words that stand beside the sessions, or instead of them
	Left          []Stretch // what was not understood, in the order of the text
	Question      *Question // what must be known before the rest of it can be read; nil where all is read
}

// reader reads the phrases of a text, and makes sessions of them.
type reader struct{ *phrases.Reader }

// Stretch is a part of a text, in bytes.
type Stretch struct{ From, To int }

// Parse reads a text. A date without a year is the first one from today on: of a list that was
// made earlier, the day on which it was made. Whoever cannot ask the Question takes the rest as
// it stands: the words that it is about are in ByArrangement then, and not in Sessions.
func Parse(text string, today schedule.Date) Parsed {
	if len(text) > Longest {
		return Parsed{ByArrangement: oneLine(text), Left: []Stretch{{0, len(text)}}}
	}
	r := &reader{phrases.New(text, today, false)}
	whole := r.sentences(r.Items())
	parsed := Parsed{BankHolidays: whole.bank, Left: r.left(whole)}
	var stay, beside []string
	words := func(s sentence) { stay = append(stay, r.Said(s.items[0].At, s.items[len(s.items)-1].End)) }
	for _, s := range whole.sentences {
		if !s.core {
			continue
		}
		// "Tuesdays 2-4. Back on 5 January."
		whole.doubt = whole.doubt || len(whole.sentences) > 1 && !s.timed() && len(r.runs(s.items)) > 0
	}
	for _, s := range whole.sentences {
		if !s.core {
			beside = append(beside, s.words...)
			continue
		}
		sessions, question, ok := r.sessions(s)
		if ok && question == nil && !whole.doubt {
			parsed.Sessions = append(parsed.Sessions, sessions...)
			beside = append(beside, s.words...)
			continue
		}
		words(s)
		if ok && parsed.Question == nil && !whole.doubt {
			parsed.Question = question
		}
	}
	switch {
	case len(parsed.Sessions) > mostSessions:
		return Parsed{ByArrangement: oneLine(text), Left: []Stretch{{0, len(text)}}}
	case len(parsed.Sessions) == 0:
		parsed.ByArrangement, parsed.BankHolidays = oneLine(text), ""
	default:
		parsed.ByArrangement = oneLine(strings.Join(slices.Concat(stay, beside), ". "))
	}
	return parsed
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
