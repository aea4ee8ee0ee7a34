package phrases

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/schedule"
)

// clockReader reads times of the day.
type clockReader struct {
	asides
	bare bool // a number alone is a time
}

// Clock is a time of day as it was written.
type Clock struct {
	at, end      int            // its tokens
	hour, minute int            // as written
	means        schedule.Clock // where it can mean one time alone
	sure         bool           // it can: "2pm", "14:00", "noon"
	half         Part           // morning or pm, where it was said
	Plain        bool           // a number alone, which need be no time: "7"
	night        bool           // written as on the 24-hour clock, in the small hours: "02:30"
	midnight     bool           // "12am", which many write for midday
	Roughly      bool           // "2-ish"
}

// Span is when something begins, and ends where that was said.
type Span struct {
	Start, End Clock
	Ends       bool
	Part       Part // that was said beside it: "7 to 9 in the evening"
	minutesTo  int  // "ten to twelve": it may also begin so many minutes before the hour of its end
}

const (
	noon   = 12 * 60
	dayEnd = 24 * 60
	// LastMinute is when a session ends that goes on to midnight: it ends on its day.
	LastMinute = dayEnd - 1
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
func (r clockReader) clock(at int) (Clock, int) {
	c := Clock{at: at}
	i := at
	for r.Is(i, "about", "around", "approx", "approximately", "roughly", "circa", "tua") {
		c.Roughly, i = true, r.pastStop(i, 1)+i
	}
	n := r.spokenClock(i, &c)
	if n == 0 {
		n = r.writtenClock(i, &c)
	}
	if n == 0 {
		return Clock{}, 0
	}
	i += n
	if r.Is(i, "-") && r.Is(i+1, "ish") {
		i++
	}
	if r.Is(i, "ish") {
		c.Roughly, i = true, i+1
	}
	if c.hour == 12 && r.Is(i, "(") && r.Is(i+1, "noon", "midday") && r.Is(i+2, ")") {
		c.sure, c.means, i = true, noon, i+3
	}
	c.Plain = c.Plain && !c.Roughly
	c.end = i
	return c, i - at
}

// spokenClock reads a time in words: "noon", "12 midday", "half past two", "quarter to four".
func (r clockReader) spokenClock(at int, c *Clock) int {
	i := at
	if r.Is(i, "12") && r.Is(i+1, "noon", "midday", "midnight") {
		i++
	}
	switch {
	case r.Is(i, "noon", "midday"), r.Is(i, "canol", "hanner") && r.Is(i+1, "dydd"):
		c.sure, c.means = true, noon
	case r.Is(i, "midnight"), r.Is(i, "hanner") && r.Is(i+1, "nos"):
		c.sure, c.means = true, dayEnd
	default:
		return r.pastClock(at, c)
	}
	if r.Is(i, "canol", "hanner") {
		i++
	}
	return i + 1 - at
}

// pastClock reads "half past two", "half two", "quarter to four" and "ten past".
func (r clockReader) pastClock(at int, c *Clock) int {
	minutes, i := 0, at+1
	switch {
	case r.Is(at, "hanner") && r.Is(at+1, "awr"):
		minutes, i = 30, at+2
	case r.Is(at, "chwarter"):
		minutes = 15
	case r.Is(at, "pum", "deng", "deg", "ugain") && r.Is(at+1, "munud"):
		minutes, i = map[string]int{"pum": 5, "deng": 10, "deg": 10, "ugain": 20}[r.word(at)], at+2
	case r.Is(at, "half"):
		minutes = 30
	case r.Is(at, "quarter"):
		minutes = 15
	case r.Is(at, "twenty") && r.Is(at+1, "five"):
		minutes, i = 25, at+2
	case r.Is(at, "five", "ten", "twenty") && !r.maybeHours(at):
		minutes = map[string]int{"five": 5, "ten": 10, "twenty": 20}[r.word(at)]
	default:
		return 0
	}
	to := r.Is(i, "to", "i")
	if r.Is(i, "past", "to", "wedi", "i") {
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
func (r clockReader) maybeHours(at int) bool {
	_, n := r.hour(at + 2)
	return r.Is(at, "five", "ten") && r.Is(at+1, "to") && n > 0
}

// numerals are the hours in words.
var numerals = strings.Split(" one two three four five six seven eight nine ten eleven twelve", " ")

// welshNumerals are the same in Welsh, as they stand after other words too.
var welshNumerals = map[string]int{
	"un": 1, "dau": 2, "ddau": 2, "tri": 3, "dri": 3, "pedwar": 4, "bedwar": 4, "pump": 5, "bump": 5, "chwech": 6, "saith": 7,
	"wyth": 8, "naw": 9, "deg": 10, "ddeg": 10, "deuddeg": 12, "ddeuddeg": 12,
}

// hour reads an hour from 1 to 12 in words or figures.
func (r clockReader) hour(at int) (hour, n int) {
	if hour, ok := r.number(at, 1, 12); ok {
		return hour, 1
	}
	if hour := slices.Index(numerals, r.word(at)); hour > 0 {
		return hour, 1
	}
	if r.Is(at, "un") && r.Is(at+1, "ar") && r.Is(at+2, "ddeg") {
		return 11, 3
	}
	if hour := welshNumerals[r.word(at)]; hour > 0 {
		return hour, 1
	}
	return 0, 0
}

// writtenClock reads a time in figures: "2.30pm", "14:00", "1400", "7". Hours in words are
// times only with what makes sure of it: "two oclock", "seven thirty", "seven pm".
func (r clockReader) writtenClock(at int, c *Clock) int {
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
	case r.Is(i, ":", ".", "h") && r.glued(i) && r.glued(i+1) && r.twoFigures(i+1):
		c.hour = hour
		c.minute, _ = r.number(i+1, 0, 99)
		i, minutes = i+2, true
	default:
		c.hour = hour
	}
	n := r.halfAfter(i, c)
	switch {
	case n == 0 && minutes && r.Is(i, "hrs", "h", "hours"):
		n, zero = 1, true
	case n == 0 && c.hour == 12 && r.Is(i, "noon", "midday"): // "12.00 noon"
		n, c.half = 1, pm
	}
	switch {
	case c.hour > 24 || c.minute > 59 || c.hour == 24 && c.minute > 0:
		return 0
	case len(text) == 3 && n == 0:
		return 0
	case len(text) == 4 && n == 0:
		c.Plain = true
	case !minutes && n == 0:
		c.Plain = true
	}
	c.settle(zero)
	return i + n - at
}

// wordClock reads "seven pm", "two oclock", "seven thirty" and "two".
func (r clockReader) wordClock(at int, c *Clock) int {
	hour, n := r.hour(at)
	if n == 0 {
		return 0
	}
	i := at + n
	if r.Is(i, "-") && r.Is(i+1, "thirty", "fifteen", "forty") {
		i++
	}
	c.hour, c.Plain = hour, true
	switch {
	case r.Is(i, "thirty"):
		c.minute, c.Plain, i = 30, false, i+1
	case r.Is(i, "fifteen"):
		c.minute, c.Plain, i = 15, false, i+1
	case r.Is(i, "forty") && r.Is(i+1, "five"):
		c.minute, c.Plain, i = 45, false, i+2
	}
	n = r.halfAfter(i, c)
	c.Plain = c.Plain && n == 0
	c.settle(false)
	return i + n - at
}

func (r clockReader) twoFigures(at int) bool {
	return at < len(r.Tokens) && r.Tokens[at].kind == number && len(r.Tokens[at].text) == 2
}

// halfAfter reads what says which half of the day a time is in, and "oclock".
func (r clockReader) halfAfter(at int, c *Clock) int {
	i := at
	switch {
	case r.Is(i, "oclock", "clock"):
		i++
	case r.Is(i, "or") && r.Is(i+1, "gloch"): // o'r gloch
		i += 2
	}
	dotted := r.Is(i+1, ".") && r.glued(i+1) && r.Is(i+2, "m")
	switch {
	case r.Is(i, "am", "yb"), r.Is(i, "a") && (dotted || r.Is(i+1, "m")):
		c.half = morning
	case r.Is(i, "pm", "yp", "yh"), r.Is(i, "p") && (dotted || r.Is(i+1, "m")):
		c.half = pm
	default:
		return i - at
	}
	switch {
	case dotted:
		i += 3
	case r.Is(i, "a", "p"):
		i += 2
	default:
		i++
	}
	if r.Is(i, ".") && r.glued(i) && (dotted || !r.capital(i+1)) { // "2 p.m. to 4 p.m."
		i++
	}
	return i - at
}

// capital reports whether a capital letter stands at a token, or the text ends: a sentence may
// begin there.
func (r clockReader) capital(at int) bool {
	if at >= len(r.Tokens) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(r.Text[r.Tokens[at].From:])
	return unicode.IsUpper(first)
}

// settle works out what a time means where that is sure.
func (c *Clock) settle(twentyFour bool) {
	clock := schedule.Clock(c.hour*60 + c.minute)
	switch {
	case c.hour > 12 || c.hour == 0:
		c.sure, c.means = true, clock
	case c.half == morning && c.hour == 12:
		c.midnight = true
	case c.half != AnyPart:
		c.sure, c.means = true, clock%noon
		if c.half == pm {
			c.means += noon
		}
	case twentyFour:
		c.sure, c.means, c.night = true, clock, clock < smallHours
	}
}

// begins returns the times at which something may begin that begins at a time as written.
func (c Clock) begins(part Part) []schedule.Clock {
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
func (c Clock) closes() []schedule.Clock {
	if c.midnight { // "12:15am", which is likely a quarter past midday
		return []schedule.Clock{schedule.Clock(noon + c.minute), dayEnd}
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

// Reading is one way to understand a span.
type Reading struct{ Start, End schedule.Clock }

// Readings returns every way in which a span may be meant. Several are asked about, and none
// is for words alone.
func (s Span) Readings(part Part) []Reading {
	if s.Part != AnyPart {
		part = s.Part
	}
	start := s.Start
	if s.Ends && !start.sure && start.half == AnyPart {
		shared, ok := start.in(s.End)
		switch {
		case ok:
			start = shared
		case s.End.sure && s.End.half == AnyPart && s.End.hour > 12: // both are on the 24-hour clock
			start.sure, start.means = true, schedule.Clock(start.hour*60+start.minute)
		case !s.End.sure && s.End.half == AnyPart && s.End.hour == 12 && start.hour < earliest/60:
			return nil // "5-12" has no likely way to be meant
		}
	}
	starts := start.begins(part)
	if start.night && !(s.Ends && s.End.half != AnyPart) {
		starts = append(starts, start.means+noon)
	}
	var all []Reading
	if s.minutesTo > 0 {
		for _, hour := range s.End.begins(part) {
			all = append(all, Reading{hour - schedule.Clock(s.minutesTo), 0})
		}
	}
	for _, begins := range starts {
		if !s.Ends {
			all = append(all, Reading{begins, 0})
			continue
		}
		for _, ends := range s.ending(start, begins) {
			all = append(all, Reading{begins, min(ends, LastMinute)})
		}
	}
	return all
}

// ending returns the times at which a span may end that begins at a time.
func (s Span) ending(start Clock, begins schedule.Clock) []schedule.Clock {
	closes := s.End.closes()
	if s.End.night {
		closes = append(closes, s.End.means+noon)
	}
	return slices.DeleteFunc(closes, func(ends schedule.Clock) bool {
		long := ends-begins > longest && !(start.sure && s.End.sure) && !s.End.midnight
		smallNight := start.night && s.End.night && (begins < smallHours) != (ends < smallHours)
		return ends <= begins || long || smallNight || ends == dayEnd && begins < 16*60 && !s.End.sure && !s.End.midnight
	})
}

// in returns a start in the half of the day of its end, where that is told and it comes before:
// "7-9pm" begins in the evening, "10-12pm" and "11-1pm" do not.
func (c Clock) in(end Clock) (Clock, bool) {
	if !end.sure || end.half == AnyPart {
		return c, false
	}
	c.half = end.half
	c.settle(false)
	return c, c.sure && c.means < end.means && c.means%noon < noon
}

// ClockSpan reads when something begins and ends: "2.30 to 4", "from 10am", "between 7 and 9pm".
func (r clockReader) ClockSpan(at int) (Span, int) {
	var s Span
	i, between, led := at, false, r.bare
	for {
		if r.Is(i, "at", "@", "from", "start", "starts", "starting", "begin", "begins", "beginning", "between", "rhwng",
			"o", "am") {
			between = between || r.Is(i, "between", "rhwng")
			i, led = i+1, true
		} else if r.Is(i, ":") || r.Is(i, "-") && led {
			i++
		} else if meaning, n := r.Find(i); n > 0 && meaning.Kind == PartOfDay && s.Part == AnyPart && i == at {
			s.Part, i = meaning.Part, i+n
		} else {
			break
		}
	}
	start, n := r.clock(i)
	if n == 0 || r.opaque(i) > 0 {
		return Span{}, 0
	}
	s.Start, i = start, i+n
	m := r.partAfter(i)
	if m.n > 0 {
		s.Start.half = AnyPart
	}
	after := i
	if m.n > 0 {
		after = i + m.n
	}
	j := after
	if r.Is(j, "-", "to", "til", "till", "until", "tan", "i", "hyd", "thru", "through") ||
		between && r.Is(j, "and", "&", "a", "ac") {
		j++
		for r.Is(j, "-") {
			j++
		}
		if end, n := r.clock(j); n > 0 {
			s.End, s.Ends, j = end, true, j+n
		}
	}
	if m.n > 0 { // "9 in the morning until 4"
		s.Start = s.Start.of(m.part)
	}
	if !s.Ends {
		if s.Start.Plain && !led && m.n == 0 {
			return Span{}, 0
		}
		return s, r.pastNoise(after) - at
	}
	if r.maybeHours(s.Start.at) {
		s.minutesTo = s.Start.hour
	}
	if s.Start.Plain && s.End.Plain && !r.surely(s) {
		return Span{}, 0
	}
	if m := r.partAfter(j); m.n > 0 {
		s.Part, j = m.part, j+m.n
	}
	return s, r.pastNoise(j) - at
}

// of returns a time that was said to lie in a part of the day.
func (c Clock) of(part Part) Clock {
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
func (r clockReader) surely(s Span) bool {
	long := r.kind(s.Start.at) == number && len(r.word(s.Start.at)) == 4
	if long != (r.kind(s.End.at) == number && len(r.word(s.End.at)) == 4) {
		return false
	}
	if long { // "2026-2027"
		return s.End.hour*60+s.End.minute-s.Start.hour*60-s.Start.minute >= 10
	}
	return s.Start.hour > 0 && s.End.hour > 0
}

// said is a part of the day and its tokens.
type said struct {
	part Part
	n    int
}

// partAfter reads the part of the day that was said after days or a time: "in the evening".
func (r clockReader) partAfter(at int) said {
	if meaning, n := r.Find(at); n > 0 && meaning.Kind == PartOfDay {
		return said{meaning.Part, n}
	}
	var c Clock
	if n := r.halfAfter(at, &c); c.half != AnyPart { // "Tuesdays a.m."
		return said{c.half, n}
	}
	return said{}
}

// pastNoise returns the token after what says nothing behind a time: "onwards", "start".
func (r clockReader) pastNoise(at int) int {
	for r.Is(at, "onwards", "onward", "start", "prompt", "sharp", "oclock", "ymlaen", "hrs", "each") {
		at++
	}
	return at
}
