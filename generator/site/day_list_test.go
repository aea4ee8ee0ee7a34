package site

import (
	"strings"
	"testing"
)

// Where nothing is on, that is said once, with a way on, and there are no dates to subscribe to.
func TestWhereNothingIsOn(t *testing.T) {
	const file = "activities/salford/songs-across-the-ages.md"
	arranged := strings.Replace(joinedIn(`{how: come-along, contact: {role: the host, phone: 01632 960001}}`, "last_checked: 2026-11-02"),
		`sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly}]`, "by_arrangement: The host rings you", 1)
	for name, test := range map[string]struct {
		listing    string
		want, none []string
	}{
		"nothing is listed":    {strings.Replace(arranged, "title:", "status: draft\ntitle:", 1), nil, []string{"/activities/"}},
		"no dates but a group": {arranged, []string{`href="/activities/"`}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			made := makeSite(t, smallContent(t, "off", map[string]string{file: test.listing}), Options{Now: now})
			on := string(made.Files["whats-on/index.html"])
			for _, want := range append(test.want, "We know of nothing that is on before the end of") {
				if !strings.Contains(on, want) {
					t.Errorf("what is on does not say %q", want)
				}
			}
			for _, never := range append(test.none, "Nothing that we know of", "data-day-ends", "These days are over") {
				main, _, _ := strings.Cut(on[strings.Index(on, "<main"):], "</main>")
				if strings.Contains(main, never) {
					t.Errorf("what is on says %q", never)
				}
			}
			gaps := string(made.Files["gaps/index.html"])
			if from, to := strings.Index(gaps, "<table"), strings.Index(gaps, "</table"); from < 0 || strings.Count(gaps[from:to], "</td>")+1 != strings.Count(gaps[from:to], `<th scope="col">`) {
				t.Error("the table of towns has another number of headings than of cells")
			}
			town := string(made.Files["towns/salford/index.html"])
			if len(test.want) == 0 && (town == "" || strings.Contains(town, "Have these dates")) {
				t.Error("the town has no page, or one whose dates of nothing can be subscribed to")
			}
		})
	}
}

// A day's list shows the time and the next date of that day, and is ordered by them.
func TestADaysListIsOfThatDay(t *testing.T) {
	twice := strings.Replace(joinedIn(`{how: come-along, contact: {role: the host, phone: 01632 960001}}`, "last_checked: 2026-11-02"),
		`sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly}]`,
		`sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly}, {day: Friday, time: "14:00 to 15:00", repeats: weekly, except: [2026-11-27]}]`, 1)
	later := strings.NewReplacer("title: Plant Pals", "title: Later Pals", "14:00", "13:00", ", except: [2026-11-27]", "").Replace(twice)
	made := makeSite(t, smallContent(t, "off", map[string]string{"activities/plant-pals.md": twice, "activities/later-pals.md": later}), Options{Now: now})
	friday := string(made.Files["days/friday/index.html"])
	for _, want := range []string{"Every Friday, 2pm to 3pm", "Every Friday, 1pm to 3pm", "Friday 27 November, 1pm", "Friday 4 December, 2pm"} {
		if !strings.Contains(friday, want) {
			t.Errorf("Friday's list does not say %q", want)
		}
	}
	if strings.Contains(friday, "Every Tuesday") {
		t.Error("Friday's list speaks of Tuesdays")
	}
	if first, second := strings.Index(friday, "Later Pals"), strings.Index(friday, "Plant Pals"); first < 0 || second < first {
		t.Error("what is on next does not stand first")
	}
	if tuesday := string(made.Files["days/tuesday/index.html"]); !strings.Contains(tuesday, "Every Tuesday, 10:30am to midday") || strings.Contains(tuesday, "Every Friday") {
		t.Error("Tuesday’s list is not of Tuesdays")
	}
	town := string(made.Files["towns/salford/whats-on/index.html"])
	if !strings.Contains(town, "What is on in Salford in the next 14 days") || !strings.Contains(town, "Later Pals") {
		t.Error("the town has no page of what is on there")
	}
}
