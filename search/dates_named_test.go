package search

import (
	"strings"
	"testing"
	"time"
)

func TestDatesByName(t *testing.T) {
	x := &Index{manifest: manifest{Nation: "scotland", Holidays: []Holiday{
		{"2026-11-23", "feast", []string{"scotland"}}, {"2026-11-30", "feast", []string{"wales"}}, {"2026-12-01", "feast", []string{"scotland"}},
		{"2026-12-02", "fair", []string{"wales"}},
	}}}
	for _, test := range []struct{ now, value, want string }{
		{"2026-11-24T10:00", "12-5", "2026-12-05"},
		{"2026-11-24T10:00", "11-24", "2026-11-24"}, // today
		{"2026-11-24T10:00", "11-23", "2027-11-23"}, // yesterday
		{"2026-11-24T23:59", "24", "2026-11-24"},
		{"2026-11-24T10:00", "23", "2026-12-23"},
		{"2026-11-24T10:00", "31", "2026-12-31"}, // November has none
		{"2026-11-24T10:00", "02-29", "2028-02-29"},
		{"2097-03-01T10:00", "02-29", "2104-02-29"}, // 2100 is no leap year
		{"2026-11-24T10:00", "2026-11-02", "2026-11-02"},
		{"2026-11-24T10:00", "2027-2-29", ""},
		{"2026-11-24T10:00", "02-30", ""},
		{"2026-11-24T10:00", "1-2-3-4", ""},
		{"2026-11-24T10:00", "feast", "2026-12-01"}, // of the site's own nation
		{"2026-11-24T10:00", "fair", "2026-12-02"},  // it has none of its own
		{"2027-11-24T10:00", "feast", "feast"},      // nobody knows the next
		{"2026-11-24T10:00", "this-week", "this-week"},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", test.now, london)
		if err != nil {
			t.Fatal(err)
		}
		if got := x.dateNamed(test.value, now); got != test.want {
			t.Errorf("on %s %q is %q, want %q", test.now, test.value, got, test.want)
		}
	}
}

// A bank holiday is one in the nation where an activity happens; what happens in no
// town goes by the site's nation.
func TestBankHolidays(t *testing.T) {
	source := testSource()
	source.Towns[2].Nation = "wales" // Ilfracombe
	source.Holidays = []Holiday{{"2026-11-28", "feast", []string{"wales"}}, {"2026-11-30", "feast", []string{"england"}}}
	handler := Handler(openWorld(t, source), clock)
	if got, want := strings.Join(ask(t, handler, "/search?date=bank-holiday").found(), " "), "harbour-readers chess-by-post full-singers"; got != want {
		t.Errorf("on a bank holiday there is %s, want %s", got, want)
	}
	source.Holidays = nil
	if got := openWorld(t, source).parseAddress("date=bank-holiday").String(); got != "/search" {
		t.Errorf("where nobody knows them it is read as %s", got)
	}
}

// What lies further ahead than anything is known of is said to be so, and not that
// there is nothing.
func TestDatesTooFarAhead(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for date, want := range map[string]string{
		"2027-06-01": "We do not know yet what is on then: Tuesday 1 June 2027. Ask these whether they are.",
		"2026-11-20": "Nothing is on then: Friday 20 November 2026. These are at other times.", // it is past
	} {
		relaxed := ask(t, handler, "/search?kind=music&date="+date).Relaxed
		if len(relaxed) != 1 || relaxed[0].Says != want {
			t.Errorf("%s: said %v, want %q", date, relaxed, want)
		}
	}
}
