package search

import (
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"
)

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
	{"kinds", 1.2, 0.3, true, func(d Document) []string { return slices.Concat(d.KindWords, d.Card.KindLabels) }},
	{"needs", 0.8, 0.3, true, func(d Document) []string { return d.NeedWords }},
	{"organisation", 2.5, 0.5, false, func(d Document) []string { return []string{d.Card.Organisation} }},
	{"where", 1.5, 0.4, false, func(d Document) []string { return slices.Concat(d.TownWords, []string{d.Card.Town, d.Card.Where}) }},
	{"body", 1, 0.75, false, func(d Document) []string { return []string{d.Body, d.Card.When, d.Card.Cost} }},
}

// wordsField holds the words themselves, unstemmed, of all fields but the body:
// what a misspelt word can be mended to and an unfinished one finished to.
const wordsField = "words"

// indexed is a document as bleve gets it: per field its terms, parted by spaces.
type indexed map[string]string

func newIndexed(d Document) indexed {
	texts := indexed{}
	var whole []string
	for _, f := range fields {
		var terms []string
		for _, text := range f.text(d) {
			terms = append(terms, stemmed(text)...)
			if f.name != "body" {
				whole = append(whole, plainWords(text)...)
			}
		}
		texts[f.name] = strings.Join(terms, " ")
	}
	texts[wordsField] = strings.Join(whole, " ")
	return texts
}

// leanMapping tells bleve to keep only what is asked of it: which document has
// which term, how often, and how long the text is. Words are cut and stemmed
// before, by the code that does the same with what a visitor types.
func leanMapping() (mapping.IndexMapping, error) {
	lean := bleve.NewIndexMapping()
	err := lean.AddCustomAnalyzer("as_given", map[string]any{"type": custom.Name, "tokenizer": whitespace.Name})
	if err != nil {
		return nil, err
	}
	lean.DefaultAnalyzer = "as_given"
	lean.ScoringModel = "bm25" // keeps the true length of each text
	lean.StoreDynamic, lean.IndexDynamic, lean.DocValuesDynamic = false, false, false
	document := bleve.NewDocumentStaticMapping()
	for _, f := range fields {
		document.AddFieldMappingsAt(f.name, leanField())
	}
	document.AddFieldMappingsAt(wordsField, leanField())
	lean.DefaultMapping = document
	return lean, nil
}

func leanField() *mapping.FieldMapping {
	text := bleve.NewTextFieldMapping()
	text.Store, text.IncludeInAll, text.IncludeTermVectors, text.DocValues = false, false, false, false
	return text
}
