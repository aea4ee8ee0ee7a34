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

// coverTopics returns for each row how much of the topics it has, from 0 to 1.
func (c *candidates) coverTopics() []float64 {
	covers := make([]float64, c.x.Count)
	most := rarity(c.x, 0)
	all := understoodShare * most * float64(personsAsked(c.plan))
	for row := range covers {
		covers[row] = all
	}
	for _, t := range c.plan.Topics {
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
			case t.Words != 0 && c.texts.words[row].HasAll(t.Words), column[row]&t.Bits != 0:
				covers[row] += weight
			case column[row]&t.AlsoBits != 0:
				covers[row] += alsoShare * weight
			}
		}
	}
	for row := range covers {
		if all > 0 {
			covers[row] /= all
		}
	}
	return covers
}

// spareCommon lets go of words that stand in many listings and so tell none from another,
// once something of what was asked is understood: the "made" of "made redundant".
func (c *candidates) spareCommon() {
	isUnderstood := func(t query.Topic) bool { return !t.IsWord() }
	if !slices.ContainsFunc(c.plan.Topics, isUnderstood) {
		return
	}
	most := rarity(c.x, max(leastCommon, int(commonShare*float64(c.x.Count))))
	for i, rarity := range c.texts.rarity {
		word := query.WordSet(1) << i
		if rarity <= most && c.plan.Needed&word != 0 {
			c.plan.Spare(word)
		}
	}
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

// absentKinds returns the understood parts that name something of a kind which no
// activity has, within the miles that were asked or from home: a sport, but no karate. All of the kind is found then, and what has no more
// than a passing word of it, and none is said to be what was asked for. There is none where
// another kind was asked for beside and there is that.
func (c *candidates) absentKinds() (absent []int, err error) {
	for _, t := range c.plan.Topics {
		if t.IsWord() || t.Group != lexicon.Kind || slices.Contains(absent, t.Part) {
			continue
		}
		if c.plan.NamesKind(t) {
			return nil, nil
		}
		strands, isFine := c.plan.StrandsOf(t)
		exists := t.Words&c.texts.known != 0 && (c.isNamed(t) || len(strands) == 0)
		for _, strand := range strands {
			if t.Words&c.texts.known == 0 { // not even a passing word
				break
			}
			err := c.x.StrandPostings(strand.Slug, func(row int, _ uint64) {
				exists = exists || c.isHere(row) && c.x.Columns[t.Group][row]&t.Bits != 0
			})
			if err != nil {
				return nil, err
			}
		}
		if !isFine || exists {
			return nil, nil
		}
		absent = append(absent, t.Part)
	}
	return absent, nil
}

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

// isHere reports whether a row is in lists, and where somebody asked or to be joined from home.
func (c *candidates) isHere(row int) bool {
	return c.stands[row].Listed() && (c.reached(row, c.plan.Miles) || c.isFromHome(row))
}

// mentioned returns the words of which one passing mention is no exact answer: a word by
// itself, or with a place, and what there is none of. Who somebody is needs no more.
func (m *Matches) mentioned() query.WordSet {
	var words query.WordSet
	isOfWho := func(w query.Wanted) bool {
		return slices.ContainsFunc(w.Forms, func(f query.Form) bool { return f.Audience })
	}
	alone := m.Plan.Needed.Len() == 1 && len(m.Plan.Topics) == 1 && !slices.ContainsFunc(m.Plan.Wanted, isOfWho) &&
		!slices.ContainsFunc(m.Plan.Asked[:], func(asked []query.Asked) bool {
			return slices.ContainsFunc(asked, func(one query.Asked) bool { return one.Part >= 0 }) // what was chosen changes no count
		})
	for _, t := range m.Plan.Topics {
		if t.IsWord() && alone || slices.Contains(m.Absent, t.Part) && !t.IsWord() {
			words |= t.Words
		}
	}
	return words
}
