package search

import "math/bits"

// rowSet is a set of rows, a bit for each. Of two sets it is quickly told how many
// rows they have in common.
type rowSet []uint64

func newRowSet(rows int) rowSet { return make(rowSet, (rows+63)/64) }

func (s rowSet) add(row int) { s[row/64] |= 1 << (row % 64) }

// each goes through the rows of a set, in their order.
func (s rowSet) each(yield func(row int) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(64*i + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// common counts the rows of a set that are in one of some others.
func (s rowSet) common(others []rowSet) int {
	count := 0
	for i, word := range s {
		if word == 0 {
			continue
		}
		var any uint64
		for _, other := range others {
			any |= other[i]
		}
		count += bits.OnesCount64(word & any)
	}
	return count
}

// turned gives for each bit of a column the rows that have it, nil where none has.
func turned(column []uint64) (sets [64]rowSet) {
	for row, set := range column {
		for ; set != 0; set &= set - 1 {
			bit := bits.TrailingZeros64(set)
			if sets[bit] == nil {
				sets[bit] = newRowSet(len(column))
			}
			sets[bit].add(row)
		}
	}
	return sets
}
