package activity

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// meanings gathers what every word of the vocabularies means, so that words
// which would be taken for the wrong thing are told of. They are warnings: no
// list of words knows better than the editor who reads it.
type meanings struct {
	claims  []claim
	groups  []claim // words of synonyms
	silent  map[string]bool
	alarms  []string // phrases of danger, folded, with a space before and after
	apart   []apartWords
	another map[*source]int // how many groups of synonyms a file has had
}

// claim is one phrase and what it is said to mean.
type claim struct {
	source  *source
	phrase  text
	folded  string
	means   string // "kind gardening"
	hidden  bool   // it follows from the slug: nobody wrote it as a word
	twoWays bool
}

type apartWords struct {
	words []string
	why   string
}

func newMeanings() *meanings { return &meanings{silent: map[string]bool{}, another: map[*source]int{}} }

func (m *meanings) claim(s *source, means string, phrase text, hidden bool) {
	if folded := vocabulary.FoldPhrase(phrase.is); folded != "" {
		m.claims = append(m.claims, claim{source: s, phrase: phrase, folded: folded, means: means, hidden: hidden})
	}
}

// term notes the words of a term, with its label and its slug.
func (m *meanings) term(s *source, group, slug string, label text, words list[text]) {
	means := group + " " + slug
	for _, word := range words.items {
		m.claim(s, means, word, false)
	}
	m.claim(s, means, label, true)
	m.claim(s, means, text{where: label.where, is: strings.ReplaceAll(slug, "-", " ")}, true)
}

// phrase notes the words of an entry of phrases.yaml.
func (m *meanings) phrase(s *source, means []vocabulary.Meaning, words list[text]) {
	var said []string
	for _, one := range means {
		if one.Filter == vocabulary.FilterNumber || one.Filter == vocabulary.FilterMonth {
			return // "one" stands for a figure in a slot, and for nothing elsewhere
		}
		said = append(said, one.Filter+" "+one.Value)
	}
	for _, word := range words.items {
		m.claim(s, strings.Join(said, " and "), word, false)
	}
}

// synonyms notes the words of a group of synonyms.
func (m *meanings) synonyms(s *source, f synonymsFields) {
	m.another[s]++
	means := fmt.Sprintf("synonyms, entry %d", m.another[s])
	for i, word := range slices.Concat(f.Words.items, f.Finds.items) {
		m.groups = append(m.groups, claim{
			source: s, phrase: word, folded: vocabulary.FoldPhrase(word.is), means: means, twoWays: i < len(f.Words.items) && len(f.Words.items) > 1,
		})
	}
}

func (m *meanings) ignored(_ *source, phrase text) {
	m.silent[vocabulary.FoldPhrase(phrase.is)] = true
}

func (m *meanings) danger(_ *source, phrase text) {
	m.alarms = append(m.alarms, " "+vocabulary.FoldPhrase(phrase.is)+" ")
}

func (m *meanings) pass(*source, text) {}

// checkMeanings tells of words that would be taken for the wrong thing.
func (l *loader) checkMeanings() {
	m := l.meanings
	m.checkTwice(m.claims, "%s means two things: %s, and %s", func(c claim) bool { return !c.hidden })
	m.checkTwice(m.groups, "%s stands in two groups: %s, and %s", func(c claim) bool { return c.twoWays })
	for _, c := range slices.Concat(m.claims, m.groups) {
		if !c.hidden {
			m.checkSilent(c)
			m.checkDanger(c)
		}
	}
	for _, apart := range m.apart {
		m.checkApart(apart, m.claims)
		m.checkApart(apart, m.groups)
	}
}

// checkTwice tells of phrases that are claimed for two meanings: search can only
// take the first.
func (m *meanings) checkTwice(claims []claim, what string, counts func(claim) bool) {
	first := map[string]claim{}
	for _, c := range claims {
		if !counts(c) {
			continue
		}
		before, known := first[c.folded]
		switch {
		case !known:
			first[c.folded] = c
		case before.means != c.means:
			c.source.warn(c.phrase.line, what, quote(c.phrase.is), before.means, c.means).
				mend("it stands in %s, line %d already: keep one of them", before.source.file, before.phrase.line)
		}
	}
}

// checkSilent tells of a phrase that is said to carry nothing as well.
func (m *meanings) checkSilent(c claim) {
	if m.silent[c.folded] {
		c.source.warn(c.phrase.line, "%s means something here and nothing in ignored.yaml", quote(c.phrase.is)).mend("take it out of one of the two")
	}
}

// checkDanger tells of a phrase that will never be understood, because words of
// danger stay as they are.
func (m *meanings) checkDanger(c claim) {
	for _, alarm := range m.alarms {
		if strings.Contains(" "+c.folded+" ", alarm) {
			c.source.warn(c.phrase.line, "%s holds words of danger, which are never taken for anything else", quote(c.phrase.is)).
				mend("take it out, or take %s out of danger.yaml", quote(strings.TrimSpace(alarm)))
			return
		}
	}
}

// checkApart tells of words in one place that apart.yaml keeps apart.
func (m *meanings) checkApart(apart apartWords, claims []claim) {
	words := make([]string, len(apart.words))
	for i, word := range apart.words {
		words[i] = vocabulary.FoldPhrase(word)
	}
	first, told := map[string]claim{}, map[string]bool{}
	for _, c := range claims {
		if !slices.Contains(words, c.folded) {
			continue
		}
		before, known := first[c.means]
		switch {
		case !known:
			first[c.means] = c
		case before.folded != c.folded && !told[c.means+c.folded]:
			told[c.means+c.folded] = true
			if c.hidden {
				before, c = c, before
			}
			c.source.warn(c.phrase.line, "%s must not stand with %s, in %s", quote(c.phrase.is), quote(before.phrase.is), c.means).mend("%s", apart.why)
		}
	}
}
