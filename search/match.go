package search

import (
	"context"
	"fmt"
	"math"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// background is for reading the index, which lies in memory: there is nothing
// to wait for and nothing to cancel.
var background = context.Background()

// wanted is a word to be matched: the term it becomes, with what may stand for it.
type wanted struct {
	typed    string // as it was written, or as its spelling was put right
	terms    []term
	weight   float64 // how much it counts
	required bool    // an activity without it is not an exact answer
	topic    bool    // it was understood, so that lay words say no more of it
}

// term is a stem of the index and how fully it stands for the word. A loose one
// makes a match better but is not the word itself; loose ones come last.
type term struct {
	stem   string
	weight float64
	loose  bool
}

// matched is how well each row matches: its score, and which of the wanted
// words it has, a bit for each.
type matched struct {
	score []float64
	words []uint32
}

// saturation is BM25's k1: how soon more of the same word stops counting.
const saturation = 1.2

// match scores every row by BM25F (Robertson and others, "Simple BM25 extension
// to multiple weighted fields", 2004): the occurrences of a word in all fields
// are added up with the weights of the fields before they saturate, so that a
// word which stands in four fields is not four times as good.
func (x *Index) match(words []wanted, why *trace) (matched, error) {
	m := matched{score: make([]float64, x.Count), words: make([]uint32, x.Count)}
	if x.reader == nil {
		return m, nil
	}
	frequency := make([]float64, x.Count)
	for i, word := range words {
		rows, tight, err := x.gather(word, frequency, why)
		if err != nil {
			return matched{}, err
		}
		rarity := math.Log(1 + (float64(x.Count)-float64(len(rows))+0.5)/(float64(len(rows))+0.5))
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

// gather adds up how often a word stands in each row, by field, and gives the
// rows that have it: first, as many as tight, those that have more than a loose
// term. frequency must be all zero.
func (x *Index) gather(word wanted, frequency []float64, why *trace) (rows []int, tight int, err error) {
	var doc bleveindex.TermFieldDoc
	for _, t := range word.terms {
		for i, f := range fields {
			if word.topic && f.lay {
				continue
			}
			postings, err := x.reader.TermFieldReader(background, []byte(t.stem), f.name, true, true, false)
			if err != nil {
				return nil, 0, fmt.Errorf("read the index: %w", err)
			}
			for {
				next, err := postings.Next(doc.Reset())
				if err != nil {
					postings.Close()
					return nil, 0, fmt.Errorf("read the index: %w", err)
				}
				if next == nil {
					break
				}
				row := int(x.rows[next.ID.Value()])
				if frequency[row] == 0 {
					rows = append(rows, row)
				}
				often := t.weight * f.weight * float64(next.Freq) / x.lengthOf(i, next.Norm)
				frequency[row] += often
				why.stands(row, f.name, often)
			}
			postings.Close()
		}
		if !t.loose {
			tight = len(rows)
		}
	}
	return rows, tight, nil
}

// lengthOf is by how much a text of a field is longer than the average, evened
// out. bleve keeps one over the root of the length.
func (x *Index) lengthOf(field int, norm float64) float64 {
	average := x.Lengths[field]
	if norm <= 0 || average <= 0 {
		return 1
	}
	evens := fields[field].evens
	return 1 - evens + evens/(norm*norm*average)
}
