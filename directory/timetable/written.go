package timetable

import (
	"strconv"
	"strings"

	"bandstand/directory/schedule"
)

// Write returns a session as a line of `sessions` in a page of content:
// {day: Tuesday, time: "10:30 to 12:00", repeats: weekly}.
func Write(s schedule.Session) string {
	var fields []string
	add := func(key, value string) {
		if value != "" {
			fields = append(fields, key+": "+value)
		}
	}
	if len(s.Dates) > 0 {
		add("dates", writeDates(s.Dates))
	} else {
		add("day", s.Day.String())
	}
	add("time", strconv.Quote(WriteTime(s.Start, s.End)))
	switch {
	case s.Repeats == schedule.Weekly && s.Every == 2:
		add("repeats", fortnightly)
	case s.Repeats == schedule.Weekly && s.Every > 2:
		add("repeats", "every "+strconv.Itoa(s.Every)+" weeks")
	default:
		add("repeats", s.Repeats)
	}
	if s.Repeats == schedule.Monthly {
		add("week", schedule.WeekName(s.Week))
	}
	if s.Season != (schedule.Season{}) {
		add("months", writeSeason(s.Season))
	}
	add("from", s.From.String())
	add("until", s.Until.String())
	add("except", writeDates(s.Except))
	add("also", writeDates(s.Also))
	if s.TermTime {
		add("term_time_only", "true")
	}
	if s.Note != "" {
		add("note", strconv.Quote(s.Note.String()))
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

func writeDates(dates []schedule.Date) string {
	var all []string
	for _, date := range dates {
		all = append(all, date.String())
	}
	if len(all) == 0 {
		return ""
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// WriteTime returns the times of a session as they stand in its page: "10:30 to 12:00", or
// "10:30" where nobody knows the end.
func WriteTime(start, end schedule.Clock) string {
	if end == 0 {
		return start.String()
	}
	return start.String() + " to " + end.String()
}
