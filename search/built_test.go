package search

import (
	"bandstand/directory/activity"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// A monitor of web addresses learns that search does not work, and that nobody has built
// the site for two weeks.
func TestHealth(t *testing.T) {
	source := testSource()
	source.Built = Built{At: now, Version: "1a2b3c", Towns: 3}
	listed, ringFirst := 0, 0
	for i := range source.Documents { // which all go stale after half a year, and of which some are
		stands := activity.StandingAt(source.Documents[i].Card.Turns, now)
		if stands.Listed {
			listed++
			stale := activity.Standing{State: activity.Open, Freshness: activity.Stale, RingFirst: true}
			source.Documents[i].Card.Turns = []activity.Turn{{Standing: stands}, {From: now.AddDate(0, 6, 0), Standing: stale}}
		}
		if stands.RingFirst {
			ringFirst++
		}
	}
	service := openWorld(t, source)
	for name, test := range map[string]struct {
		service *Service
		at      time.Time
		status  int
		problem string
	}{
		"just built":             {service, now, http.StatusOK, ""},
		"before it was built":    {service, now.Add(-time.Hour), http.StatusOK, ""},
		"fourteen days":          {service, now.Add(14 * 24 * time.Hour), http.StatusOK, ""},
		"fourteen days and more": {service, now.Add(14*24*time.Hour + time.Minute), http.StatusServiceUnavailable, "built 14 days ago"},
		"a year":                 {service, now.AddDate(1, 0, 0), http.StatusServiceUnavailable, "built 365 days ago"},
		"no index":               {nil, now, http.StatusServiceUnavailable, "no index"},
	} {
		for _, address := range []string{"/health", "/.netlify/functions/search/health"} {
			answer := httptest.NewRecorder()
			handler := Handler(test.service, func() time.Time { return test.at })
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
			var told struct {
				Healthy    bool
				Problem    string
				Built      time.Time
				Version    string
				Activities int
				RingFirst  int `json:"ring_first"`
			}
			if err := json.Unmarshal(answer.Body.Bytes(), &told); err != nil {
				t.Fatalf("%s: %v in %s", name, err, answer.Body)
			}
			if answer.Code != test.status || told.Healthy != (test.status == http.StatusOK) || !strings.Contains(told.Problem, test.problem) {
				t.Errorf("%s: got %d and %+v", name, answer.Code, told)
			}
			if test.service != nil && (!told.Built.Equal(now) || told.Version != "1a2b3c") {
				t.Errorf("%s: got %+v", name, told)
			}
			wantListed, wantRingFirst := listed, ringFirst
			if test.at.After(now.AddDate(0, 6, 0)) {
				wantListed, wantRingFirst = 0, listed+ringFirst
			}
			if test.service != nil && (told.Activities != wantListed || told.RingFirst != wantRingFirst) {
				t.Errorf("%s: %d activities and %d to ring first, want %d and %d", name, told.Activities, told.RingFirst, wantListed, wantRingFirst)
			}
			if answer.Header().Get("Cache-Control") != "no-store" {
				t.Errorf("%s: it may be kept", name)
			}
		}
	}
}

// What a site says of its age when nobody has built it for two months, it says in answers
// to searches too.
func TestAnswersOfAnOldSiteSaySo(t *testing.T) {
	source := testSource()
	source.Built.At = now
	service := openWorld(t, source)
	for days, want := range map[int]bool{0: false, 60: false, 62: true, 700: true} {
		answer := httptest.NewRecorder()
		Handler(service, func() time.Time { return now.AddDate(0, 0, days) }).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/search?q=choir", nil))
		if got := strings.Contains(answer.Body.String(), `<p class="banner">This site was last brought up to date on 24 November 2026.`); got != want {
			t.Errorf("after %d days: got %t, want %t", days, got, want)
		}
	}
}

// Where time has emptied a directory, a search finds whom to ring.
func TestASearchNamesWhomToRing(t *testing.T) {
	source := testSource()
	for i := range source.Documents {
		source.Documents[i].Card.Phone = "01632 960111"
		stands := activity.Standing{State: activity.Open, Freshness: activity.Stale, RingFirst: i != 1}
		if i == 1 {
			stands.State = activity.Ended
		}
		source.Documents[i].Card.Turns = stands.Always()
	}
	service := openWorld(t, source)
	page := func(query string) string {
		answer := httptest.NewRecorder()
		Handler(service, clock).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/search?"+query, nil))
		return answer.Body.String()
	}
	for query, wants := range map[string][]string{
		"q=choir":         {"none confirmed for a year: ring before you go</h2>", "Songs Across the Ages", `href="tel:01632960111"`},
		"":                {"none confirmed for a year: ring before you go</h2>"},
		"q=unheard+words": {"We found nothing"},
	} {
		body := page(query)
		for _, want := range wants {
			if !strings.Contains(body, want) {
				t.Errorf("%q does not say %q", query, want)
			}
		}
		if strings.Contains(body, "The Evening Choir") || strings.Contains(body, "Nothing here matches") != strings.Contains(query, "unheard") {
			t.Errorf("%q names a group that has ended, or finds nothing", query)
		}
	}
	source = testSource()
	service = openWorld(t, source)
	if body := page("q=old+garden&near=salford&kind=gardening"); !strings.Contains(body, "The Old Garden") {
		t.Errorf("beside others it is not named: %s", body)
	}
	var told struct {
		RingFirst []struct{ Slug string } `json:"ring_first"`
	}
	if err := json.Unmarshal([]byte(page("q=garden&near=salford&within=1&format=json")), &told); err != nil || len(told.RingFirst) != 1 || told.RingFirst[0].Slug != "old-garden" {
		t.Errorf("got %v, %v", told, err)
	}
}
