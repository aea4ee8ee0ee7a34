package search

import "slices"

// plan is what is asked of the table and of the index.
type plan struct {
	address address
	reading *reading
	words   []wanted
	needed  uint32 // the words of which an exact answer has all

	alternatives [groupCount][]alternative // any of a group will do; of access, all
	near         *around
	radius       float64 // miles
	radiusSaid   bool

	trace *trace // nil unless somebody asks why
}

// alternative is one value of a group, and where it comes from.
type alternative struct {
	value string
	part  int      // of the reading; -1 where it was chosen
	also  []string // values that may be shown for it
	words uint32   // matching all of these words will do as well; 0 for none
}

// How much the words count that are understood as well as matched, and words
// that stand for others.
const (
	understoodWeight = 1
	finishedWeight   = 0.7
)

// plan turns what was read and chosen into what is asked.
func (x *Index) plan(a address, r *reading) *plan {
	p := &plan{address: a, reading: r}
	for g, values := range a.chosen {
		for _, value := range values {
			p.alternatives[g] = append(p.alternatives[g], alternative{value: value, part: -1})
		}
	}
	for number, understood := range r.parts {
		p.include(x, number, understood)
	}
	for i, w := range r.words {
		if !w.taken {
			p.require(x, w, i == len(r.words)-1)
		}
	}
	p.locate(x)
	return p
}

// include adds the filters of an understood part. The words of a kind or a need
// are matched too: who asks for a choir wants a choir before other music, and a
// choir that was filed elsewhere as well.
func (p *plan) include(x *Index, number int, understood part) {
	var words uint32
	if isTopic(understood) {
		for _, w := range p.reading.words[understood.from:understood.to] {
			words |= 1 << len(p.words)
			p.words = append(p.words, wanted{typed: w.typed, terms: termsFor(w.plain, true), weight: understoodWeight, topic: true})
		}
	}
	for _, f := range understood.filters {
		one := alternative{value: f.value, part: number, words: words, also: x.alsoFinds(f)}
		p.alternatives[f.group] = append(p.alternatives[f.group], one)
	}
}

// isTopic says whether a part tells what somebody wants to do, or why.
func isTopic(understood part) bool {
	return slices.ContainsFunc(understood.filters, func(f filter) bool { return f.group == byKind || f.group == byGoodFor })
}

func (x *Index) alsoFinds(f filter) []string {
	switch f.group {
	case byKind:
		term, _ := x.Kinds.Find(f.value)
		return term.AlsoFinds
	case byGoodFor:
		term, _ := x.GoodFor.Find(f.value)
		return term.AlsoFinds
	}
	return nil
}

// require adds a word that is matched as text. The last word may be unfinished.
func (p *plan) require(x *Index, w word, last bool) {
	one := wanted{typed: w.typed, terms: termsFor(w.plain, false), weight: 1, required: !p.reading.empty}
	if w.literal && !w.danger && x.isIgnored(w) {
		one.required = false // the "on" of "on my own" that was taken back
	}
	if last && !w.kept() && w.from == "" && x.known.count(w.plain) == 0 {
		for _, entry := range x.known.finished(w.plain) {
			finished := stem(entry.Term)
			if !slices.ContainsFunc(one.terms, func(t term) bool { return t.stem == finished }) {
				one.terms = append(one.terms, term{stem: finished, weight: finishedWeight})
			}
		}
	}
	if one.required {
		p.needed |= 1 << len(p.words)
	}
	p.words = append(p.words, one)
}

func (x *Index) isIgnored(w word) bool {
	_, ok := longest(x.lexicon.ignored, []string{w.fold})
	return ok
}

// defaultMiles is how far round a place is looked where nobody says.
const defaultMiles = 5

// locate settles where to look: near= before the words.
func (p *plan) locate(x *Index) {
	named := p.address.near
	if named == "" {
		for _, understood := range p.reading.parts {
			if understood.near != "" {
				named = understood.near
				break
			}
		}
	}
	if named == "" {
		return
	}
	at, ok := x.locate(named)
	if !ok {
		return
	}
	p.near = &at
	p.radius = max(defaultMiles, at.reach)
	if p.address.within > 0 {
		p.radius, p.radiusSaid = float64(p.address.within), true
	}
}
