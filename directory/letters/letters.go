// Package letters knows how text is written in Unicode: which letters compare as
// the same, and which characters cannot be seen. It knows no words and no language.
//
// Fold is what everything that compares words is built on (vocabulary.Plain, the
// keys of package place, addresses). Hidden and Visible are the one definition of
// what cannot be seen, for content, forms, messages and searches.
package letters

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Composed returns a text in the one of its spellings in which letters and their marks
// are one character where there is such: names of files are kept decomposed on some
// computers.
func Composed(text string) string { return norm.NFC.String(text) }

// Fold returns a text as it compares: small letters without accents, ligatures and
// letters of compatibility spelt out, what cannot be seen left out. Composed and
// decomposed texts fold to the same. In scripts whose vowels are marks, such as
// Devanagari and Thai, these stay, as do the sound marks of Japanese.
func Fold(text string) string {
	if isFolded(text) {
		return text
	}
	folded, ascii := make([]byte, 0, len(text)+8), true
	for _, r := range text {
		folded = AppendFolded(folded, r)
	}
	for _, c := range folded {
		ascii = ascii && c < utf8.RuneSelf
	}
	if !ascii {
		folded = norm.NFC.Bytes(folded)
	}
	return string(folded)
}

func isFolded(text string) bool {
	for i := range len(text) {
		if c := text[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

// AppendFolded appends to a text what Fold makes of one character: nothing of an
// accent. Other than Fold it leaves what is not ASCII decomposed. It allocates
// nothing where there is room.
func AppendFolded(text []byte, r rune) []byte {
	switch {
	case 'A' <= r && r <= 'Z':
		return append(text, byte(r)+'a'-'A')
	case r < utf8.RuneSelf:
		return append(text, byte(r))
	}
	var buffer [utf8.UTFMax]byte
	encoded := buffer[:utf8.EncodeRune(buffer[:], r)]
	decomposed := norm.NFKD.Properties(encoded).Decomposition()
	if decomposed == nil {
		return appendPart(text, r)
	}
	for len(decomposed) > 0 {
		part, size := utf8.DecodeRune(decomposed)
		text, decomposed = appendPart(text, part), decomposed[size:]
	}
	return text
}

// appendPart appends a character that does not decompose any further.
func appendPart(text []byte, r rune) []byte {
	r = unicode.ToLower(r)
	if base, ok := bases[r]; ok {
		return append(text, base...)
	}
	if isAccent(r) || IsIgnorable(r) {
		return text
	}
	return utf8.AppendRune(text, r)
}

// isAccent reports whether a mark makes no other letter of the one it stands on: the
// marks of all scripts, and the points of Hebrew, Arabic and Syriac, which most
// people leave out. U+3099 and U+309A turn ka into ga and ha into pa.
func isAccent(r rune) bool {
	return r >= 0x300 && unicode.Is(unicode.Mn, r) && r != 0x3099 && r != 0x309A &&
		unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic, unicode.Syriac)
}

// bases are the letters that Unicode does not decompose and people type otherwise.
var bases = map[rune]string{
	'æ': "ae", 'œ': "oe", 'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ı': "i", 'ħ': "h", 'ŧ': "t",
	'ŋ': "ng", 'ɓ': "b", 'ɗ': "d", 'ƙ': "k", 'ə': "e", 'ɛ': "e", 'ɔ': "o", 'ς': "σ",
}
