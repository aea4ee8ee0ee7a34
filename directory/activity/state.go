package activity

import (
	"time"
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
	// paused until a day that has passed, or sure to go on only until one.
	// Nobody has said since whether there is room, so it is never taken as open.
	Ask    State = "ask-first"
	Paused State = "paused"
	Ended  State = "ended" // the group said so
	Over   State = "over"  // its last date has gone by
)

// State gives whether somebody new can come, at an instant.
func (a *Activity) State(now time.Time) State {
	today := DateOf(now.In(London))
	passed := func(d Date) bool { return !d.IsZero() && d.Before(today) }
	switch {
	case a.Status == "ended":
		return Ended
	case a.Schedule.Over(now):
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

// Freshness is how far a listing can be trusted by its age.
type Freshness string

// The stages of Freshness.
const (
	Fresh  Freshness = "fresh"
	Ageing Freshness = "ageing" // checked over 6 months ago: call before you go
	Stale  Freshness = "stale"  // checked over 12 months ago: out of lists, and its page says so
)

const (
	monthsFresh  = 6
	monthsAgeing = 12
)

// Freshness gives how far the listing can be trusted by its age, at an
// instant. In a demonstration directory it does not age past the day for which
// that was made.
func (a *Activity) Freshness(now time.Time) Freshness {
	today := judgedOn(DateOf(now.In(London)), a.asOf)
	switch {
	case a.LastChecked.AddMonths(monthsAgeing).Before(today):
		return Stale
	case a.LastChecked.AddMonths(monthsFresh).Before(today):
		return Ageing
	}
	return Fresh
}

// judgedOn is the day on which staleness is judged: today, or the day for
// which a demonstration was made where that has gone by.
func judgedOn(today, asOf Date) Date {
	if !asOf.IsZero() && asOf.Before(today) {
		return asOf
	}
	return today
}

// Listed says whether the activity stands in lists and in a search that asks
// for nothing special, at an instant: not when it is stale, ended or over. Its
// page stays.
func (a *Activity) Listed(now time.Time) bool {
	if a.Freshness(now) == Stale {
		return false
	}
	state := a.State(now)
	return state != Ended && state != Over
}

// passing warns of what time alone has changed since the page was written.
// None of it is an error, so that a nightly build never stops for it.
func (p *listing) passing() {
	f, it := &p.fields, p.it
	if it.Status == "ended" {
		return
	}
	passed := func(v date) bool { return v.told && v.is.Before(p.today) }
	p.ageing()
	switch {
	case len(it.Schedule.Sessions) > 0 && it.Schedule.Over(p.now):
		p.warn(f.Sessions.line, "all its sessions are over").mend("write the new dates, or status: ended")
	case passed(f.Lifetime.RunsUntil):
		p.warn(f.Lifetime.RunsUntil.line, "it was sure to run until %s, which has passed, so the page says to ask first", f.Lifetime.RunsUntil.is).mend("ask the group, and write the new date or status: ended")
	}
	if it.Status == "paused" && passed(f.PausedUntil) {
		p.warn(f.PausedUntil.line, "the pause ended on %s, so the page says to ask first", f.PausedUntil.is).mend("ask the group, and write status: live or a new date")
	}
	if passed(f.Capacity.Until) {
		p.warn(f.Capacity.Until.line, "%s held until %s, so the page says to ask first", quote(it.Capacity.State), f.Capacity.Until.is).mend("ask the group whether there is room, and write the new state")
	}
}

func (p *listing) ageing() {
	v := p.fields.LastChecked
	if !v.told {
		return
	}
	since := v.is.String()
	switch p.it.Freshness(p.now) {
	case Stale:
		p.warn(v.line, "this was last checked on %s, over 12 months ago, so it is out of the lists", since).mend("ask the group whether it is all still true, and write the new date")
	case Ageing:
		p.warn(v.line, "this was last checked on %s, over 6 months ago, so the page says to call first", since).mend("ask the group whether it is all still true, and write the new date")
	}
}
