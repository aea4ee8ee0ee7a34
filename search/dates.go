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

// span is a stretch of time, from its beginning up to but not including its end.
type span struct {
	from, until time.Time
}

// holds says whether a time lies in the span.
func (s span) holds(t time.Time) bool { return !t.Before(s.from) && t.Before(s.until) }

// spanOf gives the days that a date filter stands for. A week ends with Sunday,
// and on Saturday and Sunday the weekend is the one that is on.
func spanOf(value string, now time.Time) (span, bool) {
	now = now.In(london)
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, london)
	toSunday := (7 - int(today.Weekday())) % 7
	switch value {
	case "today":
		return span{today, today.AddDate(0, 0, 1)}, true
	case "tomorrow":
		return span{today.AddDate(0, 0, 1), today.AddDate(0, 0, 2)}, true
	case "this-week":
		return span{today, today.AddDate(0, 0, toSunday+1)}, true
	case "this-weekend":
		return span{today.AddDate(0, 0, max(0, toSunday-1)), today.AddDate(0, 0, toSunday+1)}, true
	}
	day, err := time.ParseInLocation(time.DateOnly, value, london)
	if err != nil {
		return span{}, false
	}
	return span{day, day.AddDate(0, 0, 1)}, true
}
