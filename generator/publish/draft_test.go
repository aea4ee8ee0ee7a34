package publish

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A file that is longer than what is held of it is written piece by piece, and only where it
// differs from the one that stands.
func TestSwapOfLongFiles(t *testing.T) {
	long := strings.Repeat("0123456789abcdef", 3*longest/16)
	at := func(place int) string { return long[:place] + "!" + long[place+1:] }
	for _, test := range []struct {
		name, before, after string
		same                bool
	}{
		{"the same", long, long, true},
		{"another at once", long, at(0), false},
		{"another late", long, at(2*longest + 7), false},
		{"another at its end", long, at(len(long) - 1), false},
		{"shorter", long, long[:2*longest], false},
		{"shorter within a piece", long, long[:longest+9], false},
		{"longer", long[:2*longest], long, false},
		{"longer by a little", long, long + "!", false},
		{"nothing", long, "", false},
		{"from nothing", "", long, false},
		{"still nothing", "", "", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "public")
			swap(t, folder, map[string]string{"a/long.txt": test.before})
			standing, err := os.Stat(filepath.Join(folder, "a", "long.txt"))
			if err != nil {
				t.Fatal(err)
			}
			inPieces := File{"a/long.txt", func(w io.Writer) error {
				for piece := range slices.Chunk([]byte(test.after), 1000) {
					if n, err := w.Write(piece); err != nil || n != len(piece) {
						return err
					}
				}
				return nil
			}}
			if _, err := Swap(Contents{Folder: folder, Files: slices.Values([]File{inPieces})}); err != nil {
				t.Fatal(err)
			}
			checkHolds(t, folder, map[string]string{"a/long.txt": test.after})
			checkNothingLeft(t, folder)
			now, err := os.Stat(filepath.Join(folder, "a", "long.txt"))
			if err != nil {
				t.Fatal(err)
			}
			if os.SameFile(standing, now) != test.same {
				t.Errorf("it is the same file: %v, want %v", !test.same, test.same)
			}
		})
	}
}

// What stands in a folder is published as it is, and a folder that is not there is an error.
func TestFolder(t *testing.T) {
	from, folder := t.TempDir(), filepath.Join(t.TempDir(), "public")
	files := map[string]string{"a.txt": "a", "b/c.txt": strings.Repeat("c", 2*longest)}
	for name, text := range files {
		if err := put(name)(from); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(from, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := Swap(Contents{Folder: folder, Files: Folder(from)}); err != nil {
		t.Fatal(err)
	}
	checkHolds(t, folder, files)
	if _, err := Swap(Contents{Folder: folder, Files: Folder(filepath.Join(from, "nowhere"))}); err == nil {
		t.Error("a folder that is not there was published")
	}
	checkHolds(t, folder, files)
}
