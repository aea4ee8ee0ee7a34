package activity

import (
	"slices"
	"time"

	"bandstand/directory/schedule"
)

// State is whether somebody new can come to an activity.
type State string

// The states of an activity.
const (
	Open        State = "open"
	NearlyFull  State = "nearly-full"
	Full        State = "full"
	WaitingList State = "waiting-list" // full, and names are taken down
	// Ask is where what was told ran out: full until a day that has passed,
	// paused until a day that has passed, or sure to go on only until one; and, for
	// programs, where nobody has confirmed it for a year.
	// Nobody has said since whether there is room, so it is never taken as open.
	Ask    State = "ask-first"
	Paused State = "paused"
	Ended  State = "ended" // the group said so
	Over   State = "over"  // its last date has gone by
)

// State returns whether somebody new can come, at an instant.
func (a *Activity) State(now time.Time) State { return a.state(now, a.Schedule.Over) }

// state is State, where over is the Schedule's.
func (a *Activity) state(now time.Time, over func(time.Time) bool) State {
	today := schedule.DateOf(now.In(schedule.London))
	passed := func(d schedule.Date) bool { return !d.IsZero() && d.Before(today) }
	switch {
	case a.Status == "ended":
		return Ended
	case over(now):
		return Over
	case a.Status == "paused" && !passed(a.PausedUntil):
		return Paused
	case a.Status == "paused", passed(a.Lifetime.RunsUntil), passed(a.Capacity.Until):
		return Ask
	}
	switch a.Capacity.State {
	case "nearly-full":
		return NearlyFull
	case "full":
		if a.Capacity.WaitingList {
			return WaitingList
		}
		return Full
	}
	return Open
}

// ToldState is State for programs, as Standing.Told has it.
func (a *Activity) ToldState(now time.Time) State {
	return a.standing(now, a.Schedule.Over).Told()
}

// Freshness is how far a listing can be trusted by its age.
type Freshness string

// The stages of Freshness.
const (
	Fresh  Freshness = "fresh"
	Ageing Freshness = "ageing" // checked over 6 months ago: call before you go
	Stale  Freshness = "stale"  // checked over 12 months ago: lists name it as one to ring first, and its page says so
)

// Months after which a listing that nobody has checked again is Ageing, and
// after which it is Stale.
const (
	MonthsFresh  = 6
	MonthsAgeing = 12
)

// Freshness returns how far the listing can be trusted by its age, at an
// instant. In a demonstration directory it does not age past the day for which
// that was made.
func (a *Activity) Freshness(now time.Time) Freshness {
	today := JudgedOn(schedule.DateOf(now.In(schedule.London)), a.AsOf)
	switch {
	case a.LastChecked.AddMonths(MonthsAgeing).Before(today):
		return Stale
	case a.LastChecked.AddMonths(MonthsFresh).Before(today):
		return Ageing
	}
	return Fresh
}

// JudgedOn returns the day on which staleness is judged: today, or the day for
// which a demonstration was made where that has gone by.
func JudgedOn(today, asOf schedule.Date) schedule.Date {
	if !asOf.IsZero() && asOf.Before(today) {
		return asOf
	}
	return today
}

// RingFirst reports whether lists name the activity only as one to ring before one goes,
// at an instant: nobody has confirmed it for a year, or said that it has ended. What had
// nothing but a list of dates is over when the last of them has passed.
func (a *Activity) RingFirst(now time.Time) bool {
	return a.standing(now, a.Schedule.Over).RingFirst
}

// Listed reports whether the activity stands in lists and in a search that asks
// for nothing special, at an instant: not when it is stale, ended or over. Its
// page stays.
func (a *Activity) Listed(now time.Time) bool {
	return a.standing(now, a.Schedule.Over).Listed
}

// standing returns how the activity stands at an instant, where over is the Schedule's.
func (a *Activity) standing(now time.Time, over func(time.Time) bool) Standing {
	state, freshness := a.state(now, over), a.Freshness(now)
	stands := Standing{State: state, Freshness: freshness}
	if freshness != Stale {
		stands.Listed = state != Ended && state != Over
		return stands
	}
	repeats := func(s schedule.Session) bool { return s.Repeats != "" }
	stands.RingFirst = state != Ended && (state != Over || slices.ContainsFunc(a.Schedule.Sessions, repeats))
	return stands
}
