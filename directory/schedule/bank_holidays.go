package schedule

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// bankHolidayList is the GOV.UK list of bank holidays (https://www.gov.uk/bank-holidays),
// Open Government Licence v3.0. Each spring it grows by a year: replace the
// file, and the test shows whether it can still be read.
//
//go:embed bank_holidays.csv
var bankHolidayList string

// bankHolidays is a list of bank holidays that covers whole years.
type bankHolidays struct {
	firstYear, lastYear int
	days                map[nationalDay]string // their names: easter-monday
}

// nationalDay is a day in one division of the list.
type nationalDay struct {
	division string
	day      Date
}

// divisions of the United Kingdom that share their bank holidays.
const (
	englandAndWales = "england-and-wales"
	scotland        = "scotland"
	northernIreland = "northern-ireland"
)

// divisionOf returns the division of a nation's slug. Where there is no nation it
// is England and Wales, where nine in ten people live.
func divisionOf(nation string) string {
	if nation == scotland || nation == northernIreland {
		return nation
	}
	return englandAndWales
}

var listed = sync.OnceValue(func() bankHolidays {
	list, err := readBankHolidays(bankHolidayList)
	if err != nil {
		panic("bank_holidays.csv: " + err.Error()) // it is part of the program
	}
	return list
})

// readBankHolidays reads lines of date,division,name,note below a heading.
func readBankHolidays(csv string) (bankHolidays, error) {
	list := bankHolidays{days: map[nationalDay]string{}}
	lines := strings.Split(strings.TrimSpace(csv), "\n")
	for i, line := range lines[1:] {
		cells := strings.Split(strings.TrimSpace(line), ",")
		if len(cells) < 3 {
			return list, fmt.Errorf("line %d has no division or no name", i+2)
		}
		day, err := ParseDate(cells[0])
		if err != nil {
			return list, fmt.Errorf("line %d: %w", i+2, err)
		}
		if division := cells[1]; division != divisionOf(division) {
			return list, fmt.Errorf("line %d: unknown division %q", i+2, division)
		}
		list.days[nationalDay{cells[1], day}] = strings.ReplaceAll(cells[2], "_", "-")
		if list.firstYear == 0 {
			list.firstYear = day.Year
		}
		list.firstYear, list.lastYear = min(list.firstYear, day.Year), max(list.lastYear, day.Year)
	}
	return list, nil
}

// BankHoliday is a day off in some nations.
type BankHoliday struct {
	Day     Date
	Name    string   // easter-monday
	Nations []string // slugs
}

// BankHolidays returns those of the list that fall within a year from a day on, in
// the order of days, then of names.
func BankHolidays(from Date) []BankHoliday {
	nations := map[string][]string{englandAndWales: {"england", "wales"}, scotland: {scotland},
		northernIreland: {northernIreland}}
	until := Date{from.Year + 1, from.Month, from.Day}
	var all []BankHoliday
	for off, name := range listed().days {
		if !off.day.Before(from) && off.day.Before(until) {
			all = append(all, BankHoliday{off.day, name, nations[off.division]})
		}
	}
	slices.SortFunc(all, func(a, b BankHoliday) int {
		return cmp.Or(a.Day.Compare(b.Day), cmp.Compare(a.Name, b.Name), slices.Compare(a.Nations, b.Nations))
	})
	return all
}

// BankHolidayNames returns the names of all bank holidays, sorted.
func BankHolidayNames() []string {
	names := slices.Sorted(maps.Values(listed().days))
	return slices.Compact(names)
}

// holiday is what a day is to people who keep bank holidays.
type holiday int

const (
	workingDay  holiday = iota
	feastDay            // 25 or 26 December or 1 January, when the day off for it is another
	bankHoliday         // a day off
)

// holidayOn returns what a day is in a nation. Outside the years of the list it
// goes by the usual days: those that are announced specially, such as a royal
// wedding's, cannot be known.
func holidayOn(day Date, nation string) holiday {
	list, division := listed(), divisionOf(nation)
	_, off := list.days[nationalDay{division, day}]
	if day.Year < list.firstYear || day.Year > list.lastYear {
		off = usualBankHoliday(day, division)
	}
	switch {
	case off:
		return bankHoliday
	case isFeast(day):
		return feastDay
	}
	return workingDay
}

// isFeast reports whether hardly anybody works that day, whatever is off for it.
func isFeast(day Date) bool {
	return day.Month == time.December && (day.Day == 25 || day.Day == 26) || day.Month == time.January && day.Day == 1
}
