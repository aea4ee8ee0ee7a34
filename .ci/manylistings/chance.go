package main

import "math/rand/v2"

// chance is a source of numbers that look as if they were drawn. It uses whole
// numbers alone: those with a point are not the same on every processor.
type chance struct{ *rand.Rand }

func newChance(seed, stream uint64) *chance {
	return &chance{rand.New(rand.NewPCG(seed, stream))}
}

// outOf reports true in so many of so many cases.
func (c *chance) outOf(hits, of int) bool { return c.IntN(of) < hits }

// between returns a number from low to high, both included.
func (c *chance) between(low, high int) int { return low + c.IntN(high-low+1) }

// rank returns a number from 0 to 2^doublings-2 of which each doubling is as likely
// as the one before: nearly Zipf's law.
func (c *chance) rank(doublings int) int {
	first := 1 << c.IntN(doublings)
	return first + c.IntN(first) - 1
}

// one returns one of several.
func one[T any](c *chance, of []T) T { return of[c.IntN(len(of))] }

// some returns so many of several, in their order, or all.
func some[T any](c *chance, of []T, count int) []T {
	var chosen []T
	for i, it := range of {
		if c.outOf(min(count-len(chosen), len(of)-i), len(of)-i) {
			chosen = append(chosen, it)
		}
	}
	return chosen
}

// weighted returns the index of one of several whose weights, each added to those
// before it, are given.
func weighted(c *chance, sums []int) int {
	drawn, low, high := c.IntN(sums[len(sums)-1]), 0, len(sums)-1
	for low < high {
		if middle := (low + high) / 2; sums[middle] > drawn {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
