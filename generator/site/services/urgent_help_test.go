package services

import (
	"testing"

	"bandstand/directory/activity"
	"bandstand/directory/words"
)

// Whoever is in danger meets three numbers before anything else, whatever order
// and however many lines the nation's page has.
func TestUrgentLinesBeginWithTheNumbersToRing(t *testing.T) {
	nation := &activity.Nation{Slug: "wales", Urgent: []activity.UrgentHelp{
		{Need: "to-talk", Name: "By letter"},
		{Need: "to-talk", Name: "Samaritans", Phone: "116 123"},
		{Need: "to-talk", Name: "Samaritans, in Welsh", Phone: "0808 164 0123"},
		{Need: "danger-now", Name: "By text", Text: "999"},
		{Need: "urgent-health", Name: "NHS 111 Wales", Phone: "111"},
		{Need: "danger-now", Name: "Police", Phone: "999"},
		{Need: "danger-now", Name: "Textphone", Phone: "18000"},
		{Need: "urgent-mental-health", Name: "NHS 111, mental health option", Phone: "111"},
	}}
	want := []words.Text{
		"Police", "NHS 111, mental health option", "Samaritans",
		"By letter", "Samaritans, in Welsh", "By text", "NHS 111 Wales", "Textphone",
	}
	lines := UrgentHelp(nation)
	if len(lines) != len(want) {
		t.Fatalf("got %d lines, want %d", len(lines), len(want))
	}
	for i, line := range lines {
		if line.Name != want[i] || line.First != (i < 3) || line.Nation != "wales" {
			t.Errorf("line %d is %+v, want %s, first %t", i, line, want[i], i < 3)
		}
	}
}
