package query

import (
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/search/lexicon"
)

// Strand is a strand of what was asked for, and the words that are of it.
type Strand struct {
	lexicon.StrandShare
	Of          string
	Alternative int // that it is of: see Topic
}

// StrandsOf returns the strands of the phrase by which a topic was called, and whether it is
// something finer than its kind: where there are no strands at all, any phrase may be.
func (p *Plan) StrandsOf(t Topic) (strands []lexicon.StrandShare, isFine bool) {
	plain := p.plainWords(p.Parts[t.Part])
	stems := make([]string, len(plain))
	for i, word := range plain {
		stems[i] = p.in.lexicon.Stem(word)
	}
	strands = p.in.strands()[strings.Join(stems, " ")]
	return strands, len(strands) > 0 || len(p.in.lexicon.Strands) == 0
}

// strand adds the strands of words that a kind or a need was understood from.
func (p *Plan) strand(plain []string, alternative int) {
	stems := make([]string, len(plain))
	for i, word := range plain {
		stems[i] = p.in.lexicon.Stem(word)
	}
	find := func(phrase string) []lexicon.StrandShare {
		found := p.in.strands()[phrase]
		if len(found) == 0 && p.in.lexicon.Mutates && !strings.Contains(phrase, " ") {
			for _, stem := range p.in.lexicon.Stems(plain[slices.Index(stems, phrase)]) {
				found = append(found, p.in.strands()[stem]...)
			}
		}
		return found
	}
	for _, one := range vocabulary.LongestIn(stems, find) {
		known := slices.ContainsFunc(p.Strands, func(before Strand) bool { return before.Slug == one.Slug })
		if !known && len(p.Strands) < mostStrands {
			p.Strands = append(p.Strands, Strand{one, strings.Join(plain, " "), alternative})
		}
	}
}
