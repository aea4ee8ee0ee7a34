// Package vocabulary is the words that listings are sorted by and that people
// type: kinds, needs and access features with the lay words for each, and how a
// language says days, prices, ages and places. The words themselves stand in
// content/vocabulary; this package knows no file format and no language.
package vocabulary

// Term is one entry of a vocabulary.
type Term struct {
	Slug       string   `json:"slug"`
	Label      string   `json:"label"`
	Explain    string   `json:"explain,omitempty"`
	Words      []string `json:"words,omitempty"`      // lay words, both ways
	AlsoFinds  []string `json:"also_finds,omitempty"` // slugs that asking for this may show too, one way
	Gentle     bool     `json:"gentle,omitempty"`     // it is offered below urgent help
	Ideas      string   `json:"ideas,omitempty"`
	OpenActive string   `json:"openactive,omitempty"` // concept of the OpenActive activity list
	Schema     string   `json:"schema,omitempty"`     // schema.org type
}

// List is a vocabulary in the order in which it is shown.
type List []Term

// MostValues is how many kinds, needs, access features or languages a directory
// can have: search counts the values of each in one word of 64 bits.
const MostValues = 64

// Find returns the term with this slug.
func (l List) Find(slug string) (Term, bool) {
	for _, term := range l {
		if term.Slug == slug {
			return term, true
		}
	}
	return Term{}, false
}

// Company is an age group, or whom one comes with, as people say it.
type Company struct {
	Slug  string   `json:"slug"`
	Label string   `json:"label"`
	From  int      `json:"from"` // years
	To    int      `json:"to"`   // years; 0 where there is no upper end
	Words []string `json:"words,omitempty"`
}
