package wordlists

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// meanings gathers what every word of the vocabularies means, so that words
// which would be taken for the wrong thing are reported. They are warnings: no
// list of words knows better than the editor who reads it.
type meanings struct {
	claims  []claim
	groups  []claim  // words of synonyms
	silent  []string // folded
	alarms  []string // phrases of danger, folded, with a space before and after
	apart   []vocabulary.Apart
	another int // how many groups of synonyms there have been
}

// claim is one phrase and what it is said to mean.
type claim struct {
	file    *frontmatter.File
	phrase  frontmatter.Text
	folded  string
	means   string // "kind gardening"
	hidden  bool   // it follows from the slug: nobody wrote it as a word
	twoWays bool
}

func (m *meanings) claim(s *frontmatter.File, means string, phrase frontmatter.Text, hidden bool) {
	if folded := vocabulary.FoldPhrase(phrase.Value); folded != "" {
		m.claims = append(m.claims, claim{file: s, phrase: phrase, folded: folded, means: means, hidden: hidden})
	}
}

// term notes the words of a term, with its label and its slug.
func (m *meanings) term(s *frontmatter.File, group, slug string, label frontmatter.Text,
	phrases frontmatter.List[frontmatter.Text]) {
	means := group + " " + slug
	for _, word := range phrases.Items {
		m.claim(s, means, word, false)
	}
	m.claim(s, means, label, true)
	m.claim(s, means, frontmatter.Text{Field: label.Field, Value: strings.ReplaceAll(slug, "-", " ")}, true)
}

// phrase notes the words of an entry of phrases.yaml.
func (m *meanings) phrase(s *frontmatter.File, means []vocabulary.Meaning,
	phrases frontmatter.List[frontmatter.Text]) {
	var said []string
	for _, one := range means {
		switch {
		case one.Filter == vocabulary.FilterNumber, one.Filter == vocabulary.FilterMonth, one.Filter == vocabulary.FilterWeekday,
			one.Filter == vocabulary.FilterClock, one.Filter == vocabulary.FilterSide:
			return // "one" stands for a figure in a slot, and for nothing elsewhere
		case one.Filter == vocabulary.FilterText && one.Value == vocabulary.TextBeside:
			return // nor does a son, where nobody of another age is named
		case one.Filter == vocabulary.FilterText && (one.Value == vocabulary.TextOfAge || one.Value == vocabulary.TextByItself):
			return // and what a need means for some ages, or a word by itself, it means beside what it means else
		}
		said = append(said, one.Filter+" "+one.Value)
	}
	for _, word := range phrases.Items {
		m.claim(s, strings.Join(said, " and "), word, false)
	}
}

// synonyms notes the words of a group of synonyms.
func (m *meanings) synonyms(s *frontmatter.File, f fields.Synonyms) {
	m.another++
	means := fmt.Sprintf("synonyms, entry %d", m.another)
	for i, word := range slices.Concat(f.Words.Items, f.Finds.Items) {
		m.groups = append(m.groups, claim{
			file: s, phrase: word, folded: vocabulary.FoldPhrase(word.Value), means: means,
			twoWays: i < len(f.Words.Items) && len(f.Words.Items) > 1,
		})
	}
}

func (m *meanings) ignored(_ *frontmatter.File, phrase frontmatter.Text) {
	m.silent = append(m.silent, vocabulary.FoldPhrase(phrase.Value))
}

func (m *meanings) danger(_ *frontmatter.File, phrase frontmatter.Text) {
	m.alarms = append(m.alarms, " "+vocabulary.FoldPhrase(phrase.Value)+" ")
}

// check reports words that would be taken for the wrong thing.
func (m *meanings) check() {
	m.checkTwice(m.claims, "%s means two things: %s, and %s", func(c claim) bool { return !c.hidden })
	m.checkTwice(m.groups, "%s stands in two groups: %s, and %s", func(c claim) bool { return c.twoWays })
	for _, c := range slices.Concat(m.claims, m.groups) {
		if !c.hidden {
			if slices.Contains(m.silent, c.folded) {
				c.file.Warnf(c.phrase.Line, "%s means something here and nothing in ignored.yaml", words.Quote(c.phrase.Value)).
					Suggestf("take it out of one of the two")
			}
			m.checkDanger(c)
		}
	}
	for _, apart := range m.apart {
		m.checkApart(apart, m.claims)
		m.checkApart(apart, m.groups)
	}
}

// checkStrands reports the phrases of kinds, needs and synonyms that are in no strand: in
// one warning a file, because each does no harm. Where the content has strands of its own
// it is told of its own phrases, and else of those of base.
func (m *meanings) checkStrands(strands []vocabulary.Strand, own bool) {
	known := map[string]bool{}
	for _, strand := range strands {
		for _, phrase := range slices.Concat(strand.Words, strand.Also) {
			known[vocabulary.FoldPhrase(phrase)] = true
		}
	}
	find := func(phrase string) []bool {
		if known[phrase] {
			return []bool{true}
		}
		return nil
	}
	var uncovered []claim
	for _, c := range slices.Concat(m.claims, m.groups) {
		isTopic := strings.HasPrefix(c.means, "kinds ") || strings.HasPrefix(c.means, "good-for ") || strings.HasPrefix(c.means, "synonyms,")
		if !c.hidden && isTopic && own != inBase(c) && vocabulary.LongestIn(strings.Fields(c.folded), find) == nil {
			uncovered = append(uncovered, c)
		}
	}
	for len(uncovered) > 0 {
		first := uncovered[0]
		var said []string
		uncovered = slices.DeleteFunc(uncovered, func(c claim) bool {
			if c.file != first.file {
				return false
			}
			said = append(said, words.Quote(c.phrase.Value))
			return true
		})
		first.file.Warnf(first.phrase.Line, "these are in no strand, so search tells them from no other of their kind: %s", strings.Join(said, ", ")).
			Suggestf("write each into a strand of vocabulary/strands.yaml, or into the one with none: true")
	}
}

// checkTwice reports phrases that are claimed for two meanings: search can only
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
			if inBase(c) && !inBase(before) {
				before, c = c, before // content/ can be mended
			}
			c.file.Warnf(c.phrase.Line, what, words.Quote(c.phrase.Value), before.means, c.means).
				Suggestf("it stands in %s, line %d already: keep one of them", before.file.File, before.phrase.Line)
		}
	}
}

// inBase reports whether a phrase stands in a file of package base.
func inBase(c claim) bool { return strings.HasPrefix(c.file.File, "base/") }

// checkDanger reports a phrase that will never be understood, because words of
// danger stay as they are.
func (m *meanings) checkDanger(c claim) {
	if c.means == vocabulary.FilterText+" "+vocabulary.TextNoDanger {
		return
	}
	spaced := " " + c.folded + " "
	for _, alarm := range m.alarms {
		if strings.Contains(spaced, alarm) {
			c.file.Warnf(c.phrase.Line, "%s holds words of danger, which are never taken for "+
				"anything else", words.Quote(c.phrase.Value)).
				Suggestf("take it out, or take %s out of danger.yaml", words.Quote(strings.TrimSpace(alarm)))
			return
		}
	}
}

// checkApart reports words in one place that apart.yaml keeps apart.
func (m *meanings) checkApart(apart vocabulary.Apart, claims []claim) {
	kept := make([]string, len(apart.Words))
	for i, word := range apart.Words {
		kept[i] = vocabulary.FoldPhrase(word)
	}
	first, told := map[string]claim{}, map[string]bool{}
	for _, c := range claims {
		if !slices.Contains(kept, c.folded) {
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
			c.file.Warnf(c.phrase.Line, "%s must not stand with %s, in %s", words.Quote(c.phrase.Value),
				words.Quote(before.phrase.Value), c.means).
				Suggestf("%s", apart.Why)
		}
	}
}
