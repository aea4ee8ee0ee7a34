package search

import (
	"bytes"
	"io"
	"io/fs"
	"log"
	"maps"
	"net/http"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/words"
)

// A bundle inside the program, which has no folder on disk, answers alike and
// leaves nothing behind.
func TestOpenFromMemory(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir()) // nothing is put on disk either
	inside, err := New(testSource())
	if err != nil {
		t.Fatal(err)
	}
	outside, err := Open(os.DirFS(onDisk(t, testSource())))
	if err != nil {
		t.Fatal(err)
	}
	const address = "/search?q=choir+in+salford"
	if a, b := visit(t, Handler(inside, clock), address).Body.String(), visit(t, Handler(outside, clock), address).Body.String(); a != b {
		t.Errorf("inside the program:\n%s\nin a folder:\n%s", a, b)
	}
	for _, x := range []*Service{inside, outside} {
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
	if len(x.index.Languages) != 64 || !slices.Contains(x.index.Languages, "zzz") || !slices.IsSorted(x.index.Languages) {
		t.Errorf("got %d languages: %v", len(x.index.Languages), x.index.Languages)
	}
	if got := ask(t, Handler(x, clock), "/search?language=zzz&stale=show&format=json"); got.Total != len(source.Documents) {
		t.Errorf("got %d answers, want %d", got.Total, len(source.Documents))
	}
}

// Two builds of one source are the same files with the same bytes, in whatever
// order its documents come; bleve's own are once they are taken over. Other texts
// are not taken for the same.
func TestSameSourceSameBytes(t *testing.T) {
	source := testSource()
	source.Documents = append(testDocuments(), manyDocuments(120)...)
	first := filesOf(t, source)
	if len(first) < 6 {
		t.Fatalf("a bundle of %d files", len(first))
	}
	for _, earlier := range []fs.FS{nil, inMemory(first), inMemory(first)} {
		source.Documents = slices.Clone(source.Documents)
		slices.Reverse(source.Documents)
		again := filesAfter(t, source, earlier)
		for name := range first {
			bleves := strings.HasPrefix(name, "index/")
			if !bytes.Equal(first[name], again[name]) && (earlier != nil || !bleves) {
				t.Fatalf("%s differs from build to build", name)
			}
		}
		if len(again) != len(first) {
			t.Fatalf("got %d files, then %d", len(first), len(again))
		}
	}
	source.Documents[0].Body = []words.Text{"Something else."}
	x, err := Open(inMemory(filesAfter(t, source, inMemory(first))))
	if err != nil {
		t.Fatal(err)
	}
	if found := found(ask(t, Handler(x, clock), "/search?q=something+else")); !slices.Contains(found, source.Documents[0].Card.Slug) {
		t.Errorf("with another text it finds %v", found)
	}
}

// filesOf builds a bundle.
func filesOf(t testing.TB, source Source) map[string][]byte { return filesAfter(t, source, nil) }

// filesAfter builds a bundle where an earlier one stands.
func filesAfter(t testing.TB, source Source, earlier fs.FS) map[string][]byte {
	t.Helper()
	folder := t.TempDir()
	if err := Build(source, earlier, folder); err != nil {
		t.Fatal(err)
	}
	files, err := filesIn(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// onDisk builds a bundle in a folder.
func onDisk(t testing.TB, source Source) string {
	t.Helper()
	folder := t.TempDir()
	if err := Build(source, nil, folder); err != nil {
		t.Fatal(err)
	}
	return folder
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
	twice := testSource()
	twice.Documents = append(twice.Documents, twice.Documents[0])
	if err := Build(twice, nil, t.TempDir()); err == nil {
		t.Error("built with two activities of one name")
	}
	broken := testSource()
	broken.Layouts = fstest.MapFS{"page.html": {Data: []byte("{{")}, "search.html": {}}
	if err := Build(broken, nil, t.TempDir()); err == nil {
		t.Error("built with a layout that cannot be parsed")
	}
}

// A bundle of which a part is missing or broken is refused, not half opened.
func TestOpenRefusesBrokenBundles(t *testing.T) {
	whole := filesOf(t, testSource())
	for name, text := range map[string]string{
		manifestFile: "{", lexiconFile: "", "facts.json": "{", "facts.bin": "", "cards.jsonl": "missing",
		"index/index_meta.json": "missing", "index/store/root.bolt": "1234", "index/store/000000000002.zap": "missing", sumsFile: "{",
	} {
		broken := maps.Clone(whole)
		broken[name] = []byte(text)
		if text == "missing" {
			delete(broken, name)
		}
		if x, err := Open(inMemory(broken)); err == nil {
			t.Errorf("opened with a broken %s", name)
			x.Close()
		}
	}
}

// Files of two builds of the same activities are no bundle, whichever two of them are
// mixed: it is refused, or where only the Welsh ones are mixed, answers in Welsh are
// that search is not working just now.
func TestFilesOfTwoBuildsAreRefused(t *testing.T) {
	log.SetOutput(io.Discard)
	defer log.SetOutput(os.Stderr)
	first, second := filesSaying(t, "apples"), filesSaying(t, "pears")
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(first)), func(name string) bool { return bytes.Equal(first[name], second[name]) })
	for _, needed := range []string{manifestFile, lexiconFile, sumsFile, "facts.bin", "facts.json", "cards.jsonl", "layouts/search.html"} {
		if !slices.Contains(names, needed) {
			t.Errorf("both builds have the same %s", needed)
		}
	}
	for i, one := range names {
		for _, other := range names[i:] {
			mixed := maps.Clone(first)
			mixed[one], mixed[other] = second[one], second[other]
			x, err := Open(inMemory(mixed))
			if err != nil {
				continue
			}
			if w := visit(t, Handler(x, clock), "/cy/search?q=choir"); w.Code != http.StatusServiceUnavailable ||
				!strings.Contains(w.Body.String(), `<html lang="cy">`) || !strings.HasPrefix(one, "cy/") {
				t.Errorf("with %s and %s of another build: status %d", one, other, w.Code)
			}
			x.Close()
		}
	}
}

// filesSaying builds a bundle that has a word in each of its parts.
func filesSaying(t *testing.T, word string) map[string][]byte {
	source := testSource()
	source.Urgent[0].Note = words.Own(word)
	source.Ignored = append(source.Ignored, word)
	source.Towns[0].Also = []string{word}
	for i := range source.Documents {
		d := &source.Documents[i]
		d.Card.Cost, d.Body, d.Pence = words.Own("£3, "+word), []words.Text{words.Own(word)}, len(word)
	}
	layouts := fstest.MapFS{}
	if err := fs.WalkDir(source.Layouts, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(source.Layouts, name)
		layouts[name] = &fstest.MapFile{Data: bytes.ReplaceAll(text, []byte("<form"), []byte("<form data-test="+word))}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	source.Layouts = layouts
	source.Translations = []Source{inWelsh(source)}
	return filesOf(t, source)
}
