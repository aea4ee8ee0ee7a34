package dates

import (
	"slices"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/search/index"
)

// span is a stretch of days, numbered as index.DayOf does, from its first up to but
// not including its end.
type span struct {
	from, until int
}

// spanOf returns the days that a date filter stands for. A week ends with Sunday,
// and on Saturday and Sunday the weekend is the one that is on.
func spanOf(value string, now time.Time) (span, bool) {
	now = now.In(index.London)
	today := index.DayOf(now)
	toSunday := (7 - int(now.Weekday())) % 7
	days := func(first, last int) (span, bool) { return span{today + first, today + last + 1}, true }
	switch value {
	case "today":
		return days(0, 0)
	case "tomorrow":
		return days(1, 1)
	case "this-week":
		return days(0, toSunday)
	case "this-weekend":
		return days(max(0, toSunday-1), toSunday)
	case "next-week":
		return days(toSunday+1, toSunday+7)
	case "next-weekend":
		return days(toSunday+6, toSunday+7)
	case "this-month":
		return monthOn(now, 0), true
	case "next-month":
		return monthOn(now, 1), true
	}
	if month := slices.Index(vocabulary.Months, value); month >= 0 {
		return monthOn(now, (month+13-int(now.Month()))%12), true
	}
	day, ok := index.DayOfDate(value)
	return span{day, day + 1}, ok
}

// spansOf returns the days that a date filter stands for, soonest first: of each month that
// anything is known of the one that is its last Friday.
func spansOf(value string, now time.Time) []span {
	week, weekday, ok := index.NthWeekday(value)
	if !ok {
		s, _ := spanOf(value, now)
		return []span{s}
	}
	var days []span
	year, month, _ := now.In(index.London).Date()
	for on := range calendarMonths {
		first, end := index.DayNumber(year, month+time.Month(on), 1), index.DayNumber(year, month+time.Month(on+1), 1)
		day := first + (int(weekday-time.Unix(int64(first)*24*60*60, 0).UTC().Weekday())+7)%7
		if day += 7 * (week - 1); week == schedule.LastWeek {
			day = end - 1 - (int(time.Unix(int64(end-1)*24*60*60, 0).UTC().Weekday()-weekday)+7)%7
		}
		days = append(days, span{day, day + 1})
	}
	return days
}

// monthOn returns what is left of this month, or a whole one so many months on.
func monthOn(now time.Time, on int) span {
	year, month, today := now.Date()
	whole := span{index.DayNumber(year, month+time.Month(on), 1), index.DayNumber(year, month+time.Month(on+1), 1)}
	if on == 0 {
		whole.from += today - 1
	}
	return whole
}

// daysByTown returns the days of a filter in each town, and last where there is none;
// nil for a filter that is the same everywhere.
func daysByTown(facts *index.Facts, value string) [][]span {
	var days [][]span
	switch value {
	case index.TermTime:
		for _, town := range facts.Towns {
			days = append(days, terms(town.Terms))
		}
		return append(days, nil)
	case index.BankHoliday:
		for _, town := range facts.Towns {
			days = append(days, bankHolidays(facts, town.Nation))
		}
		return append(days, bankHolidays(facts, facts.Nation))
	}
	called, ok := holidays[value]
	if !ok {
		return nil
	}
	for _, town := range facts.Towns {
		days = append(days, slices.DeleteFunc(betweenTerms(town.Terms), func(s span) bool { return !called(s) }))
	}
	return append(days, nil)
}

// holidays are what is told of the days between two terms: half term is a week, with its
// weekends and perhaps a day more, and the others are known by the month they are in.
var holidays = map[string]func(span) bool{
	index.SchoolHolidays:    func(span) bool { return true },
	index.HalfTerm:          isHalfTerm,
	index.ChristmasHolidays: func(s span) bool { return s.has(time.December, 25) },
	index.EasterHolidays:    func(s span) bool { return !isHalfTerm(s) && (s.has(time.March, 31) || s.has(time.April, 10)) },
	index.SummerHolidays:    func(s span) bool { return s.has(time.July, 31) },
}

// longestHalfTerm is how many days half term is at most: a week with the weekends before and
// behind it, and two days for teachers.
const longestHalfTerm = 11

func isHalfTerm(s span) bool { return s.until-s.from <= longestHalfTerm && !s.has(time.December, 25) }

// has reports whether a day of a year is in a span.
func (s span) has(month time.Month, day int) bool {
	year := time.Unix(int64(s.from)*24*60*60, 0).UTC().Year()
	return slices.ContainsFunc([]int{year, year + 1}, func(year int) bool {
		at := index.DayNumber(year, month, day)
		return s.from <= at && at < s.until
	})
}

// terms returns the days of school terms.
func terms(told []index.SchoolTerm) []span {
	var days []span
	for _, term := range told {
		first, ok := index.DayOfDate(term.From)
		last, alsoOK := index.DayOfDate(term.To)
		if ok && alsoOK {
			days = append(days, span{first, last + 1})
		}
	}
	return days
}

func betweenTerms(told []index.SchoolTerm) []span {
	var days []span
	school := terms(told)
	for i := 1; i < len(school); i++ {
		if school[i-1].until < school[i].from {
			days = append(days, span{school[i-1].until, school[i].from})
		}
	}
	return days
}

func bankHolidays(facts *index.Facts, nation string) []span {
	var days []span
	for _, one := range facts.Holidays {
		if day, ok := index.DayOfDate(one.Day); ok && slices.Contains(one.Nations, nation) {
			days = append(days, span{day, day + 1})
		}
	}
	return days
}

// Calendar tells under which of some date filters a day falls, a bit for each. So
// every session of every row is looked up once, however many filters there are.
type Calendar struct {
	today int
	sets  [calendarDays]uint64 // of today and the days behind it
	End   int                  // the day behind the last that falls under a filter

	local []localDays
	Later bool // some filter is of days of which nothing is known yet
}

// localDays is a filter of which every town has days of its own.
type localDays struct {
	bit  uint64
	days [][]span // by town; the last are of what happens in none
}

// calendarDays is how many days there can be of which anything is known: the
// sessions of a card, seen on the day on which it was made, and one more where the
// clocks change.
const calendarDays = int(index.Horizon/(24*time.Hour)) + 2

// calendarMonths is how many months these days can lie in.
const calendarMonths = calendarDays/28 + 1

// mostValues is how many filters a calendar has room for: a bit for each.
const mostValues = 64

// NewCalendar returns the calendar of some date filters, the first of which has the first bit.
func NewCalendar(facts *index.Facts, values []string, now time.Time) *Calendar {
	c := &Calendar{today: index.DayOf(now)}
	for i, value := range values[:min(len(values), mostValues)] {
		if local := daysByTown(facts, value); local != nil {
			c.local = append(c.local, localDays{1 << i, local})
			for _, s := range slices.Concat(local...) {
				if s.from >= c.today+calendarDays {
					c.Later = true
				} else if s.until > c.today {
					c.End = c.today + calendarDays
				}
			}
			continue
		}
		for _, days := range spansOf(value, now) {
			c.Later = c.Later || days.from >= c.today+calendarDays
			for day := max(days.from, c.today); day < min(days.until, c.today+calendarDays); day++ {
				c.sets[day-c.today] |= 1 << i
				c.End = max(c.End, day+1)
			}
		}
	}
	return c
}

// On returns the filters under which a day falls in a town.
func (c *Calendar) On(day int, town uint16) uint64 {
	if day < c.today || day >= c.End {
		return 0
	}
	set := c.sets[day-c.today]
	for _, local := range c.local {
		own := min(int(town), len(local.days)-1)
		if slices.ContainsFunc(local.days[own], func(s span) bool { return s.from <= day && day < s.until }) {
			set |= local.bit
		}
	}
	return set
}
