package main

import (
	"io/fs"
	"testing"
	"testing/fstest"
)

// A content folder borrows what is the same everywhere, and only what it lacks.
func TestLent(t *testing.T) {
	content := fstest.MapFS{"vocabulary/danger.yaml": {Data: []byte("own")}}
	lender := fstest.MapFS{
		"vocabulary/danger.yaml": {Data: []byte("lent")}, "vocabulary/phrases.yaml": {Data: []byte("lent")},
		"vocabulary/kinds.yaml": {Data: []byte("lent")}, "activities/a.md": {Data: []byte("lent")},
	}
	both := lent{content, lender}
	for name, want := range map[string]string{
		"vocabulary/danger.yaml": "own", "vocabulary/phrases.yaml": "lent", "vocabulary/kinds.yaml": "", "activities/a.md": "",
	} {
		got, err := fs.ReadFile(both, name)
		if string(got) != want || (err != nil) != (want == "") {
			t.Errorf("%s holds %q, want %q: %v", name, got, want, err)
		}
		if _, err := fs.Lstat(both, name); (err != nil) != (want == "") {
			t.Errorf("%s is there: %v", name, err)
		}
	}
}
