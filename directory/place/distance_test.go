package place

import "testing"

func TestDistance(t *testing.T) {
	for _, test := range []struct {
		a, b        string
		limit, want int
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
	} {
		if got := distance(test.a, test.b, test.limit); got != test.want {
			t.Errorf("%s, %s within %d: got %d want %d", test.a, test.b, test.limit, got, test.want)
		}
	}
}

func FuzzDistance(f *testing.F) {
	f.Add("newprot", "newport")
	f.Add("abcdab", "badcba")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 30 || len(b) > 30 {
			return
		}
		for limit := 1; limit <= 2; limit++ {
			if got, want := distance(a, b, limit), min(byTable(a, b), limit+1); got != want {
				t.Errorf("%q, %q within %d: got %d want %d", a, b, limit, got, want)
			}
		}
	})
}

// byTable is the textbook's way to the same distance, without a limit.
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
