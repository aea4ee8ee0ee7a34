package openreferral

import (
	"bytes"
	"encoding/json"
	"os"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

var now = time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)

// published returns the files of the frozen demonstration.
func published(t *testing.T) (*Maker, []*activity.Activity, map[string][]byte) {
	t.Helper()
	loader := content.NewLoader(os.DirFS("../../../search/testdata/judged/content"))
	loader.Preview = true
	directory, problems := loader.Load(now)
	for _, problem := range content.Errors(problems) {
		t.Fatal(problem)
	}
	maker := &Maker{
		Say:     &wording.Wording{Directory: directory, Lang: words.English(), Now: now},
		BaseURL: "https://preview.example.org",
	}
	files := map[string][]byte{}
	for _, file := range maker.Files(directory.Activities) {
		var body bytes.Buffer
		if err := file.Write(&body); err != nil {
			t.Fatal(err)
		}
		name := strings.TrimPrefix(file.Path, Folder)
		if files[name] != nil {
			t.Errorf("two files are %s", name)
		}
		files[name] = body.Bytes()
	}
	return maker, directory.Activities, files
}

// TestFilesAreOfTheProfile holds every file against the schemas of Open Referral UK, and
// against what these leave out: they never look into the envelope of a list.
func TestFilesAreOfTheProfile(t *testing.T) {
	compiler := jsonschema.NewCompiler()
	compiler.DefaultDraft(jsonschema.Draft2020)
	compiler.AssertFormat()
	schemas := map[string]*jsonschema.Schema{}
	for _, name := range []string{"service", "service_list", "service_at_location_list", "taxonomy", "taxonomy_term"} {
		schema, err := compiler.Compile("testdata/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		schemas[name] = schema
	}
	lists := map[string]string{
		"services.json": "service_list", "service_at_locations.json": "service_at_location_list",
		"taxonomies.json": "taxonomy", "taxonomy_terms.json": "taxonomy_term", "organizations.json": "",
	}
	single := map[string]string{
		"services": "service", "taxonomies": "taxonomy", "taxonomy_terms": "taxonomy_term",
	}
	_, _, files := published(t)
	seen := map[string]int{}
	for name, body := range files {
		said, err := jsonschema.UnmarshalJSON(bytes.NewReader(body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		folder := path.Dir(name)
		if schema := schemas[single[folder]]; schema != nil {
			seen[folder]++
			if err := schema.Validate(said); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if schema, isList := lists[name]; isList {
			checkList(t, name, said.(map[string]any), schemas[schema])
		}
		checkPoints(t, name, said)
	}
	for folder := range single {
		if seen[folder] < 10 && folder != "taxonomies" {
			t.Errorf("only %d files are below %s", seen[folder], folder)
		}
	}
}

func checkList(t *testing.T, name string, list map[string]any, schema *jsonschema.Schema) {
	t.Helper()
	contents, _ := list["contents"].([]any)
	n := json.Number(strconv.Itoa(len(contents)))
	for key, want := range map[string]any{
		"total_items": n, "total_pages": json.Number("1"), "page_number": json.Number("1"), "size": n,
		"first_page": true, "last_page": true, "empty": false,
	} {
		if list[key] != want {
			t.Errorf("%s: %s is %v, want %v", name, key, list[key], want)
		}
	}
	ids := map[string]bool{}
	for _, one := range contents {
		id, _ := one.(map[string]any)["id"].(string)
		if id == "" || ids[id] {
			t.Errorf("%s: the id %q is there twice or not at all", name, id)
		}
		ids[id] = true
		if schema == nil {
			continue
		}
		if err := schema.Validate(one); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// checkPoints looks for coordinates that are not in or about the United Kingdom.
func checkPoints(t *testing.T, name string, said any) {
	t.Helper()
	switch said := said.(type) {
	case []any:
		for _, one := range said {
			checkPoints(t, name, one)
		}
	case map[string]any:
		for key, within := range map[string][2]float64{"latitude": {49, 61}, "longitude": {-9, 2}} {
			if number, ok := said[key].(json.Number); ok {
				if at, err := number.Float64(); err != nil || at < within[0] || at > within[1] {
					t.Errorf("%s: %s is %s", name, key, number)
				}
			}
		}
		for _, one := range said {
			checkPoints(t, name, one)
		}
	}
}

// TestIDsStay holds ids of version 5 that do not go by where a preview stands.
func TestIDsStay(t *testing.T) {
	if got := id("https://www.example.com/"); got != "3d3ed9d2-aa3d-5fa6-90e8-ed662e90f559" { // Python's uuid.uuid5(NAMESPACE_URL, …)
		t.Errorf("got %s", got)
	}
	maker, activities, files := published(t)
	shape := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	for _, a := range activities {
		one := maker.ServiceID(a)
		if !shape.MatchString(one) || files["services/"+one+".json"] == nil {
			t.Errorf("%s has the id %q", a.Slug, one)
		}
	}
	elsewhere := *maker
	elsewhere.BaseURL = "https://elsewhere.example.org"
	if slices.ContainsFunc(activities, func(a *activity.Activity) bool { return maker.ServiceID(a) != elsewhere.ServiceID(a) }) {
		t.Error("an id goes by where a build stands")
	}
}
