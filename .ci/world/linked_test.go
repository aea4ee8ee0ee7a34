package world

import (
	"bytes"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var dataBlock = regexp.MustCompile(`(?s)<script type="?application/ld\+json"?>(.*?)</script>`)

// TestLinkedDataIsOfSchemaOrg has every page's block of JSON-LD expanded, and held against
// schema.org's definitions.
func TestLinkedDataIsOfSchemaOrg(t *testing.T) {
	made := made(t)
	blocks := t.TempDir()
	var files []string
	err := filepath.WalkDir(made.folder, func(name string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".html" {
			return err
		}
		body := readFile(t, name)
		found := dataBlock.FindAllSubmatch(body, -1)
		if len(found) > 1 {
			t.Errorf("%s has %d blocks", name, len(found))
		}
		led := bytes.Contains(body, []byte("crumbs")) || name == filepath.Join(made.folder, "index.html")
		if found := len(found) == 1; found != (led && !bytes.Contains(body, []byte("noindex"))) {
			t.Errorf("%s has a block: %v", name, found)
		}
		if len(found) == 1 {
			inside, _ := filepath.Rel(made.folder, name)
			file := filepath.Join(blocks, strings.ReplaceAll(inside, "/", "_")+".jsonld")
			writeFile(t, file, found[0][1])
			files = append(files, file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var told struct {
		Faults []string
		Met    map[string]int
	}
	runs(t, &told, "linked.mjs", files...)
	for _, fault := range told.Faults {
		t.Error(fault)
	}
	for _, kind := range []string{
		"Event", "EventSeries", "Schedule", "Place", "PostalAddress", "Organization", "Offer", "BreadcrumbList",
		"WebSite", "SearchAction", "LocationFeatureSpecification", "VirtualLocation",
	} {
		if told.Met[kind] == 0 {
			t.Errorf("no page has a %s", kind)
		}
	}
}
