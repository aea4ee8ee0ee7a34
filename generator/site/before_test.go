package site

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/generator/site/listing"
	"bandstand/messages"
	"bandstand/search"
)

// A site that takes over what it can from the one before is what a fresh one would be,
// whatever was changed between them.
func TestASiteTakenOverIsAFreshOne(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(root+"/generator/testdata/small/content")); err != nil {
		t.Fatal(err)
	}
	held := os.DirFS(folder)
	layouts, static := os.DirFS(root+"/layouts"), os.DirFS(root+"/static")
	restyled := true
	at := time.Date(2026, 11, 21, 22, 0, 0, 0, time.UTC)
	write := func(name, text string) string {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return name
	}
	change := func(name, from, to string) string {
		body, err := os.ReadFile(filepath.Join(folder, filepath.FromSlash(name)))
		if err != nil || !strings.Contains(string(body), from) {
			t.Fatalf("%s has no %q: %v", name, from, err)
		}
		return write(name, strings.ReplaceAll(string(body), from, to))
	}
	plant := func(title string) string {
		return strings.Replace(joinedIn(`{how: come-along, contact: {role: the host, phone: 01632 960001}}`, "last_checked: 2026-11-02"), "Plant Pals", title, 1)
	}
	logo := func(width int) string {
		var drawn bytes.Buffer
		if err := png.Encode(&drawn, image.NewRGBA(image.Rect(0, 0, width, 100))); err != nil {
			t.Fatal(err)
		}
		return write("images/logo.png", drawn.String())
	}
	steps := []struct {
		name string
		do   func() (changed []string)
	}{
		{"nothing", func() []string { return nil }},
		{"a listing is added", func() []string { return []string{write("activities/plant-pals.md", plant("Plant Pals"))} }},
		{"it is edited", func() []string { return []string{write("activities/plant-pals.md", plant("Plant Friends"))} }},
		{"another stands before it", func() []string { return []string{write("activities/a-first.md", plant("Aardvarks"))} }},
		{"it ends", func() []string {
			return []string{write("activities/plant-pals.md", strings.Replace(plant("Plant Pals"), "last_checked", "status: ended\ninstead: [a-first]\nlast_checked", 1))}
		}},
		{"what it names instead has another title", func() []string { return []string{write("activities/a-first.md", plant("Anteaters"))} }},
		{"its organisation is renamed", func() []string {
			return []string{change("organisations/salford-song-circle.md", "name: ", "name: The ")}
		}},
		{"its town says more", func() []string {
			return []string{write("towns/salford.md", "---\nname: Salford\nnation: england\nlatitude: 53.4830\nlongitude: -2.2931\nlink_worker: {how: Ask at the surgery., phone: 01632 960009}\n---\nTwo rivers meet here.\n")}
		}},
		{"a kind has another word", func() []string { return []string{change("vocabulary/kinds.yaml", "label: Music", "label: Songs")} }},
		{"the site is called something else", func() []string { return []string{change("site.yaml", "name: ", "name: Old ")} }},
		{"it has colours of its own", func() []string {
			return []string{change("site.yaml", "languages:", "look: {main: '#0b5d3b', logo: logo.png}\nlanguages:"), logo(300)}
		}},
		{"and another", func() []string { return []string{change("site.yaml", "0b5d3b", "0b3d5d")} }},
		{"its logo is another", func() []string { return []string{logo(200)} }},
		{"a page of words is added", func() []string {
			return []string{write("pages/new.md", "---\ntitle: New\nsummary: It is new.\nmenu: help\n---\nWords.\n")}
		}},
		{"a listing is translated", func() []string {
			return []string{write("activities/a-first.cy.md", "---\ntitle: Cyntaf\ntranslates: 2026-11-02\n---\n")}
		}},
		{"its translation says something else", func() []string {
			return []string{write("activities/a-first.cy.md", "---\ntitle: Y cyntaf\ntranslates: 2026-11-02\n---\n")}
		}},
		{"its town is translated", func() []string {
			return []string{write("towns/salford.cy.md", "---\nname: Sallford\n---\n")}
		}},
		{"its organisation is translated", func() []string {
			return []string{write("organisations/salford-song-circle.cy.md", "---\nsummary: Pawb yn canu.\n---\n")}
		}},
		{"a kind is translated", func() []string {
			return []string{write("vocabulary/kinds.cy.yaml", "- {slug: music, label: Caneuon, words: [canu]}\n")}
		}},
		{"an hour passes", func() []string { at = at.Add(time.Hour); return nil }},
		{"midnight passes", func() []string { at = at.Add(2 * time.Hour); return nil }},
		{"a month passes", func() []string { at = at.AddDate(0, 1, 0); return nil }},
		{"a layout changes", func() []string {
			restyled = true
			layouts = overlay{layouts, fstest.MapFS{"components/row.html": {Data: []byte(`{{define "row"}}<li>{{.Title}}</li>{{end}}`)}}}
			return nil
		}},
		{"a static file is added", func() []string {
			restyled = true
			static = overlay{static, fstest.MapFS{"root/new.txt": {Data: []byte("New.\n")}}}
			return nil
		}},
		{"a listing goes", func() []string {
			if err := os.Remove(filepath.Join(folder, "activities", "plant-pals.md")); err != nil {
				t.Fatal(err)
			}
			return []string{"activities/plant-pals.md"}
		}},
	}
	start := func(directory *activity.Directory, before *Site) *Site {
		made, err := New(directory, held, layouts, static, Options{
			Now: at, BaseURL: "https://bandstand.example.org", Drafts: true, Before: before, Followed: before != nil,
			DesignKept: !restyled,
		})
		if err != nil {
			t.Fatal(err)
		}
		return made
	}
	change("site.yaml", "languages: [en]", "languages: [en, cy]")
	loader := content.NewLoader(held)
	loader.Preview = true
	directory, _ := loader.Load(at)
	before := start(directory, nil)
	for n, step := range steps {
		restyled = false
		changed := step.do()
		directory, problems := loader.Reload(at, changed)
		for _, problem := range content.Errors(problems) {
			t.Fatalf("%s: %v", step.name, problem)
		}
		before = start(directory, before)
		if n%3 != 2 && n < len(steps)-1 {
			continue // what is wrong now is wrong two steps on
		}
		directory, _ = loadInvented(held, at)
		if got, want := everything(t, before), everything(t, start(directory, nil)); !reflect.DeepEqual(got, want) {
			for path, body := range want.files {
				if !bytes.Equal(got.files[path], body) {
					t.Errorf("after %s: %s differs", step.name, path)
				}
			}
			t.Errorf("after %s: got %d files, want %d, or services are given something else", step.name, len(got.files), len(want.files))
		}
	}
}

// Of a site before it with the same listings a site works none out again, in any language,
// nor in which lists they stand, nor does it read its design.
func TestASiteTakesListingsOver(t *testing.T) {
	directory, _ := loadInvented(os.DirFS(root+"/generator/testdata/small/content"), time.Date(2026, 11, 21, 22, 0, 0, 0, time.UTC))
	directory.Site.Languages = []string{"en", "cy"}
	layouts, static := os.DirFS(root+"/layouts"), os.DirFS(root+"/static")
	options := Options{Now: time.Date(2026, 11, 21, 22, 0, 0, 0, time.UTC), Drafts: true, Followed: true}
	var listings [2][2][]*listing.Listing // of the first site and the second, in English and Welsh
	var shown [2][]*listing.Listing
	for n := range 2 {
		made, err := New(directory, nil, layouts, static, options)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := made.Search(); err != nil {
			t.Fatal(err)
		}
		for i := range made.Prefixes {
			one, err := made.edition(i)
			if err != nil {
				t.Fatal(err)
			}
			listings[n][i] = one.listings
		}
		shown[n] = made.first.lists().All().Listed
		options.Before, options.DesignKept = made, true
		layouts, static = nil, nil
	}
	if len(listings[0][1]) == 0 || !slices.Equal(listings[0][0], listings[1][0]) || !slices.Equal(listings[0][1], listings[1][1]) {
		t.Error("a listing was worked out again")
	}
	if &shown[0][0] != &shown[1][0] {
		t.Error("a list was put together again")
	}
}

// whole is what a site publishes and what its services are given.
type whole struct {
	files  map[string][]byte
	search search.Source
	groups messages.Source
}

func everything(t *testing.T, made *Site) whole {
	t.Helper()
	all := whole{files: map[string][]byte{}}
	for page := range made.Pages() {
		all.files[page.Path] = fill(t, page)
	}
	var err error
	if all.search, err = made.Search(); err != nil {
		t.Fatal(err)
	}
	all.search = carried(all.search)
	if all.groups, err = made.Messages(); err != nil {
		t.Fatal(err)
	}
	return all
}

// carried returns what search is given with that made which it would make when it is carried, so that it can be compared.
func carried(of search.Source) search.Source {
	of.Documents, of.Translations = slices.Clone(of.Documents), slices.Clone(of.Translations)
	for i := range of.Documents {
		one := &of.Documents[i]
		one.Body, one.Own = one.Said(), nil
		if one.OpenReferral != nil {
			one.Card.OpenReferral, one.OpenReferral = one.OpenReferral(), nil
		}
	}
	for i := range of.Translations {
		of.Translations[i] = carried(of.Translations[i])
	}
	return of
}
