package search

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

// A bundle inside the program, which has no folder on disk, answers alike and
// leaves nothing behind.
func TestOpenFromMemory(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // nothing is put on disk either
	dir := filepath.Join(t.TempDir(), "bundle")
	if err := Build(dir, testSource()); err != nil {
		t.Fatal(err)
	}
	memory := fstest.MapFS{}
	for name, text := range filesOf(t, testSource()) {
		memory[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o444}
	}
	inside, err := Open(memory)
	if err != nil {
		t.Fatal(err)
	}
	outside, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	const address = "/search?q=choir+in+salford"
	if a, b := visit(t, Handler(inside, clock), address).Body.String(), visit(t, Handler(outside, clock), address).Body.String(); a != b {
		t.Errorf("inside the program:\n%s\nin a folder:\n%s", a, b)
	}
	for _, x := range []*Index{inside, outside} {
		if err := x.Close(); err != nil {
			t.Error(err)
		}
	}
	if left, _ := os.ReadDir(os.Getenv("TMPDIR")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// More languages than can be counted end no build: those that most speak stay.
func TestVeryManyLanguages(t *testing.T) {
	source := testSource()
	for first := 'a'; first <= 'z'; first++ {
		for second := 'a'; second <= 'd'; second++ {
			source.Documents[0].Languages = append(source.Documents[0].Languages, string(first)+string(second)+"x")
		}
	}
	for i := range source.Documents {
		source.Documents[i].Languages = append(source.Documents[i].Languages, "zzz")
	}
	x := openWorld(t, source)
	if len(x.Languages) != 64 || !slices.Contains(x.Languages, "zzz") || !slices.IsSorted(x.Languages) {
		t.Errorf("got %d languages: %v", len(x.Languages), x.Languages)
	}
	if got := ask(t, Handler(x, clock), "/search?language=zzz&stale=show&format=json"); got.Total != len(source.Documents) {
		t.Errorf("got %d answers, want %d", got.Total, len(source.Documents))
	}
}

// Two builds of one source are the same files with the same bytes, in whatever
// order its documents come. Once is not enough: Go goes over maps in another
// order each time.
func TestSameSourceSameBytes(t *testing.T) {
	source := testSource()
	source.Documents = append(testDocuments(), manyDocuments(120)...)
	first := filesOf(t, source)
	if len(first) < 6 {
		t.Fatalf("a bundle of %d files", len(first))
	}
	for range 10 {
		source.Documents = slices.Clone(source.Documents)
		slices.Reverse(source.Documents)
		again := filesOf(t, source)
		for name := range first {
			if first[name] != again[name] {
				t.Fatalf("%s differs from build to build", name)
			}
		}
		if len(again) != len(first) {
			t.Fatalf("got %d files, then %d", len(first), len(again))
		}
	}
}

// filesOf builds a bundle and reads all its files.
func filesOf(t *testing.T, source Source) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "bundle")
	if err := Build(dir, source); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestEmptyDirectory(t *testing.T) {
	source := testSource()
	source.Documents = nil
	handler := Handler(openWorld(t, source), clock)
	for _, address := range []string{"/search", "/search?q=choir+in+salford", "/search?q=zzzz", "/search?kind=music"} {
		if answer := ask(t, handler, address); answer.Total != 0 {
			t.Errorf("%s found %d in nothing", address, answer.Total)
		}
		checkMarkup(t, address, visit(t, handler, address).Body.String())
	}
}

func TestBuildRefuses(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "mine"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := Build(full, testSource()); err == nil {
		t.Error("built into a folder that is not empty")
	}
	twice := testSource()
	twice.Documents = append(twice.Documents, twice.Documents[0])
	if err := Build(filepath.Join(t.TempDir(), "b"), twice); err == nil {
		t.Error("built with two activities of one name")
	}
	broken := testSource()
	broken.Layouts = fstest.MapFS{"page.html": {Data: []byte("{{")}, "search.html": {}}
	if err := Build(filepath.Join(t.TempDir(), "b"), broken); err == nil {
		t.Error("built with a layout that cannot be parsed")
	}
}

// A bundle of which a part is missing or broken is refused, not half opened.
func TestOpenRefusesBrokenBundles(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "bundle")
	if err := Build(whole, testSource()); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		manifestFile: "{", tableFile: "", offsetsFile: "", indexFile: "1234", knownFile: "missing", lexiconFile: "", cardsFile: "missing",
	} {
		dir := filepath.Join(t.TempDir(), "bundle")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		err := os.WriteFile(file, []byte(text), 0o644)
		if text == "missing" {
			err = os.Remove(file)
		}
		if err != nil {
			t.Fatal(err)
		}
		if x, err := Open(os.DirFS(dir)); err == nil {
			t.Errorf("opened with a broken %s", name)
			x.Close()
		}
	}
}
