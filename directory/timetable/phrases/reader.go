// Package phrases reads what is said of when something happens, phrase by phrase: into days, times
// of day, months, bounds and exceptions, in English and Welsh, and the words that it does not know.
// What belongs together among them, and which of it may be believed, is known to timetable above it.
package phrases

import (
	"math/bits"
	"time"

	"bandstand/directory/schedule"
)

// Reader goes over the tokens of a text. What reads something returns how many tokens that
// took, or an item that ends where it begins where there is no such thing.
type Reader struct {
	*line
	clockReader
	dateReader
}

// Item is a stretch of tokens and what they say.
type Item struct {
	Meaning
	At, End     int
	Out         bool              // said as an exception
	Nths        []int             // Weekdays, Nth: the weeks of the month
	Turn        int               // Weekdays: those of "every second", which can mean two things
	Span        Span              // Clocks
	Dates       []schedule.Date   // OnDates, ExceptDates, AlsoDates
	Wrong       bool              // a date does not exist, or is on another day of the week
	Seasons     []schedule.Season // Months; none is the whole year
	From, Until schedule.Date     // Bounds; of ExceptDates, a pause
}

// IsCore reports whether an item is days or times.
func (i Item) IsCore() bool { return i.Kind == Weekdays || i.Kind == OnDates || i.Kind == Clocks }

// IsLimit reports whether an item bounds the days and times beside it.
func (i Item) IsLimit() bool {
	switch i.Kind {
	case Often, Nth, Term, Months, Bounds, Always, ExceptDays, ExceptDates, AlsoDates:
		return true
	}
	return false
}

// MostDates is how many days of the calendar one item can name.
const MostDates = 60

// New returns a reader of a text. Where bare is set, numbers alone are times.
func New(text string, today schedule.Date, bare bool) *Reader {
	of := &line{Text: text, Tokens: tokens(text)}
	return &Reader{of, clockReader{asides{of}, bare}, dateReader{of, today}}
}

// Items reads the whole text.
func (r *Reader) Items() []Item {
	ways := []func(int) Item{r.exceptions, r.bounds, r.aside, r.calendar, r.season, r.time, r.Week, r.Phrase, r.rest}
	var all []Item
	for at := 0; at < len(r.Tokens); {
		for _, read := range ways {
			if one := read(at); one.End > at {
				one.At = at
				all, at = append(all, one), one.End
				break
			}
		}
	}
	return all
}

// settled makes an item of days of the calendar.
func (r *Reader) settled(kind Kind, days []calendarDay, end int) Item {
	dates, ok := r.settle(days)
	return Item{Meaning: Meaning{Kind: kind}, End: end, Dates: dates, Wrong: !ok}
}

// exceptions reads what is left out and what comes besides: "not in August", "except 22
// December", "but not Wednesdays", "also on 5 January 2027".
func (r *Reader) exceptions(at int) Item {
	one := r.exception(at)
	one.Out = one.End > at
	return one
}

func (r *Reader) exception(at int) Item {
	said, n := r.Find(at)
	if n == 0 || said.Kind != negation && said.Kind != addition {
		return Item{}
	}
	i := r.skip(at+n, "the", "on", "in", "for", "mis", "ym", "every", "each", ":", "dates")
	if pause := r.bounds(i); said.Kind == negation && pause.End > i && !pause.From.IsZero() && !pause.Until.IsZero() {
		pause.Kind = ExceptDates
		return pause
	}
	if days, n := r.dates(i, "or", "neu"); n > 0 {
		if said.Kind == negation {
			return r.settled(ExceptDates, days, i+n)
		}
		return r.settled(AlsoDates, days, i+n)
	}
	if said.Kind == addition {
		return Item{}
	}
	if told, n := r.MonthList(i); n > 0 && told != wholeYear {
		return Item{Meaning: Meaning{Kind: Months}, End: i + n, Seasons: (wholeYear &^ told).Seasons()}
	}
	if days := r.Week(i); days.End > i && len(days.Nths) == 0 && days.Weeks == 0 && days.Part == AnyPart {
		days.Kind = ExceptDays
		return days
	}
	if feasts, n := r.Find(i); n > 0 && feasts.Kind == Feast {
		return Item{Meaning: feasts, End: i + n}
	}
	return Item{}
}

// bounds reads from when, and until when: "from 5 January until 20 July", "5 Jan - 20 March",
// "April to October 2026".
func (r *Reader) bounds(at int) Item {
	one := Item{Meaning: Meaning{Kind: Bounds}}
	said, n := r.Find(at)
	i := at
	led := n > 0 && (said.Kind == fromWord || said.Kind == untilWord)
	if led || r.Is(at, "between") {
		i = r.skip(at+max(n, 1), "on", "the", "of", ":")
	}
	if first, last, n := r.yearOfMonths(i); n > 0 {
		one.From, one.Until, one.End = first, last, i+n
		return one
	}
	first, n := r.date(i)
	if n == 0 {
		return Item{}
	}
	i += n
	j := r.skip(i, ",", "and")
	if said, n := r.Find(j); n > 0 && said.Kind == untilWord || r.Is(j, "-", "to", "i") {
		j = r.skip(j+max(n, 1), "on", "the", "of")
		if last, n := r.date(j); n > 0 {
			return r.between(one, []calendarDay{first, last}, j+n)
		}
	}
	switch {
	case !led:
		return Item{}
	case said.Kind == untilWord:
		dates, ok := r.settle([]calendarDay{first})
		one.Until, one.Wrong = dates[0], !ok
	default:
		dates, ok := r.settle([]calendarDay{first})
		one.From, one.Wrong = dates[0], !ok
	}
	one.End = i
	return one
}

// between settles two ends. Where neither has a year, it is the stretch that is under way today, or
// the next.
func (r *Reader) between(one Item, ends []calendarDay, end int) Item {
	if ends[0].year == 0 && ends[1].year == 0 {
		ends[1].year = ends[1].after(r.today).Year
	}
	dates, ok := r.settle(ends)
	one.From, one.Until, one.End = dates[0], dates[1], end
	one.Wrong = !ok || one.Until.Before(one.From)
	return one
}

// yearOfMonths reads months of a year: "April to October 2026".
func (r *Reader) yearOfMonths(at int) (first, last schedule.Date, n int) {
	from, n := r.month(at)
	if n == 0 {
		return first, last, 0
	}
	i := at + n
	began, n := r.year(i)
	i += n
	if !r.Is(i, "-", "to", "until", "till", "and", "tan", "i", "hyd") {
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
func (r *Reader) season(at int) Item {
	i := r.skip(at, "from", "between", "in", "during", "throughout", "ym", "o", "rhwng", "months", ":")
	told, n := r.MonthList(i)
	if first, m := r.month(i); r.Is(at, "between", "rhwng") && m > 0 && r.Is(i+m, "and", "&", "a", "ac") {
		if last, k := r.month(i + m + 1); k > 0 {
			told, n = monthsOf(first, last), m+1+k
		}
	}
	if n == 0 {
		return Item{}
	}
	end := i + n
	if told.Count() == 1 && !r.Is(end, "only") && !r.Is(i-1, "in", "during", "throughout", "ym") &&
		!r.Is(i, "mis", "fis") {
		return Item{} // a month alone is no season: "Times may vary"
	}
	return Item{Meaning: Meaning{Kind: Months}, End: r.skip(end, "only", "inclusive"), Seasons: told.Seasons()}
}

// MonthSet is some months of the year, a bit each.
type MonthSet uint16

const wholeYear MonthSet = 1<<13 - 2

// monthsOf returns the months from one to another, over New Year where that comes first.
func monthsOf(first, last time.Month) MonthSet {
	set := MonthSet(1 << first)
	for month := first; month != last; set |= 1 << month {
		month = month%12 + 1
	}
	return set
}

func (s MonthSet) has(month time.Month) bool { return s&(1<<month) != 0 }

// Count returns how many months there are.
func (s MonthSet) Count() int { return bits.OnesCount16(uint16(s)) }

// Seasons returns the months as stretches that follow one another; none of the whole year.
func (s MonthSet) Seasons() []schedule.Season {
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

// MonthList reads months: "Apr to Oct", "July or August", "March, June and September".
func (r *Reader) MonthList(at int) (told MonthSet, n int) {
	i := at
	for j := at; ; {
		first, n := r.month(j)
		if n == 0 {
			return told, i - at
		}
		j += n
		last := first
		if month, n := r.month(j + 1); n > 0 && r.Is(j, "-", "to", "through", "until", "till", "tan", "i", "hyd") {
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
func (r *Reader) calendar(at int) Item {
	if days, n := r.dates(at); n > 0 {
		return r.settled(OnDates, days, at+n)
	}
	return Item{}
}

func (r *Reader) time(at int) Item {
	if span, n := r.ClockSpan(at); n > 0 {
		return Item{Meaning: Meaning{Kind: Clocks}, End: at + n, Span: span}
	}
	return Item{}
}
