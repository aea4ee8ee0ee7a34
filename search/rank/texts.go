package rank

import (
	"math"

	"bandstand/search/index"
	"bandstand/search/query"
)

// texts is how well the texts of each row match.
type texts struct {
	score  []float64
	apart  [][]float64     // what of it is each alternative's, by its number
	words  []query.WordSet // of the wanted words, those that a row has
	loose  []query.WordSet // the same, with those of which a row has only a loose form
	rarity []float64       // of each wanted word
	known  query.WordSet   // the wanted words that some row has
	named  []query.WordSet // of the wanted words, those that a row says more of than one passing word in its body
}

// matchTexts scores every row by BM25F (Robertson and others, "Simple BM25 extension
// to multiple weighted fields", 2004): the occurrences of a word in all fields
// are added up with the weights of the fields before they saturate, so that a
// word which stands in four fields is not four times as good.
func matchTexts(x *index.Index, p *query.Plan, trace *Trace) (texts, error) {
	wanted := p.Wanted
	t := texts{score: make([]float64, x.Count), words: make([]query.WordSet, x.Count), named: make([]query.WordSet, x.Count), loose: make([]query.WordSet, x.Count), rarity: make([]float64, len(wanted))}
	if p.Alternatives > 0 {
		t.apart = make([][]float64, p.Alternatives+1)
	}
	for i := range t.apart {
		t.apart[i] = make([]float64, x.Count)
	}
	if len(wanted) == 0 {
		return t, nil
	}
	g := gatherer{x, trace, make([]float64, x.Count), make([]int, 0, x.Count), nil}
	for i, word := range wanted {
		bit := query.WordSet(1) << i
		g.named = func(row int) { t.named[row] |= bit }
		rows, tight, err := g.gather(word)
		if err != nil {
			return texts{}, err
		}
		having := len(rows)
		if word.IsWho() && tight > 0 {
			having = tight // what is only near to being for such people makes them no commoner
		}
		t.rarity[i] = rarity(x, having)
		if len(rows) > 0 {
			t.known |= bit
		}
		for j, row := range rows {
			points := word.Weight * t.rarity[i] * g.frequency[row] / (saturation + g.frequency[row])
			t.add(row, word.Alternative, points)
			trace.share(row, word.Typed, points)
			g.frequency[row] = 0
			t.loose[row] |= bit
			if j < tight {
				t.words[row] |= bit
			}
		}
	}
	return t, nil
}

// addStrands adds to the score of each row how much it is of the strands that were asked
// for. A row that has nothing else of what was asked is not found by them.
func (t *texts) addStrands(x *index.Index, strands []query.Strand, trace *Trace) error {
	for _, strand := range strands {
		rows, times := []int(nil), []uint64(nil)
		err := x.StrandPostings(strand.Slug, func(row int, often uint64) { rows, times = append(rows, row), append(times, often) })
		if err != nil {
			return err
		}
		weight := strandWeight * strand.Share * rarity(x, len(rows))
		for i, row := range rows {
			points := weight * float64(times[i]) / (strandSaturation + float64(times[i]))
			t.add(row, strand.Alternative, points)
			trace.add(row, Part{strand.Of, "strand " + strand.Slug, points})
		}
	}
	return nil
}

// add adds to the score of a row, and to what an alternative has of it.
func (t *texts) add(row, alternative int, points float64) {
	t.score[row] += points
	if alternative > 0 {
		t.apart[alternative][row] += points
	}
}

// rarity is how much a word says that so many rows have: BM25's inverse document
// frequency.
func rarity(x *index.Index, rows int) float64 {
	return math.Log(1 + (float64(x.Count)-float64(rows)+0.5)/(float64(rows)+0.5))
}

// gatherer adds up how often a word stands in each row, weighed by field.
type gatherer struct {
	x         *index.Index
	trace     *Trace
	frequency []float64 // of one word, by row; all zero between two words
	rows      []int     // that have it: room for all, used for one word after the other
	named     func(row int)
}

// gather adds up one word and returns the rows that have it: first, as many as
// tight, those that have more than a loose form. They are good until the next word.
func (g *gatherer) gather(word query.Wanted) (rows []int, tight int, err error) {
	rows = g.rows[:0]
	for _, form := range word.Forms {
		whole, err := g.rowsWith(form.With, word.Understood)
		if err != nil {
			return nil, 0, err
		}
		if form.Audience {
			err := g.x.AudiencePostings(form.Term, form.Loose, func(row int, times uint64) {
				if g.frequency[row] == 0 {
					rows = append(rows, row)
				}
				often := form.Weight * float64(times) / 2 // a mention in a body is two
				g.frequency[row] += often
				if !form.Loose && times > 2 {
					g.named(row)
				}
				g.trace.stands(row, "audience "+form.Term, often)
			})
			if err != nil {
				return nil, 0, err
			}
			if !form.Loose {
				tight = len(rows)
			}
			continue
		}
		for i, f := range index.Fields {
			if word.Understood && f.Lay {
				continue
			}
			err := g.x.Postings(i, form.Term, func(row int, times uint64) {
				if whole != nil && !whole[row] {
					return
				}
				if g.frequency[row] == 0 {
					rows = append(rows, row)
				}
				often := form.Weight * fieldWeights[i] * float64(times) / g.lengthOf(i, row)
				g.frequency[row] += often
				if i != index.Body || times > 1 {
					g.named(row)
				}
				g.trace.stands(row, f.Name, often)
			})
			if err != nil {
				return nil, 0, err
			}
		}
		if !form.Loose {
			tight = len(rows)
		}
	}
	return rows, tight, nil
}

// rowsWith returns the rows that have all of some terms, or nil where there are none
// to have.
func (g *gatherer) rowsWith(terms []string, understood bool) (rows []bool, err error) {
	for _, term := range terms {
		these := make([]bool, g.x.Count)
		for i, f := range index.Fields {
			if understood && f.Lay {
				continue
			}
			if err := g.x.Postings(i, term, func(row int, _ uint64) { these[row] = rows == nil || rows[row] }); err != nil {
				return nil, err
			}
		}
		rows = these
	}
	return rows, nil
}

// lengthOf is by how much a row's text of a field is longer than the average,
// evened out.
func (g *gatherer) lengthOf(field, row int) float64 {
	length, average := float64(g.x.Lengths[field][row]), g.x.Averages[field]
	if average <= 0 {
		return 1
	}
	return 1 - lengthEvens[field] + lengthEvens[field]*length/average
}
