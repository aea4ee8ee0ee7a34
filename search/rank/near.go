package rank

import (
	"math"

	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/places"
)

// distances are the miles of rows from a place, worked out when they are asked
// for: most rows fail something else first.
type distances struct {
	table *index.Table
	near  *places.Around
	known []float64 // 0 where it was not asked for yet
}

// to returns a row's miles: infinite where it happens nowhere in particular, or
// where nobody named a place.
func (d *distances) to(row int) float64 {
	if d.near == nil {
		return math.Inf(1)
	}
	if d.known[row] == 0 {
		d.known[row] = math.Inf(1)
		if point, ok := d.table.Point(row); ok {
			d.known[row] = point.Miles(d.near.Point)
		}
	}
	return d.known[row]
}

// milesOfLatitude is a little less than the miles of a degree of latitude.
const milesOfLatitude = 69

// within reports whether a row lies within miles. Latitude alone rules most rows out.
func (d *distances) within(row int, miles float64) bool {
	north := math.Abs(float64(d.table.Lat[row])-d.near.Point.Lat) * milesOfLatitude
	return !(north > miles) && d.to(row) <= miles
}

// reached reports whether a row is within a number of miles of where somebody looks.
// All of a town is in that town, and what is online or by phone is within reach
// of whoever asked for that.
func (c *candidates) reached(row int, miles float64) bool {
	near := c.plan.Near
	if near == nil || placeIsName(c.plan, c.called[row]) {
		return true
	}
	town := c.x.Town[row]
	if near.Area != nil && miles <= c.plan.Miles && !c.plan.MilesSaid {
		point, ok := c.x.Point(row)
		return ok && near.Area.Has(town, point) || c.x.Columns[lexicon.How][row]&c.homeAsked != 0
	}
	if !near.All && c.miles.within(row, miles) {
		return true
	}
	if near.All && town != index.NoTown && c.x.Towns[town].Nation == near.Nation {
		return true
	}
	if near.Town != index.NoTown && town == near.Town && !c.plan.MilesSaid {
		return true
	}
	return c.x.Columns[lexicon.How][row]&c.homeAsked != 0
}

// isFromHome reports whether one can take part in a row from home, wherever that is.
func (c *candidates) isFromHome(row int) bool { return c.x.Columns[lexicon.How][row]&c.fromHome != 0 }
