package schedule

import (
	"cmp"
	"slices"
	"time"
)

// Slot is a time of the week at which something begins. A group may meet on Saturday
// afternoons and Tuesday mornings: then it is none for Saturday morning, which its days
// and its hours apart could not tell.
type Slot struct {
	Day   time.Weekday
	Start Clock
}

// Slots returns when in the week an activity begins, from Monday morning on.
// Sessions, and dates of a list, that are over by now do not count.
func (s Schedule) Slots(now time.Time) []Slot {
	var slots []Slot
	for _, session := range s.Sessions {
		if session.over(now) {
			continue
		}
		if session.repeats() {
			slots = append(slots, Slot{session.Day, session.Start})
		}
		for _, day := range session.named() {
			if session.gone().On(day).After(now) {
				slots = append(slots, Slot{day.Weekday(), session.Start})
			}
		}
	}
	slices.SortFunc(slots, func(a, b Slot) int {
		return cmp.Or(cmp.Compare((a.Day+6)%7, (b.Day+6)%7), cmp.Compare(a.Start, b.Start))
	})
	return slices.Compact(slots)
}

// On returns the schedule with its sessions on one day of the week alone.
func (s Schedule) On(day time.Weekday) Schedule {
	isOther := func(date Date) bool { return date.Weekday() != day }
	var on []Session
	for _, session := range s.Sessions {
		if session.Day != day {
			session.Repeats = "" // of the days that it names some may be left
		}
		session.Dates = slices.DeleteFunc(slices.Clone(session.Dates), isOther)
		session.Also = slices.DeleteFunc(slices.Clone(session.Also), isOther)
		if session.Repeats != "" || len(session.Dates)+len(session.Also) > 0 {
			on = append(on, session)
		}
	}
	s.Sessions = on
	return s
}
