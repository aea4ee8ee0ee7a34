package query

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/search/index"
)

// mend takes words that nobody knows for the known words they are most like, and
// understands all of them anew where it changed any.
func (r *Reading) mend() {
	changed := false
	for i := range r.Words {
		w := &r.Words[i]
		if w.kept() || w.Taken || r.in.isKnown(w.Plain) {
			continue
		}
		better := r.meantBy(i)
		if better == w.Typed {
			continue
		}
		w.Corrected, w.Typed = w.Typed, better
		w.Plain = strings.Join(vocabulary.Words(better), "")
		w.fold = r.in.lexicon.Fold(w.Plain)
		changed = true
	}
	if changed {
		r.begin()
		r.understand()
	}
}

// isKnown reports whether a word stands in the index, in a vocabulary or on the map.
func (in *Reader) isKnown(plain string) bool {
	if len(plain) < leastKnown || !vocabulary.IsPlain(plain) || strings.ContainsAny(plain, "0123456789") {
		return true
	}
	if in.lexicon.IsWord(in.lexicon.Fold(plain)) || in.isUsed(plain) {
		return true
	}
	return slices.ContainsFunc(in.called(plain), func(p place.Place) bool { return isWellKnown(p) || in.isOurs(p) })
}

// isUsed reports whether some activity has a word, or one of which it may be a
// form, in its texts.
func (in *Reader) isUsed(plain string) bool {
	named := []string{plain}
	if in.lexicon.Mutates {
		named = append(named, vocabulary.Unmutated(plain)...)
	}
	return slices.ContainsFunc(named, func(word string) bool { return in.index.WordCount(word) > 0 }) ||
		slices.ContainsFunc(in.lexicon.Forms(plain), func(form string) bool { return in.index.Has(index.Body, form) })
}

// meantBy returns the word that one which nobody knows is taken for; itself where
// there is none. The last word may also be the beginning of one.
func (r *Reading) meantBy(i int) string {
	w := r.Words[i]
	if better, ok := r.placeAround(i); ok {
		return better
	}
	if i == len(r.Words)-1 && len(r.in.finished(w.Plain)) > 0 {
		return w.Typed
	}
	if i > 0 && r.in.lexicon.LeadsToPlace(r.Words[i-1].fold) { // "near Brsitol", "in Milton Keyns"
		if better, ok := r.suggestedPlace(w.Plain, leastTown); ok {
			return better
		}
	}
	if better, ok := r.likeliest(w.Plain); ok {
		return better
	}
	return w.Typed
}

// finished returns the words that a beginning may be meant for, the commonest first.
func (in *Reader) finished(beginning string) []string {
	if len(beginning) < leastFinished {
		return nil
	}
	words := in.index.Finished(beginning)
	return words[:min(len(words), mostFinished)]
}

// placeAround returns the right spelling of one word of a name of two or three, of
// which the others are used for nothing else: "milton keyns".
func (r *Reading) placeAround(i int) (string, bool) {
	for n := 3; n > 1; n-- {
		for from := max(0, i-n+1); from <= i && from+n <= len(r.Words); from++ {
			if !r.mayBeName(from, from+n) {
				continue
			}
			for _, p := range r.suggest(r.spelt(from, from+n)) {
				if words := strings.Fields(p.Name); len(words) == n && isWellKnown(p) {
					if vocabulary.Plain(words[i-from]) == r.Words[i].Plain {
						return r.Words[i].Typed, true // another word of the name is misspelt
					}
					return words[i-from], true
				}
			}
		}
	}
	return "", false
}

// suggest returns places of which a name may be a misspelling.
func (r *Reading) suggest(name string) []place.Place {
	if r.suggested == mostSuggested {
		return nil
	}
	r.suggested++
	return place.Suggest(name)
}

// mayBeName reports whether no word of a stretch is one that people use for
// anything else than places.
func (r *Reading) mayBeName(from, to int) bool {
	return !slices.ContainsFunc(r.Words[from:to], func(w Word) bool {
		return r.in.lexicon.IsWord(w.fold) || w.kept() || w.Corrected != "" || strings.ContainsAny(w.Plain, "0123456789")
	})
}

// candidate is a known word that may have been meant.
type candidate struct {
	word  string
	slips int
	count int // documents that have it
}

// likeliest returns the known word that is most like one that is not known: the
// fewest slips, then the same first letter, then the commonest.
func (r *Reading) likeliest(unknown string) (string, bool) {
	allowed := allowedSlips(unknown)
	var found []candidate
	consider := func(word, written string, least int) {
		if strings.Contains(written, " ") && allowed > 1 && slips.Between(unknown, word, 1) > 1 {
			return // a phrase in one word, which is long anyway
		}
		if n := slips.Between(unknown, word, allowed); n > 0 && n <= allowed && plausible(unknown, word, n) {
			found = append(found, candidate{written, n, max(least, r.in.index.WordCount(written))})
		}
	}
	for _, word := range r.in.index.Similar(unknown, allowed) {
		consider(word, word, 0)
	}
	for _, word := range r.in.lexicon.Similar(unknown, allowed) {
		if len(word) >= leastMended {
			consider(word, r.in.lexicon.Written[word], 0)
		}
	}
	for _, town := range r.in.towns {
		for _, word := range vocabulary.Words(town.Name) {
			consider(word, word, 1)
		}
	}
	if len(found) == 0 {
		return r.suggestedPlace(unknown, leastLarge)
	}
	otherHead := func(c candidate) int {
		if c.word[0] == unknown[0] {
			return 0
		}
		return 1
	}
	return slices.MinFunc(found, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.slips, b.slips),
			cmp.Compare(otherHead(a), otherHead(b)),
			cmp.Compare(b.count, a.count),
			cmp.Compare(a.word, b.word),
		)
	}).word, true
}

// suggestedPlace returns the name of a misspelt town: one near the directory's own
// towns, or one of at least so many inhabitants.
func (r *Reading) suggestedPlace(unknown string, least int) (string, bool) {
	for _, p := range r.suggest(unknown) {
		if len(vocabulary.Words(p.Name)) == 1 && (p.Population >= least || p.Population >= leastTown && r.in.isOurs(p)) {
			return p.Name, true
		}
	}
	return "", false
}

func allowedSlips(word string) int {
	if len(word) >= twoSlips {
		return 2
	}
	return 1
}

// plausible reports whether so many slips may have made one word of the other. A
// word that only this directory does not know is not to be taken for another: so
// the first letter is right where there are two slips or the word is short, and no
// consonant is another in a short one, or in two places: "pride" is not "price",
// and "messing" not "meeting".
func plausible(unknown, word string, slips int) bool {
	swapped := unknown[0] == word[1] && unknown[1] == word[0]
	if (slips > 1 || len(unknown) <= shortUnknown) && unknown[0] != word[0] && !swapped {
		return false
	}
	if len(unknown) != len(word) || len(unknown) > longerUnknown || len(unknown) > shortUnknown && slips == 1 {
		return true
	}
	return sameConsonants(unknown, word)
}

// sameConsonants reports whether two words of one length differ in vowels only, and
// in letters that are swapped.
func sameConsonants(a, b string) bool {
	vowel := func(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
	for i := 0; i < len(a); i++ {
		switch {
		case a[i] == b[i], vowel(a[i]) && vowel(b[i]):
		case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i]:
			i++
		default:
			return false
		}
	}
	return true
}
