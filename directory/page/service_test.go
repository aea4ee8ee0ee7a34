package page

import (
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"

	"bandstand/directory/client"
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

// somebody's writer, who reads an answer when they like.
type slowReader struct {
	*httptest.ResponseRecorder
	reads chan bool
}

func (w slowReader) Write(body []byte) (int, error) {
	<-w.reads
	return w.ResponseRecorder.Write(body)
}

// Where one request is worked on at a time: who sends slowly, who reads slowly and who waits in a queue.
func TestServiceTurns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := Service{Name: "search", Methods: []string{http.MethodGet, http.MethodPost}, Largest: 8,
			WantsJSON: func(r *http.Request) bool { return r.FormValue("format") == "json" }}
		worked := make(chan bool)
		turns := &client.Turns{Places: 1, AtWork: 1, OfEach: 1, OfAll: 2}
		handler := turns.Handler(s.Handler(func(w http.ResponseWriter, r *http.Request) {
			if !s.Turn(w, r) {
				return
			}
			if r.URL.Path == "/long" {
				<-worked
			}
			body, err := io.ReadAll(r.Body)
			Send(w, r, http.StatusOK, "text/plain", fmt.Appendf(nil, "%s, %v", body, err))
		}), nil)
		ask := func(w http.ResponseWriter, from, address string, body io.Reader) {
			method := http.MethodGet
			if body != nil {
				method = http.MethodPost
			}
			r := httptest.NewRequest(method, address, body)
			r.RemoteAddr = from + ":1"
			handler.ServeHTTP(w, r)
		}
		get := func(from, address string) *httptest.ResponseRecorder {
			answer := httptest.NewRecorder()
			ask(answer, from, address, nil)
			return answer
		}

		sent, sending := io.Pipe()
		posted, read := httptest.NewRecorder(), slowReader{httptest.NewRecorder(), make(chan bool)}
		go ask(posted, "192.0.2.1", "/", sent)
		go ask(read, "192.0.2.1", "/", nil)
		sending.Write([]byte("half"))
		synctest.Wait()
		if got := get("192.0.2.1", "/").Body.String(); got != ", <nil>" {
			t.Errorf("beside slow ones got %q", got)
		}
		close(read.reads)
		go sending.Write([]byte(" and more"))
		synctest.Wait()
		sent.Close()
		if got, want := posted.Body.String(), "half and, http: request body too large"; got != want {
			t.Errorf("of what was posted got %q want %q", got, want)
		}

		for range 2 {
			go get("192.0.2.1", "/long")
			synctest.Wait()
		}
		for _, test := range []struct {
			from, address string
			status        int
			says          string
		}{
			{"192.0.2.1", "/cy/search", http.StatusTooManyRequests, "Mae gormod yn cael ei ofyn ar unwaith"},
			{"192.0.2.1", "/search?format=json", http.StatusTooManyRequests, `{"error":{"message":"Too Many Requests"}}`},
		} {
			answer := get(test.from, test.address)
			if got := answer.Header().Get("Retry-After"); answer.Code != test.status || !strings.Contains(answer.Body.String(), test.says) || got != "5" {
				t.Errorf("%s: got %d, Retry-After %q:\n%s", test.address, answer.Code, got, answer.Body)
			}
		}
		go get("192.0.2.2", "/long")
		synctest.Wait()
		if got := get("192.0.2.3", "/search"); got.Code != http.StatusServiceUnavailable || !strings.Contains(got.Body.String(), "it was not sent") {
			t.Errorf("where all wait got %d:\n%s", got.Code, got.Body)
		}
		close(worked)
	})
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
