package slips

import (
	"slices"
	"strings"
	"testing"
)

func TestBetween(t *testing.T) {
	for _, test := range []struct {
		a, b       string
		most, want int
	}{
		{"", "", 2, 0},
		{"", "ab", 2, 2},
		{"newport", "newport", 2, 0},
		{"newprot", "newport", 2, 1},
		{"keynshm", "keynsham", 2, 1},
		{"ilfrcome", "ilfracombe", 2, 2},
		{"ilfrcome", "ilfracombe", 1, 2},
		{"ca", "abc", 2, 3}, // each stretch is mended once
		{"salford", "telford", 2, 2},
		{"salford", "guildford", 2, 3},
		{"ab", "ba", 1, 1},
		{"abcd", "badc", 2, 2},
		{"kitten", "sitting", 3, 3},
		{"abcd", "wxyz", 3, 4},
		{"a", "abcdefgh", 3, 4},
		{strings.Repeat("a", 300), strings.Repeat("a", 299) + "b", 2, 1},
	} {
		if got := Between(test.a, test.b, test.most); got != test.want {
			t.Errorf("%s, %s within %d: got %d want %d", test.a, test.b, test.most, got, test.want)
		}
	}
}

func FuzzBetween(f *testing.F) {
	f.Add("newprot", "newport")
	f.Add("abcdab", "badcba")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 30 || len(b) > 30 {
			return
		}
		for most := 1; most <= 3; most++ {
			if got, want := Between(a, b, most), min(byTable(a, b), most+1); got != want {
				t.Errorf("%q, %q within %d: got %d want %d", a, b, most, got, want)
			}
		}
	})
}

// byTable is the textbook's way to the same distance, without a most.
func byTable(a, b string) int {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
		table[i][0] = i
	}
	for j := range table[0] {
		table[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			differs := 1
			if a[i-1] == b[j-1] {
				differs = 0
			}
			table[i][j] = min(table[i-1][j]+1, table[i][j-1]+1, table[i-1][j-1]+differs)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				table[i][j] = min(table[i][j], table[i-2][j-2]+1)
			}
		}
	}
	return table[len(a)][len(b)]
}

func TestNearest(t *testing.T) {
	candidates := []string{"kinds", "title", "first_visit", "by-phone", "when"}
	for _, test := range []struct{ word, want string }{
		{"kindz", "kinds"},
		{"Titel", "title"},
		{"first visit", "first_visit"},
		{"byphone", "by-phone"},
		{"wen", "when"},
		{"wn", ""},
		{"cost", ""},
		{"", ""},
		{strings.Repeat("kinds", 20), ""},
	} {
		if got := Nearest(test.word, candidates); got != test.want {
			t.Errorf("%q: got %q want %q", test.word, got, test.want)
		}
	}
}

func TestWithin(t *testing.T) {
	x := NewIndex(slices.Values([]string{"baking", "making", "singing", "baling", "sing", ""}))
	for _, test := range []struct {
		word string
		most int
		want []Match
	}{
		{"baking", 1, []Match{{"baking", 0, 0, 0}, {"baling", 3, 1, 2}, {"making", 1, 1, 3}}},
		{"abking", 1, []Match{{"baking", 0, 1, 3}}},
		{"snging", 2, []Match{{"singing", 2, 1, 2}, {"sing", 4, 2, 4}}},
		{"s", 1, []Match{{"", 5, 1, 2}}},
		{"dancing", 1, nil},
	} {
		if got := x.Within(test.word, test.most); !slices.Equal(got, test.want) {
			t.Errorf("%q within %d: got %v want %v", test.word, test.most, got, test.want)
		}
	}
}
