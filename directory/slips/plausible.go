package slips

import "strings"

// How unlike a word may be that is taken for another, by its letters.
const (
	shortUnknown  = 5 // up to which its first letter must be right
	longerUnknown = 9 // up to which a slip must leave the consonants
)

// Plausible reports whether so many slips may have made one word of the other. A
// word that only those who ask do not know is not to be taken for another: so
// the first letter is right where there are two slips or the word is short, and no
// consonant is another in a short one, or in two places: "pride" is not "price",
// and "messing" not "meeting".
func Plausible(unknown, word string, slips int) bool {
	swapped := unknown[0] == word[1] && unknown[1] == word[0]
	if (slips > 1 || len(unknown) <= shortUnknown) && unknown[0] != word[0] && !swapped {
		return false
	}
	if len(unknown) != len(word) || len(unknown) > longerUnknown || len(unknown) > shortUnknown && slips == 1 {
		return true
	}
	return sameConsonants(unknown, word)
}

// sameConsonants reports whether two words of one length differ in vowels only, and
// in letters that are swapped.
func sameConsonants(a, b string) bool {
	vowel := func(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
	for i := 0; i < len(a); i++ {
		switch {
		case a[i] == b[i], vowel(a[i]) && vowel(b[i]):
		case i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i]:
			i++
		default:
			return false
		}
	}
	return true
}
