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
// activity has, nor anything else of that name: a sport, but no karate. All of the
// kind is found then, and none is said to be what was asked for.
func (c *candidates) absentKinds() []int {
	var absent []int
	for _, t := range c.plan.Topics {
		if t.IsWord() || t.Group != lexicon.Kind || c.plan.NamesKind(t) {
			continue
		}
		if t.Words&c.texts.known == 0 && !slices.Contains(absent, t.Part) {
			absent = append(absent, t.Part)
		}
	}
	return absent
}
