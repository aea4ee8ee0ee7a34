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
	URL       string `json:"url"` // chooses it, or drops it where it is chosen; JSON alone has it
	fromWords bool
}

// offered are the values of the groups that no vocabulary gives. Those of age are
// the companies.
var offered = map[group][]string{
	byDay:    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
	byDate:   {"today", "tomorrow", "this-week", "this-weekend", "next-week"},
	byTime:   partsOfDay,
	byCost:   {"free", "3", "5", "10"},
	byHow:    waysIn,
	byOffers: offers,
}

// facets gives for each group the values that can be chosen, with how many exact
// answers each would have. A group's counts ignore its own choices.
func (x *Index) facets(p *plan, f *found) map[group][]value {
	facets := make(map[group][]value, groupCount)
	rows := x.facetRows(p, f)
	for _, g := range groups {
		names := x.offers(p, g)
		counts := x.counted(p, f, g, names, rows[g])
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

// facetRows gives for each group the exact answers there would be without its
// choices. Where every value is needed these are the answers themselves.
func (x *Index) facetRows(p *plan, f *found) (rows [groupCount]rowSet) {
	exact := newRowSet(x.Count)
	for row, fails := range f.fails {
		if !f.included[row] || bits.OnesCount32(fails) > 2 || !x.reached(p, f, row, p.radius) {
			continue
		}
		if fails == 0 {
			exact.add(row)
			continue
		}
		for _, g := range groups {
			if g.needsEvery() || fails&^failsOf(g) != 0 {
				continue
			}
			if rows[g] == nil {
				rows[g] = newRowSet(x.Count)
			}
			rows[g].add(row)
		}
	}
	for g, more := range rows {
		if more == nil {
			rows[g] = exact
			continue
		}
		for i, word := range exact {
			more[i] |= word
		}
	}
	return rows
}

// counted gives how many of some rows each value of a group alone would leave.
func (x *Index) counted(p *plan, f *found, g group, names []string, rows rowSet) (counts [valuesAtOnce]int) {
	if x.column(g) == nil {
		has := x.has(g, names, f)
		for row := range rows.each {
			for set := has(row); set != 0; set &= set - 1 {
				counts[bits.TrailingZeros64(set)]++
			}
		}
		return counts
	}
	having := x.having[g]()
	together := isWhen(g) && p.asksWhenBeside(g)
	for i, name := range names {
		var sets []rowSet
		for mask := x.bitsOf(g, name); mask != 0; mask &= mask - 1 {
			if set := having[bits.TrailingZeros64(mask)]; set != nil {
				sets = append(sets, set)
			}
		}
		if together {
			counts[i] = x.countedWhen(p, f, g, name, rows)
			continue
		}
		counts[i] = rows.common(sets)
	}
	return counts
}

// countedWhen counts the rows that have a session on a day, or at a time, that is
// also on the dates and at the times, or on the days, that are asked.
func (x *Index) countedWhen(p *plan, f *found, g group, name string, rows rowSet) int {
	alone := p.alternatives
	alone[g] = []alternative{x.alternative(g, name, -1, nil)}
	column, mask, wanted := x.column(g), alone[g][0].bits, x.slotsAsked(&alone)
	count := 0
	for row := range rows.each {
		if column[row]&mask != 0 && f.slotsOf(row)&wanted != 0 {
			count++
		}
	}
	return count
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

// facet says a value.
func (x *Index) facet(p *plan, g group, name string) value {
	one := value{Value: name, Label: x.label(g, name)}
	for _, a := range p.alternatives[g] {
		if a.value == name {
			one.Chosen, one.fromWords = true, one.fromWords || a.part >= 0
		}
	}
	return one
}

// leadsTo gives the search with a value chosen, or dropped where it is chosen: then
// the words that it was understood from are taken back.
func (one value) leadsTo(p *plan, g group) string {
	if !one.Chosen {
		return p.address.choosing(g, one.Value).String()
	}
	dropped := p.address.dropping(g, one.Value)
	for _, a := range p.alternatives[g] {
		if a.value == one.Value && a.part >= 0 {
			dropped = dropped.takingBack(p.reading.plainPart(a.part))
		}
	}
	return dropped.String()
}
