package upkeep

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

func day(year int, month time.Month, day int) schedule.Date {
	return schedule.Date{Year: year, Month: month, Day: day}
}

var weekly = schedule.Session{Day: time.Tuesday, Start: 600, End: 660, Repeats: schedule.Weekly}

// directory returns one of these activities, a year and more after most were confirmed.
func directory(activities ...*activity.Activity) *wording.Wording {
	for i, one := range activities {
		if one.Slug == "" {
			one.Slug = fmt.Sprint("group-", i)
		}
		one.Title, one.File = words.Own(one.Slug), "activities/"+one.Slug+".md"
		one.Organisation = &activity.Organisation{}
		one.Join.How = activity.ComeAlong
		one.Join.Contact.Phone = "01632 960001"
		if one.Schedule.Sessions == nil {
			one.Schedule.Sessions = []schedule.Session{weekly}
		}
	}
	return &wording.Wording{
		Directory: &activity.Directory{Site: activity.Site{Name: "Bandstand"}, Activities: activities},
		Lang:      words.English(),
		Now:       time.Date(2027, 6, 30, 9, 0, 0, 0, schedule.London),
	}
}

func TestWhyAGroupIsDue(t *testing.T) {
	lately := day(2027, 6, 1)
	until := weekly
	until.Until = day(2027, 5, 1)
	for why, it := range map[string]*activity.Activity{
		"":                                       {LastChecked: lately},
		"lists name it only among the groups":    {LastChecked: day(2026, 6, 1)},
		"its page says to call first":            {LastChecked: day(2026, 11, 2)},
		"from 21 July 2027 its page will say":    {LastChecked: day(2027, 1, 20)},
		"How full it is was told until 1 June":   {LastChecked: lately, Capacity: activity.Capacity{State: "full", Until: day(2027, 6, 1)}},
		"It was having a break until 1 June":     {LastChecked: lately, Status: "paused", PausedUntil: day(2027, 6, 1)},
		"It was sure to go on until 1 June 2027": {LastChecked: lately, Lifetime: activity.Lifetime{RunsUntil: day(2027, 6, 1)}},
		"Its last date has passed":               {LastChecked: lately, Schedule: schedule.Schedule{Sessions: []schedule.Session{until}}},
	} {
		calls := NewCalls(directory(it), 1)
		var said strings.Builder
		if err := calls.Write(&said, "content"); err != nil {
			t.Fatal(err)
		}
		if why == "" {
			if calls.due != 0 || !strings.HasPrefix(said.String(), "# Nobody has to be rung this week") {
				t.Errorf("a group that was confirmed lately is due: %s", said.String())
			}
			continue
		}
		if calls.due != 1 || !strings.Contains(said.String(), why) {
			t.Errorf("want %q in %s", why, said.String())
		}
	}
	for name, it := range map[string]*activity.Activity{
		"it has ended":               {LastChecked: day(2025, 6, 1), Status: "ended"},
		"it had nothing but a date":  {LastChecked: day(2025, 6, 1), Schedule: schedule.Schedule{Sessions: []schedule.Session{{Dates: []schedule.Date{day(2025, 7, 1)}, Start: 600, End: 660}}}},
		"paused, and nobody expects": {LastChecked: lately, Status: "paused"},
	} {
		if calls := NewCalls(directory(it), 1); calls.due != 0 {
			t.Errorf("%s, and is due", name)
		}
	}
}

// Where nobody meets, nobody was confirmed.
func TestNobodyToRing(t *testing.T) {
	for want, all := range map[string][]*activity.Activity{
		"Every group that may still meet was confirmed": {{LastChecked: day(2027, 6, 1)}},
		"No group is listed that may still meet":        {{LastChecked: day(2025, 6, 1), Status: "ended"}},
		"No group is listed":                            nil,
	} {
		var said strings.Builder
		if err := NewCalls(directory(all...), 1).Write(&said, "content"); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(said.String(), want) {
			t.Errorf("want %q in %s", want, said.String())
		}
	}
}

// A week has as many calls as ring every group twice a year, the most urgent first.
func TestAWeekOfCalls(t *testing.T) {
	var all []*activity.Activity
	for i := range 300 {
		all = append(all, &activity.Activity{Slug: fmt.Sprintf("group-%03d", i), LastChecked: day(2026, 12, 28-i%28)})
	}
	all[299].LastChecked = day(2025, 1, 1)
	calls := NewCalls(directory(all...), 1)
	if len(calls.calls) != 12 || calls.due != 300 || calls.calls[0].Slug != "group-299" {
		t.Errorf("got %d of %d, the first %s", len(calls.calls), calls.due, calls.calls[0].Slug)
	}
	if got, want := calls.Heading(), "Ring 12 groups this week, of 300 that are due"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := NewCalls(directory(all...), 4).Heading(), "Ring 48 groups in the next 4 weeks, of 300 that are due"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// What a group wrote stays text where an editor reads the list as Markdown.
func TestWhatGroupsWroteIsNoMarkup(t *testing.T) {
	it := &activity.Activity{LastChecked: day(2026, 6, 1)}
	say := directory(it)
	it.Title = "Tea\n# Now\n@everybody [here](https://a.example)"
	it.Join.Contact.Role = "the host\r\n\n<script>"
	var said strings.Builder
	if err := NewCalls(say, 1).Write(&said, "content"); err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(said.String()) {
		if strings.ContainsAny(line, "@<[") && !strings.HasPrefix(line, "    ") {
			t.Errorf("a line is not indented: %q", line)
		}
	}
	if !strings.Contains(said.String(), "    Tea # Now @everybody [here](https://a.example)\n") {
		t.Errorf("the title is not in one line: %s", said.String())
	}
}
