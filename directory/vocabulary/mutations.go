package vocabulary

import "strings"

// The first letter of a Welsh word changes (mutates) with the word before it: canu,
// "ei ganu", "fy nghanu", "ei chanu". Dictionaries list the first, the radical; people
// type and write all of them.

// mutation is a first letter and its soft, nasal and aspirate mutations.
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

// digraphs are the letters of two signs. Only ll and rh of them mutate.
var digraphs = []string{"ch", "dd", "ff", "ng", "ll", "ph", "rh", "th"}

// leastMutated is the length of the shortest word of which mutations are looked for:
// those of shorter words are other words too often.
const leastMutated = 4

// firstLetter returns the first letter of a plain word, of one sign or two.
func firstLetter(word string) string {
	for _, letter := range digraphs {
		if strings.HasPrefix(word, letter) {
			return letter
		}
	}
	return word[:1]
}

// Unmutated returns the radicals of which a plain word may be a mutation, without the
// word itself: canu for "ganu", bynd and mynd for "fynd". A lost g is not put back,
// because every word that begins with a vowel, l, r or w may have lost one.
func Unmutated(word string) (radicals []string) {
	if len(word) < leastMutated {
		return nil
	}
	for _, one := range mutations {
		for _, other := range one.becomes {
			rest, ok := strings.CutPrefix(word, other)
			if !ok || other == "" || len(other) == 1 && firstLetter(word) != other {
				continue
			}
			if radical := one.radical + rest; len(radical) >= leastMutated && radical != word {
				radicals = append(radicals, radical)
			}
		}
	}
	return radicals
}

// Mutates reports whether the words of a language mutate.
func Mutates(language string) bool { return language == "cy" }

// MutatedPhrase returns a phrase with the mutations of its first word: "ddydd Mawrth"
// for "dydd Mawrth". A single word must not be short; the first of several may be.
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
