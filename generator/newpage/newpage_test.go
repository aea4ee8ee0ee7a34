package newpage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/content"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// folder returns a copy of the small content folder, opened.
func folder(t *testing.T) *os.Root {
	t.Helper()
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(filepath.Join("..", "testdata", "small", "content"))); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(copied)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return root
}

func errorsIn(held fs.FS) []content.Problem {
	_, problems := content.Load(held, now)
	return content.Errors(problems)
}

// A fresh page has no error. Filled in with the examples that stand on it, and no
// longer a draft, it is sound, whether or not anything was told of it.
func TestActivityIsSoundOnceFilledIn(t *testing.T) {
	for _, told := range []Told{
		{Title: "Seedley Beans"},
		{Title: "Seedley Beans", Town: "Salford", Organisation: "seedley-growers"},
	} {
		root := folder(t)
		begun, err := Activity(root, told, now)
		if err != nil {
			t.Fatal(err)
		}
		if len(begun.Missing) == 0 {
			t.Error("nothing is told to be missing")
		}
		if found := errorsIn(root.FS()); len(found) > 0 {
			t.Errorf("%+v: a fresh page has errors: %v", told, found)
		}
		fresh, err := root.ReadFile(begun.Files[0])
		if err != nil {
			t.Fatal(err)
		}
		filled := fillIn(string(fresh), reflect.TypeFor[fields.Listing]())
		if err := root.WriteFile(begun.Files[0], []byte(strings.Replace(filled, draft, "\n", 1)), 0o644); err != nil {
			t.Fatal(err)
		}
		directory, problems := content.Load(root.FS(), now)
		if found := content.Errors(problems); len(found) > 0 {
			t.Errorf("%+v: filled in it has errors: %v\n%s", told, found, filled)
		}
		if _, ok := directory.Activity("seedley-beans"); !ok {
			t.Errorf("%+v: filled in it is not in the directory", told)
		}
	}
}

var emptyValue = regexp.MustCompile(`(?m)^( *(?:- )?)([a-z_]+):$`)

// fillIn writes the examples of the table behind the keys of a page that are empty.
func fillIn(page string, of reflect.Type) string {
	examples := map[string]string{}
	var add func(of reflect.Type)
	add = func(of reflect.Type) {
		for _, key := range frontmatter.Keys(of) {
			if _, is := examples[key.Name]; !is {
				examples[key.Name] = key.Example
			}
			if key.Parts != nil {
				add(key.Parts)
			}
		}
	}
	add(of)
	for _, block := range []string{"generations", "venue", "sessions", "join"} {
		examples[block] = ""
	}
	examples["name"] = "Seedley Lane Rooms"
	examples["kinds"] = "[music]" // the only kinds of the small folder
	return emptyValue.ReplaceAllStringFunc(page, func(line string) string {
		name := emptyValue.FindStringSubmatch(line)[2]
		return strings.TrimRight(line+" "+examples[name], " ")
	})
}

// Every field of the table stands on the page once, and each line that is welcome can
// be used by taking its # away, where it says that it belongs.
func TestEveryFieldCanBeUsed(t *testing.T) {
	fresh := write[fields.Listing]("Hello.", map[string]string{"status": "draft"}, nil)
	for _, key := range frontmatter.Keys(reflect.TypeFor[fields.Listing]()) {
		want := 1
		if key.Name == "source" {
			want = 0
		}
		if found := regexp.MustCompile(`(?m)^#?`+key.Name+`:`).FindAllString(fresh, -1); len(found) != want {
			t.Errorf("%q stands on the page %d times", key.Name, len(found))
		}
	}
	paragraphs := strings.Split(fillIn(fresh, reflect.TypeFor[fields.Listing]()), "\n\n")
	uncommented := regexp.MustCompile(`(?m)^#( *[a-z_]+: )`)
	heading := regexp.MustCompile(`^# These are for "([a-z]+)"`)
	moved := 0
	for i, paragraph := range paragraphs {
		used := regexp.MustCompile(`(?m)^# .*\n`).ReplaceAllString(uncommented.ReplaceAllString(paragraph, "$1"), "")
		found := heading.FindStringSubmatch(paragraph)
		if found == nil {
			if uncommented.MatchString(paragraph) {
				paragraphs[i] = used
			}
			continue
		}
		for j := range i {
			if strings.Contains(paragraphs[j], "\n"+found[1]+":\n") {
				paragraphs[j] += "\n" + used
				paragraphs[i] = ""
				moved++
			}
		}
	}
	whole := strings.Join(paragraphs, "\n\n")
	file := frontmatter.NewFile(fstest.MapFS{"a.md": {Data: []byte(whole)}}, "a.md")
	var listing fields.Listing
	file.Read(&listing)
	if problems := file.Problems(); len(problems) > 0 || moved != 4 {
		t.Errorf("%d parts moved, %v\n%s", moved, problems, whole)
	}
	if !listing.GoodFor.Set || !listing.Venue.Entrance.Set || !listing.Sessions.Items[0].Note.Set {
		t.Errorf("lines that were made use of say nothing\n%s", whole)
	}
}

// Whatever a title holds, it stands on the page as it was typed, or it is refused
// and nothing is written.
func TestTitles(t *testing.T) {
	tests := []struct {
		typed, want string // "" where it is refused
	}{
		{"Songs & Soup", "Songs & Soup"},
		{`Tea: "and" cake # 2`, `Tea: "and" cake # 2`},
		{`it's a \n stroke`, `it's a \n stroke`},
		{"- dash", "- dash"},
		{"12", "12"},
		{"no", "no"},
		{"two\nstatus: live", "two status: live"},
		{"  wide \t open  ", "wide open"},
		{"Café 🎶 côté", "Café 🎶 côté"},
		{"../../etc/passwd", "../../etc/passwd"},
		{"--- ", ""},
		{"🎶", ""},
		{"be\x1bll", ""},
		{"turned \u202eround", ""},
		{"bro\xffken", ""},
		{strings.Repeat("abc ", 75), ""},
		{strings.Repeat("🎶", 300) + "a", ""},
	}
	for _, test := range tests {
		root := folder(t)
		begun, err := Activity(root, Told{Title: test.typed}, now)
		if test.want == "" {
			if entries, _ := fs.ReadDir(root.FS(), "activities"); err == nil || len(entries) != 1 {
				t.Errorf("%q: got %v, %v", test.typed, begun, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", test.typed, err)
			continue
		}
		if got := titleOf(t, root, begun.Files[0]); got != test.want {
			t.Errorf("%q: got %q, want %q", test.typed, got, test.want)
		}
		if strings.Count(begun.Files[0], "/") != 2 {
			t.Errorf("%q: written to %s", test.typed, begun.Files[0])
		}
	}
}

func titleOf(t *testing.T, root *os.Root, name string) string {
	t.Helper()
	var listing fields.Listing
	file := frontmatter.NewFile(root.FS(), name)
	file.Read(&listing)
	for _, problem := range file.Problems() {
		t.Error(problem)
	}
	if listing.Status.Value != "draft" {
		t.Errorf("%s is no draft", name)
	}
	return listing.Title.Value
}

// FuzzTitle: whatever somebody types is either refused or stands on a sound draft as
// it was typed, but for the width of its spaces.
func FuzzTitle(f *testing.F) {
	for _, seed := range []string{
		"Songs", "Tea: and cake", `"`, `\`, "{x}", "*a", "&a", "yes", "~", "---", "\u202ex", "a\tb", "%", "é", "\xffa",
		"a\u2028b", "a\u0085b",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		name, _, err := nameAndSlug(typed)
		if err != nil {
			return
		}
		page := write[fields.Listing]("Hello.", map[string]string{"title": quoted(name), "status": "draft"}, nil)
		file := frontmatter.NewFile(fstest.MapFS{"a.md": {Data: []byte(page)}}, "a.md")
		var listing fields.Listing
		file.Read(&listing)
		if len(file.Problems()) == 0 && (listing.Title.Value != name || listing.Status.Value != "draft") {
			t.Errorf("typed %q, kept %q, status %q", typed, listing.Title.Value, listing.Status.Value)
		}
	})
}

// A page that is there already is never written over, and then no other page is
// written either.
func TestNeverWritesOver(t *testing.T) {
	root := folder(t)
	_, err := Activity(root, Told{Title: "Songs across the ages", Town: "leeds", Organisation: "new"}, now)
	if err == nil || !strings.Contains(err.Error(), "activities/salford/songs-across-the-ages.md") {
		t.Errorf("got %v", err)
	}
	if _, err := Organisation(root, "Salford song circle!", now); err == nil {
		t.Error("an organisation was written over another")
	}
	begun := map[string]string{"organisations/salford-song-circle.md": "theirs"}
	for range 5 { // a map has no order
		begun["organisations/growers.md"] = "growers"
		if written, err := writeNew(root, maps.Clone(begun)); err == nil || len(written) > 0 {
			t.Errorf("got %v, %v", written, err)
		}
	}
	entries, err := fs.ReadDir(root.FS(), "organisations")
	kept, readErr := root.ReadFile("organisations/salford-song-circle.md")
	if len(entries) != 1 || strings.Contains(string(kept), "theirs") || errors.Join(err, readErr) != nil {
		t.Errorf("got %v, %q, %v, %v", entries, kept, err, readErr)
	}
}

func TestStaysInside(t *testing.T) {
	root, outside := folder(t), t.TempDir()
	if err := os.Symlink(outside, filepath.Join(root.Name(), "activities", "anywhere")); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	if begun, err := Activity(root, Told{Title: "Beans"}, now); err == nil {
		t.Errorf("a page was written through a link that leads out: %v", begun)
	}
	if entries, err := os.ReadDir(outside); err != nil || len(entries) > 0 {
		t.Errorf("got %v, %v", entries, err)
	}
}

// The page of an organisation is sound at once, and one whose name is close to
// another's is told.
func TestOrganisation(t *testing.T) {
	root := folder(t)
	begun, err := Activity(root, Told{Title: "Beans", Organisation: "salford-song-circel"}, now)
	made := slices.Contains(begun.Files, "organisations/salford-song-circel.md")
	if err != nil || begun.Near != "salford-song-circle" || !made {
		t.Errorf("got %+v, %v", begun, err)
	}
	begun, err = Organisation(root, `The "Bean" Growers`, now)
	if err != nil || len(begun.Missing) > 0 {
		t.Errorf("got %+v, %v", begun, err)
	}
	directory, problems := content.Load(root.FS(), now)
	found, ok := directory.Organisation("the-bean-growers")
	if !ok || found.Name != `The "Bean" Growers` || len(content.Errors(problems)) > 0 {
		t.Errorf("got %+v, %v", found, problems)
	}
}

// A picture is copied without what was written beside its pixels, and the page names it.
func TestAPictureIsTakenWithoutWhatACameraWrote(t *testing.T) {
	var drawn bytes.Buffer
	if err := png.Encode(&drawn, image.NewGray(image.Rect(0, 0, 4, 4))); err != nil {
		t.Fatal(err)
	}
	named := []byte("tEXtAuthor\x00Jane Smith")
	chunk := append(binary.BigEndian.AppendUint32(nil, uint32(len(named)-4)), named...)
	chunk = binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(named))
	const header = 8 + 25 // the signature and the first chunk
	taken := slices.Concat(drawn.Bytes()[:header], chunk, drawn.Bytes()[header:])
	root := folder(t)
	begun, err := Activity(root, Told{Title: "Bean Talks", Picture: &Picture{Name: "IMG_1.PNG", Body: taken}}, now)
	if err != nil || !slices.Equal(begun.Files, []string{"activities/anywhere/bean-talks.md", "images/bean-talks.png"}) {
		t.Fatalf("wrote %v (%v)", begun.Files, err)
	}
	kept, err := root.ReadFile("images/bean-talks.png")
	if err != nil || !bytes.Equal(kept, drawn.Bytes()) {
		t.Errorf("the picture is not as it was drawn (%v): %q", err, kept)
	}
	page, err := root.ReadFile("activities/anywhere/bean-talks.md")
	if err != nil || !strings.Contains(string(page), "\nimage: {file: bean-talks.png, alt: }\n") {
		t.Errorf("the page does not name it (%v)", err)
	}
	if _, err := Activity(root, Told{Title: "Bean Walks", Picture: &Picture{Name: "a.png", Body: taken[:40]}}, now); err == nil {
		t.Error("a picture cut short is taken")
	}
	if _, err := root.Stat("activities/anywhere/bean-walks.md"); err == nil {
		t.Error("a page was written whose picture cannot be read")
	}
}
