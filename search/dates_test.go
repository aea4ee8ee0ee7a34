package search

import (
	"strings"
	"testing"

	"bandstand/search/address"
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
