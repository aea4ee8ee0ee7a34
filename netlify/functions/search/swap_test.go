package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"bandstand/search"
)

// asProgram has the tests' own binary be the program, with the race detector if they
// have it.
const asProgram = "BANDSTAND_TEST_IS_SEARCH"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main() // which ends the process
	}
	os.Exit(m.Run())
}

// builds are two directories that share no word but "choir".
func builds(t *testing.T) [2]string {
	t.Helper()
	layouts := fstest.MapFS{
		"page.html":            {Data: []byte(`{{template "main" .}}`)},
		"search.html":          {Data: []byte(`{{define "main"}}{{range .Main.Results}}{{template "card" .}}{{end}}{{end}}`)},
		"embed.html":           {Data: []byte(`{{define "main"}}{{end}}`)},
		"components/card.html": {Data: []byte(`{{define "card"}}<p>{{.Title}}: {{.Summary}}</p>{{end}}`)},
	}
	source := func(language string, documents ...search.Document) search.Source {
		made := search.Source{Documents: documents, Vocabularies: &search.Vocabularies{}, Nation: "england", Layouts: layouts}
		made.Shell.Language = language
		return made
	}
	var listed search.Turn
	listed.Listed = true
	turns := []search.Turn{listed}
	var all [2]string
	for i, documents := range [][]search.Document{
		{{Card: search.Card{Turns: turns, Slug: "linnet", Title: "Linnet choir", Summary: "Linnet songs"}}},
		{
			{Card: search.Card{Turns: turns, Slug: "curlew", Title: "Curlew choir", Summary: "Curlew songs"}},
			{Card: search.Card{Turns: turns, Slug: "curlew-2", Title: "Curlew choir at night", Summary: "More Curlew songs"}},
		},
	} {
		both := source("en", documents...)
		welsh := source("cy", documents...)
		welsh.Shell.Prefix = "/cy"
		both.Translations = []search.Source{welsh}
		all[i] = t.TempDir()
		if err := search.Build(both, nil, all[i]); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// replace puts a file of one folder in the place of that of another.
func replace(t *testing.T, folder, name, from string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(from, name))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, name), text, 0o644)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// A service that people ask all the time is given one build after the other, and some
// that are half of this and half of that: whoever asks gets an answer, of one build.
func TestBundlesAreSwappedUnderLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("it waits for the service to look at its folder, several times")
	}
	all := builds(t)
	at := filepath.Join(t.TempDir(), "bundle")
	swap := func(build string) {
		t.Helper()
		os.RemoveAll(at + ".old")
		if err := errors.Join(os.CopyFS(at+".new", os.DirFS(build)), os.Rename(at, at+".old"), os.Rename(at+".new", at)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(at, os.DirFS(all[0])); err != nil {
		t.Fatal(err)
	}
	program := exec.CommandContext(t.Context(), os.Args[0], "-listen", "localhost:0", "-bundle", at)
	program.Env = append(os.Environ(), asProgram+"=1", "TMPDIR="+t.TempDir())
	said, err := program.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(said)
	until := func(what string) string {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), "DATA RACE") {
				t.Error("a race")
			}
			if strings.Contains(lines.Text(), what) {
				return lines.Text()
			}
		}
		t.Fatalf("the service ended and never said %q", what)
		return ""
	}
	until("answering from the bundle")
	_, site, _ := strings.Cut(until("listening on "), "listening on ")

	var asked atomic.Int64
	var visitors sync.WaitGroup
	stop := make(chan struct{})
	for i, address := range []string{"/search?q=choir&format=json", "/search?q=choir", "/cy/search?q=choir", "/search?q=songs&format=json"} {
		visitors.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if err := answered(site + address); err != nil {
					t.Errorf("visitor %d: %v", i, err)
					return
				}
				asked.Add(1)
			}
		})
	}
	const taken, refused = "answering from the bundle", "is not taken"
	swap(all[1])
	until(taken)
	mixed := t.TempDir()
	if err := os.CopyFS(mixed, os.DirFS(all[0])); err != nil {
		t.Fatal(err)
	}
	replace(t, mixed, "cards.jsonl", all[1])
	swap(mixed)
	until(refused)
	replace(t, mixed, "cards.jsonl", all[0])
	replace(t, mixed, "cy/facts.json", all[1])
	swap(mixed)
	until(refused)
	if err := os.Truncate(filepath.Join(at, "search.json"), 20); err != nil { // as cp begins
		t.Fatal(err)
	}
	until(refused)
	if body, err := get(site + "/search?q=choir"); err != nil || !strings.Contains(body, "Curlew choir") {
		t.Errorf("after builds that were refused: %v, %s", err, body)
	}
	swap(all[0])
	until(taken)
	if body, err := get(site + "/cy/search?q=choir"); err != nil || !strings.Contains(body, "Linnet choir") {
		t.Errorf("after the last build: %v, %s", err, body)
	}
	close(stop)
	visitors.Wait()
	t.Logf("%d answers", asked.Load())

	if err := program.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(said)
	if err := program.Wait(); err != nil || strings.Contains(string(rest), "DATA RACE") {
		t.Errorf("the service ended with %v, and said: %s", err, rest)
	}
}

func get(address string) (string, error) {
	response, err := http.Get(address)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d", response.StatusCode)
	}
	return string(body), err
}

// answered returns an error where there is no answer, or one of two builds.
func answered(address string) error {
	body, err := get(address)
	if err != nil {
		return err
	}
	if strings.Contains(body, "Linnet") == strings.Contains(body, "Curlew") {
		return fmt.Errorf("%s is not of one build: %s", address, body)
	}
	return nil
}
