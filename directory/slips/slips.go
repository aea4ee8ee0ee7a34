// Package slips tells how near two words are, and which words of many are near
// one. It knows no words: every caller brings its own.
//
// Slips are slips of the finger: a letter left out, added or replaced, or two
// neighbours swapped. Allowed is the one rule of how many a word may hold.
// Nearest picks from a short list, as for a hint ("did you mean kinds?"). Index
// holds many words, as those of a search or the names of all places: NewIndex
// makes it once, and Within returns the matches, the nearest first:
//
//	known := slips.NewIndex(slices.Values(words))
//	for _, match := range known.Within(typed, slips.Allowed(typed)) { … }
package slips

import "strings"

// Between counts the slips between two words (Damerau and Levenshtein's distance
// in which each stretch is mended once), up to most, which should be small: more
// than most is most+1. Letters are bytes.
func Between(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0 || len(b) == 0:
		return len(a) + len(b)
	case most == 0:
		return 1
	}
	// The first letters differ now, so one of the four slips happened here.
	best := most
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		best = min(best, Between(a[2:], b[2:], most-1))
	}
	best = min(best, Between(a[1:], b[1:], most-1))
	best = min(best, Between(a[1:], b, most-1))
	best = min(best, Between(a, b[1:], most-1))
	return best + 1
}

// Allowed returns how many slips a word may hold before another word is more
// likely meant. A word of three letters is one slip from too many others.
func Allowed(word string) int {
	switch n := len(word); {
	case n < 4:
		return 0
	case n < 7:
		return 1
	}
	return 2
}

// Nearest returns the candidate that whoever wrote word most likely meant, or ""
// where none is near. There are few candidates, so one slip more than Allowed may
// be forgiven. Case, spaces, dashes of any length, underscores and apostrophes do not
// count.
// The first of several equally near ones wins.
func Nearest(word string, candidates []string) string {
	const longest = 60 // bytes: no candidate comes near it, and time grows with length
	word = Flatten(word)
	if word == "" || len(word) > longest {
		return ""
	}
	nearest, most := "", Allowed(word)+1
	for _, candidate := range candidates {
		if apart := Between(word, Flatten(candidate), most); apart <= most {
			nearest, most = candidate, apart-1
		}
		if most < 0 {
			break
		}
	}
	return nearest
}

var flattener = strings.NewReplacer("-", "", "_", "", " ", "", "'", "", "’", "", "‘", "", "\u2010", "", "\u2011", "",
	"\u2012", "", "–", "", "—", "", "\u2212", "", "\u00a0", "")

// Flatten returns a word without what Nearest does not count: "Good-for" and
// "good_for" are both "goodfor".
func Flatten(word string) string { return flattener.Replace(strings.ToLower(word)) }

// DidYouMean returns a hint for a word that is not one of the candidates: the
// nearest of them, or else what can be written, or "" where that is too much.
func DidYouMean(word string, candidates []string) string {
	if near := Nearest(word, candidates); near != "" {
		return `did you mean "` + near + `"?`
	}
	if len(candidates) > 0 && len(candidates) <= 24 {
		return "write one of: " + strings.Join(candidates, ", ")
	}
	return ""
}
