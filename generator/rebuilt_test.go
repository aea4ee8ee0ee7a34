package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// A build of what is built already writes no file at all, and one on another day only
// the pages whose words have changed.
func TestRebuilt(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	generator, err := builtCommand()
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	buildAt := func(now string) map[string]fs.FileInfo {
		t.Helper()
		build := exec.Command(generator, "build", "--content", demonstrationContent, "--layouts", "../layouts",
			"--static", "../static", "--out", filepath.Join(folder, "public"),
			"--bundle", filepath.Join(folder, "functions"), "--now", now)
		if said, err := build.CombinedOutput(); err != nil {
			t.Fatalf("build: %v\n%s", err, said)
		}
		return infosIn(t, folder)
	}
	written := func(before, after map[string]fs.FileInfo) (names []string) {
		for name, info := range after {
			if was := before[name]; was == nil || !os.SameFile(was, info) || !was.ModTime().Equal(info.ModTime()) {
				names = append(names, name)
			}
		}
		return names
	}

	first := buildAt("2026-11-21T09:00:00Z")
	pages, err := filesIn(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	if names := written(first, buildAt("2026-11-21T09:00:00Z")); len(names) > 0 {
		t.Errorf("built again, %d files were written, such as %s", len(names), names[0])
	}
	third := buildAt("2026-11-24T09:00:00Z")
	names := written(first, third)
	for _, name := range names {
		body, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, ".html") && wordsOf(t, body) == wordsOf(t, pages[name]) {
			t.Errorf("three days later %s was written, and it says what it said", name)
		}
	}
	if len(names) == 0 || len(names) > len(third)/2 {
		t.Errorf("three days later %d of %d files were written", len(names), len(third))
	}
	t.Logf("three days later %d of %d files were written", len(names), len(third))

	// A clock that is set back makes the site of that day once more.
	buildAt("2026-11-21T09:00:00Z")
	back, err := filesIn(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	for name := range pages {
		if strings.HasPrefix(name, "public/") && !bytes.Equal(back[name], pages[name]) {
			t.Errorf("the clock was set back, and %s is not what it was on that day", name)
		}
	}
}

// infosIn returns what is known of every file in a folder beside its bytes; what builds
// note for themselves is left out.
func infosIn(t *testing.T, folder string) map[string]fs.FileInfo {
	t.Helper()
	infos := map[string]fs.FileInfo{}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			if strings.HasSuffix(entry.Name(), ".bandstand") {
				return filepath.SkipDir
			}
			return nil
		}
		name, err := filepath.Rel(folder, file)
		if err != nil {
			return err
		}
		infos[filepath.ToSlash(name)], err = entry.Info()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return infos
}

// wordsOf returns what a page says, without its markup.
func wordsOf(t *testing.T, page []byte) string {
	t.Helper()
	var words strings.Builder
	for tokens := html.NewTokenizer(bytes.NewReader(page)); tokens.Next() != html.ErrorToken; {
		if token := tokens.Token(); token.Type == html.TextToken {
			words.WriteString(token.Data)
		}
	}
	return words.String()
}
