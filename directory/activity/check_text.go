package activity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/vocabulary"
)

const (
	longestTitle   = 100 // characters: more does not fit a card or a poster
	longestSummary = 160
)

// need gives a text that a page cannot do without. path is its key with those
// that it stands in, "venue.name", and parent the line of the innermost.
func (s *source) need(v text, parent int, path, like string) string {
	if v.absent() {
		within, name := splitPath(path)
		s.missing(max(v.line, parent), "%s is missing%s", quote(name), within).mend("add %s: %s", name, like)
	}
	return v.is
}

func splitPath(path string) (inside, name string) {
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return "", path
	}
	return within(path[:dot]), path[dot+1:]
}

// short tells of a text that is longer than its place.
func (s *source) short(v text, name string, most int) string {
	if n := utf8.RuneCountInString(v.is); n > most {
		s.wrong(v.line, "%s has %d characters, and %d fit", quote(name), n, most).mend("say it shorter here, and the rest below the second ---")
	}
	return v.is
}

// choice gives a text that is one of a few words.
func (s *source) choice(v text, name string, options ...string) string {
	if v.told && !slices.Contains(options, v.is) {
		s.wrong(v.line, "%s cannot be %s", quote(name), quote(v.is)).mend("%s", didYouMean(v.is, options))
		return ""
	}
	return v.is
}

// terms looks up words of a vocabulary.
func (s *source) terms(slugs list[text], name string, known vocabulary.List) []vocabulary.Term {
	var found []vocabulary.Term
	for _, slug := range slugs.items {
		if term, ok := s.term(slug, name, known); ok && !slices.ContainsFunc(found, func(t vocabulary.Term) bool { return t.Slug == term.Slug }) {
			found = append(found, term)
		}
	}
	return found
}

func (s *source) term(slug text, name string, known vocabulary.List) (vocabulary.Term, bool) {
	term, ok := known.Find(slug.is)
	if slug.told && !ok {
		s.wrong(slug.line, "%s does not know %s", quote(name), quote(slug.is)).mend("%s", termMeant(slug.is, known))
	}
	return term, ok
}

// termMeant is the hint for a word that is no slug of a vocabulary. People
// write what they would say: "singing" for music.
func termMeant(word string, known vocabulary.List) string {
	if len(known) == 0 {
		return "its vocabulary could not be read"
	}
	slugs := termSlugs(known)
	if near := nearest(word, slugs); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	for _, term := range known {
		if flatten(term.Label) == flatten(word) || slices.ContainsFunc(term.Words, func(lay string) bool { return flatten(lay) == flatten(word) }) {
			return "write " + term.Slug
		}
	}
	return "write one of: " + strings.Join(slugs, ", ")
}

// languageCode says whether a text has the shape of a BCP 47 code: en, cy, zh-Hant.
func languageCode(code string) bool {
	parts := strings.Split(code, "-")
	if n := len(parts[0]); n < 2 || n > 3 || len(parts) > 3 {
		return false
	}
	for i, part := range parts {
		letters := func(r rune) bool { return r < 'a' || r > 'z' }
		if i > 0 {
			part = strings.ToLower(part)
		}
		if part == "" || len(part) > 8 || strings.ContainsFunc(part, letters) {
			return false
		}
	}
	return true
}
