package index

import (
	"math"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/search/lexicon"
)

// strandsField is the field of strands: a term for each, by its slug, as often as the texts
// of a document speak of it.
const strandsField = "strands"

// strandWeights are how much a phrase of a strand counts in each text. Lay words are the same
// for all of a kind, and so tell no strand from another.
var strandWeights = [len(Fields)]float64{Title: 4, Summary: 2, Organisation: 2, Where: 1, Body: 1}

// mostOfStrand is how often a strand stands in a document at most.
const mostOfStrand = 24

// strandCounter counts how much the texts of documents are of each strand.
type strandCounter struct {
	speech  *lexicon.Speech
	begun   map[string][]strandPhrase // by their first stem
	stems   map[string][]string       // of plain words: many documents have the same
	slugs   []string
	numbers map[string]int
}

// strandPhrase is a phrase of strands, without the stem at its head.
type strandPhrase struct {
	rest   []string
	shares []lexicon.StrandShare
}

func newStrandCounter(speech *lexicon.Speech) *strandCounter {
	c := &strandCounter{speech: speech, begun: map[string][]strandPhrase{}, stems: map[string][]string{}, numbers: map[string]int{}}
	for _, strand := range speech.Strands {
		c.numbers[strand.Slug] = len(c.slugs)
		c.slugs = append(c.slugs, strand.Slug)
	}
	for phrase, shares := range speech.StrandsByPhrase() {
		stems := strings.Fields(phrase)
		if len(stems) > 0 {
			c.begun[stems[0]] = append(c.begun[stems[0]], strandPhrase{stems[1:], shares})
		}
	}
	return c
}

// terms returns the terms of the strands that a document speaks of, each as often as it does.
func (c *strandCounter) terms(d Document) string {
	if len(c.slugs) == 0 {
		return ""
	}
	counts := make([]float64, len(c.slugs))
	for i, f := range Fields {
		if f.Lay {
			continue
		}
		for _, list := range f.text(d) {
			for _, one := range list {
				c.count(vocabulary.Words(one.String()), strandWeights[i], counts)
			}
		}
	}
	var terms []string
	for i, count := range counts {
		// A mention in the body counts two, and so one that is only near the strand counts one.
		for range int(math.Min(2*count, mostOfStrand)) {
			terms = append(terms, c.slugs[i])
		}
	}
	return strings.Join(terms, " ")
}

// count adds to each strand what a text says of it.
func (c *strandCounter) count(words []string, weight float64, counts []float64) {
	for i, word := range words {
		for _, stem := range c.stemsOf(word) {
			for _, phrase := range c.begun[stem] {
				if len(phrase.rest) < len(words)-i && c.follow(words[i+1:], phrase.rest) {
					for _, one := range phrase.shares {
						counts[c.numbers[one.Slug]] += weight * one.Share
					}
				}
			}
		}
	}
}

// follow reports whether words begin with some stems.
func (c *strandCounter) follow(words, stems []string) bool {
	for i, stem := range stems {
		if !slices.Contains(c.stemsOf(words[i]), stem) {
			return false
		}
	}
	return true
}

func (c *strandCounter) stemsOf(word string) []string {
	stems, known := c.stems[word]
	if !known {
		stems = c.speech.Stems(word)
		c.stems[word] = stems
	}
	return stems
}

// StrandPostings visits the rows that speak of a strand, with how often they do.
func (x *Index) StrandPostings(slug string, visit func(row int, times uint64)) error {
	return x.postings(strandsField, slug, func(rows []uint32, times uint64) {
		for _, row := range rows {
			visit(int(row), times)
		}
	})
}
