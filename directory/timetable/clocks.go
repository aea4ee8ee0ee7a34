package timetable

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/schedule"
)

// clock is a time of day as it was written.
type clock struct {
	at, end      int            // its tokens
	hour, minute int            // as written
	means        schedule.Clock // where it can mean one time alone
	sure         bool           // it can: "2pm", "14:00", "noon"
	half         part           // morning or pm, where it was said
	plain        bool           // a number alone, which need be no time: "7"
	night        bool           // written as on the 24-hour clock, in the small hours: "02:30"
	midnight     bool           // "12am", which many write for midday
	roughly      bool           // "2-ish"
}

// span is when something begins, and ends where that was said.
type span struct {
	start, end clock
	ends       bool
	part       part // that was said beside it: "7 to 9 in the evening"
	minutesTo  int  // "ten to twelve": it may also begin so many minutes before the hour of its end
}

const (
	noon   = 12 * 60
	dayEnd = 24 * 60
	// lastMinute is when a session ends that goes on to midnight: it ends on its day.
	lastMinute = dayEnd - 1
)

// Where nobody has said which half of the day is meant, a time to begin lies between these two,
// the latter left out. So "2.30 to 4" and "9 to 11" can be read in one way, and "7 to 9" and
// "8.30" in two: then it is asked. And nothing goes on for longer than longest.
const (
	earliest = 7 * 60
	latest   = 21 * 60
	longest  = 12 * 60
)

// smallHours end here. "02:30" is written as on the 24-hour clock, and hardly anybody means it.
const smallHours = 6 * 60

// clock reads one time of day: "2.30pm", "14:00", "half past two", "noon", "7".
func (r *reader) clock(at int) (clock, int) {
	c := clock{at: at}
	i := at
	for r.is(i, "about", "around", "approx", "approximately", "roughly", "circa", "tua") {
		c.roughly, i = true, r.pastStop(i, 1)+i
	}
	n := r.spokenClock(i, &c)
	if n == 0 {
		n = r.writtenClock(i, &c)
	}
	if n == 0 {
		return clock{}, 0
	}
	i += n
	if r.is(i, "-") && r.is(i+1, "ish") {
		i++
	}
	if r.is(i, "ish") {
		c.roughly, i = true, i+1
	}
	if c.hour == 12 && r.is(i, "(") && r.is(i+1, "noon", "midday") && r.is(i+2, ")") {
		c.sure, c.means, i = true, noon, i+3
	}
	c.plain = c.plain && !c.roughly
	c.end = i
	return c, i - at
}

// spokenClock reads a time in words: "noon", "12 midday", "half past two", "quarter to four".
func (r *reader) spokenClock(at int, c *clock) int {
	i := at
	if r.is(i, "12") && r.is(i+1, "noon", "midday", "midnight") {
		i++
	}
	switch {
	case r.is(i, "noon", "midday"), r.is(i, "canol", "hanner") && r.is(i+1, "dydd"):
		c.sure, c.means = true, noon
	case r.is(i, "midnight"), r.is(i, "hanner") && r.is(i+1, "nos"):
		c.sure, c.means = true, dayEnd
	default:
		return r.pastClock(at, c)
	}
	if r.is(i, "canol", "hanner") {
		i++
	}
	return i + 1 - at
}

// pastClock reads "half past two", "half two", "quarter to four" and "ten past".
func (r *reader) pastClock(at int, c *clock) int {
	minutes, i := 0, at+1
	switch {
	case r.is(at, "half"):
		minutes = 30
	case r.is(at, "quarter"):
		minutes = 15
	case r.is(at, "twenty") && r.is(at+1, "five"):
		minutes, i = 25, at+2
	case r.is(at, "five", "ten", "twenty") && !r.maybeHours(at):
		minutes = map[string]int{"five": 5, "ten": 10, "twenty": 20}[r.word(at)]
	default:
		return 0
	}
	to := r.is(i, "to")
	if r.is(i, "past", "to") {
		i++
	} else if minutes != 30 {
		return 0
	}
	hour, n := r.hour(i)
	if n == 0 {
		return 0
	}
	c.hour, c.minute = hour, minutes
	if to {
		c.hour, c.minute = (hour+10)%12+1, 60-minutes
	}
	i += n
	return i + r.halfAfter(i, c) - at
}

// maybeHours reports whether "ten to twelve" begins at a token, which may be ten minutes or two
// hours.
func (r *reader) maybeHours(at int) bool {
	_, n := r.hour(at + 2)
	return r.is(at, "five", "ten") && r.is(at+1, "to") && n > 0
}

// numerals are the hours in words.
var numerals = strings.Split(" one two three four five six seven eight nine ten eleven twelve", " ")

// hour reads an hour from 1 to 12 in words or figures.
func (r *reader) hour(at int) (hour, n int) {
	if hour, ok := r.number(at, 1, 12); ok {
		return hour, 1
	}
	if hour := slices.Index(numerals, r.word(at)); hour > 0 {
		return hour, 1
	}
	return 0, 0
}

// writtenClock reads a time in figures: "2.30pm", "14:00", "1400", "7". Hours in words are
// times only with what makes sure of it: "two oclock", "seven thirty", "seven pm".
func (r *reader) writtenClock(at int, c *clock) int {
	text, i := r.word(at), at+1
	hour, ok := r.number(at, 0, 2400)
	if !ok {
		return r.wordClock(at, c)
	}
	zero := text[0] == '0' && len(text) > 1
	minutes := false
	switch {
	case len(text) > 2:
		c.hour, c.minute, zero = hour/100, hour%100, zero || len(text) == 4 && hour < 1000
		minutes = len(text) == 4
	case r.is(i, ":", ".", "h") && r.glued(i) && r.glued(i+1) && r.twoFigures(i+1):
		c.hour = hour
		c.minute, _ = r.number(i+1, 0, 99)
		i, minutes = i+2, true
	default:
		c.hour = hour
	}
	n := r.halfAfter(i, c)
	switch {
	case n == 0 && minutes && r.is(i, "hrs", "h", "hours"):
		n, zero = 1, true
	case n == 0 && c.hour == 12 && r.is(i, "noon", "midday"): // "12.00 noon"
		n, c.half = 1, pm
	}
	switch {
	case c.hour > 24 || c.minute > 59 || c.hour == 24 && c.minute > 0:
		return 0
	case len(text) == 3 && n == 0:
		return 0
	case len(text) == 4 && n == 0:
		c.plain = true
	case !minutes && n == 0:
		c.plain = true
	}
	c.settle(zero)
	return i + n - at
}

// wordClock reads "seven pm", "two oclock", "seven thirty" and "two".
func (r *reader) wordClock(at int, c *clock) int {
	hour, n := r.hour(at)
	if n == 0 {
		return 0
	}
	i := at + n
	if r.is(i, "-") && r.is(i+1, "thirty", "fifteen", "forty") {
		i++
	}
	c.hour, c.plain = hour, true
	switch {
	case r.is(i, "thirty"):
		c.minute, c.plain, i = 30, false, i+1
	case r.is(i, "fifteen"):
		c.minute, c.plain, i = 15, false, i+1
	case r.is(i, "forty") && r.is(i+1, "five"):
		c.minute, c.plain, i = 45, false, i+2
	}
	n = r.halfAfter(i, c)
	c.plain = c.plain && n == 0
	c.settle(false)
	return i + n - at
}

func (r *reader) twoFigures(at int) bool {
	return at < len(r.tokens) && r.tokens[at].kind == number && len(r.tokens[at].text) == 2
}

// halfAfter reads what says which half of the day a time is in, and "oclock".
func (r *reader) halfAfter(at int, c *clock) int {
	i := at
	if r.is(i, "oclock", "clock") {
		i++
	}
	dotted := r.is(i+1, ".") && r.glued(i+1) && r.is(i+2, "m")
	switch {
	case r.is(i, "am", "yb"), r.is(i, "a") && (dotted || r.is(i+1, "m")):
		c.half = morning
	case r.is(i, "pm", "yp", "yh"), r.is(i, "p") && (dotted || r.is(i+1, "m")):
		c.half = pm
	default:
		return i - at
	}
	switch {
	case dotted:
		i += 3
	case r.is(i, "a", "p"):
		i += 2
	default:
		i++
	}
	if r.is(i, ".") && r.glued(i) && (dotted || !r.capital(i+1)) { // "2 p.m. to 4 p.m."
		i++
	}
	return i - at
}

// capital reports whether a capital letter stands at a token, or the text ends: a sentence may
// begin there.
func (r *reader) capital(at int) bool {
	if at >= len(r.tokens) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(r.text[r.tokens[at].from:])
	return unicode.IsUpper(first)
}

// settle works out what a time means where that is sure.
func (c *clock) settle(twentyFour bool) {
	clock := schedule.Clock(c.hour*60 + c.minute)
	switch {
	case c.hour > 12 || c.hour == 0:
		c.sure, c.means = true, clock
	case c.half == morning && c.hour == 12:
		c.midnight = true
	case c.half != anyPart:
		c.sure, c.means = true, clock%noon
		if c.half == pm {
			c.means += noon
		}
	case twentyFour:
		c.sure, c.means, c.night = true, clock, clock < smallHours
	}
}

// begins returns the times at which something may begin that begins at a time as written.
func (c clock) begins(part part) []schedule.Clock {
	if c.midnight {
		return nil
	}
	if c.sure {
		return []schedule.Clock{c.means % dayEnd}
	}
	written := schedule.Clock(c.hour*60 + c.minute)
	var all []schedule.Clock
	for _, clock := range []schedule.Clock{written % noon, written%noon + noon} {
		if earliest <= clock && clock < latest && part.has(clock) {
			all = append(all, clock)
		}
	}
	return all
}

// closes returns the times at which something may end that ends at a time as written.
func (c clock) closes() []schedule.Clock {
	if c.midnight {
		return []schedule.Clock{noon, dayEnd}
	}
	if c.sure && c.means == 0 {
		return []schedule.Clock{dayEnd}
	}
	if c.sure {
		return []schedule.Clock{c.means}
	}
	written := schedule.Clock(c.hour*60 + c.minute)
	if written == noon {
		return []schedule.Clock{noon, dayEnd}
	}
	return []schedule.Clock{written % noon, written%noon + noon}
}

// reading is one way to understand a span.
type reading struct{ start, end schedule.Clock }

// readings returns every way in which a span may be meant. Several are asked about, and none
// is for words alone.
func (s span) readings(part part) []reading {
	if s.part != anyPart {
		part = s.part
	}
	start := s.start
	if s.ends && !start.sure && start.half == anyPart {
		shared, ok := start.in(s.end)
		switch {
		case ok:
			start = shared
		case s.end.sure && s.end.half == anyPart && s.end.hour > 12: // both are on the 24-hour clock
			start.sure, start.means = true, schedule.Clock(start.hour*60+start.minute)
		case !s.end.sure && s.end.half == anyPart && s.end.hour == 12 && start.hour < earliest/60:
			return nil // "5-12" has no likely way to be meant
		}
	}
	starts := start.begins(part)
	if start.night && !(s.ends && s.end.half != anyPart) {
		starts = append(starts, start.means+noon)
	}
	var all []reading
	if s.minutesTo > 0 {
		for _, hour := range s.end.begins(part) {
			all = append(all, reading{hour - schedule.Clock(s.minutesTo), 0})
		}
	}
	for _, begins := range starts {
		if !s.ends {
			all = append(all, reading{begins, 0})
			continue
		}
		for _, ends := range s.ending(start, begins) {
			all = append(all, reading{begins, min(ends, lastMinute)})
		}
	}
	return all
}

// ending returns the times at which a span may end that begins at a time.
func (s span) ending(start clock, begins schedule.Clock) []schedule.Clock {
	closes := s.end.closes()
	if s.end.night {
		closes = append(closes, s.end.means+noon)
	}
	return slices.DeleteFunc(closes, func(ends schedule.Clock) bool {
		long := ends-begins > longest && !(start.sure && s.end.sure) && !s.end.midnight
		smallNight := start.night && s.end.night && (begins < smallHours) != (ends < smallHours)
		return ends <= begins || long || smallNight || ends == dayEnd && begins < 16*60 && !s.end.sure && !s.end.midnight
	})
}

// in returns a start in the half of the day of its end, where that is told and it comes before:
// "7-9pm" begins in the evening, "10-12pm" and "11-1pm" do not.
func (c clock) in(end clock) (clock, bool) {
	if !end.sure || end.half == anyPart {
		return c, false
	}
	c.half = end.half
	c.settle(false)
	return c, c.sure && c.means < end.means && c.means%noon < noon
}

// clockSpan reads when something begins and ends: "2.30 to 4", "from 10am", "between 7 and 9pm".
func (r *reader) clockSpan(at int) (span, int) {
	var s span
	i, between, led := at, false, r.bare
	for {
		if r.is(i, "at", "@", "from", "start", "starts", "starting", "begin", "begins", "beginning", "between", "rhwng",
			"o", "am") {
			between = between || r.is(i, "between", "rhwng")
			i, led = i+1, true
		} else if r.is(i, ":") || r.is(i, "-") && led {
			i++
		} else if meaning, n := r.find(i); n > 0 && meaning.kind == partOfDay && s.part == anyPart && i == at {
			s.part, i = meaning.part, i+n
		} else {
			break
		}
	}
	start, n := r.clock(i)
	if n == 0 || r.opaque(i) > 0 {
		return span{}, 0
	}
	s.start, i = start, i+n
	m := r.partAfter(i)
	if m.n > 0 {
		s.start.half = anyPart
	}
	after := i
	if m.n > 0 {
		after = i + m.n
	}
	j := after
	if r.is(j, "-", "to", "til", "till", "until", "tan", "i", "hyd", "thru", "through") ||
		between && r.is(j, "and", "&", "a", "ac") {
		j++
		for r.is(j, "-") {
			j++
		}
		if end, n := r.clock(j); n > 0 {
			s.end, s.ends, j = end, true, j+n
		}
	}
	if m.n > 0 { // "9 in the morning until 4"
		s.start = s.start.of(m.part)
	}
	if !s.ends {
		if s.start.plain && !led && m.n == 0 {
			return span{}, 0
		}
		return s, r.pastNoise(after) - at
	}
	if r.maybeHours(s.start.at) {
		s.minutesTo = s.start.hour
	}
	if s.start.plain && s.end.plain && !r.surely(s) {
		return span{}, 0
	}
	if m := r.partAfter(j); m.n > 0 {
		s.part, j = m.part, j+m.n
	}
	return s, r.pastNoise(j) - at
}

// of returns a time that was said to lie in a part of the day.
func (c clock) of(part part) clock {
	if c.sure {
		return c
	}
	c.half = pm
	if part == morning {
		c.half = morning
	}
	c.settle(false)
	return c
}

// surely reports whether two numbers alone are times: not ages, and not years.
func (r *reader) surely(s span) bool {
	long := r.kind(s.start.at) == number && len(r.word(s.start.at)) == 4
	if long != (r.kind(s.end.at) == number && len(r.word(s.end.at)) == 4) {
		return false
	}
	if long { // "2026-2027"
		return s.end.hour*60+s.end.minute-s.start.hour*60-s.start.minute >= 10
	}
	return s.start.hour > 0 && s.end.hour > 0
}

// said is a part of the day and its tokens.
type said struct {
	part part
	n    int
}

// partAfter reads the part of the day that was said after days or a time: "in the evening".
func (r *reader) partAfter(at int) said {
	if meaning, n := r.find(at); n > 0 && meaning.kind == partOfDay {
		return said{meaning.part, n}
	}
	var c clock
	if n := r.halfAfter(at, &c); c.half != anyPart { // "Tuesdays a.m."
		return said{c.half, n}
	}
	return said{}
}

// pastNoise returns the token after what says nothing behind a time: "onwards", "start".
func (r *reader) pastNoise(at int) int {
	for r.is(at, "onwards", "onward", "start", "prompt", "sharp", "oclock", "ymlaen", "hrs", "each") {
		at++
	}
	return at
}
