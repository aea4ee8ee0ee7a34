package search

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/search/index"
)

// Built is which build of a site this is: what /built.json and /health say of it.
type Built struct {
	At         time.Time `json:"built,omitzero"`
	Version    string    `json:"version,omitempty"`
	Activities int       `json:"activities"` // that lists show, on the day of the build
	RingFirst  int       `json:"ring_first"` // that lists name as groups to ring first, likewise
	Towns      int       `json:"towns"`
}

// How old a site may get: a site is built every night, so after oldAfter its editors are
// told, who may be on holiday for a week, and after tellAfter its visitors.
const (
	oldAfter  = 14 * 24 * time.Hour
	tellAfter = 61 * 24 * time.Hour
)

// health is what /health answers, for whatever watches the site.
type health struct {
	Healthy bool   `json:"healthy"`
	Problem string `json:"problem,omitempty"`
	AgeDays int    `json:"age_days"`
	Built
}

// HealthPath is the address at which the service tells of the site's health.
const HealthPath = "/health"

// isHealth reports whether the address is that of the site's health, wherever the service
// is mounted.
func isHealth(r *http.Request) bool { return path.Base(r.URL.Path) == path.Base(HealthPath) }

// serveHealth answers 200 where search works and the site is not old, and 503 otherwise,
// so that any monitor of web addresses tells the editors.
func (s *Service) serveHealth(w http.ResponseWriter, r *http.Request, now time.Time) {
	told, status := health{Healthy: true}, http.StatusOK
	if s == nil {
		told.Problem = "search has no index, or one that cannot be read: build the site, and see the log of the service"
	} else {
		told.Built = s.Built
		told.Activities, told.RingFirst = s.counts(now, func(int) bool { return true })
		age := now.Sub(s.Built.At)
		told.AgeDays = int(age / (24 * time.Hour))
		if age > oldAfter {
			told.Problem = fmt.Sprintf("the site was built %d days ago: see why the nightly build has stopped", told.AgeDays)
		}
	}
	if told.Problem != "" {
		told.Healthy, status = false, http.StatusServiceUnavailable
	}
	body, err := json.Marshal(told)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	w.Header().Set("Cache-Control", "no-store")
	page.Send(w, r, status, "application/json; charset=utf-8", append(body, '\n'))
}

// counts returns of how many rows lists show the activity now, and of how many they name it as one
// to ring first.
func (s *Service) counts(now time.Time, counted func(row int) bool) (listed, ringFirst int) {
	for row, stands := range s.index.StandsAt(index.Minutes(now)) {
		if !counted(row) {
			continue
		}
		if stands.Listed() {
			listed++
		}
		if stands.RingFirst() {
			ringFirst++
		}
	}
	return listed, ringFirst
}

// sayBuiltLongAgo says that the site is old, where it is so old that visitors have to know.
func (s *Service) sayBuiltLongAgo(now time.Time) words.Text {
	if s.Built.At.IsZero() || now.Sub(s.Built.At) <= tellAfter {
		return ""
	}
	return s.lang.Text("page.built_long_ago", "date", s.lang.Date(s.Built.At.Date()))
}
