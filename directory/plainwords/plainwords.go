// Package plainwords finds what English text could say more plainly: hard words, with something plainer for each, and
// long sentences. It gives advice and knows nothing of files, forms or who wrote.
package plainwords

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/vocabulary"
)

// LongestSentence is how many words a sentence may have before it is called long, as GOV.UK counts.
const LongestSentence = 25

// Finding is something that could be said more plainly.
type Finding struct {
	At    int    // where it begins, in bytes
	Found string // the words, or how the sentence begins
	Say   string // what one could say instead; "" of a sentence
	Words int    // how many words the sentence has; 0 of hard words
}

// Reader finds hard words of a list.
type Reader struct {
	phrases map[string][]phrase // by their first word
}

type phrase struct {
	words []string
	say   string // "" where they may stay
}

// New returns a reader of a list.
func New(list []vocabulary.HardWords) *Reader {
	r := &Reader{phrases: map[string][]phrase{}}
	for _, one := range list {
		for _, hard := range one.Words {
			words := strings.Fields(strings.ToLower(hard))
			if len(words) == 0 {
				continue
			}
			say := one.Say
			if slices.Contains(one.Words, say) { // they may stay
				say = ""
			}
			r.phrases[words[0]] = append(r.phrases[words[0]], phrase{words, say})
		}
	}
	return r
}

// word is a word of a text, in small letters.
type word struct {
	text     string
	from, to int
}

// Read returns what is found in a text, in its order: hard words each once. Markdown may stand in it.
func (r *Reader) Read(text string) []Finding {
	var found []Finding
	said := map[string]bool{}
	for from := 0; from < len(text); {
		sentence := text[from : from+endOfSentence(text[from:])]
		words := wordsOf(sentence)
		if len(words) > LongestSentence {
			first, last := words[0], words[5]
			found = append(found, Finding{At: from + first.from, Found: sentence[first.from:last.to] + " …", Words: len(words)})
		}
		for i := 0; i < len(words); i++ {
			hard, say := r.longest(words[i:])
			if hard == 0 {
				continue
			}
			at, to := words[i].from, words[i+hard-1].to
			if key := strings.ToLower(sentence[at:to]); say != "" && !said[key] {
				said[key] = true
				found = append(found, Finding{At: from + at, Found: strings.Join(strings.Fields(sentence[at:to]), " "), Say: say})
			}
			i += hard - 1
		}
		from += len(sentence)
	}
	return found
}

// longest returns how many words from the first on are the longest phrase of the list, and what to say instead.
func (r *Reader) longest(words []word) (hard int, say string) {
	for _, one := range r.phrases[words[0].text] {
		if len(one.words) > len(words) || len(one.words) <= hard {
			continue
		}
		same := true
		for i, want := range one.words {
			same = same && words[i].text == want
		}
		if same {
			hard, say = len(one.words), one.say
		}
	}
	return hard, say
}

// endOfSentence returns where the first sentence of a text ends: behind a full stop, a question or exclamation mark, and
// with a paragraph or an entry of a list.
func endOfSentence(text string) int {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n':
			if rest := strings.TrimLeft(text[i+1:], " \t"); rest == "" || strings.ContainsRune("\n-*#>|", rune(rest[0])) || isNumbered(rest) {
				return i + 1
			}
		case c == '.' || c == '!' || c == '?':
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			if (i+1 == len(text) || unicode.IsSpace(next) || strings.ContainsRune(`"')]*_”’`, next)) && !(c == '.' && isShort(text[:i])) {
				return i + 1
			}
		}
	}
	return len(text)
}

func isNumbered(line string) bool {
	digits := strings.TrimLeft(line, "0123456789")
	return len(digits) < len(line) && (strings.HasPrefix(digits, ". ") || strings.HasPrefix(digits, ") "))
}

// isShort reports whether a text ends in something that is written short, whose full stop ends no sentence.
func isShort(text string) bool {
	last := strings.ToLower(text[strings.LastIndexAny(text, " \n(")+1:])
	switch last {
	case "mr", "mrs", "ms", "dr", "st", "e.g", "i.e", "eg", "ie", "etc", "no", "tel", "approx", "a.m", "p.m", "rev":
		return true
	}
	return len(last) == 1
}

// wordsOf returns the words of a sentence; addresses of links are none.
func wordsOf(sentence string) (words []word) {
	for from := 0; from < len(sentence); {
		r, size := utf8.DecodeRuneInString(sentence[from:])
		if strings.HasPrefix(sentence[from:], "](") || strings.HasPrefix(sentence[from:], "http") {
			end := strings.IndexAny(sentence[from:], ") \n")
			if end < 0 {
				return words
			}
			from += end + 1
			continue
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			from += size
			continue
		}
		to := from
		for to < len(sentence) {
			r, size := utf8.DecodeRuneInString(sentence[to:])
			next, _ := utf8.DecodeRuneInString(sentence[to+size:])
			inside := strings.ContainsRune("-'’.:@", r) && (unicode.IsLetter(next) || unicode.IsDigit(next))
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !inside {
				break
			}
			to += size
		}
		words = append(words, word{strings.ToLower(sentence[from:to]), from, to})
		from = to
	}
	return words
}
