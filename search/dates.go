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

// span is a stretch of time in minutes since 1970, from its beginning up to but
// not including its end.
type span struct {
	from, until uint32
}

// holds says whether a time lies in the span.
func (s span) holds(minute uint32) bool { return s.from <= minute && minute < s.until }

// spanOf gives the days that a date filter stands for. A week ends with Sunday,
// and on Saturday and Sunday the weekend is the one that is on.
func spanOf(value string, now time.Time) (span, bool) {
	days := func(from time.Time, first, last int) (span, bool) {
		return span{minutes(from.AddDate(0, 0, first)), minutes(from.AddDate(0, 0, last+1))}, true
	}
	now = now.In(london)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, london)
	toSunday := (7 - int(today.Weekday())) % 7
	switch value {
	case "today":
		return days(today, 0, 0)
	case "tomorrow":
		return days(today, 1, 1)
	case "this-week":
		return days(today, 0, toSunday)
	case "this-weekend":
		return days(today, max(0, toSunday-1), toSunday)
	case "next-week":
		return days(today, toSunday+1, toSunday+7)
	case "next-weekend":
		return days(today, toSunday+6, toSunday+7)
	case "this-month":
		return months(today, 0)
	case "next-month":
		return months(today, 1)
	}
	if month := slices.Index(vocabulary.Months, value); month >= 0 {
		return months(today, (month+13-int(today.Month()))%12)
	}
	day, err := time.ParseInLocation(time.DateOnly, value, london)
	if err != nil {
		return span{}, false
	}
	return days(day, 0, 0)
}

// months gives what is left of this month, or a whole one so many months on.
func months(today time.Time, on int) (span, bool) {
	first := time.Date(today.Year(), today.Month()+time.Month(on), 1, 0, 0, 0, 0, london)
	from := first
	if on == 0 {
		from = today
	}
	return span{minutes(from), minutes(first.AddDate(0, 1, 0))}, true
}

// schoolHolidays is the date filter that each town has days of its own for.
const schoolHolidays = "school-holidays"

// Term is a stretch of school, both days included.
type Term struct {
	From string `json:"from"` // ISO 8601
	To   string `json:"to"`
}

// holidays gives the days between a town's terms.
func (t Town) holidays() []span {
	var holidays []span
	for i := 1; i < len(t.Terms); i++ {
		from, failed := time.ParseInLocation(time.DateOnly, t.Terms[i-1].To, london)
		until, alsoFailed := time.ParseInLocation(time.DateOnly, t.Terms[i].From, london)
		if failed == nil && alsoFailed == nil && from.Before(until) {
			holidays = append(holidays, span{minutes(from.AddDate(0, 0, 1)), minutes(until)})
		}
	}
	return holidays
}

// hasHolidays says whether anybody knows when the schools are closed.
func (x *Index) hasHolidays() bool {
	return slices.ContainsFunc(x.Towns, func(t Town) bool { return len(t.Terms) > 1 })
}
