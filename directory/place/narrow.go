package place

import (
	"bytes"

	"bandstand/directory/place/format"
)

// What makes a town large enough to tell its surroundings by, and how far those
// reach: people write "Hanham, Bristol" though Hanham has another council.
const (
	largeTown  = 20_000 // inhabitants
	milesRound = 10
)

// narrow keeps the namesakes that lie in the area, or if there are none, those
// near the larger town that it names. area is a key.
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

// liesIn reports whether one of the areas of a place is called so, or so with a word
// before ("Manchester" for Greater Manchester, "Yorkshire" for North Yorkshire).
func liesIn(p format.Place, area []byte) bool {
	w := format.ReadWhere(wheres, int(p.Where))
	return endsWith(w.District, area) || endsWith(w.County, area) || endsWith(w.Region, area) ||
		endsWith(p.In, area) || w.Nation == format.England && string(area) == "england"
}

// endsWith reports whether a name is the area, or ends with it. A side alone
// ("east") is no area, though the East of England or the South East has it.
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
