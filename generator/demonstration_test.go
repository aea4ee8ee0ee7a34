package main

import (
	"bytes"
	"cmp"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/page"
	"bandstand/messages"
	"bandstand/messages/email"
	"bandstand/search"
)

// demonstrationContent is the demonstration as it stood when search was judged by it. The tests read this copy and
// never content/, which is somebody else's as soon as the repository is copied.
const demonstrationContent = judgedFolder + "/content"

// demonstrationNow is the moment for which the tests build the demonstration.
const demonstrationNow = "2026-11-21T09:00:00Z"

// builtDemonstration builds the demonstration once for all tests, and gives the
// folder that holds public/ and functions/. builtPreview builds it as the host does
// for a pull request: with the languages that are drafts.
var (
	builtDemonstration = sync.OnceValues(func() (string, error) { return buildDemonstration("demonstration") })
	builtPreview       = sync.OnceValues(func() (string, error) { return buildDemonstration("preview", "--preview") })
)

func buildDemonstration(name string, flags ...string) (string, error) {
	generator, err := builtCommand()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(shared, name)
	build := append(flags, "build", "--content", demonstrationContent, "--layouts", "../layouts", "--static", "../static",
		"--out", filepath.Join(folder, "public"), "--bundle", filepath.Join(folder, "functions"), "--now", demonstrationNow)
	if said, err := exec.Command(generator, build...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, said)
	}
	return folder, nil
}

// builtCommand is the command as people run it, built once for all tests: the
// tests' own program, with the race detector in it, takes ten times as long over
// pictures and indexes.
var builtCommand = sync.OnceValues(func() (string, error) {
	file := filepath.Join(shared, "generator")
	if said, err := exec.Command("go", "build", "-o", file, ".").CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the command: %w\n%s", err, said)
	}
	return file, nil
})

// demonstration builds the demonstration, as `build` does, and returns what a host
// would serve: the files, the services, and the security headers on all.
func demonstration(t *testing.T) http.Handler {
	t.Helper()
	return hosted(t, builtDemonstration)
}

// hosted gives what a host would serve of a build. Whoever asks for a confirmation without
// more has sent a message a moment ago.
func hosted(t *testing.T, built func() (string, error)) http.Handler {
	t.Helper()
	folder, err := built()
	if err != nil {
		t.Fatal(err)
	}
	out, bundle := filepath.Join(folder, "public"), filepath.Join(folder, "functions")
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
	carried, err := os.ReadFile(filepath.Join(bundle, "messages", "bundle", "messages.json"))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(carried, []byte(`"to":`)) { // a preview, which could send nothing
		carried = bytes.ReplaceAll(carried, []byte(`"form":true`), []byte(`"form":true,"to":"group@bandstand.example"`))
	}
	passing, err := messages.Open(fstest.MapFS{"messages.json": {Data: carried}})
	if err != nil {
		t.Fatal(err)
	}
	kept := email.Outbox{Folder: filepath.Join(t.TempDir(), "outbox")}
	options := messages.Options{Key: []byte("the tests' own key"), Mailer: kept, Now: time.Now}
	forms := messages.Handler(passing, options)
	options.Now = func() time.Time { return time.Now().Add(-time.Minute) }
	earlier := messages.Handler(passing, options)
	var confirmations sync.Map // by form; sent once, because a group wants only so many
	files := http.FileServer(http.Dir(out))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address := strings.TrimPrefix(r.URL.Path, "/cy")
		file, err := os.Stat(filepath.Join(out, filepath.FromSlash(path.Clean("/"+r.URL.Path))))
		if address == "/search" || strings.HasPrefix(address, search.OpenReferralPath) && (err != nil || file.IsDir()) {
			finder.ServeHTTP(w, r)
			return
		}
		if strings.HasPrefix(address, "/messages/") {
			if form, ok := strings.CutSuffix(r.URL.Path, "/sent"); ok && r.URL.RawQuery == "" {
				sent, _ := confirmations.LoadOrStore(form, sync.OnceValue(func() string { return sendMessage(earlier, forms, form) }))
				r = httptest.NewRequest(http.MethodGet, sent.(func() string)(), nil)
			}
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

// sendMessage fills in a form to join in that it saw a while ago, sends it, and returns the
// address of the confirmation.
func sendMessage(earlier, now http.Handler, form string) string {
	shown := httptest.NewRecorder()
	earlier.ServeHTTP(shown, httptest.NewRequest(http.MethodGet, form, nil))
	stamp := regexp.MustCompile(`name="stamp" value="([^"]+)"`).FindStringSubmatch(shown.Body.String())
	if stamp == nil {
		return form + "/sent?no=form"
	}
	answers := url.Values{"stamp": {stamp[1]}, "for": {"me"}, "name": {"Ann Other"}, "phone": {"01632 960900"}, "adult": {"yes"}}
	posted := httptest.NewRequest(http.MethodPost, form, strings.NewReader(answers.Encode()))
	posted.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	now.ServeHTTP(answer, posted)
	return cmp.Or(answer.Header().Get("Location"), form+"/sent?not=sent")
}
