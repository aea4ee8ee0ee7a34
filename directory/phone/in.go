package phone

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Found is a number among words.
type Found struct {
	Number
	Start, End int // where it stands
}

// In returns the valid numbers among words, as people find them there: whatever marks stand between their figures, in
// whichever figures they are written, with letters that look like some, and behind other figures. Of the short numbers
// it finds 118 and three more alone, since the rest may be anything.
func In(text string) (found []Found) {
	all := figuresIn(text)
	for from := 0; from < len(all); from++ {
		if !all[from].first {
			continue
		}
		for to := min(from+mostFigures, len(all)); to >= from+fewestFigures; to-- {
			if !all[to-1].last {
				continue
			}
			if n, ok := numberOf(text, all[from:to]); ok {
				start := len(strings.TrimSuffix(text[:all[from].start], "+"))
				found = append(found, Found{n, start, all[to-1].end})
				from = to - 1
				break
			}
		}
	}
	return found
}

const (
	fewestFigures = 6  // of 118 118
	mostFigures   = 16 // with 18001 before
	mostMarks     = 5  // that stand between two figures of a number, as "** - " does
)

// figure is a figure of a text.
type figure struct {
	value       byte // from '0' on
	start, end  int
	first, last bool // of those that stand together
	marks       int  // between it and the one before; more than mostMarks where there is a letter
}

// isWhen matches dates and times of day, of which several in a row have as many figures as a number.
var isWhen = regexp.MustCompile(`^\d{1,2}/\d{1,2}/\d{2,4}|(?:^|[^\d.:])(?:[01]?\d|2[0-3])[:.][0-5]\d(?:[^\d.:]|$)`)

// numberOf returns the number that figures of a text are, if there can be such a number.
func numberOf(text string, figures []figure) (Number, bool) {
	var written []byte
	if strings.HasSuffix(text[:figures[0].start], "+") {
		written = append(written, '+')
	}
	for i, one := range figures {
		if i > 0 && one.marks > mostMarks {
			return Number{}, false
		}
		written = append(written, one.value)
	}
	n, ok := Parse(string(written))
	if home, _ := Parse("+" + string(written)); len(written) > 10 && strings.HasPrefix(string(written), "44") && home.Valid() {
		n = home
	}
	switch {
	case !ok || !n.Valid() || isWhen.MatchString(text[figures[0].start:figures[len(figures)-1].end]):
		return Number{}, false
	case n.Short():
		return n, n.Charge() == Charge118
	}
	return n, len(n.digits) >= 10
}

// figuresIn returns the figures of a text in their order.
func figuresIn(text string) (all []figure) {
	some := 0
	for i := range len(text) {
		if c := text[i]; '0' <= c && c <= '9' || c >= 0xEF {
			some++
		}
	}
	if some < fewestFigures-1 {
		return nil
	}
	marks := 0
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isOfWord(r) {
			marks++
			at += size
			continue
		}
		word := text[at:]
		if ends := strings.IndexFunc(word, func(r rune) bool { return !isOfWord(r) }); ends >= 0 {
			word = word[:ends]
		}
		alike, within := looksLikeFigures(word), false
		for i, r := range word {
			value, ok := figureOf(r)
			if !ok && alike {
				value, ok = lookAlikes[r], true
			}
			if !ok {
				marks, within = mostMarks+1, false
				continue
			}
			if within {
				all[len(all)-1].last = false
			}
			all = append(all, figure{value, at + i, at + i + utf8.RuneLen(r), !within, true, marks})
			marks, within = 0, true
		}
		at += len(word)
	}
	return all
}

func isOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// figureOf returns what a figure stands for, in the forms that keyboards and programs make of it.
func figureOf(r rune) (value byte, ok bool) {
	switch {
	case '0' <= r && r <= '9':
		return byte(r), true
	case '０' <= r && r <= '９':
		return byte(r-'０') + '0', true
	case '\U0001D7CE' <= r && r <= '\U0001D7FF': // of mathematics, bold and otherwise
		return byte((r-'\U0001D7CE')%10) + '0', true
	}
	return 0, false
}

// lookAlikes are letters that are typed for figures.
var lookAlikes = map[rune]byte{'O': '0', 'o': '0', 'l': '1', 'I': '1'}

// looksLikeFigures reports whether a word has figures and letters that look like some, and nothing else.
func looksLikeFigures(word string) bool {
	figures := 0
	other := strings.ContainsFunc(word, func(r rune) bool {
		if _, ok := figureOf(r); ok {
			figures++
			return false
		}
		return lookAlikes[r] == 0
	})
	return !other && figures > 0 && len(word) > 2
}
