package content_test

import (
	"path"
	"slices"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// Strangers write content, so nothing that could be run may lie there, in no folder and
// under no name.
func TestOnlyContentLiesInContent(t *testing.T) {
	for _, folder := range []string{".", "activities", "activities/salford", "organisations", "towns", "nations", "pages",
		"images", "images/deep/er", "vocabulary", "elsewhere", "_kept", ".hidden"} {
		held := base(t)
		var want []string
		for _, name := range []string{"zz_test.go", "_zz_test.go", ".zz.go", "ZZ.GO", "run.sh", "Makefile", "page.html", "a.svg", "a.md.exe", "noending",
			".gitattributes", ".netlify.toml", ".htaccess", "_x.cc", ".x.wasm", "LICENSE.php", "README.sh", "_headers"} {
			file := path.Join(folder, name)
			held[file] = &fstest.MapFile{Data: []byte("package x\n"), Mode: 0o644}
			want = append(want, file)
		}
		for _, name := range []string{".gitkeep", ".DS_Store", "README.md", "LICENSE", "_notes.md"} {
			held[path.Join(folder, name)] = &fstest.MapFile{Data: []byte("kept\n"), Mode: 0o644}
		}
		_, problems := content.Load(held, saturday)
		var got []string
		for _, problem := range content.Errors(problems) {
			if problem.What != "this is no page, no list and no picture, and nothing else may lie here" {
				t.Errorf("got %s", problem)
			}
			got = append(got, problem.File)
		}
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("refused are\n%q\nwant\n%q", got, want)
		}
	}
}
