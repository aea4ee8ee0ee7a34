package main

import (
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestWithoutAnIndexItSaysSoPlainly(t *testing.T) {
	tests := []struct {
		name   string
		bundle fs.FS
		says   string
	}{
		{"fresh clone", fstest.MapFS{"README": {Data: []byte("built here\n")}}, "no search index"},
		{"no folder at all", fstest.MapFS{}, "no search index"},
		{"half a bundle", fstest.MapFS{"search.json": {Data: []byte("{")}}, "search.json"},
		{"folder that cannot be read", os.DirFS("no/such/folder"), "no search index"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			answer, service := httptest.NewRecorder(), newService(time.Now)
			if err := service.Open(test.bundle, true); err == nil || !strings.Contains(err.Error(), test.says) {
				t.Errorf("got %v, want %q", err, test.says)
			}
			service.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/search?q=choir", nil))
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
		})
	}
}

// The committed file is what lets a fresh clone compile; builds must leave it.
func TestTheBundleIsCarried(t *testing.T) {
	if _, err := fs.Stat(embedded, "bundle/README"); err != nil {
		t.Error(err)
	}
}
