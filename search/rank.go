package search

import (
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

	places [criteriaCount]float64 // what each criterion makes of it
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
	gentleBonus = 0.5 // below urgent help, for each gentle kind and need
)

// rank puts all answers into order: the exact ones first.
func (x *Index) rank(p *plan, f *found, let allowance) []answer {
	strict := allowance{miles: p.radius}
	answers := make([]answer, 0, x.count(p, f, let, x.Count))
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
	criteria := p.criteria(f)
	for i := range answers {
		for n, c := range criteria {
			answers[i].places[n] = c.of(answers[i])
		}
	}
	sortFirst(answers, p.address.page*perPage)
	return answers
}

// sortFirst puts the first n answers into order, of as many as there are. Those
// behind them stay as they come: nobody looks at them.
func sortFirst(answers []answer, n int) {
	if n > len(answers)/4 {
		slices.SortFunc(answers, compare)
		return
	}
	first := answers[:n]
	slices.SortFunc(first, compare)
	for i, one := range answers[n:] {
		if compare(one, first[n-1]) > 0 {
			continue
		}
		answers[n+i] = first[n-1]
		at, _ := slices.BinarySearchFunc(first, one, compare)
		copy(first[at+1:], first[at:])
		first[at] = one
	}
}

// compare gives the order of two answers by their places.
func compare(a, b answer) int { return slices.Compare(a.places[:], b.places[:]) }

// score is how well a row matches: its words, and whether it is of the very kind.
func (x *Index) score(p *plan, f *found, row int) float64 {
	score := f.matched.score[row]
	for _, g := range []group{byKind, byGoodFor} {
		for _, one := range p.alternatives[g] {
			if one.part < 0 {
				continue
			}
			if x.column(g)[row]&one.bits != 0 {
				score += directBonus
				p.trace.add(row, Part{one.value, g.String(), directBonus})
			} else if x.column(g)[row]&one.alsoBits != 0 {
				score += alsoBonus
				p.trace.add(row, Part{one.value, "also_finds", alsoBonus})
			}
		}
	}
	if x.table.kinds[row]&p.unwanted != 0 {
		score -= directBonus
		p.trace.add(row, Part{"", "unwanted", -directBonus})
	}
	if p.reading.danger {
		gentle := gentleBonus * float64(x.gentleness(row))
		score += gentle
		p.trace.add(row, Part{"", "gentle", gentle})
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

// criterion is one thing by which answers are put into order: less comes first.
type criterion struct {
	name string // for whoever asks why
	of   func(a answer) float64
}

const criteriaCount = 5

// criteria are what puts answers into the order that was asked for, or the one
// that goes without saying: with words the best match, else the nearest to a
// place, else the soonest. The first in which two answers differ decides.
func (p *plan) criteria(f *found) [criteriaCount]criterion {
	met := criterion{"met", func(a answer) float64 { return float64(a.far()) }}
	band := criterion{"band", func(a answer) float64 { return float64(a.band) }}
	class := criterion{"class", func(a answer) float64 { return float64(a.class) }}
	nearest := criterion{"distance", func(a answer) float64 { return tenth(f.miles.to(a.row)) / 10 }}
	soonest := criterion{"next", func(a answer) float64 { return float64(f.next(a.row)) }}
	name := criterion{"name", func(a answer) float64 { return float64(a.row) }} // rows are in the order of slugs
	switch p.order() {
	case "relevance":
		return [...]criterion{met, band, nearest, soonest, name}
	case "distance":
		return [...]criterion{met, class, nearest, soonest, name}
	}
	return [...]criterion{met, class, soonest, nearest, name}
}

// decider gives the first criterion in which two answers differ.
func decider(criteria [criteriaCount]criterion, a, b answer) string {
	for i, c := range criteria {
		if a.places[i] != b.places[i] {
			return c.name
		}
	}
	return ""
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
	case p.sort == "distance" && p.near != nil, p.sort == "soonest" && len(p.words) == 0:
		return p.sort
	case len(p.words) > 0:
		return "relevance"
	case p.near != nil:
		return "distance"
	}
	return "soonest"
}

func tenth(miles float64) float64 { return math.Round(miles * 10) }
