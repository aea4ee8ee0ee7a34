package phrases

import (
	"unicode"
	"unicode/utf8"

	"bandstand/directory/letters"
)

// Token is a word, a number or a mark of a text.
type Token struct {
	text     string // folded: small letters without accents; a mark as the one it stands for
	From, To int    // bytes of the text
	kind     tokenKind
	glued    bool // nothing lies between it and the token before
}

type tokenKind int

const (
	word tokenKind = iota
	number
	mark
)

// tokens cuts a text up. What cannot be seen and quotation marks are left out.
func tokens(text string) []Token {
	var all []Token
	glued := false
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		switch kind := kindOf(r); {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			all, glued = append(all, Token{"\n", at, at + size, mark, false}), false
		case unicode.IsSpace(r):
			glued = false
		case letters.IsIgnorable(r) || isQuote(r):
		case kind == mark:
			all, glued = append(all, Token{markOf(r), at, at + size, mark, glued}), true
		default:
			one := Token{From: at, kind: kind, glued: glued}
			one.text, one.To = run(text, at, kind)
			all, glued = append(all, one), true
			size = one.To - at
		}
		at += size
	}
	return all
}

// run reads the letters, or the figures, that begin at a byte, and where they end.
func run(text string, at int, kind tokenKind) (folded string, end int) {
	var buffer []byte
	for end = at; end < len(text); {
		r, size := utf8.DecodeRuneInString(text[end:])
		switch {
		case kindOf(r) == kind && !unicode.IsSpace(r):
			buffer = letters.AppendFolded(buffer, r)
		case !isApostrophe(r) && !unicode.Is(unicode.M, r) && (r < utf8.RuneSelf || !letters.IsIgnorable(r)):
			return string(buffer), end
		}
		end += size
	}
	return string(buffer), end
}

func kindOf(r rune) tokenKind {
	switch {
	case '0' <= r && r <= '9':
		return number
	case unicode.IsLetter(r):
		return word
	}
	return mark
}

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

func isQuote(r rune) bool { return isApostrophe(r) || r == '"' || r == '“' || r == '”' }

// markOf returns the mark that another one is typed for.
func markOf(r rune) string {
	switch {
	case unicode.Is(unicode.Pd, r), r == '\u2212', r == '~':
		return "-"
	case r == '•', r == '·', r == '|', r == ';', r == '*':
		return ";"
	case r == '＆', r == '+':
		return string(r)
	case r == '[' || r == '{':
		return "("
	case r == ']' || r == '}':
		return ")"
	}
	return string(r)
}
