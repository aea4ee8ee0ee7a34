package site

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
)

// large returns the demonstration as a directory of this many activities, in two
// languages.
func large(b testing.TB, activities int) *activity.Directory {
	b.Helper()
	directory, _ := content.Load(demonstration, now)
	own := directory.Activities
	directory.Activities = nil
	for i := range activities {
		one := *own[i%len(own)]
		one.Aliases, one.Instead = nil, nil
		one.Slug = fmt.Sprintf("%s-%d", one.Slug, i/len(own))
		one.Title += words.Own(fmt.Sprintf(" %d", i/len(own)))
		directory.Activities = append(directory.Activities, &one)
	}
	slices.SortFunc(directory.Activities, func(a, b *activity.Activity) int { return cmp.Compare(a.Slug, b.Slug) })
	return directory
}

func newSite(b *testing.B, directory *activity.Directory, before *Site) *Site {
	b.Helper()
	made, err := New(directory, demonstration, os.DirFS(root+"/layouts"), os.DirFS(root+"/static"), Options{
		Now: now, BaseURL: "https://bandstand.example.org", Drafts: true, Pictures: &maker, Before: before, DesignKept: before != nil,
	})
	if err != nil {
		b.Fatal(err)
	}
	return made
}

// BenchmarkNew makes a site of 10,000 activities from nothing.
func BenchmarkNew(b *testing.B) {
	directory := large(b, 10_000)
	b.ReportAllocs()
	for b.Loop() {
		newSite(b, directory, nil)
	}
}

// BenchmarkNewAfterASave makes it when one of them has changed, and fills one of its pages.
func BenchmarkNewAfterASave(b *testing.B) {
	for name, path := range map[string]string{
		"activity": "activities/%s/index.html", "closed": "activities/sawtooth-wood-wednesdays-1/index.html",
		"town": "towns/salford/index.html", "home": "index.html", "welsh": "cy/index.html",
	} {
		b.Run(name, func(b *testing.B) {
			directory := large(b, 10_000)
			made := newSite(b, directory, nil)
			if page, ok := made.Page("index.html"); !ok || page.Fill(io.Discard) != nil {
				b.Fatal("no home")
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				changed := *directory
				changed.Activities = slices.Clone(directory.Activities)
				one := *changed.Activities[i%len(changed.Activities)]
				one.Title += " again"
				changed.Activities[i%len(changed.Activities)] = &one
				made = newSite(b, &changed, made)
				directory = &changed
				path := path
				if name == "activity" {
					path = fmt.Sprintf(path, one.Slug)
				}
				page, ok := made.Page(path)
				if !ok {
					b.Fatalf("there is no page %s", path)
				}
				if err := page.Fill(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkFill fills one page of each kind.
func BenchmarkFill(b *testing.B) {
	made := newSite(b, large(b, 1_000), nil)
	for name, paths := range map[string][]string{
		"activity":     {"activities/%s/index.html"},
		"card":         {"activities/%s/card.json"},
		"poster":       {"activities/%s/poster/index.html"},
		"all three":    {"activities/%s/index.html", "activities/%s/card.json", "activities/%s/poster/index.html"},
		"welsh":        {"cy/activities/%s/index.html"},
		"town":         {"towns/salford/index.html"},
		"list":         {"towns/salford/music/index.html"},
		"booklet":      {"towns/salford/booklet/index.html"},
		"organisation": {"organisations/salford-song-circle/index.html"},
		"everything":   {"activities/index.html"},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				slug := fmt.Sprintf("songs-across-the-ages-%d", i%12)
				if i%12 == 0 && strings.Contains(paths[0], "%s") {
					made.first.recent = recent{} // what is kept of twelve is not kept of thousands
				}
				for _, path := range paths {
					if strings.Contains(path, "%s") {
						path = fmt.Sprintf(path, slug)
					}
					page, ok := made.Page(path)
					if !ok {
						b.Fatalf("there is no page %s", path)
					}
					if err := page.Fill(io.Discard); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}
