// Package format is how the tables of directory/place lie in their files: the
// compiler writes with it and the reader reads with it, so the two cannot drift.
// It knows nothing of where the facts come from or what is asked of them.
//
// Every file in directory/place/data is one table of records of one size, with
// no header: the number of records is the length divided by the size. Numbers
// are little-endian. Tables that are searched are sorted by their first field,
// so a reader finds a record by halving, in place, with nothing parsed before.
//
//	outcodes.bin  Outcode, sorted by code
//	sectors.bin   Sector, sorted by code
//	units.bin     for each sector, from Sector.Start: SuffixBytes of bitmap, then
//	              one number of Sector.Bits bits for each bit set, in the order of
//	              the bits, padded to a whole byte; 8 zero bytes end the file
//	places.bin    Place, the most prominent first
//	keys.bin      Key, sorted by the text of the key; one more record ends the table
//	postings.bin  uint16 numbers of places; those of a key run from its First to
//	              the next key's First, the best first
//	wheres.bin    Where, in no order that means anything
//	text.bin      what every Text points into
//
// # Units
//
// A unit postcode is its sector and two letters, each one of the 20 that Royal
// Mail uses there. Bit 20*first+second of the bitmap is set when the unit is
// live. Its number n stands for the grid cell (West + n mod Columns, South + n
// div Columns). That is 50 bytes for a sector and about 14 bits for a unit.
package format

import "encoding/binary"

// The sizes of the records in bytes.
const (
	OutcodeSize = 4 + 4 + 2 + 2 + 4 + 2
	SectorSize  = 5 + 4 + 4 + 2 + 1 + 4 + 2 + 2
	PlaceSize   = 4 + 4 + 2 + 1 + 4 + 2 + 4
	KeySize     = 4 + 2
	PostingSize = 2
	WhereSize   = 4 + 4 + 4 + 1
)

// Text is a string in text.bin: its offset times 256 plus its length in bytes.
type Text uint32

// In cuts the string out of the contents of text.bin, without a copy.
func (t Text) In(blob string) string {
	start := int(t >> 8)
	return blob[start : start+int(t&0xff)]
}

// Len is the length of the string in bytes.
func (t Text) Len() int { return int(t & 0xff) }

// Outcode is the first half of a postcode: M6, EX34.
type Outcode struct {
	Code   string // 4 bytes, filled up with spaces
	Centre Cell
	Radius Radius
	Units  uint16 // live unit postcodes, 0 where they are not open data
	Post   Text   // the town it is known by
	Where  uint16
}

// Append adds the record to a table.
func (o Outcode) Append(table []byte) []byte {
	table = append(table, o.Code...)
	table = o.Centre.append(table)
	table = binary.LittleEndian.AppendUint16(table, uint16(o.Radius))
	table = binary.LittleEndian.AppendUint16(table, o.Units)
	table = binary.LittleEndian.AppendUint32(table, uint32(o.Post))
	return binary.LittleEndian.AppendUint16(table, o.Where)
}

// ReadOutcode reads record i of outcodes.bin.
func ReadOutcode(table string, i int) Outcode {
	r := table[i*OutcodeSize : (i+1)*OutcodeSize]
	return Outcode{
		Code: r[:4], Centre: readCell(r[4:]), Radius: Radius(u16(r[8:])),
		Units: u16(r[10:]), Post: Text(u32(r[12:])), Where: u16(r[16:]),
	}
}

// Sector is a postcode without its last two letters: M6 5, with its units.
type Sector struct {
	Code    string // 5 bytes: the outcode filled up with spaces, then the digit
	Start   uint32 // of its units in units.bin
	Corner  Cell   // south-west of all its units
	Columns uint16 // cells from west to east
	Bits    uint8  // of one unit's number
	Centre  Cell
	Radius  Radius
	Where   uint16 // of most of its units
}

// Append adds the record to a table.
func (s Sector) Append(table []byte) []byte {
	table = append(table, s.Code...)
	table = binary.LittleEndian.AppendUint32(table, s.Start)
	table = s.Corner.append(table)
	table = binary.LittleEndian.AppendUint16(table, s.Columns)
	table = append(table, s.Bits)
	table = s.Centre.append(table)
	table = binary.LittleEndian.AppendUint16(table, uint16(s.Radius))
	return binary.LittleEndian.AppendUint16(table, s.Where)
}

// ReadSector reads record i of sectors.bin.
func ReadSector(table string, i int) Sector {
	r := table[i*SectorSize : (i+1)*SectorSize]
	return Sector{
		Code: r[:5], Start: u32(r[5:]), Corner: readCell(r[9:]), Columns: u16(r[13:]), Bits: r[15],
		Centre: readCell(r[16:]), Radius: Radius(u16(r[20:])), Where: u16(r[22:]),
	}
}

// Place is a town, a neighbourhood or an area.
type Place struct {
	Name       Text
	In         Text // what tells it from its namesakes
	Where      uint16
	Kind       Kind
	Centre     Cell
	Radius     Radius
	Population uint32
}

// Append adds the record to a table.
func (p Place) Append(table []byte) []byte {
	table = binary.LittleEndian.AppendUint32(table, uint32(p.Name))
	table = binary.LittleEndian.AppendUint32(table, uint32(p.In))
	table = binary.LittleEndian.AppendUint16(table, p.Where)
	table = append(table, byte(p.Kind))
	table = p.Centre.append(table)
	table = binary.LittleEndian.AppendUint16(table, uint16(p.Radius))
	return binary.LittleEndian.AppendUint32(table, p.Population)
}

// ReadPlace reads record i of places.bin.
func ReadPlace(table string, i int) Place {
	r := table[i*PlaceSize : (i+1)*PlaceSize]
	return Place{
		Name: Text(u32(r)), In: Text(u32(r[4:])), Where: u16(r[8:]), Kind: Kind(r[10]),
		Centre: readCell(r[11:]), Radius: Radius(u16(r[15:])), Population: u32(r[17:]),
	}
}

// Key is a name as AppendKey makes it, and where its postings begin.
type Key struct {
	Name  Text
	First uint16
}

// Append adds the record to a table.
func (k Key) Append(table []byte) []byte {
	table = binary.LittleEndian.AppendUint32(table, uint32(k.Name))
	return binary.LittleEndian.AppendUint16(table, k.First)
}

// ReadKey reads record i of keys.bin.
func ReadKey(table string, i int) Key {
	r := table[i*KeySize : (i+1)*KeySize]
	return Key{Name: Text(u32(r)), First: u16(r[4:])}
}

// ReadPosting reads record i of postings.bin: the number of a place.
func ReadPosting(table string, i int) int { return int(u16(table[i*PostingSize:])) }

// Where is the areas that a place lies in; texts of no length where unknown.
type Where struct {
	District, County, Region Text
	Nation                   Nation
}

// Append adds the record to a table.
func (w Where) Append(table []byte) []byte {
	table = binary.LittleEndian.AppendUint32(table, uint32(w.District))
	table = binary.LittleEndian.AppendUint32(table, uint32(w.County))
	table = binary.LittleEndian.AppendUint32(table, uint32(w.Region))
	return append(table, byte(w.Nation))
}

// ReadWhere reads record i of wheres.bin.
func ReadWhere(table string, i int) Where {
	r := table[i*WhereSize : (i+1)*WhereSize]
	return Where{District: Text(u32(r)), County: Text(u32(r[4:])), Region: Text(u32(r[8:])), Nation: Nation(r[12])}
}

// Kind is what sort of place a record of places.bin is.
type Kind uint8

// The kinds, in the order of their numbers in the file.
const (
	Town Kind = iota
	Neighbourhood
	District
	County
	CombinedAuthority
	Region
	Country
)

// Nation is the part of the United Kingdom; 0 is outside it, or unknown.
type Nation uint8

// The nations, in the order of their numbers in the file.
const (
	NoNation Nation = iota
	England
	Scotland
	Wales
	NorthernIreland
)

func u16(s string) uint16 { return uint16(s[0]) | uint16(s[1])<<8 }

func u32(s string) uint32 {
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func u64(s string) uint64 { return uint64(u32(s)) | uint64(u32(s[4:]))<<32 }
