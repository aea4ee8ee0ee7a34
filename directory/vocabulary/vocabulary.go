// Package vocabulary holds the types of the words that listings are sorted by and that
// people type: kinds, needs and access features with the lay words for each, and how a
// language says days, prices, ages and places. It also cuts text into words as they are
// compared. The words themselves stand in content/vocabulary; this package knows no
// file format.
package vocabulary

import "bandstand/directory/words"

// Vocabularies are all the words of a directory in one language. They never change: the
// same pointer means the same words.
type Vocabularies struct {
	Kinds, GoodFor, Access List
	Company                []Company   // ages and company, as people say them
	Danger                 []string    // phrases of every language that bring urgent help above everything
	Ignored                []string    // phrases that carry nothing in a search
	Plain                  []HardWords // hard words, and what to say instead
	Speech                 Speech      // how people say days, prices, ages, places and the rest
}

// HardWords are words that mean much the same, and what one could say instead.
type HardWords struct {
	Words []string
	Say   string
}

// Term is an entry of a vocabulary, such as one kind of activity.
type Term struct {
	Slug       string     `json:"slug"`
	Label      words.Text `json:"label"`
	Explain    words.Text `json:"explain,omitempty"`
	Words      []string   `json:"words,omitempty"`      // lay words: they find the term, and the term finds them
	AlsoFinds  []string   `json:"also_finds,omitempty"` // slugs of terms that a search for this one may show too
	Gentle     bool       `json:"gentle,omitempty"`     // it is still offered below urgent help
	FromHome   bool       `json:"from_home,omitempty"`  // a need that keeps people at home
	BestKinds  []string   `json:"best_kinds,omitempty"` // of a need: the kinds that an editor names first
	Ideas      words.Text `json:"ideas,omitempty"`
	OpenActive string     `json:"openactive,omitempty"` // concept of the OpenActive activity list
	Schema     string     `json:"schema,omitempty"`     // schema.org type
}

// List is a vocabulary in the order in which it is shown.
type List []Term

// MostValues is the most kinds, needs, access features or languages that a directory
// can have: search counts the values of each in one word of 64 bits.
const MostValues = 64

// Find returns the term with this slug, an empty one where there is none.
func (l List) Find(slug string) (*Term, bool) {
	for i := range l {
		if l[i].Slug == slug {
			return &l[i], true
		}
	}
	return &Term{}, false
}

// Company is an age group or a companion, as people say it: toddlers, a grandchild.
type Company struct {
	Slug  string     `json:"slug"`
	Label words.Text `json:"label"`
	From  int        `json:"from"` // years
	To    int        `json:"to"`   // years; 0 where there is no upper end
	Words []string   `json:"words,omitempty"`
}
