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

// String returns the usual spelling: "M6 5LB", "M6 5", "M6".
func (p Postcode) String() string {
	if p.Inward == "" {
		return p.Outward
	}
	return p.Outward + " " + p.Inward
}

// Outcode returns the first half, which about 9,000 doors share: "M6".
func (p Postcode) Outcode() string { return p.Outward }

// Sector returns the outcode and the figure after it, "M6 5", which is as much as may be
// kept of a postcode that somebody typed; "" for an outcode alone.
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
// It reports false where the text has not the form of a postcode. Whether there is such
// a postcode is for FindPostcode to tell.
func ParsePostcode(text string) (Postcode, bool) {
	var buffer [longestPostcode]byte
	code, gap, ok := normalise(buffer[:0], text)
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

// normalise appends the letters and figures of a text in capitals, and returns after
// how many of them the last gap stands. A text with anything but marks between them, or
// with more letters than a postcode has, is no postcode.
func normalise(code []byte, text string) (normalised []byte, gap int, ok bool) {
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

// outwardForms are the forms of an outcode by its length. In a form A and B stand for
// the letters that can be first and second, 9 for a figure, 1 for a figure that is not
// 0, x and y for the letters that can end an outcode of three and of four; z stands for
// one of the 20 letters of the last two places of a postcode.
var outwardForms = [...][]string{
	2: {"A9"},
	3: {"A19", "AB9", "A9x"},
	4: {"AB19", "AB9y"},
}

// split reads a code as two halves, cut at cut. Of the outward forms that fit, it takes
// the one that respells the fewest letters; literally allows none to be respelt.
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

// read writes a text as a form wants it and returns the number of letters that it had
// to respell, or -1 where the text does not fit.
func read(spelt, text []byte, form string) (respelt int) {
	for i, c := range text {
		switch {
		case fits(c, form[i]):
		case form[i] == '9' || form[i] == '1':
			c = lookalike(c, "OIL", "011")
		default:
			c = lookalike(c, "01", "OI")
		}
		if !fits(c, form[i]) {
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

// fits reports whether a letter or figure can stand at a place of a form. The letters
// are those of Royal Mail's "Programmers' Guide to the PAF", which leaves out of each
// place what is easily misread there.
func fits(c, place byte) bool {
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
