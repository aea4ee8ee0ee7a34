package activity

import (
	"strings"
	"sync"
	"unicode"

	"bandstand/directory/words"
)

// OwnWords is what a group says of itself anywhere on its page, for finding out whether
// it speaks of a matter that no field tells: who writes "free parking at the back" has
// told us about parking.
type OwnWords struct {
	text string // small letters, one space round every word
	lang *words.Language
}

// aside are the texts that are not about coming: names, pictures, whom to write to.
var aside = []string{"title", "venue.name", "venue.address", "image.", "impact.", "lifetime.", "learned", "partners_wanted", "checked_by", "join.", "safeguarding."}

// OwnWords returns the group's own words, for a page in some language.
func (a *Activity) OwnWords(lang *words.Language) OwnWords {
	var all strings.Builder
	add := func(text string) { // what ends a text parts it from the next
		all.WriteString(text)
		all.WriteString(" . ")
	}
	for _, one := range a.texts() {
		if !hasAnyPrefix(one.key, aside) {
			add(one.says())
		}
	}
	for _, note := range a.notes() {
		add(note.String())
	}
	add(a.Body.Plain().String())
	return OwnWords{spaced(all.String()), lang}
}

// SpeakOf reports whether the words speak of a matter, "getting_there" of the key
// spoken.getting_there. They are looked for in English too, in which a group's words stay
// until they are translated.
func (o OwnWords) SpeakOf(matter string) bool {
	for _, phrase := range phrasesOf(o.lang, matter) {
		if strings.Contains(o.text, phrase) {
			return true
		}
	}
	return o.lang != words.English() && OwnWords{o.text, words.English()}.SpeakOf(matter)
}

// spoken are the phrases of each matter in each language, as OwnWords holds them.
var spoken sync.Map // from spokenKey to []string

type spokenKey struct {
	lang   *words.Language
	matter string
}

func phrasesOf(lang *words.Language, matter string) []string {
	key := spokenKey{lang, matter}
	if known, ok := spoken.Load(key); ok {
		return known.([]string)
	}
	var phrases []string
	for phrase := range strings.SplitSeq(lang.Say("spoken."+matter), ",") {
		phrases = append(phrases, spaced(phrase))
	}
	spoken.Store(key, phrases)
	return phrases
}

// spaced returns a text in small letters, with one space round every word and its stops
// as words.
func spaced(text string) string {
	var made strings.Builder
	made.WriteByte(' ')
	blank := true
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			made.WriteRune(unicode.ToLower(r))
			blank = false
		case r == '.' || r == '!' || r == '?':
			if !blank {
				made.WriteByte(' ')
			}
			made.WriteString(". ")
			blank = true
		case !blank:
			made.WriteByte(' ')
			blank = true
		}
	}
	if !blank {
		made.WriteByte(' ')
	}
	return made.String()
}

func hasAnyPrefix(text string, prefixes []string) bool {
	for _, prefix := range prefixes {
		if strings.HasPrefix(text, prefix) {
			return true
		}
	}
	return false
}
