package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// otherLanguages are the languages beside its own in which a directory is shown:
// those of site.yaml, without drafts where these stay hidden.
func (m *maker) otherLanguages() []page.Elsewhere {
	var others []page.Elsewhere
	for _, code := range m.Translations(m.options.Drafts) {
		prefix := "/" + code
		others = append(others, page.Elsewhere{Code: code, Name: words.OwnName(code), Prefix: prefix, BaseURL: m.baseURL(prefix)})
	}
	return others
}

// baseURL is what stands before the addresses of a language's pages where they are
// whole; empty where the address of the site is not known.
func (m *maker) baseURL(prefix string) string {
	if m.options.BaseURL == "" {
		return ""
	}
	return m.options.BaseURL + prefix
}

// translate makes the site once more in another language, below that language's
// prefix. Everything is as it is in the first: the same pages of the same layouts,
// filled with the directory's words in that language.
func (s *Site) translate(first *maker, into page.Elsewhere) error {
	m, err := first.inLanguage(into)
	if err != nil {
		return err
	}
	if err := m.makePages(); err != nil {
		return err
	}
	for _, file := range slices.Sorted(maps.Keys(m.files)) {
		s.Files[strings.TrimPrefix(into.Prefix, "/")+"/"+file] = m.files[file]
	}
	s.Prefixes = append(s.Prefixes, into.Prefix)
	s.Search.Translations = append(s.Search.Translations, m.searchSource())
	s.Messages.Translations = append(s.Messages.Translations, m.messagesSource())
	return nil
}

// inLanguage gives a maker of the same site in another language.
func (m *maker) inLanguage(into page.Elsewhere) (*maker, error) {
	language, ok := words.In(into.Code)
	if !ok {
		return nil, fmt.Errorf("there are no words in it")
	}
	shell := m.shell
	shell.BaseURL, shell.Language, shell.Prefix, shell.Draft = into.BaseURL, into.Code, into.Prefix, m.Drafted(into.Code)
	shell.Elsewhere = []page.Elsewhere{{Code: m.shell.Language, Name: words.OwnName(m.shell.Language), BaseURL: m.shell.BaseURL}}
	for _, other := range m.shell.Elsewhere {
		if other.Code != into.Code {
			shell.Elsewhere = append(shell.Elsewhere, other)
		}
	}
	made := &maker{
		Directory: m.In(into.Code), minified: m.minified, in: language, now: m.now,
		options: m.options, files: map[string][]byte{}, first: m,
	}
	shell.Attribution = each(shell.Attribution, words.Foreign) // as whoever gave the data wants it said
	made.shell = made.saying(shell)
	var err error
	made.layouts, err = page.Parse(m.minified, made.shell, language)
	return made, err
}
