package search

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
		answers := make([]answer, length)
		for i := range answers {
			answers[i].row = i
			answers[i].places = [criteriaCount]float64{float64(random.IntN(3)), float64(random.IntN(5)), 0, 0, float64(i)}
		}
		random.Shuffle(length, func(i, j int) { answers[i], answers[j] = answers[j], answers[i] })
		whole := slices.Clone(answers)
		slices.SortFunc(whole, compareAnswers)
		for _, n := range []int{10, 20, 100, 100_000} {
			some := sortFirst(slices.Clone(answers), n)
			if shown := min(n, length); !slices.Equal(some[:shown], whole[:shown]) {
				t.Errorf("the first %d of %d are out of order", n, length)
			}
			slices.SortFunc(some, compareAnswers)
			if !slices.Equal(some, whole) {
				t.Errorf("the first %d of %d: an answer is lost", n, length)
			}
		}
	}
}

func compareAnswers(a, b answer) int { return slices.Compare(a.places[:], b.places[:]) }
