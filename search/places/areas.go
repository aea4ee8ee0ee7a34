package places

import (
	"math"
	"slices"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
)

// A county is what lies in it, and not a circle; so are districts and regions. What lies in
// one is told by the towns of the directory, which the tables of places know. Of the parts of
// a town there is no map: "north Leeds" is what lies north of the middle of Leeds, as far as
// Leeds reaches.

// Area is an area with an edge: a county, a district or a region, or a part of a place.
type Area struct {
	towns  []bool      // of the directory, those that lie in it
	middle place.Point // of the place that it is a part of
	reach  float64     // miles that this stretches
	side   string      // one of vocabulary.Sides, "" for a county
}

// Has reports whether the area has a point in a town of the directory.
func (a *Area) Has(town uint16, point place.Point) bool {
	if a.side == "" {
		return int(town) < len(a.towns) && a.towns[town]
	}
	miles := a.middle.Miles(point)
	if miles > a.reach {
		return false
	}
	if a.side == centre {
		return miles <= max(leastCentre, centreShare*a.reach)
	}
	north, east := towards(a.side)
	return (point.Lat-a.middle.Lat)*north+(point.Lon-a.middle.Lon)*math.Cos(point.Lat*math.Pi/180)*east >= -atMiddle
}

const centre = "centre"

// towards returns the direction of a side.
func towards(side string) (north, east float64) {
	angle := float64(slices.Index(vocabulary.Sides, side)) * math.Pi / 4
	return math.Cos(angle), math.Sin(angle)
}

// areaOf returns the area of a county, a district or a region; nil of any other place.
func (p *Places) areaOf(one place.Place) *Area {
	var in func(place.Place) string
	switch one.Kind {
	case place.KindDistrict:
		in = func(t place.Place) string { return t.District }
	case place.KindCounty:
		in = func(t place.Place) string { return t.County }
	case place.KindRegion:
		in = func(t place.Place) string { return t.Region }
	default:
		return nil
	}
	area := &Area{}
	for _, town := range p.known() {
		area.towns = append(area.towns, in(town) == one.Name)
	}
	return area
}

// findTowns returns the directory's own towns as the tables of places know them, each empty
// where they do not.
func (p *Places) findTowns() []place.Place {
	towns := make([]place.Place, len(p.towns))
	for i, town := range p.towns {
		for _, found := range place.Find(town.Name) {
			if found.Point.Miles(town.Point) < sameTownMiles {
				towns[i] = found
				break
			}
		}
	}
	return towns
}

// PartNamed returns the side of a place and its name, of the name of a part: north and Leeds
// of "the north of Leeds".
func (p *Places) PartNamed(name string) (side, of string, ok bool) {
	words := vocabulary.Tokens(name)
	said := func(from, to int) string {
		var folded []string
		for _, t := range words[from:to] {
			folded = append(folded, p.speech.Fold(t.Plain))
		}
		return p.speech.Sides[strings.Join(folded, " ")]
	}
	for n := min(longestSide, len(words)-1); n > 0; n-- {
		if side = said(0, n); side != "" {
			return side, name[words[n].Start:], true
		}
		if side = said(len(words)-n, len(words)); side == centre && n > 1 { // "Leeds city centre", and no "community centre"
			return side, name[:words[len(words)-n-1].End], true
		}
	}
	return "", "", false
}

// part returns a part of a place as somewhere to look around.
func (p *Places) part(name string) (Around, bool) {
	side, of, ok := p.PartNamed(name)
	if !ok {
		return Around{}, false
	}
	at, ok := p.Locate(of)
	if !ok || at.isPostcode() || at.Area != nil && at.Area.side != "" {
		return Around{}, false
	}
	reach := at.Reach
	for _, other := range place.Find(at.Name) {
		if reach == 0 && other.Point.Miles(at.Point) < sameTownMiles {
			reach = other.Radius
			if other.Population >= LeastLarge && reach == 0 {
				reach = math.Sqrt(float64(other.Population) / perSquareMile / math.Pi)
			}
		}
	}
	reach = max(reach, leastReach)
	part := Around{Name: strings.TrimSpace(strings.Replace(name, of, at.Name, 1)), Point: at.Point, Nation: at.Nation, Town: at.Town, Reach: reach / 2}
	part.Area = &Area{middle: at.Point, reach: reach, side: side}
	if side != centre {
		const milesOfDegree = 69
		north, east := towards(side)
		part.Point.Lat += north * reach / 2 / milesOfDegree
		part.Point.Lon += east * reach / 2 / milesOfDegree / math.Cos(at.Point.Lat*math.Pi/180)
	}
	return part, true
}
