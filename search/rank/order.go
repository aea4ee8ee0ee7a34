package rank

import (
	"math"
	"slices"

	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// inOrder puts all rows that an allowance finds into order: the exact ones first.
func (m *Matches) inOrder(let allowance) []Match {
	strict := allowance{miles: m.Plan.Miles}
	matches := make([]Match, 0, m.count(let, m.x.Count))
	var top float64
	for row := range m.unmet {
		if !m.answers(row, let) {
			continue
		}
		one := Match{Row: row, Score: m.score(row), Relaxed: !m.answers(row, strict)}
		top = max(top, one.Score)
		matches = append(matches, one)
	}
	criteria := m.criteria()
	exact := 0
	for i := range matches {
		for n, c := range criteria {
			matches[i].places[n] = m.placeBy(c, &matches[i], top)
		}
		if !matches[i].Relaxed {
			exact++
		}
	}
	sortFirst(matches, max(mostAnswers, m.Plan.Address.Page*PerPage))
	most := mostAnswers
	if m.Plan.Danger || let.gentle {
		return matches[:min(len(matches), mostGentle)]
	}
	if let.close {
		without := let
		without.close = false
		most = max(PerPage, m.count(without, mostAnswers))
	}
	return matches[:min(len(matches), max(exact, most))]
}

// sortFirst puts the first n answers into order, of as many as there are. Those
// behind them stay as they come: nobody looks at them.
func sortFirst(matches []Match, n int) {
	if n > len(matches)/4 {
		slices.SortFunc(matches, compare)
		return
	}
	first := matches[:n]
	slices.SortFunc(first, compare)
	for i := n; i < len(matches); i++ {
		if one := matches[i]; compare(one, first[n-1]) < 0 {
			matches[i] = first[n-1]
			at, _ := slices.BinarySearchFunc(first, one, compare)
			copy(first[at+1:], first[at:])
			first[at] = one
		}
	}
}

// compare returns the order of two answers by their places.
func compare(a, b Match) int { return slices.Compare(a.places[:], b.places[:]) }

// score is how well a row matches: its words, whether it is of the kind or need
// that was asked for, and how well its ages fit.
func (c *candidates) score(row int) float64 {
	score := c.texts.score[row]
	add := func(of, in string, points float64) {
		if points != 0 {
			score += points
			c.trace.add(row, Part{of, in, points})
		}
	}
	var apart []float64 // what is of each alternative
	if c.plan.Alternatives > 0 {
		apart = make([]float64, c.plan.Alternatives+1)
	}
	for _, t := range c.plan.Topics {
		before := score
		column := c.x.Columns[t.Group][row]
		switch {
		case t.IsWord():
		case t.Group == lexicon.Kind && c.x.FirstKind[row] == t.First:
			add(t.Value, "first kind", firstKindBonus)
		case t.Group == lexicon.GoodFor && c.x.FirstNeed[row] == t.First:
			add(t.Value, "first need", firstNeedBonus)
		case t.Group == lexicon.Kind && column&t.Bits != 0:
			add(t.Value, t.Group.String(), kindBonus)
		case column&t.Bits != 0:
			add(t.Value, t.Group.String(), needBonus)
		case column&t.AlsoBits != 0:
			add(t.Value, "also_finds", alsoBonus)
		}
		if c.x.Columns[lexicon.Kind][row]&t.Best != 0 {
			add(t.Value, "best kinds", bestKindBonus)
		}
		if t.Home && c.isFromHome(row) {
			add(t.Value, "from home", homeBonus)
		}
		if apart != nil {
			apart[t.Alternative] += score - before
		}
	}
	if apart != nil {
		for i := range apart {
			apart[i] += c.texts.apart[i][row]
		}
		add("", "other alternatives", -lessOfOthers(apart[1:]))
	}
	for i, one := range c.plan.Asked[lexicon.Age] {
		again := func(before query.Asked) bool { return before.Value == one.Value }
		if one.Part >= 0 && !slices.ContainsFunc(c.plan.Asked[lexicon.Age][:i], again) {
			add(one.Value, lexicon.Age.String(), ageBonus*ageFit(c.x, one.Value, row))
		}
	}
	if c.plan.Near != nil && c.plan.Near.Area == nil {
		if miles := c.miles.to(row); miles <= min(c.plan.Miles, mostMiles) {
			add("", "distance", -milePoints*miles*min(1, score/fullScore))
		}
	}
	if c.gently || c.plan.Danger {
		add("", "gentle", gentleBonus*float64(c.x.Gentleness(row)))
		if c.isFromHome(row) { // somebody to talk to, wherever one is
			add("", "from home", gentleBonus)
		}
	}
	return score
}

// ageFit returns how well the ages that were asked for fit those of one of the
// generations that come, from 0 to 1.
func ageFit(x *index.Index, value string, row int) float64 {
	asked, _ := x.AgesOf(value)
	fit := func(ages *index.AgeColumns, end int) float64 {
		if ages.To[row] == 0 {
			return 0
		}
		from, to := int(ages.From[row]), min(int(ages.To[row]), end)
		both := min(to, asked.To) - max(from, asked.From) + 1
		either := max(to, min(asked.To, end)) - min(from, asked.From) + 1
		return max(0, float64(both)/float64(either))
	}
	return max(fit(&x.Younger, lastYoung), fit(&x.Older, lastOld))
}

// classOf makes of how far an activity goes down (see index.Stands) a coarse step:
// go, check first; full; not now.
func classOf(standing uint8) uint32 { return uint32(standing+1) / 2 }

// criterion is one thing by which answers are put into order.
type criterion uint8

const (
	unmetFilters criterion = iota // how much of what was asked it does not meet
	called                        // 0 where it was asked for by its name
	band                          // of relevance
	class                         // how far one cannot simply go
	nearest
	soonest
	bySlug // rows are in the order of slugs
)

// What criteria are called for whoever asks why, and the unit of their places.
var (
	criterionNames = [...]string{
		unmetFilters: "met", called: "called", band: "band", class: "class", nearest: "distance", soonest: "next", bySlug: "name",
	}
	criterionUnits = [...]float64{
		unmetFilters: 0.5, called: 1, band: 1, class: 1, nearest: 0.1, soonest: 1, bySlug: 1,
	}
)

const (
	criteriaCount = 6
	lastPlace     = math.MaxUint32 // of what is not known
)

// criteria are what puts answers into the order that was asked for. The first in
// which two answers differ decides.
func (m *Matches) criteria() [criteriaCount]criterion {
	switch m.Plan.Order() {
	case query.ByRelevance:
		return [...]criterion{unmetFilters, called, band, nearest, soonest, bySlug}
	case query.ByDistance:
		return [...]criterion{unmetFilters, called, class, nearest, soonest, bySlug}
	}
	return [...]criterion{unmetFilters, called, class, soonest, nearest, bySlug}
}

// placeBy returns what a criterion makes of an answer, in its unit. The best score of
// all is top.
func (c *candidates) placeBy(by criterion, one *Match, top float64) uint32 {
	switch by {
	case unmetFilters:
		if !one.Relaxed {
			return 0 // exact answers first, then those that lack least: see lackWeight
		}
		lacks := 1 - c.covers[one.Row]
		return uint32(2 + 2*c.othersUnmet(one.Row) + int(math.Round(2*lackWeight*lacks)))
	case called:
		if c.called[one.Row] != 0 {
			return 0
		}
		return 1
	case band:
		below := bandsPerClass * classOf(c.stands[one.Row].Down())
		if top > 0 {
			below += uint32(math.Floor((1 - one.Score/top) * relevanceBands))
		}
		return below
	case class:
		return classOf(c.stands[one.Row].Down())
	case nearest:
		if miles := c.miles.to(one.Row); !math.IsInf(miles, 0) {
			return uint32(math.Round(miles * 10))
		}
		return lastPlace
	case soonest:
		next, fits := c.when.next(one.Row)
		if !fits && c.when.fits(one.Row, c.when.week) { // on a Friday, but on none of the coming ones
			return lastPlace
		}
		return next
	}
	return uint32(one.Row)
}

// Standing is one of the things by which answers are put into order, the first
// that differs deciding: less comes first.
type Standing struct {
	By    string // the name of a criterion: met, called, band, class, distance (miles), next (minutes since 1970), name
	Value float64
}

// Standings returns why an answer, by its number, stands where it does, and the first
// of these in which it comes after the one above it; nothing for the first of all.
func (m *Matches) Standings(number int) (standings []Standing, after string) {
	one := m.Matches[number]
	for i, c := range m.criteria() {
		value := math.Round(float64(one.places[i])*criterionUnits[c]*10) / 10
		if one.places[i] == lastPlace {
			value = math.Inf(1)
		}
		standings = append(standings, Standing{criterionNames[c], value})
		if number > 0 && after == "" && m.Matches[number-1].places[i] != one.places[i] {
			after = criterionNames[c]
		}
	}
	return standings, after
}
