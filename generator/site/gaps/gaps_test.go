package gaps_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/gaps"
	"bandstand/generator/site/wording"
)

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, schedule.London)

var terms = &vocabulary.Vocabularies{
	Kinds:   vocabulary.List{{Slug: "gardening", Label: "Gardening"}, {Slug: "music", Label: "Music"}, {Slug: "dance", Label: "Dance"}},
	GoodFor: vocabulary.List{{Slug: "caring-for-someone", Label: "Caring for someone"}, {Slug: "learning", Label: "Learning"}},
	Access:  vocabulary.List{{Slug: "step-free", Label: "Step-free way in"}, {Slug: "own-term", Label: "Own term"}},
	Company: []vocabulary.Company{{Slug: "children", Label: "Children", From: 5, To: 12}, {Slug: "older", Label: "Older people", From: 60}},
}

// Three towns: Keynsham, a neighbour three miles away, and one on the other side of the country.
var (
	keynsham = &activity.Town{Slug: "keynsham", Name: "Keynsham", Point: place.Point{Lat: 51.414, Lon: -2.498}}
	saltford = &activity.Town{Slug: "saltford", Name: "Saltford", Point: place.Point{Lat: 51.402, Lon: -2.453}}
	whitby   = &activity.Town{Slug: "whitby", Name: "Whitby", Point: place.Point{Lat: 54.488, Lon: -0.615}}
)

// made is a listing of a test: who made it up needs to say only what matters.
type made struct {
	town          *activity.Town
	kind          string
	need, feature string
	day           time.Weekday
	hour          int // 0 where it is by arrangement
	younger       bool
	change        func(*activity.Activity)
}

// directory returns what gaps are counted from.
func directory(towns []*activity.Town, all ...made) *gaps.Gaps {
	say := &wording.Wording{
		Directory: &activity.Directory{Towns: towns, Vocabularies: terms}, Lang: words.English(), Now: now,
	}
	find := func(list vocabulary.List, slug string) *vocabulary.Term {
		term, ok := list.Find(slug)
		if !ok {
			panic(slug)
		}
		return term
	}
	var listings []gaps.Listing
	for i, one := range all {
		a := &activity.Activity{
			Slug: fmt.Sprintf("listing-%d", i), Title: words.Own(fmt.Sprintf("Listing %d", i)), Status: "live",
			LastChecked: schedule.Date{Year: 2026, Month: 11, Day: 1}, Kinds: []*vocabulary.Term{find(terms.Kinds, one.kind)},
		}
		if a.Generations.Older = (activity.Ages{From: 60}); one.younger {
			a.Generations.Younger = activity.Ages{From: 5, To: 9}
		}
		if one.town != nil {
			a.Venue = &activity.Venue{Town: one.town, Point: one.town.Point}
		}
		if one.need != "" {
			a.GoodFor = append(a.GoodFor, find(terms.GoodFor, one.need))
		}
		if one.feature != "" {
			a.Access = append(a.Access, activity.AccessFeature{Term: find(terms.Access, one.feature)})
		}
		if one.change != nil {
			one.change(a)
		}
		listing := gaps.Listing{Activity: a}
		if one.hour > 0 {
			listing.Slots = []schedule.Slot{{Day: one.day, Start: schedule.Clock(one.hour * 60)}}
		}
		listings = append(listings, listing)
	}
	return gaps.New(say, listings)
}

func full(a *activity.Activity)  { a.Capacity.State = "full" }
func stale(a *activity.Activity) { a.LastChecked.Year = 2025 }

// counted by hand: what Keynsham has, and what is three miles away.
var three = []*activity.Town{keynsham, saltford, whitby}

func counted() *gaps.Gaps {
	return directory(three,
		made{town: keynsham, kind: "music", need: "learning", feature: "step-free", day: time.Monday, hour: 10},
		made{town: keynsham, kind: "gardening", day: time.Saturday, hour: 14, younger: true},
		made{town: keynsham, kind: "dance", day: time.Tuesday, hour: 19, change: full},
		made{town: keynsham, kind: "dance", day: time.Tuesday, hour: 19, change: stale},
		made{town: keynsham, kind: "dance", change: func(a *activity.Activity) { a.Status = "ended" }},
		made{town: saltford, kind: "dance", need: "caring-for-someone", day: time.Wednesday, hour: 17},
		made{town: whitby, kind: "gardening", feature: "step-free", day: time.Sunday, hour: 16, younger: true},
		made{kind: "music", need: "learning", change: func(a *activity.Activity) { a.Online = "On screen" }},
	)
}

type told struct {
	Counted   int            `json:"counted"`
	FromHome  int            `json:"from_home"`
	Uncounted map[string]int `json:"not_counted"`
	Towns     []struct {
		Slug       string
		Population int
		PeopleFor  int `json:"people_for_each_activity"`
		Here, Near int
		Counts     map[string]map[string]int
		NearCounts map[string]map[string]int `json:"near_counts"`
		KindWeek   map[string]map[string]int `json:"kind_by_week"`
	}
	Activities []struct {
		Slug, Town string
		Values     map[string][]string
	}
}

func read(t *testing.T, g *gaps.Gaps) told {
	t.Helper()
	var body bytes.Buffer
	if err := g.WriteJSON(&body, "https://example.org"); err != nil {
		t.Fatal(err)
	}
	var all told
	if err := json.Unmarshal(body.Bytes(), &all); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCountedByHand(t *testing.T) {
	all := read(t, counted())
	if all.Counted != 5 || all.FromHome != 1 {
		t.Errorf("counted %d, of them %d from home; want 5 and 1", all.Counted, all.FromHome)
	}
	if want := map[string]int{"full": 1, "stale": 1}; fmt.Sprint(all.Uncounted) != fmt.Sprint(want) {
		t.Errorf("not counted: got %v, want %v", all.Uncounted, want)
	}
	town := all.Towns[0]
	for _, one := range []struct {
		axis, value string
		here, near  int
	}{
		{"kind", "music", 1, 1}, {"kind", "gardening", 1, 1}, {"kind", "dance", 0, 1},
		{"good_for", "learning", 1, 1}, {"good_for", "caring-for-someone", 0, 1},
		{"access", "step-free", 1, 1}, {"access", "own-term", 0, 0},
		{"age", "children", 1, 1}, {"age", "older", 2, 3},
		{"week", "weekday-morning", 1, 1}, {"week", "weekday-afternoon", 0, 0}, {"week", "weekday-evening", 0, 1},
		{"week", "saturday", 1, 1}, {"week", "sunday", 0, 0},
		{"time", "monday-morning", 1, 1}, {"time", "saturday-afternoon", 1, 1}, {"time", "wednesday-evening", 0, 1},
	} {
		if here, near := town.Counts[one.axis][one.value], town.NearCounts[one.axis][one.value]; here != one.here || near != one.near {
			t.Errorf("%s %s: got %d here and %d near, want %d and %d", one.axis, one.value, here, near, one.here, one.near)
		}
	}
	if town.Here != 2 || town.Near != 3 || town.KindWeek["music"]["weekday-morning"] != 1 || town.KindWeek["gardening"]["saturday"] != 1 {
		t.Errorf("of Keynsham: got %+v", town)
	}
	// From what each has, any combination can be counted: children's gardening on a Sunday
	// with a step-free way in.
	var found []string
	for _, one := range all.Activities {
		v := one.Values
		if slices.Contains(v["kind"], "gardening") && slices.Contains(v["age"], "children") &&
			slices.Contains(v["time"], "sunday-afternoon") && slices.Contains(v["access"], "step-free") {
			found = append(found, one.Slug+" in "+one.Town)
		}
	}
	if want := "listing-6 in whitby"; strings.Join(found, ", ") != want {
		t.Errorf("gardening for children on a Sunday, step-free: got %v, want %s", found, want)
	}
}

// TestPeopleForEach holds that figures are per head only where the number of people is known.
func TestPeopleForEach(t *testing.T) {
	nowhere := &activity.Town{Slug: "nowhere", Name: "Nowhere-on-the-Wold", Point: keynsham.Point}
	all := read(t, directory([]*activity.Town{keynsham, nowhere},
		made{town: keynsham, kind: "music"}, made{town: keynsham, kind: "dance"}, made{town: nowhere, kind: "dance"}))
	known, unknown := all.Towns[0], all.Towns[1]
	if known.Population != 15641 || known.PeopleFor != 7800 {
		t.Errorf("Keynsham: got %d people, %d for each; want 15641 and 7800", known.Population, known.PeopleFor)
	}
	if unknown.Population != 0 || unknown.PeopleFor != 0 {
		t.Errorf("of a place that nobody knows: got %d people, %d for each", unknown.Population, unknown.PeopleFor)
	}
}

func sentences(view gaps.View) string {
	var said []string
	for _, one := range view.Sentences {
		said = append(said, strings.Join(strings.Fields(fmt.Sprint(one.Says, " ", one.There, " ", one.Near)), " "))
	}
	return strings.Join(said, "\n")
}

func TestSentences(t *testing.T) {
	g := counted()
	_, view := g.OfTown("keynsham")
	said := sentences(view)
	for _, want := range []string{
		"Nothing on Sundays within 5 miles of Keynsham.",
		"No dance in Keynsham. There is Listing 2, but it is full. The nearest is Listing 5 in Saltford, 2.1 miles away.",
		"Nothing under “Caring for someone” in Keynsham. The nearest is Listing 5 in Saltford, 2.1 miles away.",
		"No gardening with a step-free way in within 5 miles of Keynsham.",
		"Nothing on weekday evenings in Keynsham. There is Listing 2, but it is full. The nearest is Listing 5 in Saltford, 2.1 miles away.",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("Keynsham: not said: %s", want)
		}
	}
	// What no neighbour has is no gap of this town; what it lacks altogether, it does not
	// lack once more together with something else.
	for _, silly := range []string{"Own term", "No dance on", "No dance with", "No music in", "No gardening on Saturdays"} {
		if strings.Contains(said, silly) {
			t.Errorf("Keynsham: said %q:\n%s", silly, said)
		}
	}
	if t.Failed() {
		t.Log(said)
	}
	_, all := g.All()
	if !slices.Contains(all.Nowhere, "Nothing in this directory says that it has any of these: Own term.") {
		t.Errorf("nowhere: got %q", all.Nowhere)
	}
	if want := "2 more are listed and not counted: 1 that nobody has confirmed for a year and 1 that is full."; all.Left != want {
		t.Errorf("got  %s\nwant %s", all.Left, want)
	}
	if _, other := g.OfTown("whitby"); other.Left != "" {
		t.Errorf("of Whitby, where everything counts: %s", other.Left)
	}
}

// TestWhatIsThereForCarers asks what a commissioner asks, and wants the pages that tell.
func TestWhatIsThereForCarers(t *testing.T) {
	_, view := counted().OfTown("saltford")
	for _, table := range view.Tables {
		for _, row := range table.Rows {
			if row.ID != "good-for-caring-for-someone" {
				continue
			}
			if row.Here != 1 || len(row.Some) != 1 || row.Some[0].URL != "/activities/listing-5/" ||
				row.Search != "/search?near=saltford&good_for=caring-for-someone" {
				t.Errorf("for carers in Saltford: got %+v", row)
			}
			return
		}
	}
	t.Error("there is no line for carers")
}

// TestDoorsAreNotTold holds that what shows no door is as far away as the middle of its town.
func TestDoorsAreNotTold(t *testing.T) {
	g := directory(three,
		made{town: keynsham, kind: "music"},
		made{town: saltford, kind: "dance", change: func(a *activity.Activity) {
			a.Venue.AreaOnly = true
			a.Venue.Point = place.Point{Lat: 51.38, Lon: -2.40}
		}})
	_, view := g.OfTown("keynsham")
	if said := sentences(view); !strings.Contains(said, "No dance in Keynsham. The nearest is Listing 1 in Saltford, 2.1 miles away.") {
		t.Errorf("got %s", said)
	}
}

// TestLittleOrNothing holds that directories with little or nothing say what is true.
func TestLittleOrNothing(t *testing.T) {
	one := []*activity.Town{keynsham}
	for _, test := range []struct {
		name       string
		of         *gaps.Gaps
		lead, town string
		sentences  string
	}{
		{"no town", directory(nil), "Nothing is listed here yet, so everything is missing.", "", ""},
		{"nothing listed", directory(one), "Nothing is listed here yet, so everything is missing.",
			"Nothing in Keynsham, or within 5 miles of it, has room and was confirmed in the last year.", ""},
		{"everything stale", directory(one, made{town: keynsham, kind: "music", change: stale}), "Nothing that is listed here can be counted on just now.",
			"Nothing in Keynsham, or within 5 miles of it, has room and was confirmed in the last year.", ""},
		{"one listing", directory(one, made{town: keynsham, kind: "music", day: time.Monday, hour: 10}),
			"One activity has room and was confirmed in the last year. These are the gaps round it.",
			"One activity in Keynsham has room and was confirmed in the last year.",
			"Nothing on weekday afternoons within 5 miles of Keynsham.\nNothing on weekday evenings within 5 miles of Keynsham.\n" +
				"Nothing on Saturdays within 5 miles of Keynsham.\nNothing on Sundays within 5 miles of Keynsham.\nNothing for children within 5 miles of Keynsham."},
		{"all of it next door", directory([]*activity.Town{keynsham, saltford}, made{town: saltford, kind: "music"}),
			"One activity has room and was confirmed in the last year. These are the gaps round it.",
			"Nothing in Keynsham itself has room and was confirmed in the last year. One activity within 5 miles has.", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, all := test.of.All()
			if all.Lead != test.lead {
				t.Errorf("got  %s\nwant %s", all.Lead, test.lead)
			}
			var text bytes.Buffer
			if err := test.of.WriteText(&text, ""); err != nil || !strings.HasPrefix(text.String(), test.lead) {
				t.Errorf("%v\n%s", err, &text)
			}
			if test.town == "" {
				return
			}
			_, town := test.of.OfTown("keynsham")
			if town.Lead != test.town || sentences(town) != test.sentences {
				t.Errorf("got  %s\n%s\nwant %s\n%s", town.Lead, sentences(town), test.town, test.sentences)
			}
		})
	}
}

func BenchmarkGaps(b *testing.B) {
	var towns []*activity.Town
	var all []made
	for i := range 300 {
		towns = append(towns, &activity.Town{
			Slug: fmt.Sprintf("town-%d", i), Name: fmt.Sprintf("Town %d", i),
			Point: place.Point{Lat: 51 + float64(i%20)/20, Lon: -3 + float64(i/20)/10},
		})
	}
	for i := range 10_000 {
		all = append(all, made{
			town: towns[i%len(towns)], kind: terms.Kinds[i%3].Slug, need: terms.GoodFor[i%2].Slug, feature: terms.Access[i%5%2].Slug,
			day: time.Weekday(i % 7), hour: 9 + i%11, younger: i%4 == 0,
		})
	}
	for b.Loop() {
		g := directory(towns, all...)
		g.All()
		for _, town := range towns {
			g.OfTown(town.Slug)
		}
	}
}
