package search

import (
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
	for _, g := range groups {
		rows := x.rowsBut(p, f, g)
		var values []value
		for _, name := range x.offers(p, g) {
			one := x.facet(p, g, name)
			one.Count = x.countValue(p, rows, g, name, now)
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

// rowsBut gives the exact answers there would be without the choices of a group.
// Of access every value is needed, so there it gives the answers themselves.
func (x *Index) rowsBut(p *plan, f *found, g group) []int {
	let := allowance{miles: p.radius}
	if g != byAccess {
		let.fails = failsOf(g)
	}
	rows := make([]int, 0, x.Count)
	for row := range f.fails {
		if x.answers(p, f, row, let) {
			rows = append(rows, row)
		}
	}
	return rows
}

// countValue counts the rows that a value alone would leave.
func (x *Index) countValue(p *plan, rows []int, g group, name string, now time.Time) int {
	alternatives := p.alternatives
	alternatives[g] = []alternative{{value: name}}
	together := test(nil)
	if isWhen(g) {
		together = x.together(&alternatives, now)
	}
	column := x.column(g)
	if column == nil || together != nil {
		return countPassing(rows, x.valueTest(g, alternative{value: name}, now), together)
	}
	mask := x.bitsOf(g, name)
	count := 0
	for _, row := range rows {
		if column[row]&mask != 0 {
			count++
		}
	}
	return count
}

func countPassing(rows []int, passes, together test) int {
	count := 0
	for _, row := range rows {
		if passes(row, 0) && (together == nil || together(row, 0)) {
			count++
		}
	}
	return count
}

// offers gives the values of a group that are offered: the usual ones, and what
// was chosen beside them.
func (x *Index) offers(p *plan, g group) []string {
	names := slices.Clone(offered[g])
	switch g {
	case byKind, byGoodFor, byAccess, byLanguage:
		names = slices.Clone(x.valuesOf(g))
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
