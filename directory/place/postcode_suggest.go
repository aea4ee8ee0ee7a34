package place

import "strings"

// alike are the letters and figures that people take for each other, each pair both ways.
const alike = "5S8B0O1I2Z6G"

// mostAlike is in how many places of a postcode one is taken for another.
const mostAlike = 2

// SuggestPostcodes returns the postcodes that are known and of which a text may be a misreading:
// "M6 5LB" for "M6 SL8". It returns none for one that is known.
func SuggestPostcodes(text string) []string {
	var buffer [longestPostcode]byte
	code, _, ok := normalise(buffer[:0], text)
	if !ok || len(code) < 5 {
		return nil
	}
	var found []string
	suggest := func(spelt string) {
		p, ok := ParsePostcode(spelt)
		if _, exact, known := FindPostcode(p); ok && known && exact && len(p.Inward) == 3 {
			found = append(found, p.String())
		}
	}
	var change func(from, left int)
	change = func(from, left int) {
		for i := from; i < len(code) && left > 0; i++ {
			at := strings.IndexByte(alike, code[i])
			if at < 0 {
				continue
			}
			code[i] = alike[at^1]
			suggest(string(code))
			change(i+1, left-1)
			code[i] = alike[at]
		}
	}
	change(0, mostAlike)
	return found
}
