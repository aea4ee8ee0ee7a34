package main

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/place/format"
)

// town is a real town, with some of its postcodes.
type town struct {
	slug, name string
	nation     string
	cell       format.Cell
	weight     int // how much happens there
	postcodes  []string
}

// leastPeople is how many live in the smallest town that has a page of its own.
const leastPeople = 1000

// nearestTowns returns as many towns as are wanted, or all there are: a large one,
// chosen by chance, and those that lie nearest to it, from the nearest on.
func nearestTowns(repository string, want int, random *chance) ([]town, error) {
	tables := map[string]string{}
	for _, name := range []string{"places", "text", "wheres", "sectors", "units", "outcodes"} {
		table, err := os.ReadFile(filepath.Join(repository, "directory/place/data", name+".bin"))
		if err != nil {
			return nil, err
		}
		tables[name] = string(table)
	}
	var all []town
	var large []format.Cell
	for i := range len(tables["places"]) / format.PlaceSize {
		p := format.ReadPlace(tables["places"], i)
		nation := nations[format.ReadWhere(tables["wheres"], int(p.Where)).Nation]
		if p.Kind != format.Town || p.Population < leastPeople || nation == "" {
			continue
		}
		if p.Population > 50_000 {
			large = append(large, p.Centre)
		}
		name, in := p.Name.In(tables["text"]), p.In.In(tables["text"])
		// The square root, because people of small places do more for each other.
		all = append(all, town{slug: activity.SlugOf(name + " " + in), name: name, nation: nation, cell: p.Centre,
			weight: squareRoot(int(p.Population))})
	}
	centre := one(random, large)
	slices.SortStableFunc(all, func(a, b town) int {
		return cmp.Or(cmp.Compare(apart(a.cell, centre), apart(b.cell, centre)), cmp.Compare(a.slug, b.slug))
	})
	all = slices.CompactFunc(all, func(a, b town) bool { return a.slug == b.slug })
	all = all[:min(want, len(all))]
	codes := postcodesByArea(tables, random)
	for i := range all {
		all[i].postcodes = codes.near(all[i].cell)
	}
	return slices.DeleteFunc(all, func(t town) bool { return len(t.postcodes) == 0 }), nil
}

var nations = map[format.Nation]string{
	format.England: "england", format.Scotland: "scotland",
	format.Wales: "wales", format.NorthernIreland: "northern-ireland",
}

// apart is the square of a distance. A step to the east is about 0.85 of one to the north.
func apart(a, b format.Cell) int {
	x, y := (int(a.X)-int(b.X))*85/100, int(a.Y)-int(b.Y)
	return x*x + y*y
}

func squareRoot(n int) int {
	root := 0
	for (root+1)*(root+1) <= n {
		root++
	}
	return root
}

// side is that of the squares by which postcodes are looked up, about four miles.
const side = 128

// areas holds some postcodes of every sector by the square that its middle lies in.
type areas map[format.Cell][]string

func postcodesByArea(tables map[string]string, random *chance) areas {
	codes := areas{}
	add := func(centre format.Cell, code string) {
		at := format.Cell{X: centre.X / side, Y: centre.Y / side}
		codes[at] = append(codes[at], code)
	}
	for i := range len(tables["sectors"]) / format.SectorSize {
		sector := format.ReadSector(tables["sectors"], i)
		for range 40 {
			suffix := random.IntN(len(format.Suffixes) * len(format.Suffixes))
			if _, live := sector.Unit(tables["units"], suffix); live {
				add(sector.Centre, strings.TrimRight(sector.Code[:4], " ")+" "+sector.Code[4:]+suffixOf(suffix))
			}
		}
	}
	for i := range len(tables["outcodes"]) / format.OutcodeSize {
		outcode := format.ReadOutcode(tables["outcodes"], i)
		for range 40 {
			if strings.HasPrefix(outcode.Code, "BT") { // whose units are not open data
				digit := string(rune('1' + random.IntN(9)))
				add(outcode.Centre, strings.TrimRight(outcode.Code, " ")+" "+digit+suffixOf(random.IntN(400)))
			}
		}
	}
	return codes
}

func suffixOf(number int) string {
	return string([]byte{format.Suffixes[number/len(format.Suffixes)], format.Suffixes[number%len(format.Suffixes)]})
}

// near returns the postcodes of the square that a town lies in and, where these are
// few, of those round it.
func (a areas) near(cell format.Cell) []string {
	x, y := int(cell.X/side), int(cell.Y/side)
	var found []string
	for ring := 0; ring <= 4 && len(found) < 20; ring++ {
		for dx := -ring; dx <= ring; dx++ {
			for dy := -ring; dy <= ring; dy++ {
				if max(dx, -dx, dy, -dy) == ring && x+dx >= 0 && y+dy >= 0 {
					found = append(found, a[format.Cell{X: uint16(x + dx), Y: uint16(y + dy)}]...)
				}
			}
		}
	}
	return found
}
