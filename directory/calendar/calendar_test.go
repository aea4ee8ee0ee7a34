package calendar

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"bandstand/directory/schedule"
)

func TestLinesAreThoseOfTheFormat(t *testing.T) {
	start := time.Date(2026, 7, 14, 10, 30, 0, 0, schedule.London)
	var body bytes.Buffer
	w, err := NewWriter(&body, "A name\r\nX-EVIL:1", "https://example.org/calendar.ics", "en")
	if err != nil {
		t.Fatal(err)
	}
	event := Event{
		ID: "tea@example.org", Title: "Tea; cake, and\\more\r\nBEGIN:VEVENT", UnsureTitle: "Check first", About: "One\nTwo\r\nEND:VEVENT" + strings.Repeat(" é", 80),
		Where: "A \x00 hall", Kinds: []string{"Cooking, eating"}, Changed: start.AddDate(0, -1, 0), Status: Confirmed,
		Times: schedule.Series{
			First: schedule.Occurrence{Start: start, End: start.Add(time.Hour)}, Rule: "FREQ=WEEKLY;BYDAY=TU",
			Except: []time.Time{start.AddDate(0, 0, 7)},
			Unsure: []schedule.Occurrence{{Start: start.AddDate(0, 0, 14), End: start.AddDate(0, 0, 14), CheckFirst: true}},
			Days:   []schedule.Occurrence{{Start: start.AddDate(0, 0, 3), End: start.AddDate(0, 0, 3)}},
		},
	}
	if err := event.Write(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	text := body.String()
	lines := strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n")
	begins := map[string]int{}
	for _, line := range lines {
		if strings.ContainsAny(line, "\r\n\x00") || len(line) > 76 {
			t.Errorf("%q is no line of a calendar", line)
		}
		begins[line]++
	}
	for line, want := range map[string]int{
		"BEGIN:VCALENDAR": 1, "END:VCALENDAR": 1, "BEGIN:VTIMEZONE": 1, "BEGIN:VEVENT": 3, "END:VEVENT": 3, "X-EVIL:1": 0,
		"REFRESH-INTERVAL;VALUE=DURATION:PT12H": 1, "UID:tea@example.org": 2, "UID:tea.2026-07-17@example.org": 1,
		"EXDATE;TZID=Europe/London:20260721T103000": 1, "RECURRENCE-ID;TZID=Europe/London:20260728T103000": 1,
		`SUMMARY:Tea\; cake\, and\\more BEGIN:VEVENT`: 2, "SUMMARY:Check first": 1, `CATEGORIES:Cooking\, eating`: 3,
	} {
		if begins[line] != want {
			t.Errorf("%q stands there %d times, want %d:\n%s", line, begins[line], want, text)
		}
	}
}
