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

// slot is the bit of a day and a part of the day in the table's column slots.
func slot(day, part int) uint64 { return 1 << (day*len(partsOfDay) + part) }

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
		day := int(coming.Start.In(london).Weekday())
		slots |= slot(day, partOf(coming.Start))
		dated |= 1 << day
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

// when is all that is asked about days, dates and times.
type when struct {
	slots uint64                 // at any of these
	spans []func(row int) []span // and in any of these; none where no date is asked
}

// together gives the test of all that is asked about days, dates and times, or
// nil where no more than one of these groups is asked.
func (x *Index) together(alternatives *[groupCount][]alternative, now time.Time) test {
	asked := 0
	for _, g := range []group{byDay, byDate, byTime} {
		if len(alternatives[g]) > 0 {
			asked++
		}
	}
	if asked < 2 {
		return nil
	}
	w := when{slots: slotsIn(x.bitsAsked(alternatives, byDay), x.bitsAsked(alternatives, byTime))}
	for _, one := range alternatives[byDate] {
		w.spans = append(w.spans, x.spansOf(one.value, now))
	}
	passed := minutes(now)
	return func(row int, _ uint32) bool { return x.table.happens(row, w, passed) }
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

// happens says whether one session of a row is at one of the slots and in one of
// the spans.
func (t *table) happens(row int, w when, passed uint32) bool {
	if len(w.spans) == 0 {
		return t.slots[row]&w.slots != 0
	}
	for i := t.comingFrom[row]; i < t.comingFrom[row+1]; i++ {
		minute := t.comingStart[i]
		if t.comingEnd[i] <= passed || !w.holds(row, minute) {
			continue
		}
		start := instant(minute).In(london)
		if w.slots&slot(int(start.Weekday()), partOf(start)) != 0 {
			return true
		}
	}
	return false
}

// holds says whether a time lies in one of the spans of a row.
func (w when) holds(row int, minute uint32) bool {
	return slices.ContainsFunc(w.spans, func(spans func(row int) []span) bool {
		return slices.ContainsFunc(spans(row), func(s span) bool { return s.holds(minute) })
	})
}
