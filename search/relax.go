package search

import (
	"math/bits"
	"slices"

	"bandstand/directory/vocabulary"
)

// A wrong guess must not hide good answers. What has only some of what somebody
// wants to do always follows the exact answers, up to mostAnswers. Where even so
// fewer than enough are found, the rest of what was asked is let go step by step,
// in the order of easings, until there is a page full, and then whatever need not
// have been let go is asked again. What remains let go is said openly, and exact
// answers stay first.

const (
	enough      = 3           // answers that make relaxing needless
	mostAnswers = 2 * perPage // to which relaxed ones are filled up
	mostGentle  = perPage     // the same below urgent help, where nothing else was asked
)

// allowance is what has been let go: tests that may fail, and how many miles.
type allowance struct {
	fails  uint32
	miles  float64
	partly bool // some of the topics will do
	home   bool // what one can join from home is within reach of every place
	gentle bool // below urgent help, what is gentle may lack the words
}

// easing is one thing that can be let go.
type easing struct {
	fails  uint32
	miles  float64 // look as far as this; 0 where it is not about distance
	gentle bool
}

// easings are what can be let go of a plan, in the order in which it is tried:
// a mile or two, when, who and how much; a long way, where there is not even some
// answer nearer; and last of all what they need to be able to get in. Words of
// danger are never let go: what is gentle stands below urgent help beside what has
// the words, not in their place.
func (p *plan) easings(some bool) []easing {
	var list []easing
	if p.reading.danger {
		list = append(list, easing{gentle: true})
	}
	list = append(list, p.further(10, 25)...)
	for _, g := range []group{byTime, byDate, byDay, byAge, byOffers, byCost, byLanguage, byHow} {
		if len(p.alternatives[g]) > 0 {
			list = append(list, easing{fails: failsOf(g)})
		}
	}
	if !some {
		list = append(list, p.further(50)...)
	}
	if len(p.alternatives[byAccess]) > 0 {
		list = append(list, easing{fails: failsOf(byAccess)})
	}
	return list
}

// further gives the distances that are more than what is looked at already.
func (p *plan) further(distances ...float64) []easing {
	var list []easing
	for _, miles := range distances {
		if p.near != nil && miles > p.radius {
			list = append(list, easing{miles: miles})
		}
	}
	return list
}

// asked gives a bit for everything that is asked beside the place.
func (p *plan) asked() uint32 {
	var asked uint32
	for _, g := range groups {
		if len(p.alternatives[g]) > 0 {
			asked |= 1 << g
		}
	}
	if p.needed != 0 {
		asked |= failsAnyWord
	}
	return asked
}

// emptied says whether nothing that was asked would be left, so that the answer
// would be everything there is.
func (p *plan) emptied(let []easing) bool {
	return p.near == nil && p.asked()&^p.letting(let).fails == 0
}

// relax gives what has to be let go for enough answers, or as many as there are.
func (x *Index) relax(p *plan, f *found) allowance {
	exact, _ := x.counts(p, f, nil)
	if exact < enough {
		return p.withHome(x.easeOff(p, f))
	}
	return p.withHome(nil)
}

// easeOff gives what has to be let go beside the topics: until there are enough
// answers that have all of the topics, and a page of those that have some.
func (x *Index) easeOff(p *plan, f *found) []easing {
	whole, partly := x.counts(p, f, nil)
	var let []easing
	for _, next := range p.easings(partly > 0) {
		if whole >= enough && partly >= perPage {
			break
		}
		if more := append(slices.Clip(let), next); !p.emptied(more) {
			let = more
			whole, partly = x.counts(p, f, let)
		}
	}
	for i := 0; i < len(let); {
		without := slices.Delete(slices.Clone(let), i, i+1)
		if w, some := x.counts(p, f, without); w >= min(whole, enough) && some >= min(partly, perPage) {
			let = without
			continue
		}
		i++
	}
	return let
}

// counts gives how many rows have all of the topics, and how many have some, when
// so much is let go beside.
func (x *Index) counts(p *plan, f *found, let []easing) (whole, partly int) {
	a := p.letting(let)
	partly = x.count(p, f, a, mostAnswers)
	a.partly = false
	return x.count(p, f, a, mostAnswers), partly
}

// withHome adds to what is let go that one need not be near where one can take
// part from home.
func (p *plan) withHome(let []easing) allowance {
	a := p.letting(let)
	a.home = len(p.topics) > 0 && p.near != nil
	return a
}

func (p *plan) letting(let []easing) allowance {
	a := allowance{miles: p.radius, partly: true}
	for _, one := range let {
		a.fails |= one.fails
		a.miles = max(a.miles, one.miles)
		a.gentle = a.gentle || one.gentle
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
	fails := f.fails[row] &^ a.fails
	if !f.included[row] || fails&^p.soft != 0 {
		return false
	}
	soft := fails == 0 || a.partly && f.covers[row] >= leastCover || a.gentle && x.gentleness(row) > 0
	return soft && (x.reached(p, f, row, a.miles) || a.home && x.isFromHome(row))
}

// gentleness counts the kinds and needs of a row that are offered to somebody in
// distress.
func (x *Index) gentleness(row int) int {
	return bits.OnesCount64(x.table.kinds[row]&x.gentle[byKind]) + bits.OnesCount64(x.table.goodFor[row]&x.gentle[byGoodFor])
}

// gentleBits gives the bits of the terms that are gentle.
func gentleBits(terms vocabulary.List) uint64 {
	var set uint64
	for i, term := range terms {
		if term.Gentle && i < 64 {
			set |= 1 << i
		}
	}
	return set
}
