package slips

import "strings"

// Nearest returns the candidate that somebody who wrote word most likely
// meant, or "" where none is near enough. Case, spaces, hyphens, underscores
// and apostrophes do not count. Of equals the first wins, so the order of
// candidates decides.
func Nearest(word string, candidates []string) string {
	written := Flatten(word)
	if written == "" || len(written) > 60 {
		return ""
	}
	best, most := "", allowed(written)
	for _, candidate := range candidates {
		if apart := Between(written, Flatten(candidate), most); apart <= most {
			best, most = candidate, apart-1
		}
		if most < 0 {
			break
		}
	}
	return best
}

// allowed is how many slips a word of this length may hold before another word
// is more likely meant.
func allowed(word string) int {
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
