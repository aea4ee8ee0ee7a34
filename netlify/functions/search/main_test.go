package main

import (
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestWithoutAnIndexItSaysSoPlainly(t *testing.T) {
	tests := []struct {
		name   string
		bundle fs.FS
		logged string
	}{
		{"fresh clone", fstest.MapFS{"README": {Data: []byte("built here\n")}}, "no search index"},
		{"no folder at all", fstest.MapFS{}, "no search index"},
		{"half a bundle", fstest.MapFS{"search.json": {Data: []byte("{")}}, "search.json"},
		{"folder that cannot be read", os.DirFS("no/such/folder"), "no search index"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var logged strings.Builder
			log.SetOutput(&logged)
			defer log.SetOutput(os.Stderr)

			answer := httptest.NewRecorder()
			service(test.bundle).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/search?q=choir", nil))
			if answer.Code != http.StatusServiceUnavailable {
				t.Errorf("status: got %d, want 503", answer.Code)
			}
			for _, want := range []string{"Search is not working just now", `href="/towns/"`} {
				if !strings.Contains(answer.Body.String(), want) {
					t.Errorf("the page lacks %q", want)
				}
			}
			if answer.Header().Get("Content-Security-Policy") == "" {
				t.Error("no security headers")
			}
			if !strings.Contains(logged.String(), test.logged) {
				t.Errorf("log: got %q, want %q in it", logged.String(), test.logged)
			}
		})
	}
}

// The committed file is what lets a fresh clone compile; builds must leave it.
func TestTheBundleIsCarried(t *testing.T) {
	if _, err := fs.Stat(embedded, "bundle/README"); err != nil {
		t.Error(err)
	}
}
