package search

import (
	"slices"

	"bandstand/directory/vocabulary"
)

// synonym is a phrase and what stands for it, as the stems of their words.
type synonym struct {
	phrase []string
	finds  [][]string
}

// synonymWeight is how fully a synonym stands for the word itself.
const synonymWeight = 0.5

// addSynonyms notes under the first stem of each phrase what it finds.
func (s *speech) addSynonyms(group vocabulary.Synonyms) {
	words, finds := s.stemmedAll(group.Words), s.stemmedAll(group.Finds)
	for i, phrase := range words {
		others := slices.Concat(words[:i], words[i+1:], finds)
		others = slices.DeleteFunc(others, func(other []string) bool { return slices.Equal(other, phrase) })
		if len(phrase) > 0 && len(others) > 0 {
			s.synonyms[phrase[0]] = append(s.synonyms[phrase[0]], synonym{phrase, others})
		}
	}
}

// stemmedAll gives the stems of phrases, each once.
func (s *speech) stemmedAll(phrases []string) [][]string {
	var all [][]string
	for _, phrase := range phrases {
		stems := s.stemmed(phrase)
		if !slices.ContainsFunc(all, func(other []string) bool { return slices.Equal(other, stems) }) {
			all = append(all, stems)
		}
	}
	return all
}

// termsFor gives for each of some plain words the terms that stand for it: its
// own, then those of synonyms of a phrase that begins with it, which may be loose.
func (s *speech) termsFor(words []string, loose bool) [][]term {
	stems := make([]string, len(words))
	for i, word := range words {
		stems[i] = s.stem(word)
	}
	terms := make([][]term, len(words))
	for i, word := range words {
		for _, form := range s.forms(word) {
			terms[i] = append(terms[i], term{stem: form, weight: 1})
		}
	}
	for i := 0; i < len(stems); {
		found, n := s.synonymAt(stems[i:])
		for _, other := range found.finds {
			for j := range n { // what stands for the phrase stands for each word of it
				terms[i+j] = append(terms[i+j], term{other[0], other[1:], synonymWeight / float64(n), loose})
			}
		}
		i += max(1, n)
	}
	return terms
}

// synonymAt gives the longest phrase with synonyms at the head of some stems, and
// how many of them it takes.
func (s *speech) synonymAt(stems []string) (best synonym, n int) {
	for _, one := range s.synonyms[stems[0]] {
		if len(one.phrase) > len(best.phrase) && len(one.phrase) <= len(stems) && slices.Equal(one.phrase, stems[:len(one.phrase)]) {
			best = one
		}
	}
	return best, len(best.phrase)
}
