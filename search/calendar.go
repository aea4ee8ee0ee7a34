package search

import (
	"slices"
	"time"
)

// calendar says under which of some date filters a day falls, a bit for each. So
// every session of every row is looked up once, however many filters there are.
type calendar struct {
	today int
	sets  [calendarDays]uint64 // of today and the days behind it
	end   int                  // the day behind the last that falls under a filter

	local []localDays
	later bool // some filter is of days of which nothing is known yet
}

// localDays is a filter of which every town has days of its own.
type localDays struct {
	bit  uint64
	days [][]span // by town; the last are of what happens in none
}

// calendarDays is how many days there can be of which anything is known: the
// sessions of a card, seen on the day on which it was made, and one more where the
// clocks change.
const calendarDays = int(Horizon/(24*time.Hour)) + 2

// valuesAtOnce is how many values of a group are looked up at once; more are
// nobody's wish.
const valuesAtOnce = 64

func (x *Index) newCalendar(values []string, now time.Time) *calendar {
	c := &calendar{today: dayOf(now)}
	for i, value := range values[:min(len(values), valuesAtOnce)] {
		if local := x.localDays(value); local != nil {
			c.local = append(c.local, localDays{1 << i, local})
			c.end = c.today + calendarDays
			continue
		}
		days, _ := spanOf(value, now)
		c.later = c.later || days.from >= c.today+calendarDays
		for day := max(days.from, c.today); day < min(days.until, c.today+calendarDays); day++ {
			c.sets[day-c.today] |= 1 << i
			c.end = max(c.end, day+1)
		}
	}
	return c
}

// on gives the filters under which a day falls in a town.
func (c *calendar) on(day int, town uint16) uint64 {
	if day < c.today || day >= c.end {
		return 0
	}
	set := c.sets[day-c.today]
	for _, local := range c.local {
		own := min(int(town), len(local.days)-1)
		if slices.ContainsFunc(local.days[own], func(s span) bool { return s.holds(day) }) {
			set |= local.bit
		}
	}
	return set
}

// dated gives the filters of a calendar under which a session of a row falls that
// is at one of some slots and has not ended.
func (t *table) dated(row int, c *calendar, slots uint64, passed uint32) uint64 {
	var set uint64
	for i := t.comingFrom[row]; i < t.comingFrom[row+1] && int(t.comingDay[i]) < c.end; i++ {
		if slots&(1<<t.comingSlot[i]) != 0 && t.comingEnd[i] > passed {
			set |= c.on(int(t.comingDay[i]), t.town[row])
		}
	}
	return set
}

// slotsOn gives the slots of the sessions of a row that fall under one of the
// filters of a calendar and have not ended.
func (t *table) slotsOn(row int, c *calendar, passed uint32) uint64 {
	var slots uint64
	for i := t.comingFrom[row]; i < t.comingFrom[row+1] && int(t.comingDay[i]) < c.end; i++ {
		if t.comingEnd[i] > passed && c.on(int(t.comingDay[i]), t.town[row]) != 0 {
			slots |= 1 << t.comingSlot[i]
		}
	}
	return slots
}
