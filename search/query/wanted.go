package query

import (
	"math/bits"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// WordSet is a set of words, a bit for each: of those that were typed, or of those
// that are wanted.
type WordSet uint64

// mostWanted is how many words can be matched in one search. There may be more than
// were typed: a phrase that was written as one word is several.
const mostWanted = 64

// HasAll reports whether all of some words are in the set.
func (s WordSet) HasAll(some WordSet) bool { return s&some == some }

// Len counts the words of a set.
func (s WordSet) Len() int { return bits.OnesCount64(uint64(s)) }

// Wanted is a word to be matched, with what may stand for it.
type Wanted struct {
	Typed      string // as it was written, or as its spelling was put right
	Forms      []Form // loose ones come last
	Weight     float64
	Understood bool // so that lay words say no more of it

	Alternative int // that it is of: see Topic
}

// Form is a term of the index and how fully it stands for a word, in rows that have
// some others beside it. A loose one makes a match better but is not the word itself.
type Form struct {
	Term   string
	With   []string // the other terms of a phrase, which a row must have too
	Weight float64
	Loose  bool

	Audience bool // the term is an audience, which the rows speak of or name in a field
}

// IsWho reports whether a wanted word is who somebody is.
func (w Wanted) IsWho() bool { return len(w.Forms) > 0 && w.Forms[0].Audience }

// want adds a word to be matched and returns its bit, or none where there are too
// many: then it neither helps nor hinders.
func (p *Plan) want(w Wanted) WordSet {
	if len(p.Wanted) == mostWanted {
		return 0
	}
	p.Wanted = append(p.Wanted, w)
	return 1 << (len(p.Wanted) - 1)
}

// addUnfinished adds the terms of words of which a word may be the beginning, before
// loose forms.
func (w *Wanted) addUnfinished(terms []string) {
	for _, term := range terms {
		if !slices.ContainsFunc(w.Forms, func(f Form) bool { return f.Term == term }) {
			w.Forms = slices.Insert(w.Forms, 1, Form{Term: term, Weight: finishedWeight})
		}
	}
}

// formsOf returns for each of some plain words the forms that stand for it: its own,
// then those of synonyms of a phrase that begins with it, which may be loose.
func (in *Reader) formsOf(words []string, loose bool) [][]Form {
	stems, forms := make([]string, len(words)), make([][]Form, len(words))
	for i, word := range words {
		stems[i] = in.lexicon.Stem(word)
		for _, term := range in.lexicon.Forms(word) {
			forms[i] = append(forms[i], Form{Term: term, Weight: 1})
		}
	}
	for i := 0; i < len(stems); {
		synonym := in.lexicon.SynonymAt(stems[i:])
		n := len(synonym.Phrase)
		for _, other := range synonym.Finds {
			for j := range n { // what stands for the phrase stands for each word of it
				forms[i+j] = append(forms[i+j], Form{Term: other[0], With: other[1:], Weight: synonymWeight / float64(n), Loose: loose})
			}
		}
		i += max(1, n)
	}
	return forms
}

// longestAudience is how many words a phrase of an audience has at most.
const longestAudience = 8

// audienceAt returns how many words at the head of some plain ones say who somebody is,
// and what stands for them together: that a listing is for such people, and close to that
// what is near to it, or all of the words. A single word stands for itself as well; of
// several the build counts where they stand together.
func (in *Reader) audienceAt(words []string) (n int, forms []Form) {
	stems := make([]string, min(longestAudience, len(words)))
	for i := range stems {
		stems[i] = in.lexicon.Stem(words[i])
	}
	for n = len(stems); n > 0; n-- {
		for _, one := range in.audiences()[strings.Join(stems[:n], " ")] {
			if one.Share == 1 {
				forms = append(forms, Form{Term: one.Slug, Weight: audienceWeight, Audience: true})
			}
		}
		if len(forms) == 0 {
			continue
		}
		tight := slices.Clone(forms)
		if n == 1 {
			forms = append(forms, Form{Term: stems[0], Weight: 1})
		}
		for _, form := range tight {
			form.Loose, form.Weight = true, nearAudienceWeight
			forms = append(forms, form)
		}
		return n, forms
	}
	return 0, nil
}

// formsLeft returns the forms of each word that nothing has taken. Synonyms are of
// words that stand together.
func (r *Reading) formsLeft() [][]Form {
	forms := make([][]Form, len(r.Words))
	for from := 0; from < len(r.Words); {
		var together []string
		for _, w := range r.Words[from:] {
			if w.Taken {
				break
			}
			together = append(together, w.Plain)
		}
		copy(forms[from:], r.in.formsOf(together, false))
		r.in.addOtherwise(forms[from:from+len(together)], together)
		from += len(together) + 1
	}
	for i, w := range r.Words {
		if parts := vocabulary.Otherwise(w.Typed); len(parts) > 1 || len(parts) > 0 && !r.in.isUsed(w.Plain) {
			forms[i] = append(forms[i], r.in.formOf(parts, otherwiseWeight)) // "rock'n'roll"
		}
	}
	return forms
}

// addOtherwise adds to the forms of words that stand together those of what they are in one
// word, where that is used, and of what an unused one is in two.
func (in *Reader) addOtherwise(forms [][]Form, words []string) {
	for i, word := range words {
		joined := word
		for n := 2; n <= mostJoined && i+n <= len(words); n++ {
			if joined += words[i+n-1]; !in.isUsed(joined) {
				continue
			}
			for j := i; j < i+n; j++ {
				for _, term := range in.lexicon.Forms(joined) {
					forms[j] = append(forms[j], Form{Term: term, Weight: otherwiseWeight / float64(n)})
				}
			}
		}
		if first, second, ok := in.twoIn(word); ok {
			forms[i] = append(forms[i], in.formOf([]string{first, second}, otherwiseWeight))
		}
	}
}

// formOf returns the form of words that a row has all of.
func (in *Reader) formOf(words []string, weight float64) Form {
	f := Form{Weight: weight}
	for _, word := range words {
		f.With = append(f.With, in.lexicon.Stem(word))
	}
	f.Term, f.With = f.With[0], f.With[1:]
	return f
}

// twoIn returns the two words that one which nobody uses is written of: "songwriters".
func (in *Reader) twoIn(word string) (first, second string, ok bool) {
	if len(word) < 2*leastOfTwo || !vocabulary.IsPlain(word) || in.isUsed(word) {
		return "", "", false
	}
	for cut := leastOfTwo; cut <= len(word)-leastOfTwo; cut++ {
		if first, second = word[:cut], word[cut:]; in.index.HasWord(first) && in.index.HasWord(second) {
			return first, second, true
		}
	}
	return "", "", false
}
