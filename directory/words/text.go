package words

import (
	"bytes"
	"encoding/json"
	"fmt"
	"iter"
	"strings"
)

// Text is what a page shows, of which pieces may be in English where the page is not:
// what nobody has translated yet. A layout puts lang="en" on those pieces, and search
// reads them as English. Everything else has no place for them and takes String. A Text
// and a string become one another by Own, Foreign and String, never by a conversion,
// so that no string ever holds a mark.
//
// It is a kind of string so that a literal can be one, and so that an empty one is
// empty to a layout's {{if}}. Texts are joined by +.
type Text string

// Within a Text, marks stand round the pieces in English. They are characters that
// Unicode keeps for such use inside a program and that are never exchanged.
const (
	englishBegins = "\ufdd0"
	englishEnds   = "\ufdd1"
	anyMark       = "\xef\xb7" // how either begins
)

// marks takes marks out of a string.
var marks = strings.NewReplacer(englishBegins, "", englishEnds, "")

// withoutMarks returns a string without marks.
func withoutMarks(text string) string {
	if !strings.Contains(text, anyMark) {
		return text
	}
	return marks.Replace(text)
}

// Own returns a text in the language of its page. Bytes that are no characters are
// replaced, lest those of two texts make a mark where they are joined.
func Own(text string) Text { return Text(withoutMarks(strings.ToValidUTF8(text, "\ufffd"))) }

// OwnEach returns texts in the language of their page.
func OwnEach(texts []string) []Text {
	made := make([]Text, len(texts))
	for i, text := range texts {
		made[i] = Own(text)
	}
	return made
}

// Foreign returns a text in English for a page in another language.
func Foreign(text string) Text {
	own := Own(text)
	if own == "" {
		return ""
	}
	return englishBegins + own + englishEnds
}

// Join joins texts as strings.Join does strings.
func Join(texts []Text, separator Text) Text {
	written := make([]string, len(texts))
	for i, text := range texts {
		written[i] = string(text)
	}
	return Text(strings.Join(written, string(separator)))
}

// String returns the words alone.
func (t Text) String() string { return withoutMarks(string(t)) }

// IsForeign reports whether some of a text is in English on a page that is not.
func (t Text) IsForeign() bool { return strings.Contains(string(t), englishBegins) }

// Pieces returns the pieces of a text in order, each with whether it is in English on a
// page that is not.
func (t Text) Pieces() iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		for rest := string(t); rest != ""; {
			own, after, _ := strings.Cut(rest, englishBegins)
			english, after, _ := strings.Cut(after, englishEnds)
			if own != "" && !yield(own, false) || english != "" && !yield(english, true) {
				return
			}
			rest = after
		}
	}
}

// MarshalJSON writes a string; or, where some of a text is in English, a list of its
// pieces, of which every second is: ["Run by ", "The Tea Circle"].
func (t Text) MarshalJSON() ([]byte, error) {
	if !t.IsForeign() {
		return json.Marshal(t.String())
	}
	var pieces []string
	for piece, english := range t.Pieces() {
		if english != (len(pieces)%2 == 1) {
			pieces = append(pieces, "")
		}
		pieces = append(pieces, piece)
	}
	return json.Marshal(pieces)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (t *Text) UnmarshalJSON(written []byte) error {
	if plain, ok := bytes.CutPrefix(written, []byte(`"`)); ok && !bytes.ContainsRune(plain, '\\') {
		*t = Own(string(plain[:len(plain)-1])) // as most are; a search reads eighty of them
		return nil
	}
	pieces := make([]string, 1)
	var into any = &pieces
	if written[0] == '"' {
		into = &pieces[0]
	}
	if err := json.Unmarshal(written, into); err != nil {
		return fmt.Errorf("read a text: %w", err)
	}
	*t = ""
	for i, piece := range pieces {
		if i%2 == 0 {
			*t += Own(piece)
		} else {
			*t += Foreign(piece)
		}
	}
	return nil
}
