package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
)

// Notice is what a reader has to know before anything else on a page.
type Notice struct {
	Kind    string // plain or urgent
	Heading string
	Text    string
	Links   []page.Link
}

// Notices returns why one should not simply go: it has ended, is paused, is full,
// or has not been checked for long.
func (w *Wording) Notices(a *activity.Activity) []Notice {
	var made []Notice
	if one := w.stateNotice(a); one != nil {
		made = append(made, *one)
	}
	switch freshness := a.Freshness(w.Now); freshness {
	case activity.Ageing, activity.Stale:
		key := "notice." + string(freshness)
		made = append(made, Notice{
			Kind:    "urgent",
			Heading: w.Lang.Say(key),
			Text:    w.Lang.Say(key+".text", "date", w.Date(a.LastChecked)),
		})
	}
	return made
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
