package activity

import (
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// noon is the middle of a day in London.
func noon(day string) time.Time {
	date, err := schedule.ParseDate(day)
	if err != nil {
		panic(err)
	}
	return schedule.Clock(12 * 60).On(date)
}

func on(day string) schedule.Date { return schedule.DateOf(noon(day)) }

func TestState(t *testing.T) {
	everyTuesday := schedule.Session{Day: time.Tuesday, Start: 600, End: 660, Repeats: schedule.Weekly}
	untilJuly := everyTuesday
	untilJuly.Until = on("2026-07-21")
	for name, c := range map[string]struct {
		it   Activity
		now  string
		want State
	}{
		"nothing told":                     {Activity{}, "2026-11-21", Open},
		"open":                             {Activity{Capacity: Capacity{State: "open"}}, "2026-11-21", Open},
		"nearly full":                      {Activity{Capacity: Capacity{State: "nearly-full"}}, "2026-11-21", NearlyFull},
		"full, nobody said until when":     {Activity{Capacity: Capacity{State: "full"}}, "2026-11-21", Full},
		"full with a waiting list":         {Activity{Capacity: Capacity{State: "full", WaitingList: true}}, "2026-11-21", WaitingList},
		"full on its last day":             {Activity{Capacity: Capacity{State: "full", Until: on("2026-11-21")}}, "2026-11-21", Full},
		"full until yesterday":             {Activity{Capacity: Capacity{State: "full", Until: on("2026-11-20")}}, "2026-11-21", Ask},
		"waiting list until yesterday":     {Activity{Capacity: Capacity{State: "full", Until: on("2026-11-20"), WaitingList: true}}, "2026-11-21", Ask},
		"nearly full until yesterday":      {Activity{Capacity: Capacity{State: "nearly-full", Until: on("2026-11-20")}}, "2026-11-21", Ask},
		"open until yesterday":             {Activity{Capacity: Capacity{State: "open", Until: on("2026-11-20")}}, "2026-11-21", Ask},
		"paused for good":                  {Activity{Status: "paused"}, "2026-11-21", Paused},
		"paused on its last day":           {Activity{Status: "paused", PausedUntil: on("2026-11-21")}, "2026-11-21", Paused},
		"paused until yesterday":           {Activity{Status: "paused", PausedUntil: on("2026-11-20")}, "2026-11-21", Ask},
		"paused while full":                {Activity{Status: "paused", Capacity: Capacity{State: "full"}}, "2026-11-21", Paused},
		"sure until yesterday":             {Activity{Lifetime: Lifetime{RunsUntil: on("2026-11-20")}}, "2026-11-21", Ask},
		"sure until yesterday and full":    {Activity{Lifetime: Lifetime{RunsUntil: on("2026-11-20")}, Capacity: Capacity{State: "full"}}, "2026-11-21", Ask},
		"ended":                            {Activity{Status: "ended", Capacity: Capacity{State: "full"}}, "2026-11-21", Ended},
		"ended when its series is over":    {Activity{Status: "ended", Schedule: schedule.Schedule{Sessions: []schedule.Session{untilJuly}}}, "2026-11-21", Ended},
		"its series is over":               {Activity{Schedule: schedule.Schedule{Sessions: []schedule.Session{untilJuly}}}, "2026-11-21", Over},
		"its series goes on":               {Activity{Schedule: schedule.Schedule{Sessions: []schedule.Session{untilJuly}}}, "2026-07-01", Open},
		"paused when its series is over":   {Activity{Status: "paused", Schedule: schedule.Schedule{Sessions: []schedule.Session{untilJuly}}}, "2026-11-21", Over},
		"a series without an end":          {Activity{Schedule: schedule.Schedule{Sessions: []schedule.Session{everyTuesday}}}, "2036-11-21", Open},
		"by arrangement alone never ends":  {Activity{Schedule: schedule.Schedule{ByArrangement: "We agree a day"}}, "2036-11-21", Open},
		"full, in a year nobody spoke of":  {Activity{Capacity: Capacity{State: "full", Until: on("2027-03-01")}}, "2028-01-01", Ask},
		"full in London, past in New York": {Activity{Capacity: Capacity{State: "full", Until: on("2026-11-21")}}, "2026-11-21", Full},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.it.State(noon(c.now)); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
		})
	}
}

// The day changes in London, not where the build runs.
func TestStateChangesAtMidnightInLondon(t *testing.T) {
	it := Activity{Capacity: Capacity{State: "full", Until: on("2026-07-31")}}
	lastMinute := time.Date(2026, time.July, 31, 22, 59, 0, 0, time.UTC) // 23:59 British summer time
	if got := it.State(lastMinute); got != Full {
		t.Errorf("a minute before midnight: got %s, want %s", got, Full)
	}
	if got := it.State(lastMinute.Add(time.Minute)); got != Ask {
		t.Errorf("at midnight: got %s, want %s", got, Ask)
	}
}

func TestFreshness(t *testing.T) {
	for _, c := range []struct {
		checked, asOf, now string
		want               Freshness
		listed             bool
	}{
		{"2026-11-02", "", "2026-11-21", Fresh, true},
		{"2026-05-21", "", "2026-11-21", Fresh, true},
		{"2026-05-20", "", "2026-11-21", Ageing, true},
		{"2025-11-21", "", "2026-11-21", Ageing, true},
		{"2025-11-20", "", "2026-11-21", Stale, false},
		{"2025-08-31", "", "2026-02-28", Fresh, true}, // there is no 31 February
		{"2025-08-31", "", "2026-03-01", Ageing, true},
		{"2026-11-02", "2026-11-20", "2029-11-21", Fresh, true},
		{"2025-11-02", "2026-11-20", "2029-11-21", Stale, false},
		{"2026-11-02", "2030-01-01", "2026-11-21", Fresh, true}, // nothing ages before its time
	} {
		it := Activity{LastChecked: on(c.checked)}
		if c.asOf != "" {
			it.AsOf = on(c.asOf)
		}
		if got := it.Freshness(noon(c.now)); got != c.want {
			t.Errorf("checked %s, now %s, as of %q: got %s, want %s", c.checked, c.now, c.asOf, got, c.want)
		}
		if got := it.Listed(noon(c.now)); got != c.listed {
			t.Errorf("checked %s, now %s, as of %q: got listed %t, want %t", c.checked, c.now, c.asOf, got, c.listed)
		}
	}
}

func TestListed(t *testing.T) {
	fresh := on("2026-11-02")
	for name, c := range map[string]struct {
		it   Activity
		want bool
	}{
		"open":   {Activity{LastChecked: fresh}, true},
		"full":   {Activity{LastChecked: fresh, Capacity: Capacity{State: "full"}}, true},
		"paused": {Activity{LastChecked: fresh, Status: "paused"}, true},
		"ended":  {Activity{LastChecked: fresh, Status: "ended"}, false},
		"over":   {Activity{LastChecked: fresh, Schedule: schedule.Schedule{Sessions: []schedule.Session{{Dates: []schedule.Date{on("2026-10-05")}, Start: 600, End: 660}}}}, false},
	} {
		if got := c.it.Listed(noon("2026-11-21")); got != c.want {
			t.Errorf("%s: got %t, want %t", name, got, c.want)
		}
	}
}

func TestQuestionsToAsk(t *testing.T) {
	feature := func(slug string) AccessFeature { return AccessFeature{Term: &vocabulary.Term{Slug: slug}} }
	whole := Activity{
		FirstVisit: "The host meets you.", Support: "Nothing", Buddy: "Somebody can meet you",
		Capacity: Capacity{State: "open"}, Generations: Generations{JustWatch: "Sit out"},
		Venue:         &Venue{Entrance: "The green door", GettingThere: "The 50 bus"},
		Schedule:      schedule.Schedule{Sessions: []schedule.Session{{}}, BankHolidays: schedule.ClosedOnBankHolidays},
		Access:        []AccessFeature{feature("step-free"), feature("changing-places")},
		AccessMissing: []*vocabulary.Term{{Slug: "hearing-loop"}},
		Safeguarding:  &Safeguarding{}, Organisation: &Organisation{},
	}
	in := words.English()
	if got := whole.QuestionsToAsk(whole.OwnWords(in), true); len(got) != 0 {
		t.Errorf("a page that says everything leaves %q", got)
	}
	for name, c := range map[string]struct {
		change func(a *Activity)
		want   string
	}{
		"first visit":   {func(a *Activity) { a.FirstVisit = "" }, "question.first_visit"},
		"room":          {func(a *Activity) { a.Capacity.State = "" }, "question.room"},
		"entrance":      {func(a *Activity) { a.Venue = &Venue{GettingThere: "The 50 bus"} }, "question.entrance"},
		"getting there": {func(a *Activity) { a.Venue = &Venue{Entrance: "The green door"} }, "question.getting_there"},
		"steps":         {func(a *Activity) { a.Access = a.Access[1:] }, "question.step_free"},
		"toilet":        {func(a *Activity) { a.Access = a.Access[:1] }, "question.toilet"},
		"hearing":       {func(a *Activity) { a.AccessMissing = nil }, "question.hearing"},
		"support":       {func(a *Activity) { a.Support = "" }, "question.support"},
		"sitting out":   {func(a *Activity) { a.Generations.JustWatch = "" }, "question.sit_out"},
		"buddy":         {func(a *Activity) { a.Buddy = "" }, "question.buddy"},
		"bank holidays": {func(a *Activity) { a.Schedule.BankHolidays = "" }, "question.bank_holidays"},
		"safeguarding":  {func(a *Activity) { a.Safeguarding = nil }, "question.safeguarding"},
	} {
		it := whole
		c.change(&it)
		if got, want := it.QuestionsToAsk(it.OwnWords(in), true), []string{in.Say(c.want)}; !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	online := Activity{Online: "Ring us"}
	for _, question := range online.QuestionsToAsk(online.OwnWords(in), true) {
		if question == in.Say("question.entrance") || question == in.Say("question.step_free") {
			t.Errorf("online, nobody asks %q", question)
		}
	}
	for _, question := range questions {
		for _, key := range []string{"question." + question.matter, "spoken." + question.matter} {
			if !in.Has(key) {
				t.Errorf("the catalogue has no %s", key)
			}
		}
	}
	whole.Schedule.BankHolidays = ""
	if got := whole.QuestionsToAsk(whole.OwnWords(in), false); len(got) != 0 {
		t.Errorf("with no bank holiday near, %q is asked", got)
	}
}

// What a group says in its own words, wherever, is not asked as if nobody had said it.
func TestOwnWordsAreHeard(t *testing.T) {
	welsh, _ := words.In("cy")
	english := words.English()
	body := func(text string) Activity {
		return Activity{Body: NewText("<p>" + strings.ReplaceAll(text, "\n", "</p>\n<p>") + "</p>")}
	}
	tests := []struct {
		matter string
		lang   *words.Language
		it     Activity
		want   bool
	}{
		{"getting_there", english, body("Come along.\nThere is free PARKING, at the back."), true},
		{"getting_there", english, body("The 50 bus stops outside."), true},
		{"getting_there", english, Activity{FirstVisit: "Use the car-park behind the hall."}, true},
		{"getting_there", english, body("We do business. Bring a busker."), false},
		{"getting_there", english, Activity{Title: "The Bus Stop Choir", Venue: &Venue{Name: "Railway Station Hall", Address: "Car Park Lane"}}, false},
		{"getting_there", english, body("We have no car. Park runs are on Saturdays."), false},
		{"getting_there", welsh, body("Mae’r bws yn stopio y tu allan."), true},
		{"getting_there", welsh, body("Mae lle i barcio yn y cefn."), true},
		{"getting_there", welsh, body("The 50 bus stops outside."), true}, // not translated yet
		{"getting_there", english, body("Dewch i ganu."), false},
		{"bank_holidays", english, body("Closed on Bank Holidays and in August."), true},
		{"bank_holidays", english, Activity{Schedule: schedule.Schedule{Sessions: []schedule.Session{{Note: "not on public holidays"}}}}, true},
		{"bank_holidays", english, body("We sing at the bank. Holidays are for rest."), false},
		{"bank_holidays", welsh, body("Dim ar wyliau banc."), true},
		{"toilet", english, body("There is an accessible toilet on the ground floor."), true},
		{"toilet", english, body("There is a toilet."), false}, // which tells nobody whether a wheelchair gets in
		{"toilet", welsh, body("Mae toiled hygyrch yma."), true},
		{"step_free", english, body("It is step-free from the street."), true},
		{"step_free", english, body("There are 3 steps up to the door."), true},
		{"step_free", english, body("Learn two steps and a twirl."), false},
		{"step_free", english, Activity{Access: []AccessFeature{{Note: "by the ramp"}}}, true},
		{"hearing", english, body("BSL interpreters come on request."), true},
		{"sit_out", english, body("You are welcome to sit and watch."), true},
		{"buddy", english, body("We can give you a lift."), true},
		{"room", english, body("There is always room for one more."), true},
		{"safeguarding", english, body("Our safeguarding lead is there each week."), true},
	}
	for _, test := range tests {
		test.it.Organisation = &Organisation{}
		if got := test.it.OwnWords(test.lang).SpeakOf(test.matter); got != test.want {
			t.Errorf("%s in %s of %q: got %v", test.matter, test.lang.Code(), test.it.Body.Plain(), got)
		}
	}
}

func TestPaths(t *testing.T) {
	for got, want := range map[string]string{
		(&Activity{Slug: "plant-pals"}).Path():     "/activities/plant-pals/",
		(&Organisation{Slug: "green-club"}).Path(): "/organisations/green-club/",
		(&Town{Slug: "salford"}).Path():            "/towns/salford/",
		(&Page{Slug: "keeping-safe"}).Path():       "/keeping-safe/",
		(&Nation{Slug: "wales"}).Path():            "/urgent-help/#wales",
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
