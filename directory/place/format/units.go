package format

import (
	"math/bits"
	"strings"
)

// Suffixes are the letters that the last two of a postcode are taken from.
const Suffixes = "ABDEFGHJLNPQRSTUWXYZ"

// SuffixBytes is the size of the bitmap of a sector: a bit for each two letters.
const SuffixBytes = len(Suffixes) * len(Suffixes) / 8

// UnitsPadding is the zero bytes that end units.bin, so that a number is read as
// 8 bytes wherever it lies.
const UnitsPadding = 8

// SuffixNumber is the bit that stands for two last letters, -1 for letters that
// no postcode ends with.
func SuffixNumber(first, second byte) int {
	a, b := strings.IndexByte(Suffixes, first), strings.IndexByte(Suffixes, second)
	if a < 0 || b < 0 {
		return -1
	}
	return a*len(Suffixes) + b
}

// Unit finds the cell of one unit of the sector in units.bin; suffix is what
// SuffixNumber gave. It says false where no such unit is live.
func (s Sector) Unit(units string, suffix int) (Cell, bool) {
	bitmap := units[s.Start : int(s.Start)+SuffixBytes]
	if bitmap[suffix/8]>>(suffix%8)&1 == 0 {
		return Cell{}, false
	}
	bit := 8*(int(s.Start)+SuffixBytes) + rank(bitmap, suffix)*int(s.Bits)
	number := u64(units[bit/8:]) >> (bit % 8) & (1<<s.Bits - 1)
	columns := uint64(s.Columns)
	return Cell{s.Corner.X + uint16(number%columns), s.Corner.Y + uint16(number/columns)}, true
}

// rank counts the bits set before bit n.
func rank(bitmap string, n int) int {
	count, i := 0, 0
	for ; n >= 64; n -= 64 {
		count += bits.OnesCount64(u64(bitmap[i:]))
		i += 8
	}
	for ; n >= 8; n -= 8 {
		count += bits.OnesCount8(bitmap[i])
		i++
	}
	return count + bits.OnesCount8(bitmap[i]&(1<<n-1))
}

// AppendUnits adds a sector's bitmap and numbers to units.bin. The units are in
// the order of their suffixes.
func (s Sector) AppendUnits(units []byte, suffixes []int, cells []Cell) []byte {
	var bitmap [SuffixBytes]byte
	for _, n := range suffixes {
		bitmap[n/8] |= 1 << (n % 8)
	}
	units = append(units, bitmap[:]...)
	var held uint64
	var count uint8
	for _, c := range cells {
		number := uint64(c.Y-s.Corner.Y)*uint64(s.Columns) + uint64(c.X-s.Corner.X)
		held |= number << count
		for count += s.Bits; count >= 8; count -= 8 {
			units = append(units, byte(held))
			held >>= 8
		}
	}
	if count > 0 {
		units = append(units, byte(held))
	}
	return units
}
