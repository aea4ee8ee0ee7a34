package timetable

import (
	"math/bits"
	"slices"
	"time"

	"bandstand/directory/schedule"
)

// reader goes over the tokens of a text. What reads something returns how many tokens that
// took, or an item that ends where it begins where there is no such thing.
type reader struct {
	text   string
	tokens []token
	today  schedule.Date
	bare   bool // a number alone is a time
}

// item is a stretch of tokens and what they say.
type item struct {
	meaning
	at, end     int
	out         bool              // said as an exception
	nths        []int             // weekdays, nth: the weeks of the month
	turn        int               // weekdays: those of "every second", which can mean two things
	span        span              // clocks
	dates       []schedule.Date   // onDates, exceptDates, alsoDates
	wrong       bool              // a date does not exist, or is on another day of the week
	seasons     []schedule.Season // months; none is the whole year
	from, until schedule.Date     // bounds; of exceptDates, a pause
}

// mostDates is how many days of the calendar one item can name.
const mostDates = 60

func (r *reader) word(at int) string {
	if at < 0 || at >= len(r.tokens) {
		return ""
	}
	return r.tokens[at].text
}

func (r *reader) is(at int, words ...string) bool {
	return r.word(at) != "" && slices.Contains(words, r.word(at))
}

func (r *reader) glued(at int) bool { return at < len(r.tokens) && r.tokens[at].glued }

func (r *reader) kind(at int) tokenKind {
	if at < 0 || at >= len(r.tokens) {
		return mark
	}
	return r.tokens[at].kind
}

// pastStop counts n tokens, and the stop behind them where the last is shortened: "Tues. 2pm".
func (r *reader) pastStop(at, n int) int {
	if r.is(at+n, ".") && r.glued(at+n) && len(r.word(at+n-1)) <= 6 && r.word(at+n+1) != "\n" {
		return n + 1
	}
	return n
}

// said returns some tokens as they were written.
func (r *reader) said(from, to int) string { return r.text[r.tokens[from].from:r.tokens[to-1].to] }

// items reads the whole text.
func (r *reader) items() []item {
	ways := []func(int) item{r.exceptions, r.bounds, r.aside, r.calendar, r.season, r.time, r.week, r.phrase, r.rest}
	var all []item
	for at := 0; at < len(r.tokens); {
		for _, read := range ways {
			if one := read(at); one.end > at {
				one.at = at
				all, at = append(all, one), one.end
				break
			}
		}
	}
	return all
}

func (r *reader) skip(at int, words ...string) int {
	for r.is(at, words...) {
		at++
	}
	return at
}

// settled makes an item of days of the calendar.
func (r *reader) settled(kind kind, days []calendarDay, end int) item {
	dates, ok := r.settle(days)
	return item{meaning: meaning{kind: kind}, end: end, dates: dates, wrong: !ok}
}

// exceptions reads what is left out and what comes besides: "not in August", "except 22
// December", "but not Wednesdays", "also on 5 January 2027".
func (r *reader) exceptions(at int) item {
	one := r.exception(at)
	one.out = one.end > at
	return one
}

func (r *reader) exception(at int) item {
	said, n := r.find(at)
	if n == 0 || said.kind != negation && said.kind != addition {
		return item{}
	}
	i := r.skip(at+n, "the", "on", "in", "for", "mis", "ym", "every", "each", ":", "dates")
	if pause := r.bounds(i); said.kind == negation && pause.end > i && !pause.from.IsZero() && !pause.until.IsZero() {
		pause.kind = exceptDates
		return pause
	}
	if days, n := r.dates(i, "or", "neu"); n > 0 {
		if said.kind == negation {
			return r.settled(exceptDates, days, i+n)
		}
		return r.settled(alsoDates, days, i+n)
	}
	if said.kind == addition {
		return item{}
	}
	if told, n := r.monthList(i); n > 0 && told != wholeYear {
		return item{meaning: meaning{kind: months}, end: i + n, seasons: (wholeYear &^ told).seasons()}
	}
	if days := r.week(i); days.end > i && len(days.nths) == 0 && days.weeks == 0 && days.part == anyPart {
		days.kind = exceptDays
		return days
	}
	if feasts, n := r.find(i); n > 0 && feasts.kind == feast {
		return item{meaning: feasts, end: i + n}
	}
	return item{}
}

// bounds reads from when, and until when: "from 5 January until 20 July", "5 Jan - 20 March",
// "April to October 2026".
func (r *reader) bounds(at int) item {
	one := item{meaning: meaning{kind: bounds}}
	said, n := r.find(at)
	i := at
	led := n > 0 && (said.kind == fromWord || said.kind == untilWord)
	if led || r.is(at, "between") {
		i = r.skip(at+max(n, 1), "on", "the", "of", ":")
	}
	if first, last, n := r.yearOfMonths(i); n > 0 {
		one.from, one.until, one.end = first, last, i+n
		return one
	}
	first, n := r.date(i)
	if n == 0 {
		return item{}
	}
	i += n
	j := r.skip(i, ",", "and")
	if said, n := r.find(j); n > 0 && said.kind == untilWord || r.is(j, "-", "to", "i") {
		j = r.skip(j+max(n, 1), "on", "the", "of")
		if last, n := r.date(j); n > 0 {
			return r.between(one, []calendarDay{first, last}, j+n)
		}
	}
	switch {
	case !led:
		return item{}
	case said.kind == untilWord:
		dates, ok := r.settle([]calendarDay{first})
		one.until, one.wrong = dates[0], !ok
	default:
		dates, ok := r.settle([]calendarDay{first})
		one.from, one.wrong = dates[0], !ok
	}
	one.end = i
	return one
}

// between settles two ends. Where neither has a year, it is the stretch that is under way today, or
// the next.
func (r *reader) between(one item, ends []calendarDay, end int) item {
	if ends[0].year == 0 && ends[1].year == 0 {
		ends[1].year = ends[1].after(r.today).Year
	}
	dates, ok := r.settle(ends)
	one.from, one.until, one.end = dates[0], dates[1], end
	one.wrong = !ok || one.until.Before(one.from)
	return one
}

// yearOfMonths reads months of a year: "April to October 2026".
func (r *reader) yearOfMonths(at int) (first, last schedule.Date, n int) {
	from, n := r.month(at)
	if n == 0 {
		return first, last, 0
	}
	i := at + n
	began, n := r.year(i)
	i += n
	if !r.is(i, "-", "to", "until", "till", "and", "tan", "i", "hyd") {
		return first, last, 0
	}
	until, n := r.month(i + 1)
	ended, m := r.year(i + 1 + n)
	if n == 0 || m == 0 {
		return first, last, 0
	}
	if began == 0 {
		began = ended
		if until < from {
			began--
		}
	}
	first = schedule.Date{Year: began, Month: from, Day: 1}
	last = schedule.Date{Year: ended, Month: until, Day: 1}.AddMonths(1).AddDays(-1)
	return first, last, i + 1 + n + m - at
}

// season reads the months of every year: "Apr to Oct", "in August", "March and October only".
func (r *reader) season(at int) item {
	i := r.skip(at, "from", "between", "in", "during", "throughout", "mis", "ym", "o", "rhwng", "months", ":")
	told, n := r.monthList(i)
	if first, m := r.month(i); r.is(at, "between", "rhwng") && m > 0 && r.is(i+m, "and", "&", "a", "ac") {
		if last, k := r.month(i + m + 1); k > 0 {
			told, n = monthsOf(first, last), m+1+k
		}
	}
	if n == 0 {
		return item{}
	}
	end := i + n
	if told.count() == 1 && !r.is(end, "only") && !r.is(i-1, "in", "during", "throughout", "mis") {
		return item{} // a month alone is no season: "Times may vary"
	}
	return item{meaning: meaning{kind: months}, end: r.skip(end, "only", "inclusive"), seasons: told.seasons()}
}

// monthSet is some months of the year, a bit each.
type monthSet uint16

const wholeYear monthSet = 1<<13 - 2

// monthsOf returns the months from one to another, over New Year where that comes first.
func monthsOf(first, last time.Month) monthSet {
	set := monthSet(1 << first)
	for month := first; month != last; set |= 1 << month {
		month = month%12 + 1
	}
	return set
}

func (s monthSet) has(month time.Month) bool { return s&(1<<month) != 0 }

func (s monthSet) count() int { return bits.OnesCount16(uint16(s)) }

// seasons returns the months as stretches that follow one another; none of the whole year.
func (s monthSet) seasons() []schedule.Season {
	var all []schedule.Season
	for first := time.January; s != wholeYear && first <= time.December; first++ {
		if !s.has(first) || s.has((first+10)%12+1) {
			continue
		}
		last := first
		for s.has(last%12 + 1) {
			last = last%12 + 1
		}
		all = append(all, schedule.Season{First: first, Last: last})
	}
	return all
}

// monthList reads months: "Apr to Oct", "July or August", "March, June and September".
func (r *reader) monthList(at int) (told monthSet, n int) {
	i := at
	for j := at; ; {
		first, n := r.month(j)
		if n == 0 {
			return told, i - at
		}
		j += n
		last := first
		if month, n := r.month(j + 1); n > 0 && r.is(j, "-", "to", "through", "until", "till", "tan", "i", "hyd") {
			last, j = month, j+1+n
		}
		told, i = told|monthsOf(first, last), j
		joint := r.joint(j, "or", "neu")
		if joint == 0 {
			return told, i - at
		}
		j = r.skip(j+joint, "in")
	}
}

// calendar reads days of the calendar.
func (r *reader) calendar(at int) item {
	if days, n := r.dates(at); n > 0 {
		return r.settled(onDates, days, at+n)
	}
	return item{}
}

func (r *reader) time(at int) item {
	if span, n := r.clockSpan(at); n > 0 {
		return item{meaning: meaning{kind: clocks}, end: at + n, span: span}
	}
	return item{}
}
