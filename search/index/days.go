package index

import (
	"fmt"
	"slices"
	"strings"
	"time"
	_ "time/tzdata" // a bare machine knows no time zones

	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
)

// London is where all the days and hours of a directory are.
var London = func() *time.Location {
	location, err := time.LoadLocation("Europe/London")
	if err != nil {
		panic(err) // tzdata is compiled in
	}
	return location
}()

// DayOf numbers the day on which a time falls in London, from 1 January 1970.
func DayOf(t time.Time) int { return DayNumber(t.In(London).Date()) }

// DayNumber numbers a day from 1 January 1970.
func DayNumber(year int, month time.Month, day int) int {
	return int(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// DayOfDate numbers the day of a date as ISO 8601 writes it.
func DayOfDate(value string) (day int, ok bool) {
	date, err := time.Parse(time.DateOnly, value)
	return DayNumber(date.Date()), err == nil
}

// NthWeekday reads a date that is a day of a week of every month: "first-monday", "last-friday".
// The week is as in schedule.Session.
func NthWeekday(value string) (week int, day time.Weekday, ok bool) {
	name, of, _ := strings.Cut(value, "-")
	number := slices.Index(vocabulary.Days, of)
	for _, week := range []int{1, 2, 3, 4, schedule.LastWeek} {
		if number >= 0 && schedule.WeekName(week) == name {
			return week, time.Weekday(number), true
		}
	}
	return 0, 0, false
}

// Minutes returns a time in minutes since 1970.
func Minutes(t time.Time) uint32 { return uint32(max(0, t.Unix()/60)) }

// Instant returns the time of so many minutes since 1970, in London.
func Instant(minutes uint32) time.Time { return time.Unix(int64(minutes)*60, 0).In(London) }

// Days, hours and dates are one thing to whoever asks: "Tuesday evening" is not a group
// that meets on Tuesday mornings and on Friday evenings. So the table has of every session
// the step of the week in which it begins, and what is asked is a set of steps.

// Step is a stretch of five minutes of the week, counted from midnight before Sunday.
type Step uint16

const (
	stepMinutes = 5
	daySteps    = midnight / stepMinutes
	midnight    = 24 * 60 // in minutes
)

// Day returns the day of the week of a step.
func (s Step) Day() time.Weekday { return time.Weekday(s / daySteps) }

// stepAt returns the step in which a minute of a day lies.
func stepAt(day time.Weekday, minute int) Step { return Step(int(day)*daySteps + minute/stepMinutes) }

// stepOf returns the step in which a time lies.
func stepOf(t time.Time) Step {
	t = t.In(London)
	return stepAt(t.Weekday(), t.Hour()*60+t.Minute())
}

// Week is a set of steps.
type Week [7*daySteps/64 + 1]uint64

// Has reports whether a step is in the set.
func (w *Week) Has(s Step) bool { return w[s/64]&(1<<(s%64)) != 0 }

// Add puts into the set what begins in one of some windows of some days, a bit for each
// day; where there are no windows, at any time of those days.
func (w *Week) Add(days uint64, windows ...Window) {
	if len(windows) == 0 {
		windows = []Window{{0, midnight}}
	}
	for day := time.Sunday; day <= time.Saturday; day++ {
		for _, one := range windows {
			for minute := one.From; days&(1<<day) != 0 && minute < one.To; minute += stepMinutes {
				s := stepAt(day, minute)
				w[s/64] |= 1 << (s % 64)
			}
		}
	}
}

// Window is a stretch of a day in which something begins, in minutes after midnight: from
// its beginning up to, but not at, its end.
type Window struct{ From, To int }

// The parts of the day, which vocabulary.Times name, as windows.
var partsOfDay = [...]Window{{0, 12 * 60}, {12 * 60, 17 * 60}, {17 * 60, midnight}}

// WindowOf returns the window of a value of the group Time: a part of the day, or two clock
// times with a hyphen between them, of which one may be left out: "16:00-", "-11:00".
func WindowOf(value string) (w Window, ok bool) {
	if i := slices.Index(vocabulary.Times, value); i >= 0 {
		return partsOfDay[i], true
	}
	from, to, ok := strings.Cut(value, "-")
	if !ok || from+to == "" {
		return w, false
	}
	w = Window{0, midnight}
	if from != "" {
		w.From, ok = MinuteOf(from)
	}
	if to != "" && ok {
		w.To, ok = MinuteOf(to)
	}
	return w, ok && w.From < w.To
}

// MinuteOf reads a clock time as addresses spell it, "16:00", in minutes after midnight.
func MinuteOf(clock string) (minute int, ok bool) {
	at, err := time.Parse("15:04", clock)
	return at.Hour()*60 + at.Minute(), err == nil
}

// Clock spells minutes after midnight as MinuteOf reads them.
func Clock(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }
