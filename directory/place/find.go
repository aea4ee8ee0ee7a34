package place

import (
	"bytes"
	"sort"
	"strings"

	"bandstand/directory/place/format"
)

// Find returns all places of a name, the likeliest first: towns, neighbourhoods,
// districts, counties, regions and nations, and the outcode if it is one ("M6").
// Places of that very name come before those that are also called so (Newcastle in
// County Down before Newcastle upon Tyne), unless these are many times larger; of
// equals the larger population comes first.
//
// The name may be spelt with or without capitals, accents, hyphens, apostrophes,
// "Saint" or "St", "upon" or "on". What follows it narrows the places to an area, or to
// the surroundings of a larger town: "Salford, Greater Manchester", "newport wales",
// "Hanham, Bristol". Where no place is left, what follows the last comma is ignored:
// "Salford, UK".
//
// Find is fast enough for trying every run of a few words of a longer text: it takes
// about a microsecond, and allocates only where it finds something.
func Find(name string) []Place {
	found := FindWhole(name)
	if comma := strings.LastIndexByte(name, ','); found == nil && comma >= 0 && len(name) <= longestText {
		return Find(name[:comma])
	}
	return found
}

// FindWhole returns what Find does where all of the name is that of a place and its area:
// nothing for "Salford, free".
func FindWhole(name string) []Place {
	if p, ok := ParsePostcode(name); ok && p.Inward == "" {
		if found, exact, ok := FindPostcode(p); ok && exact {
			return []Place{found}
		}
	}
	if len(name) > longestText {
		return nil
	}
	var buffer [format.LongestKey]byte
	key, ok := format.AppendKey(buffer[:0], name)
	if !ok {
		return nil
	}
	if named := lookUp(key); named.any() {
		return named.places()
	}
	if found := findBeforeComma(name); found != nil {
		return found
	}
	return findNarrowed(key)
}

// longestText is longer than any name with its area, in bytes.
const longestText = 2 * format.LongestKey

// findBeforeComma reads the name as that of a place and, after a comma, of an area.
// Either may have a comma of its own.
func findBeforeComma(name string) []Place {
	for comma := range len(name) {
		if name[comma] != ',' {
			continue
		}
		var buffer, areaBuffer [format.LongestKey]byte
		key, ok := format.AppendKey(buffer[:0], name[:comma])
		area, areaOK := format.AppendKey(areaBuffer[:0], name[comma+1:])
		if !ok || !areaOK {
			continue
		}
		if found := narrow(lookUp(key), area); found != nil {
			return found
		}
	}
	return nil
}

// namesakes are the places of one key: the records from start to end of the postings.
type namesakes struct{ start, end int }

func (n namesakes) any() bool { return n.end > n.start }

// number returns the record of namesake i in places.bin.
func (n namesakes) number(i int) int { return format.ReadPosting(postings, n.start+i) }

func (n namesakes) places() []Place {
	found := make([]Place, n.end-n.start)
	for i := range found {
		found[i] = placeAt(n.number(i))
	}
	return found
}

// namedKeys returns the number of keys; one more record ends the table.
func namedKeys() int { return len(keys)/format.KeySize - 1 }

// lookUp finds the places of a key.
func lookUp(key []byte) namesakes {
	i, ok := sort.Find(namedKeys(), func(i int) int {
		return compare(key, format.ReadKey(keys, i).Name.In(text))
	})
	if !ok {
		return namesakes{}
	}
	return namesakesAt(i)
}

func namesakesAt(key int) namesakes {
	return namesakes{int(format.ReadKey(keys, key).First), int(format.ReadKey(keys, key+1).First)}
}

func compare(a []byte, b string) int {
	switch { // a conversion that is only compared makes no copy
	case string(a) < b:
		return -1
	case string(a) > b:
		return 1
	}
	return 0
}

func placeAt(number int) Place {
	r := format.ReadPlace(places, number)
	p := Place{
		Name: r.Name.In(text), Kind: kinds[r.Kind], In: r.In.In(text), Point: pointOf(r.Centre),
		Radius: miles(r.Radius), Population: int(r.Population),
	}
	p.setAreas(r.Where)
	return p
}

var kinds = [...]Kind{
	format.Town: KindTown, format.Neighbourhood: KindNeighbourhood, format.District: KindDistrict,
	format.County: KindCounty, format.CombinedAuthority: KindCombinedAuthority,
	format.Region: KindRegion, format.Country: KindNation,
}

// findNarrowed reads the key as a name followed by an area, with the longest name that
// fits.
func findNarrowed(key []byte) []Place {
	for cut := len(key); ; {
		cut = bytes.LastIndexByte(key[:cut], ' ')
		if cut < 0 {
			return nil
		}
		if named := lookUp(key[:cut]); named.any() {
			if found := narrow(named, key[cut+1:]); found != nil {
				return found
			}
		}
	}
}
