package publish

import (
	"path/filepath"
	"testing"
)

func TestNote(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	if got := Noted(folder, "pictures"); got != nil {
		t.Errorf("noted in a folder that is not there: %q", got)
	}
	files := bytesOf(map[string]string{"index.html": "home"})
	if _, err := Folder(folder, files); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"first", "second"} {
		if err := Note(folder, "pictures", []byte(text)); err != nil {
			t.Fatal(err)
		}
		if _, err := Folder(folder, files); err != nil {
			t.Fatal(err)
		}
		if got := string(Noted(folder, "pictures")); got != text {
			t.Errorf("got %q, want %q", got, text)
		}
	}
	if got := published(t, folder); len(got) != 1 {
		t.Errorf("a note is a file of the site: %q", sortedKeys(got))
	}
}
