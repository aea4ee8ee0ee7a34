package search

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
)

// correct takes words that nobody knows for the known words they are most like,
// and says whether it changed any. The last word may also be the beginning of one.
func (x *Index) correct(r *reading) bool {
	changed := false
	for i := range r.words {
		w := &r.words[i]
		if w.kept() || w.taken || x.isKnown(w.plain) {
			continue
		}
		better, ok := x.placeAround(r, i)
		if ok && better == w.typed {
			continue
		}
		if !ok && i == len(r.words)-1 && len(x.known.finished(w.plain)) > 0 {
			continue
		}
		if !ok {
			better, ok = x.placeBehind(r, i)
		}
		if !ok {
			better, ok = x.likeliest(r, w.plain)
		}
		if ok {
			w.from, w.typed = w.typed, better
			w.plain = strings.Join(plainWords(better), "")
			w.fold = x.speech.fold(w.plain)
			changed = true
		}
	}
	return changed
}

// isKnown says whether a word stands in the index or in a vocabulary.
func (x *Index) isKnown(plain string) bool {
	if len(plain) < 4 || !vocabulary.IsPlain(plain) {
		return true
	}
	if _, meant := x.lexicon.words[x.speech.fold(plain)]; meant || strings.ContainsAny(plain, "0123456789") || x.isUsed(plain) {
		return true
	}
	return slices.ContainsFunc(x.placesCalled(plain), func(p place.Place) bool { return isWellKnown(p) || x.isOurs(p) })
}

// placeBehind gives a misspelt place its name where it stands behind words that
// lead to one, as in "near Brsitol" or "in Milton Keyns".
func (x *Index) placeBehind(r *reading, i int) (string, bool) {
	if i == 0 || !x.leadsToPlace(r.words[i-1].fold) {
		return "", false
	}
	return x.suggestedPlace(r, r.words[i].plain, leastTown)
}

// placeAround gives the right spelling of one word of a name of two or three, of
// which the others are used for nothing else: "milton keyns".
func (x *Index) placeAround(r *reading, i int) (string, bool) {
	for n := 3; n > 1; n-- {
		for from := max(0, i-n+1); from <= i && from+n <= len(r.words); from++ {
			if !x.mayBeName(r, from, from+n) {
				continue
			}
			for _, p := range r.suggest(r.spelt(from, from+n)) {
				if words := strings.Fields(p.Name); len(words) == n && isWellKnown(p) {
					if vocabulary.Plain(words[i-from]) == r.words[i].plain {
						return r.words[i].typed, true // another word of the name is misspelt
					}
					return words[i-from], true
				}
			}
		}
	}
	return "", false
}

// mostSuggested is how often in one search the names of all places are gone
// through, which takes about a millisecond.
const mostSuggested = 3

func (r *reading) suggest(name string) []place.Place {
	if r.suggested == mostSuggested {
		return nil
	}
	r.suggested++
	return place.Suggest(name)
}

// mayBeName says whether no word of a stretch is one that people use for anything
// else than places.
func (x *Index) mayBeName(r *reading, from, to int) bool {
	return !slices.ContainsFunc(r.words[from:to], func(w word) bool {
		_, meant := x.lexicon.words[w.fold]
		return meant || w.kept() || w.from != "" || strings.ContainsAny(w.plain, "0123456789")
	})
}

// leadsToPlace says whether a word stands before the name of a place in some phrase.
func (x *Index) leadsToPlace(folded string) bool {
	return slices.ContainsFunc(x.lexicon.patterns[folded], func(one pattern) bool {
		return len(one.pieces) == 2 && one.means.near != ""
	})
}

// leastMended is how long a word of a phrase must be that another is mended to.
const leastMended = 4

// candidate is a known word that may have been meant.
type candidate struct {
	word  string
	slips int
	count int // documents that have it
}

// likeliest gives the known word that is most like one that is not known: the
// fewest slips, then the same first letter, then the commonest.
func (x *Index) likeliest(r *reading, unknown string) (string, bool) {
	allowed := allowedSlips(unknown)
	var found []candidate
	consider := func(word, written string, least int) {
		if strings.Contains(written, " ") && allowed > 1 && slips.Between(unknown, word, 1) > 1 {
			return // a phrase in one word, which is long anyway
		}
		if n := slips.Between(unknown, word, allowed); n > 0 && n <= allowed && plausible(unknown, word, n) {
			found = append(found, candidate{written, n, max(least, x.known.count(written))})
		}
	}
	for _, word := range x.known.marks().similar(unknown, allowed) {
		consider(word, word, 0)
	}
	for _, word := range x.phrases().similar(unknown, allowed) {
		if len(word) >= leastMended {
			consider(word, x.lexicon.words[word], 0)
		}
	}
	for _, town := range x.Towns {
		for _, word := range plainWords(town.Name) {
			consider(word, word, 1)
		}
	}
	if len(found) == 0 {
		return x.suggestedPlace(r, unknown, leastLarge)
	}
	best := slices.MinFunc(found, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(a.slips, b.slips),
			cmp.Compare(otherHead(a.word, unknown), otherHead(b.word, unknown)),
			cmp.Compare(b.count, a.count),
			cmp.Compare(a.word, b.word),
		)
	})
	return best.word, true
}

// plausible says whether so many slips may have made one word of the other. A word
// that only this directory does not know is not to be taken for another: so the
// first letter is right where there are two slips or the word is short, and no
// consonant is another in a short one, or in two places: "pride" is not "price",
// and "messing" not "meeting".
func plausible(unknown, word string, slips int) bool {
	const short, longer = 5, 7
	swapped := unknown[0] == word[1] && unknown[1] == word[0]
	if (slips > 1 || len(unknown) <= short) && unknown[0] != word[0] && !swapped {
		return false
	}
	if len(unknown) != len(word) || len(unknown) > longer || len(unknown) > short && slips == 1 {
		return true
	}
	return sameConsonants(unknown, word)
}

// sameConsonants says whether two words of one length differ in vowels only, and
// in letters that are swapped.
func sameConsonants(a, b string) bool {
	for i := 0; i < len(a); i++ {
		switch {
		case a[i] == b[i], isVowel(a[i]) && isVowel(b[i]):
		case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i]:
			i++
		default:
			return false
		}
	}
	return true
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

func otherHead(a, b string) int {
	if a[0] == b[0] {
		return 0
	}
	return 1
}

// suggestedPlace gives a misspelt town its name: one near the directory's own
// towns, or one of at least so many inhabitants.
func (x *Index) suggestedPlace(r *reading, unknown string, least int) (string, bool) {
	for _, p := range r.suggest(unknown) {
		if len(plainWords(p.Name)) == 1 && (p.Population >= least || p.Population >= leastTown && x.isOurs(p)) {
			return p.Name, true
		}
	}
	return "", false
}

func allowedSlips(word string) int {
	if len(word) >= 7 {
		return 2
	}
	return 1
}
