package words

import (
	"bytes"
	"strings"
)

// A text in another language than its page is marked, so that the page can put
// lang="en" on just that text, wherever in a sentence it stands, and search can read it
// as English. The marks are Unicode's isolates. No text of a directory holds them,
// because check refuses characters that cannot be seen.
const (
	foreignBegins = "\u2068" // first strong isolate
	foreignEnds   = "\u2069" // pop directional isolate
)

// Foreign marks a text as English, the language that a directory is written in, for a
// page in another language. An empty text is not marked.
func Foreign(text string) string {
	if text == "" {
		return ""
	}
	return foreignBegins + text + foreignEnds
}

// IsForeign reports whether a text holds a text that Foreign marked.
func IsForeign(text string) bool { return strings.Contains(text, foreignBegins) }

// AllForeign reports whether the whole of a text is one that Foreign marked.
func AllForeign(text string) bool {
	inside, begins := strings.CutPrefix(text, foreignBegins)
	inside, ends := strings.CutSuffix(inside, foreignEnds)
	return begins && ends && !strings.Contains(inside, foreignBegins) && !strings.Contains(inside, foreignEnds)
}

// Plain returns a text without the marks of Foreign, for anything but a page.
func Plain(text string) string {
	if !strings.Contains(text, foreignBegins) && !strings.Contains(text, foreignEnds) {
		return text
	}
	return strings.NewReplacer(foreignBegins, "", foreignEnds, "").Replace(text)
}

// PlainBytes is Plain for a whole file.
func PlainBytes(text []byte) []byte {
	text = bytes.ReplaceAll(text, []byte(foreignBegins), nil)
	return bytes.ReplaceAll(text, []byte(foreignEnds), nil)
}

// Pieces returns the pieces of a text in order, each with whether Foreign marked it.
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
