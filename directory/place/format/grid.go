package format

import (
	"encoding/binary"
	"math"
)

// The grid covers the British Isles from 49° north, 9° west with steps of about
// 50 m: 50.6 m to the north; to the east 51 m in Cornwall, 40 m in Shetland. A
// point is at most 36 m from the middle of its cell.
const (
	south        = 49.0
	west         = -9.0
	northPerUnit = 2200 // steps in a degree of latitude
	eastPerUnit  = 1400 // steps in a degree of longitude
)

// Cell is a square of the grid, counted from the south-west.
type Cell struct{ X, Y uint16 }

// CellAt is the cell whose middle is nearest to a point in WGS84 degrees, and
// whether the grid reaches that far.
func CellAt(lat, lon float64) (Cell, bool) {
	x, y := math.Round((lon-west)*eastPerUnit), math.Round((lat-south)*northPerUnit)
	ok := x >= 0 && x <= math.MaxUint16 && y >= 0 && y <= math.MaxUint16
	return Cell{uint16(x), uint16(y)}, ok
}

// Degrees is the middle of the cell in WGS84 degrees.
func (c Cell) Degrees() (lat, lon float64) {
	return south + float64(c.Y)/northPerUnit, west + float64(c.X)/eastPerUnit
}

func (c Cell) append(table []byte) []byte {
	table = binary.LittleEndian.AppendUint16(table, c.X)
	return binary.LittleEndian.AppendUint16(table, c.Y)
}

func readCell(s string) Cell { return Cell{u16(s), u16(s[2:])} }

// Radius is a distance in steps of 10 m, up to 655 km; 0 is unknown.
type Radius uint16

// RadiusOf rounds metres to the nearest step; what is more than 0 stays so.
func RadiusOf(metres float64) Radius {
	if metres <= 0 {
		return 0
	}
	return Radius(min(max(math.Round(metres/10), 1), math.MaxUint16))
}

// Metres is the radius in metres.
func (r Radius) Metres() float64 { return float64(r) * 10 }
