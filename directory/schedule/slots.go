package schedule

import (
	"cmp"
	"slices"
	"time"
)

// Parts of a day, by when something starts.
const (
	Morning   = "morning"   // before 12:00
	Afternoon = "afternoon" // before 17:00
	Evening   = "evening"
)

// Part returns the part of the day that a time lies in: Morning, Afternoon or
// Evening.
func (c Clock) Part() string {
	switch {
	case c < 12*60:
		return Morning
	case c < 17*60:
		return Afternoon
	}
	return Evening
}

// Slot is a part of a day of the week. A group may meet on Saturday afternoons
// and Tuesday mornings: then it is none for Saturday morning, which its days
// and its parts apart could not tell.
type Slot struct {
	Day  time.Weekday
	Part string // Morning, Afternoon or Evening
}

// Slots returns when in the week an activity begins, from Monday morning on.
// Sessions, and dates of a list, that are over by now do not count.
func (s Schedule) Slots(now time.Time) []Slot {
	var slots []Slot
	for _, session := range s.Sessions {
		if session.over(now) {
			continue
		}
		if _, repeats := session.rule(); repeats {
			slots = append(slots, Slot{session.Day, session.Start.Part()})
		}
		for _, day := range session.named() {
			if session.gone().On(day).After(now) {
				slots = append(slots, Slot{day.Weekday(), session.Start.Part()})
			}
		}
	}
	slices.SortFunc(slots, func(a, b Slot) int {
		return cmp.Or(cmp.Compare((a.Day+6)%7, (b.Day+6)%7), cmp.Compare(partOrder(a.Part), partOrder(b.Part)))
	})
	return slices.Compact(slots)
}

func partOrder(part string) int { return slices.Index([]string{Morning, Afternoon, Evening}, part) }
