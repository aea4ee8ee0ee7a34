package search

import (
	"time"
	_ "time/tzdata" // a bare machine knows no time zones
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
	}
	day, err := time.ParseInLocation(time.DateOnly, value, london)
	if err != nil {
		return span{}, false
	}
	return days(day, 0, 0)
}
