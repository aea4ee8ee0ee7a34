package content_test

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"bandstand/directory/content"
	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
)

// TestSessionsFromWordsStandInAPage holds that what timetable reads of a text and writes for a page
// is the same session when the page is read.
func TestSessionsFromWordsStandInAPage(t *testing.T) {
	for _, text := range []string{
		"Tuesdays 2.30pm-4pm, not in August",
		"Sundays 10.30, April to October, term time only",
		"1st and last Friday of the month 7-9pm until 25 June 2027",
		"Every other Wednesday 1-3pm from 2 December 2026, except 16 December 2026",
		"Every 4 weeks on Monday at noon, from 7 December 2026, also on 10 December 2026",
		"Sat 5 December 2026 and Sat 13 February 2027, 11am to 1pm",
		`Mondays 10-12 "ring the bell: loud", # £3`,
	} {
		parsed := timetable.Parse(text, schedule.DateOf(saturday))
		if len(parsed.Sessions) == 0 {
			t.Errorf("%q comes to no session", text)
			continue
		}
		var lines strings.Builder
		for _, session := range parsed.Sessions {
			lines.WriteString("\n  - " + timetable.Write(session))
		}
		held := base(t)
		page := string(held[songs].Data)
		held[songs].Data = []byte(regexp.MustCompile(`sessions:\n.*`).ReplaceAllLiteralString(page, "sessions:"+lines.String()))
		directory, problems := content.Load(held, saturday)
		if len(directory.Activities) != 1 {
			t.Errorf("%q is written as%s\nwhich has\n%s", text, lines.String(), told(problems))
			continue
		}
		for i, got := range directory.Activities[0].Schedule.Sessions {
			if want := parsed.Sessions[i]; !reflect.DeepEqual(got, want) {
				t.Errorf("%q is written as%s\nand read as\n%+v\nwant\n%+v", text, lines.String(), got, want)
			}
		}
	}
}
