package listing

import (
	"bandstand/directory/activity"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/words"
)

// warnOfPassedTime warns of what time alone has changed since the page was written.
// None of it is an error, so that a nightly build never stops for it.
func warnOfPassedTime(p *page) {
	f, it := &p.fields, p.it
	if it.Status == "ended" {
		return
	}
	passed := func(v frontmatter.Date) bool { return v.Set && v.Value.Before(p.Days.Today) }
	warnOfAge(p)
	switch {
	case len(it.Schedule.Sessions) > 0 && it.Schedule.Over(p.Days.Begin()):
		p.Warnf(f.Sessions.Line, "all its sessions are over").Suggestf("write the new dates, or status: ended")
	case passed(f.Lifetime.RunsUntil):
		p.Warnf(f.Lifetime.RunsUntil.Line, "it was sure to run until %s, which has passed, so the page says to "+
			"ask first", f.Lifetime.RunsUntil.Value).
			Suggestf("ask the group, and write the new date or status: ended")
	}
	if it.Status == "paused" && passed(f.PausedUntil) {
		p.Warnf(f.PausedUntil.Line, "the pause ended on %s, so the page says to ask first", f.PausedUntil.Value).
			Suggestf("ask the group, and write status: live or a new date")
	}
	if passed(f.Capacity.Until) {
		p.Warnf(f.Capacity.Until.Line, "%s held until %s, so the page says to ask first", words.Quote(it.Capacity.State),
			f.Capacity.Until.Value).
			Suggestf("ask the group whether there is room, and write the new state")
	}
}

func warnOfAge(p *page) {
	v := p.fields.LastChecked
	if !v.Set {
		return
	}
	since := v.Value.String()
	switch p.it.Freshness(p.Days.Begin()) {
	case activity.Stale:
		p.Warnf(v.Line, "this was last checked on %s, over 12 months ago, so lists name it only among those to ring first", since).
			Suggestf("ask the group whether it is all still true, and write the new date")
	case activity.Ageing:
		p.Warnf(v.Line, "this was last checked on %s, over 6 months ago, so the page says to call first", since).
			Suggestf("ask the group whether it is all still true, and write the new date")
	}
}
