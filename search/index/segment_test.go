package index

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// These tests stand between us and a new release of zapx: segment.go uses what it
// exports for bleve alone.

// postings reads all that an index holds of a term.
func postings(t *testing.T, s *segment, field int, term string) map[int]uint64 {
	t.Helper()
	found := map[int]uint64{}
	last := -1
	err := s.look().eachDocument(field, term, func(row int, times uint64) {
		if row <= last {
			t.Errorf("%s: row %d after row %d", term, row, last)
		}
		found[row], last = times, row
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// What was written is what is read: every term of every field of every document,
// whether it stands once or in all of them.
func TestSegmentReadsAsItWasWritten(t *testing.T) {
	var texts []documentTerms
	want := [len(Fields)]map[string]map[int]uint64{}
	for i := range want {
		want[i] = map[string]map[int]uint64{}
	}
	for row := range 2500 { // more than bleve keeps in one chunk
		terms := documentTerms{
			0:    {fmt.Sprint("alone", row)},
			Body: {"everywhere", "everywhere", fmt.Sprint("some", row%7), fmt.Sprint("few", row%1000)},
		}
		texts = append(texts, terms)
		for field, list := range terms {
			for _, term := range list {
				if want[field][term] == nil {
					want[field][term] = map[int]uint64{}
				}
				want[field][term][row]++
			}
		}
	}
	file, err := writeSegment(texts)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openSegment(file, len(texts))
	if err != nil {
		t.Fatal(err)
	}
	into := s.look()
	for field, terms := range want {
		for _, term := range slices.Sorted(maps.Keys(terms)) {
			found := map[int]uint64{}
			if err := into.eachDocument(field, term, func(row int, times uint64) { found[row] = times }); err != nil {
				t.Fatal(err)
			}
			if !maps.Equal(found, terms[term]) {
				t.Fatalf("%s in %s: got %d rows, want %d", term, Fields[field].Name, len(found), len(terms[term]))
			}
		}
	}
	if found := postings(t, s, Body, "nowhere"); len(found) > 0 {
		t.Errorf("a term that noBody has: got %v", found)
	}
	for term, want := range map[string]bool{"everywhere": true, "nowhere": false} {
		if has, err := into.has(Body, term); err != nil || has != want {
			t.Errorf("has %s: got %v, %v", term, has, err)
		}
	}
}

func TestSegmentOfNothing(t *testing.T) {
	file, err := writeSegment(nil)
	if err != nil || len(file) > 0 {
		t.Fatalf("got %d bytes, %v", len(file), err)
	}
	if s, err := openSegment(file, 0); s != nil || err != nil {
		t.Errorf("got %v, %v", s, err)
	}
}

func TestSegmentRefusesWhatItIsNot(t *testing.T) {
	file, err := writeSegment([]documentTerms{{0: {"choir"}}, {0: {"garden"}}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := openSegment(file, 2); err != nil {
		t.Fatal(err)
	}
	version := slices.Clone(file)
	version[len(version)-5]++ // the last byte of the version
	for name, broken := range map[string][]byte{
		"of another number of documents": append(slices.Clone(file), 0),
		"of another version of zapx":     version,
		"cut off":                        file[:len(file)/2],
		"a few bytes":                    []byte("zap"),
		"empty":                          nil,
		"something else":                 []byte(strings.Repeat("not a segment ", 100)),
	} {
		if _, err := openSegment(broken, 2); !errors.Is(err, errSegment) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := openSegment(file, 3); !errors.Is(err, errSegment) {
		t.Errorf("of two documents where there should be three: got %v", err)
	}
}

func TestKnownWords(t *testing.T) {
	k := newKnownWords("art 3\nchoir 12\nchoirs 2\nchoral 40\ngarden 1\nzoo 7\n")
	for word, want := range map[string]int{"art": 3, "choir": 12, "choirs": 2, "zoo": 7, "cho": 0, "zzz": 0, "a": 0, "": 0} {
		if got := k.count(word); got != want {
			t.Errorf("count of %q: got %d, want %d", word, got, want)
		}
	}
	for beginning, want := range map[string]string{
		"cho": "[{choral 40} {choir 12} {choirs 2}]", "zoo": "[{zoo 7}]", "ar": "[]", "xyz": "[]", "zzzz": "[]",
	} {
		if got := fmt.Sprint(k.finished(beginning)); got != want {
			t.Errorf("words that begin with %q: got %s, want %s", beginning, got, want)
		}
	}
	if got := fmt.Sprint(k.marks().similar("chior", 1)); got != "[choir]" {
		t.Errorf("words like chior: got %s", got)
	}
	if none := newKnownWords(""); none.count("art") != 0 || none.finished("art") != nil || none.marks().similar("art", 2) != nil {
		t.Error("nothing is known, and yet something is found")
	}
}
