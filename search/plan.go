package search

import (
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// plan is what is asked of the table and of the index.
type plan struct {
	address address
	reading *reading
	words   []wanted
	needed  uint32 // the words of which an exact answer has all
	topics  []topic
	danger  []topic    // words of danger
	absent  []int      // parts of the reading that name what there is none of: see absentKinds
	alone   bool       // nothing but words of danger was asked
	stems   [][]string // of each word that was typed, with those that it may be the beginning of

	alternatives [groupCount][]alternative // any of a group will do; of access, all
	near         *around
	elsewhere    []string // other places that were named
	radius       float64  // miles
	radiusSaid   bool
	home         uint64 // bits of the ways to take part from home that were asked for
	soft         uint32 // see softBits
	sort         string // the order that the words ask for
	unwanted     uint64 // bits of kinds that somebody said no to

	trace *trace // nil unless somebody asks why
}

// alternative is one value of a group, and where it comes from.
type alternative struct {
	value string
	part  int    // of the reading; -1 where it was chosen
	words uint32 // matching all of these words will do as well; 0 for none

	bits, alsoBits uint64 // of value, and of those that may be shown for it, in the group's column
}

// alternative makes one of a value of a group, for which also may be shown as well.
func (x *Index) alternative(g group, value string, part int, also []string) alternative {
	alsoBits, _ := bitset(also, x.values[g])
	return alternative{value: value, part: part, bits: x.bitsOf(g, value), alsoBits: alsoBits}
}

// How much the words count that are understood as well as matched, and words
// that stand for others.
const (
	understoodWeight = 1
	finishedWeight   = 0.7
	personWeight     = 0.3
)

// plan turns what was read and chosen into what is asked.
func (x *Index) plan(a address, r *reading) *plan {
	p := &plan{address: a, reading: r}
	for i, w := range r.words {
		stems := x.mayEnd(r, i)
		for _, form := range x.speech.forms(w.plain) {
			stems = with(stems, form)
		}
		p.stems = append(p.stems, stems)
	}
	for g, values := range a.chosen {
		for _, value := range values {
			p.alternatives[g] = append(p.alternatives[g], x.alternative(group(g), value, -1, nil))
		}
	}
	for number, understood := range r.parts {
		p.include(x, number, understood)
	}
	if r.empty {
		p.locate(x)
		return p
	}
	left, terms := r.left(), x.termsLeft(r)
	for i, w := range left {
		if !slices.ContainsFunc(left[:i], func(before word) bool { return before.plain == w.plain }) {
			p.require(x, w, terms[i])
		}
	}
	if r.danger {
		p.needed |= noWord
		if len(p.topics) == 0 {
			p.topics, p.alone = p.danger, true
		}
	}
	p.locate(x)
	p.home, p.soft = p.fromHome(), softBits(p)
	return p
}

// noWord is a word that no activity has. Where there is danger none is the answer:
// urgent help is. What has the other words, or failing those the words of danger,
// stands below.
const noWord = 1 << 31

// mayEnd gives the known words of which a word may be the beginning: where it is
// the last one, nobody knows it or it is short, and nobody wants it as it is.
func (x *Index) mayEnd(r *reading, i int) []string {
	w := r.words[i]
	if i < len(r.words)-1 || w.kept() || w.from != "" || len(w.plain) > shortWord && x.known.count(w.plain) > 0 {
		return nil
	}
	var stems []string
	for _, entry := range x.known.finished(w.plain) {
		stems = with(stems, x.speech.stem(entry.Term))
	}
	return stems
}

// include adds the filters of an understood part. The words of a kind or a need
// are matched too: who asks for a choir wants a choir before other music, and a
// choir that was filed elsewhere as well.
func (p *plan) include(x *Index, number int, understood part) {
	if understood.not {
		p.unwanted |= x.bitsOf(byKind, understood.filters[0].value)
		return
	}
	var words uint32
	if isTopic(understood) {
		plain := p.reading.plainWords(understood)
		for i, terms := range x.speech.termsFor(plain, true) {
			words |= 1 << len(p.words)
			p.words = append(p.words, wanted{typed: plain[i], terms: terms, weight: understoodWeight, topic: true})
		}
	} else if isOfPeople(understood) {
		plain := p.reading.plainWords(understood)
		for i, terms := range x.speech.termsFor(plain, false) {
			if !x.isIgnoredWord(plain[i]) && !isNumber(plain[i]) {
				p.words = append(p.words, wanted{typed: plain[i], terms: terms, weight: personWeight, topic: true})
			}
		}
	}
	for _, f := range understood.filters {
		one := x.alternative(f.group, f.value, number, x.alsoFinds(f))
		one.words = words
		p.alternatives[f.group] = append(p.alternatives[f.group], one)
		if f.group == byKind || f.group == byGoodFor {
			p.topics = append(p.topics, topic{one, f.group, termNumber(x.termsOf(f.group), f.value)})
		}
	}
}

// isOfPeople says whether a part tells who comes, what they need there or how they
// take part. What a group says of that in its own words counts a little.
func isOfPeople(understood part) bool {
	return slices.ContainsFunc(understood.filters, func(f filter) bool {
		return f.group == byAge || f.group == byAccess || f.group == byHow || f.group == byOffers
	})
}

func (x *Index) isIgnoredWord(plain string) bool {
	_, ok := longest(x.lexicon.ignored, []string{x.speech.fold(plain)})
	return ok
}

func (x *Index) termsOf(g group) vocabulary.List {
	if g == byKind {
		return x.Kinds
	}
	return x.GoodFor
}

// isTopic says whether a part tells what somebody wants to do, or why.
func isTopic(understood part) bool {
	return !understood.not && slices.ContainsFunc(understood.filters, func(f filter) bool { return f.group == byKind || f.group == byGoodFor })
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

// plainWords gives the words of a part as they are matched.
func (r *reading) plainWords(p part) []string {
	if p.plain != nil {
		return p.plain
	}
	var plain []string
	for _, w := range r.words[p.from:p.to] {
		plain = append(plain, w.plain)
	}
	return plain
}

// termsLeft gives the terms of each word that nothing has taken. Synonyms are of
// words that stand together.
func (x *Index) termsLeft(r *reading) [][]term {
	var terms [][]term
	var together []string
	end := func() {
		if len(together) > 0 {
			terms, together = append(terms, x.speech.termsFor(together, false)...), nil
		}
	}
	for _, w := range r.words {
		if w.taken {
			end()
			continue
		}
		together = append(together, w.plain)
	}
	end()
	return terms
}

// shortWord is how long a last word is that may be unfinished though it is known.
const shortWord = 3

// require adds a word that is matched as text. The last word may be unfinished.
// A number alone is in most pages, as a time or a price, and so says little.
func (p *plan) require(x *Index, w word, terms []term) {
	one := wanted{typed: w.typed, terms: terms, weight: 1, required: !isNumber(w.plain)}
	if w.danger && x.isIgnored(w) {
		return // the "want to" of "want to die" is in every page
	}
	if w.literal && !w.danger && x.isIgnored(w) {
		one.required = false // the "on" of "on my own" that was taken back
	}
	if last := len(p.reading.words) - 1; w.start == p.reading.words[last].start {
		for _, finished := range p.stems[last] {
			if !slices.ContainsFunc(one.terms, func(t term) bool { return t.stem == finished }) {
				one.terms = slices.Insert(one.terms, 1, term{stem: finished, weight: finishedWeight}) // before loose ones
			}
		}
	}
	if one.required {
		p.needed |= 1 << len(p.words)
		asWord := topic{alternative: alternative{words: 1 << len(p.words)}}
		if w.danger {
			p.danger = append(p.danger, asWord)
		} else {
			p.topics = append(p.topics, asWord)
		}
	}
	p.words = append(p.words, one)
}

func isNumber(plain string) bool { return strings.Trim(plain, "0123456789") == "" }

func (x *Index) isIgnored(w word) bool {
	_, ok := longest(x.lexicon.ignored, []string{w.fold})
	return ok
}

// defaultMiles is how far round a place is looked where nobody says.
const defaultMiles = 5

// locate settles where to look: near= before the words. Of several places in the
// words it is the first, or a smaller one inside of it.
func (p *plan) locate(x *Index) {
	var within float64
	for _, understood := range p.reading.parts {
		if understood.near != "" {
			p.lookNear(x, understood.near)
		}
		if understood.within > 0 {
			within = understood.within
		}
		if understood.sort != "" {
			p.sort = understood.sort
		}
	}
	if p.address.near != "" {
		p.near, p.elsewhere = nil, nil
		p.lookNear(x, p.address.near)
	}
	if p.near == nil {
		return
	}
	p.radius = max(defaultMiles, p.near.reach)
	if p.address.within > 0 {
		within = float64(p.address.within)
	}
	if within > 0 {
		p.radius, p.radiusSaid = within, true
	}
}

// lookNear looks round a place, unless another was named before.
func (p *plan) lookNear(x *Index, named string) {
	at, ok := x.locate(named)
	switch {
	case !ok:
	case p.near == nil, at.inside(*p.near):
		p.near = &at
	case at.name != p.near.name && !p.near.inside(at):
		p.elsewhere = with(p.elsewhere, at.name)
	}
}

// inside says whether a place is a part of a larger one.
func (at around) inside(larger around) bool {
	if larger.all {
		return at.nation == larger.nation && !at.all
	}
	return at.reach < larger.reach && at.point.Miles(larger.point) <= larger.reach
}
