package search

import (
	"math/bits"
	"slices"
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
func (x *Index) facets(p *plan, f *found) map[group][]value {
	facets := make(map[group][]value, groupCount)
	exact, without := x.facetRows(p, f)
	for _, g := range groups {
		names := x.offers(p, g)
		counts := x.counted(p, f, g, names, exact, without[g])
		var values []value
		for i, name := range names {
			one := x.facet(p, g, name)
			one.Count = counts[i]
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

// facetRows gives the exact answers, and for each group those that there would be
// besides without its choices. Of access every value is needed, so there is none.
func (x *Index) facetRows(p *plan, f *found) (exact []int32, without [groupCount][]int32) {
	exact = make([]int32, 0, x.Count)
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
	return exact, without
}

// counted gives how many of some rows each value of a group alone would leave.
func (x *Index) counted(p *plan, f *found, g group, names []string, lists ...[]int32) (counts [valuesAtOnce]int) {
	column := x.column(g)
	if isWhen(g) && p.asksWhenBeside(g) && column != nil {
		return x.countedWhen(p, f, g, names, lists)
	}
	var each [64]int // of the bits of the column, or of the values
	has := func(row int) uint64 { return column[row] }
	if column == nil {
		has = x.has(g, names, f)
	}
	for _, rows := range lists {
		for _, row := range rows {
			for set := has(int(row)); set != 0; set &= set - 1 {
				each[bits.TrailingZeros64(set)]++
			}
		}
	}
	if column == nil {
		return each
	}
	for i, name := range names {
		mask := x.bitsOf(g, name)
		if bits.OnesCount64(mask) == 1 {
			counts[i] = each[bits.TrailingZeros64(mask)]
			continue
		}
		for _, rows := range lists {
			for _, row := range rows {
				if column[row]&mask != 0 {
					counts[i]++
				}
			}
		}
	}
	return counts
}

// countedWhen counts the rows that have a session on a day, or at a time, that is
// also on the dates and at the times, or on the days, that are asked.
func (x *Index) countedWhen(p *plan, f *found, g group, names []string, lists [][]int32) (counts [valuesAtOnce]int) {
	column := x.column(g)
	for i, name := range names {
		alone := p.alternatives
		alone[g] = []alternative{x.alternative(g, name, -1, nil)}
		mask, wanted := alone[g][0].bits, x.slotsAsked(&alone)
		for _, rows := range lists {
			for _, row := range rows {
				if column[row]&mask != 0 && f.slotsOf(int(row))&wanted != 0 {
					counts[i]++
				}
			}
		}
	}
	return counts
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
	return names[:min(len(names), valuesAtOnce)]
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
