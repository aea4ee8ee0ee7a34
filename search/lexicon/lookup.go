package lexicon

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// At returns the longest phrase that stands at the head of words, which are folded.
func (p Phrases) At(words []string) (Phrase, bool) {
	if len(words) == 0 {
		return Phrase{}, false
	}
	for _, phrase := range p[words[0]] {
		if len(phrase.Words) <= len(words) && slices.Equal(phrase.Words, words[:len(phrase.Words)]) {
			return phrase, true
		}
	}
	return Phrase{}, false
}

// Are reports whether folded words, all of them, are one of the phrases.
func (p Phrases) Are(words ...string) bool {
	phrase, ok := p.At(words)
	return ok && len(phrase.Words) == len(words)
}

// Meaning returns what a phrase means.
func (l *Lexicon) Meaning(p Phrase) *Meaning { return &l.Meanings[p.Means] }

// IsWord reports whether a folded word stands in some phrase.
func (l *Lexicon) IsWord(folded string) bool {
	_, known := l.Written[folded]
	return known
}

// Begun returns a phrase that words are the beginning of, the last of them perhaps
// unfinished: "walking foo", "gard". It is false where they are the beginning of
// phrases that mean different things.
func (l *Lexicon) Begun(words []string) (Phrase, bool) {
	var found []Phrase
	before, last := words[:len(words)-1], words[len(words)-1]
	switch {
	case len(before) > 0 && len(last) >= leastBegunPhrase:
		for _, phrase := range l.Meant[words[0]] {
			if len(phrase.Words) == len(words) && slices.Equal(phrase.Words[:len(before)], before) &&
				strings.HasPrefix(phrase.Words[len(before)], last) {
				found = append(found, phrase)
			}
		}
	case len(before) == 0 && len(last) >= leastBegunWord && !l.IsWord(last):
		for first, list := range l.Meant {
			if strings.HasPrefix(first, last) {
				found = append(found, list...)
			}
		}
	}
	if len(found) == 0 || slices.ContainsFunc(found, func(p Phrase) bool { return p.Means != found[0].Means }) {
		return Phrase{}, false
	}
	return slices.MinFunc(found, func(a, b Phrase) int {
		return cmp.Or(cmp.Compare(len(a.Words), len(b.Words)), cmp.Compare(len(a.Words[0]), len(b.Words[0])),
			slices.Compare(a.Words, b.Words))
	}), true
}

// Joined returns the phrase of one word that stands at the head of words in two:
// "key board".
func (l *Lexicon) Joined(words []string) (Phrase, bool) {
	if len(words) < 2 || len(words[0])+len(words[1]) < leastJoined {
		return Phrase{}, false
	}
	for _, phrase := range l.Meant[l.Fold(words[0]+words[1])] {
		if len(phrase.Words) == 1 {
			return phrase, true
		}
	}
	return Phrase{}, false
}

// Number reads a number at the head of words, figures or what the language calls
// it, and returns how many words it takes; 0 where there is none.
func (l *Lexicon) Number(words []string) (figures string, n int) {
	for n := min(3, len(words)); n > 0; n-- { // "un ar ddeg"
		if figures, ok := l.Numbers[strings.Join(words[:n], " ")]; ok {
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

// What stands behind the number of a clock time and says in which half of the day it is.
const (
	AM = "am"
	PM = "pm"
)

// Clock reads at the head of words a clock time by its name, "12:00", or what stands beside
// the number of one: AM, PM, or "hour" where it says no more than that it is one, behind the
// number; minutes to be added, as in "half past", before it. It returns how many words it takes.
func (l *Lexicon) Clock(words []string) (value string, n int) {
	for n := min(4, len(words)); n > 0; n-- {
		if value, ok := l.Clocks[strings.Join(words[:n], " ")]; ok {
			return value, n
		}
	}
	return "", 0
}

// LeadsToPlace reports whether a folded word stands before the name of a place in
// some phrase.
func (l *Lexicon) LeadsToPlace(folded string) bool {
	return slices.ContainsFunc(l.Patterns[folded], func(one Pattern) bool {
		return len(one.Pieces) == 2 && l.Meanings[one.Means].Near != ""
	})
}

// Figures returns the figures of a number at the head of folded words, of which the first is a plain
// one, and what says behind them, in the same word, which half of the day is meant.
func (l *Lexicon) Figures(plain string, words []string) (figures, half string, n int) {
	end := 0
	for end < len(plain) && (plain[end] >= '0' && plain[end] <= '9' || plain[end] == '.') {
		end++
	}
	if end == 0 {
		figures, n = l.Number(words)
		return figures, "", n
	}
	if end < len(plain) {
		if half, n = l.Clock([]string{plain[end:]}); n == 0 {
			return "", "", 0
		}
	}
	return plain[:end], half, 1
}
