package main

import (
	"cmp"
	"maps"
	"slices"

	"bandstand/directory/place/format"
)

// area is the areas in which something lies; "" where unknown.
type area struct {
	district, county, region string
	nation                   format.Nation
}

var nations = map[string]format.Nation{
	"England": format.England, "Scotland": format.Scotland,
	"Wales": format.Wales, "Northern Ireland": format.NorthernIreland,
}

// areaTable numbers the areas and holds those of each district.
type areaTable struct {
	text       *texts
	wheres     []byte
	numbers    map[area]uint16
	byDistrict map[string]area // by code
	byName     map[string]area // by the name in the register
}

// newAreaTable reads the districts. The county of a district is the one that
// most of its towns are in.
func newAreaTable(text *texts, from sources) *areaTable {
	counties := map[string]map[string]int{}
	for _, r := range from.towns {
		county, code := r.text["county"], r.text["lad_code"]
		if counties[code] == nil {
			counties[code] = map[string]int{}
		}
		counties[code][county]++
	}
	t := &areaTable{text: text, numbers: map[area]uint16{}, byDistrict: map[string]area{}, byName: map[string]area{}}
	for _, r := range from.districts {
		code, name, country := r.text["lad_code"], r.text["name"], r.text["country"]
		a := area{written(name), most(counties[code]), cmp.Or(r.text["region"], country), nations[country]}
		t.byDistrict[code], t.byName[name] = a, a
	}
	return t
}

// most returns the key that was counted most often; of equals, the first.
func most(count map[string]int) string {
	best := ""
	for _, key := range slices.Sorted(maps.Keys(count)) {
		if count[key] > count[best] {
			best = key
		}
	}
	return best
}

// where returns the number of an area in wheres.bin.
func (t *areaTable) where(a area) uint16 {
	n, ok := t.numbers[a]
	if !ok {
		n = uint16(len(t.numbers))
		t.numbers[a] = n
		t.wheres = format.Where{
			District: t.text.add(a.district), County: t.text.add(a.county),
			Region: t.text.add(a.region), Nation: a.nation,
		}.Append(t.wheres)
	}
	return n
}

// texts is the strings of text.bin, each there once.
type texts struct {
	bytes []byte
	at    map[string]format.Text
}

func (t *texts) add(s string) format.Text {
	if s == "" {
		return 0
	}
	if at, ok := t.at[s]; ok {
		return at
	}
	if len(s) > 255 {
		panic("a name of more than 255 bytes: " + s) // format.Text has one byte for it
	}
	at := format.Text(len(t.bytes)<<8 | len(s))
	t.bytes = append(t.bytes, s...)
	t.at[s] = at
	return at
}
