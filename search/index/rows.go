package index

import "math/bits"

// RowSet is a set of rows, a bit for each, so that the rows that two sets have in
// common are quickly counted.
type RowSet []uint64

// NewRowSet returns an empty set of so many rows.
func NewRowSet(rows int) RowSet { return make(RowSet, (rows+63)/64) }

// Add puts a row into the set.
func (s RowSet) Add(row int) { s[row/64] |= 1 << (row % 64) }

// Each goes through the rows of a set, in their order.
func (s RowSet) Each(yield func(row int) bool) {
	for i, word := range s {
		for ; word != 0; word &= word - 1 {
			if !yield(64*i + bits.TrailingZeros64(word)) {
				return
			}
		}
	}
}

// Common counts the rows of a set that are in one of some others.
func (s RowSet) Common(others []RowSet) int {
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

// turned returns for each bit of a column the rows that have it, nil where none has.
func turned(column []uint64) (sets [64]RowSet) {
	for row, set := range column {
		for ; set != 0; set &= set - 1 {
			bit := bits.TrailingZeros64(set)
			if sets[bit] == nil {
				sets[bit] = NewRowSet(len(column))
			}
			sets[bit].Add(row)
		}
	}
	return sets
}
