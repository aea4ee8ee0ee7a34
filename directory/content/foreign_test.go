package content_test

import (
	"fmt"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// Strangers write content, so nothing that could be run may lie there, in no folder and
// under no name.
func TestOnlyContentLiesInContent(t *testing.T) {
	for _, folder := range []string{".", "activities", "activities/salford", "organisations", "towns", "nations", "pages",
		"images", "images/deep/er", "vocabulary", "elsewhere", "_kept", ".hidden"} {
		for _, name := range []string{"zz_test.go", "_zz_test.go", ".zz.go", "ZZ.GO", "run.sh", "Makefile", "page.html", "a.svg", "a.md.exe", "noending"} {
			held := base(t)
			file := folder + "/" + name
			if folder == "." {
				file = name
			}
			held[file] = &fstest.MapFile{Data: []byte("package x\n"), Mode: 0o644}
			_, problems := content.Load(held, saturday)
			said := fmt.Sprintf("%s: this is no page, no list and no picture, and nothing else may lie here", file)
			if mistakes := content.Errors(problems); len(mistakes) != 1 || mistakes[0].File+": "+mistakes[0].What != said {
				t.Errorf("got\n%swant %s", told(problems), said)
			}
		}
		for _, name := range []string{".gitkeep", ".DS_Store", "README.md", "LICENSE", "_notes.md"} {
			held := base(t)
			file := folder + "/" + name
			if folder == "." {
				file = name
			}
			held[file] = &fstest.MapFile{Data: []byte("kept\n"), Mode: 0o644}
			if _, problems := content.Load(held, saturday); len(content.Errors(problems)) > 0 {
				t.Errorf("%s: got\n%s", file, told(problems))
			}
		}
	}
}
