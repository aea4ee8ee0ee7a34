package preview

import (
	"errors"
	"io"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestPages(t *testing.T) {
	files := map[string]string{
		"index.html":            "<h1>Home</h1>",
		"404.html":              "<h1>Page not found</h1>",
		"cy/404.html":           "<h1>Heb ei ganfod</h1>",
		"cy/index.html":         "<h1>Hafan</h1>",
		"help/index.html":       "<h1>Help</h1>",
		"assets/a.1a2b.css":     "a{}",
		"assets/a.js":           "let a",
		"calendar.ics":          "BEGIN:VCALENDAR",
		"data":                  "?",
		".well-known/proof.txt": "proof",
		"a b/index.html":        "<h1>A space</h1>",
		"_redirects": "/old/ /help/ 301\n/cy/search /.netlify/functions/search/cy 200\n" +
			"# a remark\n/soon/* https://elsewhere.example/ 302\n/cy/* /cy/404.html 404\n",
	}
	handler := pages(func(file string) (func(io.Writer) error, bool) {
		if file == "broken/index.html" {
			return func(w io.Writer) error {
				io.WriteString(w, "half a page")
				return errors.New(`make broken: no <date>`)
			}, true
		}
		body, found := files[file]
		return func(w io.Writer) error {
			_, err := io.WriteString(w, body)
			return err
		}, found
	})
	const html = "text/html; charset=utf-8"
	tests := []struct {
		method, address string
		status          int
		header, want    string // the type, or where it leads
		body            string
	}{
		{"GET", "/", 200, "Content-Type", html, "<h1>Home</h1>"},
		{"GET", "/index.html", 200, "Content-Type", html, "<h1>Home</h1>"},
		{"GET", "/help/", 200, "Content-Type", html, "<h1>Help</h1>"},
		{"GET", "/help", 301, "Location", "/help/", ""},
		{"GET", "/help?a=1&b=%20", 301, "Location", "/help/?a=1&b=%20", ""},
		{"GET", "/a%20b", 301, "Location", "/a%20b/", ""},
		{"GET", "//help", 301, "Location", "/help/", ""},
		{"GET", "/help/index.html/", 404, "Content-Type", html, "<h1>Page not found</h1>"},
		{"GET", "/assets/a.1a2b.css", 200, "Cache-Control", "public, max-age=31536000, immutable", "a{}"},
		{"GET", "/assets/a.js", 200, "Content-Type", "text/javascript; charset=utf-8", "let a"},
		{"GET", "/calendar.ics", 200, "Content-Type", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"},
		{"GET", "/.well-known/proof.txt", 200, "Content-Type", "text/plain; charset=utf-8", "proof"},
		{"GET", "/data", 200, "Content-Type", "application/octet-stream", "?"},
		{"GET", "/nowhere", 404, "Content-Type", html, "<h1>Page not found</h1>"},
		{"GET", "/assets/", 404, "Content-Type", html, "<h1>Page not found</h1>"},
		{"GET", "/assets/nothing.css", 404, "Cache-Control", "", "<h1>Page not found</h1>"},
		{"GET", "/../pages_test.go", 404, "Content-Type", html, "<h1>Page not found</h1>"},
		{"GET", "/old/", 301, "Location", "/help/", ""},
		{"GET", "/soon/or/later", 302, "Location", "https://elsewhere.example/", ""},
		{"GET", "/cy/", 200, "Content-Type", html, "<h1>Hafan</h1>"},
		{"GET", "/cy/nowhere/", 404, "Content-Type", html, "<h1>Heb ei ganfod</h1>"},
		{"POST", "/", 405, "Allow", "GET, HEAD", "Only GET and HEAD are answered here.\n"},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.address, func(t *testing.T) {
			recorder := httptest.NewRecorder()
			handler.ServeHTTP(recorder, httptest.NewRequest(test.method, test.address, nil))
			if recorder.Code != test.status {
				t.Errorf("status: got %d, want %d", recorder.Code, test.status)
			}
			if got := recorder.Header().Get(test.header); got != test.want {
				t.Errorf("%s: got %q, want %q", test.header, got, test.want)
			}
			if got := recorder.Body.String(); recorder.Code/100 != 3 && got != test.body {
				t.Errorf("body: got %q, want %q", got, test.body)
			}
		})
	}
	t.Run("a page that cannot be made", func(t *testing.T) {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest("GET", "/broken/", nil))
		body := recorder.Body.String()
		if recorder.Code != 500 || !strings.Contains(body, "make broken: no &lt;date&gt;") || strings.Contains(body, "half a page") {
			t.Errorf("got %d %q", recorder.Code, body)
		}
	})
}
