package search

import (
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
	source.Built = Built{At: now, Version: "1a2b3c", Activities: 11, RingFirst: 2, Towns: 3}
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
			if test.service != nil && (!told.Built.Equal(now) || told.Version != "1a2b3c" || told.Activities != 11 || told.RingFirst != 2) {
				t.Errorf("%s: got %+v", name, told)
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
