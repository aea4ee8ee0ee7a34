package search

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
)

// token is one word of a text: as it was written and as it is compared.
type token struct {
	typed string // as written, between spaces and marks
	plain string // small letters, no accents, no apostrophes
	start int    // bytes into the text
	end   int
}

// tokens cuts a text into words. Apostrophes are left out, hyphens and all other
// marks part words, so that "step-free" and "step free", "men's" and "mens" are
// the same; a £ stands as a word of its own, because it tells a price.
func tokens(text string) []token {
	var found []token
	start := -1
	cut := func(end int) {
		if start < 0 {
			return
		}
		if plain := plainly(text[start:end]); plain != "" {
			found = append(found, token{typed: text[start:end], plain: plain, start: start, end: end})
		}
		start = -1
	}
	for i, r := range text {
		switch {
		case r == '£':
			cut(i)
			found = append(found, token{typed: "£", plain: "£", start: i, end: i + len("£")})
		case partOfWord(r) || r == '.' && betweenDigits(text, i) || isApostrophe(r) && start >= 0:
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

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' }

// betweenDigits says whether the stop at i is that of "3.50".
func betweenDigits(text string, i int) bool {
	return i > 0 && i+1 < len(text) && isDigit(text[i-1]) && isDigit(text[i+1])
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// plainly takes capitals, accents and apostrophes from a word.
func plainly(word string) string {
	if isPlain(word) {
		return word
	}
	var b strings.Builder
	for _, r := range word {
		if isApostrophe(r) || unicode.IsMark(r) {
			continue
		}
		r = unicode.ToLower(r)
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else if bare, ok := bareLetters[r]; ok {
			b.WriteString(bare)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isPlain(word string) bool {
	for i := range len(word) {
		c := word[i]
		if !(c >= 'a' && c <= 'z' || isDigit(c) || c == '.') {
			return false
		}
	}
	return true
}

// bareLetters are the accented letters of the languages written in Britain.
var bareLetters = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ã': "a", 'ä': "a", 'å': "a", 'ą': "a", 'æ': "ae", 'ç': "c", 'ć': "c", 'č': "c",
	'è': "e", 'é': "e", 'ê': "e", 'ë': "e", 'ę': "e", 'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ł': "l", 'ñ': "n",
	'ń': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'õ': "o", 'ö': "o", 'ø': "o", 'œ': "oe", 'ś': "s", 'š': "s", 'ß': "ss",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ŵ': "w", 'ý': "y", 'ÿ': "y", 'ŷ': "y", 'ź': "z", 'ż': "z", 'ž': "z",
}

// plainWords gives the words of a text as they are compared.
func plainWords(text string) []string {
	cut := tokens(text)
	words := make([]string, len(cut))
	for i, t := range cut {
		words[i] = t.plain
	}
	return words
}

// stemmed gives the words of a text as the index knows them.
func stemmed(text string) []string {
	words := plainWords(text)
	for i, word := range words {
		words[i] = stem(word)
	}
	return words
}

// stem takes a plain word to what it shares with its other forms, spelt in the
// British way.
func stem(word string) string {
	word = british(word)
	if unlike[word] || !isPlain(word) || len(word) < 4 {
		return word
	}
	env := snowballstem.NewEnv(word)
	english.Stem(env)
	return env.Current()
}

// unlike are words that the stemmer would take for forms of others: "organ" is
// not "organise", "generation" not "general".
var unlike = map[string]bool{
	"generation": true, "generations": true, "university": true, "universe": true, "general": true,
	"animation": true, "animal": true, "animals": true, "news": true, "new": true, "policy": true, "police": true,
	"wander": true, "experience": true, "experiment": true, "mobile": true, "mobility": true, "international": true,
	"active": true, "activity": true, "activities": true, "acting": true, "actor": true, "actors": true,
	"community": true, "communities": true, "commune": true, "skiing": true, "organ": true, "organs": true,
}

// british gives the British spelling of an American one.
func british(word string) string {
	if respelt, ok := americanWords[word]; ok {
		return respelt
	}
	for _, ending := range [...]string{"ize", "izes", "ized", "izing", "izer", "izers", "ization", "izations"} {
		if before, found := strings.CutSuffix(word, ending); found && len(before) > 3 {
			return before + "is" + ending[2:]
		}
	}
	return word
}

var americanWords = map[string]string{
	"color": "colour", "colors": "colours", "coloring": "colouring", "colorful": "colourful", "watercolor": "watercolour",
	"watercolors": "watercolours", "favorite": "favourite", "favorites": "favourites", "neighbor": "neighbour",
	"neighbors": "neighbours", "neighborhood": "neighbourhood", "theater": "theatre", "theaters": "theatres",
	"center": "centre", "centers": "centres", "program": "programme", "programs": "programmes", "gray": "grey",
	"jewelry": "jewellery", "counselor": "counsellor", "counseling": "counselling", "traveling": "travelling",
	"yogurt": "yoghurt", "pajamas": "pyjamas", "mom": "mum", "moms": "mums", "humor": "humour", "honor": "honour",
	"labor": "labour", "harbor": "harbour", "catalog": "catalogue", "dialog": "dialogue", "mold": "mould", "plow": "plough",
	"math": "maths",
}
