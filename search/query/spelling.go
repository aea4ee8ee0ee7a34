package query

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/search/index"
	"bandstand/search/places"
)

// mending is a reading, at a word of it that nobody knows.
type mending struct{ *Reading }

// mend takes words that nobody knows for the known words they are most like, and
// understands all of them anew where it changed any.
func (r *Reading) mend() {
	changed := false
	for i := range r.Words {
		w := &r.Words[i]
		if w.kept() || w.Taken || r.in.isKnown(w.Plain) {
			continue
		}
		better := mending{r}.meantBy(i)
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
	return slices.ContainsFunc(in.Called(plain, place.FindWhole), func(p place.Place) bool { return places.IsWellKnown(p) || in.IsOurs(p) })
}

// isUsed reports whether some activity has a word, or one of which it may be a
// form, in its texts.
func (in *Reader) isUsed(plain string) bool {
	named := []string{plain}
	if in.lexicon.Mutates {
		named = append(named, vocabulary.Unmutated(plain)...)
	}
	return slices.ContainsFunc(named, in.index.HasWord) ||
		slices.ContainsFunc(in.lexicon.Forms(plain), func(form string) bool { return in.index.Has(index.Body, form) })
}

// meantBy returns the word that one which nobody knows is taken for; itself where
// there is none. The last word may also be the beginning of one.
func (r mending) meantBy(i int) string {
	w := r.Words[i]
	if better, ok := r.placeAround(i); ok {
		return better
	}
	if i == len(r.Words)-1 && len(r.in.finished(w.Plain)) > 0 {
		return w.Typed
	}
	if i > 0 && r.in.lexicon.LeadsToPlace(r.Words[i-1].fold) { // "near Brsitol", "in Milton Keyns"
		if better, ok := r.suggestedPlace(w.Plain, places.LeastTown); ok {
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
func (r mending) placeAround(i int) (string, bool) {
	for n := 3; n > 1; n-- {
		for from := max(0, i-n+1); from <= i && from+n <= len(r.Words); from++ {
			if !r.mayBeName(from, from+n) {
				continue
			}
			for _, p := range r.suggest(r.spelt(from, from+n)) {
				if words := strings.Fields(p.Name); len(words) == n && places.IsWellKnown(p) {
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
func (r mending) suggest(name string) []place.Place {
	if r.suggested == mostSuggested {
		return nil
	}
	r.suggested++
	return place.Suggest(name)
}

// mayBeName reports whether no word of a stretch is one that people use for
// anything else than places.
func (r mending) mayBeName(from, to int) bool {
	return !slices.ContainsFunc(r.Words[from:to], func(w Word) bool {
		return r.in.lexicon.IsWord(w.fold) || w.kept() || w.Corrected != "" || strings.ContainsAny(w.Plain, "0123456789")
	})
}

// mendable are all words that a misspelt one may be meant for.
type mendable struct {
	words  []mendableWord
	likely *slips.Index // of what they are compared by, in the same order
}

// mendableWord is how a word is written, and how many documents have it.
type mendableWord struct {
	written string
	count   int
}

// gatherMendable returns the words of the index, of phrases and of the directory's own
// towns.
func (in *Reader) gatherMendable() *mendable {
	m := &mendable{}
	var compared []string
	add := func(word, written string, count int) {
		m.words, compared = append(m.words, mendableWord{written, count}), append(compared, word)
	}
	counts := map[string]int{}
	for word, documents := range in.index.Words {
		counts[word] = documents
		add(word, word, documents)
	}
	for _, word := range slices.Sorted(maps.Keys(in.lexicon.Written)) {
		if written := in.lexicon.Written[word]; len(word) >= leastMended && !in.lexicon.Danger.Are(word) { // nobody is put into danger by a slip
			add(word, written, counts[written])
		}
	}
	for _, town := range in.index.Towns {
		for _, word := range vocabulary.Words(town.Name) {
			add(word, word, max(1, counts[word]))
		}
	}
	m.likely = slips.NewIndex(slices.Values(compared))
	return m
}

// likeliest returns the known word that is most like one that is not known: the
// fewest slips, then the same first letter, then the commonest.
func (r mending) likeliest(unknown string) (string, bool) {
	known := r.in.mendable()
	var best mendableWord
	unlike, most := math.MaxInt, slips.Allowed(unknown)
	_, _, isTwo := r.in.twoIn(unknown)
	if isTwo {
		most = min(most, 1) // more slips are less likely than a space that is missing
	}
	for _, match := range known.likely.Within(unknown, most) {
		word := known.words[match.Number]
		joined := strings.Contains(word.written, " ") && match.Slips > 1 // a phrase in one word is long anyway
		if match.Unlike > unlike || joined || match.Slips == 0 || !slips.Plausible(unknown, match.Word, match.Slips) {
			continue
		}
		if match.Unlike < unlike || cmp.Or(cmp.Compare(best.count, word.count), cmp.Compare(word.written, best.written)) < 0 {
			best, unlike = word, match.Unlike
		}
	}
	if unlike == math.MaxInt && !isTwo {
		return r.suggestedPlace(unknown, places.LeastLarge)
	}
	return best.written, unlike < math.MaxInt
}

// suggestedPlace returns the name of a misspelt town: one near the directory's own
// towns, or one of at least so many inhabitants.
func (r mending) suggestedPlace(unknown string, least int) (string, bool) {
	for _, p := range r.suggest(unknown) {
		if len(vocabulary.Words(p.Name)) == 1 && (p.Population >= least || p.Population >= places.LeastTown && r.in.IsOurs(p)) {
			return p.Name, true
		}
	}
	return "", false
}
