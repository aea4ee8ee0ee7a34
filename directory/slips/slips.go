// Package slips says how far two words are apart. It knows no words: what may
// be meant by one that is not known, everybody decides among their own.
package slips

// Between counts the slips of the finger between two words: letters left out,
// added, replaced, or two neighbours swapped (Damerau and Levenshtein's, each
// stretch mended once). It counts no further than most, which is a few: more is
// most+1. Letters are bytes.
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
