package search

import (
	"slices"
	"time"
)

// calendar says under which of some date filters a time falls, a bit for each. So
// every session of every row is looked up once, however many filters there are.
type calendar struct {
	bounds []uint32 // minutes since 1970, in their order
	sets   []uint64 // the filters of a time from the bound of the same position up to the next

	holidays uint64   // the bit of the school holidays, which every town has its own of
	closed   [][]span // the school holidays of each town
}

// datesAtOnce is how many date filters a calendar holds; more are nobody's wish.
const datesAtOnce = 64

func (x *Index) newCalendar(values []string, now time.Time) *calendar {
	c := &calendar{}
	spans := make([]span, min(len(values), datesAtOnce))
	for i := range spans {
		if values[i] == schoolHolidays {
			c.holidays = 1 << i
			continue
		}
		spans[i], _ = spanOf(values[i], now)
		c.bounds = append(c.bounds, spans[i].from, spans[i].until)
	}
	slices.Sort(c.bounds)
	c.bounds = slices.Compact(c.bounds)
	c.sets = make([]uint64, len(c.bounds))
	for i, minute := range c.bounds {
		for bit, s := range spans {
			if s.holds(minute) {
				c.sets[i] |= 1 << bit
			}
		}
	}
	if c.holidays != 0 {
		for _, town := range x.Towns {
			c.closed = append(c.closed, town.holidays())
		}
	}
	return c
}

// at gives the filters under which a time falls in a town.
func (c *calendar) at(minute uint32, town uint16) uint64 {
	var set uint64
	next, onBound := slices.BinarySearch(c.bounds, minute)
	switch {
	case onBound:
		set = c.sets[next]
	case next > 0:
		set = c.sets[next-1]
	}
	if c.holidays != 0 && town != noTown && slices.ContainsFunc(c.closed[town], func(s span) bool { return s.holds(minute) }) {
		set |= c.holidays
	}
	return set
}

// end is when the last filter ends.
func (c *calendar) end() uint32 {
	if c.holidays != 0 {
		return never
	}
	return c.bounds[len(c.bounds)-1]
}

// sessions goes through the times of a row that have not ended, up to the end of
// a calendar, with the filters under which each falls and the bit of its slot.
func (t *table) sessions(row int, c *calendar, passed uint32) func(yield func(dates, slot uint64) bool) {
	return func(yield func(dates, slot uint64) bool) {
		end, town := c.end(), t.town[row]
		for i := t.comingFrom[row]; i < t.comingFrom[row+1] && t.comingStart[i] < end; i++ {
			if t.comingEnd[i] <= passed {
				continue
			}
			if dates := c.at(t.comingStart[i], town); dates != 0 && !yield(dates, 1<<t.comingSlot[i]) {
				return
			}
		}
	}
}

// dated gives the filters of a calendar under which a session of a row falls that
// is at one of some slots.
func (t *table) dated(row int, c *calendar, slots uint64, passed uint32) uint64 {
	var set uint64
	for dates, slot := range t.sessions(row, c, passed) {
		if slot&slots != 0 {
			set |= dates
		}
	}
	return set
}

// slotsOn gives the slots of the sessions of a row that fall under one of the
// filters of a calendar; without one, of all.
func (t *table) slotsOn(row int, c *calendar, passed uint32) uint64 {
	if c == nil {
		return t.slots[row]
	}
	var set uint64
	for _, slot := range t.sessions(row, c, passed) {
		set |= slot
	}
	return set
}
