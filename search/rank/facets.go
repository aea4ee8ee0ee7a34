package rank

import (
	"math/bits"
	"slices"

	"bandstand/directory/vocabulary"
	"bandstand/search/address"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// Facet is one value of a group as it is offered.
type Facet struct {
	Value     string
	Count     int  // exact answers that it alone of its group would leave
	Chosen    bool // or understood
	FromWords bool
}

// offered are the values of the groups that no vocabulary gives.
var offered = map[lexicon.Group][]string{
	lexicon.Day:    append(slices.Clone(vocabulary.Days[1:]), vocabulary.Days[0]),
	lexicon.Date:   {"today", "tomorrow", "this-week", "this-weekend", "next-week"},
	lexicon.Time:   vocabulary.Times,
	lexicon.Cost:   {"free", "3", "5", "10"},
	lexicon.How:    vocabulary.Ways,
	lexicon.Offers: vocabulary.Offers,
}

// Facets returns for each group the values that can be chosen, with how many exact
// answers each would have. A group's counts ignore its own choices.
func (m *Matches) Facets() (facets [lexicon.GroupCount][]Facet) {
	rows := m.facetRows()
	for g := range lexicon.GroupCount {
		values := m.offers(g)
		counts := m.counted(g, values, rows[g])
		for i, value := range values {
			one := Facet{Value: value, Count: counts[i]}
			if g == lexicon.How && len(m.Plan.Asked[g]) == 0 {
				one.Count += m.countedFromAfar(m.x.Bits(g, value) & m.fromHome)
			}
			for _, asked := range m.Plan.Asked[g] {
				if asked.Value == value {
					one.Chosen, one.FromWords = true, one.FromWords || asked.Part >= 0
				}
			}
			if one.Count > 0 || one.Chosen {
				facets[g] = append(facets[g], one)
			}
		}
	}
	return facets
}

// offers returns the values of a group that are offered: the usual ones, and what
// was chosen beside them.
func (m *Matches) offers(g lexicon.Group) []string {
	values := slices.Clone(offered[g])
	switch g {
	case lexicon.Kind, lexicon.GoodFor, lexicon.Access, lexicon.Language:
		values = slices.Clone(m.x.Values(g))
	case lexicon.Age:
		for _, company := range m.x.Company {
			values = append(values, company.Slug)
		}
	}
	for _, one := range m.Plan.Asked[g] {
		values = address.With(values, one.Value)
	}
	return values[:min(len(values), valuesAtOnce)]
}

// countedFromAfar counts the rows beyond the miles that were asked that one could join from
// home, if that were asked for, in one of some ways.
func (m *Matches) countedFromAfar(ways uint64) int {
	count := 0
	for row, fails := range m.unmet {
		if ways != 0 && fails == 0 && m.included[row] && m.x.Columns[lexicon.How][row]&ways != 0 && !m.reached(row, m.Plan.Miles) {
			count++
		}
	}
	return count
}

// facetRows returns for each group the exact answers there would be without its
// choices. Where every value is needed these are the answers themselves.
func (m *Matches) facetRows() (rows [lexicon.GroupCount]index.RowSet) {
	exact := index.NewRowSet(m.x.Count)
	for row, fails := range m.unmet {
		if !m.included[row] || bits.OnesCount32(uint32(fails)) > 2 || !m.reached(row, m.Plan.Miles) {
			continue
		}
		if fails == 0 {
			exact.Add(row)
			continue
		}
		for g := range lexicon.GroupCount {
			if g.NeedsEvery() || fails&^unmetWith(g) != 0 {
				continue
			}
			if rows[g] == nil {
				rows[g] = index.NewRowSet(m.x.Count)
			}
			rows[g].Add(row)
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

// counted returns how many of some rows each value of a group alone would leave.
func (m *Matches) counted(g lexicon.Group, values []string, rows index.RowSet) (counts [valuesAtOnce]int) {
	if !g.HasBits() {
		has := m.has(g, values)
		for row := range rows.Each {
			for set := has(row); set != 0; set &= set - 1 {
				counts[bits.TrailingZeros64(set)]++
			}
		}
		return counts
	}
	if g.IsWhen() && (m.areTogether(g) || len(m.Plan.Asked[lexicon.Time]) > 0) {
		return m.countedTogether(g, values, rows)
	}
	having := m.x.Having(g)
	for i, value := range values {
		var sets []index.RowSet
		for mask := m.x.Bits(g, value); mask != 0; mask &= mask - 1 {
			if set := having[bits.TrailingZeros64(mask)]; set != nil {
				sets = append(sets, set)
			}
		}
		counts[i] = rows.Common(sets)
	}
	return counts
}

// countedTogether counts for each day, or each time, the rows that have a session then that
// is also on the dates and at the times, or on the days, that are asked.
func (m *Matches) countedTogether(g lexicon.Group, values []string, rows index.RowSet) (counts [valuesAtOnce]int) {
	weeks := make([]index.Week, len(values))
	for i, value := range values {
		if g == lexicon.Day {
			weeks[i].Add(m.x.Bits(g, value), m.Plan.Windows()...)
		} else if window, ok := index.WindowOf(value); ok {
			weeks[i].Add(m.Plan.Bits(lexicon.Day), window)
		}
	}
	for row := range rows.Each {
		for i := range weeks {
			if m.when.fits(row, &weeks[i]) {
				counts[i]++
			}
		}
	}
	return counts
}
