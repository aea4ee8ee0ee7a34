package search

import "slices"

// field is one of the texts in which an activity is found. A word in a field of
// a larger weight counts for more: the weights are what BM25F calls boosts.
type field struct {
	name   string
	weight float64
	evens  float64 // how far the length of the text evens out, 0 to 1: BM25's b
	lay    bool    // words of the vocabulary, which all activities of that kind or need have
	text   func(Document) []string
}

// fields are the texts of a document, each indexed by itself.
var fields = [...]field{
	{"title", 5, 0.5, false, func(d Document) []string { return []string{d.Card.Title} }},
	{"summary", 2, 0.6, false, func(d Document) []string { return []string{d.Card.Summary} }},
	{"kinds", 0.4, 0.3, true, func(d Document) []string { return slices.Concat(d.KindWords, d.Card.KindLabels) }},
	{"needs", 0.3, 0.3, true, func(d Document) []string { return d.NeedWords }},
	{"organisation", 2.5, 0.5, false, func(d Document) []string { return []string{d.Card.Organisation} }},
	{"where", 1.5, 0.4, false, func(d Document) []string { return slices.Concat(d.TownWords, []string{d.Card.Town, d.Card.Where}) }},
	{"body", 1, 0.75, false, func(d Document) []string { return []string{d.Body, d.Card.When, d.Card.Cost} }},
}

// body is the number of the field that holds everything else that a page says.
const body = len(fields) - 1

// indexed is a document as the index gets it: the terms of each field. Words are
// cut and stemmed by the code that does the same with what a visitor types.
type indexed [len(fields)][]string

func newIndexed(d Document, s *speech) indexed {
	var terms indexed
	for i, f := range fields {
		for _, text := range f.text(d) {
			terms[i] = append(terms[i], s.indexed(text)...)
		}
	}
	return terms
}
