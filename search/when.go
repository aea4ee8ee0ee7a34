package search

import (
	"slices"
	"time"
)

// Days, parts of the day and dates are one thing to whoever asks: "Tuesday
// evening" is not a group that meets on Tuesday mornings and on Friday evenings.
// So beside its own test each of these groups is part of a test of all three
// together.

// failsTogether is set where a row meets each of day, date and time, but at no
// one session.
const failsTogether = 1 << (groupCount + 2)

// isWhen says whether a group is of days, dates or times.
func isWhen(g group) bool { return g == byDay || g == byDate || g == byTime }

// failsOf gives the bits that are let go with a group.
func failsOf(g group) uint32 {
	if isWhen(g) {
		return 1<<g | failsTogether
	}
	return 1 << g
}

// narrowDays lets a day that is named stand for itself: after school on a
// Wednesday is no other weekday.
func (r *reading) narrowDays() {
	named := uint64(0)
	for _, p := range r.parts {
		for _, f := range p.filters {
			if i := slices.Index(weekdays, f.value); f.group == byDay && i >= 0 {
				named |= 1 << i
			}
		}
	}
	wide := func(f filter) bool {
		return f.group == byDay && (f.value == "weekday" && named&weekdayBits != 0 || f.value == "weekend" && named&weekendBits != 0)
	}
	for i, p := range r.parts {
		r.parts[i].filters = slices.DeleteFunc(slices.Clone(p.filters), wide)
	}
}

// slot is the bit of a day and a part of the day in the table's column slots.
func slot(day, part int) uint64 { return 1 << (day*len(partsOfDay) + part) }

// slotOf gives the number of the bit of the slot in which a time lies.
func slotOf(t time.Time) int { return int(t.In(london).Weekday())*len(partsOfDay) + partOf(t) }

// partOf gives the part of the day in which a time lies, as a position in partsOfDay.
func partOf(t time.Time) int {
	switch hour := t.In(london).Hour(); {
	case hour < 12:
		return 0
	case hour < 17:
		return 1
	}
	return 2
}

// slotsOf gives the days and parts of the day at which a document happens. What
// is not known from its dates is any part on any of its days.
func slotsOf(d Document, days, parts uint64) uint64 {
	var slots, dated uint64
	for _, coming := range d.Card.Coming {
		slots |= 1 << slotOf(coming.Start)
		dated |= 1 << coming.Start.In(london).Weekday()
	}
	return slots | slotsIn(days&^dated, parts)
}

// slotsIn gives all slots on some days in some parts of them.
func slotsIn(days, parts uint64) uint64 {
	var slots uint64
	for day := range weekdays {
		for part := range partsOfDay {
			if days&(1<<day) != 0 && parts&(1<<part) != 0 {
				slots |= slot(day, part)
			}
		}
	}
	return slots
}

// asksTogether says whether more than one of these groups is asked.
func (p *plan) asksTogether() bool {
	asked := 0
	for _, g := range []group{byDay, byDate, byTime} {
		if len(p.alternatives[g]) > 0 {
			asked++
		}
	}
	return asked > 1
}

// slotsAsked gives the slots of all days and parts of the day that are asked.
func (x *Index) slotsAsked(alternatives *[groupCount][]alternative) uint64 {
	return slotsIn(x.bitsAsked(alternatives, byDay), x.bitsAsked(alternatives, byTime))
}

// anySlot are the slots that are asked where no day and no part of it is.
var anySlot = slotsIn(^uint64(0), ^uint64(0))

// datesAsked gives the calendar of the dates that are asked, or nil where none is.
func (x *Index) datesAsked(alternatives *[groupCount][]alternative, now time.Time) *calendar {
	if len(alternatives[byDate]) == 0 {
		return nil
	}
	values := make([]string, len(alternatives[byDate]))
	for i, one := range alternatives[byDate] {
		values[i] = one.value
	}
	return x.newCalendar(values, now)
}

// bitsAsked gives the bits of all values asked of a group, or all bits where none is.
func (x *Index) bitsAsked(alternatives *[groupCount][]alternative, g group) uint64 {
	if len(alternatives[g]) == 0 {
		return ^uint64(0)
	}
	var asked uint64
	for _, one := range alternatives[g] {
		asked |= one.bits
	}
	return asked
}
