package world

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"
)

// TestOpenActiveIsValid reads the feed as a harvester does, from page to page to the empty
// last one, and has OpenActive's own validator read each.
func TestOpenActiveIsValid(t *testing.T) {
	made := made(t)
	const host = "https://bandstand.example.org/"
	type page struct {
		Next  string
		Items []struct {
			State, Kind, ID string
			Modified        int64
		}
	}
	var files []string
	seen := map[string]bool{}
	last, lastID := int64(0), ""
	for at := host + "openactive/session-series.json"; ; {
		file := filepath.Join(made.folder, strings.TrimPrefix(at, host))
		files = append(files, file)
		var read page
		if err := json.Unmarshal(readFile(t, file), &read); err != nil {
			t.Fatal(err)
		}
		for _, one := range read.Items {
			if one.Modified < last || one.Modified == last && one.ID <= lastID || seen[one.ID] {
				t.Errorf("%s comes after %s, or twice", one.ID, lastID)
			}
			last, lastID, seen[one.ID] = one.Modified, one.ID, true
		}
		if len(read.Items) == 0 {
			if read.Next != at {
				t.Errorf("the last page leads to %s, and is %s", read.Next, at)
			}
			break
		}
		if at = read.Next; len(files) > 1000 {
			t.Fatal("the feed has no end")
		}
	}
	var told struct {
		Faults []string
		Items  int
	}
	runs(t, &told, "openactive.mjs", append([]string{t.TempDir()}, files...)...)
	for _, fault := range told.Faults {
		t.Error(fault)
	}
	if told.Items != len(seen) || told.Items < 20 {
		t.Errorf("only %d items were read, so the test proves little", told.Items)
	}
}
