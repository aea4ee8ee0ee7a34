package search

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
)

// answer is one row of a list of answers.
type answer struct {
	row     int
	score   float64
	relaxed bool
	apart   int // how many of the things asked it does not meet
	band    int // of relevance, the best 0
	class   int // that one can go to it 0, that one cannot 1 and more
}

// How relevance is cut into bands, within which the nearer comes first, and by
// how many bands an activity goes down to which one cannot simply go.
const (
	relevanceBands = 8
	bandsPerClass  = 2
)

// How much an activity counts that is of the very kind or need asked for, and one
// that the vocabulary also finds for it.
const (
	directBonus = 2.5
	alsoBonus   = 1
)

// rank puts all answers into order: the exact ones first.
func (x *Index) rank(p *plan, f *found, let allowance) []answer {
	strict := allowance{miles: p.radius}
	var answers []answer
	var top float64
	for row := range f.fails {
		if !x.answers(p, f, row, let) {
			continue
		}
		score := x.score(p, f, row)
		top = max(top, score)
		answers = append(answers, answer{
			row: row, score: score, class: classOf(x.table.standing[row]),
			relaxed: !x.answers(p, f, row, strict), apart: x.apart(p, f, row),
		})
	}
	for i := range answers {
		answers[i].band = bandOf(answers[i].score, top) + bandsPerClass*answers[i].class
	}
	slices.SortFunc(answers, p.comparison(f))
	return answers
}

// score is how well a row matches: its words, and whether it is of the very kind.
func (x *Index) score(p *plan, f *found, row int) float64 {
	score := f.matched.score[row]
	for _, g := range []group{byKind, byGoodFor} {
		for _, one := range p.alternatives[g] {
			if one.part < 0 {
				continue
			}
			if x.column(g)[row]&x.bitsOf(g, one.value) != 0 {
				score += directBonus
			} else if also, _ := bitset(one.also, x.valuesOf(g)); x.column(g)[row]&also != 0 {
				score += alsoBonus
			}
		}
	}
	return score
}

func (x *Index) apart(p *plan, f *found, row int) int {
	apart := bits.OnesCount32(f.fails[row])
	if !x.reached(p, f, row, p.radius) {
		apart++
	}
	return apart
}

func bandOf(score, top float64) int {
	if top <= 0 {
		return 0
	}
	return int(math.Floor((1 - score/top) * relevanceBands))
}

// classOf makes of how far an activity goes down (see standingOf) a coarse step:
// go, check first; full; not now.
func classOf(standing uint8) int { return int(standing+1) / 2 }

// comparison gives the order that was asked for, or the one that goes without
// saying: with words the best match, else the nearest to a place, else the soonest.
func (p *plan) comparison(f *found) func(a, b answer) int {
	nearest := func(a, b answer) int { return cmp.Compare(tenth(f.miles[a.row]), tenth(f.miles[b.row])) }
	soonest := func(a, b answer) int { return cmp.Compare(f.next[a.row], f.next[b.row]) }
	class := func(a, b answer) int { return cmp.Compare(a.class, b.class) }
	var by func(a, b answer) int
	switch p.order() {
	case "relevance":
		by = func(a, b answer) int {
			return cmp.Or(cmp.Compare(a.band, b.band), nearest(a, b), soonest(a, b))
		}
	case "distance":
		by = func(a, b answer) int { return cmp.Or(class(a, b), nearest(a, b), soonest(a, b)) }
	default:
		by = func(a, b answer) int { return cmp.Or(class(a, b), soonest(a, b), nearest(a, b)) }
	}
	return func(a, b answer) int {
		return cmp.Or(cmp.Compare(a.far(), b.far()), by(a, b), cmp.Compare(a.row, b.row))
	}
}

// far puts exact answers first, then those that meet the most of what was asked.
func (a answer) far() int {
	if !a.relaxed {
		return 0
	}
	return max(1, a.apart)
}

// order says by what answers are sorted.
func (p *plan) order() string {
	switch {
	case p.address.sort == "distance" && p.near == nil:
		return "soonest"
	case p.address.sort != "":
		return p.address.sort
	case len(p.words) > 0:
		return "relevance"
	case p.near != nil:
		return "distance"
	}
	return "soonest"
}

func tenth(miles float64) float64 { return math.Round(miles * 10) }
