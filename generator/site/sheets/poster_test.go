package sheets

import (
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// A poster hangs for years: it says from when one has to ring before going.
func TestAPosterSaysUntilWhenItIsTrue(t *testing.T) {
	day := func(year, month, day int) schedule.Date {
		return schedule.Date{Year: year, Month: time.Month(month), Day: day}
	}
	weekly := schedule.Schedule{Sessions: []schedule.Session{{Day: time.Tuesday, Start: 600, Repeats: schedule.Weekly}}}
	ends := weekly
	ends.Sessions = []schedule.Session{{Day: time.Tuesday, Start: 600, Repeats: schedule.Weekly, Until: day(2026, 12, 15)}}
	for name, c := range map[string]struct {
		checked  schedule.Date
		schedule schedule.Schedule
		runs     schedule.Date
		phone    string
		want     string
	}{
		"confirmed lately": {day(2026, 11, 12), weekly, schedule.Date{}, "01632 960001",
			"Confirmed with the group on 12 November 2026. After 12 May 2027, ring before you go."},
		"by email alone": {day(2026, 11, 12), weekly, schedule.Date{}, "",
			"Confirmed with the group on 12 November 2026. After 12 May 2027, ask before you go."},
		"sure for a shorter time": {day(2026, 11, 12), weekly, day(2027, 3, 31), "01632 960001",
			"Confirmed with the group on 12 November 2026. After 31 March 2027, ring before you go."},
		"dates that end": {day(2026, 11, 12), ends, schedule.Date{}, "01632 960001",
			"Confirmed with the group on 12 November 2026. After 15 December 2026, ring before you go."},
		"confirmed long ago": {day(2026, 1, 12), weekly, schedule.Date{}, "01632 960001",
			"Confirmed with the group on 12 January 2026. Ring before you go."},
	} {
		one := &activity.Activity{LastChecked: c.checked, Schedule: c.schedule, Lifetime: activity.Lifetime{RunsUntil: c.runs}}
		one.Join.Contact.Phone = c.phone
		maker := &Maker{Say: &wording.Wording{Lang: words.English(), Now: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}}
		if got := maker.confirmed(one); got != c.want {
			t.Errorf("%s:\n got %q\nwant %q", name, got, c.want)
		}
	}
}
