package search

import (
	"slices"
	"time"
	_ "time/tzdata" // a bare machine knows no time zones

	"bandstand/directory/vocabulary"
)

// london is where all the days and hours of a directory are.
var london = func() *time.Location {
	location, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // tzdata is compiled in
	}
	return location
}()

// span is a stretch of days, numbered as dayOf does, from its first up to but not
// including its end.
type span struct {
	from, until int
}

// holds says whether a day lies in the span.
func (s span) holds(day int) bool { return s.from <= day && day < s.until }

// dayOf numbers the day on which a time falls in London, from 1 January 1970.
func dayOf(t time.Time) int { return dayNumber(t.In(london).Date()) }

func dayNumber(year int, month time.Month, day int) int {
	return int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// spanOf gives the days that a date filter stands for. A week ends with Sunday,
// and on Saturday and Sunday the weekend is the one that is on.
func spanOf(value string, now time.Time) (span, bool) {
	now = now.In(london)
	today := dayOf(now)
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
		return months(now, 0)
	case "next-month":
		return months(now, 1)
	}
	if month := slices.Index(vocabulary.Months, value); month >= 0 {
		return months(now, (month+13-int(now.Month()))%12)
	}
	day, ok := isoDay(value)
	return span{day, day + 1}, ok
}

// isoDay reads a date as ISO 8601 writes it.
func isoDay(value string) (day int, ok bool) {
	date, err := time.Parse(time.DateOnly, value)
	return dayNumber(date.Date()), err == nil
}

// months gives what is left of this month, or a whole one so many months on.
func months(now time.Time, on int) (span, bool) {
	year, month, today := now.Date()
	whole := span{dayNumber(year, month+time.Month(on), 1), dayNumber(year, month+time.Month(on+1), 1)}
	if on == 0 {
		whole.from += today - 1
	}
	return whole, true
}

// The date filters that towns have days of their own for.
const (
	schoolHolidays = "school-holidays"
	bankHoliday    = "bank-holiday"
)

// localDays gives the days of a filter in each town, and in none; nil for a filter
// that is the same everywhere.
func (x *Index) localDays(value string) [][]span {
	var days [][]span
	switch value {
	case schoolHolidays:
		for _, town := range x.Towns {
			days = append(days, town.holidays())
		}
		return append(days, nil)
	case bankHoliday:
		for _, town := range x.Towns {
			days = append(days, x.daysOff(town.Nation))
		}
		return append(days, x.daysOff(x.Nation))
	}
	return nil
}

// daysOff gives the bank holidays of a nation.
func (x *Index) daysOff(nation string) []span {
	var days []span
	for _, one := range x.Holidays {
		if day, ok := isoDay(one.Day); ok && slices.Contains(one.Nations, nation) {
			days = append(days, span{day, day + 1})
		}
	}
	return days
}

// nextHoliday gives the date of the next bank holiday of a name: that of the site's
// nation before those of others.
func (x *Index) nextHoliday(name string, now time.Time) (date string, ok bool) {
	today := now.In(london).Format(time.DateOnly)
	for _, one := range x.Holidays {
		if one.Name != name || one.Day < today {
			continue
		}
		if slices.Contains(one.Nations, x.Nation) {
			return one.Day, true
		}
		if !ok {
			date, ok = one.Day, true
		}
	}
	return date, ok
}

// Term is a stretch of school, both days included.
type Term struct {
	From string `json:"from"` // ISO 8601
	To   string `json:"to"`
}

// holidays gives the days between a town's terms.
func (t Town) holidays() []span {
	var holidays []span
	for i := 1; i < len(t.Terms); i++ {
		last, ok := isoDay(t.Terms[i-1].To)
		first, alsoOK := isoDay(t.Terms[i].From)
		if ok && alsoOK && last < first {
			holidays = append(holidays, span{last + 1, first})
		}
	}
	return holidays
}

// knowsDate says whether anybody knows when a date filter is.
func (x *Index) knowsDate(value string) bool {
	switch value {
	case schoolHolidays:
		return slices.ContainsFunc(x.Towns, func(t Town) bool { return len(t.Terms) > 1 })
	case bankHoliday:
		return len(x.Holidays) > 0
	}
	_, iso := isoDay(value)
	return iso || slices.Contains(vocabulary.Dates, value)
}
