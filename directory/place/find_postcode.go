package place

import "bandstand/directory/place/format"

// FindPostcode returns the place of a postcode: the unit itself, or else the sector or
// the outcode that it would lie in; Kind says which. The latter two, of which exact is
// false, stand in for a unit that is newer than the tables, was taken out of use, or is
// in Northern Ireland or on an island outside the United Kingdom. Where not even the
// outcode is known, ok is false; SuggestOutcodes returns similar ones.
func FindPostcode(p Postcode) (found Place, exact, ok bool) {
	if len(p.Outward) == 0 || len(p.Outward) > 4 {
		return Place{}, false, false
	}
	var code [5]byte
	copy(code[:], "     ")
	copy(code[:4], p.Outward)
	i, ok := findCode(outcodes, string(code[:4]), format.OutcodeSize)
	if !ok {
		return Place{}, false, false
	}
	outcode := format.ReadOutcode(outcodes, i)
	if p.Inward != "" {
		code[4] = p.Inward[0]
		if i, ok := findCode(sectors, string(code[:]), format.SectorSize); ok {
			sector := format.ReadSector(sectors, i)
			if len(p.Inward) == 3 {
				if found, ok := findUnit(p, sector); ok {
					return found.withPostTown(outcode), true, true
				}
			}
			return sectorPlace(p, sector).withPostTown(outcode), len(p.Inward) == 1, true
		}
	}
	return outcodePlace(outcode), p.Inward == "", true
}

// withPostTown returns a place told from others by the post town of its outcode.
func (p Place) withPostTown(o format.Outcode) Place {
	p.In = o.Post.In(text)
	return p
}

func findUnit(p Postcode, sector format.Sector) (Place, bool) {
	suffix := format.SuffixNumber(p.Inward[1], p.Inward[2])
	if suffix < 0 {
		return Place{}, false
	}
	cell, ok := sector.Unit(units, suffix)
	if !ok {
		return Place{}, false
	}
	found := Place{Name: p.String(), Kind: KindPostcode, Point: pointOf(cell)}
	found.setAreas(sector.Where)
	return found, true
}

func sectorPlace(p Postcode, sector format.Sector) Place {
	found := Place{Name: p.Sector(), Kind: KindSector, Point: pointOf(sector.Centre), Radius: miles(sector.Radius)}
	found.setAreas(sector.Where)
	return found
}
