package main

import (
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/place/format"
)

// compilePlaces writes places.bin, in the order given.
func compilePlaces(all []*named, areas *areaTable) ([]byte, error) {
	var places []byte
	for _, p := range all {
		centre, ok := format.CellAt(p.lat, p.lon)
		if !ok {
			return nil, fmt.Errorf("%s lies outside the grid: %f, %f", p.name, p.lat, p.lon)
		}
		places = format.Place{
			Name: areas.text.add(p.name), In: areas.text.add(p.in), Where: areas.where(p.area), Kind: p.kind,
			Centre: centre, Radius: format.RadiusOf(p.radius), Population: uint32(p.population),
		}.Append(places)
	}
	return places, nil
}

// compileOutcodes writes outcodes.bin. Rows that GeoNames gave are known by
// what its postal file calls them, which need not be a place ("Child Support
// Agency"): then the nearest town of some size stands in.
func compileOutcodes(rows []row, areas *areaTable, all []*named) ([]byte, error) {
	isPlace := map[string]bool{}
	for _, p := range all {
		isPlace[key(p.name)] = true
	}
	slices.SortFunc(rows, func(a, b row) int { return strings.Compare(fill(a.text["code"]), fill(b.text["code"])) })
	var outcodes []byte
	for _, r := range rows {
		code, post, lat, lon := r.text["code"], r.text["place"], r.number["lat"], r.number["lon"]
		centre, ok := format.CellAt(lat, lon)
		if !ok || len(code) > 4 {
			return nil, fmt.Errorf("%s lies outside the grid or is too long", code)
		}
		if post == "" || !isPlace[key(post)] {
			here := &named{lat: lat, lon: lon}
			post = nearest(here, all, func(p *named) bool { return p.kind == format.Town && p.population >= 1000 }).name
		}
		outcodes = format.Outcode{
			Code: fill(code), Centre: centre, Radius: format.RadiusOf(r.number["p90_m"]), Units: uint16(r.number["units"]),
			Post: areas.text.add(post), Where: areas.where(areas.byDistrict[r.text["lad_code"]]),
		}.Append(outcodes)
	}
	return outcodes, nil
}

// fill brings an outcode to four bytes.
func fill(code string) string { return (code + "    ")[:4] }
