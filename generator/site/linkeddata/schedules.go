package linkeddata

import (
	"fmt"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
)

// schedules returns the rules by which an activity happens. The days of a list are told
// as dates alone.
func (m *Maker) schedules(a *activity.Activity) []Node {
	var all []Node
	for _, session := range a.Schedule.Sessions {
		if session.Repeats == "" {
			continue
		}
		made := Node{"@type": "Schedule", "scheduleTimezone": schedule.London.String(), "startTime": session.Start.String() + ":00"}
		if session.End != 0 {
			made["endTime"] = session.End.String() + ":00"
		}
		switch session.Repeats {
		case schedule.Weekly:
			made["repeatFrequency"] = fmt.Sprintf("P%dW", max(session.Every, 1))
			made["byDay"] = "https://schema.org/" + session.Day.String()
		case schedule.Monthly: // schema.org has days in the month in the words of iCalendar
			made["repeatFrequency"] = "P1M"
			made["byDay"] = fmt.Sprintf("%d%s", session.Week, strings.ToUpper(session.Day.String()[:2]))
		}
		var months []int
		for month := time.January; month <= time.December; month++ {
			if session.Season.Has(month) && session.Season != (schedule.Season{}) {
				months = append(months, int(month))
			}
		}
		if len(months) > 0 {
			made["byMonth"] = months
		}
		made.add("startDate", session.From.String())
		made.add("endDate", session.Until.String())
		var except []string
		for _, day := range session.Except {
			except = append(except, day.String())
		}
		made.add("exceptDate", except)
		var said []string
		if session.TermTime {
			said = append(said, m.Say.Lang.Say("schedule.term_time"))
		}
		if note := session.Note.String(); note != "" {
			said = append(said, note)
		}
		made.add("description", strings.Join(said, ". "))
		all = append(all, made)
	}
	return all
}
