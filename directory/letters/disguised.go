package letters

import (
	"strings"
	"unicode"
)

// Disguised returns the first word of a text in which letters stand for others that they look like: of two alphabets
// at once, as a Cyrillic "о" in "Songs", or of those that programs have for formulas and for wide type. Nobody sees the
// difference, and no search or check finds such a word.
func Disguised(text string) (word string, found bool) {
	if !strings.ContainsFunc(text, func(r rune) bool { return r >= 0x370 }) { // before the first Greek one
		return "", false
	}
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M) }) {
		latin, alike := false, false
		for _, r := range word {
			latin = latin || unicode.Is(unicode.Latin, r)
			alike = alike || unicode.In(r, unicode.Cyrillic, unicode.Greek, unicode.Armenian, unicode.Cherokee)
			if r >= 0x1D400 && r <= 0x1D7FF || r >= 'Ａ' && r <= 'ｚ' {
				return word, true
			}
		}
		if latin && alike {
			return word, true
		}
	}
	return "", false
}
