package index

import (
	"time"
	_ "time/tzdata" // a bare machine knows no time zones

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

// Minutes returns a time in minutes since 1970.
func Minutes(t time.Time) uint32 { return uint32(max(0, t.Unix()/60)) }

// Instant returns the time of so many minutes since 1970, in London.
func Instant(minutes uint32) time.Time { return time.Unix(int64(minutes)*60, 0).In(London) }

// Days, parts of the day and dates are one thing to whoever asks: "Tuesday
// evening" is not a group that meets on Tuesday mornings and on Friday evenings.
// So the table has, beside the days and the parts, a bit for each day and part
// together: its slots.

// slotNumber numbers the bit of a day and a part of it.
func slotNumber(day, part int) int { return day*len(vocabulary.Times) + part }

// slotOf numbers the bit of the slot in which a time lies.
func slotOf(t time.Time) int {
	t = t.In(London)
	part := 2
	switch hour := t.Hour(); {
	case hour < 12:
		part = 0
	case hour < 17:
		part = 1
	}
	return slotNumber(int(t.Weekday()), part)
}

// SlotsIn returns the bits of all slots on some days in some parts of them.
func SlotsIn(days, parts uint64) uint64 {
	var slots uint64
	for day := range vocabulary.Days {
		for part := range vocabulary.Times {
			if days&(1<<day) != 0 && parts&(1<<part) != 0 {
				slots |= 1 << slotNumber(day, part)
			}
		}
	}
	return slots
}

// AnySlot is the bits of all slots.
var AnySlot = SlotsIn(^uint64(0), ^uint64(0))
