package search

import (
	"math/bits"
	"slices"
)

// What somebody wants to do, and why, is weighed and not only asked: what has
// most of it stands high, and what has some of it is found as well, below and
// said to be so.

// topic is one thing that was asked for in words: a kind or a need, or a word of
// which nothing was made.
type topic struct {
	alternative // with nothing but its words where it is a word
	group       group
	number      uint8 // position of the kind or need
}

func (t topic) isWord() bool { return t.value == "" }

// How fully a row has a topic that only something like it was found for, and how
// much an understood topic counts beside the rarest of words. A word that nobody
// knows counts no more: it may be chatter.
const (
	alsoShare       = 0.6
	understoodShare = 0.6
	unknownShare    = 0.4
)

// leastCover is how much of its topics a row must have to be found at all.
const leastCover = 0.2

// softBits are the tests that a row may fail when it covers enough of the topics:
// those of words, and of kinds and needs that nobody chose.
func softBits(p *plan) uint32 {
	soft := uint32(failsWords | failsAnyWord)
	for _, g := range []group{byKind, byGoodFor} {
		if !p.chose(g) {
			soft |= 1 << g
		}
	}
	return soft
}

// chose says whether somebody chose a value of a group, beside the words.
func (p *plan) chose(g group) bool { return len(p.address.chosen[g]) > 0 }

// covers gives for each row how much of the topics it has, from 0 to 1.
func (x *Index) covers(p *plan, m matched) []float64 {
	covers := make([]float64, x.Count)
	most := x.rarity(0)
	all := understoodShare * most * p.persons()
	for row := range covers {
		covers[row] = all
	}
	for _, t := range p.topics {
		weight := understoodShare * most
		column := x.column(t.group)
		if t.isWord() {
			weight = min(weight, m.rarity[bits.TrailingZeros32(t.words)])
			if t.words&m.known == 0 {
				weight = unknownShare * most
			}
		}
		all += weight
		for row := range covers {
			switch {
			case t.words != 0 && m.words[row]&t.words == t.words, column[row]&t.bits != 0:
				covers[row] += weight
			case column[row]&t.alsoBits != 0:
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

// persons counts what was said of who comes and how, where nothing was said of
// what to do or why: it tells something too.
func (p *plan) persons() float64 {
	if slices.ContainsFunc(p.topics, func(t topic) bool { return !t.isWord() }) {
		return 0
	}
	count := 0.0
	for _, g := range []group{byAccess, byAge, byHow, byOffers, byCost} {
		if len(p.alternatives[g]) > 0 {
			count++
		}
	}
	return count
}

// absentKinds gives the understood parts that name something of a kind which no
// activity has, nor anything else of that name: a sport, but no karate. All of the
// kind is found then, and none is said to be what was asked for.
func (x *Index) absentKinds(p *plan, m matched) []int {
	var absent []int
	for _, t := range p.topics {
		if t.isWord() || t.group != byKind || x.isName(p, t) {
			continue
		}
		if t.words&m.known == 0 && !slices.Contains(absent, t.part) {
			absent = append(absent, t.part)
		}
	}
	return absent
}

// isName says whether a kind was called by words of its own name.
func (x *Index) isName(p *plan, t topic) bool {
	own := append(x.speech.folded(labelIn(x.Kinds, t.value)), x.speech.folded(t.value)...)
	return !slices.ContainsFunc(p.reading.plainWords(p.reading.parts[t.part]), func(word string) bool {
		return !slices.Contains(own, x.speech.fold(word))
	})
}
