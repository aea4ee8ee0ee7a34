package activity

import (
	"strings"

	"bandstand/directory/slips"
)

// nearest gives the candidate that somebody who wrote word most likely meant,
// or nothing where none is near enough. Case, spaces, hyphens and underscores
// do not count. Of equals the first wins, so the order of candidates decides.
func nearest(word string, candidates []string) string {
	written := flatten(word)
	if written == "" || len(written) > 60 {
		return ""
	}
	best, most := "", allowedSlips(written)
	for _, candidate := range candidates {
		if apart := slips.Between(written, flatten(candidate), most); apart <= most {
			best, most = candidate, apart-1
		}
		if most < 0 {
			break
		}
	}
	return best
}

// allowedSlips is how many slips of the finger a word of this length may hold
// before another word is more likely meant.
func allowedSlips(word string) int {
	switch n := len(word); {
	case n <= 3:
		return 1
	case n <= 7:
		return 2
	default:
		return 3
	}
}

var flattener = strings.NewReplacer("-", "", "_", "", " ", "", "'", "", "’", "")

func flatten(word string) string { return flattener.Replace(strings.ToLower(word)) }

// didYouMean is the hint for a word that is not one of the candidates: the
// nearest of them, or else what can be written.
func didYouMean(word string, candidates []string) string {
	if near := nearest(word, candidates); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	if len(candidates) > 0 && len(candidates) <= 24 {
		return "write one of: " + strings.Join(candidates, ", ")
	}
	return ""
}

// quote puts plain double quotes round words from a page, cut short so that a
// message stays readable.
func quote(words string) string { return `"` + shorten(words, 80) + `"` }

// shorten cuts words after so many characters.
func shorten(words string, most int) string {
	if len(words) <= most {
		return words
	}
	if runes := []rune(words); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return words
}
