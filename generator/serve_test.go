package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"bandstand/generator/preview"
	"bandstand/search"
)

// served is the real command, serving a small directory.
type served struct {
	t         *testing.T
	command   *exec.Cmd
	folder    string
	temporary string // the folder for its temporary files
	url       string
	lines     *bufio.Scanner // of what it prints
	errors    bytes.Buffer   // what it says on the other channel, whole once it has stopped
}

// startServing runs `serve` in a folder until the test ends, with some variables
// of the environment set.
func startServing(t *testing.T, folder string, env ...string) *served {
	t.Helper()
	command := exec.Command("generator", "serve", "--addr", "localhost:0", "--now", "2026-11-21T09:00:00Z")
	temporary := t.TempDir()
	command.Dir, command.Env = folder, append(append(os.Environ(), "TMPDIR="+temporary), env...)
	s := &served{t: t, command: command, folder: folder, temporary: temporary}
	command.Stderr = &s.errors
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { command.Process.Kill() })
	s.lines = bufio.NewScanner(out)
	for s.lines.Scan() {
		if strings.HasPrefix(s.lines.Text(), "http://localhost:") {
			s.url = s.lines.Text()
			return s
		}
	}
	t.Fatal("it never said where it serves")
	return nil
}

// edit changes words of a file.
func (s *served) edit(file, old, changed string) {
	s.t.Helper()
	body := s.read(file)
	if !strings.Contains(body, old) {
		s.t.Fatalf("%s does not say %q", file, old)
	}
	s.write(file, strings.Replace(body, old, changed, 1))
}

func (s *served) read(file string) string {
	s.t.Helper()
	body, err := os.ReadFile(filepath.Join(s.folder, filepath.FromSlash(file)))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(body)
}

func (s *served) write(file, body string) {
	s.t.Helper()
	lay(s.t, s.folder, map[string]string{file: body})
}

func (s *served) rename(from, to string) {
	s.t.Helper()
	if err := os.Rename(filepath.Join(s.folder, filepath.FromSlash(from)), filepath.Join(s.folder, filepath.FromSlash(to))); err != nil {
		s.t.Fatal(err)
	}
}

// shows asks for an address until its answer holds what is wanted.
func (s *served) shows(address string, status int, want string) {
	s.t.Helper()
	var got int
	var body string
	for range 300 {
		if got, body = s.get(address); got == status && strings.Contains(body, want) {
			return
		}
		time.Sleep(30 * time.Millisecond)
	}
	s.t.Fatalf("%s: got %d, want %d with %q in\n%s", address, got, status, want, body)
}

func (s *served) get(address string) (status int, body string) {
	s.t.Helper()
	response, err := http.Get(s.url + address)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	read, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return response.StatusCode, string(read)
}

const (
	songsPage = "/activities/songs-across-the-ages/"
	songsFile = "content/activities/salford/songs-across-the-ages.md"
)

func TestServe(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	before, err := filesIn(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	s := startServing(t, folder)
	s.shows("/", 200, "/_preview/reload.js")
	s.shows(songsPage, 200, "Sing together, whatever your age.")
	s.shows("/search?q=singing&format=json", 200, `"slug":"songs-across-the-ages"`)
	s.shows("/open-referral", 200, `"version":"HSDS-UK`)
	s.shows("/open-referral/taxonomies", 200, `"total_items"`)
	s.shows("/open-referral/services?search=singing", 200, "Songs Across the Ages")
	s.shows("/open-referral/nothing", 404, "")
	s.shows("/nowhere/", 404, "<h1")
	s.shows("/components/", 200, "<h1")

	// The open page hears of the change.
	response, err := http.Get(s.url + "/_preview/events")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	events := bufio.NewScanner(response.Body)
	first := nextEdition(t, events)
	s.edit(songsFile, "Sing together", "Hum together")
	if second := nextEdition(t, events); second == first {
		t.Errorf("got edition %s again", second)
	}
	s.shows(songsPage, 200, "Hum together, whatever your age.")
	s.shows("/search?q=hum&format=json", 200, "Hum together")

	// A mistake keeps the site as it was, and is shown with its cure.
	s.edit(songsFile, "kinds:", "kindz:")
	s.shows(songsPage, 200, "did you mean &#34;kinds&#34;?")
	s.shows(songsPage, 200, "Hum together")
	s.shows("/search?q=hum&format=json", 200, "Hum together")
	s.edit(songsFile, "kindz:", "kinds:")
	s.edit(songsFile, "Hum together", "Sing together")
	s.shows(songsPage, 200, "Sing together")

	// Layouts are watched too.
	s.edit("layouts/not-found.html", "<h1", `<h1 data-changed`)
	s.shows("/nowhere/", 404, "data-changed")
	s.edit("layouts/not-found.html", `<h1 data-changed`, "<h1")

	s.stops()
	after, err := filesIn(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	if !maps.EqualFunc(before, after, bytes.Equal) {
		t.Errorf("serve has left in its folder %q, where there was %q", slices.Sorted(maps.Keys(after)), slices.Sorted(maps.Keys(before)))
	}
}

// A file is shown as far as it is written, and right as soon as it is.
func TestServeAHalfWrittenFile(t *testing.T) {
	t.Parallel()
	s := startServing(t, laidProject(t))
	whole := strings.Replace(s.read(songsFile), "Sing together", "Chant together", 1)
	s.write(songsFile, whole[:len(whole)/3])
	s.shows(songsPage, 200, "to mend")
	s.shows(songsPage, 200, "Sing together")
	s.write(songsFile, whole)
	s.shows(songsPage, 200, "Chant together")
	if _, body := s.get(songsPage); strings.Contains(body, "to mend") {
		t.Error("the mistakes of a file that was half written are still shown")
	}
	s.write("layouts/activity.html", "")
	s.shows(songsPage, 200, "/_preview/reload.js")
	s.stops()
}

func TestServeFilesThatComeAndGo(t *testing.T) {
	t.Parallel()
	s := startServing(t, laidProject(t))
	second := strings.Replace(s.read(songsFile), "Songs Across the Ages", "Tunes Across the Ages", 1)
	s.write("content/activities/manchester/tunes-across-the-ages.md", second)
	s.shows("/activities/tunes-across-the-ages/", 200, "Tunes Across the Ages")
	s.shows("/search?q=tunes&format=json", 200, `"slug":"tunes-across-the-ages"`)

	// A folder gets another name, and what is in it goes on being watched.
	s.rename("content/activities/manchester", "content/activities/greater-manchester")
	s.edit("content/activities/greater-manchester/tunes-across-the-ages.md", "Sing together", "Hum together")
	s.shows("/activities/tunes-across-the-ages/", 200, "Hum together")
	s.edit("content/activities/greater-manchester/tunes-across-the-ages.md", "Hum together", "Whistle together")
	s.shows("/activities/tunes-across-the-ages/", 200, "Whistle together")

	if err := os.RemoveAll(filepath.Join(s.folder, "content/activities/greater-manchester")); err != nil {
		t.Fatal(err)
	}
	s.shows("/activities/tunes-across-the-ages/", 404, "<h1")
	s.shows("/search?q=tunes&format=json", 200, `"total":0`)

	// The whole folder goes, as when another branch is checked out, and comes back.
	s.rename("content", "away")
	s.shows(songsPage, 200, "there is no folder content")
	s.shows(songsPage, 200, "Sing together")
	s.edit("away/activities/salford/songs-across-the-ages.md", "Sing together", "Croon together")
	s.rename("away", "content")
	s.shows(songsPage, 200, "Croon together")
	s.edit(songsFile, "Croon together", "Yodel together")
	s.shows(songsPage, 200, "Yodel together")
	s.stops()
}

func TestServeManySavesAtOnce(t *testing.T) {
	t.Parallel()
	s := startServing(t, laidProject(t))
	last := "Sing together"
	for n := range 30 {
		next := fmt.Sprintf("Sing the %dth song together", n)
		s.edit(songsFile, last, next)
		last = next
		if n%3 == 0 {
			time.Sleep(10 * time.Millisecond)
		}
	}
	s.shows(songsPage, 200, last)
	s.shows("/search?q=singing&format=json", 200, last)
	s.stops()
}

// Whenever it is stopped, while search is still being made ready too, nothing is left.
func TestServeStopsAtOnce(t *testing.T) {
	t.Parallel()
	folder := laidProject(t)
	for _, after := range []time.Duration{0, 160, 180, 200, 220, 240} {
		s := startServing(t, folder)
		time.Sleep(after * time.Millisecond)
		s.stops()
	}
}

// laidProject is layProject in a folder of its own.
func laidProject(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	return folder
}

func nextEdition(t *testing.T, events *bufio.Scanner) string {
	t.Helper()
	for events.Scan() {
		if events.Text() == "event: edition" && events.Scan() {
			return events.Text()
		}
	}
	t.Fatal("no edition was told")
	return ""
}

// stops asks it to end, as Ctrl and C or a container's host does, and gives what
// it said since it began to serve.
func (s *served) stops() (said string) {
	s.t.Helper()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	for s.lines.Scan() { // what it still prints
		said += s.lines.Text() + "\n"
	}
	if err := s.command.Wait(); err != nil {
		s.t.Errorf("it did not stop well: %v\n%.6000s", err, s.errors.String())
	}
	if left, err := os.ReadDir(s.temporary); err != nil || len(left) > 0 {
		s.t.Errorf("it left %v (%v) among the temporary files", left, err)
	}
	if _, err := os.Stat(filepath.Join(s.folder, "public")); err == nil {
		s.t.Error("it published something")
	}
	return said + s.errors.String()
}

func TestServeBeginsWithMistakes(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	mistaken := filepath.Join(folder, "content", "site.yaml")
	if err := os.MkdirAll(filepath.Dir(mistaken), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mistaken, []byte("nam: Bandstand\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	s := startServing(t, folder)
	s.shows("/", http.StatusServiceUnavailable, "did you mean &#34;name&#34;?")
	sound, err := os.ReadFile(filepath.Join("testdata", "small", "content", "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(mistaken, sound, 0o644); err != nil {
		t.Fatal(err)
	}
	s.shows("/", 200, "Bandstand")
	s.stops()
}

func TestServeSaysThatTheAddressIsTaken(t *testing.T) {
	t.Parallel()
	s := startServing(t, laidProject(t))
	taken := strings.TrimPrefix(s.url, "http://")
	second := exec.Command("generator", "serve", "--addr", taken)
	second.Dir = s.folder
	told, err := second.CombinedOutput()
	want := fmt.Sprintf("cannot listen on %s: bind: address already in use\n", taken)
	if err == nil || !strings.HasPrefix(string(told), want) || !strings.Contains(string(told), "\n  hint: write a name of this machine") {
		t.Errorf("got %v and\n%s\nwant\n%s", err, told, want)
	}
	s.stops()
}

// Of all that lies in the folders, a save of one listing reads that listing: the rest may
// even be gone, as long as nobody says so.
func TestASaveReadsWhatChangedAlone(t *testing.T) {
	folder := laidProject(t)
	in := func(name string) string { return filepath.Join(folder, filepath.FromSlash(name)) }
	s := &serving{
		folder: t.TempDir(),
		program: &program{stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }, flags: flags{
			Content: in("content"), Layouts: in("layouts"), Static: in("static"),
			Now: moment{time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)},
		}},
	}
	t.Cleanup(func() { s.live.Close() })
	edited := &served{t: t, folder: folder}
	edited.edit("content/site.yaml", "languages: [en]", "languages: [en, cy]")
	var known [2]search.Source
	for n := range known {
		var changes preview.Changes
		if n == 1 {
			for _, gone := range []string{"content/site.yaml", "content/towns", "content/organisations", "content/vocabulary", "layouts", "static"} {
				if err := os.RemoveAll(in(gone)); err != nil {
					t.Fatal(err)
				}
			}
			edited.write(songsFile, edited.read(songsFile)+"\nBring a sackbut.\n")
			changes = preview.Changes{s.Content: {strings.TrimPrefix(songsFile, "content/")}}
		}
		made := s.make(changes)
		if made.Page == nil {
			t.Fatalf("it was not made: %q", made.Errors)
		}
		if err := made.Index(t.Context()); err != nil {
			t.Fatal(err)
		}
		source, err := s.site.Search()
		if err != nil {
			t.Fatal(err)
		}
		known[n] = source
		for _, prefix := range []string{"", "cy/"} {
			fill, _ := made.Page(prefix + songsPage[1:] + "index.html")
			var shown bytes.Buffer
			if err := fill(&shown); err != nil {
				t.Fatal(err)
			}
			if got, want := strings.Contains(shown.String(), "sackbut"), n == 1; got != want {
				t.Errorf("save %d, %q: the new word is shown: %t", n, prefix, got)
			}
		}
	}
	if known[0].Vocabularies != known[1].Vocabularies ||
		known[0].Translations[0].Vocabularies != known[1].Translations[0].Vocabularies {
		t.Error("vocabularies are others, though nothing of them changed")
	}
}
