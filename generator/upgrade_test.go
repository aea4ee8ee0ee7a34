package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// repository is a folder of Git's.
type repository struct {
	*testing.T
	folder string
}

func (r repository) git(args ...string) string {
	r.Helper()
	said, err := r.runs("git", args...)
	if err != nil {
		r.Fatalf("git %v: %v: %s", args, err, said)
	}
	return said
}

func (r repository) runs(name string, args ...string) (string, error) {
	program := exec.Command(name, args...)
	program.Dir = r.folder
	program.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.org", "GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.org")
	said, err := program.CombinedOutput()
	return strings.TrimSpace(string(said)), err
}

// commit writes files, those without words being removed, and commits them.
func (r repository) commit(message string, files map[string]string) {
	r.Helper()
	for name, words := range files {
		name = filepath.Join(r.folder, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			r.Fatal(err)
		}
		var err error
		if words == "" {
			err = os.Remove(name)
		} else {
			err = os.WriteFile(name, []byte(words), 0o644)
		}
		if err != nil {
			r.Fatal(err)
		}
	}
	r.git("add", "-A")
	r.git("commit", "-q", "-m", message)
}

// A directory that has put its own words in place of the demonstration gets what is new of
// the program, and nothing of the demonstration, whatever became of that.
func TestUpgradeBringsNoDemonstration(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("left out: Git is not installed")
	}
	script, err := filepath.Abs("../deploy/upgrade")
	if err != nil {
		t.Fatal(err)
	}
	program := repository{t, t.TempDir()}
	program.git("init", "-q", "-b", "main")
	program.commit("one", map[string]string{"main.go": "1\n", "layouts/page.html": "a\n", "content/site.yaml": "demonstration: {}\n", "content/activities/demo.md": "demo\n", "content/activities/kept.md": "kept\n"})
	own := repository{t, filepath.Join(t.TempDir(), "own")}
	repository{t, program.folder}.git("clone", "-q", "-o", "upstream", program.folder, own.folder)
	mine := map[string]string{"content/site.yaml": "name: Ours\n", "content/activities/demo.md": "", "content/activities/kept.md": "", "content/activities/ours.md": "ours\n"}
	own.commit("our own words", mine)

	program.commit("two", map[string]string{"main.go": "2\n", "base/new.md": "new\n", "content/site.yaml": "demonstration: {as_of: 2026}\n", "content/activities/demo.md": "demo, changed\n", "content/activities/another.md": "another\n"})
	said, err := own.runs(script)
	if err != nil || !strings.Contains(said, "merged") {
		t.Fatalf("%v: %s", err, said)
	}
	holds := func(want string) {
		t.Helper()
		if got := strings.Join(strings.Fields(own.git("ls-files")), " "); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if left := own.git("status", "--porcelain"); left != "" {
			t.Errorf("left: %s", left)
		}
		site, err := os.ReadFile(filepath.Join(own.folder, "content/site.yaml"))
		if err != nil || string(site) != "name: Ours\n" {
			t.Errorf("site.yaml: %v, %s", err, site)
		}
	}
	holds("base/new.md content/activities/ours.md content/site.yaml layouts/page.html main.go")
	if said, err := own.runs(script); err != nil || said != "you have that already" {
		t.Errorf("again: %v: %s", err, said)
	}

	// A version has a tag. What both changed elsewhere is for a person.
	program.commit("three", map[string]string{"layouts/page.html": "b\n", "content/activities/demo.md": "demo, once more\n"})
	program.git("tag", "v1.1.0")
	own.commit("our own layout", map[string]string{"layouts/page.html": "ours\n"})
	said, err = own.runs(script, "v1.1.0")
	if err == nil || !strings.Contains(said, "layouts/page.html") || strings.Contains(said, "content/") {
		t.Errorf("%v: %s", err, said)
	}
	own.commit("Merge v1.1.0", map[string]string{"layouts/page.html": "both\n"})
	holds("base/new.md content/activities/ours.md content/site.yaml layouts/page.html main.go")

	own.commit("typed", map[string]string{"notes": "x\n"})
	if err := os.WriteFile(filepath.Join(own.folder, "notes"), []byte("y\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, err := own.runs(script); err == nil || !strings.Contains(said, "not committed") {
		t.Errorf("with changes: %v: %s", err, said)
	}
	if said, err := own.runs("git", "stash", "-q"); err != nil {
		t.Fatal(said)
	}
	if said, err := own.runs(script, "v9"); err == nil {
		t.Errorf("a version that is not there: %s", said)
	}
}
