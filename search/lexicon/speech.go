package lexicon

import (
	"maps"
	"slices"
	"strings"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// Speech is how the words of a language are spelt, which are forms of one
// another, and which stand for the same thing.
type Speech struct {
	Respelt   map[string]string     // from another spelling to that of the directory; endings behind a hyphen
	Endings   []string              // those of Respelt, without their hyphens
	Plurals   map[string]bool       // that mean something else than their singulars: in Welsh "plant" is children
	Sides     map[string]string     // words beside a place that mean a part of it, folded
	Apart     map[string]bool       // words of which the stem would be that of another
	Synonyms  map[string][]Synonym  // by the first stem of the phrase
	Strands   []Strand              `json:",omitempty"`
	Audiences []vocabulary.Audience `json:",omitempty"` // their phrases as stems
	Refusals  []string              `json:",omitempty"` // stems of words that say no to what stands behind them
	Mutates   bool                  // words change at their head, as in Welsh: see vocabulary.Mutated
}

// Synonym is a phrase and what stands for it, as the stems of their words.
type Synonym struct {
	Phrase []string
	Finds  [][]string
}

func newSpeech(said vocabulary.Speech, language string) Speech {
	s := Speech{
		Respelt: map[string]string{}, Plurals: map[string]bool{}, Sides: map[string]string{}, Apart: map[string]bool{}, Synonyms: map[string][]Synonym{},
		Mutates: vocabulary.Mutates(language),
	}
	for _, spelling := range said.Spellings {
		for _, also := range spelling.Also {
			write, other := vocabulary.Plain(spelling.Write), vocabulary.Plain(also)
			s.Respelt[other], s.Respelt[other+"s"] = write, write+"s"
		}
	}
	for _, other := range slices.Sorted(maps.Keys(s.Respelt)) {
		if ending, ok := strings.CutPrefix(other, "-"); ok {
			s.Endings = append(s.Endings, ending)
		}
	}
	for _, one := range said.Apart {
		s.keepApart(one.Words)
	}
	for _, one := range said.Synonyms {
		s.addSynonyms(one)
	}
	for _, one := range said.Strands {
		s.addStrand(one)
	}
	for _, one := range said.Audiences {
		s.addAudience(one)
	}
	for _, one := range said.Phrases {
		s.addRefusal(one)
	}
	return s
}

// keepApart notes those of some words that have the stem of another of them.
func (s *Speech) keepApart(words []string) {
	byStem := map[string]string{}
	for _, word := range words {
		plain := vocabulary.Fold(vocabulary.Plain(word))
		stem := s.Stem(plain)
		if other, taken := byStem[stem]; taken && other != plain {
			s.Apart[plain], s.Apart[other] = true, true
			continue
		}
		byStem[stem] = plain
	}
}

// addSynonyms notes under the first stem of each phrase what it finds.
func (s *Speech) addSynonyms(group vocabulary.Synonyms) {
	phrases, finds := s.stemsOfEach(group.Words), s.stemsOfEach(group.Finds)
	for i, phrase := range phrases {
		others := slices.Concat(phrases[:i], phrases[i+1:], finds)
		others = slices.DeleteFunc(others, func(other []string) bool { return slices.Equal(other, phrase) })
		if len(phrase) > 0 && len(others) > 0 {
			s.Synonyms[phrase[0]] = append(s.Synonyms[phrase[0]], Synonym{phrase, others})
		}
	}
}

// stemsOfEach returns the stems of phrases, each once.
func (s *Speech) stemsOfEach(phrases []string) [][]string {
	var all [][]string
	for _, phrase := range phrases {
		stems := s.stems(phrase)
		if !slices.ContainsFunc(all, func(other []string) bool { return slices.Equal(other, stems) }) {
			all = append(all, stems)
		}
	}
	return all
}

// SynonymAt returns the longest phrase with synonyms at the head of some stems;
// one without words where there is none.
func (s *Speech) SynonymAt(stems []string) (best Synonym) {
	for _, one := range s.Synonyms[stems[0]] {
		n := len(one.Phrase)
		if n > len(best.Phrase) && n <= len(stems) && slices.Equal(one.Phrase, stems[:n]) {
			best = one
		}
	}
	return best
}

// spell returns the directory's spelling of a plain word.
func (s *Speech) spell(word string) string {
	if respelt, ok := s.Respelt[word]; ok {
		return respelt
	}
	for _, ending := range s.Endings {
		if before, found := strings.CutSuffix(word, ending); found && len(before) > leastBeforeEnding {
			return before + s.Respelt["-"+ending][1:]
		}
	}
	return word
}

// Fold takes from a plain word what makes no difference to its meaning in a
// phrase: its spelling and the s of a plural.
func (s *Speech) Fold(word string) string {
	word = s.spell(word)
	if s.Plurals[word] {
		return word
	}
	return vocabulary.Fold(word)
}

// Folded returns the words of a phrase as phrases are compared.
func (s *Speech) Folded(phrase string) []string {
	words := vocabulary.Words(phrase)
	for i, word := range words {
		words[i] = s.Fold(word)
	}
	return words
}

// Stem takes a plain word to what it shares with its other forms.
func (s *Speech) Stem(word string) string {
	word = s.unstemmed(word)
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// keptApart ends a word that would have the stem of another: the stemmer finds no
// ending on it that it knows. So whoever asks bleve alone for "animal" finds it as
// "animal_": bleve's English stemmer passes over no keywords, and a character filter
// that ended the words there would cost more than all else that is done to a text.
const keptApart = "_"

// unstemmed returns a plain word as it is stemmed: spelt as the directory does, and
// kept apart where its stem would be that of another.
func (s *Speech) unstemmed(word string) string {
	word = s.spell(word)
	if single := vocabulary.Fold(word); s.Apart[single] {
		return single + keptApart
	}
	return word
}

// stems returns the stems of the words of a text.
func (s *Speech) stems(text string) []string {
	words := vocabulary.Words(text)
	for i, word := range words {
		words[i] = s.Stem(word)
	}
	return words
}

// Where words mutate, the texts of a directory are of two languages, and people
// type both. English ones are stemmed. There is no Welsh stemmer: of a Welsh word
// the index has the word as it is, and those of which it may be a mutated form.

// Forms returns what stands in the index for a plain word: its stem, and where
// words mutate the word itself and those of which it may be a form.
func (s *Speech) Forms(word string) []string {
	forms := []string{s.Stem(word)}
	if s.Mutates {
		for _, other := range append([]string{word}, vocabulary.Unmutated(word)...) {
			if !slices.Contains(forms, other) {
				forms = append(forms, other)
			}
		}
	}
	return forms
}

// AppendText appends the words of a document's text, given as they are compared, to those that
// the index is given, which stems them where words do not mutate. Where they do, English ones
// are stemmed here.
func (s *Speech) AppendText(terms []string, text words.Text, plain []string) []string {
	if !s.Mutates {
		for _, word := range plain {
			terms = append(terms, s.unstemmed(word))
		}
		return terms
	}
	for piece, foreign := range text.Pieces() {
		if foreign {
			terms = append(terms, s.stems(piece)...)
			continue
		}
		for _, word := range vocabulary.Words(piece) {
			terms = append(append(terms, word), vocabulary.Unmutated(word)...)
		}
	}
	return terms
}

// Otherwise returns what else is indexed of a text: its words as people write them in one or
// apart, as plain words and as terms.
func (s *Speech) Otherwise(text string) (plain, terms []string) {
	plain = vocabulary.Otherwise(text)
	for _, word := range plain {
		if s.Mutates {
			terms = append(terms, s.Forms(word)...)
		} else {
			terms = append(terms, s.unstemmed(word))
		}
	}
	return plain, terms
}

// Unmutated returns the names of which a name may be a form: "Caerdydd" of
// "Nghaerdydd", as in "yng Nghaerdydd".
func (s *Speech) Unmutated(name string) []string {
	if !s.Mutates {
		return nil
	}
	first, rest, _ := strings.Cut(name, " ")
	names := vocabulary.Unmutated(vocabulary.Plain(first))
	for i := range names {
		names[i] = strings.TrimSpace(names[i] + " " + rest)
	}
	return names
}
