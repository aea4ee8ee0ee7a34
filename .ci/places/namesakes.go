package main

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"bandstand/directory/place/format"
)

// Distances in metres within which two entries of one name are one place.
const (
	sameTown          = 2_500  // two towns
	sameNeighbourhood = 8_000  // a neighbourhood and a town
	strayTown         = 25_000 // a town and one that was put in the middle of its postcode district
)

func (p *named) distance(q *named) float64 { return metres(p.lat, p.lon, q.lat, q.lon) }

// withoutDoubles drops towns that stand twice: near by, or in one district
// and called like it (Wirral) or at a spot that several towns share, which is a
// postcode district's and not their own. The one with inhabitants stays.
func withoutDoubles(towns []*named) []*named {
	shared := map[[2]float64]int{}
	byName := map[string][]*named{}
	for _, t := range towns {
		shared[[2]float64{t.lat, t.lon}]++
		byName[key(t.name)] = append(byName[key(t.name)], t)
	}
	var out []*named
	for _, t := range towns {
		double := slices.ContainsFunc(byName[key(t.name)], func(o *named) bool {
			if o == t || o.population < t.population || o.population == t.population && slices.Index(towns, o) > slices.Index(towns, t) {
				return false
			}
			lost := shared[[2]float64{t.lat, t.lon}] > 2 || t.name == t.area.district
			stray := lost && t.population == 0 && o.area.district == t.area.district
			return t.distance(o) < sameTown || stray && t.distance(o) < strayTown
		})
		if !double {
			out = append(out, t)
		}
	}
	return out
}

// besideTowns drops neighbourhoods that are a town too, and gives the rest
// the names of their parts ("Weaste & Seedley") that no town near by has.
func besideTowns(neighbourhoods, towns []*named) []*named {
	byName := map[string][]*named{}
	for _, t := range towns {
		byName[key(t.name)] = append(byName[key(t.name)], t)
	}
	isTown := func(p *named, name string) bool {
		return slices.ContainsFunc(byName[key(name)], func(t *named) bool { return p.distance(t) < sameNeighbourhood })
	}
	return slices.DeleteFunc(neighbourhoods, func(p *named) bool {
		if isTown(p, p.name) {
			return true
		}
		for _, part := range parts(p.name) {
			if !tooCommon[key(part)] && !isTown(p, part) {
				p.also = append(p.also, part)
			}
		}
		return false
	})
}

// density is the number of units in squares of 10 grid cells, about 500 m.
type density map[format.Cell]int

func densityOf(units []unit) density {
	d := density{}
	for _, u := range units {
		cell, _ := format.CellAt(u.lat, u.lon)
		d[format.Cell{X: cell.X / 10, Y: cell.Y / 10}]++
	}
	return d
}

// around returns the number of units of the 25 squares round a point.
func (d density) around(lat, lon float64) int {
	cell, _ := format.CellAt(lat, lon)
	sum := 0
	for x := cell.X/10 - 2; x <= cell.X/10+2; x++ {
		for y := cell.Y/10 - 2; y <= cell.Y/10+2; y++ {
			sum += d[format.Cell{X: x, Y: y}]
		}
	}
	return sum
}

// weigh sets how likely a place is meant. Where the inhabitants are not
// known, the postcodes round it stand for some of them, so that Clifton in
// Bristol comes before Clifton in the fields, yet after any known town.
func weigh(p *named, d density) {
	const perUnit, most = 4, 4_500
	if p.weight == 0 {
		p.weight = cmp.Or(p.population, min(perUnit*d.around(p.lat, p.lon), most))
	}
}

// tellApart sets what tells each place from its namesakes: the widest area
// that will do.
func tellApart(all []*named) {
	for _, p := range all {
		p.in = firstOther(p.name, p.wider()...)
	}
	for _, same := range groups(all) {
		for _, p := range same {
			p.in = firstOther(p.name, strings.Join(different(p.area.district, p.in), ", "), p.in)
		}
	}
	for _, same := range groups(all) {
		for _, p := range same {
			near := nearest(p, all, func(o *named) bool {
				return o.kind == format.Town && o.population >= 1000 && key(o.name) != key(p.name)
			})
			p.in += ", near " + near.name
		}
	}
}

// wider returns the areas that a place is known by, the best first.
func (p *named) wider() []string {
	a := p.area
	switch p.kind {
	case format.Neighbourhood:
		return []string{a.district, a.county, a.region}
	case format.County, format.CombinedAuthority:
		return []string{a.region}
	case format.Region:
		if a.nation == format.England {
			return []string{"England"}
		}
		return nil
	}
	if a.nation == format.NorthernIreland { // its districts are new and long
		return []string{a.region}
	}
	return []string{a.county, a.district, a.region}
}

// groups returns the places that have the same kind, name and area, where there are
// several, in an order that is always the same.
func groups(all []*named) [][]*named {
	type label struct {
		kind format.Kind
		text string
	}
	by := map[label][]*named{}
	var order []label
	for _, p := range all {
		l := label{p.kind, key(p.name + " " + p.in)}
		if by[l] == nil {
			order = append(order, l)
		}
		by[l] = append(by[l], p)
	}
	var several [][]*named
	for _, l := range order {
		if len(by[l]) > 1 {
			several = append(several, by[l])
		}
	}
	return several
}

// firstOther returns the first area that is not called like the place itself.
func firstOther(name string, areas ...string) string {
	for _, a := range areas {
		if a != "" && key(a) != key(name) {
			return a
		}
	}
	return ""
}

// different returns the names without the empty ones and repeats.
func different(names ...string) []string {
	names = slices.DeleteFunc(names, func(n string) bool { return n == "" })
	return slices.Compact(names)
}

// nearest returns the nearest of the places that match.
func nearest(p *named, all []*named, match func(*named) bool) *named {
	best, least := &named{}, math.MaxFloat64
	for _, o := range all {
		if o != p && match(o) && p.distance(o) < least {
			best, least = o, p.distance(o)
		}
	}
	return best
}
