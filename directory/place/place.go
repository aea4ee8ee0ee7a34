// Package place turns what people type for a place, postcodes and names, into
// coordinates, from tables embedded in the binary: no service is asked, and nothing is
// read or built when the program starts.
//
// It knows the live unit postcodes of Great Britain to 50 m, the sectors and
// outcodes above them, the outcodes of Northern Ireland, Jersey, Guernsey and the
// Isle of Man (their units are not open data), towns, neighbourhoods of England
// and Wales, districts, counties, regions and nations. It does not know streets,
// houses, postcodes that were taken out of use (it returns their sector), or which of
// two namesakes somebody means: it returns all, the likeliest first. A position is
// right to about 40 m: 36 m of rounding, 5 m of the conversion from the National Grid.
//
// The tables in data/ are made by .ci/places, which says how to renew them;
// directory/place/format describes their records.
package place

import (
	"math"

	"bandstand/directory/place/format"
)

// Attribution is the text that the licences of the tables ask a site to show, a line
// for each source.
const Attribution = `Contains OS data © Crown copyright and database right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025. Contains National Statistics data © Crown copyright and database right 2025. Licensed under the Open Government Licence v3.0.
Place names and Northern Ireland, Channel Islands and Isle of Man postcode areas: GeoNames, CC BY 4.0.
Neighbourhood names: contains Parliamentary information licensed under the Open Parliament Licence v3.0.`

// Point is a position in WGS84 degrees, north and east positive.
type Point struct{ Lat, Lon float64 }

// Miles returns the distance between two points as the crow flies, right to 0.5 %.
func (p Point) Miles(q Point) float64 {
	const earth, radian = 3958.8, math.Pi / 180 // mean radius in miles
	north, east := math.Sin((q.Lat-p.Lat)*radian/2), math.Sin((q.Lon-p.Lon)*radian/2)
	h := north*north + math.Cos(p.Lat*radian)*math.Cos(q.Lat*radian)*east*east
	return 2 * earth * math.Asin(math.Sqrt(min(h, 1)))
}

// Kind is what sort of place a Place is.
type Kind string

// The kinds: first those of postcodes, then those of names, from small to large.
const (
	KindPostcode          Kind = "postcode" // a unit, about 15 doors: M6 5LB
	KindSector            Kind = "sector"   // M6 5
	KindOutcode           Kind = "outcode"  // M6
	KindNeighbourhood     Kind = "neighbourhood"
	KindTown              Kind = "town"               // from hamlets to London
	KindDistrict          Kind = "district"           // of a local authority
	KindCounty            Kind = "county"             // ceremonial where there is such a one
	KindCombinedAuthority Kind = "combined-authority" // Liverpool City Region
	KindRegion            Kind = "region"             // of England; Jersey, Guernsey and the Isle of Man
	KindNation            Kind = "nation"             // England, Scotland, Wales, Northern Ireland
)

// Place is a postcode or a named place and where it is.
type Place struct {
	Name       string // as it is written: "M6 5LB", "Newcastle upon Tyne"
	Kind       Kind
	In         string  // the area that tells it from its namesakes: "Greater Manchester"; of a postcode, its post town
	County     string  // the ceremonial county, "" where unknown or where there is none
	Region     string  // the region of England, "" elsewhere
	District   string  // the local authority; of a postcode, that of most of its sector; "" where unknown
	Nation     string  // england, scotland, wales, northern-ireland, or "" outside them; of a postcode, its sector's, which is wrong for 1 in 2,000 near a border
	Point      Point   // the middle, to 50 m
	Radius     float64 // miles within which 90 % of its postcodes lie, 0 where unknown
	Population int     // 0 where unknown
}

// String returns the name and the area that tells the place from its namesakes:
// "Salford, Greater Manchester".
func (p Place) String() string {
	if p.In == "" {
		return p.Name
	}
	return p.Name + ", " + p.In
}

func pointOf(c format.Cell) Point {
	lat, lon := c.Degrees()
	return Point{lat, lon}
}

func miles(r format.Radius) float64 {
	const metresInMile = 1609.344
	return r.Metres() / metresInMile
}

func nationOf(n format.Nation) string {
	return [...]string{
		format.NoNation: "", format.England: "england", format.Scotland: "scotland",
		format.Wales: "wales", format.NorthernIreland: "northern-ireland",
	}[n]
}
