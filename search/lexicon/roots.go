package lexicon

import (
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// People put the words of a phrase in another order, bend them and say others between that carry
// nothing: "a husband I have lost" for "lost my husband". What is left of a phrase then are its
// roots: the stems of the words that carry something.

// leastRoots is how many roots a phrase has at least that is known by them: a single one stands in
// too many.
const leastRoots = 2

// MostRoots is how many it has at most.
const MostRoots = 4

// rooted are the groups that are asked for by phrases whose roots tell what they mean. A day or a
// price is said as it is said.
var rooted = []Group{Kind, GoodFor, Access, Offers}

// addRoots adds the roots of a phrase with the number of its meaning; the first has them.
func (l *Lexicon) addRoots(phrase string, means Meaning, number int) {
	isRooted := func(f Filter) bool { return slices.Contains(rooted, f.Group) }
	if means.Text != "" || strings.Contains(phrase, "<") || !slices.ContainsFunc(means.Filters, isRooted) {
		return
	}
	words := vocabulary.Words(phrase)
	folded := l.Folded(phrase)
	for from := range folded {
		for to := from + 1; to <= len(folded); to++ {
			if said, ok := l.Meant.At(folded[from:to]); ok && l.Meaning(said).Text != "" && l.Meaning(said).Text != vocabulary.TextBeside {
				return // of "don't want to go alone" the order matters
			}
		}
	}
	if key, n := l.rootsOf(words); n >= leastRoots && n <= MostRoots {
		if _, taken := l.Roots[key]; !taken {
			l.Roots[key] = number
		}
	}
}

// rootsOf returns the roots of plain words, and how many they are.
func (l *Lexicon) rootsOf(words []string) (key string, n int) {
	var roots []string
	for _, word := range words {
		if l.IsRoot(l.Fold(word)) {
			roots = append(roots, l.Stem(word))
		}
	}
	slices.Sort(roots)
	roots = slices.Compact(roots)
	return strings.Join(roots, " "), len(roots)
}

// IsRoot reports whether a folded word carries something in a phrase: also one that says by itself
// no more than who comes, as the husband does whom somebody lost.
func (l *Lexicon) IsRoot(folded string) bool {
	said, ok := l.Meant.At([]string{folded})
	return !l.Ignored.Are(folded) || ok && l.Meaning(said).Text == vocabulary.TextBeside
}

// Rooted returns what plain words mean by their roots.
func (l *Lexicon) Rooted(words []string) (*Meaning, bool) {
	key, n := l.rootsOf(words)
	number, ok := l.Roots[key]
	if n < leastRoots || !ok {
		return nil, false
	}
	return &l.Meanings[number], true
}
