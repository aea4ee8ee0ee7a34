package timetable

import (
	"slices"
	"time"

	"bandstand/directory/slips"
)

// week reads days of the week, with how often where that goes before them: "Mondays and
// Wednesdays", "Mon-Fri", "1st and 3rd Tuesday", "every other Friday", "Tuesday mornings".
func (r *reader) week(at int) item {
	one := item{meaning: meaning{kind: weekdays}}
	said, n := r.find(at)
	i := r.skip(at, "every", "each", "the", "bob", "pob", "on", "ar", "y", "yr")
	nths, m := r.weeksOfMonth(i)
	switch {
	case said.kind == often:
		return item{} // "every third week"
	case said.kind == turn && len(nths) == 1:
		one.turn, i = said.weeks, at+n
	case m > 0:
		one.nths, i = nths, i+m
	case n > 0 && said.kind == otherWeek:
		one.weeks, i = said.weeks, at+n
	}
	if listed := r.weekdays(one, i); listed.end > i {
		return listed
	}
	if m > 0 && said.kind != turn {
		return item{meaning: meaning{kind: nth}, end: i, nths: nths}
	}
	return item{}
}

// weeksOfMonth reads "1st and 3rd".
func (r *reader) weeksOfMonth(at int) (weeks []int, n int) {
	i := at
	for {
		said, n := r.find(i)
		if n == 0 || said.kind != nth {
			return weeks, max(i-at, 0) * min(len(weeks), 1)
		}
		weeks, i = append(weeks, said.weeks), i+n
		joint := r.joint(i)
		if said, n := r.find(i + joint); joint == 0 || n == 0 || said.kind != nth {
			return weeks, i - at
		}
		i += joint
	}
}

// weekdays reads a list of days, "Mon-Wed, Fri & Sat", and the part of the day behind it.
func (r *reader) weekdays(one item, at int) item {
	i := at
	for {
		if r.is(i, "nos") {
			one.part = evening
		}
		days, n := r.oneDay(i)
		if n == 0 || len(days) > 1 && len(one.nths)+one.turn+one.weeks > 0 {
			return item{} // nor "the last weekday of the month"
		}
		i += n
		if last, n := r.oneDay(i + 1); n > 0 && len(days) == 1 && len(last) == 1 &&
			r.is(i, "-", "to", "through", "thru", "until", "till", "i", "tan", "hyd") {
			for day := days[0]; day != last[0] && len(days) < 7; {
				day = (day + 1) % 7
				days = append(days, day)
			}
			i += 1 + n
		}
		for _, day := range days {
			if !slices.Contains(one.days, day) {
				one.days = append(one.days, day)
			}
		}
		one.end = i
		if said := r.partAfter(i); said.n > 0 {
			one.part, one.end = said.part, i+said.n
			return one
		}
		if j := r.skip(i, ":", "-", ","); r.is(j, "closed") && r.kind(j+1) == mark {
			one.kind, one.end = exceptDays, j+1
			return one
		}
		joint := r.joint(i)
		i = r.skip(i+joint, "every", "each", "on")
		if _, n := r.oneDay(i); joint == 0 || n == 0 || one.part != anyPart && !r.is(i, "nos") {
			return one
		}
	}
}

// oneDay reads the name of a day, also with a slip in it, or of several: "weekdays".
func (r *reader) oneDay(at int) (days []time.Weekday, n int) {
	i := r.skip(at, "dydd", "ddydd", "nos", "dyddiau")
	if said, n := r.find(i); n > 0 && said.kind == weekdays {
		return slices.Clone(said.days), r.pastStop(i, n) + i - at
	}
	if day, ok := misspelt(r.word(i)); ok {
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

// phrase reads what is said in a fixed way, and "every 4 weeks". What goes before something that
// does not follow, such as "until" before "Easter", is in doubt.
func (r *reader) phrase(at int) item {
	if weeks, n := r.everyWeeks(at); n > 0 {
		return item{meaning: meaning{kind: often, weeks: weeks}, end: at + n}
	}
	said, n := r.find(at)
	switch said.kind {
	case fromWord:
		said.kind = doubt
		if r.is(at, "start", "starts", "begins") && n == 1 {
			said.kind = filler
		}
	case filler:
		if _, n := r.clock(at + 1); n > 0 && r.is(at, "for", "to") && r.opaque(at+1) == 0 {
			said.kind = doubt // "7pm for 7.30", "Wednesdays to 4pm"
		}
	case nth:
		said.kind = doubt
		if r.is(at, "first") {
			said.kind = unknown // "ring first"
		}
	case untilWord, negation, otherWeek, turn, feast, months:
		said.kind = doubt
	case addition:
		said.kind = unknown
	}
	return item{meaning: said, end: at + n}
}

// everyWeeks reads "every 4 weeks", "every six weeks" and "4-weekly".
func (r *reader) everyWeeks(at int) (weeks, n int) {
	i := r.skip(at, "once")
	led := r.is(i, "every", "each", "bob", "pob")
	i = r.skip(i, "every", "each", "bob", "pob")
	weeks, ok := r.number(i, 2, 52)
	if !ok {
		weeks = slices.Index(numerals, r.word(i))
	}
	j := r.skip(i+1, "-")
	switch {
	case weeks < 2:
		return 0, 0
	case led && r.is(j, "weeks", "week", "wks", "wythnos"), r.is(j, "weekly"):
		return weeks, j + 1 - at
	}
	return 0, 0
}

// aside reads numbers that are not about when, with what shows that: ages, money, telephone
// numbers, rooms, addresses.
func (r *reader) aside(at int) item {
	return item{meaning: meaning{kind: unknown}, end: at + r.opaque(at)}
}

func (r *reader) opaque(at int) int {
	i := at
	switch {
	case r.is(i, "£", "€"):
		j := i + 1 + r.amounts(i+1)
		if _, n := r.find(j); r.is(j, "per", "a", "each", "/", "for") && n <= 2 {
			j = min(j+2, len(r.tokens)) // "£2 a week" is no week
		}
		return j - i
	case r.is(i, "+") && r.kind(i+1) == number:
		return 1 + r.telephone(i+1)
	case r.kind(i) == number:
		return max(r.telephone(i), r.counted(i), r.street(i), r.postcode(i))
	case r.is(i, "age", "ages", "aged", "over", "under", "year", "years", "yr", "yrs"):
		if n := r.amounts(i + 1); n > 0 && !r.clockLike(i+1+n) {
			return 1 + n
		}
	case r.is(i, "room", "hall", "studio", "floor", "unit", "flat", "bus", "buses", "route", "no", "number", "stage",
		"level", "lounge"):
		j := r.skip(i+1, ".")
		if r.kind(j) == number && !r.is(j+1, "-", "to", ":", ".", "am", "pm", "a", "p", "until", "till") {
			return j + 1 - i
		}
	}
	return 0
}

// clockLike reports whether a token goes on after a number as times do.
func (r *reader) clockLike(at int) bool {
	return r.is(at, "am", "pm", ":") || r.is(at, "a", "p") && r.is(at+1, ".", "m") ||
		r.is(at, ".") && r.glued(at+1) && r.kind(at+1) == number
}

// amounts reads one number or two: "5", "5-11", "60+", "3.50", "50s".
func (r *reader) amounts(at int) int {
	i := at
	for range 2 {
		if r.kind(i) != number {
			break
		}
		i++
		if r.is(i, ".") && r.glued(i) && r.kind(i+1) == number && r.glued(i+1) {
			i += 2
		}
		if r.is(i, "s", "p", "+", "k") && r.glued(i) {
			i++
		}
		next := r.skip(i+1, "£")
		if !r.is(i, "-", "to", "and", "or", "&") || r.kind(next) != number ||
			r.clockLike(next+1) || r.is(next+1, "-", "to", "till", "until", "til") {
			break
		}
		i = next
	}
	return i - at
}

// counted reads numbers of people, years or pounds: "5-11 year olds", "60+", "20 places".
func (r *reader) counted(at int) int {
	n := r.amounts(at)
	i := at + n
	if r.is(i-1, "+", "s", "p") {
		return n
	}
	i = r.skip(i, "-")
	if r.is(i, "years", "yrs", "yr", "year", "yo", "people", "places", "spaces", "children", "kids", "adults", "miles",
		"mile", "%", "pounds", "pence", "members", "seats", "mth", "mths", "per", "oed", "oeds", "metres", "tables") {
		return r.skip(i+1, "old", "olds", "of", "age") - at
	}
	if r.is(i, "months") && r.is(i+1, "old", "olds", "to", "-", "+") {
		return i + 2 - at
	}
	return 0
}

// telephone reads five figures or more in a row, or after 0, and the groups behind them.
func (r *reader) telephone(at int) int {
	first := r.word(at)
	i := at + 1
	begins := first[0] == '0' && len(first) > 1 || r.is(at-1, "+")
	if len(first) < 5 && !(begins && r.kind(i) == number && len(r.word(i)) >= 3) {
		return 0
	}
	for r.kind(i) == number && len(r.word(i)) >= 3 || r.is(i, "(", ")") && r.kind(i+1) == number && r.glued(i+1) {
		i++
	}
	return i - at
}

// street reads "41 Highfield Road".
func (r *reader) street(at int) int {
	for i := at + 1; i <= at+4 && r.kind(i) == word; i++ {
		if i > at+1 && r.is(i, "road", "rd", "street", "st", "lane", "avenue", "ave", "close", "way", "drive", "court",
			"place", "terrace", "crescent", "square", "row", "hill", "gardens", "grove", "green") {
			return i + 1 - at
		}
	}
	return 0
}

// postcode reads what is left of "M6 5LB" and of "U3A": figures with letters on both sides, or
// behind a letter.
func (r *reader) postcode(at int) int {
	behind := r.glued(at) && r.kind(at-1) == word
	if behind && !r.clockLike(at+1) && !r.is(at+1, "-", "to") {
		return 1
	}
	if r.kind(at+1) == word && r.glued(at+1) && len(r.word(at+1)) == 2 && len(r.word(at)) == 1 &&
		!r.is(at+1, "am", "pm", "st", "nd", "rd", "th", "yb", "yp", "yh", "af", "il") {
		return 2
	}
	return 0
}

// rest reads what nothing else does: marks, and words that nobody here knows.
func (r *reader) rest(at int) item {
	one := item{end: at + 1}
	switch text := r.word(at); {
	case r.kind(at) == number:
		one.kind = doubt
		if r.is(at+1, "st", "nd", "rd", "th") && r.glued(at+1) {
			one.end++
		}
	case r.kind(at) == word:
		one.kind = unknown
	case text == "\n" || text == ";" || (text == "." || text == "!" || text == "?") && !r.glued(at+1):
		one.kind = stop
	case text == "," || text == "(" || text == ")" || text == ":" || text == "-" || text == "/":
		one.kind = comma
	}
	return one
}
