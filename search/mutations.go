package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// In the index of a directory in Welsh stand texts of two languages, and people type
// both. English ones are stemmed. bleve has no Welsh stemmer: of a Welsh word the
// index has the word as it is, and those of which it may be a mutated form.

// forms gives what stands in the index for a plain word: its stem, and where words
// mutate the word itself and those of which it may be a form.
func (s *speech) forms(word string) []string {
	forms := []string{s.stem(word)}
	if s.mutates {
		for _, other := range append([]string{word}, vocabulary.Unmutated(word)...) {
			forms = with(forms, other)
		}
	}
	return forms
}

// indexed gives the words of a document's text as the index knows them.
func (s *speech) indexed(text string) []string {
	if !s.mutates {
		return s.stemmed(text)
	}
	var terms []string
	for piece, foreign := range words.Pieces(text) {
		if foreign {
			terms = append(terms, s.stemmed(piece)...)
			continue
		}
		for _, word := range plainWords(piece) {
			terms = append(append(terms, word), vocabulary.Unmutated(word)...)
		}
	}
	return terms
}

// unmutated gives the names of which a name may be a form: "Caerdydd" of
// "Nghaerdydd", as in "yng Nghaerdydd".
func (s *speech) unmutated(name string) []string {
	if !s.mutates {
		return nil
	}
	first, rest, _ := strings.Cut(name, " ")
	names := vocabulary.Unmutated(vocabulary.Plain(first))
	for i := range names {
		names[i] = strings.TrimSpace(names[i] + " " + rest)
	}
	return names
}

// placesCalled gives the places of a name, or else of one of which it is a form.
func (x *Index) placesCalled(name string) []place.Place {
	found := place.Find(name)
	for _, other := range x.speech.unmutated(name) {
		if len(found) > 0 {
			break
		}
		found = place.Find(other)
	}
	return found
}

// ownName gives a place the name that somebody called it by in the index's own
// language, where that is another than the one that is known best: Caerdydd.
func (x *Index) ownName(called string, at around) around {
	if !x.speech.mutates || len(place.Find(at.name)) == 0 || slices.Equal(plainWords(called), plainWords(at.name)) {
		return at
	}
	for _, name := range append(x.speech.unmutated(called), called) {
		if len(place.Find(name)) == 0 {
			continue
		}
		capital := strings.Fields(name)
		for i, word := range capital {
			first, size := utf8.DecodeRuneInString(word)
			capital[i] = string(unicode.ToUpper(first)) + word[size:]
		}
		at.name = strings.Join(capital, " ")
		return at
	}
	return at
}

// isNamed says whether a word, or one of which it may be a form, stands in the names
// and labels of what can be found.
func (x *Index) isNamed(plain string) bool {
	return x.known.count(plain) > 0 || x.speech.mutates && slices.ContainsFunc(vocabulary.Unmutated(plain), func(other string) bool { return x.known.count(other) > 0 })
}
