package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// serving is the real command, serving a small directory.
type serving struct {
	t       *testing.T
	command *exec.Cmd
	folder  string
	url     string
	lines   *bufio.Scanner // of what it prints
	errors  bytes.Buffer   // what it says on the other channel, whole once it has stopped
}

// startServing runs `serve` in a folder until the test ends, with some variables
// of the environment set.
func startServing(t *testing.T, folder string, env ...string) *serving {
	t.Helper()
	command := exec.Command("generator", "serve", "--addr", "localhost:0", "--now", "2026-11-21T09:00:00Z")
	command.Dir, command.Env = folder, append(os.Environ(), env...)
	s := &serving{t: t, command: command, folder: folder}
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
func (s *serving) edit(file, old, changed string) {
	s.t.Helper()
	name := filepath.Join(s.folder, filepath.FromSlash(file))
	body, err := os.ReadFile(name)
	if err != nil {
		s.t.Fatal(err)
	}
	if !strings.Contains(string(body), old) {
		s.t.Fatalf("%s does not say %q", file, old)
	}
	if err := os.WriteFile(name, []byte(strings.Replace(string(body), old, changed, 1)), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// shows asks for an address until its answer holds what is wanted.
func (s *serving) shows(address string, status int, want string) {
	s.t.Helper()
	var got int
	var body []byte
	for range 300 {
		response, err := http.Get(s.url + address)
		if err != nil {
			s.t.Fatal(err)
		}
		body, err = io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			s.t.Fatal(err)
		}
		if got = response.StatusCode; got == status && strings.Contains(string(body), want) {
			return
		}
		time.Sleep(30 * time.Millisecond)
	}
	s.t.Fatalf("%s: got %d, want %d with %q in\n%s", address, got, status, want, body)
}

func TestServe(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	s := startServing(t, folder)
	const page, file = "/activities/songs-across-the-ages/", "content/activities/salford/songs-across-the-ages.md"
	s.shows("/", 200, "/_preview/reload.js")
	s.shows(page, 200, "Sing together, whatever your age.")
	s.shows("/search?q=singing&format=json", 200, `"slug":"songs-across-the-ages"`)
	s.shows("/nowhere/", 404, "<h1")

	// The open page hears of the change.
	response, err := http.Get(s.url + "/_preview/events")
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	events := bufio.NewScanner(response.Body)
	first := nextEdition(t, events)
	s.edit(file, "Sing together", "Hum together")
	if second := nextEdition(t, events); second == first {
		t.Errorf("got edition %s again", second)
	}
	s.shows(page, 200, "Hum together, whatever your age.")
	s.shows("/search?q=hum&format=json", 200, "Hum together")

	// A mistake keeps the site as it was, and is shown with its cure.
	s.edit(file, "kinds:", "kindz:")
	s.shows(page, 200, "did you mean &#34;kinds&#34;?")
	s.shows(page, 200, "Hum together")
	s.shows("/search?q=hum&format=json", 200, "Hum together")
	s.edit(file, "kindz:", "kinds:")
	s.edit(file, "Hum together", "Whistle together")
	s.shows(page, 200, "Whistle together")

	// Layouts are watched too.
	s.edit("layouts/not-found.html", "<h1", `<h1 data-changed`)
	s.shows("/nowhere/", 404, "data-changed")

	s.stops()
}

func nextEdition(t *testing.T, events *bufio.Scanner) string {
	t.Helper()
	for events.Scan() {
		if id, ok := strings.CutPrefix(events.Text(), "data: "); ok {
			return id
		}
	}
	t.Fatal("no edition was told")
	return ""
}

// stops asks it to end, as Ctrl and C or a container's host does, and gives what
// it said since it began to serve.
func (s *serving) stops() (said string) {
	s.t.Helper()
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil {
		s.t.Fatal(err)
	}
	for s.lines.Scan() { // what it still prints
		said += s.lines.Text() + "\n"
	}
	if err := s.command.Wait(); err != nil {
		s.t.Errorf("it did not stop well: %v", err)
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
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	s := startServing(t, folder)
	taken := strings.TrimPrefix(s.url, "http://")
	second := exec.Command("generator", "serve", "--addr", taken)
	second.Dir = folder
	told, err := second.CombinedOutput()
	want := fmt.Sprintf("another program is using %s already\n  hint: stop it, or choose another address: --addr localhost:8081\n", taken)
	if err == nil || string(told) != want {
		t.Errorf("got %v and\n%s\nwant\n%s", err, told, want)
	}
	s.stops()
}
