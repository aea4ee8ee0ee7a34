package preview

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestStatic(t *testing.T) {
	folder := t.TempDir()
	lay(t, folder, map[string]string{
		"index.html":               "<h1>Home</h1>",
		"404.html":                 "<h1>Page not found</h1>",
		"help/index.html":          "<h1>Help</h1>",
		"assets/a.css":             "a{}",
		"assets/a.js":              "let a",
		"calendar.ics":             "BEGIN:VCALENDAR",
		"data":                     "?",
		".bandstand/manifest":      "secret",
		"help/.hidden":             "secret",
		"a b/index.html":           "<h1>A space</h1>",
		"activities/tea/card.html": "<p>card</p>",
	})
	outside := filepath.Join(t.TempDir(), "outside.html")
	if err := os.WriteFile(outside, []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(outside, filepath.Join(folder, "leads-out.html")); err != nil {
		t.Log("links cannot be made here:", err)
	}
	handler := static{folder: folder}
	tests := []struct {
		method, address string
		status          int
		header, want    string // the type, or where it leads
		body            string
	}{
		{"GET", "/", 200, "Content-Type", "text/html; charset=utf-8", "<h1>Home</h1>"},
		{"GET", "/index.html", 200, "Content-Type", "text/html; charset=utf-8", "<h1>Home</h1>"},
		{"GET", "/help/", 200, "Content-Type", "text/html; charset=utf-8", "<h1>Help</h1>"},
		{"GET", "/help", 301, "Location", "/help/", ""},
		{"GET", "/help?a=1&b=%20", 301, "Location", "/help/?a=1&b=%20", ""},
		{"GET", "/a%20b", 301, "Location", "/a%20b/", ""},
		{"GET", "//help", 301, "Location", "/help/", ""},
		{"GET", "/help/index.html/", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/assets/a.css", 200, "Content-Type", "text/css; charset=utf-8", "a{}"},
		{"GET", "/assets/a.js", 200, "Content-Type", "text/javascript; charset=utf-8", "let a"},
		{"GET", "/calendar.ics", 200, "Content-Type", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"},
		{"GET", "/data", 200, "Content-Type", "application/octet-stream", "?"},
		{"HEAD", "/help/", 200, "Content-Type", "text/html; charset=utf-8", ""},
		{"GET", "/nowhere", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/assets/", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/assets", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/.bandstand/manifest", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/help/.hidden", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/../static_test.go", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
		{"GET", "/%2e%2e/static_test.go", 404, "Content-Type", "text/html; charset=utf-8", "<h1>Page not found</h1>"},
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
			if got := recorder.Body.String(); test.status != 301 && got != test.body {
				t.Errorf("body: got %q, want %q", got, test.body)
			}
		})
	}
	t.Run("a link out of the folder", func(t *testing.T) {
		recorder := httptest.NewRecorder()
		handler.ServeHTTP(recorder, httptest.NewRequest("GET", "/leads-out.html", nil))
		if recorder.Code == http.StatusOK || strings.Contains(recorder.Body.String(), "secret") {
			t.Errorf("got %d %q", recorder.Code, recorder.Body)
		}
	})
}

func TestStaticWithoutAPageNotFound(t *testing.T) {
	recorder := httptest.NewRecorder()
	static{folder: t.TempDir()}.ServeHTTP(recorder, httptest.NewRequest("GET", "/", nil))
	if recorder.Code != http.StatusNotFound || recorder.Body.String() != "Page not found.\n" {
		t.Errorf("got %d %q", recorder.Code, recorder.Body)
	}
}

func lay(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, body := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
