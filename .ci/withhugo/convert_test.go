package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Every page of the demonstration becomes one of Hugo's, with what its lists need.
func TestConvert(t *testing.T) {
	t.Chdir("../..")
	site := filepath.Join(t.TempDir(), "site")
	activities, err := convert("search/testdata/judged/content", ".ci/withhugo/site", site)
	if err != nil {
		t.Fatal(err)
	}
	for pattern, want := range map[string]int{
		"content/activities/*.md": activities, "content/groups/*/_index.md": 51, "content/towns/*/_index.md": 8,
		"content/*.md": 14, "assets/emblems/music.svg": 1, "layouts/home.html": 1, "data/labels.yaml": 1,
	} {
		if found, err := filepath.Glob(filepath.Join(site, pattern)); err != nil || len(found) != want {
			t.Errorf("got %d files %s (%v), want %d", len(found), pattern, err, want)
		}
	}
	page, err := os.ReadFile(filepath.Join(site, "content/activities/songs-across-the-ages.md"))
	for _, want := range []string{
		"\ntitle: Songs Across the Ages\n", "\ngroups: [salford-song-circle]\ntowns: [salford]\ntown_kinds: [music-in-salford]\n",
		"\ndays: [tuesday, saturday]\nfeatures: [step-free, wheelchair, accessible-toilet, hearing-loop, large-print, ",
		"\n---\nThe piano is older than most of us",
	} {
		if err != nil || !strings.Contains(string(page), want) {
			t.Errorf("%q is not in the page (%v):\n%s", want, err, page)
		}
	}
}
