package history

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
)

// repository is a Git repository in which a test commits what it writes.
type repository struct {
	t      *testing.T
	folder string
}

func newRepository(t *testing.T) repository {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("there is no git")
	}
	r := repository{t, t.TempDir()}
	r.git("", "init", "--quiet", "--initial-branch=main")
	return r
}

func (r repository) git(day string, arguments ...string) {
	r.t.Helper()
	command := exec.Command("git", append([]string{"-C", r.folder, "-c", "user.name=Ann", "-c", "user.email=ann@example.org"}, arguments...)...)
	command.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_COMMITTER_DATE="+day+"T12:00:00Z", "GIT_AUTHOR_DATE=2020-01-01T12:00:00Z")
	if day == "" {
		command.Env = command.Env[:len(command.Env)-2]
	}
	if out, err := command.CombinedOutput(); err != nil {
		r.t.Fatalf("git %s: %v\n%s", arguments, err, out)
	}
}

func (r repository) write(name, text string) {
	r.t.Helper()
	file := filepath.Join(r.folder, name)
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// commit writes a page of the content folder and commits it; nothing is written where text is "".
func (r repository) commit(day, text string) {
	r.t.Helper()
	if text != "" {
		r.write("content/"+songs, text)
	}
	r.git(day, "add", "--all")
	r.git(day, "commit", "--quiet", "--allow-empty", "--message=A change")
}

const songs = "activities/salford/songs.md"

// page is long enough for a renamed one to be known again.
func page(fields string) string {
	return "---\ntitle: Songs\nsummary: Sing together, whatever your age.\norganisation: salford-song-circle\nkinds: [music]\n" + fields +
		"\n---\nWe sing what people bring, and what they remember. Nobody has to read music.\n"
}

// said returns what is known of the page in short: "2026-11-03: times and cost".
func said(h *History) string {
	last, known := h.Of(songs)
	switch {
	case h.Err() != nil:
		return h.Err().Error()
	case !known:
		return "unknown"
	case last.Added:
		return last.On.String() + ": added"
	}
	return last.On.String() + ": " + strings.Join(last.About, ", ")
}

func TestHistory(t *testing.T) {
	for _, test := range []struct {
		name string
		done func(r repository)
		want string
	}{
		{"added", func(r repository) { r.commit("2026-11-01", page("cost: {amount: 3}")) }, "2026-11-01: added"},
		{"two fields", func(r repository) {
			r.commit("2026-11-01", page("cost: {amount: 3}\nsessions: [{day: Tuesday, time: \"10:30\"}]"))
			r.commit("2026-11-03", page("cost: {amount: 4}\nsessions: [{day: Tuesday, time: \"11:30\"}]"))
			r.commit("2026-11-05", "") // somebody else's commit
		}, "2026-11-03: times, cost"},
		{"what no visitor sees is passed over", func(r repository) {
			r.commit("2026-11-01", page("cost: {amount: 3.50}\nonline: false\njoin: {form_to: songs}"))
			r.commit("2026-11-02", page("cost: {amount: 4.50}\nonline: false\njoin: {form_to: songs}"))
			r.commit("2026-11-03", page("# checked\ncost:\n  amount: 4.5\nlast_checked: 2026-11-03\nstatus: live\njoin: {form_to: choir}"))
		}, "2026-11-02: cost"},
		{"a contact is not how to join", func(r repository) {
			r.commit("2026-11-01", page("join: {how: book, contact: {phone: 01632 960001}}"))
			r.commit("2026-11-02", page("join: {how: book, contact: {phone: 01632 960002}}"))
		}, "2026-11-02: contact"},
		{"a draft that is shown", func(r repository) {
			r.commit("2026-11-01", page("status: draft"))
			r.commit("2026-11-02", page("status: live"))
		}, "2026-11-02: added"},
		{"renamed, with its folder", func(r repository) {
			r.write("words/activities/bury/sing.md", page("cost: {amount: 3}"))
			r.commit("2026-11-01", "")
			r.write("words/activities/bury/sing.md", page("cost: {amount: 4}"))
			r.commit("2026-11-02", "")
			r.git("2026-11-03", "mv", "words", "content")
			r.git("2026-11-03", "mv", "content/activities/bury", "content/activities/salford")
			r.git("2026-11-03", "mv", "content/activities/salford/sing.md", "content/"+songs)
			r.commit("2026-11-03", "")
		}, "2026-11-02: cost"},
		{"written over while it is not committed", func(r repository) {
			r.commit("2026-11-01", page("cost: {amount: 3}"))
			r.write("content/"+songs, page("cost: {amount: 4}"))
		}, "unknown"},
		{"not committed", func(r repository) {
			r.write("README.md", "Hello")
			r.commit("2026-11-01", "")
			r.write("content/"+songs, page("cost: {amount: 4}"))
		}, "unknown"},
		{"another of that name was taken out", func(r repository) {
			r.commit("2026-11-01", page("cost: {amount: 3}"))
			r.git("2026-11-02", "rm", "--quiet", "content/"+songs)
			r.commit("2026-11-02", "")
			r.write("content/"+songs, page("cost: {amount: 4}"))
		}, "unknown"},
		{"no commit yet", func(r repository) { r.write("content/"+songs, page("cost: {amount: 3}")) }, "unknown"},
		{"merged after the branch went on", func(r repository) {
			r.commit("2026-11-01", page("cost: {amount: 3}"))
			r.git("", "checkout", "--quiet", "-b", "other")
			r.commit("2026-11-02", page("cost: {amount: 4}"))
			r.git("", "checkout", "--quiet", "main")
			r.write("README.md", "Hello")
			r.commit("2026-11-03", "")
			r.git("2026-11-09", "merge", "--quiet", "--no-edit", "other")
		}, "2026-11-02: cost"},
		{"settled in a merge", func(r repository) {
			r.commit("2026-11-01", page("cost: {amount: 3}"))
			r.git("", "checkout", "--quiet", "-b", "other")
			r.commit("2026-11-02", page("cost: {amount: 4}"))
			r.git("", "checkout", "--quiet", "main")
			r.commit("2026-11-03", page("cost: {amount: 5}"))
			r.git("2026-11-09", "merge", "--quiet", "--no-commit", "--strategy=ours", "other")
			r.commit("2026-11-09", page("cost: {amount: 6}"))
		}, "2026-11-09: cost"},
		{"no page that could be read", func(r repository) {
			r.commit("2026-11-01", "nothing")
			r.commit("2026-11-02", page("cost: {amount: 4}"))
		}, "unknown"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			r := newRepository(t)
			test.done(r)
			if got := said(Begin(filepath.Join(r.folder, "content"), []string{songs})); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// Hosts clone the last commits alone. What was before them nobody knows, so the oldest does not count.
func TestShallowClone(t *testing.T) {
	r := newRepository(t)
	r.commit("2026-11-01", page("cost: {amount: 3}"))
	r.commit("2026-11-02", page("cost: {amount: 4}"))
	r.write("README.md", "Hello")
	r.commit("2026-11-03", "")
	for depth, want := range map[string]string{"1": "unknown", "2": "unknown", "3": "2026-11-02: cost"} {
		clone := filepath.Join(t.TempDir(), "clone")
		r.git("", "clone", "--quiet", "--depth", depth, "file://"+r.folder, clone)
		if got := said(Begin(filepath.Join(clone, "content"), []string{songs})); got != want {
			t.Errorf("depth %s: got %s, want %s", depth, got, want)
		}
	}
}

// A host may take the words of what it fetched, and keep the program that it has.
func TestWordsOfWhatWasFetched(t *testing.T) {
	r := newRepository(t)
	r.commit("2026-11-01", page("cost: {amount: 3}"))
	clone := repository{t, filepath.Join(t.TempDir(), "clone")}
	r.git("", "clone", "--quiet", r.folder, clone.folder)
	r.commit("2026-11-02", page("cost: {amount: 4}"))
	r.commit("2026-11-03", page("cost: {amount: 5}\nbuddy: Ann"))
	for _, test := range []struct{ from, want string }{
		{"HEAD", "2026-11-01: added"}, {"FETCH_HEAD", "2026-11-03: cost, first_visit"}, {"FETCH_HEAD~1", "2026-11-02: cost"},
	} {
		clone.git("", "fetch", "--quiet", "origin", "main")
		clone.git("", "restore", "--source="+test.from, "--staged", "--worktree", "--", "content")
		if got := said(Begin(filepath.Join(clone.folder, "content"), []string{songs})); got != test.want {
			t.Errorf("with the words of %s: got %s, want %s", test.from, got, test.want)
		}
	}
}

func TestNoRepository(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(folder))
	if got := said(Begin(folder, []string{songs})); got != "unknown" {
		t.Errorf("outside of a repository: got %s", got)
	}
	t.Setenv("PATH", folder)
	if got := said(Begin(folder, []string{songs})); got != "unknown" {
		t.Errorf("without Git: got %s", got)
	}
}

func TestForget(t *testing.T) {
	h := &History{done: make(chan struct{}), forgotten: map[string]bool{}, known: map[string]activity.Alteration{
		songs: {On: schedule.Date{Year: 2026, Month: 11, Day: 1}, Added: true},
	}}
	if _, known := h.OfSoFar(songs); known {
		t.Error("it is known before it has been read")
	}
	close(h.done)
	if got := said(h); got != "2026-11-01: added" {
		t.Errorf("got %s", got)
	}
	h.Forget([]string{songs})
	if got := said(h); got != "unknown" {
		t.Errorf("after it was saved: got %s", got)
	}
}
