package search

import (
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"bandstand/directory/vocabulary"
)

// speech is what search knows of a language beside the vocabularies: how words
// are spelt, which are forms of one another, and which stand for the same thing.
type speech struct {
	respelt  map[string]string // from another spelling to that of the directory; endings behind a hyphen
	endings  []string          // those of respelt, without their hyphens
	apart    map[string]bool   // words of which the stem would be that of another
	synonyms map[string][]synonym
	mutates  bool // words change at their head: see mutations.go
}

func newSpeech(said vocabulary.Speech) *speech {
	s := &speech{respelt: map[string]string{}, apart: map[string]bool{}, synonyms: map[string][]synonym{}}
	for _, spelling := range said.Spellings {
		for _, also := range spelling.Also {
			write, other := vocabulary.Plain(spelling.Write), vocabulary.Plain(also)
			s.respelt[other], s.respelt[other+"s"] = write, write+"s"
		}
	}
	s.findEndings()
	for _, one := range said.Apart {
		s.keepApart(one.Words)
	}
	for _, one := range said.Synonyms {
		s.addSynonyms(one)
	}
	return s
}

// keepApart notes those of some words that have the stem of another of them.
func (s *speech) keepApart(words []string) {
	byStem := map[string]string{}
	for _, word := range words {
		plain := vocabulary.Fold(vocabulary.Plain(word))
		stem := s.stem(plain)
		if other, taken := byStem[stem]; taken && other != plain {
			s.apart[plain], s.apart[other] = true, true
			continue
		}
		byStem[stem] = plain
	}
}

// spell gives the directory's spelling of a plain word.
func (s *speech) spell(word string) string {
	if respelt, ok := s.respelt[word]; ok {
		return respelt
	}
	for _, ending := range s.endings {
		if before, found := strings.CutSuffix(word, ending); found && len(before) > leastBeforeEnding {
			return before + s.respelt["-"+ending][1:]
		}
	}
	return word
}

// leastBeforeEnding is how many letters there must be more than before an ending
// that is spelt otherwise: "prize" and "seize" have none.
const leastBeforeEnding = 3

// findEndings gathers the endings of words that are spelt otherwise.
func (s *speech) findEndings() {
	for _, other := range sortedKeys(s.respelt) {
		if ending, ok := strings.CutPrefix(other, "-"); ok {
			s.endings = append(s.endings, ending)
		}
	}
}

// fold takes from a plain word what makes no difference to its meaning in a
// phrase: its spelling and the s of a plural.
func (s *speech) fold(word string) string { return vocabulary.Fold(s.spell(word)) }

// folded gives the words of a phrase as phrases are compared.
func (s *speech) folded(phrase string) []string {
	words := plainWords(phrase)
	for i, word := range words {
		words[i] = s.fold(word)
	}
	return words
}

// stem takes a plain word to what it shares with its other forms.
func (s *speech) stem(word string) string {
	word = s.spell(word)
	if !vocabulary.IsPlain(word) || len(word) < 4 {
		return word
	}
	if single := vocabulary.Fold(word); s.apart[single] {
		return single
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// stemmed gives the words of a text as the index knows them.
func (s *speech) stemmed(text string) []string {
	words := plainWords(text)
	for i, word := range words {
		words[i] = s.stem(word)
	}
	return words
}

// plainWords gives the words of a text as they are compared.
func plainWords(text string) []string { return vocabulary.Words(text) }
