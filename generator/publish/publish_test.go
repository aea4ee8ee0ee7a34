package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestSwap(t *testing.T) {
	tests := []struct {
		name    string
		builds  []map[string]string
		summary Summary // of the last build, which is what stands afterwards
	}{
		{"a first build", []map[string]string{{"index.html": "home", "assets/a.css": "style"}}, Summary{Written: 2}},
		{"the same again", []map[string]string{{"index.html": "home"}, {"index.html": "home"}}, Summary{Unchanged: 1}},
		{
			"changed, new and unwanted pages",
			[]map[string]string{
				{"index.html": "home", "old/index.html": "old", "same/index.html": "same"},
				{"index.html": "hall", "new/index.html": "new", "same/index.html": "same"},
			},
			Summary{Written: 2, Unchanged: 1, Removed: 1},
		},
		{"a file becomes a folder", []map[string]string{{"help": "file"}, {"help/index.html": "page"}}, Summary{Written: 1, Removed: 1}},
		{"a folder becomes a file", []map[string]string{{"help/a/b.txt": "words"}, {"help": "file"}}, Summary{Written: 1, Removed: 1}},
		{"only one goes", []map[string]string{{"a.txt": "a", "b/c.txt": "c"}, {"a.txt": "a"}}, Summary{Unchanged: 1, Removed: 1}},
		{"everything goes", []map[string]string{{"a/b.txt": "page"}, {}}, Summary{Removed: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "deep", "public")
			var got Summary
			for _, build := range test.builds {
				got = swap(t, folder, build)
			}
			if got != test.summary {
				t.Errorf("summary: got %+v, want %+v", got, test.summary)
			}
			checkHolds(t, folder, test.builds[len(test.builds)-1])
			checkNothingLeft(t, folder)
			if entries, _ := os.ReadDir(filepath.Join(folder, "b")); entries != nil {
				t.Error("an empty folder was left")
			}
		})
	}
}

// A file that has not changed stays the same file, with its time; one that has changed
// is another, so that what a reader holds open does not change under it.
func TestSwapLinksWhatHasNotChanged(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	swap(t, folder, map[string]string{"a/same.html": "same", "changed.html": "old"})
	look := func(name string) fs.FileInfo {
		info, err := os.Stat(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	same, changed, whole := look("a/same.html"), look("changed.html"), look(".")
	swap(t, folder, map[string]string{"a/same.html": "same", "changed.html": "new"})
	if now := look("a/same.html"); !os.SameFile(same, now) || !now.ModTime().Equal(same.ModTime()) {
		t.Error("a/same.html was written again")
	}
	if os.SameFile(changed, look("changed.html")) {
		t.Error("changed.html was written in place")
	}
	if os.SameFile(whole, look(".")) {
		t.Error("the folder was not swapped")
	}
}

func TestSwapOfNothingNew(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	files := map[string]string{"a/index.html": "a", "b.html": "b"}
	swap(t, folder, files)
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	all := []string{folder, filepath.Join(folder, "a"), filepath.Join(folder, "a", "index.html"), filepath.Join(folder, "b.html"), recordOf(folder)}
	var before []fs.FileInfo
	for _, name := range all {
		if err := os.Chtimes(name, long, long); err != nil {
			t.Fatal(err)
		}
		info, _ := os.Stat(name)
		before = append(before, info)
	}
	swap(t, folder, files)
	for i, name := range all {
		if info, err := os.Stat(name); err != nil || !os.SameFile(before[i], info) || !info.ModTime().Equal(long) {
			t.Errorf("%s was touched (%v)", name, err)
		}
	}
}

func TestSwapRefuses(t *testing.T) {
	site := map[string]string{"index.html": "home"}
	tests := []struct {
		name  string
		spoil func(folder string) error
		files map[string]string
		want  string // in the error
	}{
		{"a file was added", put("CNAME"), site, "did not make: CNAME"},
		{"many were", put("1", "2", "3", "4", "5", "sub/6", "sub/7"), site, "did not make: 1, 2, 3, 4, 5 and 2 more"},
		{"one where a new page is to be", put("new.html"), map[string]string{"new.html": "new"}, "did not make: new.html"},
		{"a hidden file", put(".htaccess"), site, "did not make: .htaccess"},
		{"a link in the place of a page", func(folder string) error {
			os.Remove(filepath.Join(folder, "index.html"))
			return os.Symlink(os.TempDir(), filepath.Join(folder, "index.html"))
		}, site, "did not make: index.html"},
		{"a file that tells of itself as ours", put(".bandstand/manifest"), site, "did not make: .bandstand/manifest"},
		{"a path upwards", nil, map[string]string{"../index.html": "home"}, "cannot be the path"},
		{"an absolute path", nil, map[string]string{"/index.html": "home"}, "cannot be the path"},
		{"a backslash", nil, map[string]string{`a\index.html`: "home"}, "cannot be the path"},
		{"a line break", nil, map[string]string{"a\nb": "home"}, "cannot be the path"},
		{"a file that is a folder too", nil, map[string]string{"a": "file", "a/b.html": "page"}, "/a"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := filepath.Join(t.TempDir(), "public")
			swap(t, folder, site)
			if test.spoil != nil {
				if err := test.spoil(folder); err != nil {
					t.Skip(err)
				}
			}
			before := held(t, folder)
			_, err := Swap(Contents{Folder: folder, Files: Bytes(bytesOf(test.files))})
			if err == nil || !strings.Contains(err.Error(), test.want) || !strings.HasPrefix(err.Error(), "publish to "+folder) {
				t.Errorf("got error %v, want one with %q", err, test.want)
			}
			checkHolds(t, folder, before)
			checkNothingLeft(t, folder)
		})
	}
}

func TestSwapRefusesAFolderOfOthers(t *testing.T) {
	folder := t.TempDir()
	if err := put("novel.odt")(folder); err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"Check": Check(folder),
		"Swap":  func() error { _, err := Swap(Contents{Folder: folder, Files: Bytes(nil)}); return err }(),
	} {
		if err == nil || !strings.HasSuffix(err.Error(), "no record that Bandstand made them: novel.odt") ||
			!strings.Contains(hintOf(err), "files, remove it") {
			t.Errorf("%s: got %v", name, err)
		}
	}
	checkHolds(t, folder, map[string]string{"novel.odt": "Mine."})
	if err := Check(filepath.Join(t.TempDir(), "not", "there")); err != nil {
		t.Errorf("a folder that is not there: %v", err)
	}
	if err := Check(filepath.Join(folder, "novel.odt")); err == nil || !strings.Contains(err.Error(), "that is a file") {
		t.Errorf("a file: %v", err)
	}
}

// What a desktop leaves in a folder is no reason to refuse it.
func TestSwapDropsLitter(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	swap(t, folder, map[string]string{"a.html": "a"})
	if err := put(".DS_Store")(folder); err != nil {
		t.Fatal(err)
	}
	swap(t, folder, map[string]string{"a.html": "b"})
	checkHolds(t, folder, map[string]string{"a.html": "b"})
}

// A committed file stays in a folder that is built for the first time, and afterwards.
func TestSwapKeeps(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "bundle")
	if err := put("README")(folder); err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"one", "two", "two"} {
		_, err := Swap(Contents{Folder: folder, Files: Bytes(bytesOf(map[string]string{"index": words})), Keep: []string{"README"}})
		if err != nil {
			t.Fatal(err)
		}
		checkHolds(t, folder, map[string]string{"README": "Mine.", "index": words})
	}
}

// A page that cannot be made is named, and leaves every folder as it was, that of the
// bundle behind it as well.
func TestSwapOfSeveralIsAllOrNone(t *testing.T) {
	parent := t.TempDir()
	pages, index := filepath.Join(parent, "public"), filepath.Join(parent, "index")
	old := map[string]string{"a.html": "old"}
	swap(t, pages, old)
	swap(t, index, old)
	broken := func(yield func(File) bool) {
		_ = yield(File{"a.html", func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err }}) &&
			yield(File{"b.html", func(io.Writer) error { return errors.New("no such town") }})
	}
	_, err := Swap(Contents{Folder: pages, Files: Bytes(bytesOf(map[string]string{"a.html": "new"}))}, Contents{Folder: index, Files: broken})
	if want := "publish to " + index + ": make b.html: no such town"; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	twice := func(yield func(File) bool) {
		for range 2 {
			Bytes(bytesOf(old))(yield)
		}
	}
	if _, err := Swap(Contents{Folder: pages, Files: twice}); err == nil || !strings.Contains(err.Error(), "two files have the path a.html") {
		t.Errorf("got %v", err)
	}
	for _, folder := range []string{pages, index} {
		checkHolds(t, folder, old)
		checkNothingLeft(t, folder)
	}
}

// Builds at once wait for each other: pages and index are of one of them.
func TestSwapsAtOnce(t *testing.T) {
	parent := t.TempDir()
	pages, index := filepath.Join(parent, "public"), filepath.Join(parent, "index")
	var builds sync.WaitGroup
	for build := range 8 {
		files := bytesOf(generation(build))
		builds.Go(func() {
			if _, err := Swap(Contents{Folder: pages, Files: Bytes(files)}, Contents{Folder: index, Files: Bytes(files)}); err != nil {
				t.Error(err)
			}
		})
	}
	builds.Wait()
	checkHolds(t, index, held(t, pages))
	generationOf(t, pages)
}

// Without an exchange by the system there is an instant without a folder; the next
// build puts the old one back before it does anything else.
func TestSwapInTwoSteps(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "public")
	old, at := map[string]string{"a.html": "old"}, func() place { at, _ := find(folder); return at }()
	swap(t, folder, old)
	if err := os.Rename(at.folder, at.last); err != nil {
		t.Fatal(err)
	}
	_, err := Swap(Contents{Folder: folder, Files: func(yield func(File) bool) {
		yield(File{"a.html", func(io.Writer) error { return errors.New("broken") }})
	}})
	if err == nil {
		t.Error("a broken build was published")
	}
	checkHolds(t, folder, old)
	if err := os.Mkdir(at.next, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(put("b.html")(at.next), at.swapInTwoSteps(), at.recover()); err != nil {
		t.Fatal(err)
	}
	checkHolds(t, folder, map[string]string{"b.html": "Mine."})
	checkNothingLeft(t, folder)
}

func swap(t *testing.T, folder string, files map[string]string) Summary {
	t.Helper()
	got, err := Swap(Contents{Folder: folder, Files: Bytes(bytesOf(files))})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// put returns what lays files of somebody's into a folder.
func put(names ...string) func(folder string) error {
	return func(folder string) error {
		for _, name := range names {
			file := filepath.Join(folder, filepath.FromSlash(name))
			if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(file, []byte("Mine."), 0o644); err != nil {
				return err
			}
		}
		return nil
	}
}

// held returns the files of a folder.
func held(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		if entry.Type()&fs.ModeSymlink != 0 {
			files[name], err = os.Readlink(filepath.Join(folder, name))
			return err
		}
		body, err := os.ReadFile(filepath.Join(folder, name))
		files[name] = string(body)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func checkHolds(t *testing.T, folder string, want map[string]string) {
	t.Helper()
	if got := held(t, folder); !maps.Equal(got, want) {
		t.Errorf("%s holds %q, want %q", folder, got, want)
	}
}

func recordOf(folder string) string {
	at, _ := find(folder)
	return filepath.Join(at.corner, "files")
}

// checkNothingLeft refuses what is beside a folder when no build runs.
func checkNothingLeft(t *testing.T, folder string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(recordOf(folder)))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if !slices.Contains([]string{"files", "lock"}, entry.Name()) {
			t.Errorf("%s was left beside %s", entry.Name(), folder)
		}
	}
}

func hintOf(err error) string {
	var with interface{ Hint() string }
	if errors.As(err, &with) {
		return with.Hint()
	}
	return ""
}

// generation is a site of which every file names the build.
func generation(build int) map[string]string {
	files := map[string]string{"same.html": "same"}
	for i := range 8 {
		files[fmt.Sprintf("towns/%d/%d/index.html", i%3, i)] = fmt.Sprint(build)
		files[fmt.Sprintf("only/%d/%d.html", build, i)] = fmt.Sprint(build)
	}
	return files
}

// generationOf returns the build that a folder is, and refuses one that is not whole.
func generationOf(t *testing.T, folder string) int {
	t.Helper()
	files, build := held(t, folder), -1
	fmt.Sscan(files["towns/0/0/index.html"], &build)
	if !maps.Equal(files, generation(build)) {
		t.Fatalf("%s is not whole: %q", folder, slices.Sorted(maps.Keys(files)))
	}
	return build
}

func bytesOf(files map[string]string) map[string][]byte {
	all := make(map[string][]byte, len(files))
	for name, body := range files {
		all[name] = []byte(body)
	}
	return all
}
