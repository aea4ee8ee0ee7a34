package content_test

import (
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	lent "bandstand/base"
	"bandstand/directory/content"
)

// What stands in place of something in base is told of once that is put right, with the
// day; not before, and not when it was taken over.
func TestWhatIsOlderThanBaseIsTold(t *testing.T) {
	under := fstest.MapFS{}
	copyInto(t, under, lent.FS)
	for name, of := range map[string]string{
		"pages/about.md":        "title:", // a page
		"vocabulary/kinds.yaml": "label: Gardening",
	} {
		text := string(under[name].Data)
		edition, indent := "edition: 2027-02-01\n", ""
		if strings.HasSuffix(name, ".yaml") {
			indent = "  "
		}
		at := strings.Index(text, of)
		if at < 0 {
			t.Fatalf("%s of base has no %s", name, of)
		}
		under[name] = &fstest.MapFile{Data: []byte(text[:at] + edition + indent + text[at:])}
	}
	nation := string(under["nations/england.md"].Data)
	lastChecked := 1 + strings.Count(nation[:strings.Index(nation, "\nlast_checked: ")+1], "\n")
	checkedOn := func(day string) string {
		return regexp.MustCompile(`(?m)^last_checked: .*$`).ReplaceAllString(nation, "last_checked: "+day)
	}
	under["nations/england.md"] = &fstest.MapFile{Data: []byte(checkedOn("2026-11-15"))}

	for _, list := range []string{"vocabulary/phrases.yaml", "vocabulary/synonyms.cy.yaml", "vocabulary/ignored.yaml"} {
		under[list] = &fstest.MapFile{Data: append([]byte("# Put right.\n# edition: 2027-02-01\n"), under[list].Data...)}
	}

	page := "---\ntitle: About us\nEDITION\n---\nWe are us.\n"
	terms := "- slug: gardening\n  label: Digging\n  explain: In our gardens.\n  words: [digging]\n  EDITION\n" +
		"- slug: kite-flying\n  label: Kites\n  explain: Up in the air.\n  words: [kiteing]\n"
	pageOlder := `pages/about.md:LINE: warning: this stands in place of what base/pages/about.md has, and that was put right on 2027-02-01`
	tests := []struct{ name, file, text, want string }{
		{"a page from before editions", "pages/about.md", strings.Replace(page, "EDITION\n", "", 1), strings.Replace(pageOlder, ":LINE", "", 1)},
		{"a page of an older edition", "pages/about.md", strings.Replace(page, "EDITION", "edition: 2026-12-01", 1), strings.Replace(pageOlder, "LINE", "3", 1)},
		{"a page of this edition", "pages/about.md", strings.Replace(page, "EDITION", "edition: 2027-02-01", 1), ""},
		{"a page that base has none of", "pages/ours.md", strings.Replace(page, "EDITION\n", "", 1), ""},
		{"an older term", "vocabulary/kinds.yaml", strings.Replace(terms, "  EDITION\n", "", 1),
			"vocabulary/kinds.yaml:1: warning: this stands in place of what base/vocabulary/kinds.yaml has"},
		{"a term of this edition", "vocabulary/kinds.yaml", strings.Replace(terms, "EDITION", "edition: 2027-02-01", 1), ""},
		{"a list without an edition", "vocabulary/phrases.yaml", "- means: {day: monday}\n  words: [munday]\n",
			"vocabulary/phrases.yaml: warning: this stands in place of what base/vocabulary/phrases.yaml has, and that was put right on 2027-02-01"},
		{"an older list", "vocabulary/ignored.yaml", "# Ours.\n# edition: 2026-12-01\n- please\n",
			"vocabulary/ignored.yaml:2: warning: this stands in place of what base/vocabulary/ignored.yaml has"},
		{"a list of this edition", "vocabulary/phrases.yaml", "# edition: 2027-02-01\n- means: {day: monday}\n  words: [munday]\n", ""},
		{"a list that base has not put right", "vocabulary/spellings.yaml", "- write: accordion\n  also: [accordeon]\n", ""},
		{"a nation checked before", "nations/england.md", checkedOn("2026-11-10"), fmt.Sprintf("nations/england.md:%d: warning: base/nations/england.md was checked on 2026-11-15, after this page", lastChecked)},
		{"a nation checked after", "nations/england.md", checkedOn("2026-11-16"), ""},
	}
	for _, test := range tests {
		held := fstest.MapFS{}
		copyInto(t, held, os.DirFS("../../generator/testdata/small/content"))
		for name := range held { // of a directory's own there is nothing but what the test brings
			if strings.HasPrefix(name, "pages/") || strings.HasPrefix(name, "vocabulary/") || strings.HasPrefix(name, "nations/") {
				delete(held, name)
			}
		}
		held[test.file] = &fstest.MapFile{Data: []byte(test.text)}
		_, problems := content.LoadOn(under, held).Load(saturday)
		got := told(problems)
		if test.want == "" && strings.Contains(got, test.file) || !strings.Contains(got, test.want) {
			t.Errorf("%s: got\n%s\nwant %s", test.name, got, test.want)
		}
	}
}

func copyInto(t *testing.T, held fstest.MapFS, from fs.FS) {
	t.Helper()
	err := fs.WalkDir(from, ".", func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			held[name] = &fstest.MapFile{}
			held[name].Data, err = fs.ReadFile(from, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
