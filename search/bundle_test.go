package search

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"
)

// A bundle inside the program, which has no folder on disk, answers alike and
// leaves nothing behind.
func TestOpenFromMemory(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	dir := filepath.Join(t.TempDir(), "bundle")
	if err := Build(dir, testSource()); err != nil {
		t.Fatal(err)
	}
	memory := fstest.MapFS{}
	err := filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		name, _ := filepath.Rel(dir, path)
		text, err := os.ReadFile(path)
		memory[filepath.ToSlash(name)] = &fstest.MapFile{Data: text, Mode: 0o444}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	inside, err := Open(memory)
	if err != nil {
		t.Fatal(err)
	}
	outside, err := Open(os.DirFS(dir))
	if err != nil {
		t.Fatal(err)
	}
	if outside.disk.temporary {
		t.Error("a bundle in a folder was copied")
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

// Two builds of one source answer to the letter alike.
func TestSameSourceSameAnswers(t *testing.T) {
	source := testSource()
	source.Documents = manyDocuments(120)
	backwards := source
	backwards.Documents = slices.Clone(source.Documents)
	slices.Reverse(backwards.Documents)
	first, second := Handler(openWorld(t, source), clock), Handler(openWorld(t, backwards), clock)
	for _, q := range benchmarkQueries {
		address := "/search?format=json&" + q.query
		if a, b := visit(t, first, address).Body.String(), visit(t, second, address).Body.String(); a != b {
			t.Errorf("%s\n%s\n%s", address, a, b)
		}
	}
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
}

// A bundle of which a part is missing or broken is refused, not half opened.
func TestOpenRefusesBrokenBundles(t *testing.T) {
	whole := filepath.Join(t.TempDir(), "bundle")
	if err := Build(whole, testSource()); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		manifestFile: "{", tableFile: "", offsetsFile: "", rowsFile: "1234", cardsFile: "missing", "layouts/page.html": "{{",
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
