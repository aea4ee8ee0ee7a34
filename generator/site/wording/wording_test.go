package wording

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// saying returns a Wording of a directory whose groups can have forms, on 21 November
// 2026, in a language.
func saying(t *testing.T, code string) *Wording {
	t.Helper()
	lang, ok := words.In(code)
	if !ok {
		t.Fatalf("there are no words in %q", code)
	}
	return &Wording{
		Directory: &activity.Directory{
			Site:    activity.Site{Name: "Bandstand", Messages: true, LinkWorker: "link worker"},
			Nations: []*activity.Nation{{Slug: "scotland", LinkWorker: "community link worker"}},
			Activities: []*activity.Activity{
				{Slug: "tea", Title: "Tea"},
			},
		},
		Lang:        lang,
		Now:         time.Date(2026, 11, 21, 9, 0, 0, 0, schedule.London),
		AddressBook: map[string]string{"choir": "choir@private.example"},
	}
}

func day(year int, month time.Month, day int) schedule.Date {
	return schedule.Date{Year: year, Month: month, Day: day}
}

// choir returns a sound activity, changed.
func choir(change func(*activity.Activity)) *activity.Activity {
	a := &activity.Activity{
		Slug: "choir", Title: "Choir", Kinds: []*vocabulary.Term{{Slug: "music"}}, LastChecked: day(2026, 11, 2),
		Join:  activity.Join{How: activity.ComeAlong, MessageForm: true, FormTo: "choir", Contact: activity.Contact{Phone: "01632 960001"}},
		Venue: &activity.Venue{Name: "The Hall", Address: "1 High Street", Postcode: "M6 5LB", Town: &activity.Town{Name: "Salford"}},
		Schedule: schedule.Schedule{
			Sessions: []schedule.Session{{Dates: []schedule.Date{day(2026, 11, 24)}, Start: 600, End: 660}},
		},
	}
	if change != nil {
		change(a)
	}
	return a
}

// What one is told of joining follows from how things are.
func TestJoiningAsThingsAre(t *testing.T) {
	tests := []struct {
		name                   string
		change                 func(*activity.Activity)
		closed, now, briefly   string
		comeAlong, form, paper bool
		until                  schedule.Date
	}{
		{"open", nil, "", "come-along", "Just come along", true, true, true, schedule.Date{}},
		{"has to be booked", func(a *activity.Activity) { a.Join.How = activity.Book }, "", "book", "Book a place first", false, true, true, schedule.Date{}},
		{"by a professional", func(a *activity.Activity) { a.Join.How = activity.ProfessionalOnly }, "", "professional-only", "A professional refers you", false, false, true, schedule.Date{}},
		{"full", func(a *activity.Activity) { a.Capacity = activity.Capacity{State: "full", Until: day(2027, 3, 1)} }, "full", "come-along", "Full just now", false, true, true, day(2027, 3, 1)},
		{"full, with a list", func(a *activity.Activity) { a.Capacity = activity.Capacity{State: "full", WaitingList: true} }, "", "waiting-list", "Ask to go on the waiting list", false, true, true, schedule.Date{}},
		{"full until a day that passed", func(a *activity.Activity) { a.Capacity = activity.Capacity{State: "full", Until: day(2026, 11, 1)} }, "", "ask-first", "Get in touch first", false, true, true, schedule.Date{}},
		{"paused", func(a *activity.Activity) { a.Status, a.PausedUntil = "paused", day(2027, 1, 10) }, "paused", "come-along", "", false, true, false, day(2027, 1, 10)},
		{"ended", func(a *activity.Activity) { a.Status = "ended" }, "ended", "come-along", "", false, true, false, schedule.Date{}},
		{"over", func(a *activity.Activity) { a.Schedule.Sessions[0].Dates[0] = day(2026, 11, 20) }, "over", "come-along", "", false, true, false, schedule.Date{}},
		{"stale", func(a *activity.Activity) { a.LastChecked = day(2025, 11, 20) }, "stale", "come-along", "Get in touch first", false, true, false, schedule.Date{}},
		{"without a form", func(a *activity.Activity) { a.Join.MessageForm = false }, "", "come-along", "Just come along", true, false, true, schedule.Date{}},
		{"with nobody behind its form", func(a *activity.Activity) { a.Join.FormTo = "band" }, "", "come-along", "Just come along", true, false, true, schedule.Date{}},
		{"with its own address", func(a *activity.Activity) { a.Join.FormTo, a.Join.Contact.Email = "", "a@example.org" }, "", "come-along", "Just come along", true, true, true, schedule.Date{}},
	}
	say := saying(t, "en")
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			a := choir(test.change)
			if got := say.Closed(a); got != test.closed {
				t.Errorf("closed: got %q, want %q", got, test.closed)
			}
			if got := say.HowNow(a); got != test.now {
				t.Errorf("how: got %q, want %q", got, test.now)
			}
			if got := say.HowBriefly(a); test.briefly != "" && got != test.briefly {
				t.Errorf("briefly: got %q, want %q", got, test.briefly)
			}
			if got := say.CanComeAlong(a); got != test.comeAlong {
				t.Errorf("one can come along: got %v", got)
			}
			if got := say.HasForm(a); got != test.form {
				t.Errorf("has a form: got %v", got)
			}
			if got := say.HasPoster(a); got != test.paper {
				t.Errorf("has a poster: got %v", got)
			}
			if got := say.Until(a); got != test.until {
				t.Errorf("until: got %v, want %v", got, test.until)
			}
		})
	}
}

func TestNotices(t *testing.T) {
	for name, test := range map[string]struct {
		change func(*activity.Activity)
		want   []string // how each begins
	}{
		"open":        {nil, nil},
		"nearly full": {func(a *activity.Activity) { a.Capacity.State = "nearly-full" }, []string{"plain: "}},
		"full until a day": {func(a *activity.Activity) { a.Capacity = activity.Capacity{State: "full", Until: day(2027, 3, 1)} },
			[]string{"urgent: Full. Ask about a place.. They hope to have room from 1 March 2027."}},
		"full until a far day": {func(a *activity.Activity) { a.Capacity = activity.Capacity{State: "full", Until: day(2030, 4, 1)} },
			[]string{"urgent: Full. Ask about a place.. There is no room just now."}},
		"ended and old": {func(a *activity.Activity) {
			a.Status, a.LastChecked, a.Instead = "ended", day(2026, 1, 2), []string{"tea", "gone"}
		},
			[]string{"urgent: ", "urgent: "}},
	} {
		said := saying(t, "en").Notices(choir(test.change))
		var got []string
		now := slices.DeleteFunc(said, func(phase activity.Phase[*Notice]) bool { return phase.Hidden() })
		for i, phase := range now {
			one := phase.Says
			line := one.Kind + ": " + one.Heading + ". " + one.Text
			if i < len(test.want) && !strings.HasPrefix(line, test.want[i]) {
				t.Errorf("%s: got %q, want it to begin with %q", name, line, test.want[i])
			}
			got = append(got, line)
		}
		if len(got) != len(test.want) {
			t.Errorf("%s: got %d notices, want %d: %q", name, len(got), len(test.want), got)
		}
		if name == "ended and old" && (len(now[0].Says.Links) != 1 || now[0].Says.Links[0].URL != "/activities/tea/") {
			t.Errorf("instead of it: got %v, want only the one that is there", now[0].Says.Links)
		}
	}
}

func TestAges(t *testing.T) {
	say := saying(t, "en")
	for want, ages := range map[string]activity.Ages{
		"of any age":        {},
		"aged 50 and over":  {From: 50},
		"aged 12 and under": {To: 12},
		"aged 5 to 11":      {From: 5, To: 11},
		"aged 18":           {From: 18, To: 18},
	} {
		if got := Ages(say.Lang, activity.Generations{Younger: ages})[0].Says.String(); !strings.Contains(got, want) {
			t.Errorf("got %q, want %q in it", got, want)
		}
	}
	for want, generations := range map[string]activity.Generations{
		"Adults of any age": {Everyone: true},
		"Younger people aged 5 to 11 / Adults of any age":             {Everyone: true, Younger: activity.Ages{From: 5, To: 11}},
		"People aged 8 to 80":                                         {Between: activity.Ages{From: 8, To: 80}},
		"Younger people aged 5 to 11 / Older people aged 55 and over": {Younger: activity.Ages{From: 5, To: 11}, Older: activity.Ages{From: 55}},
	} {
		var got []string
		for _, line := range Ages(say.Lang, generations) {
			got = append(got, line.Says.String())
		}
		if got := strings.Join(got, " / "); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, test := range []struct {
		generations activity.Generations
		key         string
	}{
		{activity.Generations{Between: activity.Ages{From: 8, To: 80}}, "activity.children_alone.no"},
		{activity.Generations{ChildrenAlone: true}, "activity.children_alone.yes"},
		{activity.Generations{Younger: activity.Ages{From: 5}}, "activity.children_alone.no"},
	} {
		if got, want := ChildrenAlone(say.Lang, test.generations), say.Lang.Say(test.key); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	for _, adults := range []activity.Generations{{Younger: activity.Ages{From: 16}}, {Everyone: true}} {
		if got := ChildrenAlone(say.Lang, adults); got != "" {
			t.Errorf("where no child comes: got %q", got)
		}
	}
}

func TestCost(t *testing.T) {
	for _, test := range []struct {
		code  string
		want  words.Text
		cost  activity.Cost
		whole int // lines of all that is said of it
	}{
		{"en", "Free", activity.Cost{Free: true}, 1},
		{"en", "£3.50", activity.Cost{Amount: 350, Note: "Cash only"}, 2},
		{"en", "£2 per session", activity.Cost{Amount: 200, Per: "session", Concessions: "Half", PayWhatYouCan: true}, 3},
		{"cy", "£2 y sesiwn", activity.Cost{Amount: 200, Per: words.Foreign("session")}, 1},
		{"cy", "£2 y " + words.Foreign("boat"), activity.Cost{Amount: 200, Per: words.Foreign("boat")}, 1},
	} {
		say := saying(t, test.code)
		if got := Cost(say.Lang, test.cost); got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
		if got := WholeCost(say.Lang, test.cost); len(got) != test.whole || got[0] != test.want {
			t.Errorf("the whole: got %q, want %d lines", got, test.whole)
		}
	}
}

// Of an area the town is told and never the door.
func TestWhere(t *testing.T) {
	area := func(a *activity.Activity) { a.Venue.AreaOnly, a.Venue.Postcode = true, "M6" }
	home := func(a *activity.Activity) { a.Venue, a.Online, a.ByPhone = nil, "By video.", "Ring us." }
	for _, test := range []struct {
		name, card, mapped string
		change             func(*activity.Activity)
		lines              []string
	}{
		{"a venue", "The Hall, Salford", "M6+5LB", nil, []string{"The Hall, 1 High Street, Salford M6 5LB"}},
		{"an area", "Salford, place given when you ask", "", area, []string{"Salford M6"}},
		{"from home", "Online from home or by phone from home", "", home, []string{"By video.", "Ring us."}},
	} {
		say, a := saying(t, "en"), choir(test.change)
		if got := say.Where(a); got != test.card {
			t.Errorf("%s: a card says %q, want %q", test.name, got, test.card)
		}
		if got := Map(a.Venue); (got == "") != (test.mapped == "") || !strings.HasSuffix(got, test.mapped) {
			t.Errorf("%s: the map is %q", test.name, got)
		}
		got := say.Describe(a).WhereInLines()
		if len(got) != len(test.lines) {
			t.Errorf("%s: got %q, want %q", test.name, got, test.lines)
			continue
		}
		for i, said := range got {
			line := said.String()
			if !strings.Contains(line, test.lines[i]) || strings.Contains(line, "High Street") && test.change != nil {
				t.Errorf("%s: got %q, want %q", test.name, line, test.lines[i])
			}
		}
	}
}

// A note that the schedule's first line has is said there, and not with the dates.
func TestNextDates(t *testing.T) {
	a := choir(func(a *activity.Activity) {
		a.Schedule.Sessions = []schedule.Session{{
			Day: time.Tuesday, Repeats: "weekly", Start: 600, End: 660, Note: "Doors at ten",
		}}
	})
	dates := saying(t, "en").Next(a)
	if len(dates) != NextShown+nextSpare {
		t.Fatalf("got %d dates, want %d", len(dates), NextShown+nextSpare)
	}
	if got, want := dates[0].Says, "Tuesday 24 November 2026, 10am"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	for i, date := range dates {
		if date.Note != "" {
			t.Errorf("date %d has the note %q", i, date.Note)
		}
	}
}

func TestSafeguarding(t *testing.T) {
	say := saying(t, "en")
	if got := say.Safeguarding(nil); got != nil {
		t.Errorf("where nothing was told: got %v", got)
	}
	said := say.Safeguarding(&activity.Safeguarding{
		Lead: "the host", IfWorried: "Tell the host", Training: "A day!", Checks: "none-needed", Reviewed: day(2026, 5, 3),
	})
	want := []string{
		"Who looks after this: the host.", "If something worries you: Tell the host.", "Training: A day!",
		"They say that none of their roles needs a check.",
	}
	if !slices.Equal(said.Lines, words.OwnEach(want)) || !strings.Contains(said.Told, "May 2026") {
		t.Errorf("got %q and %q, want %q", said.Told, said.Lines, want)
	}
	town := &activity.Town{Nation: "scotland", SafeguardingContacts: []activity.SafeguardingContact{
		{For: "children", Day: "01632 960001", Night: "01632 960002"}, {For: "adults", Day: "01632 960003"}, {For: "adults", Night: "01632 960004"},
	}}
	want = []string{
		"About a child: 01632 960 001 by day, 01632 960 002 at night and at weekends",
		"About an adult: 01632 960 003 by day", "About an adult: 01632 960 004 at night and at weekends",
	}
	if got := say.Council(town); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := say.LinkWorker(town); got != "community link worker" {
		t.Errorf("in Scotland they are called %q", got)
	}
	if got := say.LinkWorker(&activity.Town{Nation: "england"}); got != "link worker" {
		t.Errorf("elsewhere they are called %q", got)
	}
}

// A venue's name may begin with any letter, or with a quotation mark.
func TestFirstLettersStayWhole(t *testing.T) {
	for text, want := range map[string]struct{ capitalised, lowered string }{
		"":           {"", ""},
		"online":     {"Online", "online"},
		"Music":      {"Music", "music"},
		"BSL":        {"BSL", "BSL"},
		"ŵyl hall":   {"Ŵyl hall", "ŵyl hall"},
		"Église":     {"Église", "église"},
		"“The Shed”": {"“The Shed”", "“The Shed”"},
	} {
		if got := Capitalised(text); got != want.capitalised {
			t.Errorf("Capitalised(%q) = %q, want %q", text, got, want.capitalised)
		}
		if got := Lowered(words.Own(text)).String(); got != want.lowered {
			t.Errorf("Lowered(%q) = %q, want %q", text, got, want.lowered)
		}
	}
}

func TestTextsAreFitForTheirPlaces(t *testing.T) {
	for text, want := range map[words.Text]words.Text{
		"": "", "Tea": "Tea.", "Tea!": "Tea!", words.Foreign("Tea"): words.Foreign("Tea") + ".", words.Foreign("Tea?"): words.Foreign("Tea?"),
	} {
		if got := sentence(text); got != want {
			t.Errorf("sentence(%q) = %q, want %q", text, got, want)
		}
	}
	for text, want := range map[string]string{
		"Tea & cake": "Tea%20%26%20cake", "a+b=c?": "a%2Bb%3Dc%3F", "é": "%C3%A9",
	} {
		if got := InLink(text); got != want {
			t.Errorf("InLink(%q) = %q, want %q", text, got, want)
		}
	}
	say := saying(t, "en")
	for want, codes := range map[string][]string{"": {"en"}, "English and Welsh": {"en", "cy"}, "Polish": {"pl"}} {
		if got := Languages(say.Lang, codes); got != want {
			t.Errorf("languages %q: got %q, want %q", codes, got, want)
		}
	}
	ways := Ways(say.Lang, activity.Contact{Phone: "01632 960001", Email: "tea@example.org", Website: "https://www.example.org/"})
	want := []string{"tel:01632960001", "mailto:tea@example.org", "https://www.example.org/"}
	for i, way := range ways {
		if i >= len(want) || way.URL != want[i] {
			t.Errorf("got %+v, want %q", ways, want)
		}
	}
}
