package search

import "slices"

// way is a way on for somebody who found too little.
type way struct {
	Label string `json:"label"`
	URL   string `json:"url"`
	Count int    `json:"count,omitempty"` // what it would find
}

// waysOn gives what to try instead where too little was found, each with how many it would find: without one
// of the filters, further away, from home, or everything nearby.
func (x *Index) waysOn(p *plan, f *found, total int) []way {
	var ways []way
	add := func(label string, to address, count int) {
		if count > total {
			ways = append(ways, way{label, to.String(), count})
		}
	}
	for _, g := range groups {
		if values := p.values(g); len(values) > 0 {
			to, let := p.withoutGroup(g)
			add(x.say.Say("search.ways.without", "what", x.labels(g, values)), to, x.count(p, f, let, x.Count))
		}
	}
	if p.near != nil {
		widest := p.address
		widest.within, widest.page = radii[len(radii)-1], 1
		if float64(widest.within) > p.radius {
			label := x.say.Say("search.ways.wider", "miles", x.say.Miles(float64(widest.within)))
			add(label, widest, x.count(p, f, allowance{miles: float64(widest.within)}, x.Count))
		}
		nearby := address{near: p.near.name, json: p.address.json, within: radii[len(radii)-1], page: 1}
		label := x.say.Say("search.ways.nearby", "place", cutPostcodes(p.near.name))
		add(label, nearby, x.count(p, f, allowance{fails: ^uint32(0), miles: float64(nearby.within)}, x.Count))
	}
	home := address{page: 1, json: p.address.json, chosen: [groupCount][]string{byHow: {"online", "by-phone"}}}
	add(x.say.Say("search.ways.from_home"), home, x.countFromHome(f))
	return ways
}

// withoutGroup is the search without anything that was asked of a group, words
// and all, and what that lets go.
func (p *plan) withoutGroup(g group) (address, allowance) {
	a, let := p.address.changing(g, nil), allowance{fails: failsOf(g), miles: p.radius}
	for number := len(p.reading.parts) - 1; number >= 0; number-- { // from the back, so that places in q stay right
		one := p.reading.parts[number]
		if !slices.ContainsFunc(one.filters, func(f filter) bool { return f.group == g }) {
			continue
		}
		from, to := p.reading.words[one.from].start, p.reading.words[one.to-1].end
		a.q = tidy(a.q[:from] + " " + a.q[to:])
		for _, f := range one.filters {
			let.fails |= failsOf(f.group)
		}
	}
	return a, let
}

func (x *Index) countFromHome(f *found) int {
	ways := x.bitsOf(byHow, "online") | x.bitsOf(byHow, "by-phone")
	count := 0
	for row, included := range f.included {
		if included && x.table.how[row]&ways != 0 {
			count++
		}
	}
	return count
}
