package format

// LongestKey is the length in bytes of the longest key; no name in the tables
// comes near it.
const LongestKey = 96

// AppendKey adds a name to key in the one spelling that all its spellings share:
// small letters a to z and figures, words with one space between them. Accents,
// apostrophes and full stops are gone, hyphens and other marks are spaces; "&" is
// "and", "saint" is "st", "upon" is "on", and "the" before the rest is dropped.
// Letters of other scripts become "?", which no name has. It says false for a
// name that is empty or too long to be one. It allocates nothing when key has
// room for LongestKey bytes.
func AppendKey(key []byte, name string) ([]byte, bool) {
	start, word := len(key), len(key) // where the key and its last word begin
	for _, letter := range name {
		switch c := fold(letter); c {
		case drop:
		case space:
			key = endWord(key, start, word)
			word = len(key)
		case '&':
			key = append(endWord(key, start, word), "and "...)
			word = len(key)
		case ligatureAE, ligatureOE, sharpS:
			key = append(key, ligatures[c]...)
		default:
			key = append(key, c)
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

// What fold answers for letters that do not become one byte of a key.
const (
	drop byte = iota
	space
	ligatureAE
	ligatureOE
	sharpS
)

var ligatures = [...]string{ligatureAE: "ae", ligatureOE: "oe", sharpS: "ss"}

// fold takes case and accents off a letter.
func fold(letter rune) byte {
	switch {
	case letter >= 'a' && letter <= 'z' || letter >= '0' && letter <= '9':
		return byte(letter)
	case letter >= 'A' && letter <= 'Z':
		return byte(letter) + 'a' - 'A'
	case letter == '&' || letter == '+':
		return '&'
	case letter == '\'' || letter == '.' || letter == '`' || letter == '´' || letter == '‘' || letter == '’' || letter == 'ʼ':
		return drop
	case letter == 0xAD || letter >= 0x300 && letter <= 0x36F || letter >= 0x200B && letter <= 0x200D || letter == 0xFEFF:
		return drop // soft hyphen, accents that stand on their own, marks of no width
	case letter < 0xC0 || letter >= 0x2000 && letter < 0x2070 || letter == '×' || letter == '÷' || letter == 0x3000:
		return space
	}
	return unaccented(letter)
}

// unaccented is the plain letter under an accent, '?' for a letter of another script.
func unaccented(letter rune) byte {
	const upper = "aaaaaa\x02ceeeeiiiidnooooo o" + "uuuuy?\x04" // À to ß; × stands at the space
	switch {
	case letter >= 0xC0 && letter <= 0xDF:
		return upper[letter-0xC0]
	case letter == 'ÿ':
		return 'y'
	case letter >= 0xE0 && letter <= 0xFE:
		return upper[letter-0xE0]
	}
	switch letter {
	case 'Ā', 'ā', 'Ă', 'ă', 'Ą', 'ą':
		return 'a'
	case 'Ć', 'ć', 'Č', 'č':
		return 'c'
	case 'Ē', 'ē', 'Ę', 'ę', 'Ě', 'ě':
		return 'e'
	case 'Ī', 'ī', 'ı':
		return 'i'
	case 'Ł', 'ł':
		return 'l'
	case 'Ń', 'ń', 'Ň', 'ň':
		return 'n'
	case 'Ō', 'ō', 'Ő', 'ő':
		return 'o'
	case 'Œ', 'œ':
		return ligatureOE
	case 'Ś', 'ś', 'Š', 'š', 'Ş', 'ş':
		return 's'
	case 'Ŵ', 'ŵ', 'Ẁ', 'ẁ', 'Ẃ', 'ẃ', 'Ẅ', 'ẅ':
		return 'w'
	case 'Ŷ', 'ŷ', 'Ÿ', 'Ỳ', 'ỳ':
		return 'y'
	case 'Ž', 'ž', 'Ż', 'ż':
		return 'z'
	}
	return '?'
}
