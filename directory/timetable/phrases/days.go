package phrases

import (
	"slices"
	"time"

	"bandstand/directory/slips"
)

// Week reads days of the week, with how often where that goes before them: "Mondays and
// Wednesdays", "Mon-Fri", "1st and 3rd Tuesday", "every other Friday", "Tuesday mornings".
func (r *Reader) Week(at int) Item {
	one := Item{Meaning: Meaning{Kind: Weekdays}}
	said, n := r.Find(at)
	i := r.skip(at, "every", "each", "the", "bob", "pob", "on", "ar", "y", "yr")
	nths, m := r.WeeksOfMonth(i)
	switch {
	case said.Kind == Often:
		return Item{} // "every third week"
	case said.Kind == turn && len(nths) == 1:
		one.Turn, i = said.Weeks, at+n
	case m > 0:
		one.Nths, i = nths, i+m
	case n > 0 && said.Kind == otherWeek:
		one.Weeks, i = said.Weeks, at+n
	}
	if listed := r.weekdays(one, i); listed.End > i {
		return listed
	}
	if m > 0 && said.Kind != turn {
		return Item{Meaning: Meaning{Kind: Nth}, End: i, Nths: nths}
	}
	return Item{}
}

// WeeksOfMonth reads "1st and 3rd".
func (r *Reader) WeeksOfMonth(at int) (weeks []int, n int) {
	i := at
	for {
		said, n := r.Find(i)
		if n == 0 || said.Kind != Nth {
			return weeks, max(i-at, 0) * min(len(weeks), 1)
		}
		weeks, i = append(weeks, said.Weeks), i+n
		joint := r.joint(i)
		if said, n := r.Find(i + joint); joint == 0 || n == 0 || said.Kind != Nth {
			return weeks, i - at
		}
		i += joint
	}
}

// weekdays reads a list of days, "Mon-Wed, Fri & Sat", and the part of the day behind it.
func (r *Reader) weekdays(one Item, at int) Item {
	i := at
	for {
		if r.Is(i, "nos") {
			one.Part = evening
		}
		days, n := r.oneDay(i)
		if n == 0 || len(days) > 1 && len(one.Nths)+one.Turn+one.Weeks > 0 {
			return Item{} // nor "the last weekday of the month"
		}
		i += n
		if last, n := r.oneDay(i + 1); n > 0 && len(days) == 1 && len(last) == 1 &&
			r.Is(i, "-", "to", "through", "thru", "until", "till", "i", "tan", "hyd") {
			for day := days[0]; day != last[0] && len(days) < 7; {
				day = (day + 1) % 7
				days = append(days, day)
			}
			i += 1 + n
		}
		for _, day := range days {
			if !slices.Contains(one.Days, day) {
				one.Days = append(one.Days, day)
			}
		}
		one.End = i
		if said := r.partAfter(i); said.n > 0 && !r.atInWelsh(i) {
			one.Part, one.End = said.part, i+said.n
			return one
		}
		if j := r.skip(i, ":", "-", ","); r.Is(j, "closed") && (r.kind(j+1) == mark || !r.Is(i, ",") && len(one.Days) == 1 && r.isLabel(j+1, j > i)) {
			one.Kind, one.End = ExceptDays, j+1
			return one
		}
		joint := r.joint(i)
		i = r.skip(i+joint, "every", "each", "on")
		if _, n := r.oneDay(i); joint == 0 || n == 0 || one.Part != AnyPart && !r.Is(i, "nos") {
			return one
		}
	}
}

// isLabel reports whether a day begins at a token and stands alone before its own times, or before
// "closed": "Sunday: closed Monday: 9-5". marked is whether the day before it has a mark behind it too.
func (r *Reader) isLabel(at int, marked bool) bool {
	_, n := r.oneDay(at)
	if n == 0 {
		return false
	}
	_, clock := r.ClockSpan(at + n)
	return marked || r.Is(at+n, ":", "closed") || clock > 0
}

// atInWelsh reports whether "am" at a token is "at", as in "dydd Llun am 7", and no part of the day.
func (r *Reader) atInWelsh(at int) bool {
	_, n := r.clock(at + 1)
	return n > 0 && r.Is(at, "am") && r.Is(at-1, "dydd", "llun", "lun", "mawrth", "fawrth", "mercher", "fercher", "iau",
		"gwener", "wener", "sadwrn", "sul")
}

// oneDay reads the name of a day, also with a slip in it, or of several: "weekdays".
func (l *line) oneDay(at int) (days []time.Weekday, n int) {
	i := l.skip(at, "dydd", "ddydd", "nos", "dyddiau", "ddyddiau")
	if said, n := l.Find(i); n > 0 && said.Kind == Weekdays {
		return slices.Clone(said.Days), l.pastStop(i, n) + i - at
	}
	if day, ok := misspelt(l.word(i)); ok {
		return []time.Weekday{day}, i + 1 - at
	}
	return nil, 0
}

// misspelt returns the one day of the week that a word is a slip for.
func misspelt(word string) (found time.Weekday, ok bool) {
	if len(word) < 6 || len(word) > 12 {
		return 0, false
	}
	nearest := 3
	for day, name := range dayNames {
		most := 1
		if len(name) > len("tuesday") {
			most = 2
		}
		apart := min(slips.Between(word, name, most), slips.Between(word, name+"s", most))
		if apart > most || apart > nearest {
			continue
		}
		found, ok = time.Weekday(day), apart < nearest // "Sonday" may be Sunday or Monday
		nearest = apart
	}
	return found, ok
}

var dayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// Phrase reads what is said in a fixed way, and "every 4 weeks". What goes before something that
// does not follow, such as "until" before "Easter", is in doubt.
func (r *Reader) Phrase(at int) Item {
	if weeks, n := r.everyWeeks(at); n > 0 {
		return Item{Meaning: Meaning{Kind: Often, Weeks: weeks}, End: at + n}
	}
	said, n := r.Find(at)
	switch said.Kind {
	case fromWord:
		said.Kind = Doubt
		if r.Is(at, "start", "starts", "begins") && n == 1 {
			said.Kind = Filler
		}
	case Filler:
		if _, n := r.clock(at + 1); n > 0 && r.Is(at, "for", "to") && r.opaque(at+1) == 0 {
			said.Kind = Doubt // "7pm for 7.30", "Wednesdays to 4pm"
		}
	case Nth:
		said.Kind = Doubt
		if r.Is(at, "first") {
			said.Kind = Unknown // "ring first"
		}
	case untilWord, negation, otherWeek, turn, Feast, Months:
		said.Kind = Doubt
	case addition:
		said.Kind = Unknown
	}
	return Item{Meaning: said, End: at + n}
}

// everyWeeks reads "every 4 weeks", "every six weeks" and "4-weekly".
func (r *Reader) everyWeeks(at int) (weeks, n int) {
	i := r.skip(at, "once")
	led := r.Is(i, "every", "each", "bob", "pob")
	i = r.skip(i, "every", "each", "bob", "pob")
	weeks, ok := r.number(i, 2, 52)
	if !ok {
		weeks = slices.Index(numerals, r.word(i))
	}
	j := r.skip(i+1, "-")
	switch {
	case weeks < 2:
		return 0, 0
	case led && r.Is(j, "weeks", "week", "wks", "wythnos"), r.Is(j, "weekly"):
		return weeks, j + 1 - at
	}
	return 0, 0
}

// aside reads numbers that are not about when, with what shows that: ages, money, telephone
// numbers, rooms, addresses.
func (r *Reader) aside(at int) Item {
	return Item{Meaning: Meaning{Kind: Unknown}, End: at + r.opaque(at)}
}

// rest reads what nothing else does: marks, and words that nobody here knows.
func (r *Reader) rest(at int) Item {
	one := Item{End: at + 1}
	switch text := r.word(at); {
	case r.kind(at) == number:
		one.Kind = Doubt
		if r.Is(at+1, "st", "nd", "rd", "th") && r.glued(at+1) {
			one.End++
		}
	case r.kind(at) == word:
		one.Kind = Unknown
	case text == "\n" || text == ";" || (text == "." || text == "!" || text == "?") && !r.glued(at+1):
		one.Kind = Stop
	case text == "," || text == "(" || text == ")" || text == ":" || text == "-" || text == "/":
		one.Kind = Comma
	}
	return one
}
