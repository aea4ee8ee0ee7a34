package format

import (
	"unicode"
	"unicode/utf8"

	"bandstand/directory/letters"
)

// LongestKey is the length in bytes of the longest key; no name in the tables
// comes near it.
const LongestKey = 96

// AppendKey adds a name to key in the one spelling that all its spellings share:
// small letters a to z and figures, words with one space between them. Accents,
// apostrophes and full stops are gone, hyphens and other marks are spaces; "&" is
// "and", "saint" is "st", "upon" is "on", and "the" before the rest is dropped.
// Letters of other scripts become "?", which no name has. It reports false for a
// name that is empty or too long to be one. It allocates nothing when key has
// room for LongestKey bytes.
func AppendKey(key []byte, name string) ([]byte, bool) {
	start, word := len(key), len(key) // where the key and its last word begin
	for _, letter := range name {
		switch {
		case isLetterOrFigure(letter):
			key = append(key, byte(letter))
		case letter == '&' || letter == '+':
			key = append(endWord(key, start, word), "and "...)
			word = len(key)
		case isSpace(letter):
			key = endWord(key, start, word)
			word = len(key)
		case !isDropped(letter):
			key = appendFolded(key, letter)
		}
		if len(key)-start >= LongestKey {
			return key, false
		}
	}
	key = endWord(key, start, word)
	if len(key) == start {
		return key, false
	}
	return key[:len(key)-1], true
}

// endWord closes the last word with a space, respelt if it is one of a few.
func endWord(key []byte, start, word int) []byte {
	switch string(key[word:]) {
	case "":
		return key
	case "saint":
		key = append(key[:word], "st"...)
	case "upon":
		key = append(key[:word], "on"...)
	}
	key = append(key, ' ')
	if string(key[start:word]) == "the " { // something follows it, so it can go
		key = append(key[:start], key[word:]...)
	}
	return key
}

func isLetterOrFigure(r rune) bool { return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' }

// isDropped reports whether a mark parts no words.
func isDropped(r rune) bool {
	switch r {
	case '\'', '.', '`', '´', '‘', '’', 'ʼ', 0xAD:
		return true
	}
	return false
}

// isSpace reports whether a character parts words: all marks of ASCII and Latin-1,
// and those of print, but for what isDropped has and what cannot be seen.
func isSpace(r rune) bool {
	switch {
	case isDropped(r) || r >= 'A' && r <= 'Z':
		return false
	case r < 0xC0 || r == '×' || r == '÷' || r == 0x3000:
		return true
	}
	return r >= 0x2000 && r < 0x2070 && (!letters.IsIgnorable(r) || unicode.IsSpace(r))
}

// appendFolded adds the small letters under a letter and its accents, and '?' for
// what is of another script.
func appendFolded(key []byte, letter rune) []byte {
	var buffer [32]byte
	folded := letters.AppendFolded(buffer[:0], letter)
	for len(folded) > 0 {
		c, size := utf8.DecodeRune(folded)
		if !isLetterOrFigure(c) {
			c = '?'
		}
		key, folded = append(key, byte(c)), folded[size:]
	}
	return key
}
