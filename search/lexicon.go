package search

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/vocabulary"
)

// filter is one value of one group.
type filter struct {
	group group
	value string
}

// meaning is what a phrase stands for. Values may hold slots of the phrase.
type meaning struct {
	filters []filter
	near    string // the place, as near= takes it
	within  string // miles
	sort    string
	asTyped bool // it stands for no more than its words
	not     bool // a kind that follows is not wanted
	nothing bool // it is dropped
}

// entry is a phrase of plain words and what it means.
type entry struct {
	words []string // folded
	means *meaning
}

// pattern is a phrase with slots.
type pattern struct {
	pieces []vocabulary.Piece // words are folded
	means  *meaning
}

// lexicon is every phrase that search understands, by the first word.
type lexicon struct {
	speech   *speech
	entries  map[string][]entry // longest first
	patterns map[string][]pattern
	ignored  map[string][]entry // phrases that carry nothing; they mean nothing
	danger   map[string][]entry

	numbers   map[string]string // figures of numbers that are written out, by the folded phrase
	months    map[string]string // numbers of months, by their folded names
	townWords map[string]bool   // words that are names of towns too, folded
	words     map[string]string // every single word of a phrase, folded, and how it is written
}

// newLexicon gathers the phrases of the vocabularies and of the language. Where
// two mean different things by the same words, the first has them; the check of
// the content tells of those.
func newLexicon(m Source, s *speech) *lexicon {
	l := &lexicon{
		speech: s, entries: map[string][]entry{}, patterns: map[string][]pattern{},
		ignored: map[string][]entry{}, danger: map[string][]entry{},
		numbers: map[string]string{}, months: map[string]string{}, townWords: map[string]bool{}, words: map[string]string{},
	}
	for _, phrase := range m.Speech.Phrases {
		l.learn(phrase)
	}
	l.learnTerms(byKind, m.Kinds)
	l.learnTerms(byGoodFor, m.GoodFor)
	l.learnTerms(byAccess, m.Access)
	for _, company := range m.Company {
		l.understand(append(slices.Clip(company.Words), company.Label), one(byAge, company.Slug))
	}
	for _, phrase := range m.Ignored {
		l.add(l.ignored, phrase, nil)
	}
	for _, phrase := range m.Danger {
		l.add(l.danger, phrase, nil)
	}
	for _, word := range m.Speech.TownWords {
		l.townWords[s.fold(vocabulary.Plain(word))] = true
	}
	l.sort()
	return l
}

func one(g group, value string) *meaning { return &meaning{filters: []filter{{g, value}}} }

// learn takes a phrase of the language in.
func (l *lexicon) learn(phrase vocabulary.Phrase) {
	means := &meaning{}
	for _, said := range phrase.Means {
		switch said.Filter {
		case vocabulary.FilterNumber:
			for _, words := range phrase.Words {
				l.numbers[strings.Join(l.speech.folded(words), " ")] = said.Value
			}
			return
		case vocabulary.FilterMonth:
			for _, words := range phrase.Words {
				l.months[strings.Join(l.speech.folded(words), " ")] = said.Value
			}
			return
		case vocabulary.FilterNear:
			means.near = said.Value
		case vocabulary.FilterWithin:
			means.within = said.Value
		case vocabulary.FilterSort:
			means.sort = said.Value
		case vocabulary.FilterText:
			means.asTyped, means.not = said.Value == vocabulary.TextAsTyped, said.Value == vocabulary.TextNot
			means.nothing = said.Value == vocabulary.TextNothing
		default:
			if g, ok := groupNamed(said.Filter); ok {
				means.filters = append(means.filters, filter{g, said.Value})
			}
		}
	}
	l.understand(phrase.Words, means)
}

func (l *lexicon) learnTerms(g group, terms vocabulary.List) {
	for _, term := range terms {
		phrases := append(slices.Clip(term.Words), term.Label, strings.ReplaceAll(term.Slug, "-", " "))
		l.understand(phrases, one(g, term.Slug))
	}
}

func (l *lexicon) understand(phrases []string, means *meaning) {
	for _, phrase := range phrases {
		if strings.Contains(phrase, "<") {
			l.addPattern(phrase, means)
			continue
		}
		l.add(l.entries, phrase, means)
	}
}

func (l *lexicon) add(to map[string][]entry, phrase string, means *meaning) {
	words := plainWords(phrase)
	for i, word := range words {
		words[i] = l.know(word)
	}
	if len(words) > 0 {
		to[words[0]] = append(to[words[0]], entry{words, means})
	}
}

// know notes a word as one that people use, and gives it folded.
func (l *lexicon) know(word string) string {
	folded := l.speech.fold(word)
	if _, known := l.words[folded]; !known {
		l.words[folded] = word
	}
	return folded
}

func (l *lexicon) addPattern(phrase string, means *meaning) {
	pieces := vocabulary.Pieces(phrase)
	for i, piece := range pieces {
		if piece.Slot == "" {
			pieces[i].Word = l.know(piece.Word)
		}
	}
	head := pieces[0].Word // none for a slot
	l.patterns[head] = append(l.patterns[head], pattern{pieces, means})
}

// leastJoined is how long a phrase must be so that it may be written as one word.
const leastJoined = 7

// sort puts the longest phrases of each word first, and adds phrases of two words
// or more as people write them in one: "coffeemorning".
func (l *lexicon) sort() {
	for _, head := range sortedKeys(l.entries) {
		for _, e := range l.entries[head] {
			joined := strings.Join(e.words, "")
			if _, taken := l.entries[joined]; len(e.words) == 1 || len(joined) < leastJoined || taken {
				continue
			}
			l.entries[joined] = append(l.entries[joined], entry{[]string{joined}, e.means})
			if _, known := l.words[joined]; !known {
				l.words[joined] = strings.Join(e.words, " ")
			}
		}
	}
	for _, phrases := range []map[string][]entry{l.entries, l.ignored, l.danger} {
		for _, list := range phrases {
			slices.SortStableFunc(list, func(a, b entry) int { return cmp.Compare(len(b.words), len(a.words)) })
		}
	}
}

// longest gives the longest phrase of a list that stands at the head of words,
// which are folded.
func longest(phrases map[string][]entry, words []string) (entry, bool) {
	if len(words) == 0 {
		return entry{}, false
	}
	for _, e := range phrases[words[0]] {
		if len(e.words) <= len(words) && slices.Equal(e.words, words[:len(e.words)]) {
			return e, true
		}
	}
	return entry{}, false
}

// How many letters there must be of the last word of a phrase that is begun: less
// where words before it say which phrase it is.
const (
	leastBegunWord   = 4
	leastBegunPhrase = 2
)

// begun gives a phrase that words are the beginning of, the last of them perhaps
// unfinished: "walking foo", "gard". It says false where they are the beginning of
// phrases that mean different things.
func (l *lexicon) begun(words []string) (entry, bool) {
	last := words[len(words)-1]
	if len(words) == 1 {
		return l.begunWord(last)
	}
	if len(last) < leastBegunPhrase {
		return entry{}, false
	}
	var found []entry
	for _, e := range l.entries[words[0]] {
		if len(e.words) == len(words) && slices.Equal(e.words[:len(words)-1], words[:len(words)-1]) && strings.HasPrefix(e.words[len(words)-1], last) {
			found = append(found, e)
		}
	}
	return sameMeaning(found)
}

// begunWord gives a phrase of one word that has a beginning.
func (l *lexicon) begunWord(beginning string) (entry, bool) {
	if _, whole := l.words[beginning]; len(beginning) < leastBegunWord || whole {
		return entry{}, false
	}
	var found []entry
	for first, list := range l.entries {
		if strings.HasPrefix(first, beginning) {
			found = append(found, list...)
		}
	}
	return sameMeaning(found)
}

// sameMeaning gives the shortest of some phrases, if all of them mean the same.
func sameMeaning(found []entry) (entry, bool) {
	if len(found) == 0 || slices.ContainsFunc(found, func(e entry) bool { return e.means != found[0].means }) {
		return entry{}, false
	}
	return slices.MinFunc(found, func(a, b entry) int {
		return cmp.Or(cmp.Compare(len(a.words), len(b.words)), cmp.Compare(len(a.words[0]), len(b.words[0])), slices.Compare(a.words, b.words))
	}), true
}

// joined gives the phrase of one word that stands at the head of words in two:
// "key board".
func (l *lexicon) joined(words []string) (entry, bool) {
	if len(words) < 2 || len(words[0])+len(words[1]) < leastJoined {
		return entry{}, false
	}
	for _, e := range l.entries[l.speech.fold(words[0]+words[1])] {
		if len(e.words) == 1 {
			return e, true
		}
	}
	return entry{}, false
}

// number reads a number at the head of words: figures, or what the language says.
func (l *lexicon) number(words []string) (figures string, n int) {
	for n := min(2, len(words)); n > 0; n-- {
		if figures, ok := l.numbers[strings.Join(words[:n], " ")]; ok {
			return figures, n
		}
	}
	if len(words) > 0 {
		if value, err := strconv.ParseFloat(words[0], 64); err == nil && value >= 0 {
			return words[0], 1
		}
	}
	return "", 0
}
