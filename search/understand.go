package search

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/vocabulary"
)

// A search is understood before it is matched: places, days, money, ages, kinds
// and needs are taken out of the words, what carries nothing is dropped, and what
// is left is matched as text.
//
// At each word all readings are tried, and the one that takes the most words has
// them; of equally long ones the first in the list. So "reading group" is a
// pastime and "in Reading" is a town. No word of any language stands here: the
// phrases come with the bundle.

// word is one word of a search and what became of it.
type word struct {
	typed string // as written, between spaces and marks, or as it is taken where that is put right
	plain string // small letters, no accents, no apostrophes
	start int    // bytes into the text
	end   int
	fold  string // as phrases are compared
	from  string // what was typed, where this is a correction
	taken bool   // it has been understood, or it carries nothing

	danger  bool // it stays as it is
	literal bool // it was taken back from being understood
	asTyped bool // the language says that it stands for no more than itself
}

// kept says whether a word must not be understood, corrected or dropped.
func (w word) kept() bool { return w.danger || w.literal || w.asTyped }

// part is a stretch of words and what they mean.
type part struct {
	from, to int // words
	lead     int // how many at its head only lead to the rest: the "in" of "in Salford"
	filters  []filter
	near     string   // the place that they name, as near= takes it
	within   float64  // miles, 0 where they say nothing of it
	sort     string   // how answers are to be ordered
	plain    []string // the words of the phrase, where it was typed joined or apart
	asTyped  bool     // they stand for no more than themselves
	not      bool     // it is what somebody does not want
	dropped  bool     // they say nothing here
}

// reading is what search makes of the words that were typed.
type reading struct {
	text    string // as typed
	now     time.Time
	words   []word
	parts   []part
	danger  bool
	empty   bool   // nothing but words that carry nothing: everything is shown
	shorter bool   // some of what was typed was not used
	lost    string // a postcode that nobody knows

	folded    []string                       // the words as phrases are compared
	names     [mostWords][longestName]naming // what the words from each on name, by how many words they are, less one
	suggested int                            // how often places were suggested for what was typed
}

// step is one way to read the words from number i on. It says how many it takes,
// 0 for none.
type step func(x *Index, r *reading, i int) (part, int)

var steps = [...]step{readOwnTown, readPhrase, readPattern, readPlace}

// understand reads the words of an address.
func (x *Index) understand(a address, now time.Time) *reading {
	r := x.newReading(a)
	r.now = now
	x.keepDanger(r)
	r.keepLiteral(a.literal)
	x.read(r)
	if x.correct(r) {
		r.begin()
		x.read(r)
	}
	r.narrowDays()
	x.dropIgnored(r)
	return r
}

func (x *Index) newReading(a address) *reading {
	r := &reading{text: a.q, shorter: a.cut}
	for _, t := range vocabulary.Tokens(a.q) {
		if len(r.words) == mostWords {
			r.shorter = true
			break
		}
		r.words = append(r.words, word{typed: t.Typed, plain: t.Plain, start: t.Start, end: t.End, fold: x.speech.fold(t.Plain)})
	}
	r.begin()
	return r
}

// begin forgets what was understood, so that corrected words are read anew.
func (r *reading) begin() {
	r.parts, r.folded, r.names = nil, nil, [mostWords][longestName]naming{}
	for i := range r.words {
		r.words[i].taken = false
		r.folded = append(r.folded, r.words[i].fold)
	}
}

// read goes over the words once and takes out all that it understands.
func (x *Index) read(r *reading) {
	for i := 0; i < len(r.words); {
		best, most := part{}, 0
		for _, read := range steps {
			if p, n := read(x, r, i); n > most {
				best, most = p, n
			}
		}
		if most == 0 {
			i++
			continue
		}
		if best.asTyped {
			r.settle(i, most)
			i += most
			continue
		}
		if best.dropped {
			r.take(i, most)
			i += most
			continue
		}
		best.from, best.to = i, i+most
		if !r.says(best) {
			r.parts = append(r.parts, best)
		}
		r.take(i, most)
		i += most
	}
}

// says says whether the very words of a part were understood before.
func (r *reading) says(again part) bool {
	return slices.ContainsFunc(r.parts, func(p part) bool {
		return slices.Equal(r.folded[p.from:p.to], r.folded[again.from:again.to])
	})
}

// free says whether n words from number i on may be understood.
func (r *reading) free(i, n int) bool {
	for _, w := range r.words[i : i+n] {
		if w.kept() || w.taken {
			return false
		}
	}
	return true
}

func (r *reading) take(i, n int) {
	for j := range n {
		r.words[i+j].taken = true
	}
}

// settle keeps words as they are typed.
func (r *reading) settle(i, n int) {
	for j := range n {
		r.words[i+j].asTyped = true
	}
}

// folds gives the words from number i on as phrases are compared.
func (r *reading) folds(i int) []string { return r.folded[i:] }

// run gives those of the words from number i on that may be understood together:
// up to the first that stays as it is.
func (r *reading) run(i int) []string {
	n := 0
	for i+n < len(r.words) && r.free(i+n, 1) {
		n++
	}
	return r.folds(i)[:n]
}

// typed gives a stretch of words as it was typed.
func (r *reading) typed(from, to int) string { return r.text[r.words[from].start:r.words[to-1].end] }

// spelt gives a stretch of words as it is taken, with its spelling put right.
func (r *reading) spelt(from, to int) string {
	if !slices.ContainsFunc(r.words[from:to], func(w word) bool { return w.from != "" }) {
		return r.typed(from, to)
	}
	spelt := make([]string, 0, to-from)
	for _, w := range r.words[from:to] {
		spelt = append(spelt, w.typed)
	}
	return strings.Join(spelt, " ")
}

// left gives the words that nothing has taken.
func (r *reading) left() []word {
	var left []word
	for _, w := range r.words {
		if !w.taken {
			left = append(left, w)
		}
	}
	return left
}

// keepDanger looks for words of danger. They stay as they are: they are never
// corrected and never dropped.
func (x *Index) keepDanger(r *reading) {
	folds := r.folds(0)
	for i := range folds {
		if e, ok := longest(x.lexicon.danger, folds[i:]); ok {
			r.danger = true
			for j := range e.words {
				r.words[i+j].danger = true
			}
		}
	}
}

// keepLiteral finds the words that were taken back from being understood.
func (r *reading) keepLiteral(literal []string) {
	for _, phrase := range literal {
		words := strings.Fields(phrase)
		for i := 0; i+len(words) <= len(r.words); i++ {
			if !r.stands(words, i) {
				continue
			}
			for j := range words {
				r.words[i+j].literal = true
			}
		}
	}
}

// holds says whether words were typed, one behind the other.
func (r *reading) holds(words []string) bool {
	for i := 0; i+len(words) <= len(r.words); i++ {
		if len(words) > 0 && r.stands(words, i) {
			return true
		}
	}
	return false
}

func (r *reading) stands(words []string, i int) bool {
	for j, w := range words {
		if r.words[i+j].plain != w {
			return false
		}
	}
	return true
}

// dropIgnored takes out words that carry nothing, unless there is nothing else.
func (x *Index) dropIgnored(r *reading) {
	for i := 0; i < len(r.words); {
		n := 1
		if e, ok := longest(x.lexicon.ignored, r.run(i)); ok {
			n = len(e.words)
			r.take(i, n)
		}
		i += n
	}
	if len(r.parts) == 0 && len(r.left()) == 0 && len(r.words) > 0 && r.lost == "" {
		r.begin()
		r.empty = true
	}
}

// plainPart gives the words of a part as literal= holds them.
func (r *reading) plainPart(number int) string {
	p := r.parts[number]
	return strings.Join(plainWords(r.typed(p.from+p.lead, p.to)), " ")
}
