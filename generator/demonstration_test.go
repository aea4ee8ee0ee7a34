package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"bandstand/directory/page"
	"bandstand/messages"
	"bandstand/search"
)

// demonstrationNow is the moment for which the tests build the demonstration.
const demonstrationNow = "2026-11-21T09:00:00Z"

// demonstration builds the directory that the repository carries, as `build`
// does, and gives what a host would serve: the files, the search service, and
// the security headers on both.
func demonstration(t *testing.T) http.Handler {
	t.Helper()
	out, bundle := filepath.Join(t.TempDir(), "public"), t.TempDir()
	var said bytes.Buffer
	code := run([]string{
		"build", "--content", "../content", "--layouts", "../layouts", "--static", "../static",
		"--out", out, "--bundle", bundle, "--now", demonstrationNow,
	}, strings.NewReader(""), &said, &said, func(string) string { return "" })
	if code != 0 {
		t.Fatalf("build ended with %d: %s", code, said.String())
	}
	index, err := search.Open(os.DirFS(filepath.Join(bundle, "search", "bundle")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close() })
	now, err := time.Parse(time.RFC3339, demonstrationNow)
	if err != nil {
		t.Fatal(err)
	}
	finder := search.Handler(index, func() time.Time { return now })
	passing, err := messages.Open(os.DirFS(filepath.Join(bundle, "messages", "bundle")))
	if err != nil {
		t.Fatal(err)
	}
	kept := messages.Outbox{Folder: filepath.Join(t.TempDir(), "outbox"), Sender: "Bandstand"}
	forms := messages.Handler(passing, messages.Options{Key: []byte("the tests' own key"), Mailer: kept, Now: time.Now})
	files := http.FileServer(http.Dir(out))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/search" {
			finder.ServeHTTP(w, r)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/messages/") {
			forms.ServeHTTP(w, r)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/outbox") {
			kept.ServeHTTP(w, r)
			return
		}
		page.Secure(w.Header())
		files.ServeHTTP(w, r)
	})
}
