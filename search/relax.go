package search

import "slices"

// A wrong guess must not hide good answers: where fewer than enough are found,
// what was asked is let go step by step, in the order of easings, until there
// are enough, and then whatever need not have been let go is asked again. What
// remains let go is said openly, and exact answers stay first.

// enough is how many answers make relaxing needless.
const enough = 3

// allowance is what has been let go: tests that may fail, and how many miles.
type allowance struct {
	fails uint32
	miles float64
}

// easing is one thing that can be let go.
type easing struct {
	fails uint32
	miles float64 // look as far as this; 0 where it is not about distance
}

// widerMiles are the distances that are tried after the one that was asked.
var widerMiles = []float64{10, 25, 50}

// easings are what can be let go of a plan, in the order in which it is tried.
// What somebody wants to do, or why, is let go only while some of it remains,
// and what they need to be able to get in comes last of all.
func (p *plan) easings() []easing {
	var list []easing
	if p.near != nil {
		for _, miles := range widerMiles {
			if miles > p.radius {
				list = append(list, easing{miles: miles})
			}
		}
	}
	for _, g := range []group{byTime, byDate, byDay, byAge, byCost, byLanguage, byHow} {
		if len(p.alternatives[g]) > 0 {
			list = append(list, easing{fails: 1 << g})
		}
	}
	list = append(list, p.topicEasings()...)
	if len(p.alternatives[byAccess]) > 0 {
		list = append(list, easing{fails: 1 << byAccess})
	}
	return list
}

func (p *plan) topicEasings() []easing {
	var list []easing
	if p.needed != 0 {
		list = append(list, easing{fails: failsWords})
	}
	topics := p.topics()
	if len(topics) < 2 {
		return list
	}
	for _, topic := range topics[:len(topics)-1] {
		list = append(list, easing{fails: topic})
	}
	return list
}

// topics are the tests of what to do and why; the last is held to the end.
func (p *plan) topics() []uint32 {
	var topics []uint32
	if p.needed != 0 {
		topics = append(topics, failsWords|failsAnyWord)
	}
	if len(p.alternatives[byGoodFor]) > 0 {
		topics = append(topics, 1<<byGoodFor)
	}
	if len(p.alternatives[byKind]) > 0 {
		topics = append(topics, 1<<byKind)
	}
	return topics
}

// relax gives what has to be let go for enough answers, or as many as there are.
func (x *Index) relax(p *plan, f *found) allowance {
	strict := allowance{miles: p.radius}
	exact := x.count(p, f, strict, enough)
	if exact >= enough {
		return strict
	}
	var let []easing
	for _, next := range p.easings() {
		if x.count(p, f, p.letting(let), enough) >= enough {
			break
		}
		let = append(let, next)
	}
	most := x.count(p, f, p.letting(let), enough)
	if most == exact {
		return strict
	}
	for i := 0; i < len(let); {
		without := slices.Delete(slices.Clone(let), i, i+1)
		if x.count(p, f, p.letting(without), enough) >= most {
			let = without
			continue
		}
		i++
	}
	return p.letting(let)
}

func (p *plan) letting(let []easing) allowance {
	a := allowance{miles: p.radius}
	for _, one := range let {
		a.fails |= one.fails
		a.miles = max(a.miles, one.miles)
	}
	return a
}

// count gives how many rows an allowance finds, counting no further than most.
func (x *Index) count(p *plan, f *found, a allowance, most int) int {
	count := 0
	for row := range f.fails {
		if x.answers(p, f, row, a) {
			if count++; count == most {
				break
			}
		}
	}
	return count
}

// answers says whether a row is among what an allowance finds.
func (x *Index) answers(p *plan, f *found, row int, a allowance) bool {
	return f.included[row] && f.fails[row]&^a.fails == 0 && x.reached(p, f, row, a.miles)
}
