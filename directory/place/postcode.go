package place

import (
	"strings"

	"bandstand/directory/place/format"
)

// Postcode is a postcode or the beginning of one, spelt as Royal Mail does.
type Postcode struct {
	Outward string // "M6", "EX34", "SW1A"
	Inward  string // "5LB" of a unit, "5" of a sector, "" of an outcode
}

// String is the usual spelling: "M6 5LB", "M6 5", "M6".
func (p Postcode) String() string {
	if p.Inward == "" {
		return p.Outward
	}
	return p.Outward + " " + p.Inward
}

// Outcode is the first half, which about 9,000 doors share: "M6".
func (p Postcode) Outcode() string { return p.Outward }

// Sector is the outcode and the figure after it, "M6 5", which is what may be
// kept of a postcode that somebody typed; "" of an outcode alone.
func (p Postcode) Sector() string {
	if p.Inward == "" {
		return ""
	}
	return p.Outward + " " + p.Inward[:1]
}

// ParsePostcode reads a unit, a sector or an outcode in any spelling: small
// letters, no space or several, hyphens and stops; the letter O for 0 and I or l
// for 1 where only a figure can stand, and the figures for O and I where only a
// letter can. So that "all" is not AL1, nor "m6 I …" a sector, this is done only
// in a whole postcode, and in an outcode that is one word with a figure in it.
//
// It says false where the text has not the form of a postcode; whether there is
// one of that form is for FindPostcode to say.
func ParsePostcode(text string) (Postcode, bool) {
	var buffer [longestPostcode]byte
	code, gap, ok := squeeze(buffer[:0], text)
	if !ok {
		return Postcode{}, false
	}
	n := len(code)
	if n >= 5 {
		if p, ok := split(code, n-3, "9zz", false); ok {
			return p, true
		}
	}
	if gap == n-1 { // "M6 5" is a sector, "M65" an outcode
		if p, ok := split(code, n-1, "9", true); ok {
			return p, true
		}
	}
	if p, ok := split(code, n, "", gap > 0); ok {
		return p, true
	}
	if gap == 0 { // "SW1A1", "EX349"
		return split(code, n-1, "9", true)
	}
	return Postcode{}, false
}

const longestPostcode = 7

// squeeze takes capitals of the letters and figures alone, and says after how
// many of them the last gap stands. Anything but marks between them, and more
// than a postcode has, is no postcode.
func squeeze(code []byte, text string) (squeezed []byte, gap int, ok bool) {
	for _, c := range text {
		switch {
		case c >= 'a' && c <= 'z':
			c += 'A' - 'a'
		case c >= 'A' && c <= 'Z' || c >= '0' && c <= '9':
		case isMark(c):
			if len(code) > 0 {
				gap = len(code)
			}
			continue
		default:
			return nil, 0, false
		}
		if len(code) == longestPostcode {
			return nil, 0, false
		}
		code = append(code, byte(c))
	}
	if gap == len(code) { // what stood behind the last letter parts nothing
		gap = 0
	}
	return code, gap, len(code) >= 2
}

func isMark(c rune) bool {
	switch c {
	case ' ', '\t', '\n', '\r', 0xA0, 0x202F, 0x3000, 0xFEFF, '-', '_', '.', ',', '/', '\'', '"', '(', ')':
		return true
	}
	return c >= 0x2000 && c <= 0x201F // spaces, dashes and quotation marks of print
}

// The forms of the halves: a letter A to Z stands for a letter, 9 for a figure, 1
// for a figure that is not 0, z for one of the 20 letters of the last two places;
// x and y for the letters that can end an outcode of three and of four.
var outwardForms = [...][]string{
	2: {"A9"},
	3: {"A19", "AB9", "A9x"},
	4: {"AB19", "AB9y"},
}

// split reads the code as two halves parted at cut. Of the outward forms that
// fit, the one that takes the text most literally is it. Where it must be taken
// literally, nothing is respelt.
func split(code []byte, cut int, inwardForm string, literally bool) (Postcode, bool) {
	if cut < 2 || cut > 4 {
		return Postcode{}, false
	}
	if figures(code) == 0 || figures(code[:cut]) == cut {
		return Postcode{}, false
	}
	var inward [3]byte
	respelt := read(inward[:], code[cut:], inwardForm)
	if respelt < 0 || literally && respelt > 0 {
		return Postcode{}, false
	}
	var best, try [4]byte
	fewest := -1
	for _, form := range outwardForms[cut] {
		if respelt := read(try[:], code[:cut], form); respelt >= 0 && (fewest < 0 || respelt < fewest) {
			best, fewest = try, respelt
		}
	}
	if fewest < 0 || literally && fewest > 0 {
		return Postcode{}, false
	}
	return Postcode{string(best[:cut]), string(inward[:len(inwardForm)])}, true
}

// read spells text as the form wants and counts the letters that had to be
// changed for it, -1 where it does not fit.
func read(spelt, text []byte, form string) (respelt int) {
	for i, c := range text {
		switch {
		case stands(c, form[i]):
		case form[i] == '9' || form[i] == '1':
			c = lookalike(c, "OIL", "011")
		default:
			c = lookalike(c, "01", "OI")
		}
		if !stands(c, form[i]) {
			return -1
		}
		if c != text[i] {
			respelt++
		}
		spelt[i] = c
	}
	return respelt
}

func figures(code []byte) (count int) {
	for _, c := range code {
		if c >= '0' && c <= '9' {
			count++
		}
	}
	return count
}

func lookalike(c byte, from, to string) byte {
	if i := strings.IndexByte(from, c); i >= 0 {
		return to[i]
	}
	return c
}

// stands reports whether a letter or figure can stand at a place of a form. The
// letters are those of Royal Mail's "Programmers' Guide to the PAF", which
// leaves out of each place what is easily misread there.
func stands(c, place byte) bool {
	switch place {
	case '9':
		return c >= '0' && c <= '9'
	case '1':
		return c >= '1' && c <= '9'
	}
	if c < 'A' || c > 'Z' {
		return false
	}
	switch place {
	case 'A':
		return c != 'Q' && c != 'V' && c != 'X'
	case 'B':
		return c != 'I' && c != 'J' && c != 'Z'
	case 'x':
		return strings.IndexByte("ABCDEFGHJKPSTUW", c) >= 0
	case 'y':
		return strings.IndexByte("ABEHMNPRVWXY", c) >= 0
	}
	return strings.IndexByte(format.Suffixes, c) >= 0
}
