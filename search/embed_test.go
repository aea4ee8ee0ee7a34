package search

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/search/index"
)

func TestNextThingsToFrame(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, address := range []string{"/towns/salford/embed/", "/.netlify/functions/search/towns/salford/embed"} {
		w := visit(t, handler, address)
		if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "public, max-age=300" {
			t.Errorf("%s: %d, %q", address, w.Code, w.Header().Get("Cache-Control"))
		}
		for _, header := range page.SecurityHeaders() {
			want := strings.Replace(header.Value, "frame-ancestors 'none'", "frame-ancestors *", 1)
			if header.Name == "X-Frame-Options" {
				want = ""
			}
			if got := w.Header().Get(header.Name); got != want {
				t.Errorf("%s: %s is %q, want %q", address, header.Name, got, want)
			}
		}
		if w.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s sets a cookie", address)
		}
		body := w.Body.String()
		if links := strings.Count(body, "<a "); links < 3 || links != strings.Count(body, `target="_top"`) {
			t.Errorf("%s: of %d links %d open in the whole window:\n%s", address, links, strings.Count(body, `target="_top"`), body)
		}
		for _, not := range []string{"<script", "<header", "<footer", "<form"} {
			if strings.Contains(body, not) {
				t.Errorf("%s has %s", address, not)
			}
		}
	}
	if w := visit(t, handler, "/towns/atlantis/embed/"); w.Code != http.StatusNotFound || !strings.Contains(w.Header().Get("Content-Security-Policy"), "frame-ancestors *") {
		t.Errorf("no such town: %d, %q", w.Code, w.Header())
	}
	// A fault is told within the frame too.
	if w := visit(t, Handler(nil, clock), "/towns/salford/embed/"); w.Code != http.StatusServiceUnavailable ||
		w.Header().Get("X-Frame-Options") != "" || !strings.Contains(w.Body.String(), `target="_top"`) {
		t.Errorf("without an index: %d, %q\n%s", w.Code, w.Header(), w.Body)
	}
	// Nothing but this may be framed.
	if w := visit(t, handler, "/search"); w.Header().Get("X-Frame-Options") != "DENY" {
		t.Errorf("/search may be framed: %q", w.Header())
	}
}

// TestWhatAFrameShows holds that the next things are those of the moment, the soonest first,
// each once, ten at most, and none that is full or elsewhere.
func TestWhatAFrameShows(t *testing.T) {
	source := testSource()
	source.Documents = nil
	add := func(slug, town string, more func(d *Document)) {
		source.Documents = append(source.Documents, listing(slug, slug, nil, town, func(d *Document) {
			d.Kinds = []string{"music"}
			more(d)
		}))
	}
	days := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
	for _, day := range days {
		add("early-"+strings.ToLower(day.String()), "salford", func(d *Document) { weekly(d, day, 9) })
	}
	for _, day := range days[:4] {
		add("late-"+strings.ToLower(day.String()), "salford", func(d *Document) { weekly(d, day, 19) })
	}
	add("by-arrangement", "salford", func(*Document) {})
	add("elsewhere", "bury", func(d *Document) { weekly(d, time.Monday, 8) })
	add("full", "salford", func(d *Document) {
		weekly(d, time.Monday, 8)
		d.Card.Turns = activity.Standing{State: activity.Full, Freshness: activity.Fresh, Listed: true}.Always()
	})
	service := openWorld(t, source)
	slugs := regexp.MustCompile(`href="/activities/([a-z-]+)/"`)
	at := func(day, hour int) string {
		moment := time.Date(2026, 11, day, hour, 0, 0, 0, index.London)
		body := visit(t, Handler(service, func() time.Time { return moment }), "/towns/salford/embed/").Body.String()
		var found []string
		for _, one := range slugs.FindAllStringSubmatch(body, -1) {
			found = append(found, one[1])
		}
		return strings.Join(found, " ")
	}
	const week = "early-tuesday late-tuesday early-wednesday late-wednesday early-thursday late-thursday early-friday early-saturday early-sunday"
	for _, test := range []struct {
		day, hour int
		want      string
	}{
		{30, 8, "early-monday late-monday early-tuesday late-tuesday early-wednesday late-wednesday early-thursday late-thursday early-friday early-saturday"},
		{30, 12, "late-monday " + week},
		{30, 22, week + " early-monday"},
	} {
		if got := at(test.day, test.hour); got != test.want {
			t.Errorf("on the %dth at %d:\ngot  %s\nwant %s", test.day, test.hour, got, test.want)
		}
	}
	source.Documents = source.Documents[11:] // what has no date, and what is elsewhere or full
	service = openWorld(t, source)
	if got := at(30, 8); got != "by-arrangement" {
		t.Errorf("without dates: got %q", got)
	}
	// What is there is not said to be nothing: groups to ring first, and full ones.
	for _, test := range []struct {
		standing   activity.Standing
		has, hasNo string
	}{
		{activity.Standing{State: activity.Open, Freshness: activity.Stale, RingFirst: true}, "none confirmed for a year: ring before you go", "Nothing is listed"},
		{activity.Standing{State: activity.Full, Freshness: activity.Fresh, Listed: true}, "Everything in Salford", "Nothing is listed"},
		{activity.Standing{State: activity.Ended, Freshness: activity.Fresh}, "Nothing is listed", "ring before you go"},
	} {
		for i := range source.Documents {
			source.Documents[i].Card.Turns = test.standing.Always()
		}
		body := visit(t, Handler(openWorld(t, source), clock), "/towns/salford/embed/").Body.String()
		if !strings.Contains(body, test.has) || strings.Contains(body, test.hasNo) {
			t.Errorf("%+v: want %q and not %q in\n%s", test.standing, test.has, test.hasNo, body)
		}
	}
}
