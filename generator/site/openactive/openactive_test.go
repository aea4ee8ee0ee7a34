package openactive

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, schedule.London)

// listing returns a sound activity with a title of these kinds.
func listing(slug, title, summary string, kinds ...string) *activity.Activity {
	a := &activity.Activity{
		Slug: slug, Title: words.Own(title), Summary: words.Own(summary), Status: "live",
		LastChecked:  schedule.Date{Year: 2026, Month: 11, Day: 1},
		Organisation: &activity.Organisation{Slug: "friends", Name: "Friends"},
		Venue: &activity.Venue{
			Name: "The Hall", Address: "1 High Street", Postcode: "M6 5LB", Precision: activity.ByPostcode,
			Town: &activity.Town{Slug: "salford", Name: "Salford"}, Point: place.Point{Lat: 53.49, Lon: -2.29},
		},
		Join: activity.Join{How: activity.ComeAlong, FormTo: "private", Contact: activity.Contact{Phone: "01632 960001", Email: "friends@example.org"}},
		Schedule: schedule.Schedule{Sessions: []schedule.Session{
			{Day: time.Tuesday, Repeats: schedule.Weekly, Start: 10 * 60, End: 11*60 + 30},
			{Dates: []schedule.Date{{Year: 2027, Month: 2, Day: 13}}, Start: 14 * 60, End: 16 * 60},
		}},
	}
	for _, kind := range kinds {
		a.Kinds = append(a.Kinds, &vocabulary.Term{Slug: kind})
	}
	return a
}

func TestConcepts(t *testing.T) {
	for _, test := range []struct{ title, summary, kinds, want string }{
		{"Duchy Walking Football", "Slow and friendly.", "sport", "Walking Football"},
		{"Red Ball Blue Ball", "Boccia for all ages.", "sport", "Boccia"},
		{"Towpath Amble", "Two miles, and tea.", "nature", "Canal and River Walking"},
		{"Thursday Loft", "A choir without auditions.", "music", "Singing"},
		{"Tea dance", "A waltz or two.", "dance", "Tea Dance"},
		{"Feet First", "Whatever you like.", "dance", "Dance"},
		{"Plot 38", "Dig and grow.", "gardening", "Gardening"},
		{"Brass for Beginners", "Bring a cornet.", "music", ""},
		{"Songs of the War", "Old men remember.", "heritage", ""}, // the word, and not the kind
		{"Football memories", "Photographs of the match.", "heritage", ""},
		{"The Long Table", "Supper together.", "cookery", ""},
	} {
		fits, ok := conceptOf(listing("a", test.title, test.summary, strings.Fields(test.kinds)...))
		if fits.label != test.want || ok != (test.want != "") {
			t.Errorf("%s, %s (%s): got %q, want %q", test.title, test.summary, test.kinds, fits.label, test.want)
		}
	}
}

// feed returns the items of a feed, read from page to page.
func feed(t *testing.T, now time.Time, of ...*activity.Activity) (items []item, written string) {
	t.Helper()
	items, written, _ = feedFrom(t, "https://example.org"+Address, now, of...)
	return items, written
}

// feedFrom reads on from a page that somebody was led to, and returns where to read on another day.
func feedFrom(t *testing.T, at string, now time.Time, of ...*activity.Activity) (items []item, written, last string) {
	t.Helper()
	m := &Maker{&wording.Wording{Directory: &activity.Directory{}, Lang: words.English(), Now: now}, "https://example.org"}
	files := map[string]File{}
	for _, file := range m.Files(of) {
		files["https://example.org/"+file.Path] = file
	}
	for {
		file, ok := files[at]
		if !ok {
			t.Fatalf("there is no page %s", at)
		}
		var body bytes.Buffer
		if err := file.Write(&body); err != nil {
			t.Fatal(err)
		}
		written += body.String()
		var read feedPage
		if err := json.Unmarshal(body.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		items = append(items, read.Items...)
		if len(read.Items) == 0 {
			if read.Next != at {
				t.Errorf("the last page, %s, leads to %s", at, read.Next)
			}
			return items, written, at
		}
		at = read.Next
	}
}

func TestFeed(t *testing.T) {
	a, b := listing("bowls", "Bowls", "On the green.", "sport"), listing("choir", "Choir", "Loud.", "music")
	b.LastChecked.Day = 9
	ended := listing("waltz", "Waltz", "Over.", "dance")
	ended.Status = "ended"
	fromHome := listing("online-yoga", "Yoga", "On a screen.", "wellbeing")
	fromHome.Venue = nil
	items, _ := feed(t, now, b, a, ended, fromHome, listing("supper", "Supper", "Eat.", "cookery"))
	var got []string
	for _, one := range items {
		got = append(got, one.ID+" "+one.State)
	}
	if want := []string{"bowls updated", "waltz deleted", "choir updated"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	// A week later nothing has changed; a year later nobody has confirmed any of it.
	if later, _ := feed(t, now.AddDate(0, 0, 7), b, a, ended); later[0].Modified != items[0].Modified || later[2].Modified != items[2].Modified {
		t.Error("what is the same has another moment")
	}
	stale, _ := feed(t, now.AddDate(1, 0, 0), b, a)
	for i, one := range stale {
		if one.State != "deleted" || i == 0 && one.Modified <= items[0].Modified {
			t.Errorf("a year later: %+v", one)
		}
	}
	if nothing, _ := feed(t, now); len(nothing) != 0 {
		t.Errorf("of nothing: %+v", nothing)
	}
}

// TestHidden holds that the feed has no door that the page does not show, and no way to a
// group but its page.
func TestHidden(t *testing.T) {
	a := listing("bowls", "Bowls", "On the green.", "sport")
	a.Venue.AreaOnly, a.Venue.Postcode = true, "M6"
	_, written := feed(t, now, a)
	for _, hidden := range []string{"The Hall", "High Street", "53.49", "960001", "friends@", "private", "geo"} {
		if strings.Contains(written, hidden) {
			t.Errorf("the feed has %q:\n%s", hidden, written)
		}
	}
}

// Whoever reads on from where the feed ended last knows by the day after all that was changed, however often that was and
// however much of it on one day.
func TestWhoReadsOnMissesNothing(t *testing.T) {
	var all []*activity.Activity
	for _, slug := range strings.Fields("bowls choir waltz walks tennis") {
		all = append(all, listing(slug, "Choir "+slug, "Loud.", "music"))
	}
	chance := rand.New(rand.NewPCG(7, 7))
	held, at := map[string]int64{}, "https://example.org"+Address
	reads := func(now time.Time) {
		items, _, last := feedFrom(t, at, now, all...)
		for _, one := range items {
			held[one.ID] = one.Modified
		}
		at = last
	}
	for day := range 300 {
		morning := now.AddDate(0, 0, day)
		if reads(morning); day > 0 {
			whole, _ := feed(t, morning, all...)
			for _, one := range whole {
				if held[one.ID] != one.Modified {
					t.Fatalf("day %d: %s was modified at %d, and whoever read on holds %d", day, one.ID, one.Modified, held[one.ID])
				}
			}
		}
		for range chance.IntN(3) * chance.IntN(2) {
			all[chance.IntN(len(all))].LastChecked = schedule.DateOf(morning)
			if chance.IntN(2) == 0 {
				reads(morning.Add(time.Hour))
			}
		}
	}
}
