package words

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Weekday returns the name of a day: "Tuesday".
func (l *Language) Weekday(day time.Weekday) string {
	return l.Say("date.weekday." + strings.ToLower(day.String()))
}

// Weekdays returns the name of all days of that name: "Tuesdays".
func (l *Language) Weekdays(day time.Weekday) string {
	return l.Say("date.weekdays." + strings.ToLower(day.String()))
}

// LongDate returns a date with its weekday: "Thursday 26 November 2026".
func (l *Language) LongDate(year int, month time.Month, day int) string {
	return l.date("date.long", year, month, day)
}

// Date returns a date without its weekday: "26 November 2026".
func (l *Language) Date(year int, month time.Month, day int) string {
	return l.date("date.plain", year, month, day)
}

// DayAndMonth returns a date with its weekday and without its year: "Thursday 26
// November".
func (l *Language) DayAndMonth(year int, month time.Month, day int) string {
	return l.date("date.day_and_month", year, month, day)
}

// DayOfMonth returns a date without weekday and year: "26 November".
func (l *Language) DayOfMonth(month time.Month, day int) string {
	return l.Say("date.day_of_month",
		"day", strconv.Itoa(day),
		"month", l.MonthName(month),
	)
}

// MonthName returns the name of a month: "November".
func (l *Language) MonthName(month time.Month) string {
	return l.Say("date.month." + strings.ToLower(month.String()))
}

// Month returns a month of a year: "November 2026".
func (l *Language) Month(year int, month time.Month) string {
	return l.date("date.month_and_year", year, month, 1)
}

// date returns a date in the form of a key of the catalogue.
func (l *Language) date(key string, year int, month time.Month, day int) string {
	weekday := time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Weekday()
	return l.Say(key,
		"weekday", l.Weekday(weekday),
		"day", strconv.Itoa(day),
		"month", l.MonthName(month),
		"year", strconv.Itoa(year),
	)
}

const (
	midday   = 12 * 60
	midnight = 24 * 60
)

// Clock returns a time of day, in minutes after midnight, in words: "10:30am", "2pm",
// "midday", "midnight".
func (l *Language) Clock(minutes int) string {
	minutes = (minutes%midnight + midnight) % midnight
	switch minutes {
	case 0:
		return l.Say("clock.midnight")
	case midday:
		return l.Say("clock.midday")
	}
	hour, rest := (minutes/60+11)%12+1, minutes%60
	key := "clock.am"
	if minutes > midday {
		key = "clock.pm"
	}
	if rest == 0 {
		return l.Say(key, "time", strconv.Itoa(hour))
	}
	return l.Say(key, "time", l.Say("clock.with_minutes", "hour", strconv.Itoa(hour), "minutes", fmt.Sprintf("%02d", rest)))
}

// Span returns two times of a day, in minutes after midnight, in words: "10:30am to
// midday"; one time alone where they are the same.
func (l *Language) Span(start, end int) string {
	if start == end {
		return l.Clock(start)
	}
	return l.Say("clock.span", "start", l.Clock(start), "end", l.Clock(end))
}
