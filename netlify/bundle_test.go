package netlify

import (
	"errors"
	"io/fs"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// reads is a service whose bundle is one file, which must not hold the word "bad".
type reads struct {
	http.Handler
	opened []string
	during func() // while a bundle is opened
}

func (s *reads) Open(bundle fs.FS, stays bool) error {
	text, err := fs.ReadFile(bundle, "words")
	if err != nil {
		return err
	}
	if stays {
		return errors.New("a folder does not stay as it is")
	}
	if s.during != nil {
		s.during()
	}
	if strings.Contains(string(text), "bad") {
		return errors.New("a bad word")
	}
	s.opened = append(s.opened, string(text))
	return nil
}

func (s *reads) last() string {
	if len(s.opened) == 0 {
		return "nothing"
	}
	return s.opened[len(s.opened)-1]
}

func TestAFolderIsFollowed(t *testing.T) {
	temporary := t.TempDir()
	t.Setenv("TMPDIR", t.TempDir())
	var logged strings.Builder
	log.SetOutput(&logged)
	defer log.SetOutput(os.Stderr)
	at := filepath.Join(temporary, "bundle")
	put := func(folder, text string) {
		t.Helper()
		if err := errors.Join(os.MkdirAll(folder, 0o755), os.WriteFile(filepath.Join(folder, "words"), []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	service := &reads{}
	following := &folder{name: at, service: service}
	steps := []struct {
		name string
		do   func()
		want string
		logs string
	}{
		{"no folder yet", func() {}, "nothing", "is not taken"},
		{"the first build", func() { put(at, "one") }, "one", "answering from the bundle in " + at},
		{"a build that does not open", func() { put(at, "bad") }, "one", "is not taken: a bad word"},
		{"the same again", func() {}, "one", ""},
		{"a folder put in its place", func() {
			put(at+".new", "two")
			if err := errors.Join(os.Rename(at, at+".old"), os.Rename(at+".new", at)); err != nil {
				t.Fatal(err)
			}
		}, "two", "answering from the bundle in " + at},
		{"nothing new", func() {}, "two", ""},
		{"no folder for a moment", func() {
			if err := os.RemoveAll(at); err != nil {
				t.Fatal(err)
			}
		}, "two", "is not taken"},
		{"a link to a release", func() {
			put(at+".3", "three")
			if err := os.Symlink(at+".3", at); err != nil {
				t.Fatal(err)
			}
		}, "three", "answering from the bundle in " + at},
		{"the link to another", func() {
			put(at+".4", "four")
			if err := errors.Join(os.Remove(at), os.Symlink(at+".4", at)); err != nil {
				t.Fatal(err)
			}
		}, "four", "answering from the bundle in " + at},
	}
	for _, step := range steps {
		step.do()
		logged.Reset()
		following.look()
		if got := service.last(); got != step.want || !strings.Contains(logged.String(), step.logs) || step.logs == "" && logged.Len() > 0 {
			t.Errorf("%s: answers from %q, want %q; logged %q, want %q", step.name, got, step.want, &logged, step.logs)
		}
	}

	// What is written while a bundle is opened is seen at the next look.
	service.during = func() { put(at, "five, longer") }
	put(at, "4b")
	following.look()
	service.during = nil
	following.look()
	if got := service.last(); got != "five, longer" {
		t.Errorf("written to while it was opened: answers from %q", got)
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}
