package search

import (
	"strconv"
	"strings"
	"time"
)

// People name a date by as much of it as tells it from others: "5 December", "the
// 12th", "Boxing Day". It is the next of them, and the filter is its ISO 8601 date.

// furthest is how many days on a date is looked for: there may be eight years
// between two leap days.
const furthest = 8*366 + 1

// isPartOfDate says whether figures may be a day, a month or a year.
func isPartOfDate(slot, figures string) bool {
	number, err := strconv.Atoi(figures)
	if err != nil || number < 1 {
		return false
	}
	switch slot {
	case "day":
		return number <= 31
	case "mm":
		return number <= 12
	}
	return 2000 <= number && number < 2100
}

// dateNamed gives the date of "2026-12-5", the next of "12-5" or of the day "5", and
// the next holiday of a name. Any other value stays as it is.
func (x *Index) dateNamed(value string, now time.Time) string {
	if date, ok := x.nextHoliday(value, now); ok {
		return date
	}
	var numbers []int // the day last
	for part := range strings.SplitSeq(value, "-") {
		number, err := strconv.Atoi(part)
		if err != nil {
			return value
		}
		numbers = append(numbers, number)
	}
	year, month, day := now.In(london).Date()
	today := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	switch len(numbers) {
	case 1:
		return nextDay(today, func(d time.Time) bool { return d.Day() == numbers[0] })
	case 2:
		return nextDay(today, func(d time.Time) bool { return int(d.Month()) == numbers[0] && d.Day() == numbers[1] })
	case 3:
		date := time.Date(numbers[0], time.Month(numbers[1]), numbers[2], 0, 0, 0, 0, time.UTC)
		if date.Day() == numbers[2] { // else it has no such day
			return date.Format(time.DateOnly)
		}
	}
	return ""
}

// nextDay gives the first day of some sort that is not over, or nothing.
func nextDay(today time.Time, is func(time.Time) bool) string {
	for ahead := range furthest {
		if day := today.AddDate(0, 0, ahead); is(day) {
			return day.Format(time.DateOnly)
		}
	}
	return ""
}
