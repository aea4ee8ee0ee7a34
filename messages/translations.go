package messages

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// addTranslations adds the files of translations to those of a bundle, each in a
// folder named by the code of its language.
func addTranslations(files map[string][]byte, translations []Source) error {
	for _, source := range translations {
		translation, err := Build(source)
		if err != nil {
			return fmt.Errorf("in the language %s: %w", source.Language, err)
		}
		for name, text := range translation {
			files[path.Join(source.Language, name)] = text
		}
	}
	return nil
}

// openTranslations opens the translations that addTranslations added.
func (b *Bundle) openTranslations(bundle fs.FS) error {
	for _, code := range b.Translations {
		folder, err := fs.Sub(bundle, code)
		if err != nil {
			return fmt.Errorf("open messages: %w", err)
		}
		other, err := Open(folder)
		if err != nil {
			return fmt.Errorf("in the language %s: %w", code, err)
		}
		b.others = append(b.others, other)
	}
	return nil
}

// translations returns the service in each other language. They share their limits, and
// what they remember of deliveries.
func (s *service) translations() map[string]*service {
	made := map[string]*service{}
	for _, other := range s.others {
		own := *s
		own.Bundle, own.original = other, s
		made[other.Language] = &own
	}
	return made
}

// speaking returns the service in the language of an address, and what follows
// "/messages/" in it: "suggest" of "/cy/messages/suggest", and of
// "/.netlify/functions/messages/cy/suggest", as a host may have it.
func (s *service) speaking(address string) (*service, string) {
	_, rest, _ := strings.Cut(address, "/messages/")
	lang, _ := page.LanguageOf(address)
	other, ok := s.translated[lang.Code()]
	if !ok {
		return s, rest
	}
	return other, strings.TrimPrefix(rest, lang.Code()+"/")
}

// forReader returns the bundle in a language that the reader of a message speaks, and
// the message with the activity in that language. Editors speak the directory's own; a
// group says which others it speaks.
func (s *service) forReader(m message) (*Bundle, message) {
	if s.original == nil {
		return s.Bundle, m
	}
	m.answers = maps.Clone(m.answers)
	m.answers[writtenIn] = s.Language
	if m.form.name == joinForm.name && slices.Contains(m.activity.Languages, s.Language) {
		return s.Bundle, m
	}
	m.activity, _ = s.original.activity(m.activity.Slug)
	return s.original.Bundle, m
}

// writtenIn is the key of the language in which a form was filled in, where that was
// not the directory's own. No form asks for it.
const writtenIn = "language"

func sayWrittenIn(lang *words.Language, answers formValues) string {
	if answers[writtenIn] == "" {
		return ""
	}
	return lang.LanguageName(answers[writtenIn])
}
