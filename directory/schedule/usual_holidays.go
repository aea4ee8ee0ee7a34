package schedule

import (
	"slices"
	"time"
)

// usualHoliday is a bank holiday that comes round every year: on a date, on the
// nth or last weekday of a month, or so many days after Easter Sunday. The
// rules are those of the Banking and Financial Dealings Act 1971 and of the
// proclamations that have gone with it every year.
type usualHoliday struct {
	divisions []string // all where empty
	month     time.Month
	day       int // of the month, where it has a fixed date
	monday    int // 1 for the first Monday, LastWeek for the last
	easter    int // days after Easter Sunday
}

var usualHolidays = []usualHoliday{
	{month: time.January, day: 1},
	{month: time.January, day: 2, divisions: []string{scotland}},
	{month: time.March, day: 17, divisions: []string{northernIreland}},
	{easter: -2},
	{easter: 1, divisions: []string{englandAndWales, northernIreland}},
	{month: time.May, monday: 1},
	{month: time.May, monday: LastWeek},
	{month: time.July, day: 12, divisions: []string{northernIreland}},
	{month: time.August, monday: 1, divisions: []string{scotland}},
	{month: time.August, monday: LastWeek, divisions: []string{englandAndWales, northernIreland}},
	{month: time.November, day: 30, divisions: []string{scotland}},
	{month: time.December, day: 25},
	{month: time.December, day: 26},
}

// usualBankHoliday reports whether a day is usually a bank holiday.
func usualBankHoliday(day Date, division string) bool {
	if weekend(day) {
		return false
	}
	return slices.Contains(usualBankHolidays(day.Year, division), day)
}

// usualBankHolidays returns the days off of a year. Of those that fall on a
// weekend it is the next weekday that is not off already.
func usualBankHolidays(year int, division string) []Date {
	var off, owed []Date
	for _, usual := range usualHolidays {
		if len(usual.divisions) > 0 && !slices.Contains(usual.divisions, division) {
			continue
		}
		if day := usual.in(year); weekend(day) {
			owed = append(owed, day)
		} else {
			off = append(off, day)
		}
	}
	for _, day := range owed {
		for weekend(day) || slices.Contains(off, day) {
			day = day.AddDays(1)
		}
		off = append(off, day)
	}
	return off
}

// in returns the day on which a holiday falls in a year.
func (u usualHoliday) in(year int) Date {
	first := Date{year, u.month, 1}
	switch {
	case u.easter != 0:
		return easterSunday(year).AddDays(u.easter)
	case u.monday == LastWeek:
		return onOrAfter(Date{year, u.month, 25}, time.Monday) // both months have 31 days
	case u.monday > 0:
		return onOrAfter(first, time.Monday).AddDays(7 * (u.monday - 1))
	}
	return Date{year, u.month, u.day}
}

func weekend(day Date) bool {
	weekday := day.Weekday()
	return weekday == time.Saturday || weekday == time.Sunday
}

// easterSunday returns the date of Easter by the anonymous Gregorian algorithm
// (Meeus, Astronomical Algorithms, chapter 8), whose letters it keeps.
func easterSunday(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Date{year, time.Month(n / 31), n%31 + 1}
}
