package site

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
)

// notice is what a reader has to know before anything else on a page.
type notice struct {
	Kind    string // plain or urgent
	Heading string
	Text    string
	Links   []page.Link
}

// notices tells why one should not simply go: it has ended, is paused, is full,
// or has not been checked for long.
func (e *edition) notices(a *activity.Activity) []notice {
	var made []notice
	if one := e.stateNotice(a); one != nil {
		made = append(made, *one)
	}
	switch freshness := a.Freshness(e.now); freshness {
	case activity.Ageing, activity.Stale:
		key := "notice." + string(freshness)
		made = append(made, notice{
			Kind:    "urgent",
			Heading: e.lang.Say(key),
			Text:    e.lang.Say(key+".text", "date", e.sayDate(a.LastChecked)),
		})
	}
	return made
}

func (e *edition) stateNotice(a *activity.Activity) *notice {
	state := a.State(e.now)
	made := &notice{Kind: "urgent"}
	switch state {
	case activity.Open:
		return nil
	case activity.NearlyFull:
		made.Kind = "plain"
	case activity.Ended:
		for _, slug := range a.Instead {
			if other, ok := e.Directory.Activity(slug); ok {
				made.Links = append(made.Links, page.Link{Label: other.Title, URL: other.Path()})
			}
		}
	}
	key := "notice." + string(state)
	made.Heading = e.lang.Say(key)
	if until := e.until(a, state); until.IsZero() {
		made.Text = e.lang.Say(key + e.ranOut(a, state) + ".text")
	} else {
		made.Text = e.lang.Say(key+".until", "date", e.sayDate(until))
	}
	return made
}

// ranOut tells apart what ran out where one has to ask first: a break, the time
// for which the group was sure of itself, or word of how full it is.
func (e *edition) ranOut(a *activity.Activity, state activity.State) string {
	switch {
	case state != activity.Ask:
		return ""
	case a.Status == "paused":
		return ".paused"
	case !a.Lifetime.RunsUntil.IsZero() && a.Lifetime.RunsUntil.Before(schedule.DateOf(e.now)):
		return ".lifetime"
	}
	return ""
}

// until is the day to which a state is expected to last; zero where nobody said.
func (e *edition) until(a *activity.Activity, state activity.State) schedule.Date {
	switch state {
	case activity.Full, activity.WaitingList:
		return a.Capacity.Until
	case activity.Paused:
		if !a.PausedUntil.Before(schedule.DateOf(e.now)) {
			return a.PausedUntil
		}
	}
	return schedule.Date{}
}

// notHappening names the state in which no date may be promised; empty where
// dates stand.
func (e *edition) notHappening(a *activity.Activity) activity.State {
	switch state := a.State(e.now); state {
	case activity.Paused, activity.Ended, activity.Over:
		return state
	}
	return ""
}
