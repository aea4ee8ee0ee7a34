package rank

import (
	"math/bits"
	"slices"

	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// What somebody wants to do, and why, is weighed and not only asked: what has
// most of it stands high, and what has some of it is found as well, below and
// said to be so.

// coverTopics returns for each row how much of the topics it has, from 0 to 1: of alternatives, of
// the one of which it has most.
func (c *candidates) coverTopics() []float64 {
	covers := make([]float64, c.x.Count)
	most := rarity(c.x, 0)
	anyway := understoodShare * most * float64(personsAsked(c.plan))
	for row := range covers {
		covers[row] = anyway
	}
	anyway += c.cover(0, covers)
	either := make([]float64, c.x.Count) // the largest share of an alternative
	var whole float64                    // what one weighs
	for number := 1; number <= c.plan.Alternatives; number++ {
		of := make([]float64, c.x.Count)
		weight := c.cover(number, of)
		whole = max(whole, weight)
		for row := range of {
			if weight == 0 {
				break
			}
			either[row] = max(either[row], of[row]/weight)
		}
	}
	if anyway+whole == 0 {
		return covers
	}
	for row := range covers {
		covers[row] = (covers[row] + whole*either[row]) / (anyway + whole)
	}
	return covers
}

// cover adds for each row how much it has of the topics of an alternative, and returns what all of
// them weigh.
func (c *candidates) cover(alternative int, covers []float64) (all float64) {
	most := rarity(c.x, 0)
	for _, t := range c.plan.Topics {
		if t.Alternative != alternative {
			continue
		}
		weight := understoodShare * most
		column := c.x.Columns[t.Group]
		if t.IsWord() {
			weight = unknownShare * most
			if t.Words&c.texts.known != 0 {
				weight = min(understoodShare*most, c.texts.rarity[bits.TrailingZeros64(uint64(t.Words))])
			}
		}
		all += weight
		for row := range covers {
			switch {
			case t.Words != 0 && c.texts.words[row].HasAll(t.Words), column[row]&t.Bits != 0 && !(t.Group == lexicon.Kind && c.finer.isCoarser(row)):
				covers[row] += weight // what meets says, without a call for each row
			case column[row]&(t.Bits|t.AlsoBits) != 0, t.IsWord() && c.texts.loose[row].HasAll(t.Words):
				covers[row] += alsoShare * weight
			}
		}
	}
	return all
}

// spareCommon lets go of words that stand in many listings and so tell none from another,
// once something of what was asked is understood: the "made" of "made redundant".
func (c *candidates) spareCommon() {
	isUnderstood := func(t query.Topic) bool { return !t.IsWord() }
	if !slices.ContainsFunc(c.plan.Topics, isUnderstood) {
		return
	}
	for i := range c.texts.rarity {
		if word := query.WordSet(1) << i; c.commonWords()&c.plan.Needed&word != 0 && c.plan.Wanted[i].Alternative == 0 {
			c.plan.Spare(word)
		}
	}
}

// commonWords returns the wanted words that stand in many listings. Who somebody is never is one of
// them, however many are near to being for such people.
func (c *candidates) commonWords() (common query.WordSet) {
	most := rarity(c.x, max(leastCommon, int(commonShare*float64(c.x.Count))))
	for i, rarity := range c.texts.rarity {
		if rarity <= most && !c.plan.Wanted[i].IsWho() {
			common |= 1 << i
		}
	}
	return common
}

// personsAsked counts what was said of who comes and how, where nothing was said of
// what to do or why: it tells something too.
func personsAsked(p *query.Plan) int {
	if slices.ContainsFunc(p.Topics, func(t query.Topic) bool { return !t.IsWord() }) {
		return 0
	}
	count := 0
	for _, g := range []lexicon.Group{lexicon.Access, lexicon.Age, lexicon.How, lexicon.Offers, lexicon.Cost} {
		if len(p.Asked[g]) > 0 {
			count++
		}
	}
	return count
}

// finer is what was asked for of a kind and is finer than that: pottery, which is craft as
// knitting is.
type finer struct {
	parts   []int  // understood parts that name it
	coarser []bool // rows that are of the kind and say nothing of it: close to what was asked, and no more
	absent  []int  // the parts, where there is none of it within the miles that were asked or from home
}

// newFiner finds what is finer than its kind. Where there is none of any of it, all of the
// kinds is found, and what has no more than a passing word of it, and none is said to be what
// was asked for.
func newFiner(c *candidates) (f finer, err error) {
	var fine, whole uint64 // kinds of which something finer was asked for, and all
	exists := false
	bears := make([]bool, c.x.Count)
	kinds := c.x.Columns[lexicon.Kind]
	for _, t := range c.plan.Topics {
		if t.IsWord() || t.Group != lexicon.Kind {
			continue
		}
		strands, isFine := c.plan.StrandsOf(t)
		if !isFine || c.plan.NamesKind(t) {
			whole |= t.Bits
			continue
		}
		if fine |= t.Bits; !slices.Contains(f.parts, t.Part) {
			f.parts = append(f.parts, t.Part)
		}
		exists = exists || t.Words&c.texts.known != 0 && (len(strands) == 0 || c.isNamed(t))
		for _, strand := range strands {
			if strand.Unlike {
				continue
			}
			err := c.x.OfStrand(strand.Slug, func(row int) {
				bears[row] = true
				exists = exists || kinds[row]&t.Bits != 0 && c.isHere(row)
			})
			if err != nil {
				return f, err
			}
		}
		telling := t.Words &^ c.commonWords()
		for row, words := range c.texts.loose {
			isPartly := c.texts.named[row]&telling != 0 && kinds[row]&t.Bits != 0
			bears[row] = bears[row] || len(strands) == 0 || words.HasAll(t.Words) || isPartly
		}
	}
	if !exists && whole == 0 {
		f.absent = f.parts
		return f, nil
	}
	f.coarser = make([]bool, c.x.Count)
	for row, kind := range kinds {
		f.coarser[row] = kind&fine != 0 && kind&whole == 0 && !bears[row]
	}
	return f, nil
}

// isCoarser reports whether a row is of a kind and says nothing of what was asked for of it.
func (f *finer) isCoarser(row int) bool { return f.coarser != nil && f.coarser[row] }

// isNamed reports whether some row names a kind as it was called, or one of the kind at
// least a word of that.
func (c *candidates) isNamed(t query.Topic) bool {
	for row, named := range c.texts.named {
		if c.isHere(row) && (named.HasAll(t.Words) || named&t.Words != 0 && c.x.Columns[t.Group][row]&t.Bits != 0) {
			return true
		}
	}
	return false
}

// isHere reports whether a row is in lists, or stale ones are wanted too, and where somebody asked
// or to be joined from home.
func (c *candidates) isHere(row int) bool {
	return (c.stands[row].Listed() || c.stale) && (c.reached(row, c.plan.Miles) || c.isFromHome(row))
}

// mentioned returns the words of which one passing mention is no exact answer: a word by
// itself, or with a place, and what there is none of. Who somebody is needs no more.
func (m *Matches) mentioned() query.WordSet {
	var words query.WordSet
	alone := m.Plan.Needed.Len() == 1 && len(m.Plan.Topics) == 1 && !slices.ContainsFunc(m.Plan.Wanted, query.Wanted.IsWho) &&
		!slices.ContainsFunc(m.Plan.Asked[:], func(asked []query.Asked) bool {
			return slices.ContainsFunc(asked, func(one query.Asked) bool { return one.Part >= 0 }) // what was chosen changes no count
		})
	for _, t := range m.Plan.Topics {
		if t.IsWord() && alone || slices.Contains(m.finer.absent, t.Part) && !t.IsWord() {
			words |= t.Words
		}
	}
	return words
}
