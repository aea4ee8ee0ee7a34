package activity

import (
	"slices"
	"time"

	"bandstand/directory/schedule"
)

// Turn is a moment from which an activity stands otherwise than before.
type Turn struct {
	From time.Time `json:"from,omitzero"` // zero where it always stood so
	Standing
}

// Standing is how an activity stands at a moment.
type Standing struct {
	State     State     `json:"state"`
	Freshness Freshness `json:"freshness"`
	Listed    bool      `json:"listed,omitempty"`     // see Activity.Listed
	RingFirst bool      `json:"ring_first,omitempty"` // see Activity.RingFirst
}

// Happens reports whether the dates of an activity that stands so are to be believed.
func (s Standing) Happens() bool { return s.State != Paused && s.State != Ended && s.State != Over }

// Told returns the state for programs that look at nothing else: what nobody has confirmed for a
// year is not taken as open.
func (s Standing) Told() State {
	if s.Freshness == Stale && (s.State == Open || s.State == NearlyFull) {
		return Ask
	}
	return s.State
}

// Turns returns how an activity stands as time passes and nobody says anything new, in
// order, the first from the zero time on. They follow from what its page says alone,
// whatever day it is: pages and search carry them, and so age a listing as a build of a
// later day would.
func (a *Activity) Turns() []Turn {
	overFrom := a.Schedule.OverFrom() // once, because it follows the rules of the sessions to their end
	over := func(now time.Time) bool { return !overFrom.IsZero() && !overFrom.After(now) }
	moments := []time.Time{{}, overFrom}
	for _, last := range []schedule.Date{
		a.PausedUntil, a.Lifetime.RunsUntil, a.Capacity.Until,
		a.LastChecked.AddMonths(MonthsFresh), a.LastChecked.AddMonths(MonthsAgeing),
	} {
		if !last.IsZero() {
			moments = append(moments, last.AddDays(1).Midnight(schedule.London))
		}
	}
	slices.SortFunc(moments, time.Time.Compare)
	var turns []Turn
	for _, at := range moments {
		turn := Turn{at, a.standing(at, over)}
		if len(turns) == 0 || turns[len(turns)-1].Standing != turn.Standing {
			turns = append(turns, turn)
		}
	}
	return turns
}

// Changed returns when what is said of an activity was last different, at an instant: on the
// day on which somebody last told it, or when time made it stand otherwise. Calendars and feeds
// replace what they have by it.
func (a *Activity) Changed(told schedule.Date, now time.Time) time.Time {
	at := told.Midnight(schedule.London)
	for _, turn := range a.Turns() {
		if turn.From.After(at) && !turn.From.After(now) {
			at = turn.From
		}
	}
	return at
}

// ConfirmedBy returns the day on which somebody last confirmed an activity, or the day of an
// instant where that is before it.
func (a *Activity) ConfirmedBy(now time.Time) schedule.Date {
	if today := schedule.DateOf(now.In(schedule.London)); today.Before(a.LastChecked) {
		return today
	}
	return a.LastChecked
}

// Always returns the turns of an activity that stands so at any time.
func (s Standing) Always() []Turn { return []Turn{{Standing: s}} }

// StandingAt returns how an activity with these turns stands at a moment.
func StandingAt(turns []Turn, now time.Time) Standing {
	var at Standing
	for _, turn := range turns {
		if turn.From.After(now) {
			break
		}
		at = turn.Standing
	}
	return at
}

// Phase is what a page says for as long as an activity stands so. A page carries the
// phases to come, and its script shows the one that is on.
type Phase[Said any] struct {
	From  time.Time `json:"from,omitzero"`  // zero where it is on now
	Until time.Time `json:"until,omitzero"` // zero where it goes on
	Says  Said      `json:"says"`
}

// Passes reports whether there is a time at which a page does not show it.
func (p Phase[Said]) Passes() bool { return !p.From.IsZero() || !p.Until.IsZero() }

// Hidden reports whether a page is not to show it yet.
func (p Phase[Said]) Hidden() bool { return !p.From.IsZero() }

// Phases returns what is said now and at each turn to come, where anything is; what is
// the same goes on.
func Phases[Said any](turns []Turn, now time.Time, say func(Turn) (says Said, ok bool), same func(a, b Said) bool) []Phase[Said] {
	var phases []Phase[Said]
	on := false // the last of phases goes on
	for i, turn := range turns {
		if i+1 < len(turns) && !turns[i+1].From.After(now) {
			continue // it has passed
		}
		says, ok := say(turn)
		if on && ok && same(phases[len(phases)-1].Says, says) {
			continue
		}
		if on {
			phases[len(phases)-1].Until = turn.From
		}
		if on = ok; ok {
			phase := Phase[Said]{Says: says}
			if turn.From.After(now) {
				phase.From = turn.From
			}
			phases = append(phases, phase)
		}
	}
	return phases
}

// SayPhases returns the phases of words; none are said where they are empty.
func SayPhases(turns []Turn, now time.Time, say func(Turn) string) []Phase[string] {
	return Phases(turns, now, func(turn Turn) (string, bool) {
		says := say(turn)
		return says, says != ""
	}, func(a, b string) bool { return a == b })
}
