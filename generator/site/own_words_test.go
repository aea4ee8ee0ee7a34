package site

import (
	"strings"
	"testing"
	"time"
)

// No page says that nobody has told us what the group's own words tell, and of bank
// holidays it speaks where one is among the next dates.
func TestNothingIsMissedThatAGroupSays(t *testing.T) {
	plain := strings.Replace(joinedIn(`{how: come-along, contact: {role: the host, phone: 01632 960001}}`,
		"last_checked: 2026-11-02\naccess_missing: [hearing-loop]"), "day: Tuesday", "day: Monday", 1)
	january, may := time.Date(2027, 1, 6, 9, 0, 0, 0, time.UTC), time.Date(2027, 5, 25, 9, 0, 0, 0, time.UTC) // 31 May is a bank holiday
	const (
		parking  = "They have not told us about buses or parking."
		parks    = "How do people get there: is there a bus, or somewhere to park?"
		holidays = "Bank holidays: ask first"
		meets    = "Do you meet on bank holidays?"
		elsewise = "They say something about this in their own words."
		access   = "They have not told us about access."
	)
	tests := []struct {
		name, words string
		at          time.Time
		says, never []string
	}{
		{"nothing is said", "Words.", january, []string{parks}, []string{parking, holidays, meets, elsewise, access}},
		{"a bank holiday is near", "Words.", may, []string{holidays, meets}, nil},
		{"the words tell", "Park in the free car park. We are closed on bank holidays.", may, []string{elsewise}, []string{parking, parks, holidays, meets}},
	}
	for _, test := range tests {
		page := strings.Replace(plain, "\nWords.\n", "\n"+test.words+"\n", 1)
		made := makeSite(t, smallContent(t, "off", map[string]string{"activities/plant-pals.md": page}), Options{Now: test.at})
		shown := string(made.Files["activities/plant-pals/index.html"]) + string(made.Files["activities/plant-pals/card.json"])
		for _, want := range test.says {
			if !strings.Contains(shown, want) {
				t.Errorf("%s: the page does not say %q", test.name, want)
			}
		}
		for _, never := range test.never {
			if strings.Contains(shown, never) {
				t.Errorf("%s: the page says %q", test.name, never)
			}
		}
	}
}
