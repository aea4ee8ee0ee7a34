package content_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
)

// The table of fields calls those required without which a page has an error.
func TestRequiredFieldsAreRequired(t *testing.T) {
	// Fields that others on the page make necessary, or impossible.
	depend := []string{"safeguarding", "status", "latitude", "longitude", "demonstration"}
	for file, of := range map[string]reflect.Type{
		songs:                           reflect.TypeFor[fields.Listing](),
		"organisations/song-circle.md":  reflect.TypeFor[fields.Organisation](),
		"towns/salford.md":              reflect.TypeFor[fields.Town](),
		"nations/england.md":            reflect.TypeFor[fields.Nation](),
		"pages/how-joining-in-works.md": reflect.TypeFor[fields.Page](),
		"site.yaml":                     reflect.TypeFor[fields.Site](),
	} {
		for _, key := range frontmatter.Keys(of) {
			held := base(t)
			pictures(t, held)
			held[songs] = &fstest.MapFile{Data: []byte(everything), Mode: 0o644}
			held["pages/how-joining-in-works.md"] = &fstest.MapFile{Data: []byte("---\ntitle: How joining in works\nmenu: help\n---\n"), Mode: 0o644}
			page, told := without(string(held[file].Data), key.Name)
			held[file] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
			_, problems := content.Load(held, saturday)
			mistakes := slices.DeleteFunc(content.Errors(problems), func(p content.Problem) bool { return p.File != file })
			switch {
			case key.Required && !told:
				t.Errorf("%s does not tell %s, so nothing is tried", file, key.Name)
			case key.Required && len(mistakes) == 0:
				t.Errorf("%s can do without %s, which is called required", file, key.Name)
			case !key.Required && len(mistakes) > 0 && !slices.Contains(depend, key.Name):
				t.Errorf("without %s, which is not called required, %s has:\n%s", key.Name, file, content.Problem.String(mistakes[0]))
			}
		}
	}
}

// without takes a field and what is indented below it out of a page.
func without(page, key string) (left string, found bool) {
	var kept []string
	skipping := false
	for _, line := range strings.Split(page, "\n") {
		if !strings.HasPrefix(line, " ") {
			skipping = strings.HasPrefix(line, key+":")
			found = found || skipping
		}
		if !skipping {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept, "\n"), found
}
