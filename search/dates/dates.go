// Package dates knows what people mean by a date or by a clock time, of which they say as much
// as tells it from others. It knows no word of any language, and nothing of where they stand.
package dates

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/search/index"
)

// People name a date by as much of it as tells it from others: "5 December", "the
// 12th", "Boxing Day". It is the next of them, and the filter is its ISO 8601 date.

// IsPart reports whether figures may be a day, a month or a year.
func IsPart(slot, figures string) bool {
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

// Named returns the date of "2026-12-5", the next of "12-5" or of the day "5", and
// the next holiday of a name. Any other value stays as it is.
func Named(value string, now time.Time, facts *index.Facts) string {
	if date, ok := nextHoliday(value, now, facts); ok {
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
	year, month, day := now.In(index.London).Date()
	today, number := index.DayNumber(year, month, day), numbers[len(numbers)-1]
	switch len(numbers) {
	case 1:
		for on := range monthsOn {
			if date, ok := dateOf(year, month+time.Month(on), number); ok && index.DayOf(date) >= today {
				return date.Format(time.DateOnly)
			}
		}
	case 2:
		for on := range yearsOn {
			if date, ok := dateOf(year+on, time.Month(numbers[0]), number); ok && index.DayOf(date) >= today {
				return date.Format(time.DateOnly)
			}
		}
	case 3:
		if date, ok := dateOf(numbers[0], time.Month(numbers[1]), number); ok {
			return date.Format(time.DateOnly)
		}
	}
	return ""
}

// dateOf returns a day of a month, which may not have so many.
func dateOf(year int, month time.Month, day int) (date time.Time, ok bool) {
	date = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return date, date.Day() == day
}

// nextHoliday returns the date of the next bank holiday of a name: that of the
// site's nation before those of others.
func nextHoliday(name string, now time.Time, facts *index.Facts) (date string, ok bool) {
	today := now.In(index.London).Format(time.DateOnly)
	for _, one := range facts.Holidays {
		if one.Name != name || one.Day < today {
			continue
		}
		if slices.Contains(one.Nations, facts.Nation) {
			return one.Day, true
		}
		if !ok {
			date, ok = one.Day, true
		}
	}
	return date, ok
}

// How long a date without a year, or a day without a month, is looked for: there may
// be eight years between two leap days, and every other month has a day 31.
const (
	yearsOn  = 9
	monthsOn = 3
)
