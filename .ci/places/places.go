package main

import (
	"cmp"
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
func compileOutcodes(rows [][]string, areas *areaTable, all []*named) ([]byte, error) {
	isPlace := map[string]bool{}
	for _, p := range all {
		isPlace[key(p.name)] = true
	}
	rows = slices.Clone(rows)
	slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(fill(a[0]), fill(b[0])) })
	var outcodes []byte
	for _, row := range rows {
		code, post, district := row[0], row[5], row[6]
		at, err1 := position(row[1], row[2])
		radius, err2 := number(row[3])
		units, err3 := number(row[4])
		if err := cmp.Or(err1, err2, err3); err != nil {
			return nil, fmt.Errorf("%s: %w", code, err)
		}
		centre, ok := format.CellAt(at[0], at[1])
		if !ok || len(code) > 4 {
			return nil, fmt.Errorf("%s lies outside the grid or is too long", code)
		}
		if post == "" || !isPlace[key(post)] {
			here := &named{lat: at[0], lon: at[1]}
			post = nearest(here, all, func(p *named) bool { return p.kind == format.Town && p.population >= 1000 }).name
		}
		outcodes = format.Outcode{
			Code: fill(code), Centre: centre, Radius: format.RadiusOf(radius), Units: uint16(units),
			Post: areas.text.add(post), Where: areas.whereOfDistrict(district),
		}.Append(outcodes)
	}
	return outcodes, nil
}

// fill brings an outcode to four bytes.
func fill(code string) string { return (code + "    ")[:4] }

// summarise says what there is, for the person who renews the tables.
func summarise(tables []table, from sources, all []*named) string {
	var out strings.Builder
	count := map[format.Kind]int{}
	for _, p := range all {
		count[p.kind]++
	}
	fmt.Fprintf(&out, "left out as doubles, abroad or without a name of their own: %d of %d towns, %d of %d neighbourhoods\n",
		len(from.towns)-count[format.Town], len(from.towns),
		len(from.neighbourhoods)-count[format.Neighbourhood], len(from.neighbourhoods))
	fmt.Fprintf(&out, "%d towns, %d neighbourhoods, %d districts, %d counties, %d combined authorities, %d regions, %d nations\n",
		count[format.Town], count[format.Neighbourhood], count[format.District], count[format.County],
		count[format.CombinedAuthority], count[format.Region], count[format.Country])
	records := map[string]int{
		"outcodes.bin": format.OutcodeSize, "sectors.bin": format.SectorSize, "places.bin": format.PlaceSize,
		"keys.bin": format.KeySize, "postings.bin": format.PostingSize, "wheres.bin": format.WhereSize,
	}
	sum := 0
	for _, t := range tables {
		fmt.Fprintf(&out, "%9d bytes %s", len(t.bytes), t.name)
		if size := records[t.name]; size > 0 {
			fmt.Fprintf(&out, ", %d records", len(t.bytes)/size)
		}
		out.WriteByte('\n')
		sum += len(t.bytes)
	}
	fmt.Fprintf(&out, "%9d bytes in all\n", sum)
	return out.String()
}
