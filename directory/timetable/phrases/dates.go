package phrases

import (
	"strings"
	"time"

	"bandstand/directory/schedule"
)

// dateReader reads days of the calendar.
type dateReader struct {
	*line
	today schedule.Date
}

// calendarDay is a day of the calendar as it was written: a year, or a day of the week, may be missing.
type calendarDay struct {
	day     int
	month   time.Month
	year    int // 0 where none is told
	weekday int // -1 where none is told
}

// in returns the date in a year; the zero Date where there is none such.
func (d calendarDay) in(year int) schedule.Date {
	date := schedule.Date{Year: year, Month: d.month, Day: d.day}
	if schedule.DateOf(date.Midnight(time.UTC)) != date {
		return schedule.Date{}
	}
	return date
}

// fits reports whether a date is on the day of the week that was told with it.
func (d calendarDay) fits(date schedule.Date) bool {
	return !date.IsZero() && (d.weekday < 0 || time.Weekday(d.weekday) == date.Weekday())
}

// after returns the date in the year that was told, else the first that is not before a day.
func (d calendarDay) after(first schedule.Date) schedule.Date {
	if d.year != 0 {
		return d.in(d.year)
	}
	if first.IsZero() {
		return schedule.Date{}
	}
	for year := first.Year; year <= first.Year+8; year++ { // 29 February comes within eight years
		if date := d.in(year); !date.IsZero() && !date.Before(first) {
			return date
		}
	}
	return schedule.Date{}
}

// settle turns days into dates. One without a year is the last such day before the next that
// has one, or the first from the day before it on, or from today.
func (r dateReader) settle(days []calendarDay) (dates []schedule.Date, ok bool) {
	dates, ok = make([]schedule.Date, len(days)), true
	var next schedule.Date
	for i := len(days) - 1; i >= 0; i-- {
		if days[i].year != 0 {
			next = days[i].in(days[i].year)
			dates[i] = next
		} else if !next.IsZero() {
			for year := next.Year; year > next.Year-8 && (dates[i].IsZero() || dates[i].After(next)); year-- {
				dates[i] = days[i].in(year)
			}
			next = dates[i]
		}
	}
	first := r.today
	for i, day := range days {
		if dates[i].IsZero() {
			dates[i] = day.after(first)
		}
		if !dates[i].IsZero() {
			first = dates[i]
		}
		ok = ok && day.fits(dates[i])
	}
	return dates, ok
}

// date reads one day of the calendar: "Sat 12th December 2026", "December 12th", "12/12/2026",
// "2026-12-12". It returns how many tokens that are.
func (r dateReader) date(at int) (calendarDay, int) {
	i, weekday := at, -1
	if days, n := r.oneDay(at); n > 0 && len(days) == 1 && !strings.HasSuffix(r.word(at), "days") {
		weekday, i = int(days[0]), at+n
		if r.Is(i, ",") {
			i++
		}
		i = r.skip(i, "the", "y", "yr")
	}
	day, n := r.figures(i)
	if n == 0 {
		day, n = r.dayAndMonth(i)
	}
	if n == 0 && weekday >= 0 {
		day, n = r.slashed(i)
	}
	if n == 0 {
		return calendarDay{}, 0
	}
	day.weekday = weekday
	return day, i + n - at
}

// dayAndMonth reads "12th of December 2026", "December 12th" or "December 12, 2026".
func (r dateReader) dayAndMonth(at int) (calendarDay, int) {
	day, n, _ := r.dayOfMonth(at)
	if n > 0 {
		i := at + n
		if r.Is(i, "of", "o") {
			i++
		}
		month, n := r.month(i)
		if n == 0 {
			return calendarDay{}, 0
		}
		year, m := r.year(i + n)
		return calendarDay{day, month, year, -1}, i + n + m - at
	}
	month, n := r.month(at)
	if n == 0 {
		return calendarDay{}, 0
	}
	i := at + n
	day, n, ordinal := r.dayOfMonth(i)
	if n == 0 {
		return calendarDay{}, 0
	}
	year, m := r.year(i + n)
	if !ordinal && m == 0 {
		return calendarDay{}, 0 // "May 10-12" may be a time
	}
	return calendarDay{day, month, year, -1}, i + n + m - at
}

// dayOfMonth reads "12", "12th" or "1af".
func (r dateReader) dayOfMonth(at int) (day, n int, ordinal bool) {
	day, ok := r.number(at, 1, 31)
	if !ok {
		return 0, 0, false
	}
	switch r.word(at + 1) {
	case "st", "nd", "rd", "th", "af", "il", "ydd", "fed", "ed", "eg", "ain":
		if r.glued(at + 1) {
			return day, 2, true
		}
	}
	return day, 1, false
}

// month reads the name of a month. Mawrth is March where a date or a season is told, else Tuesday.
func (r dateReader) month(at int) (time.Month, int) {
	i := r.skip(at, "mis", "fis")
	if r.Is(i, "mawrth") || r.Is(i, "fawrth") && r.Is(i-1, "fis", "mis", "o", "i", "a") {
		return time.March, i + 1 - at
	}
	meaning, n := r.Find(i)
	if n == 0 || meaning.Kind != Months {
		return 0, 0
	}
	return meaning.name, i + r.pastStop(i, n) - at
}

// year reads "2026", ", 2026" or "'26".
func (r dateReader) year(at int) (year, n int) {
	i := at
	if r.Is(i, ",") {
		i++
	}
	if year, ok := r.number(i, 1900, 2999); ok && !(r.Is(i+1, "-") && r.glued(i+1)) {
		return year, i + 1 - at
	}
	return 0, 0
}

// figures reads "12/12/2026", "12-12-26", "12.12.2026" and "2026-12-12": the day before the month.
func (r dateReader) figures(at int) (calendarDay, int) {
	separator := r.word(at + 1)
	if separator != "/" && separator != "-" && separator != "." || !r.Is(at+3, separator) {
		return calendarDay{}, 0
	}
	for i := at + 1; i <= at+4; i++ {
		if !r.glued(i) {
			return calendarDay{}, 0
		}
	}
	if year, ok := r.number(at, 1900, 2999); ok {
		month, ok := r.number(at+2, 1, 12)
		day, well := r.number(at+4, 1, 31)
		if !ok || !well {
			return calendarDay{}, 0
		}
		return calendarDay{day, time.Month(month), year, -1}, 5
	}
	day, ok := r.number(at, 1, 31)
	month, well := r.number(at+2, 1, 12)
	year, fine := r.number(at+4, 0, 2999)
	if !ok || !well || !fine || year > 99 && year < 1900 || len(r.word(at+4)) < 2 {
		return calendarDay{}, 0
	}
	if year < 100 {
		year += 2000
	}
	return calendarDay{day, time.Month(month), year, -1}, 5
}

// slashed reads "25/12".
func (r dateReader) slashed(at int) (calendarDay, int) {
	day, ok := r.number(at, 1, 31)
	month, well := r.number(at+2, 1, 12)
	if !ok || !well || !r.Is(at+1, "/") || !r.glued(at+1) || !r.glued(at+2) || r.Is(at+3, "/") {
		return calendarDay{}, 0
	}
	return calendarDay{day, time.Month(month), 0, -1}, 3
}

// dates reads one day or several: "5, 12 and 19 December 2026", "12 to 14 December",
// "5 December and 9 January 2027".
func (r dateReader) dates(at int, joints ...string) (days []calendarDay, n int) {
	i := at
	for len(days) < MostDates {
		some, n := r.sameMonth(i, joints...)
		if n == 0 {
			one, m := r.date(i)
			some, n = []calendarDay{one}, m
		}
		if n == 0 {
			break
		}
		days, i = append(days, some...), i+n
		n = r.joint(i, joints...)
		if _, more := r.date(i + n); n == 0 || more == 0 {
			if _, more := r.sameMonth(i+n, joints...); n == 0 || more == 0 {
				break
			}
		}
		i += n
	}
	return days, i - at
}

// sameMonth reads several days of one month: "5, 12 and 19 December 2026", "12-14 December".
func (r dateReader) sameMonth(at int, joints ...string) (days []calendarDay, n int) {
	var numbers []int
	i, ranged := at, false
	for len(numbers) < 31 {
		day, n, _ := r.dayOfMonth(i)
		if n == 0 {
			return nil, 0
		}
		numbers, i = append(numbers, day), i+n
		if n := r.joint(i, joints...); n > 0 {
			i += n
			continue
		}
		last, n, _ := r.dayOfMonth(i + 1)
		if len(numbers) == 1 && n > 0 && day < last && r.Is(i, "-", "to") {
			for day < last {
				day++
				numbers = append(numbers, day)
			}
			i, ranged = i+1+n, true
		}
		break
	}
	if r.Is(i, "of", "o") {
		i++
	}
	month, n := r.month(i)
	_, named := r.oneDay(at - 1) // "Wednesdays 10-12 March" are hours
	if n == 0 || len(numbers) < 2 || r.rangeOfMonths(i) || ranged && named > 0 {
		return nil, 0
	}
	year, m := r.year(i + n)
	for _, day := range numbers {
		days = append(days, calendarDay{day, month, year, -1})
	}
	return days, i + n + m - at
}

// rangeOfMonths reports whether "Nov-Jan" begins at a token, as in "10-12 Nov-Jan".
func (r dateReader) rangeOfMonths(at int) bool {
	_, n := r.month(at)
	_, m := r.month(at + n + 1)
	return n > 0 && m > 0 && r.Is(at+n, "-", "to")
}

// joint counts the tokens that join two things into one list: "," or "and" or ", and", or other
// words.
func (r dateReader) joint(at int, others ...string) int {
	i := at
	if r.Is(i, ",") {
		i++
	}
	if r.Is(i, "and", "&", "+", "/", "a", "ac") || r.Is(i, others...) {
		i++
	}
	return i - at
}
