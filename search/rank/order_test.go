package rank

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// Only the answers that are shown are put into order; they are the same as if
// all were.
func TestSortFirst(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, length := range []int{0, 1, 9, 10, 11, 39, 40, 41, 500} {
		answers := make([]Match, length)
		for i := range answers {
			answers[i].Row = i
			answers[i].places = [...]uint32{random.Uint32N(3), random.Uint32N(5), 0, 0, uint32(i), lastPlace}
		}
		random.Shuffle(length, func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		whole := slices.Clone(answers)
		slices.SortFunc(whole, compare)
		for _, n := range []int{10, 20, 100, 100_000} {
			some := slices.Clone(answers)
			sortFirst(some, n)
			if shown := min(n, length); !slices.Equal(some[:shown], whole[:shown]) {
				t.Errorf("the first %d of %d are out of order", n, length)
			}
			slices.SortFunc(some, compare)
			if !slices.Equal(some, whole) {
				t.Errorf("the first %d of %d: an answer is lost", n, length)
			}
		}
	}
}
