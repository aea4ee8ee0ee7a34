package page

import (
	"errors"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestService(t *testing.T) {
	s := Service{
		Name: "search", Methods: []string{http.MethodGet, http.MethodHead},
		WaysOn:    []Link{{Label: "everything.heading", URL: "/activities/"}},
		WantsJSON: func(r *http.Request) bool { return r.FormValue("format") == "json" },
	}
	answers := func(answer http.HandlerFunc) http.Handler { return s.Handler(answer) }
	fine := answers(func(w http.ResponseWriter, r *http.Request) { Send(w, r, http.StatusOK, "text/plain", []byte("found")) })
	for name, test := range map[string]struct {
		handler         http.Handler
		method, address string
		status          int
		says, headers   []string
		logged          string
	}{
		"an answer":       {fine, "GET", "/search", 200, []string{"found"}, []string{"Content-Length: 5", "Cache-Control: no-store", "X-Robots-Tag: noindex", "X-Frame-Options: DENY"}, ""},
		"only headers":    {fine, "HEAD", "/search", 200, nil, []string{"Content-Length: 5"}, ""},
		"another method":  {fine, "POST", "/cy/search", 405, []string{`lang="cy"`}, []string{"Allow: GET, HEAD", "X-Frame-Options: DENY"}, ""},
		"nothing to open": {s.Unavailable(), "GET", "/search", 503, []string{"Search is not working just now", "/activities/"}, []string{"Retry-After: 600"}, ""},
		"an error": {answers(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "public")
			s.Error(w, r, errors.New("the disk is full"))
		}), "GET", "/search", 500, []string{"Search is not working just now"}, []string{"Cache-Control: no-store"}, "search: the disk is full"},
		"a panic": {answers(func(http.ResponseWriter, *http.Request) { panic("what was typed") }),
			"GET", "/search?format=json", 500, []string{`{"error":{"message":"Internal Server Error"}}`}, []string{"Content-Type: application/json; charset=utf-8"}, "search: panic: string"},
	} {
		var logged strings.Builder
		log.SetOutput(&logged)
		answer := httptest.NewRecorder()
		test.handler.ServeHTTP(answer, httptest.NewRequest(test.method, test.address, nil))
		log.SetOutput(t.Output())
		if answer.Code != test.status {
			t.Errorf("%s: got status %d want %d", name, answer.Code, test.status)
		}
		for _, says := range test.says {
			if !strings.Contains(answer.Body.String(), says) {
				t.Errorf("%s: the answer lacks %q:\n%s", name, says, answer.Body)
			}
		}
		if test.says == nil && answer.Body.Len() > 0 {
			t.Errorf("%s: got a body: %s", name, answer.Body)
		}
		for _, header := range test.headers {
			key, want, _ := strings.Cut(header, ": ")
			if got := answer.Header().Get(key); got != want {
				t.Errorf("%s: %s: got %q want %q", name, key, got, want)
			}
		}
		if !strings.Contains(logged.String(), test.logged) || strings.Contains(logged.String(), "what was typed") {
			t.Errorf("%s: logged %q, want %q", name, logged.String(), test.logged)
		}
	}
}

func TestLanguageOf(t *testing.T) {
	for path, want := range map[string]string{
		"/": "en", "/search": "en", "/cy/search": "cy /cy", "/cy": "cy /cy", "/en/search": "en", "/CY/search": "en", "/cyx/": "en",
		"/.netlify/functions/search/cy": "cy /cy", "/.netlify/functions/messages/cy/join/choir": "cy /cy", "/.netlify/functions/cy": "en",
		"/messages/join/cy": "en", "/activities/cy/": "en",
	} {
		lang, prefix := LanguageOf(path)
		if got := strings.TrimSpace(lang.Code() + " " + prefix); got != want {
			t.Errorf("%s: got %q want %q", path, got, want)
		}
	}
}
