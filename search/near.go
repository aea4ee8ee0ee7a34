package search

import "math"

// distances are the miles of rows from a place, worked out when they are asked
// for: most rows fail something else first.
type distances struct {
	table *table
	near  *around
	known []float64 // 0 where it was not asked for yet
}

// to gives a row's miles: infinite where it happens nowhere in particular, or
// where nobody named a place.
func (d *distances) to(row int) float64 {
	if d.near == nil {
		return math.Inf(1)
	}
	if d.known[row] == 0 {
		d.known[row] = math.Inf(1)
		if point, ok := d.table.point(row); ok {
			d.known[row] = point.Miles(d.near.point)
		}
	}
	return d.known[row]
}

// milesOfLatitude is a little less than the miles of a degree of latitude.
const milesOfLatitude = 69

// within says whether a row is within so many miles. Of most that are not their
// latitude says so.
func (d *distances) within(row int, miles float64) bool {
	north := math.Abs(float64(d.table.lat[row])-d.near.point.Lat) * milesOfLatitude
	return !(north > miles) && d.to(row) <= miles
}

// reached says whether a row is within a number of miles of where somebody looks.
// All of a town is in that town, and what is online or by phone is within reach
// of whoever asked for that.
func (x *Index) reached(p *plan, f *found, row int, miles float64) bool {
	if p.near == nil || !p.near.all && f.miles.within(row, miles) || p.placeIsName(f.called[row]) {
		return true
	}
	if p.near.all && x.nationOf(row) == p.near.nation {
		return true
	}
	if p.near.town != noTown && x.table.town[row] == p.near.town && !p.radiusSaid {
		return true
	}
	return x.table.how[row]&p.home != 0
}

// fromHome gives the ways to take part from home that were asked for.
func (p *plan) fromHome() uint64 {
	var ways uint64
	for _, one := range p.alternatives[byHow] {
		if one.value == "online" || one.value == "by-phone" {
			ways |= one.bits
		}
	}
	return ways
}

// isFromHome says whether one can take part in a row from home, wherever that is.
func (x *Index) isFromHome(row int) bool {
	return x.table.how[row]&(x.bitsOf(byHow, "online")|x.bitsOf(byHow, "by-phone")) != 0
}

// nationOf gives the nation in which a row happens, or nothing where it happens
// nowhere in particular.
func (x *Index) nationOf(row int) string {
	if town := x.table.town[row]; town != noTown {
		return x.Towns[town].Nation
	}
	return ""
}
