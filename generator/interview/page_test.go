package interview

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/content"
)

func TestWritePage(t *testing.T) {
	got := writePage(
		[]string{"title", "venue.name", "venue.town", "join.how", "join.contact.role", "join.contact.phone", "join.referral.who", "status"},
		map[string]string{
			"title": "Beans", "venue.town": "salford", "join.contact.phone": `"01632 960001"`,
			"join.contact.role": "the host", "join.referral.who": "Your GP",
		},
		"Words.")
	const want = `---
title: Beans
venue:
  town: salford
join:
  contact:
    role: the host
    phone: "01632 960001"
  referral:
    who: Your GP
---
Words.
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAsYAML(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Songs Across the Ages", "Songs Across the Ages"},
		{"Tea and cake, for £2", `"Tea and cake, for £2"`},
		{"Tea: and cake", `"Tea: and cake"`},
		{"Beans #1", `"Beans #1"`},
		{"No", `"No"`},
		{"null", `"null"`},
		{"12 songs", `"12 songs"`},
		{"- dash", `"- dash"`},
		{`the "bean" host`, `"the \"bean\" host"`},
		{`a \ stroke`, `"a \\ stroke"`},
		{"Café côté jardin", "Café côté jardin"},
	}
	for _, test := range tests {
		if got := asYAML(test.text); got != test.want {
			t.Errorf("asYAML(%q): got %s, want %s", test.text, got, test.want)
		}
	}
}

// FuzzAnswer: whatever somebody types is either refused or stands in the page as
// it was typed, but for the width of its spaces.
func FuzzAnswer(f *testing.F) {
	for _, seed := range []string{"Songs", "Tea: and cake", "a # b", `"`, `\`, "{x}", "[x", "*a", "&a", "!a", "yes", "~", "1e3", "2026-11-02", "---", "\u202e", "a\tb", "|", ">", "%", "@", "`", "'", "- a", "? a", "é", "\xff", "a: ", ": a", "NULL"} {
		f.Add(seed)
	}
	small, err := snapshot(os.DirFS(filepath.Join("..", "testdata", "small", "content")))
	if err != nil {
		f.Fatal(err)
	}
	const listing = "activities/salford/songs-across-the-ages.md"
	sound := string(small[listing].Data)
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, typed string) {
		answer := strings.TrimSpace(typed)
		if answer == "" || strings.Contains(answer, "\n") {
			t.Skip("that is not one line")
		}
		held := maps.Clone(small)
		page := strings.Replace(sound, "title: Songs Across the Ages", "title: "+asYAML(answer), 1)
		held[listing] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
		directory, problems := content.Load(held, now)
		if len(content.Errors(problems)) > 0 {
			return
		}
		it, ok := directory.Activity("songs-across-the-ages")
		if !ok {
			t.Fatalf("%q was neither refused nor kept: %v", answer, problems)
		}
		if want := strings.Join(strings.Fields(answer), " "); strings.Join(strings.Fields(it.Title), " ") != want {
			t.Errorf("typed %q, kept %q", answer, it.Title)
		}
	})
}

// A page that is there already is never written over, and then no other page of
// the same answers is written either.
func TestWriteNewNeverWritesOver(t *testing.T) {
	root := rootOf(t, t.TempDir())
	if err := errors.Join(root.MkdirAll("activities/salford", 0o755), root.WriteFile("activities/salford/beans.md", []byte("mine"), 0o644)); err != nil {
		t.Fatal(err)
	}
	_, err := writeNew(root, map[string]string{
		"activities/salford/beans.md": "theirs",
		"organisations/growers.md":    "growers",
	})
	if err == nil || !strings.Contains(err.Error(), "activities/salford/beans.md is there already") {
		t.Errorf("got %v", err)
	}
	if kept, err := root.ReadFile("activities/salford/beans.md"); err != nil || string(kept) != "mine" {
		t.Errorf("got %q, %v", kept, err)
	}
	if entries, err := fs.ReadDir(root.FS(), "organisations"); len(entries) > 0 {
		t.Errorf("got %v, %v", entries, err)
	}
}

func TestWriteNewStaysInside(t *testing.T) {
	held, outside := t.TempDir(), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(held, "activities")); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	if _, err := writeNew(rootOf(t, held), map[string]string{"activities/salford/beans.md": "beans"}); err == nil {
		t.Error("a page was written through a link that leads out")
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("got %v, %v", entries, err)
	}
}

func rootOf(t *testing.T, folder string) *os.Root {
	t.Helper()
	root, err := os.OpenRoot(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}
