package slips

import (
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
