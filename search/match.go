package search

import (
	"math"
	"slices"
)

// wanted is a word to be matched: the term it becomes, with what may stand for it.
type wanted struct {
	typed    string // as it was written, or as its spelling was put right
	terms    []term
	weight   float64 // how much it counts
	required bool    // an activity without it is not an exact answer
	topic    bool    // it was understood, so that lay words say no more of it
}

// term is a stem of the index and how fully it stands for the word, in rows that
// have some others beside it. A loose one makes a match better but is not the word
// itself; loose ones come last.
type term struct {
	stem   string
	with   []string // the other stems of a phrase, which a row must have too
	weight float64
	loose  bool
}

// matched is how well each row matches: its score, and which of the wanted
// words it has, a bit for each.
type matched struct {
	score  []float64
	words  []uint32
	rarity []float64 // of each wanted word
	known  uint32    // the wanted words that some row has
}

// saturation is BM25's k1: how soon more of the same word stops counting.
const saturation = 1.2

// match scores every row by BM25F (Robertson and others, "Simple BM25 extension
// to multiple weighted fields", 2004): the occurrences of a word in all fields
// are added up with the weights of the fields before they saturate, so that a
// word which stands in four fields is not four times as good.
func (x *Index) match(words []wanted, why *trace) (matched, error) {
	m := matched{score: make([]float64, x.Count), words: make([]uint32, x.Count), rarity: make([]float64, len(words))}
	if len(words) == 0 || x.segment == nil {
		return m, nil
	}
	into := x.look()
	frequency := make([]float64, x.Count)
	for i, word := range words {
		rows, tight, err := x.gather(into, word, frequency, why)
		if err != nil {
			return matched{}, err
		}
		rarity := x.rarity(len(rows))
		m.rarity[i] = rarity
		if len(rows) > 0 {
			m.known |= 1 << i
		}
		for j, row := range rows {
			points := word.weight * rarity * frequency[row] / (saturation + frequency[row])
			m.score[row] += points
			why.share(row, word.typed, points)
			frequency[row] = 0
			if j < tight {
				m.words[row] |= 1 << i
			}
		}
	}
	return m, nil
}

// rarity is how much a word says that so many rows have: BM25's inverse document
// frequency.
func (x *Index) rarity(rows int) float64 {
	return math.Log(1 + (float64(x.Count)-float64(rows)+0.5)/(float64(rows)+0.5))
}

// gather adds up how often a word stands in each row, by field, and gives the
// rows that have it: first, as many as tight, those that have more than a loose
// term. frequency must be all zero.
func (x *Index) gather(into *look, word wanted, frequency []float64, why *trace) (rows []int, tight int, err error) {
	for _, t := range word.terms {
		whole, err := x.rowsWith(into, t.with, word.topic)
		if err != nil {
			return nil, 0, err
		}
		for i, f := range fields {
			if word.topic && f.lay {
				continue
			}
			err := into.each(i, t.stem, func(row int, times uint64) {
				if whole != nil && !whole[row] {
					return
				}
				if frequency[row] == 0 {
					rows = append(rows, row)
				}
				often := t.weight * f.weight * float64(times) / x.lengthOf(i, row)
				frequency[row] += often
				why.stands(row, f.name, often)
			})
			if err != nil {
				return nil, 0, err
			}
		}
		if !t.loose {
			tight = len(rows)
		}
	}
	return rows, tight, nil
}

// rowsWith gives the rows that have all of some stems, or nil where there are none
// to have.
func (x *Index) rowsWith(into *look, stems []string, topic bool) (rows []bool, err error) {
	for _, stem := range stems {
		these := make([]bool, x.Count)
		for i, f := range fields {
			if topic && f.lay {
				continue
			}
			err := into.each(i, stem, func(row int, _ uint64) { these[row] = rows == nil || rows[row] })
			if err != nil {
				return nil, err
			}
		}
		rows = these
	}
	return rows, nil
}

// lengthOf is by how much a row's text of a field is longer than the average,
// evened out.
func (x *Index) lengthOf(field, row int) float64 {
	length, average := float64(x.table.lengths[field][row]), x.Lengths[field]
	if average <= 0 {
		return 1
	}
	evens := fields[field].evens
	return 1 - evens + evens*length/average
}

// isUsed says whether some activity has a word in its texts.
func (x *Index) isUsed(plain string) bool {
	if x.segment == nil {
		return false
	}
	if x.isNamed(plain) {
		return true
	}
	look := x.look()
	return slices.ContainsFunc(x.speech.forms(plain), func(form string) bool {
		has, err := look.has(body, form)
		return err == nil && has
	})
}
