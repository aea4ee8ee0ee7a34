package search

import (
	"math/bits"
	"slices"
)

// Who types the name of a group wants that group first, also where it is full, has
// ended or was not checked for long, and whatever else its words might mean.

// names are the fields that hold the name of an activity or of who runs it.
var names = [...]int{fieldNamed("title"), fieldNamed("organisation")}

func fieldNamed(name string) int {
	return slices.IndexFunc(fields[:], func(f field) bool { return f.name == name })
}

// How much of a name must have been typed where all that was typed is of it, and
// how much of what was typed must be of it where that is the whole name.
const (
	leastOfName  = 0.5
	leastOfTyped = 0.5
)

// leastNaming is how many words make a name: a single one is a thing to do.
const leastNaming = 2

// calledBy finds the rows that are called by their name. It gives for each the words
// of the search that are in the name, a bit for each; 0 where it is not called.
func (x *Index) calledBy(p *plan) ([]uint32, error) {
	called := make([]uint32, x.Count)
	if x.segment == nil || len(p.reading.words) < leastNaming {
		return called, nil
	}
	typed := p.telling(x)
	into := x.look()
	for _, field := range names {
		has := make([]uint32, x.Count)
		for i, stems := range p.stems {
			for _, stem := range stems {
				if err := into.each(field, stem, func(row int, _ uint64) { has[row] |= 1 << i }); err != nil {
					return nil, err
				}
			}
		}
		for row, bits := range has {
			if isCalled(bits, typed, int(x.table.lengths[field][row])) {
				called[row] |= bits
			}
		}
	}
	return called, nil
}

// isCalled says whether the words of a search that a name has are enough to say
// that it is meant. typed are the words that tell something.
func isCalled(has, typed uint32, length int) bool {
	count := bits.OnesCount32(has)
	if count < leastNaming || has&typed == 0 {
		return false
	}
	ofName := float64(count) / float64(length)
	ofTyped := float64(bits.OnesCount32(has&typed)) / float64(bits.OnesCount32(typed))
	return ofTyped == 1 && ofName >= leastOfName || ofName >= 1 && ofTyped >= leastOfTyped
}

// telling gives the words that tell something: all but those that are dropped and
// those that lead to others. Where none is left it is all of them.
func (p *plan) telling(x *Index) uint32 {
	r := p.reading
	dropped := uint32(0)
	for i, w := range r.words {
		if w.taken || r.empty && x.isIgnored(w) {
			dropped |= 1 << i
		}
	}
	for _, one := range r.parts {
		for i := one.from + one.lead; i < one.to; i++ {
			dropped &^= 1 << i
		}
	}
	all := uint32(1)<<len(r.words) - 1
	if dropped == all {
		return all
	}
	return all &^ dropped
}

// forgive takes from what a row fails that which only the words of its own name
// asked for.
func (p *plan) forgive(fails, called uint32) uint32 {
	fails &^= failsWords | failsAnyWord
	for g, alternatives := range p.alternatives {
		mine := func(one alternative) bool { return one.part >= 0 && p.reading.parts[one.part].isOf(called) }
		if len(alternatives) > 0 && !slices.ContainsFunc(alternatives, func(one alternative) bool { return !mine(one) }) {
			fails &^= failsOf(group(g))
		}
	}
	return fails
}

// placeIsName says whether the place that was understood is part of a name.
func (p *plan) placeIsName(called uint32) bool {
	return called != 0 && p.address.near == "" && !slices.ContainsFunc(p.reading.parts, func(one part) bool {
		return one.near != "" && !one.isOf(called)
	})
}

// isOf says whether all words of a part are among some, a bit for each.
func (p part) isOf(words uint32) bool {
	for i := p.from + p.lead; i < p.to; i++ {
		if words&(1<<i) == 0 {
			return false
		}
	}
	return true
}
