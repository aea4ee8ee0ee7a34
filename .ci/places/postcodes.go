package main

import (
	"fmt"
	"math"
	"math/bits"
	"slices"

	"bandstand/directory/place/format"
)

// share is how much of its units the radius of a sector holds.
const share = 0.90

// postcodes are the tables of sectors and units.
type postcodes struct{ sectors, units []byte }

// compilePostcodes writes the sectors and their units; units are sorted by postcode.
func compilePostcodes(units []unit, areas *areaTable) (postcodes, error) {
	var out postcodes
	for rest := units; len(rest) > 0; {
		end := slices.IndexFunc(rest, func(u unit) bool { return u.sector != rest[0].sector })
		if end < 0 {
			end = len(rest)
		}
		if err := out.addSector(rest[:end], areas); err != nil {
			return out, err
		}
		rest = rest[end:]
	}
	out.units = append(out.units, make([]byte, format.UnitsPadding)...)
	return out, nil
}

func (p *postcodes) addSector(units []unit, areas *areaTable) error {
	cells, suffixes := make([]format.Cell, len(units)), make([]int, len(units))
	districts := map[string]int{}
	for i, u := range units {
		cell, ok := format.CellAt(u.lat, u.lon)
		suffixes[i] = format.SuffixNumber(u.first, u.second)
		switch {
		case !ok:
			return fmt.Errorf("%s lies outside the grid: %f, %f", u, u.lat, u.lon)
		case suffixes[i] < 0:
			return fmt.Errorf("%s ends with letters that no postcode ends with", u)
		case i > 0 && suffixes[i] == suffixes[i-1]:
			return fmt.Errorf("%s stands twice", u)
		}
		cells[i] = cell
		if u.district != "" { // a few units have none
			districts[u.district]++
		}
	}
	sector := outline(cells)
	sector.Code, sector.Start = units[0].sector, uint32(len(p.units))
	sector.Where = areas.where(areas.byDistrict[most(districts)])
	p.sectors = sector.Append(p.sectors)
	p.units = sector.AppendUnits(p.units, suffixes, cells)
	return nil
}

// outline returns the rectangle, the centre and the radius of the cells. The centre
// is the median in each direction, which a few far units do not move.
func outline(cells []format.Cell) format.Sector {
	xs, ys := make([]uint16, len(cells)), make([]uint16, len(cells))
	for i, c := range cells {
		xs[i], ys[i] = c.X, c.Y
	}
	slices.Sort(xs)
	slices.Sort(ys)
	last := len(cells) - 1
	columns, rows := int(xs[last]-xs[0])+1, int(ys[last]-ys[0])+1
	centre := format.Cell{X: xs[last/2], Y: ys[last/2]}
	lat, lon := centre.Degrees()
	far := make([]float64, len(cells))
	for i, c := range cells {
		cLat, cLon := c.Degrees()
		far[i] = metres(lat, lon, cLat, cLon)
	}
	return format.Sector{
		Corner: format.Cell{X: xs[0], Y: ys[0]}, Columns: uint16(columns),
		Bits: uint8(bits.Len(uint(columns*rows - 1))), Centre: centre, Radius: format.RadiusOf(percentile(far)),
	}
}

// percentile returns the distance within which share of them lie; it sorts them.
func percentile(distances []float64) float64 {
	slices.Sort(distances)
	return distances[int(math.Ceil(share*float64(len(distances))))-1]
}

// metres returns the distance between two points in degrees, on a sphere.
func metres(lat1, lon1, lat2, lon2 float64) float64 {
	const radius, radian = 6371000, math.Pi / 180
	a, b := math.Sin((lat2-lat1)*radian/2), math.Sin((lon2-lon1)*radian/2)
	h := a*a + math.Cos(lat1*radian)*math.Cos(lat2*radian)*b*b
	return 2 * radius * math.Asin(math.Sqrt(min(h, 1)))
}
