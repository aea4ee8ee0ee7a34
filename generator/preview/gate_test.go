package preview

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestGateAnswersToItsOwnNamesAlone(t *testing.T) {
	inside := http.HandlerFunc(func(http.ResponseWriter, *http.Request) {})
	tests := []struct {
		addr, host string
		lets       bool
	}{
		{"localhost:8080", "localhost:8080", true},
		{"localhost:8080", "LocalHost", true},
		{"localhost:8080", "localhost.:8080", true},
		{"localhost:8080", "salford.localhost:8080", true},
		{"localhost:8080", "127.0.0.1:8080", true},
		{"localhost:8080", "[::1]:8080", true},
		{"localhost:8080", "[::1]", true},
		{":8080", "192.168.1.5:8080", true},
		{"tablet.lan:8080", "tablet.lan:8080", true},
		{":8080", "tablet.lan:8080", false},
		{"localhost:8080", "rebound.example:8080", false},
		{"localhost:8080", "localhost.example", false},
		{"localhost:8080", "127.0.0.1.example", false},
		{":8080", "", false},
	}
	for _, test := range tests {
		request := httptest.NewRequest("GET", "/outbox", nil)
		request.Host = test.host
		recorder := httptest.NewRecorder()
		gate{test.addr, secure, inside}.ServeHTTP(recorder, request)
		want := http.StatusOK
		if !test.lets {
			want = http.StatusMisdirectedRequest
		}
		if recorder.Code != want {
			t.Errorf("listening on %q and asked for %q: got %d, want %d", test.addr, test.host, recorder.Code, want)
		}
	}
}

// Whatever is answered has the security headers: what a service forgot, and what
// the router answers itself.
func TestEveryAnswerIsSecure(t *testing.T) {
	b := start(t, "one")
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	for _, asked := range []string{
		"GET /", "GET /nowhere", "POST /", "GET /search", "GET /a/../search", "GET //search",
		"GET /_preview/", "GET /_preview/nothing", "POST /_preview/reload.js", "GET /_preview/reload.js", "GET /_preview/a/../reload.js",
	} {
		method, address, _ := strings.Cut(asked, " ")
		request, err := http.NewRequest(method, b.url+address, nil)
		if err != nil {
			t.Fatal(err)
		}
		response, err := client.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if got := response.Header.Get("Content-Security-Policy"); got != "strict" {
			t.Errorf("%s: %d without the security headers", asked, response.StatusCode)
		}
	}
}

func secure(headers http.Header) { headers.Set("Content-Security-Policy", "strict") }

// Messages that people wrote are not for a whole network to read, even where the site
// is shown to it.
func TestPrivateAnswersThisMachineAlone(t *testing.T) {
	handler := Private(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	for remote, want := range map[string]int{
		"127.0.0.1:4000":        http.StatusOK,
		"127.8.0.1:4000":        http.StatusOK,
		"[::1]:4000":            http.StatusOK,
		"[::ffff:127.0.0.1]:40": http.StatusOK,
		"192.168.1.5:4000":      http.StatusForbidden,
		"[fe80::1%eth0]:4000":   http.StatusForbidden,
		"[2001:db8::1]:4000":    http.StatusForbidden,
		"":                      http.StatusForbidden,
	} {
		request := httptest.NewRequest("GET", "/outbox", nil)
		request.RemoteAddr = remote
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, request)
		if recorder.Code != want {
			t.Errorf("asked from %q: got %d, want %d", remote, recorder.Code, want)
		}
	}
}
