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

// addTranslations adds to the files of a bundle those of the same in other
// languages, each in a folder of its code.
func addTranslations(files map[string][]byte, translations []Source) error {
	for _, source := range translations {
		inOther, err := Build(source)
		if err != nil {
			return fmt.Errorf("in the language %s: %w", source.Language, err)
		}
		for name, text := range inOther {
			files[path.Join(source.Language, name)] = text
		}
	}
	return nil
}

// openTranslations opens what addTranslations added.
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

// translations returns the service in each other language. They count as one: what
// limits a sender, and what was sent already, does so in all of them.
func (s *service) translations() map[string]*service {
	made := map[string]*service{}
	for _, other := range s.others {
		own := *s
		own.Bundle, own.first = other, s
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

// readers returns the bundle in a language that whoever gets a message reads, and the
// message as it is written in that: editors read the directory's own, a group what
// it speaks as well.
func (s *service) readers(m message) (*Bundle, message) {
	if s.first == nil {
		return s.Bundle, m
	}
	m.answers = maps.Clone(m.answers)
	m.answers[writtenIn] = s.Language
	if m.form.name == joinForm.name && slices.Contains(m.activity.Languages, s.Language) {
		return s.Bundle, m
	}
	m.activity, _ = s.first.activity(m.activity.Slug)
	return s.first.Bundle, m
}

// writtenIn is the answer that says in which language a form was filled in, where it
// was another than the directory's own. No form asks it.
const writtenIn = "language"

func sayWrittenIn(say *words.Language, answers typed) string {
	if answers[writtenIn] == "" {
		return ""
	}
	return say.LanguageName(answers[writtenIn])
}

// plain is a letter without the marks that pages have of words in another language.
func (v letterView) plain() letterView {
	v.Subject, v.Before, v.After = words.Plain(v.Subject), eachPlain(v.Before), eachPlain(v.After)
	v.Lines = slices.Clone(v.Lines)
	for i, one := range v.Lines {
		v.Lines[i] = letterLine{words.Plain(one.Label), words.Plain(one.Value)}
	}
	return v
}

func eachPlain(texts []string) []string {
	made := make([]string, len(texts))
	for i, text := range texts {
		made[i] = words.Plain(text)
	}
	return made
}
