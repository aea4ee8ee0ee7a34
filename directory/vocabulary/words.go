package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/letters"
)

// Token is one word of a text: as it was written and as it is compared.
type Token struct {
	Typed string // as written, between spaces and marks
	Plain string // small letters, no accents, no apostrophes
	Start int    // bytes into the text
	End   int
}

// Tokens cuts a text into words. Apostrophes are left out, hyphens and all other
// marks part words, so that "step-free" and "step free", "men's" and "mens" are
// the same. A £ stands as a word of its own, because it tells a price, and so does
// the + of "60+"; an & is the word "and", which Words respells.
func Tokens(text string) []Token {
	var found []Token
	start := -1
	cut := func(end int) {
		if start < 0 {
			return
		}
		if plain := Plain(text[start:end]); plain != "" {
			found = append(found, Token{Typed: text[start:end], Plain: plain, Start: start, End: end})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case isSign(text, i, r):
			cut(i)
			sign := text[i : i+utf8.RuneLen(r)]
			found = append(found, Token{Typed: sign, Plain: signs[r], Start: i, End: i + len(sign)})
		case partOfWord(r) || r == '.' && betweenDigits(text, i) || start >= 0 && (isApostrophe(r) || insideWord(r)):
			if start < 0 {
				start = i
			}
		default:
			cut(i)
		}
	}
	cut(len(text))
	return found
}

// signs are marks that are words.
var signs = map[rune]string{'£': "£", '+': "+", '&': "and"}

// isSign reports whether a mark is a word here: a + only after a figure.
func isSign(text string, i int, r rune) bool {
	if r == '+' {
		return i > 0 && isDigit(text[i-1])
	}
	return r == '£' || r == '&'
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// insideWord reports whether a character that cannot be seen parts no word: a soft
// hyphen, a space of no width, a joiner.
func insideWord(r rune) bool { return r >= 0xA0 && letters.IsIgnorable(r) && !unicode.IsSpace(r) }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// betweenDigits reports whether the stop at i is that of "3.50".
func betweenDigits(text string, i int) bool {
	return i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Words returns the words of a text as they are compared.
func Words(text string) []string {
	cut := Tokens(text)
	words := make([]string, len(cut))
	for i, t := range cut {
		words[i] = t.Plain
	}
	return words
}

// Plain returns a word as it is compared: letters.Fold without apostrophes.
func Plain(word string) string {
	if IsPlain(word) {
		return word
	}
	if strings.ContainsFunc(word, isApostrophe) {
		word = strings.Map(func(r rune) rune {
			if isApostrophe(r) {
				return -1
			}
			return r
		}, word)
	}
	return letters.Fold(word)
}

// IsPlain reports whether a word is of small letters and figures only.
func IsPlain(word string) bool {
	for i := range len(word) {
		c := word[i]
		if !(c >= 'a' && c <= 'z' || isDigit(c) || c == '.') {
			return false
		}
	}
	return true
}

// Fold takes from a plain word what makes no difference to its meaning in a
// phrase: the s of a plural, "hobbies" for "hobby", "classes" for "class".
func Fold(word string) string {
	switch {
	case len(word) < 5:
		return word
	case strings.HasSuffix(word, "ies"):
		return word[:len(word)-3] + "y"
	case strings.HasSuffix(word, "ie"):
		return word[:len(word)-2] + "y" // as of "movies"
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "xes"):
		return word[:len(word)-2]
	case strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss"):
		return word[:len(word)-1]
	}
	return word
}

// FoldPhrase returns the words of a phrase as phrases are compared, with one space
// between them. Slots stay as they are.
func FoldPhrase(phrase string) string {
	var folded []string
	for _, piece := range Pieces(phrase) {
		if piece.Slot != "" {
			folded = append(folded, "<"+piece.Slot+">"+piece.After)
			continue
		}
		folded = append(folded, Fold(piece.Word))
	}
	return strings.Join(folded, " ")
}
