package index

import (
	"math"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/search/lexicon"
)

// The fields of strands and of audiences: a term for each, by its slug, as often as the texts
// of a document speak of it.
const strandsField, audiencesField = "strands", "audiences"

// strandItself stands behind the slug of a strand in a term of its own, where the texts have
// a phrase of the strand and not only what is near it.
const strandItself = "-itself"

// nearAudience stands behind the slug of an audience in a term of its own, where the texts have
// what is only near it.
const nearAudience = "-near"

// strandWeights are how much a phrase of a strand counts in each text. Lay words are the same
// for all of a kind, and so tell no strand from another.
var strandWeights = [len(Fields)]float64{Title: 4, Summary: 2, Organisation: 2, Where: 1, Body: 1}

// How often a strand or an audience stands in a document.
const (
	mostOfStrand = 24 // at most
	namedOf      = 1  // where a field names what is meant for the audience: surer than words
	refusedWords = 4  // how many words behind a "not" an audience may stand and be refused: "not only for veterans"
)

// strandCounter counts how much the texts of documents are of each strand, or audience.
type strandCounter struct {
	speech   *lexicon.Speech
	begun    map[string][]strandPhrase // by their first stem
	known    map[string]*heardWord     // by the plain word: many documents have the same
	stems    map[string][]string       // of plain words, which other counters may share
	slugs    []string
	numbers  map[string]int
	refusals map[string]bool       // stems of words that say no; none for strands, which are no people
	named    []vocabulary.Audience // what fields name, by number; none for strands
}

// heardWord is what a counter knows of a word.
type heardWord struct {
	stems   []string
	begins  []strandPhrase
	refuses bool
}

// strandPhrase is a phrase of strands, without the stem at its head.
type strandPhrase struct {
	rest   []string
	shares []lexicon.StrandShare
}

// newStrandCounter returns a counter of strands.
func newStrandCounter(speech *lexicon.Speech, stems map[string][]string) *strandCounter {
	var slugs []string
	for _, strand := range speech.Strands {
		slugs = append(slugs, strand.Slug)
	}
	return newCounter(speech, stems, slugs, speech.StrandsByPhrase())
}

// newAudienceCounter returns a counter of audiences.
func newAudienceCounter(speech *lexicon.Speech, stems map[string][]string) *strandCounter {
	var slugs []string
	for _, audience := range speech.Audiences {
		slugs = append(slugs, audience.Slug)
	}
	for _, audience := range speech.Audiences {
		slugs = append(slugs, audience.Slug+nearAudience)
	}
	c := newCounter(speech, stems, slugs, speech.AudiencesByPhrase())
	c.named, c.refusals = speech.Audiences, map[string]bool{}
	for _, stem := range speech.Refusals {
		c.refusals[stem] = true
	}
	return c
}

func newCounter(speech *lexicon.Speech, stems map[string][]string, slugs []string, phrases map[string][]lexicon.StrandShare) *strandCounter {
	c := &strandCounter{
		speech: speech, begun: map[string][]strandPhrase{}, known: map[string]*heardWord{}, stems: stems,
		slugs: slugs, numbers: map[string]int{},
	}
	for number, slug := range slugs {
		c.numbers[slug] = number
	}
	for phrase, shares := range phrases {
		if stems := strings.Fields(phrase); len(stems) > 0 {
			c.begun[stems[0]] = append(c.begun[stems[0]], strandPhrase{stems[1:], shares})
		}
	}
	return c
}

// spokenText is a text of a document in words, in which strands and audiences are counted, and how
// much a phrase counts in it.
type spokenText struct {
	words  []string
	weight float64
}

// terms returns the terms of the strands that a document speaks of in its texts, each as
// often as it does.
func (c *strandCounter) terms(d Document, texts []spokenText) string {
	if len(c.slugs) == 0 {
		return ""
	}
	counts, itself := make([]float64, len(c.slugs)), make([]bool, len(c.slugs))
	for _, one := range texts {
		c.count(one.words, one.weight, counts, itself)
	}
	for i, audience := range c.named {
		if shared(d.Access, audience.Access)+shared(d.GoodFor, audience.GoodFor)+shared(d.Offers, audience.Offers)+shared(d.Repeats, audience.Repeats) > 0 {
			counts[i] += namedOf
		}
		counts[i+len(c.named)] += namedOf * float64(shared(d.Access, audience.AlsoAccess)+shared(d.GoodFor, audience.AlsoGoodFor))
	}
	var terms []string
	for i, count := range counts {
		// A mention in the body counts two, and so one that is only near the strand counts one.
		for range int(math.Min(2*count, mostOfStrand)) {
			terms = append(terms, c.slugs[i])
		}
		if itself[i] && c.named == nil {
			terms = append(terms, c.slugs[i]+strandItself)
		}
	}
	return strings.Join(terms, " ")
}

// shared counts the values that are among some.
func shared(values, some []string) (count int) {
	for _, value := range values {
		if slices.Contains(some, value) {
			count++
		}
	}
	return count
}

// count adds to each strand what a text says of it, and notes those that it says itself and
// not only what is near them.
func (c *strandCounter) count(words []string, weight float64, counts []float64, itself []bool) {
	refused := -refusedWords - 1 // where somebody was last refused
	for i, word := range words {
		heard := c.hear(word)
		if heard.refuses {
			refused = i
		}
		if i-refused <= refusedWords && i != refused {
			continue
		}
		for _, phrase := range heard.begins {
			if len(phrase.rest) < len(words)-i && c.follow(words[i+1:], phrase.rest) {
				for _, one := range phrase.shares {
					number := c.numbers[one.Slug]
					if one.Share < 1 {
						number += len(c.named)
					}
					counts[number] += weight * one.Share
					itself[number] = itself[number] || one.Share == 1
				}
			}
		}
	}
}

// follow reports whether words begin with some stems.
func (c *strandCounter) follow(words, stems []string) bool {
	for i, stem := range stems {
		if !slices.Contains(c.hear(words[i]).stems, stem) {
			return false
		}
	}
	return true
}

// hear returns what is known of a word.
func (c *strandCounter) hear(word string) *heardWord {
	if heard, known := c.known[word]; known {
		return heard
	}
	stems, known := c.stems[word]
	if !known {
		stems = c.speech.Stems(word)
		c.stems[word] = stems
	}
	heard := &heardWord{stems: stems, refuses: c.refusals[stems[0]]}
	for _, stem := range stems {
		heard.begins = append(heard.begins, c.begun[stem]...)
	}
	c.known[word] = heard
	return heard
}

// StrandPostings visits the rows that speak of a strand, with how often they do.
func (x *Index) StrandPostings(slug string, visit func(row int, times uint64)) error {
	return x.postings(strandsField, slug, eachOf(visit))
}

// OfStrand visits the rows that have a phrase of a strand itself, and not only what is near it.
func (x *Index) OfStrand(slug string, visit func(row int)) error {
	return x.postings(strandsField, slug+strandItself, eachOf(func(row int, _ uint64) { visit(row) }))
}

// AudiencePostings visits the rows that speak of an audience, or of what is only near it, with
// how often they do.
func (x *Index) AudiencePostings(slug string, near bool, visit func(row int, times uint64)) error {
	if near {
		slug += nearAudience
	}
	return x.postings(audiencesField, slug, eachOf(visit))
}

// HasAudience reports whether any row speaks of an audience.
func (x *Index) HasAudience(slug string) bool { return x.documentsWith(audiencesField, slug) > 0 }

func eachOf(visit func(row int, times uint64)) func(rows []uint32, times uint64) {
	return func(rows []uint32, times uint64) {
		for _, row := range rows {
			visit(int(row), times)
		}
	}
}
