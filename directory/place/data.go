package place

import (
	_ "embed"
	"sort"
	"strings"

	"bandstand/directory/place/format"
)

// The tables, as package format describes them. Embedded as strings they stay in the
// read-only part of the binary, of which the system loads a page when it is needed.
var (
	//go:embed data/outcodes.bin
	outcodes string
	//go:embed data/sectors.bin
	sectors string
	//go:embed data/units.bin
	units string
	//go:embed data/places.bin
	places string
	//go:embed data/keys.bin
	keys string
	//go:embed data/postings.bin
	postings string
	//go:embed data/wheres.bin
	wheres string
	//go:embed data/text.bin
	text string
)

// findCode finds the record that begins with a code in a table sorted by codes.
func findCode(table, code string, size int) (i int, ok bool) {
	return sort.Find(len(table)/size, func(i int) int {
		return strings.Compare(code, table[i*size:i*size+len(code)])
	})
}

// setAreas sets the areas that a place lies in.
func (p *Place) setAreas(where uint16) {
	w := format.ReadWhere(wheres, int(where))
	p.District, p.County, p.Region, p.Nation = w.District.In(text), w.County.In(text), w.Region.In(text), nationOf(w.Nation)
}
