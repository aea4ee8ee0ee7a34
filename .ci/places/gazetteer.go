package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/place/format"
)

// named is one town, neighbourhood or area on its way into places.bin.
type named struct {
	name       string
	in         string
	kind       format.Kind
	area       area
	lat, lon   float64
	radius     float64 // metres, 0 where unknown
	population int     // 0 where unknown
	weight     int     // how likely it is what people mean, in inhabitants
	also       []string
}

// village is the weight below which a place called by a common word is left out.
const village = 1000

// gazetteer gathers the named places, the weightiest first.
func gazetteer(from sources, areas *areaTable, density density) ([]*named, error) {
	islands, towns := islandsOf(readTowns(from.towns))
	towns = withoutDoubles(towns)
	neighbourhoods, err := readNeighbourhoods(from.neighbourhoods, areas)
	if err != nil {
		return nil, fmt.Errorf("neighbourhoods.csv: %w", err)
	}
	all := slices.Concat(towns, besideTowns(neighbourhoods, towns), readAreas(from.areas, areas, towns), islands)
	for _, p := range all {
		weigh(p, density)
	}
	all = slices.DeleteFunc(all, func(p *named) bool { return p.weight < village && tooCommon[key(p.name)] })
	tellApart(all)
	slices.SortFunc(all, func(a, b *named) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.name, b.name), strings.Compare(a.in, b.in),
			cmp.Compare(a.kind, b.kind), cmp.Compare(a.lat, b.lat), cmp.Compare(a.lon, b.lon))
	})
	return all, nil
}

// readTowns leaves out what is not in the British Isles, such as bases in Cyprus.
func readTowns(rows []row) (towns []*named) {
	for _, r := range rows {
		lat, lon := r.number["lat"], r.number["lon"]
		if lat < 49 || lat > 61 || lon < -9 || lon > 2 {
			continue
		}
		name, _, _ := strings.Cut(written(r.text["name"]), ", ")
		region := r.text["region_or_country"]
		nation := nations[region]
		if strings.HasPrefix(r.text["lad_code"], "E") {
			nation = format.England
		}
		towns = append(towns, &named{
			name: name, kind: format.Town, lat: lat, lon: lon, population: int(r.number["population"]),
			area: area{written(r.text["district"]), r.text["county"], region, nation},
		})
	}
	return towns
}

// readNeighbourhoods leaves out the numbered ones of Northern Ireland ("Antrim_A"), which
// nobody says.
func readNeighbourhoods(rows []row, areas *areaTable) (out []*named, err error) {
	for _, r := range rows {
		name := r.text["name"]
		if strings.Contains(name, "_") {
			continue
		}
		in, ok := areas.byName[r.text["district"]]
		if !ok {
			return nil, fmt.Errorf("%s: no district %q in lads.csv", name, r.text["district"])
		}
		out = append(out, &named{
			name: written(name), kind: format.Neighbourhood, area: in, lat: r.number["lat"], lon: r.number["lon"],
		})
	}
	return out, nil
}

// areaKinds are the types of areas.csv. Of areas of one name that are the same
// to everybody (Kent the ceremonial county and Kent the council), the first in
// this order stays; a region or a nation is never the same as anything.
var areaKinds = []struct {
	name   string
	kind   format.Kind
	weight int // so that the towns of that name stand where people expect them
	apart  bool
}{
	{"country", format.Country, 5_000_000, true},
	{"region", format.Region, 500_000, true},
	{"ceremonial_county", format.County, 100_000, false},
	{"county", format.County, 100_000, false},
	{"combined_authority", format.CombinedAuthority, 90_000, false},
	{"district", format.District, 5_000, false},
}

func readAreas(rows []row, areas *areaTable, towns []*named) (out []*named) {
	seen := map[string]bool{}
	for _, kind := range areaKinds {
		for _, r := range rows {
			name := written(r.text["name"])
			if r.text["type"] != kind.name || !kind.apart && seen[key(name)] {
				continue
			}
			seen[key(name)] = seen[key(name)] || !kind.apart
			p := &named{
				name: name, kind: kind.kind, lat: r.number["lat"], lon: r.number["lon"],
				radius: r.number["p90_km"] * 1000, weight: kind.weight,
			}
			p.area = areaOf(p, r.text["name"], areas, towns)
			out = append(out, p)
		}
	}
	return out
}

// areaOf returns what an area lies in: a district by the register, any other by
// the town nearest to its middle.
func areaOf(p *named, registered string, areas *areaTable, towns []*named) area {
	if p.kind == format.District {
		return areas.byName[registered]
	}
	if p.kind == format.Country {
		return area{nation: nations[p.name]}
	}
	near := nearest(p, towns, func(t *named) bool { return t.population > 0 }).area
	switch p.kind {
	case format.Region:
		return area{region: p.name, nation: near.nation}
	case format.County:
		return area{county: p.name, region: near.region, nation: near.nation}
	}
	return area{region: near.region, nation: near.nation}
}

// islandsOf returns an area for each island that is not in the United Kingdom, and the
// towns without those of that same name.
func islandsOf(towns []*named) (islands, rest []*named) {
	for _, name := range []string{"Isle of Man", "Jersey", "Guernsey"} {
		island := &named{name: name, kind: format.Region, area: area{region: name}, weight: 90_000}
		var lats, lons, far []float64
		for _, t := range towns {
			if t.area.region == name {
				lats, lons = append(lats, t.lat), append(lons, t.lon)
			}
		}
		if len(lats) == 0 {
			continue
		}
		for i := range lats {
			island.lat, island.lon = island.lat+lats[i]/float64(len(lats)), island.lon+lons[i]/float64(len(lons))
		}
		for i := range lats {
			far = append(far, metres(island.lat, island.lon, lats[i], lons[i]))
		}
		island.radius = percentile(far)
		islands = append(islands, island)
		towns = slices.DeleteFunc(towns, func(t *named) bool { return t.name == name })
	}
	return islands, towns
}

// key returns the one spelling that all spellings of a name share.
func key(name string) string {
	k, ok := format.AppendKey(nil, name)
	if !ok {
		panic("no key for the name " + name) // a name of the sources, ours to mend
	}
	return string(k)
}
