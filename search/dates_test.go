package search

import (
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/search/address"
	"bandstand/search/index"
)

// A bank holiday is one in the nation where an activity happens; what happens in no
// town goes by the site's nation.
func TestBankHolidays(t *testing.T) {
	source := testSource()
	source.Towns[2].Nation = "wales" // Ilfracombe
	source.Holidays = []Holiday{{Day: "2026-11-28", Name: "feast", Nations: []string{"wales"}}, {Day: "2026-11-30", Name: "feast", Nations: []string{"england"}}}
	handler := Handler(openWorld(t, source), clock)
	if got, want := strings.Join(found(ask(t, handler, "/search?date=bank-holiday")), " "), "harbour-readers chess-by-post full-singers"; got != want {
		t.Errorf("on a bank holiday there is %s, want %s", got, want)
	}
	source.Holidays = nil
	if got := address.Parse("date=bank-holiday", &openWorld(t, source).index.Facts).String(); got != "/search" {
		t.Errorf("where nobody knows them it is read as %s", got)
	}
}

// What lies further ahead than anything is known of is said to be so, and not that
// there is nothing.
func TestDatesTooFarAhead(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for date, want := range map[string]string{
		"2027-06-01": "We do not know yet what is on then: Tuesday 1 June 2027. Ask these whether they are.",
		"2026-11-20": "Nothing that we know of is on then: Friday 20 November 2026.", // it is past
	} {
		relaxed := ask(t, handler, "/search?kind=music&date="+date).Relaxed
		if len(relaxed) != 1 || relaxed[0].Says != want {
			t.Errorf("%s: said %v, want %q", date, relaxed, want)
		}
	}
}

// A day of a week of every month is what is on that very day, and no other of its name.
func TestDayOfAWeekOfEveryMonth(t *testing.T) {
	source := testSource()
	vocabularies := *source.Vocabularies
	vocabularies.Speech.Phrases = append(slices.Clone(vocabularies.Speech.Phrases),
		phrase(says("last <weekday> of the month"), "date", "last-<weekday>"), phrase(says("second <weekday>"), "date", "second-<weekday>"))
	source.Vocabularies = &vocabularies
	on := func(slug string, days ...string) Document {
		return listing(slug, "Supper "+slug, &salford, "salford", func(d *Document) {
			d.Kinds = []string{"cookery"}
			for _, day := range days {
				start, err := time.ParseInLocation("2006-01-02 15:04", day+" 18:00", index.London)
				if err != nil {
					t.Fatal(err)
				}
				d.Slots = append(d.Slots, Slot{Day: start.Weekday(), Start: 18 * 60})
				d.Card.Coming = append(d.Card.Coming, index.NewComing(start, start.Add(time.Hour), false))
			}
		})
	}
	source.Documents = []Document{
		on("last", "2026-11-27", "2026-12-25"), on("second", "2026-12-11"), on("wednesday", "2026-12-09", "2026-12-30"), on("christmas", "2026-12-25"),
	}
	handler := Handler(openWorld(t, source), clock)
	for _, test := range []struct{ q, want, says string }{
		{"last friday of the month", "last christmas", "The last Friday of the month"},
		{"second friday", "second", "The second Friday of the month"},
		{"last wednesday of the month", "wednesday", "The last Wednesday of the month"},
		{"friday", "last second christmas", "Fridays"},
	} {
		answer := ask(t, handler, "/search?q="+url.QueryEscape(test.q))
		var exact []string
		for _, one := range answer.Results {
			if !one.Relaxed {
				exact = append(exact, one.Slug)
			}
		}
		if got := strings.Join(exact, " "); got != test.want {
			t.Errorf("%s: found %s, want %s", test.q, got, test.want)
		}
		if len(answer.Understood) != 1 || answer.Understood[0].Label != test.says {
			t.Errorf("%s: understood %v, want %q", test.q, answer.Understood, test.says)
		}
	}
}

// What is on a day that was asked for, but on none of those that are known yet, stands behind
// what is on the next one, however soon it meets on other days.
func TestDaysBeyondWhatIsKnown(t *testing.T) {
	source := testSource()
	source.Documents = []Document{
		listing("aboard", "Crew Aboard", &salford, "salford", func(d *Document) {
			weekly(d, time.Wednesday, 9)
			d.Slots = append(d.Slots, Slot{Day: time.Friday, Start: 9 * 60}) // in June
		}),
		listing("bakers", "Bakers", &salford, "salford", func(d *Document) { weekly(d, time.Friday, 11) }),
	}
	got := found(ask(t, Handler(openWorld(t, source), clock), "/search?day=friday"))
	if want := "bakers aboard"; strings.Join(got, " ") != want {
		t.Errorf("on a Friday there is %v, want %s", got, want)
	}
}
