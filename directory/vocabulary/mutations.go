package vocabulary

import "strings"

// The first letter of a Welsh word changes with the word before it: canu, "ei ganu",
// "fy nghanu", "ei chanu". Dictionaries have the first of these, people type and
// write all of them.

// mutation is a first letter and what it can become: soft, nasal and aspirate.
type mutation struct {
	radical string
	becomes []string
}

var mutations = []mutation{
	{"c", []string{"g", "ngh", "ch"}},
	{"p", []string{"b", "mh", "ph"}},
	{"t", []string{"d", "nh", "th"}},
	{"g", []string{"", "ng"}},
	{"b", []string{"f", "m"}},
	{"d", []string{"dd", "n"}},
	{"ll", []string{"l"}},
	{"m", []string{"f"}},
	{"rh", []string{"r"}},
}

// digraphs are letters of two signs, of which none but ll and rh changes.
var digraphs = []string{"ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"}

// leastMutated is how many letters a word has of which forms are looked for: of
// shorter ones they are other words too often.
const leastMutated = 4

// firstLetter returns the letter with which a plain word begins, of one sign or two.
func firstLetter(word string) string {
	for _, letter := range digraphs {
		if strings.HasPrefix(word, letter) {
			return letter
		}
	}
	return word[:1]
}

// Unmutated returns the words of which a plain word may be a form, itself not among
// them: of "ganu" canu, of "fynd" bynd and mynd. A word without its g is not looked
// for, because every word that begins with a vowel, l, r or w may be one.
func Unmutated(word string) (radicals []string) {
	if len(word) < leastMutated {
		return nil
	}
	for _, one := range mutations {
		for _, other := range one.becomes {
			rest, is := strings.CutPrefix(word, other)
			if !is || other == "" || len(other) == 1 && firstLetter(word) != other {
				continue
			}
			if radical := one.radical + rest; len(radical) >= leastMutated && radical != word {
				radicals = append(radicals, radical)
			}
		}
	}
	return radicals
}

// Mutates reports whether the words of a language change at their head.
func Mutates(language string) bool { return language == "cy" }

// MutatedPhrase returns a phrase with the other forms of its first word: of "dydd
// Mawrth" ddydd Mawrth. A word alone has none where it is short; the first of
// several may be.
func MutatedPhrase(phrase string) (forms []string) {
	tokens := Tokens(phrase)
	if len(tokens) == 0 || strings.Contains(phrase[:tokens[0].End], "<") {
		return nil
	}
	first, rest := tokens[0].Plain, phrase[tokens[0].End:]
	if len(tokens) == 1 && len(first) < leastMutated {
		return nil
	}
	letter := firstLetter(first)
	for _, one := range mutations {
		if one.radical == letter {
			for _, other := range one.becomes {
				forms = append(forms, other+first[len(letter):]+rest)
			}
		}
	}
	return forms
}
