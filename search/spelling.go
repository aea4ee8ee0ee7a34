package search

import (
	"cmp"
	"slices"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"bandstand/directory/place"
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
		if i == len(r.words)-1 && len(x.finished(w.plain)) > 0 {
			continue
		}
		if better, ok := x.likeliest(w.plain); ok {
			w.from, w.plain, w.fold = w.typed, better, fold(better)
			w.typed = better
			changed = true
		}
	}
	return changed
}

// isKnown says whether a word stands in the index or in a vocabulary.
func (x *Index) isKnown(plain string) bool {
	if len(plain) < 4 || !isPlain(plain) || x.lexicon.words[fold(plain)] {
		return true
	}
	for c := range len(plain) {
		if isDigit(plain[c]) {
			return true
		}
	}
	return x.documentsWith(wordsField, plain) > 0 || x.documentsWith("body", stem(plain)) > 0 || len(place.Find(plain)) > 0
}

// candidate is a known word that may have been meant.
type candidate struct {
	word  string
	slips int
	count int // documents that have it
}

// likeliest gives the known word that is most like one that is not known: the
// fewest slips, then the same first letter, then the commonest.
func (x *Index) likeliest(unknown string) (string, bool) {
	allowed := allowedSlips(unknown)
	var found []candidate
	consider := func(word string, count int) {
		if n := slips(unknown, word, allowed); n > 0 && n <= allowed {
			found = append(found, candidate{word, n, count})
		}
	}
	for _, entry := range x.similar(unknown) {
		consider(entry.Term, int(entry.Count))
	}
	for word := range x.lexicon.words {
		if len(word) > 3 {
			consider(word, 0)
		}
	}
	for _, town := range x.Towns {
		for _, word := range plainWords(town.Name) {
			consider(word, 1)
		}
	}
	if len(found) == 0 {
		return suggestedPlace(unknown)
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

func otherHead(a, b string) int {
	if a[0] == b[0] {
		return 0
	}
	return 1
}

// suggestedPlace gives a misspelt town its name.
func suggestedPlace(unknown string) (string, bool) {
	for _, p := range place.Suggest(unknown) {
		if words := plainWords(p.Name); len(words) == 1 && p.Population >= 10*leastTown {
			return words[0], true
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

// slips counts the letters left out, added, replaced or swapped with their
// neighbour between two words, up to one more than most.
func slips(a, b string, most int) int {
	if len(a)-len(b) > most || len(b)-len(a) > most {
		return most + 1
	}
	var rows [3][64]int
	if len(b) >= len(rows[0]) {
		return most + 1
	}
	before, last, this := &rows[0], &rows[1], &rows[2]
	for j := range len(b) + 1 {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		this[0] = i
		for j := 1; j <= len(b); j++ {
			changed := last[j-1]
			if a[i-1] != b[j-1] {
				changed++
			}
			this[j] = min(changed, last[j]+1, this[j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				this[j] = min(this[j], before[j-2]+1)
			}
		}
		before, last, this = last, this, before
	}
	return min(last[len(b)], most+1)
}

// mostFinished is how many words one beginning may stand for.
const mostFinished = 12

// finished gives the words that a beginning may be meant for, the commonest first.
func (x *Index) finished(beginning string) []bleveindex.DictEntry {
	if len(beginning) < 3 || x.reader == nil {
		return nil
	}
	dictionary, err := x.reader.FieldDictPrefix(wordsField, []byte(beginning))
	if err != nil {
		return nil
	}
	found := entriesOf(dictionary, 2000)
	slices.SortStableFunc(found, func(a, b bleveindex.DictEntry) int { return cmp.Compare(b.Count, a.Count) })
	return found[:min(len(found), mostFinished)]
}

// similar gives words of the index within two slips as bleve counts them: a swap
// of two letters is two.
func (x *Index) similar(unknown string) []bleveindex.DictEntry {
	fuzzy, ok := x.reader.(bleveindex.IndexReaderFuzzy)
	if !ok || len(unknown) > 40 {
		return nil
	}
	dictionary, err := fuzzy.FieldDictFuzzy(wordsField, unknown, 2, "")
	if err != nil {
		return nil
	}
	return entriesOf(dictionary, 500)
}

// entriesOf reads at most so many entries of a dictionary.
func entriesOf(dictionary bleveindex.FieldDict, most int) []bleveindex.DictEntry {
	defer dictionary.Close()
	var entries []bleveindex.DictEntry
	for len(entries) < most {
		entry, err := dictionary.Next()
		if err != nil || entry == nil {
			break
		}
		entries = append(entries, *entry)
	}
	return entries
}

// documentsWith counts the documents that have a term in a field.
func (x *Index) documentsWith(field, term string) int {
	if x.reader == nil {
		return 0
	}
	postings, err := x.reader.TermFieldReader(background, []byte(term), field, false, false, false)
	if err != nil {
		return 0
	}
	defer postings.Close()
	return int(postings.Count())
}
