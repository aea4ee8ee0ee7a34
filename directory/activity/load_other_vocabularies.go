package activity

import (
	"path"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// otherLanguageFile says whether a file of vocabulary/ is that of another language,
// "kinds.cy.yaml", and of which file.
func otherLanguageFile(name string) (file, code string, ok bool) {
	base := strings.TrimSuffix(name, path.Ext(name))
	slug, code, ok := translationOf(base)
	return slug + path.Ext(name), code, ok
}

// The files of vocabulary/ that can be told in other languages.
var otherVocabularyFiles = []string{
	"access.yaml", "company.yaml", "danger.yaml", "good-for.yaml", "ignored.yaml", "kinds.yaml", "phrases.yaml", "synonyms.yaml",
}

// translateVocabularies reads vocabulary/kinds.cy.yaml and the like, of which each
// may be missing.
func (l *loader) translateVocabularies() {
	for _, code := range l.directory.Site.Languages {
		if code == words.English().Code() {
			continue
		}
		file := func(name string) (*source, bool) {
			s := l.source("vocabulary/" + name + "." + code + ".yaml")
			return s, l.isThere(s)
		}
		l.meanings = newMeanings() // words may mean one thing in English and another here
		for _, group := range []struct {
			name  string
			slugs []string
		}{
			{"kinds", termSlugs(l.directory.Kinds)}, {"good-for", termSlugs(l.directory.GoodFor)}, {"access", termSlugs(l.directory.Access)},
			{"company", companySlugs(l.directory.Company)},
		} {
			if s, there := file(group.name); there {
				l.translateTerms(s, group.name, group.slugs, l.other(s, code))
			}
		}
		l.translateSpeech(code, file)
		l.checkMeanings()
	}
}

func companySlugs(all []vocabulary.Company) []string {
	slugs := make([]string, len(all))
	for i, one := range all {
		slugs[i] = one.Slug
	}
	return slugs
}

func (l *loader) translateTerms(s *source, group string, slugs []string, other *inOther) {
	document, ok := l.yamlFile(s)
	if !ok {
		return
	}
	lines := map[string]int{}
	for _, f := range decodeList[termTranslationFields](s, document, "- {slug: gardening, label: Garddio}") {
		slug := s.termSlug(f.Slug, f.line, lines)
		term := vocabulary.Term{
			Slug: slug, Label: s.need(f.Label, f.line, "label", "Garddio"), Explain: f.Explain.is,
			Words: allText(f.Words), Ideas: f.Ideas.is,
		}
		if slug != "" && !slices.Contains(slugs, slug) {
			s.wrong(f.Slug.line, "%s.yaml has no %s", group, quote(slug)).mend("%s", didYouMean(slug, slugs))
		}
		l.meanings.term(s, group, slug, f.Label, f.Words)
		other.terms[group+"/"+slug] = term
	}
	for _, slug := range slugs {
		if lines[slug] == 0 {
			s.warn(0, "%s is not translated, and stays English", quote(slug)).mend("add - {slug: %s, label: …}", slug)
		}
	}
}

func (l *loader) translateSpeech(code string, file func(name string) (*source, bool)) {
	if s, there := file("danger"); there {
		l.other(s, code).speech.danger = l.phrases(path.Base(s.file), false, l.meanings.danger)
	}
	if s, there := file("ignored"); there {
		l.other(s, code).speech.ignored = l.phrases(path.Base(s.file), false, l.meanings.ignored)
	}
	if s, there := file("phrases"); there {
		l.other(s, code).speech.Phrases = l.phrasesMeant(s)
	}
	if s, there := file("synonyms"); there {
		l.other(s, code).speech.Synonyms = l.synonyms(s)
	}
}
