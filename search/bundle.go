package search

import (
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
)

// The files of a bundle: all that the service carries.
const (
	manifestFile = "search.json" // written last, so a bundle that has it is whole
	tableFile    = "facts.bin"   // see table
	cardsFile    = "cards.jsonl" // a card a line, in the order of the rows
	offsetsFile  = "cards.bin"   // where in cardsFile each card begins, and the end
	indexFile    = "index.zap"   // see segment
	knownFile    = "words.txt"   // see knownWords
	lexiconFile  = "lexicon.txt" // see lexicon_file.go
	layoutFolder = "layouts"     // page.html, search.html, components/
)

// manifest is what a bundle says of itself, and what its pages need.
type manifest struct {
	Format    int                  `json:"format"`
	Count     int                  `json:"count"`
	Lengths   []float64            `json:"lengths"` // of the average text, in words, in the order of fields
	Kinds     vocabulary.List      `json:"kinds"`   // without words and explanations
	GoodFor   vocabulary.List      `json:"good_for"`
	Access    vocabulary.List      `json:"access"`
	Company   []vocabulary.Company `json:"company"`
	Languages []string             `json:"languages"`
	Towns     []Town               `json:"towns"`
	Holidays  []Holiday            `json:"holidays,omitempty"`
	Nation    string               `json:"nation"`
	Urgent    []Urgent             `json:"urgent"`
	Shell     page.Shell           `json:"shell"`
	Language  string               `json:"language"`

	// Translations are the codes of other languages. Each has a folder of its own
	// in the bundle that is a bundle itself.
	Translations []string `json:"translations,omitempty"`
}

// bundleFormat changes when a bundle of another build can no longer be read.
const bundleFormat = 8
