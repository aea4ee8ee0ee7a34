package search

import (
	"math/bits"
	"slices"
	"time"
)

// value is one value of a group as it is offered.
type value struct {
	Value     string `json:"value"`
	Label     string `json:"label"`
	Count     int    `json:"count"`
	Chosen    bool   `json:"chosen"`
	URL       string `json:"url"` // chooses it, or drops it where it is chosen
	fromWords bool
}

// offered are the values of the groups that no vocabulary gives. Those of age are
// the companies.
var offered = map[group][]string{
	byDay:  {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
	byDate: {"today", "tomorrow", "this-week", "this-weekend", "next-week"},
	byTime: partsOfDay,
	byCost: {"free", "3", "5", "10"},
	byHow:  waysIn,
}

// facets gives for each group the values that can be chosen, with how many exact
// answers each would have. A group's counts ignore its own choices.
func (x *Index) facets(p *plan, f *found, now time.Time) map[group][]value {
	facets := make(map[group][]value, groupCount)
	rows := x.facetRows(p, f)
	for _, g := range groups {
		count := x.counter(p, rows[g], g, now)
		var values []value
		for _, name := range x.offers(p, g) {
			one := x.facet(p, g, name)
			one.Count = count(name)
			if one.Count > 0 || one.Chosen {
				values = append(values, one)
			}
		}
		if len(values) > 0 {
			facets[g] = values
		}
	}
	return facets
}

// facetRows gives for each group the exact answers there would be without its
// choices. Of access every value is needed, so there they are the answers
// themselves.
func (x *Index) facetRows(p *plan, f *found) [groupCount][]int32 {
	exact := make([]int32, 0, x.Count)
	var without [groupCount][]int32
	for row, fails := range f.fails {
		if !f.included[row] || bits.OnesCount32(fails) > 2 || !x.reached(p, f, row, p.radius) {
			continue
		}
		if fails == 0 {
			exact = append(exact, int32(row))
			continue
		}
		for _, g := range groups {
			if g != byAccess && fails&^failsOf(g) == 0 {
				without[g] = append(without[g], int32(row))
			}
		}
	}
	for g, more := range without {
		without[g] = exact
		if len(more) > 0 {
			without[g] = slices.Concat(exact, more)
		}
	}
	return without
}

// counter gives a function that counts the rows that a value of a group alone
// would leave.
func (x *Index) counter(p *plan, rows []int32, g group, now time.Time) func(name string) int {
	switch {
	case g == byDate:
		return x.dateCounter(p, rows, now)
	case isWhen(g) && p.asksWhenBeside(g):
		return x.slotCounter(p, rows, g, now)
	case x.column(g) != nil:
		return x.bitCounter(rows, g)
	}
	return func(name string) int {
		passes := x.valueTest(g, alternative{value: name}, now)
		count := 0
		for _, row := range rows {
			if passes(int(row), 0) {
				count++
			}
		}
		return count
	}
}

// bitCounter counts all values of a group in one pass.
func (x *Index) bitCounter(rows []int32, g group) func(name string) int {
	column := x.column(g)
	var each [64]int
	for _, row := range rows {
		countBits(&each, column[row])
	}
	return func(name string) int {
		mask := x.bitsOf(g, name)
		if bits.OnesCount64(mask) == 1 {
			return each[bits.TrailingZeros64(mask)]
		}
		count := 0
		for _, row := range rows {
			if column[row]&mask != 0 {
				count++
			}
		}
		return count
	}
}

// countBits counts one more for each bit of a set.
func countBits(each *[64]int, set uint64) {
	for ; set != 0; set &= set - 1 {
		each[bits.TrailingZeros64(set)]++
	}
}

// dateCounter counts the rows that have a session on each of the dates, on a day
// and at a time that is asked.
func (x *Index) dateCounter(p *plan, rows []int32, now time.Time) func(name string) int {
	names := x.offers(p, byDate)
	dates, slots, passed := x.newCalendar(names, now), x.slotsAsked(&p.alternatives), minutes(now)
	var each [64]int
	for _, row := range rows {
		countBits(&each, x.table.dated(int(row), dates, slots, passed))
	}
	return func(name string) int { return each[min(slices.Index(names, name), datesAtOnce-1)] }
}

// slotCounter counts the rows that have a session on a day, or at a time, that is
// also on the dates and at the times, or on the days, that are asked.
func (x *Index) slotCounter(p *plan, rows []int32, g group, now time.Time) func(name string) int {
	dates, passed := x.datesAsked(&p.alternatives, now), minutes(now)
	slots := make([]uint64, len(rows))
	for i, row := range rows {
		slots[i] = x.table.slotsOn(int(row), dates, passed)
	}
	column := x.column(g)
	return func(name string) int {
		alone := p.alternatives
		alone[g] = []alternative{x.alternative(g, name, -1, nil)}
		mask, wanted := alone[g][0].bits, x.slotsAsked(&alone)
		count := 0
		for i, row := range rows {
			if column[row]&mask != 0 && slots[i]&wanted != 0 {
				count++
			}
		}
		return count
	}
}

// asksWhenBeside says whether days, dates or times are asked for in another group
// than this.
func (p *plan) asksWhenBeside(g group) bool {
	return slices.ContainsFunc([]group{byDay, byDate, byTime}, func(other group) bool {
		return other != g && len(p.alternatives[other]) > 0
	})
}

// offers gives the values of a group that are offered: the usual ones, and what
// was chosen beside them.
func (x *Index) offers(p *plan, g group) []string {
	names := slices.Clone(offered[g])
	switch g {
	case byKind, byGoodFor, byAccess, byLanguage:
		names = slices.Clone(x.values[g])
	case byAge:
		for _, company := range x.Company {
			names = append(names, company.Slug)
		}
	}
	for _, one := range p.alternatives[g] {
		names = with(names, one.value)
	}
	return names
}

// facet says a value, and where choosing or dropping it leads.
func (x *Index) facet(p *plan, g group, name string) value {
	one := value{Value: name, Label: x.label(g, name), URL: p.address.choosing(g, name).String()}
	i := slices.IndexFunc(p.alternatives[g], func(a alternative) bool { return a.value == name })
	if i < 0 {
		return one
	}
	one.Chosen = true
	dropped := p.address.dropping(g, name)
	for _, a := range p.alternatives[g] {
		if a.value == name && a.part >= 0 {
			one.fromWords = true
			dropped = dropped.takingBack(p.reading.plainPart(a.part))
		}
	}
	one.URL = dropped.String()
	return one
}
