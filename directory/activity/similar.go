package activity

import "strings"

// nearest gives the candidate that somebody who wrote word most likely meant,
// or nothing where none is near enough. Case, spaces, hyphens and underscores
// do not count. Of equals the first wins, so the order of candidates decides.
func nearest(word string, candidates []string) string {
	written := flatten(word)
	if written == "" || len(written) > 60 {
		return ""
	}
	best, bestDistance := "", allowedDistance(written)+1
	for _, candidate := range candidates {
		if distance := editDistance(written, flatten(candidate), bestDistance); distance < bestDistance {
			best, bestDistance = candidate, distance
		}
	}
	return best
}

// allowedDistance is how many slips of the finger a word of this length may
// hold before another word is more likely meant.
func allowedDistance(word string) int {
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

// editDistance counts the letters to add, drop, change or swap with their
// neighbour to make a into b. It stops counting at limit.
func editDistance(a, b string, limit int) int {
	if a == b {
		return 0
	}
	if len(a)-len(b) >= limit || len(b)-len(a) >= limit {
		return limit
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := 1
			if a[i-1] == b[j-1] {
				change = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit)
}

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
