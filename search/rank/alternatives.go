package rank

import (
	"slices"

	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// Of alternatives the best counts: "gardening or cooking" is met by either, and what has a
// little of both is no better than what has all of one.

// lessOfOthers returns what is taken off a score of which each alternative has so much.
func lessOfOthers(apart []float64) float64 {
	var all, most float64
	for _, points := range apart {
		all += points
		most = max(most, points)
	}
	return (1 - otherAlternatives) * (all - most)
}

// meets reports whether a row is or has all of a topic.
func (c *candidates) meets(row int, t query.Topic) bool {
	isOf := c.x.Columns[t.Group][row]&t.Bits != 0 && !(t.Group == lexicon.Kind && c.finer.isCoarser(row))
	return !t.IsWord() && isOf || c.hasWordsOf(row, t.Asked)
}

// meetsAlternative reports whether a row has all of one of the alternatives that were asked.
func (c *candidates) meetsAlternative(row int) bool {
	for number := 1; number <= c.plan.Alternatives; number++ {
		isOf := func(t query.Topic) bool { return t.Alternative == number }
		lacks := func(t query.Topic) bool { return isOf(t) && !c.meets(row, t) }
		if slices.ContainsFunc(c.plan.Topics, isOf) && !slices.ContainsFunc(c.plan.Topics, lacks) {
			return true
		}
	}
	return false
}

// clearAlternatives takes from what a row does not meet that of which it has another alternative.
func (c *candidates) clearAlternatives(row int, fails unmet) unmet {
	if c.plan.Alternatives == 0 || !c.meetsAlternative(row) {
		return fails
	}
	anyway := c.plan.Needed
	fails &^= coarser
	for _, g := range []lexicon.Group{lexicon.Kind, lexicon.GoodFor} {
		if len(c.plan.Address.Chosen[g]) == 0 {
			fails &^= 1 << g
		}
	}
	for _, t := range c.plan.Topics {
		switch {
		case t.IsWord() && t.Alternative > 0:
			anyway &^= t.Words
		case !t.IsWord() && t.Alternative == 0 && !c.meets(row, t):
			fails |= 1 << t.Group
		}
	}
	if c.texts.words[row].HasAll(anyway) {
		fails &^= lacksWords | lacksAnyWord
	}
	return fails
}
