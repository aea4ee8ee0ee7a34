package place

import (
	"bytes"

	"bandstand/directory/place/format"
)

// People name the larger town nearby even where it is not the council: "Hanham,
// Bristol".
const (
	largeTown  = 20_000 // inhabitants of a town that others nearby are told by
	milesRound = 10     // that its surroundings reach
)

// narrow returns the namesakes that lie in an area, or if none does, those near the
// larger town of that name. area is a key.
func narrow(named namesakes, area []byte) []Place {
	var found []Place
	for i := range named.end - named.start {
		if n := named.number(i); liesIn(format.ReadPlace(places, n), area) {
			found = append(found, placeAt(n))
		}
	}
	if found != nil {
		return found
	}
	centres := lookUp(area)
	if !centres.any() {
		return nil
	}
	centre := placeAt(centres.number(0))
	reach := centre.Radius
	if centre.Kind == KindTown && centre.Population >= largeTown {
		reach = milesRound
	}
	for i := range named.end - named.start {
		if p := placeAt(named.number(i)); p.Point.Miles(centre.Point) < reach {
			found = append(found, p)
		}
	}
	return found
}

// liesIn reports whether a place lies in an area of that name, or of that name after
// another word ("Manchester" for Greater Manchester, "Yorkshire" for North Yorkshire).
func liesIn(p format.Place, area []byte) bool {
	w := format.ReadWhere(wheres, int(p.Where))
	return endsWith(w.District, area) || endsWith(w.County, area) || endsWith(w.Region, area) ||
		endsWith(p.In, area) || w.Nation == format.England && string(area) == "england"
}

// endsWith reports whether a name is that of the area, or ends with it. A direction
// alone ("east") is no area, although South East ends with it.
func endsWith(name format.Text, area []byte) bool {
	var buffer [format.LongestKey]byte
	key, ok := format.AppendKey(buffer[:0], name.In(text))
	if !ok || !bytes.HasSuffix(key, area) {
		return false
	}
	if len(key) == len(area) {
		return true
	}
	switch string(area) {
	case "north", "south", "east", "west", "city", "islands":
		return false
	}
	return key[len(key)-len(area)-1] == ' '
}
