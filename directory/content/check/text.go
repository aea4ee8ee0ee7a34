// Package check holds the rules that one value, or one small block, on a page has
// to keep, wherever it stands: texts, choices, contacts, dates, places, pictures
// and wording. What is wrong goes into the report that each function takes first.
// It knows which pages there are, and nothing of what they say of each other.
package check

import (
	"slices"
	"strings"
	"unicode/utf8"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

const (
	LongestTitle   = 100 // characters: more does not fit a card or a poster
	LongestSummary = 160
)

// Need returns a text that a page cannot do without. path is its key with those
// that it stands in, "venue.name", and parent the line of the innermost.
func Need(r *report.Report, v frontmatter.Text, parent int, path, like string) string {
	if v.Missing() {
		within, name := splitPath(path)
		r.Missingf(max(v.Line, parent), "%s is missing%s", words.Quote(name), within).Suggestf("add %s: %s", name, like)
	}
	return v.Value
}

func splitPath(path string) (inside, name string) {
	dot := strings.LastIndexByte(path, '.')
	if dot < 0 {
		return "", path
	}
	return " in " + words.Quote(path[:dot]), path[dot+1:]
}

// Short reports a text that is longer than its place.
func Short(r *report.Report, v frontmatter.Text, name string, most int) string {
	if n := utf8.RuneCountInString(v.Value); n > most {
		r.Errorf(v.Line, "%s has %d characters, and %d fit", words.Quote(name), n, most).
			Suggestf("say it shorter here, and the rest below the second ---")
	}
	return v.Value
}

// Terms looks up words of a vocabulary.
func Terms(r *report.Report, slugs frontmatter.List[frontmatter.Text], name string,
	known vocabulary.List) []*vocabulary.Term {
	var found []*vocabulary.Term
	for _, slug := range slugs.Items {
		if term, ok := Term(r, slug, name, known); ok &&
			!slices.ContainsFunc(found, func(t *vocabulary.Term) bool { return t.Slug == term.Slug }) {
			found = append(found, term)
		}
	}
	return found
}

// Term looks up one word of a vocabulary.
func Term(r *report.Report, slug frontmatter.Text, name string, known vocabulary.List) (*vocabulary.Term, bool) {
	term, ok := known.Find(slug.Value)
	if slug.Set && !ok {
		r.Errorf(slug.Line, "%s does not know %s", words.Quote(name), words.Quote(slug.Value)).
			Suggestf("%s", termMeant(slug.Value, known))
	}
	return term, ok
}

// termMeant is the hint for a word that is no slug of a vocabulary. People
// write what they would say: "singing" for music.
func termMeant(word string, known vocabulary.List) string {
	if len(known) == 0 {
		return "its vocabulary could not be read"
	}
	slugs := Slugs(known)
	if near := slips.Nearest(word, slugs); near != "" {
		return "did you mean " + words.Quote(near) + "?"
	}
	for _, term := range known {
		if slips.Flatten(term.Label.String()) == slips.Flatten(word) ||
			slices.ContainsFunc(term.Words, func(lay string) bool { return slips.Flatten(lay) == slips.Flatten(word) }) {
			return "write " + term.Slug
		}
	}
	var parts []string
	apart := strings.NewReplacer("&", " ", "/", " ", " and ", " ").Replace(strings.ToLower(word))
	for part := range strings.FieldsSeq(apart) {
		for _, slug := range slugs {
			if slug == part || slug == strings.TrimSuffix(part, "s") {
				parts = append(parts, slug)
			}
		}
	}
	if len(parts) > 0 {
		return "did you mean " + strings.Join(parts, ", ") + "?"
	}
	return "write one of: " + strings.Join(slugs, ", ")
}

// IsLanguageCode reports whether a text has the shape of a BCP 47 code: en, cy, zh-Hant.
func IsLanguageCode(code string) bool {
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

// Strings returns the values of a list of texts.
func Strings(l frontmatter.List[frontmatter.Text]) []string {
	var all []string
	for _, item := range l.Items {
		all = append(all, item.Value)
	}
	return all
}

// Slugs lists a vocabulary's slugs for a hint.
func Slugs(list vocabulary.List) []string {
	var slugs []string
	for _, term := range list {
		slugs = append(slugs, term.Slug)
	}
	return slugs
}
