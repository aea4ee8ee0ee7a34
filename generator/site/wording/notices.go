package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"net/url"
	"strings"
	"time"
)

// Notice is what a reader has to know before anything else on a page.
type Notice struct {
	Kind    string // plain or urgent
	Heading string
	Text    string
	Links   []page.Link
}

// Notices returns why one should not simply go, now and as time passes: it has ended, is
// paused, is full, or has not been checked for long.
func (w *Wording) Notices(a *activity.Activity) []activity.Phase[*Notice] {
	phases := func(notice func(w *Wording, a *activity.Activity) *Notice) []activity.Phase[*Notice] {
		return activity.Phases(a.Turns(), w.Now, func(turn activity.Turn) (*Notice, bool) {
			made := notice(w.At(turn.From), a)
			return made, made != nil
		}, func(a, b *Notice) bool { return a.Heading == b.Heading && a.Text == b.Text })
	}
	return append(phases((*Wording).stateNotice), phases((*Wording).ageNotice)...)
}

// At returns the wording of a later moment; of an earlier one, that of now.
func (w *Wording) At(now time.Time) *Wording {
	other := *w
	if now.After(w.Now) {
		other.Now = now
	}
	return &other
}

// EditAddress returns where the page of an activity can be edited; "" where nobody said.
func (w *Wording) EditAddress(a *activity.Activity) string {
	if w.Site.Repository == "" {
		return ""
	}
	file := (&url.URL{Path: a.File}).EscapedPath()
	return strings.TrimSuffix(w.Site.Repository, "/") + "/edit/main/content/" + file
}

// phases returns what is said of an activity now and as time passes.
func (w *Wording) phases(a *activity.Activity, say func(w *Wording, a *activity.Activity) string) []activity.Phase[string] {
	return activity.SayPhases(a.Turns(), w.Now, func(turn activity.Turn) string { return say(w.At(turn.From), a) })
}

// ends returns the moment from which something is no longer so; the zero time where it is
// so for as long as nobody says otherwise.
func (w *Wording) ends(a *activity.Activity, is func(w *Wording, a *activity.Activity) bool) time.Time {
	for _, turn := range a.Turns() {
		if turn.From.After(w.Now) && !is(w.At(turn.From), a) {
			return turn.From
		}
	}
	return time.Time{}
}

func (w *Wording) ageNotice(a *activity.Activity) *Notice {
	freshness := a.Freshness(w.Now)
	if freshness == activity.Fresh {
		return nil
	}
	key := "notice." + string(freshness)
	return &Notice{
		Kind:    "urgent",
		Heading: w.Lang.Say(key),
		Text:    w.Lang.Say(key+".text", "date", w.Date(a.LastChecked)),
	}
}

func (w *Wording) stateNotice(a *activity.Activity) *Notice {
	state := a.State(w.Now)
	made := &Notice{Kind: "urgent"}
	switch state {
	case activity.Open:
		return nil
	case activity.NearlyFull:
		made.Kind = "plain"
	case activity.Ended:
		for _, slug := range a.Instead {
			if other, ok := w.Directory.Activity(slug); ok {
				made.Links = append(made.Links, page.Link{Label: other.Title, URL: other.Path()})
			}
		}
	}
	key := "notice." + string(state)
	made.Heading = w.Lang.Say(key)
	if until := w.Until(a); until.IsZero() {
		made.Text = w.Lang.Say(key + w.ranOut(a, state) + ".text")
	} else if until.After(w.aYearOn()) {
		made.Text = w.Lang.Say(key + ".text") // nobody waits for it
	} else {
		made.Text = w.Lang.Say(key+".until", "date", w.Date(until))
	}
	return made
}

// ranOut returns the part of a key for what ran out where one has to ask first: a break, the time
// for which the group was sure of itself, or word of how full it is.
func (w *Wording) ranOut(a *activity.Activity, state activity.State) string {
	switch {
	case state != activity.Ask:
		return ""
	case a.Status == "paused":
		return ".paused"
	case !a.Lifetime.RunsUntil.IsZero() && a.Lifetime.RunsUntil.Before(schedule.DateOf(w.Now)):
		return ".lifetime"
	}
	return ""
}

// aYearOn returns the last day that a page says anything of: what comes later is no help
// to whoever reads it today.
func (w *Wording) aYearOn() schedule.Date { return schedule.DateOf(w.Now).AddMonths(12) }

// Until returns the day to which the state of an activity is expected to last; zero
// where nobody said.
func (w *Wording) Until(a *activity.Activity) schedule.Date {
	switch a.State(w.Now) {
	case activity.Full, activity.WaitingList:
		return a.Capacity.Until
	case activity.Paused:
		if !a.PausedUntil.Before(schedule.DateOf(w.Now)) {
			return a.PausedUntil
		}
	}
	return schedule.Date{}
}

// NotHappening returns the state in which no date may be promised; empty where
// dates stand.
func (w *Wording) NotHappening(a *activity.Activity) activity.State {
	switch state := a.State(w.Now); state {
	case activity.Paused, activity.Ended, activity.Over:
		return state
	}
	return ""
}

// HasPoster reports whether an activity can be put up on a notice board: not where it
// no longer happens, or may not.
func (w *Wording) HasPoster(a *activity.Activity) bool {
	return w.NotHappening(a) == "" && a.Listed(w.Now)
}
