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

// village is the weight below which a place called by a common word is let go.
const village = 1000

// gazetteer gathers the named places, the weightiest first.
func gazetteer(from sources, areas *areaTable, density density) ([]*named, error) {
	towns, err := readTowns(from.towns)
	if err != nil {
		return nil, fmt.Errorf("towns.csv: %w", err)
	}
	islands, towns := islandsOf(towns)
	towns = withoutDoubles(towns)
	neighbourhoods, err := readNeighbourhoods(from.neighbourhoods, areas)
	if err != nil {
		return nil, fmt.Errorf("neighbourhoods.csv: %w", err)
	}
	neighbourhoods = besideTowns(neighbourhoods, towns)
	regional, err := readAreas(from.areas, areas, towns)
	if err != nil {
		return nil, fmt.Errorf("areas.csv: %w", err)
	}
	all := slices.Concat(towns, neighbourhoods, regional, islands)
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

// readTowns leaves out what is not in the British Isles.
func readTowns(rows [][]string) ([]*named, error) {
	var towns []*named
	for _, row := range rows {
		at, err := position(row[4], row[5])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", row[0], err)
		}
		if !inTheIsles(at[0], at[1]) { // bases in Cyprus
			continue
		}
		population, err := number(row[6])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", row[0], err)
		}
		name, _, _ := strings.Cut(written(row[0]), ", ")
		region := row[3]
		nation := nations[region]
		if strings.HasPrefix(row[7], "E") {
			nation = format.England
		}
		towns = append(towns, &named{
			name: name, kind: format.Town, lat: at[0], lon: at[1], population: int(population),
			area: area{written(row[1]), row[2], region, nation},
		})
	}
	return towns, nil
}

func inTheIsles(lat, lon float64) bool { return lat > 49 && lat < 61 && lon > -9 && lon < 2 }

// readNeighbourhoods leaves out the numbered ones of Northern Ireland
// ("Antrim_A"), which nobody says.
func readNeighbourhoods(rows [][]string, areas *areaTable) ([]*named, error) {
	var out []*named
	for _, row := range rows {
		if strings.Contains(row[0], "_") {
			continue
		}
		at, err := position(row[2], row[3])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", row[0], err)
		}
		in, ok := areas.byName[row[1]]
		if !ok {
			return nil, fmt.Errorf("%s: no district %q in lads.csv", row[0], row[1])
		}
		out = append(out, &named{name: written(row[0]), kind: format.Neighbourhood, area: in, lat: at[0], lon: at[1]})
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

func readAreas(rows [][]string, areas *areaTable, towns []*named) ([]*named, error) {
	var out []*named
	seen := map[string]bool{}
	for _, kind := range areaKinds {
		for _, row := range rows {
			if row[1] != kind.name {
				continue
			}
			name := written(row[0])
			if !kind.apart && seen[key(name)] {
				continue
			}
			seen[key(name)] = seen[key(name)] || !kind.apart
			at, err := position(row[2], row[3])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			km, err := number(row[4])
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			p := &named{name: name, kind: kind.kind, lat: at[0], lon: at[1], radius: km * 1000, weight: kind.weight}
			p.area = areaOf(p, row[0], areas, towns)
			out = append(out, p)
		}
	}
	return out, nil
}

// areaOf finds what an area lies in: a district by the register, any other by
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

// islandsOf makes an area of each island that is not in the United Kingdom, and
// takes a town of that same name away.
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

// key is the name in the spelling that all its spellings share.
func key(name string) string {
	k, ok := format.AppendKey(nil, name)
	if !ok {
		panic("no key for the name " + name) // a name of the sources, ours to mend
	}
	return string(k)
}
