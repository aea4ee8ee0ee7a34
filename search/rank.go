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
	relaxed bool
	score   float64
	places  [criteriaCount / 2]uint64 // what each criterion makes of it, two in each: less comes first
}

func (a *answer) setPlace(n int, place uint32) { a.places[n/2] |= uint64(place) << (32 - n%2*32) }

func (a *answer) place(n int) uint32 { return uint32(a.places[n/2] >> (32 - n%2*32)) }

// How relevance is cut into bands, within which the nearer comes first, and by
// how many bands an activity goes down to which one cannot simply go.
const (
	relevanceBands = 12
	bandsPerClass  = 4
)

// How much an activity counts that is of the very kind or need asked for, and one
// that the vocabulary also finds for it.
const (
	firstBonus     = 2.5
	firstNeedBonus = 2.5
	directBonus    = 2
	alsoBonus      = 1
	ageBonus       = 2
	lackWeight     = 1.5
	gentleBonus    = 0.2 // below urgent help, for each gentle kind and need
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
		one := answer{row: row, score: x.score(p, f, row), relaxed: !x.answers(p, f, row, strict)}
		top = max(top, one.score)
		answers = append(answers, one)
	}
	criteria := p.criteria()
	for i := range answers {
		one := &answers[i]
		for n, c := range criteria {
			one.setPlace(n, x.placeBy(c, p, f, one, top))
		}
	}
	sortFirst(answers, max(mostAnswers, p.address.page*perPage))
	most := mostAnswers
	if p.alone {
		most = mostGentle
	}
	exact := len(answers) - countRelaxed(answers)
	return answers[:min(len(answers), max(exact, most))]
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
	for i := n; i < len(answers); i++ {
		if one := answers[i]; compare(one, first[n-1]) < 0 {
			answers[i] = first[n-1]
			at, _ := slices.BinarySearchFunc(first, one, compare)
			copy(first[at+1:], first[at:])
			first[at] = one
		}
	}
}

// compare gives the order of two answers by their places.
func compare(a, b answer) int {
	for i := range a.places {
		if a.places[i] != b.places[i] {
			return cmp.Compare(a.places[i], b.places[i])
		}
	}
	return 0
}

// score is how well a row matches: its words, whether it is of the kind or need
// that was asked for, and how well its ages fit.
func (x *Index) score(p *plan, f *found, row int) float64 {
	score := f.matched.score[row]
	add := func(of, in string, points float64) {
		if points > 0 {
			score += points
			p.trace.add(row, Part{of, in, points})
		}
	}
	for _, t := range p.topics {
		column := x.column(t.group)[row]
		switch {
		case t.isWord():
		case t.group == byKind && x.table.firstKind[row] == t.number:
			add(t.value, "first kind", firstBonus)
		case t.group == byGoodFor && x.table.firstNeed[row] == t.number:
			add(t.value, "first need", firstNeedBonus)
		case column&t.bits != 0:
			add(t.value, t.group.String(), directBonus)
		case column&t.alsoBits != 0:
			add(t.value, "also_finds", alsoBonus)
		}
	}
	for _, one := range p.alternatives[byAge] {
		if one.part >= 0 {
			add(one.value, byAge.String(), ageBonus*x.ageFit(one.value, row))
		}
	}
	if x.table.kinds[row]&p.unwanted != 0 {
		score -= directBonus
		p.trace.add(row, Part{"", "unwanted", -directBonus})
	}
	if p.reading.danger {
		add("", "gentle", gentleBonus*float64(x.gentleness(row)))
	}
	return score
}

// lastYoung and lastOld are the ages up to which people come where nobody says.
const (
	lastYoung = 25
	lastOld   = 100
)

// ageFit says how well the ages that were asked for fit those of one of the
// generations that come, from 0 to 1: what is for toddlers fits toddlers better
// than what is for everybody under 18.
func (x *Index) ageFit(value string, row int) float64 {
	asked, _ := x.agesOf(value)
	t := &x.table
	fit := func(first, last uint8, end int) float64 {
		if last == 0 {
			return 0
		}
		from, to := int(first), min(int(last), end)
		both := min(to, asked.To) - max(from, asked.From) + 1
		either := max(to, min(asked.To, end)) - min(from, asked.From) + 1
		return max(0, float64(both)/float64(either))
	}
	return max(fit(t.youngerFrom[row], t.youngerTo[row], lastYoung), fit(t.olderFrom[row], t.olderTo[row], lastOld))
}

// apart counts the things beside the topics that were asked and that a row does
// not meet.
func (x *Index) apart(p *plan, f *found, row int) int {
	hard := f.fails[row] &^ p.soft
	apart := bits.OnesCount32(hard &^ failsTogether)
	if hard == failsTogether {
		apart++
	}
	if !x.reached(p, f, row, p.radius) {
		apart++
	}
	return apart
}

func bandOf(score, top float64) uint32 {
	if top <= 0 {
		return 0
	}
	return uint32(math.Floor((1 - score/top) * relevanceBands))
}

// classOf makes of how far an activity goes down (see standingOf) a coarse step:
// go, check first; full; not now.
func classOf(standing uint8) uint32 { return uint32(standing+1) / 2 }

// criterion is one thing by which answers are put into order.
type criterion uint8

const (
	met criterion = iota
	called
	band
	class
	nearest
	soonest
	bySlug // rows are in the order of slugs
)

// What criteria are called for whoever asks why, and the unit of their places.
var (
	criterionNames = [...]string{met: "met", called: "called", band: "band", class: "class", nearest: "distance", soonest: "next", bySlug: "name"}
	criterionUnits = [...]float64{met: 0.5, called: 1, band: 1, class: 1, nearest: 0.1, soonest: 1, bySlug: 1}
)

const (
	criteriaCount = 6
	lastPlace     = math.MaxUint32 // of what is not known
)

// criteria are what puts answers into the order that was asked for, or the one
// that goes without saying: with words the best match, else the nearest to a
// place, else the soonest. The first in which two answers differ decides.
func (p *plan) criteria() [criteriaCount]criterion {
	switch p.order() {
	case "relevance":
		return [...]criterion{met, called, band, nearest, soonest, bySlug}
	case "distance":
		return [...]criterion{met, called, class, nearest, soonest, bySlug}
	}
	return [...]criterion{met, called, class, soonest, nearest, bySlug}
}

// placeBy gives what a criterion makes of an answer, in its unit. The best score of
// all is top.
func (x *Index) placeBy(c criterion, p *plan, f *found, a *answer, top float64) uint32 {
	switch c {
	case met:
		return x.far(p, f, a)
	case called:
		if f.called[a.row] != 0 {
			return 0
		}
		return 1
	case band:
		return bandOf(a.score, top) + bandsPerClass*classOf(x.table.standing[a.row])
	case class:
		return classOf(x.table.standing[a.row])
	case nearest:
		if miles := f.miles.to(a.row); !math.IsInf(miles, 0) {
			return uint32(tenth(miles))
		}
		return lastPlace
	case soonest:
		return f.next(a.row)
	}
	return uint32(a.row)
}

// value says a place in miles, minutes or whatever the criterion counts.
func (c criterion) value(place uint32) float64 {
	if place == lastPlace {
		return math.Inf(1)
	}
	return math.Round(float64(place)*criterionUnits[c]*10) / 10
}

// decider gives the first criterion in which two answers differ.
func decider(criteria [criteriaCount]criterion, a, b answer) string {
	for i, c := range criteria {
		if a.place(i) != b.place(i) {
			return criterionNames[c]
		}
	}
	return ""
}

// far puts exact answers first, then those that lack least: a thing that was asked
// beside the topics counts one, all of the topics lackWeight.
func (x *Index) far(p *plan, f *found, a *answer) uint32 {
	if !a.relaxed {
		return 0
	}
	lacks := 1 - f.covers[a.row]
	return uint32(2 + 2*x.apart(p, f, a.row) + int(math.Round(2*lackWeight*lacks)))
}

// order says by what answers are sorted.
func (p *plan) order() string {
	switch {
	case p.address.sort == "distance" && p.near == nil:
		return "soonest"
	case p.address.sort != "":
		return p.address.sort
	case p.sort == "distance" && p.near != nil, p.sort == "soonest" && !p.isScored():
		return p.sort
	case p.isScored():
		return "relevance"
	case p.near != nil:
		return "distance"
	}
	return "soonest"
}

// isScored says whether anything was typed by which one answer is better than another.
func (p *plan) isScored() bool {
	return len(p.words) > 0 || slices.ContainsFunc(p.alternatives[byAge], func(one alternative) bool { return one.part >= 0 })
}

func tenth(miles float64) float64 { return math.Round(miles * 10) }
