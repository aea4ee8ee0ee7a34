package vocabulary

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/letters"
)

// Token is one word of a text, as it was written and as it is compared.
type Token struct {
	Typed string // as it was written
	Plain string // as Plain returns it
	Start int    // bytes into the text
	End   int
}

// Tokens returns the words of a text. Hyphens and most other marks separate words and
// apostrophes do not, so that "step-free" and "step free", "men's" and "mens" are the
// same; nor do the full stops of "p.m." and "U.S.A.", and the colon of "14:00" is that of
// "14.00". A £ is a word of its own, because it tells a price, and so is the + of "60+";
// an & is the word "and".
func Tokens(text string) []Token {
	found := make([]Token, 0, likelyWords(text))
	eachToken(text, func(t Token) { found = append(found, t) })
	return found
}

// likelyWords is about how many words a text has.
func likelyWords(text string) int { return len(text)/5 + 1 }

func eachToken(text string, found func(Token)) {
	start := -1
	cut := func(end int) {
		if start < 0 {
			return
		}
		if plain := Plain(text[start:end]); plain != "" {
			if strings.ContainsAny(plain, ".:") {
				plain = withoutStops(plain)
			}
			found(Token{Typed: text[start:end], Plain: plain, Start: start, End: end})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case isSign(text, i, r):
			cut(i)
			sign := text[i : i+utf8.RuneLen(r)]
			found(Token{Typed: sign, Plain: signs[r], Start: i, End: i + len(sign)})
		case partOfWord(r), r == '.' && betweenDigits(text, i), start >= 0 && (isApostrophe(r) || insideWord(r)),
			start >= 0 && (r == '.' && isInitial(text, i) || r == ':' && isClock(text, i)):
			if start < 0 {
				start = i
			}
		default:
			cut(i)
		}
	}
	cut(len(text))
}

// signs are the marks that are words, as they are compared.
var signs = map[rune]string{'£': "£", '+': "+", '&': "and"}

// isSign reports whether the mark at i is a word: a + is one only after a figure.
func isSign(text string, i int, r rune) bool {
	if r == '+' {
		return i > 0 && isDigit(text[i-1])
	}
	return r == '£' || r == '&'
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// insideWord reports whether a character that cannot be seen does not separate words:
// a soft hyphen, a space of no width, a joiner. What turns the direction of writing does.
func insideWord(r rune) bool {
	return r >= 0xA0 && letters.IsIgnorable(r) && !unicode.In(r, unicode.White_Space, unicode.Bidi_Control)
}

// isApostrophe reports whether a character is an apostrophe, or one that people type for it:
// a prime, an accent by itself, a quotation mark.
func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʻ', '‛', '′', '`', '´', '＇':
		return true
	}
	return false
}

// betweenDigits reports whether the full stop at i is one like that of "3.50".
func betweenDigits(text string, i int) bool {
	return i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
}

// isInitial reports whether the full stop at i stands behind a single letter of "U.S.A.",
// "p.m." or "7p.m.": a letter follows it, or one stood before it, and nothing more of a word.
func isInitial(text string, i int) bool {
	letter, size := utf8.DecodeLastRuneInString(text[:i])
	before, _ := utf8.DecodeLastRuneInString(text[:i-size])
	if !unicode.IsLetter(letter) || unicode.IsLetter(before) || isApostrophe(before) {
		return false
	}
	next, size := utf8.DecodeRuneInString(text[i+1:])
	if !unicode.IsLetter(next) {
		return before == '.' && !unicode.IsDigit(next)
	}
	behind, _ := utf8.DecodeRuneInString(text[i+1+size:])
	return !partOfWord(behind)
}

// isClock reports whether the colon at i is that of a clock time: "14:00".
func isClock(text string, i int) bool {
	return i+2 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1]) && isDigit(text[i+2]) && (i+3 == len(text) || !isDigit(text[i+3]))
}

// withoutStops returns a plain word without full stops, but for those between figures, as
// which it writes colons.
func withoutStops(plain string) string {
	var b strings.Builder
	for i := range len(plain) {
		switch c := plain[i]; {
		case c == ':':
			b.WriteByte('.')
		case c != '.' || betweenDigits(plain, i):
			b.WriteByte(c)
		}
	}
	return b.String()
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// Otherwise returns the words of a text that people write in one where it has them in several,
// or in several where it has one, as they are compared: "wifi" of "Wi-Fi", "flannigan" of
// "O'Flannigan's", "rock" and "roll" of "rock'n'roll".
func Otherwise(text string) []string {
	if !strings.ContainsFunc(text, func(r rune) bool { return isHyphen(r) || isApostrophe(r) }) {
		return nil
	}
	var found []string
	joined, last := "", 0
	flush := func() {
		if joined != "" && len(joined) <= longestJoined {
			found = append(found, joined)
		}
		joined = ""
	}
	var before string
	eachToken(text, func(t Token) {
		if isOneHyphen(text[last:t.Start]) && strings.Trim(before+t.Plain, "0123456789.") != "" {
			if joined == "" {
				joined = before
			}
			joined += t.Plain
		} else {
			flush()
		}
		before, last = t.Plain, t.End
		found = append(found, aroundApostrophes(t.Typed)...)
	})
	flush()
	return found
}

// longestJoined is how long a word is at most, in bytes, that people write without hyphens.
const longestJoined = 24

func isHyphen(r rune) bool { return r == '-' || r == '‐' || r == '‑' }

func isOneHyphen(between string) bool {
	r, size := utf8.DecodeRuneInString(between)
	return isHyphen(r) && size == len(between)
}

// What stands before an apostrophe is a word by itself from firstLeast letters on, as in
// "Caffi'r" and not in "don't", and what stands behind it from nextLeast on: "O'Dea".
const (
	firstLeast = 4
	nextLeast  = 3
)

// aroundApostrophes returns the words between the apostrophes of a word.
func aroundApostrophes(typed string) []string {
	if !strings.ContainsFunc(typed, isApostrophe) {
		return nil
	}
	pieces := strings.FieldsFunc(typed, isApostrophe)
	if len(pieces) < 2 {
		return nil
	}
	var found []string
	for i, piece := range pieces {
		least := nextLeast
		if i == 0 {
			least = firstLeast
		}
		if plain := Plain(piece); utf8.RuneCountInString(plain) >= least {
			found = append(found, plain)
		}
	}
	return found
}

// Words returns the words of a text as they are compared.
func Words(text string) []string {
	words := make([]string, 0, likelyWords(text))
	eachToken(text, func(t Token) { words = append(words, t.Plain) })
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

// IsPlain reports whether a word holds nothing but small letters a to z, figures and
// full stops, so that Plain would return it as it is.
func IsPlain(word string) bool {
	for i := range len(word) {
		c := word[i]
		if !(c >= 'a' && c <= 'z' || isDigit(c) || c == '.') {
			return false
		}
	}
	return true
}

// Fold returns the singular of a plain English word, in which a phrase is compared:
// "hobby" for "hobbies", "class" for "classes".
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

// FoldPhrase returns the folded words of a phrase with one space between them, and the
// slots as they are.
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
