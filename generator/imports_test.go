package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "bandstand/"

// floors are the packages of the project, the lowest first, with those of ours
// that each may import, in its tests too. A folder that is named there stands for
// those below it.
var floors = []struct {
	folder string
	may    []string
}{
	{"directory/client", nil},
	{"directory/letters", nil},
	{"directory/version", nil},
	{"directory/slips", nil},
	{"directory/place/format", []string{"directory/letters"}},
	{"directory/place", []string{"directory/place/format", "directory/slips"}},
	{"directory/exif", nil},
	{"directory/phone", nil},
	{"directory/words", []string{"directory/phone"}},
	{"directory/colour", nil},
	{"directory/vocabulary", []string{"directory/letters", "directory/words"}},
	{"directory/schedule", []string{"directory/words"}},
	{"directory/plainwords", []string{"directory/vocabulary"}},
	{"directory/timetable/phrases", []string{"directory/letters", "directory/schedule", "directory/slips"}},
	{"directory/timetable", []string{"directory/timetable/phrases", "directory/schedule", "directory/slips", "directory/words"}},
	{"directory/calendar", []string{"directory/place", "directory/schedule"}},
	{"directory/activity", []string{"directory/schedule", "directory/place", "directory/vocabulary", "directory/words"}},
	{"base", nil},
	{"directory/content/report", []string{"directory/letters", "directory/words"}},
	{"directory/content/frontmatter", []string{"directory/letters", "directory/content/report", "directory/schedule", "directory/slips", "directory/words"}},
	{"directory/content/pagefile", nil},
	{"directory/content/changes", []string{"directory/words", "directory/content/fields", "directory/content/frontmatter", "directory/content/pagefile"}},
	{"directory/content/fuller", []string{"directory/content/fields", "directory/content/frontmatter", "directory/content/pagefile"}},
	{"directory/content/facts", []string{"directory/activity", "directory/phone", "directory/place", "directory/slips", "directory/words"}},
	{"directory/content/fields", []string{"directory/content/facts", "directory/content/frontmatter", "directory/content/fields/schema"}}, // facts and schema in the test of its guide
	{"directory/content/fields/schema", []string{"directory/content/fields", "directory/content/frontmatter"}},
	{"directory/content/check", []string{
		"directory/colour", "directory/exif", "directory/letters", "directory/content/fields", "directory/content/frontmatter", "directory/content/report", "directory/activity",
		"directory/schedule", "directory/slips", "directory/phone", "directory/place", "directory/plainwords", "directory/vocabulary", "directory/words",
	}},
	{"directory/content/markdown", []string{"directory/letters", "directory/phone", "directory/content/check", "directory/content/facts", "directory/content/report", "directory/activity", "directory/slips", "directory/words"}},
	{"directory/content/listing", []string{
		"directory/content/check", "directory/content/markdown", "directory/content/fields", "directory/content/frontmatter",
		"directory/content/report", "directory/activity", "directory/phone", "directory/plainwords", "directory/schedule", "directory/timetable", "directory/place", "directory/words",
	}},
	{"directory/content/wordlists", []string{
		"directory/content/check", "directory/content/fields", "directory/content/frontmatter", "directory/activity",
		"directory/schedule", "directory/slips", "directory/vocabulary", "directory/words",
	}},
	{"directory/content", []string{
		"base", "directory/content", "directory/activity", "directory/phone", "directory/plainwords", "directory/schedule", "directory/timetable", "directory/slips", "directory/place",
		"directory/vocabulary", "directory/words",
	}},
	{"directory/page", []string{"directory/client", "directory/letters", "directory/phone", "directory/words"}},
	{"search/lexicon", []string{"directory/letters", "directory/slips", "directory/vocabulary", "directory/words"}},
	{"search/index", []string{"directory/activity", "directory/schedule", "directory/letters", "directory/slips", "directory/place", "directory/vocabulary", "directory/words", "search/lexicon"}},
	{"search/address", []string{"directory/letters", "directory/place", "directory/vocabulary", "search/lexicon", "search/index"}},
	{"search/places", []string{"directory/place", "directory/slips", "directory/vocabulary", "search/lexicon", "search/index"}},
	{"search/dates", []string{"directory/schedule", "directory/vocabulary", "search/index"}},
	{"search/query", []string{"directory/slips", "directory/place", "directory/vocabulary", "directory/words", "search/lexicon", "search/index", "search/address", "search/places", "search/dates"}},
	{"search/rank", []string{"directory/vocabulary", "search/lexicon", "search/index", "search/address", "search/places", "search/dates", "search/query"}},
	{"search/answer", []string{"directory/activity", "directory/schedule", "directory/place", "directory/vocabulary", "directory/words", "search/lexicon", "search/index", "search/address", "search/places", "search/query", "search/rank"}},
	{"search/openreferral", []string{"directory/schedule", "search/index", "search/address", "search/places", "search/query", "search/rank"}},
	{"search", []string{"directory/activity", "directory/calendar", "directory/schedule", "directory/letters", "directory/slips", "directory/place", "directory/vocabulary", "directory/words", "directory/page", "search/lexicon", "search/index", "search/address", "search/places", "search/query", "search/rank", "search/answer", "search/openreferral"}},
	{"search/explain", []string{"directory/words", "search"}},
	{"search/judge", []string{"directory/words", "search"}},
	{"messages/guard", nil},
	{"messages/forms", []string{"directory/letters", "directory/words"}},
	{"messages/email", []string{"directory/letters", "directory/page"}},
	{"messages", []string{"messages/email", "messages/forms", "messages/guard", "directory/client", "directory/letters", "directory/phone", "directory/words", "directory/page"}},
	{"generator/inspect", nil},
	{"generator/hosting", []string{"directory/page", "contribute", "messages", "search"}},
	{"generator/publish", nil},
	{"generator/scene", []string{"directory/colour"}},
	{"generator/temporary", nil},
	{"generator/visits", []string{"directory/schedule"}},
	{"generator/preview", nil},
	{"generator/newpage", []string{"directory"}},
	{"generator/progress", nil},
	{"generator/spool", nil},
	{"generator/terminal", nil},
	{"generator/folders", nil},
	{"generator/history", []string{"directory"}},
	{"generator/review", []string{"directory", "contribute/forge", "generator/verdict"}},
	{"generator/verdict", []string{"directory/content", "directory/words"}},
	{"generator/links", []string{"directory/activity", "directory/words"}},
	{"generator/upkeep", []string{"directory", "generator/site/wording"}},
	{"generator/confirm", []string{"directory", "messages", "generator/site/wording"}},
	{"generator/drafts", []string{"directory"}},
	{"generator/oruk", []string{"directory", "generator/drafts"}},
	{"generator/mapping", []string{"directory", "generator/drafts"}},
	{"generator/spreadsheet", []string{"generator/mapping"}},
	{"generator/strangers", []string{"generator/mapping"}},
	{"generator/site/assets", []string{"directory/colour", "directory/content"}}, // content only in tests
	{"generator/site/pictures", []string{"directory/activity", "directory/exif"}},
	{"generator/site/rootfiles", []string{"directory/page"}},
	{"generator/site/wording", []string{"directory"}},
	{"generator/site/services", []string{"directory", "search", "messages", "generator/site/wording"}},
	{"generator/site/sheets", []string{"directory", "search", "generator/site/wording"}},
	{"generator/site/calendars", []string{"directory", "generator/site/wording", "generator/spool"}},
	{"generator/site/feeds", []string{"directory", "generator/site/wording"}},
	{"generator/site/table", []string{"directory", "generator/site/wording"}},
	{"generator/site/openreferral", []string{"directory", "generator/site/wording", "search/openreferral"}},
	{"generator/site/openactive", []string{"directory", "generator/site/wording"}},
	{"generator/site/openapi", []string{"directory"}},
	{"generator/site/linkeddata", []string{"directory", "generator/site/wording"}},
	{"generator/site/statement", []string{"directory", "generator/site/wording"}},
	{"generator/site/samples", []string{"directory", "search", "generator/site/wording"}},
	{"generator/site/address", []string{"directory/page"}},
	{"generator/site/listing", []string{
		"directory", "search", "generator/scene", "generator/site/pictures", "generator/site/services", "generator/site/sheets", "generator/site/wording", "generator/spool",
	}},
	{"generator/site/gaps", []string{"directory", "generator/site/address", "generator/site/listing", "generator/site/wording"}},
	{"generator/site/impact", []string{"directory", "generator/site/address", "generator/site/listing", "generator/site/wording"}},
	{"generator/site/lists", []string{
		"directory", "search", "generator/site/address", "generator/site/calendars", "generator/site/feeds", "generator/site/linkeddata",
		"generator/site/listing", "generator/site/sheets", "generator/site/wording",
	}},
	{"generator/site", []string{"directory", "search", "messages", "generator/inspect", "generator/scene", "generator/site", "generator/spool"}},
	{"contribute/sealed", nil},
	{"contribute/answers", []string{"directory", "messages/forms"}},
	{"contribute/picture", []string{"directory/exif"}},
	{"contribute/desk", []string{"directory", "generator/site"}},
	{"contribute/forge", []string{"directory/letters"}},
	{"contribute/forge/github", []string{"contribute/forge"}},
	{"contribute", []string{"directory", "messages", "generator/site", "contribute"}},
	{"netlify/functions/search", []string{"netlify", "search"}},
	{"netlify/functions/contribute", []string{"netlify", "contribute", "messages", "directory/content"}}, // content only in tests
	{"netlify/functions/messages", []string{"netlify", "messages"}},
	{"netlify", []string{"directory/client", "directory/version"}},
	{"generator", []string{"directory", "search", "messages", "generator", "contribute"}},
}

// stops are the libraries from outside and the packages at which each one
// stops: nobody else imports it.
var stops = []struct {
	library string
	at      []string
}{
	{"golang.org/x/text", []string{"directory/letters", "generator/spreadsheet"}}, // the latter for encodings
	{"github.com/yuin/goldmark", []string{"directory/content/markdown"}},
	{"github.com/adrg/frontmatter", []string{"directory/content/frontmatter", "generator/strangers"}},
	{"go.yaml.in/yaml", []string{"directory/content/frontmatter", "directory/content", "search/judge", "directory/content/pagefile", "directory/content/fields/schema", "generator/drafts", "generator/mapping", "generator/strangers"}}, // content for the address book
	{"github.com/teambition/rrule-go", []string{"directory/schedule"}},
	{"github.com/arran4/golang-ical", []string{"directory/calendar"}},
	{"github.com/google/go-github", []string{"contribute/forge/github"}},
	{"github.com/bradleyfalzon/ghinstallation", []string{"contribute/forge/github"}},
	{"github.com/getkin/kin-openapi", []string{"contribute/forge/github"}}, // in its tests
	{"golang.org/x/image", []string{"directory/content/check", "generator/site/pictures", "generator/scene", "generator", "contribute/picture"}},
	// All but directory/page only for its type HTML.
	{"html/template", []string{"directory/page", "generator/site", "generator/site/listing", "generator/site/lists", "generator/site/wording", "generator/site/samples", "search"}},
	{"github.com/blevesearch/snowballstem", []string{"search/lexicon"}},
	{"github.com/blevesearch", []string{"search/index", "search/judge"}},
	{"github.com/tdewolff", []string{"generator/site/assets"}},
	{"rsc.io/qr", []string{"generator/site/sheets"}},
	{"golang.org/x/sys", []string{"generator/publish"}},
	{"golang.org/x/sync", []string{"search", "generator/publish", "generator/site/pictures", "directory/content/check"}},
	{"github.com/gofrs/flock", []string{"generator/publish", "generator/temporary"}},
	{"github.com/fsnotify/fsnotify", []string{"generator/preview"}},
	{"golang.org/x/net/idna", []string{"directory/letters"}},
	{"golang.org/x/net/html", []string{"generator/inspect", "generator/drafts", "generator"}}, // the last only in tests
	{"github.com/wneessen/go-mail", []string{"messages/email"}},
	{"github.com/aws/aws-lambda-go", []string{"netlify"}},
	{"github.com/alecthomas/kong", []string{"generator"}},
	{"golang.org/x/term", []string{"generator/terminal", "generator/progress"}},
	// Only in tests.
	{"github.com/santhosh-tekuri/jsonschema", []string{"generator/site/openreferral", "directory/content/fields/schema", "generator"}},
	{"github.com/getkin/kin-openapi", []string{"contribute/forge/github"}},
	{"github.com/rogpeppe/go-internal", []string{"directory/content", "generator"}},
	{"github.com/chromedp", []string{"generator"}},
	{"github.com/emersion", []string{"messages"}},
	{"github.com/BurntSushi/toml", []string{"generator/strangers", "generator"}}, // the latter only in tests
}

// TestImportsRunOneWay holds the floors of the architecture: a package imports
// only what stands below it, and a library from outside stops at the packages
// that are named for it.
func TestImportsRunOneWay(t *testing.T) {
	seen := map[string]bool{}
	for _, one := range packages(t) {
		folder := floorOf(one.ImportPath)
		if folder == "" {
			t.Errorf("%s stands on no floor: give it one in this test and in the architecture", one.ImportPath)
			continue
		}
		seen[folder] = true
		for _, imported := range one.Imports {
			if why := refused(folder, imported); why != "" {
				t.Errorf("%s imports %s: %s", one.ImportPath, imported, why)
			}
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d floors were found, so the test proves little", len(seen))
	}
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

// packages asks the go command for every package of ours, its tests with it.
func packages(t *testing.T) []goPackage {
	t.Helper()
	command := exec.Command("go", "list", "-test", "-json=ImportPath,Imports", module+"...")
	listed, err := command.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		t.Fatalf("go list: %v\n%s", err, failed.Stderr)
	}
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(listed))); ; {
		var one goPackage
		err := decoder.Decode(&one)
		if errors.Is(err, io.EOF) {
			return all
		}
		if err != nil {
			t.Fatalf("read what go list says: %v", err)
		}
		one.ImportPath = plainPath(one.ImportPath)
		if !strings.HasSuffix(one.ImportPath, ".test") { // the main that go test writes itself
			all = append(all, one)
		}
	}
}

// plainPath takes from a path what go list adds for tests: "search [search.test]"
// and "search_test" are both the package search.
func plainPath(path string) string {
	path, _, _ = strings.Cut(path, " ")
	return strings.TrimSuffix(path, "_test")
}

// floorOf gives the folder, among floors, that a package of ours is; nothing
// where it has no line there.
func floorOf(path string) string {
	for _, floor := range floors {
		if module+floor.folder == path {
			return floor.folder
		}
	}
	return ""
}

// holds reports whether a package is a folder's own, or stands below it.
func holds(folder, path string) bool {
	return path == folder || strings.HasPrefix(path, folder+"/")
}

// refused says why a package may not import another, or nothing where it may.
func refused(folder, imported string) string {
	imported = plainPath(imported)
	if ours, ok := strings.CutPrefix(imported, module); ok {
		return refusedOfOurs(folder, ours)
	}
	fromOutside := strings.Contains(strings.Split(imported, "/")[0], ".")
	for _, stop := range stops {
		if !holds(stop.library, imported) {
			continue
		}
		if slices.Contains(stop.at, folder) {
			return ""
		}
		return "that library stops at " + strings.Join(stop.at, " and ")
	}
	if fromOutside {
		return "that library is not in the table of the architecture"
	}
	return ""
}

func refusedOfOurs(folder, ours string) string {
	if floorOf(module+ours) == folder {
		return "" // a test of the package
	}
	for _, floor := range floors {
		if floor.folder != folder {
			continue
		}
		for _, may := range floor.may {
			if holds(may, ours) {
				return ""
			}
		}
	}
	return "that stands above it, or beside it"
}

func TestRefused(t *testing.T) {
	tests := []struct {
		folder, imported string
		refused          bool
	}{
		{"search", "bandstand/directory/place", false},
		{"search", "bandstand/directory/content", true},
		{"search", "bandstand/generator/site", true},
		{"directory/page", "bandstand/directory/words", false},
		{"directory/page", "bandstand/directory/activity", true},
		{"directory/place", "bandstand/directory/place/format", false},
		{"generator/preview", "bandstand/search", true},
		{"generator/preview", "github.com/fsnotify/fsnotify", false},
		{"generator", "github.com/fsnotify/fsnotify", true},
		{"generator", "bandstand/messages", false},
		{"generator", "github.com/spf13/cobra", true},
		{"generator/site", "github.com/blevesearch/bleve/v2", true},
		{"netlify", "bandstand/search", true},
		{"netlify/functions/search", "bandstand/search", false},
		{"netlify/functions/search", "bandstand/messages", true},
		{"directory/words", "time", false},
	}
	for _, test := range tests {
		if why := refused(test.folder, test.imported); (why != "") != test.refused {
			t.Errorf("%s importing %s: got %q, want refused %v", test.folder, test.imported, why, test.refused)
		}
	}
}
