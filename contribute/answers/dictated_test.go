package answers

import (
	"strings"
	"testing"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/messages/forms"
)

var (
	now   = time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)
	today = schedule.DateOf(now)
)

// Each becomes the times it means, is asked about ("?"), or stays in its own words ("“…”"): none is silently wrong.
func TestDictatedTimetables(t *testing.T) {
	for _, test := range []struct{ said, want string }{
		{"Tuesdays 2.30 to 4, not in August", "Every Tuesday, 2:30pm to 4pm, not in August"},
		{"We meet every Tuesday from half past ten until twelve o'clock", "Every Tuesday, 10:30am to midday"},
		{"Mondays and Thursdays 10-12", "Every Monday and Thursday, 10am to midday"},
		{"Monday to Friday 9am to 11am", "Monday to Friday, 9am to 11am"},
		{"Mon 10-11, Wed 2-3pm", "Every Monday, 10am to 11am; Every Wednesday, 2pm to 3pm"},
		{"the first Saturday of the month, 10 to 12", "The first Saturday of the month, 10am to midday"},
		{"1st and 3rd Thursday of the month, 2-4pm", "The first and third Thursday of the month, 2pm to 4pm"},
		{"last Friday of every month 7pm-9pm", "The last Friday of the month, 7pm to 9pm"},
		{"every other Friday 2-4pm", "? What is the date of the first one?"},
		{"every other Friday 2-4pm from 4 December", "Every other Friday, 2pm to 4pm, from 4 December 2026"},
		{"fortnightly on Wednesdays at 7pm", "? What is the date of the first one?"},
		{"every second Tuesday 2-4pm", "? What does “every second Tuesday” mean?"},
		{"Fridays 3.30 to 5, term time only", "Every Friday, 3:30pm to 5pm, in term time"},
		{"Tuesdays in term time, 9.15am until 10.45am", "Every Tuesday, 9:15am to 10:45am, in term time"},
		{"Sundays 2 to 4, April to October", "Every Sunday, 2pm to 4pm, April to October"},
		{"Wednesdays 10am-12 except 23 and 30 December", "Every Wednesday, 10am to midday, but not on 23 December 2026 and 30 December 2026"},
		{"Thursdays 1-3pm, no meeting on Christmas Eve", "Every Thursday, 1pm to 3pm (no meeting on Christmas Eve)"},
		{"5 December and 13 February, 11 to 1", "Saturday 5 December 2026 and Saturday 13 February 2027, 11am to 1pm"},
		{"Saturday 12 December 2026 2pm to 5pm", "Saturday 12 December 2026, 2pm to 5pm"},
		{"Wed at 7", "? Is that 7am or 7pm?"},
		{"Mondays", "? When does it begin, and when does it end?"},
		{"10 till 12", "? On which day is it?"},
		{"by arrangement", "“by arrangement”"},
		{"We ring you to agree a time", "“We ring you to agree a time”"},
		{"when the weather is good", "“when the weather is good”"},
		{"Tuesdays 2-4 unless it rains", "“Tuesdays 2-4 unless it rains”"},
		{"Every day 2pm", "Every day at 2pm"},
		{"Weekends 10-4", "Every Saturday and Sunday, 10am to 4pm"},
		{"Tuesdays 10-12, closed bank holidays", "Every Tuesday, 10am to midday; Not on bank holidays"},
		{"first Monday 10-12 but second Monday in May", "? When does it begin, and when does it end?"},
		{"alternate Mondays starting 7 December 10.30-12", "Every other Monday, 10:30am to midday, from 7 December 2026"},
		{"Tuesday mornings", "? When does it begin, and when does it end?"},
	} {
		read := Known{Today: today}.ReadWhen(forms.Values{"when": test.said}, words.English(), now)
		got := strings.Join(read.Lines, "; ")
		if read.Words != "" {
			got = strings.TrimPrefix(got+"; “"+read.Words+"”", "; ")
		}
		if read.Question != nil {
			got = "? " + read.Question.Say(words.English())
		}
		if got != test.want {
			t.Errorf("{%q, %q},", test.said, got)
		}
	}
}
