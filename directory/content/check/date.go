package check

import (
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

// Days are the days by which content is read. What is wrong with a page never
// changes within a day.
type Days struct {
	Today schedule.Date // in London
	AsOf  schedule.Date // in a demonstration, the day for which it was made
}

// DaysAt returns the days at an instant.
func DaysAt(now time.Time) Days { return Days{Today: schedule.DateOf(now.In(schedule.London))} }

// Begin returns the instant at which today begins.
func (d Days) Begin() time.Time { return d.Today.Midnight(schedule.London) }

// Judged returns the day on which staleness is judged: today, or in a
// demonstration the day for which it was made where that has gone by.
func (d Days) Judged() schedule.Date { return activity.JudgedOn(d.Today, d.AsOf) }

// Latest returns the day after which nothing can have been checked yet: today,
// or in a demonstration that is built for an earlier day, the day it was made for.
func (d Days) Latest() schedule.Date {
	if d.AsOf.After(d.Today) {
		return d.AsOf
	}
	return d.Today
}

// NotAhead returns a date that cannot lie ahead of today. A day's grace is for
// whoever writes in another time zone.
func NotAhead(r *report.Report, v frontmatter.Date, name string, today schedule.Date) schedule.Date {
	if v.Set && v.Value.After(today.AddDays(1)) {
		r.Errorf(v.Line, "%s lies ahead: %s", words.Quote(name), v.Value).
			Suggestf("look at the year and the month: today is %s", today)
	}
	return v.Value
}
