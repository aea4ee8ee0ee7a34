package content_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/content"
)

// desk is a content folder that somebody works in, who now and then does something
// odd.
type desk struct {
	t       *testing.T
	random  *rand.Rand
	folder  string
	held    fstest.MapFS // the sound directory and some pictures
	changed []string
	did     []string
}

func newDesk(t *testing.T, seed uint64) *desk {
	t.Helper()
	d := &desk{t: t, random: rand.New(rand.NewPCG(seed, 1)), folder: t.TempDir(), held: base(t)}
	pictures(t, d.held)
	delete(d.held, "images/heavy.png")
	delete(d.held, "images/scans.jpg")
	d.held["site.yaml"].Data = []byte(strings.Replace(string(d.held["site.yaml"].Data), "[en]", "[en, cy]", 1))
	for name, file := range d.held {
		d.write(name, string(file.Data))
	}
	return d
}

func pick[T any](d *desk, from ...T) T { return from[d.random.IntN(len(from))] }

func (d *desk) path(name string) string { return filepath.Join(d.folder, filepath.FromSlash(name)) }

func (d *desk) note(what string, names ...string) {
	d.did = append(d.did, what+" "+strings.Join(names, " to "))
	d.changed = append(d.changed, names...)
}

// write writes a file, whatever stood in its place or in that of its folder. Like a
// program that watches a folder it names the first folder that is new.
func (d *desk) write(name, text string) {
	first := name
	for at := path.Dir(name); at != "."; at = path.Dir(at) {
		if info, err := os.Lstat(d.path(at)); err != nil || !info.IsDir() {
			first = at
			os.Remove(d.path(at))
		}
	}
	if err := os.MkdirAll(d.path(path.Dir(name)), 0o755); err != nil {
		d.t.Fatal(err)
	}
	os.RemoveAll(d.path(name))
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
	d.note("wrote "+name+" in", first)
}

func (d *desk) remove(name string) {
	if err := os.RemoveAll(d.path(name)); err != nil {
		d.t.Fatal(err)
	}
	d.note("removed", name)
}

func (d *desk) rename(from, to string) {
	d.remove(to)
	if os.MkdirAll(d.path(path.Dir(to)), 0o755) == nil && os.Rename(d.path(from), d.path(to)) == nil {
		d.note("renamed", from, to)
		d.changed = append(d.changed, path.Dir(to))
	}
}

var deskTowns = []string{"salford", "salford", "eccles", "newport", "nowhere-at-all", "Salford", "bury"}

// listing is a page that names all sorts of others, some of which may be there.
func (d *desk) listing() string {
	change := "title: Songs " + fmt.Sprint(d.random.IntN(1000)) + "\n"
	venue := fmt.Sprintf("venue: {name: Rooms, address: 1 High Street, town: %s, postcode: %s}\n", pick(d, deskTowns...),
		pick(d, "M6 5LB", "NP20 1AA", "PO30 1AA", "TF10 7AA", "XX1 1XX", "M6"))
	for _, maybe := range []string{
		venue,
		"organisation: " + pick(d, "song-circle", "tea-circle", "song-circles") + "\n",
		"kinds: [" + pick(d, "music", "craft", "knitting") + "]\n",
		"aliases: [/activities/" + pick(d, "old-songs", "songs", "three", "older-songs") + "/]\n",
		"status: " + pick(d, "draft", "live", "paused", "ended") + "\n",
		"status: ended\ninstead: [" + pick(d, "songs", "two", "three", "fore") + "]\n",
		"image: {file: " + pick(d, "songs.png", "half.png", "tea.png") + ", alt: People singing, no_people: true}\n",
		"first_visit:\n",
		"children_alone: true\n",
		"generations:\n  younger: {from: 9, to: 10}\n  older: {from: 55}\n  together: They sing.\n  children_alone: true\n",
		"last_checked: " + pick(d, "2025-10-01", "2026-05-21", "2026-11-21", "2026-11-23") + "\n",
		"---\nSee [them](" + pick(d, "/activities/two/", "/activities/old-songs/", "/towns/eccles/", "/kinds/craft/", "/about/", "/organisations/tea-circle/") + ").\n",
	} {
		if d.random.IntN(4) == 0 {
			change += maybe
		}
	}
	front, body, _ := strings.Cut(change, "---\n")
	if body != "" {
		body = "---\n" + body
	}
	return changed(string(d.held[songs].Data), front+body)
}

// work does one thing of what people do in such a folder.
func (d *desk) work() {
	slug := pick(d, "songs", "two", "three", "four-songs", "Five Songs")
	where := "activities/" + pick(d, "salford", "salford", "eccles", "salford-east")
	switch d.random.IntN(30) {
	default:
		d.write(where+"/"+slug+".md", d.listing())
	case 0:
		d.remove(where + "/" + slug + ".md")
	case 1:
		d.rename(where+"/"+slug+".md", where+"/"+pick(d, "two", "three", "six")+".md")
	case 2:
		d.rename(where, "activities/"+pick(d, "eccles", "bury"))
	case 3:
		d.remove(pick(d, where, "activities", "towns", "organisations", "images", "vocabulary", "pages"))
	case 4, 5:
		name := pick(d, "song-circle", "tea-circle")
		d.write("organisations/"+name+".md", pick(d,
			"---\nname: "+name+"\nsafeguarding: {lead: The lead, if_worried: Tell the host, checks: none-needed}\n---\n",
			"---\nname: "+name+"\n---\nSee [us](/activities/three/).\n", "---\nnaem: Circle\n---\n", "---\nname: "+name+"\n---\n"))
	case 6, 7:
		town := pick(d, "salford", "eccles", "newport")
		page := strings.Replace(string(d.held["towns/salford.md"].Data), "Salford", strings.ToUpper(town[:1])+town[1:], 1)
		d.write("towns/"+town+".md", pick(d, page, page, strings.Replace(page, "2026-10-23", "2026-08-23", 1), "---\nname: "+town+"\nnation: england\n---\n"))
	case 8:
		d.remove(pick(d, "towns/salford.md", "towns/eccles.md", "organisations/song-circle.md", "organisations/tea-circle.md", "nations/england.md", "pages/about.md"))
	case 9:
		d.write("nations/"+pick(d, "england", "wales", "france")+".md", pick(d, string(d.held["nations/england.md"].Data), "---\nname: X\n---\n[a](/about/)\n"))
	case 10:
		d.write("pages/"+pick(d, "about", "search", "cy")+".md", "---\ntitle: About\nlast_checked: "+pick(d, "2024-01-01", "2026-11-01")+"\n---\nAs [they](/activities/two/) say.\n")
	case 11:
		d.write("vocabulary/kinds.yaml", string(d.held["vocabulary/kinds.yaml"].Data)+pick(d, "", "- {slug: knitting, label: Knitting}\n", "- {slug: x}\n"))
	case 12:
		d.write("vocabulary/"+pick(d, "synonyms.yaml", "synonyms.cy.yaml", "kinds.cy.yaml", "notes.txt"), pick(d, "- words: [tuck shop, corner shop]\n", "- {slug: music, label: Cerdd}\n", "x"))
	case 13:
		d.remove("vocabulary/" + pick(d, "synonyms.yaml", "kinds.cy.yaml", "danger.yaml"))
	case 14:
		site := string(d.held["site.yaml"].Data)
		d.write("site.yaml", pick(d, site, site, strings.Replace(site, "[en, cy]", "[en]", 1), site+"demonstration: {as_of: 2026-11-20}\n", site+"public_body: true\n", "name: x\n"))
	case 15, 16:
		d.write(pick(d, "images/", where+"/")+pick(d, "songs.png", "tea.png", "half.png"), pick(d, string(d.held["activities/salford/songs.png"].Data), "no picture"))
	case 17:
		d.remove(pick(d, "images/", where+"/") + pick(d, "songs.png", "tea.png"))
	case 18, 19:
		d.write(where+"/"+slug+pick(d, ".cy", ".cy", ".fr", ".en")+".md", pick(d, inWelsh, "---\ntitle: Cerdd\n---\n", "---\ntranslates: 2026-11-02\nkinds: [x]\n---\n"))
	case 20:
		d.write(pick(d, "towns/salford.cy.md", "site.cy.yaml", "organisations/song-circle.cy.md"), "name: Sallford\n")
	case 21:
		d.write(pick(d, "towns/notes.txt", "towns/more/x.md", "stray.md", "sites.yaml", where+"/README.md", where+"/x.docx"), "words")
	case 22:
		d.remove(pick(d, "towns/notes.txt", "towns/more", "stray.md", "sites.yaml", where+"/x.docx"))
	case 23:
		link := pick(d, where+"/"+slug+".md", "pages", "images/tea.png", "vocabulary/company.yaml", "towns")
		d.remove(link)
		if os.MkdirAll(d.path(path.Dir(link)), 0o755) == nil && os.Symlink(d.path(pick(d, songs, "organisations")), d.path(link)) == nil {
			d.note("linked", link)
		}
	case 24:
		for _, name := range []string{"site.yaml", "vocabulary/kinds.yaml", "towns/salford.md", "organisations/song-circle.md", songs} {
			d.write(name, string(d.held[name].Data))
		}
	case 25:
		if info, err := os.Lstat(d.path("towns")); err == nil && info.Mode()&fs.ModeSymlink != 0 {
			d.remove("towns")
		}
	}
}

// Loading again after a save gives what reading everything would, whatever was done
// in between, and leaves what was handed on before as it was.
func TestReloadIsLoad(t *testing.T) {
	steps := 20
	if testing.Short() {
		steps = 12
	}
	for seed := range uint64(2) {
		d := newDesk(t, seed)
		root, err := os.OpenRoot(d.folder)
		if err != nil {
			t.Fatal(err)
		}
		defer root.Close()
		now := saturday
		loader := content.NewLoader(root.FS())
		before, _ := loader.Load(now)
		wantBefore, _ := content.Load(root.FS(), now)
		for range steps {
			d.changed, d.did = nil, nil
			for range 1 + d.random.IntN(3)*d.random.IntN(2) {
				d.work()
			}
			if d.random.IntN(20) == 0 {
				now = now.Add(time.Duration(d.random.IntN(72)) * time.Hour)
			}
			directory, problems := loader.Reload(now, d.changed)
			want, wantProblems := content.Load(root.FS(), now)
			if got, want := told(problems), told(wantProblems); got != want {
				t.Fatalf("seed %d, after %q:\ngot more:\n%s\ngot less:\n%s", seed, d.did, more(got, want), more(want, got))
			}
			if !reflect.DeepEqual(problems, wantProblems) || !reflect.DeepEqual(directory, want) {
				t.Fatalf("seed %d, after %q: the directory is another: %s", seed, d.did, difference(directory, want))
			}
			if !reflect.DeepEqual(before, wantBefore) {
				t.Fatalf("seed %d, after %q: what was handed on has changed: %s", seed, d.did, difference(before, wantBefore))
			}
			before, wantBefore = directory, want
		}
	}
}

// What did not change keeps its pointer, so that whoever made something of it can
// keep that too.
func TestReloadKeepsPointers(t *testing.T) {
	d := newDesk(t, 1)
	page := string(d.held[songs].Data)
	for file, text := range map[string]string{
		"activities/salford/two.md":      strings.Replace(page, "song-circle", "tea-circle", 1),
		"activities/eccles/six.md":       strings.Replace(page, "town: salford", "town: eccles", 1),
		"organisations/tea-circle.md":    "---\nname: Tea Circle\n---\n",
		"activities/salford/songs.cy.md": inWelsh,
		"vocabulary/synonyms.yaml":       "- words: [tuck shop, corner shop]\n",
	} {
		d.write(file, text)
	}
	for _, c := range []struct {
		file, from, to string
		days           int
		kept           string // of songs, two and six, and of the translation of songs
	}{
		{file: "activities/salford/two.md", from: "Songs", to: "Tunes", kept: "songs six cy"},
		{file: "organisations/tea-circle.md", from: "Tea", to: "Coffee", kept: "songs six cy"},
		{file: "towns/salford.md", from: "coat", to: "jacket", kept: "six"},
		{file: "activities/salford/songs.cy.md", from: "Caneuon", to: "Canu", kept: "songs two six"},
		{file: "vocabulary/synonyms.yaml", from: "tuck", to: "sweet", kept: "songs two six cy"},
		{file: "vocabulary/kinds.yaml", from: "Nature", to: "Wildlife"},
		{file: "site.yaml", from: "Bandstand", to: "Bandstands"},
		{file: "towns/salford.md", from: "coat", to: "coat", kept: "six"},
		{file: "pages", kept: "songs two six cy"},
		{file: "activities/eccles", kept: "songs two cy"},
		{days: 1},
	} {
		loader := content.NewLoader(os.DirFS(d.folder))
		before, problems := loader.Load(saturday)
		if errors := content.Errors(problems); len(errors) > 0 {
			t.Fatalf("got errors:\n%s", told(errors))
		}
		if c.from != "" {
			text, err := os.ReadFile(d.path(c.file))
			if err != nil {
				t.Fatal(err)
			}
			d.write(c.file, strings.ReplaceAll(string(text), c.from, c.to))
		}
		after, _ := loader.Reload(saturday.AddDate(0, 0, c.days), []string{c.file})
		var kept []string
		for _, slug := range []string{"songs", "two", "six"} {
			old, _ := before.Activity(slug)
			if now, ok := after.Activity(slug); !ok {
				t.Errorf("%s: %s is not there", c.file, slug)
			} else if now == old {
				kept = append(kept, slug)
			}
		}
		if name := "activities/songs"; before.Translated["cy"].Pages[name] == after.Translated["cy"].Pages[name] {
			kept = append(kept, "cy")
		}
		if got := strings.Join(kept, " "); got != c.kept {
			t.Errorf("%s and %d days: %q are kept, want %q", c.file, c.days, got, c.kept)
		}
	}
}

// more returns the lines of one text that another has not.
func more(one, other string) string {
	has := map[string]bool{}
	for line := range strings.Lines(other) {
		has[line] = true
	}
	var lines strings.Builder
	for line := range strings.Lines(one) {
		if !has[line] {
			lines.WriteString(line)
		}
	}
	return lines.String()
}

// difference returns the first lists in which two directories differ.
func difference(a, b *activity.Directory) string {
	one, other := reflect.ValueOf(*a), reflect.ValueOf(*b)
	for i := range one.NumField() {
		if !reflect.DeepEqual(one.Field(i).Interface(), other.Field(i).Interface()) {
			return fmt.Sprintf("%s: got %+v, want %+v", one.Type().Field(i).Name, one.Field(i), other.Field(i))
		}
	}
	return "nothing"
}
