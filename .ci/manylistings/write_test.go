package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/content"
	"bandstand/directory/schedule"
)

const repository = "../.."

// What is written can be published as it is, and has some of everything.
func TestWritten(t *testing.T) {
	const activities = 300
	folder := written(t, activities, 1)
	directory, problems := content.Load(os.DirFS(folder), today.Add(12*time.Hour))
	for _, mistake := range content.Errors(problems) {
		t.Error(mistake)
	}
	pages := 0
	for name := range filesOf(t, folder) {
		if strings.HasPrefix(name, "activities/") && !strings.HasSuffix(name, ".cy.md") {
			pages++
		}
	}
	if pages != activities {
		t.Errorf("got pages of %d activities, want %d", pages, activities)
	}
	seen := map[string]bool{}
	for _, a := range directory.Activities {
		seen[a.Status], seen[a.Capacity.State], seen[a.Join.How] = true, true, true
		seen["picture"] = seen["picture"] || a.Image != nil
		for _, session := range a.Schedule.Sessions {
			seen[session.Repeats] = true
			seen["every other week"] = seen["every other week"] || session.Every == 2
			seen["term time"] = seen["term time"] || session.TermTime
			seen["dates"] = seen["dates"] || len(session.Dates) > 0
			seen["except"] = seen["except"] || len(session.Except) > 0
			seen["also"] = seen["also"] || len(session.Also) > 0
		}
		seen["arranged"] = seen["arranged"] || a.Schedule.ByArrangement != ""
		seen["several sessions"] = seen["several sessions"] || len(a.Schedule.Sessions) > 1
		seen["at home"] = seen["at home"] || a.Venue == nil
	}
	for _, want := range []string{
		"live", "paused", "ended", "full", "nearly-full", "open", "come-along", "book", "ask-first", "professional-only",
		schedule.Weekly, "every other week", schedule.Monthly, "term time",
		"dates", "except", "also", "arranged", "several sessions", "at home", "picture",
	} {
		if !seen[want] {
			t.Errorf("of %d activities none has %s", activities, want)
		}
	}
}

// The same numbers give the same bytes, and another seed gives others.
func TestWrittenAgain(t *testing.T) {
	one, again, other := filesOf(t, written(t, 60, 7)), filesOf(t, written(t, 60, 7)), filesOf(t, written(t, 60, 8))
	var differing, alike []string
	for name, body := range one {
		if again[name] != body {
			differing = append(differing, name)
		}
		if strings.HasPrefix(name, "activities/") && other[name] == body {
			alike = append(alike, name)
		}
	}
	if len(one) != len(again) || len(differing) > 0 {
		t.Errorf("written twice, these differ: %v (%d and %d files)", differing, len(one), len(again))
	}
	if len(alike) > 0 {
		t.Errorf("another seed gives the same activities: %v", alike)
	}
}

// Towns in Wales have activities with Welsh names and translations.
func TestWrittenInWales(t *testing.T) {
	for seed := range uint64(100) {
		towns, err := nearestTowns(repository, 6, newChance(seed, 0))
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(towns, func(near town) bool { return near.nation != "wales" }) {
			continue
		}
		directory, problems := content.Load(os.DirFS(written(t, 60, seed)), today.Add(12*time.Hour))
		if mistakes := content.Errors(problems); len(mistakes) > 0 {
			t.Fatal(mistakes)
		}
		translated := 0
		for _, a := range directory.Activities {
			if directory.Translated["cy"].Pages["activities/"+a.Slug] != nil {
				translated++
			}
		}
		if translated < 10 {
			t.Errorf("%d of 60 activities in Wales are translated", translated)
		}
		return
	}
	t.Fatal("no seed leads to Wales")
}

func written(t *testing.T, activities int, seed uint64) (folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "content")
	if _, err := write(repository, folder, activities, seed); err != nil {
		t.Fatal(err)
	}
	return folder
}

func filesOf(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := os.ReadFile(name)
		short, _ := filepath.Rel(folder, name)
		files[filepath.ToSlash(short)] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
