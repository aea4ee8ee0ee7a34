package publish

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

func TestFolder(t *testing.T) {
	tests := []struct {
		name    string
		before  map[string]string // somebody else's files
		builds  []map[string]string
		want    map[string]string // without our own corner
		summary Summary           // of the last build
	}{{
		name:    "a first build",
		builds:  []map[string]string{{"index.html": "home", "assets/a.css": "style"}},
		want:    map[string]string{"index.html": "home", "assets/a.css": "style"},
		summary: Summary{Written: 2},
	}, {
		name:    "the same again changes nothing",
		builds:  []map[string]string{{"index.html": "home"}, {"index.html": "home"}},
		want:    map[string]string{"index.html": "home"},
		summary: Summary{Unchanged: 1},
	}, {
		name: "changed, new and unwanted pages",
		builds: []map[string]string{
			{"index.html": "home", "old/index.html": "old", "same/index.html": "same"},
			{"index.html": "house", "new/index.html": "new", "same/index.html": "same"},
		},
		want:    map[string]string{"index.html": "house", "new/index.html": "new", "same/index.html": "same"},
		summary: Summary{Written: 2, Unchanged: 1, Removed: 1},
	}, {
		name:    "somebody else's files stay, and the folders they stand in",
		before:  map[string]string{"README": "keep me", "old/notes.txt": "mine"},
		builds:  []map[string]string{{"old/index.html": "old"}, {"index.html": "home"}},
		want:    map[string]string{"README": "keep me", "old/notes.txt": "mine", "index.html": "home"},
		summary: Summary{Written: 1, Removed: 1},
	}, {
		name:    "a file that already is as it should be is taken over",
		before:  map[string]string{"index.html": "home"},
		builds:  []map[string]string{{"index.html": "home"}},
		want:    map[string]string{"index.html": "home"},
		summary: Summary{Unchanged: 1},
	}, {
		name:    "a file becomes a folder",
		builds:  []map[string]string{{"help": "file"}, {"help/index.html": "page"}},
		want:    map[string]string{"help/index.html": "page"},
		summary: Summary{Written: 1},
	}, {
		name:    "a folder becomes a file",
		builds:  []map[string]string{{"help/a/index.html": "page", "help/b.txt": "words"}, {"help": "file"}},
		want:    map[string]string{"help": "file"},
		summary: Summary{Written: 1},
	}, {
		name:    "everything goes",
		builds:  []map[string]string{{"a/b/c/index.html": "page", "a/b/d.png": "picture"}, {}},
		want:    map[string]string{},
		summary: Summary{Removed: 2},
	}}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "deep", "public")
			lay(t, folder, test.before)
			var got Summary
			for _, build := range test.builds {
				var err error
				if got, err = Folder(folder, bytesOf(build)); err != nil {
					t.Fatal(err)
				}
			}
			if got != test.summary {
				t.Errorf("summary: got %+v, want %+v", got, test.summary)
			}
			if held := published(t, folder); !maps.Equal(held, test.want) {
				t.Errorf("folder: got %q, want %q", held, test.want)
			}
			checkNoEmptyFolders(t, folder)
		})
	}
}

func TestFolderRefuses(t *testing.T) {
	tests := []struct {
		name   string
		before map[string]string
		links  map[string]string // symbolic links in the folder
		files  map[string]string
		want   string // in the error
	}{
		{"somebody else's page", map[string]string{"index.html": "mine"}, nil, map[string]string{"a.txt": "a", "index.html": "home"}, "index.html is in the way"},
		{"somebody else's file where a folder has to be", map[string]string{"help": "mine"}, nil, map[string]string{"a.txt": "a", "help/index.html": "help"}, "help is in the way"},
		{"a folder with somebody else's file where a file has to be", map[string]string{"help/mine.txt": "mine"}, nil, map[string]string{"a.txt": "a", "help": "help"}, "help/mine.txt is in the way"},
		{"a link to a file", map[string]string{"mine.txt": "mine"}, map[string]string{"index.html": "mine.txt"}, map[string]string{"index.html": "home"}, "index.html is in the way"},
		{"a link to a folder inside", map[string]string{"mine/a.txt": "mine"}, map[string]string{"help": "mine"}, map[string]string{"help/index.html": "help"}, "help is in the way"},
		{"a link to a folder outside", nil, map[string]string{"help": os.TempDir()}, map[string]string{"help/index.html": "help"}, "help is in the way"},
		{"our own corner is a link", nil, map[string]string{".bandstand": os.TempDir()}, map[string]string{"index.html": "home"}, ".bandstand is in the way"},
		{"a path upwards", nil, nil, map[string]string{"../index.html": "home"}, "cannot be the path"},
		{"an absolute path", nil, nil, map[string]string{"/index.html": "home"}, "cannot be the path"},
		{"a backslash", nil, nil, map[string]string{`a\index.html`: "home"}, "cannot be the path"},
		{"a line break", nil, nil, map[string]string{"a\nb": "home"}, "cannot be the path"},
		{"our own corner", nil, nil, map[string]string{".bandstand/manifest": "home"}, "cannot be the path"},
		{"a file that is a folder too", nil, nil, map[string]string{"a": "file", "a/b/index.html": "page"}, "cannot be both"},
		{"a manifest that leads out", map[string]string{".bandstand/manifest": "../../etc/passwd\n"}, nil, map[string]string{"index.html": "home"}, "cannot be a file of ours"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := t.TempDir()
			lay(t, folder, test.before)
			for name, target := range test.links {
				if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
					t.Skip("links cannot be made here:", err)
				}
			}
			before := published(t, folder)
			_, err := Folder(folder, bytesOf(test.files))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got error %v, want one with %q", err, test.want)
			}
			if after := published(t, folder); !maps.Equal(before, after) {
				t.Errorf("the folder was changed: %q became %q", before, after)
			}
		})
	}
}

// Whatever a link in the folder points at, nothing outside is removed, even
// where the manifest lists a path through it.
func TestFolderRemovesNothingOutside(t *testing.T) {
	outside, folder := t.TempDir(), t.TempDir()
	lay(t, outside, map[string]string{"precious.html": "mine"})
	if err := os.Symlink(outside, filepath.Join(folder, "help")); err != nil {
		t.Skip("links cannot be made here:", err)
	}
	lay(t, folder, map[string]string{".bandstand/manifest": "help/precious.html\n"})
	if _, err := Folder(folder, bytesOf(map[string]string{"index.html": "home"})); err != nil {
		t.Logf("refused: %v", err)
	}
	if got := published(t, outside); got["precious.html"] != "mine" {
		t.Errorf("a file outside the folder was touched: %q", got)
	}
}

func TestFolderWritesTheManifestOfWhatStands(t *testing.T) {
	folder := t.TempDir()
	for _, build := range []map[string]string{{"b.html": "b", "a.html": "a"}, {"c/index.html": "c", "a.html": "a"}} {
		if _, err := Folder(folder, bytesOf(build)); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(filepath.Join(folder, ".bandstand", "manifest"))
	if err != nil {
		t.Fatal(err)
	}
	if want := manifestSays + "\na.html\nc/index.html\n"; string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, err := os.Stat(filepath.Join(folder, ".bandstand", "staging")); err == nil {
		t.Error("the staging folder was left")
	}
}

// Builds at once do not undo each other: each waits for the one before, and the
// last one stands whole.
func TestFolderWaitsForAnotherBuild(t *testing.T) {
	folder := t.TempDir()
	var sites []map[string]string
	var builds sync.WaitGroup
	for build := range 8 {
		site := siteOf(fmt.Sprint(build), "a", fmt.Sprint("b", build))
		sites = append(sites, site)
		builds.Go(func() {
			if _, err := Folder(folder, bytesOf(site)); err != nil {
				t.Error(err)
			}
		})
	}
	builds.Wait()
	held := published(t, folder)
	if !slices.ContainsFunc(sites, func(site map[string]string) bool { return maps.Equal(site, held) }) {
		t.Errorf("the folder is none of the builds: %q", sortedKeys(held))
	}
}

func TestFolderLeavesUnchangedFilesAlone(t *testing.T) {
	folder := t.TempDir()
	files := bytesOf(map[string]string{"index.html": "home"})
	if _, err := Folder(folder, files); err != nil {
		t.Fatal(err)
	}
	before, err := os.Stat(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	files["other.html"] = []byte("other")
	if _, err := Folder(folder, files); err != nil {
		t.Fatal(err)
	}
	after, err := os.Stat(filepath.Join(folder, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	if !os.SameFile(before, after) || !before.ModTime().Equal(after.ModTime()) {
		t.Error("index.html was written again, though it had not changed")
	}
}

// lay puts files into a folder as somebody else would.
func lay(t *testing.T, folder string, files map[string]string) {
	t.Helper()
	for name, body := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(body), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// published gives the files of a folder, without our own corner. A link is told
// by what it points at.
func published(t *testing.T, folder string) map[string]string {
	t.Helper()
	held := map[string]string{}
	err := filepath.WalkDir(folder, func(file string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, _ := filepath.Rel(folder, file)
		name = filepath.ToSlash(name)
		switch {
		case name == ownFolder && entry.IsDir():
			return fs.SkipDir
		case entry.IsDir():
			return nil
		case entry.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(file)
			held[name] = "-> " + target
			return err
		}
		body, err := os.ReadFile(file)
		held[name] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return held
}

func checkNoEmptyFolders(t *testing.T, folder string) {
	t.Helper()
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() || name == folder {
			return err
		}
		entries, err := os.ReadDir(name)
		if len(entries) == 0 {
			t.Errorf("the empty folder %s was left", name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func bytesOf(files map[string]string) map[string][]byte {
	all := make(map[string][]byte, len(files))
	for name, body := range files {
		all[name] = []byte(body)
	}
	return all
}

func sortedKeys(files map[string]string) []string { return slices.Sorted(maps.Keys(files)) }
