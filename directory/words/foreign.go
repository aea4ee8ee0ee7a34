package words

import (
	"bytes"
	"strings"
)

// A text that stands in a page of another language is marked as such, so that the
// page can say lang="en" on just that text, wherever in a sentence it was put, and
// search can read it as what it is. The marks are Unicode's isolates, which stand
// in no text of a directory: check refuses what cannot be seen.
const (
	foreignBegins = "\u2068" // first strong isolate
	foreignEnds   = "\u2069" // pop directional isolate
)

// Foreign marks a text as one of the language that a directory is written in,
// English, for a page in another. Nothing is not marked.
func Foreign(text string) string {
	if text == "" {
		return ""
	}
	return foreignBegins + text + foreignEnds
}

// IsForeign reports whether a text holds words that Foreign marked.
func IsForeign(text string) bool { return strings.Contains(text, foreignBegins) }

// AllForeign reports whether a text is one that Foreign marked, and nothing else.
func AllForeign(text string) bool {
	inside, begins := strings.CutPrefix(text, foreignBegins)
	inside, ends := strings.CutSuffix(inside, foreignEnds)
	return begins && ends && !strings.Contains(inside, foreignBegins) && !strings.Contains(inside, foreignEnds)
}

// Plain returns a text without marks, for whatever is no page.
func Plain(text string) string {
	if !strings.Contains(text, foreignBegins) && !strings.Contains(text, foreignEnds) {
		return text
	}
	return strings.NewReplacer(foreignBegins, "", foreignEnds, "").Replace(text)
}

// PlainBytes is Plain of a whole file.
func PlainBytes(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte(foreignBegins), nil)
	return bytes.ReplaceAll(text, []byte(foreignEnds), nil)
}

// Pieces cuts a text into what is in the page's own language and what is not.
func Pieces(text string) func(yield func(piece string, foreign bool) bool) {
	return func(yield func(string, bool) bool) {
		for text != "" {
			own, rest, marked := strings.Cut(text, foreignBegins)
			if own = strings.ReplaceAll(own, foreignEnds, ""); own != "" && !yield(own, false) {
				return
			}
			if !marked {
				return
			}
			var words string
			words, text, _ = strings.Cut(rest, foreignEnds)
			if words != "" && !yield(words, true) {
				return
			}
		}
	}
}
