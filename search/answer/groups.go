package answer

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// Group is an organisation of which nothing is listed. Somebody who knows its name can find how to reach
// it all the same.
type Group struct {
	Name    string     `json:"name"`
	URL     string     `json:"url"`
	Summary words.Text `json:"summary,omitempty"`
}

// Of a search for a group: how many are shown, and how many letters a word must have to say which.
const (
	mostGroups = 5
	tellsWhich = 3
)

// groupsCalled returns the groups whose names have all the words of a search.
func (s *Sayer) groupsCalled(q string) []Group {
	if len(s.Groups) == 0 {
		return nil
	}
	asked := slices.DeleteFunc(wordsIn(q), func(word string) bool { return utf8.RuneCountInString(word) < tellsWhich })
	if len(asked) == 0 {
		return nil
	}
	var found []Group
	for _, group := range s.Groups {
		name := wordsIn(group.Name)
		if !slices.ContainsFunc(asked, func(word string) bool { return !isIn(name, word) }) {
			if found = append(found, group); len(found) == mostGroups {
				break
			}
		}
	}
	return found
}

// wordsIn returns the words of a text as they are compared.
func wordsIn(text string) []string {
	return strings.FieldsFunc(vocabulary.Plain(text), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r < utf8.RuneSelf
	})
}

// isIn reports whether a word, or the beginning of one that is long enough to tell, is among others.
func isIn(name []string, word string) bool {
	return slices.ContainsFunc(name, func(one string) bool {
		return one == word || utf8.RuneCountInString(word) > tellsWhich && strings.HasPrefix(one, word)
	})
}
