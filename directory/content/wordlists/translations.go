package wordlists

import (
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// The files of vocabulary/ that can be translated.
var translatedFiles = []string{
	"access.yaml", "company.yaml", "danger.yaml", "good-for.yaml", "ignored.yaml", "kinds.yaml", "phrases.yaml",
	"synonyms.yaml",
}

// ReadTranslation reads what vocabulary/kinds.cy.yaml and the like say in a
// language; each of them may be missing.
func ReadTranslation(from Source, directory *activity.Directory, code string, into *activity.Translated) {
	// Words may mean one thing in English and another here.
	r := &reader{Source: from, into: directory, meanings: newMeanings()}
	for _, group := range []struct {
		name  string
		slugs []string
	}{
		{"kinds", check.Slugs(directory.Kinds)}, {"good-for", check.Slugs(directory.GoodFor)},
		{"access", check.Slugs(directory.Access)},
		{"company", companySlugs(directory.Company)},
	} {
		r.translateTerms(group.name, code, group.slugs, into.Terms)
	}
	into.Danger = r.danger("danger." + code + ".yaml")
	into.Ignored = r.phrases(r.file("ignored."+code+".yaml"), r.meanings.ignored)
	if s := r.file("phrases." + code + ".yaml"); s.IsThere() {
		into.Speech.Phrases = r.phrasesMeant(s)
	}
	if s := r.file("synonyms." + code + ".yaml"); s.IsThere() {
		into.Speech.Synonyms = r.synonyms(s)
	}
	r.meanings.check()
}

func companySlugs(all []vocabulary.Company) []string {
	slugs := make([]string, len(all))
	for i, one := range all {
		slugs[i] = one.Slug
	}
	return slugs
}

func (r *reader) translateTerms(group, code string, slugs []string, into map[string]vocabulary.Term) {
	translated := map[string]bool{}
	var any bool
	r.inTurn(group+"."+code+".yaml", func(s *frontmatter.File, replaced map[string]bool) {
		if !s.IsThere() {
			return
		}
		any = true
		lines := map[string]int{}
		for _, f := range frontmatter.ReadList[fields.TermTranslation](s, "- {slug: gardening, label: Garddio}") {
			if replaced[f.Slug.Value] {
				continue
			}
			slug := termSlug(s, f.Slug, f.Line, lines)
			term := vocabulary.Term{
				Slug: slug, Label: words.Own(check.Need(s.Report, f.Label, f.Line, "label", "Garddio")), Explain: words.Own(f.Explain.Value),
				Words: check.Strings(f.Words), Ideas: words.Own(f.Ideas.Value),
			}
			if slug != "" && !slices.Contains(slugs, slug) {
				s.Errorf(f.Slug.Line, "%s.yaml has no %s", group, words.Quote(slug)).Suggestf("%s", slips.DidYouMean(slug, slugs))
			}
			r.meanings.term(s, group, slug, f.Label, f.Words)
			into[group+"/"+slug] = term
			translated[slug] = true
		}
	})
	if !any {
		return
	}
	own := frontmatter.NewFile(r.Content, "vocabulary/"+group+"."+code+".yaml")
	r.Opened(own)
	for _, slug := range slugs {
		if !translated[slug] {
			own.Warnf(0, "%s is not translated, and stays English", words.Quote(slug)).
				Suggestf("add - {slug: %s, label: …}", slug)
		}
	}
}
