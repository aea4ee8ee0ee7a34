package place

// distance counts the slips between two words: letters left out, added,
// replaced, or two neighbours swapped (Damerau and Levenshtein's, each stretch
// mended once). It counts no further than limit, at most 2: more is limit+1.
// Words are bytes, which the keys of names and postcodes are.
func distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
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
	case limit == 0:
		return 1
	}
	// The first letters differ now, so one of the four slips happened here.
	best := limit
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		best = min(best, distance(a[2:], b[2:], limit-1))
	}
	best = min(best, distance(a[1:], b[1:], limit-1))
	best = min(best, distance(a[1:], b, limit-1))
	best = min(best, distance(a, b[1:], limit-1))
	return best + 1
}
