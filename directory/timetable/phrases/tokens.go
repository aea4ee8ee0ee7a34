package phrases

import (
	"slices"
	"strconv"
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

// line is a text as tokens. What counts something returns how many tokens that took.
type line struct {
	Text   string
	Tokens []Token // of the text
}

// word returns a token, folded; nothing outside the text.
func (l *line) word(at int) string {
	if at < 0 || at >= len(l.Tokens) {
		return ""
	}
	return l.Tokens[at].text
}

// Is reports whether a token is one of some words or marks.
func (l *line) Is(at int, words ...string) bool {
	return l.word(at) != "" && slices.Contains(words, l.word(at))
}

func (l *line) glued(at int) bool { return at < len(l.Tokens) && l.Tokens[at].glued }

// Glued reports whether nothing lies between a token and the one before it.
func (l *line) Glued(at int) bool { return l.glued(at) }

func (l *line) kind(at int) tokenKind {
	if at < 0 || at >= len(l.Tokens) {
		return mark
	}
	return l.Tokens[at].kind
}

// pastStop counts n tokens, and the stop behind them where the last is shortened: "Tues. 2pm".
func (l *line) pastStop(at, n int) int {
	if l.Is(at+n, ".") && l.glued(at+n) && len(l.word(at+n-1)) <= 6 && l.word(at+n+1) != "\n" {
		return n + 1
	}
	return n
}

// Said returns some tokens as they were written.
func (l *line) Said(from, to int) string { return l.Text[l.Tokens[from].From:l.Tokens[to-1].To] }

func (l *line) skip(at int, words ...string) int {
	for l.Is(at, words...) {
		at++
	}
	return at
}

// number reads figures that lie between two bounds.
func (l *line) number(at, least, most int) (int, bool) {
	if at >= len(l.Tokens) || l.Tokens[at].kind != number || len(l.Tokens[at].text) > 4 {
		return 0, false
	}
	n, _ := strconv.Atoi(l.Tokens[at].text) // figures alone, and few
	return n, least <= n && n <= most
}

// Find returns the longest phrase that begins at a token, and how many tokens it takes.
func (l *line) Find(at int) (Meaning, int) {
	for _, p := range lexicon[l.word(at)] {
		if n := l.matches(at, p.words); n > 0 {
			return p.meaning, n
		}
	}
	return Meaning{}, 0
}

// matches counts the tokens from one on that are some words, with hyphens between them or not, and stops behind
// what is shortened;
// 0 where they are others. The stop after a shortened last word is one of them.
func (l *line) matches(at int, words []string) int {
	i := at
	for n, w := range words {
		if n > 0 && (l.word(i) == "-" || l.word(i) == "." && len(words[n-1]) <= 4) && l.word(i+1) == w {
			i++
		}
		if l.word(i) != w {
			return 0
		}
		i++
	}
	return i - at
}
