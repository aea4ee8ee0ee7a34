package activity

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// The files of vocabulary/.
var vocabularyFiles = []string{
	"access.yaml", "apart.yaml", "company.yaml", "danger.yaml", "good-for.yaml", "ignored.yaml", "kinds.yaml",
	"phrases.yaml", "spellings.yaml", "synonyms.yaml", "town-words.yaml",
}

// LanguageFiles are those of vocabulary/ that say how people talk, in any
// directory of the same language.
var LanguageFiles = []string{
	"apart.yaml", "company.yaml", "danger.yaml", "ignored.yaml", "phrases.yaml", "spellings.yaml", "synonyms.yaml", "town-words.yaml",
}

func (l *loader) vocabularies() {
	d := l.directory
	lists := []struct {
		file string
		into *vocabulary.List
		also []alsoFinds
	}{{file: "kinds.yaml", into: &d.Kinds}, {file: "good-for.yaml", into: &d.GoodFor}, {file: "access.yaml", into: &d.Access}}
	var sources []*source
	for i, list := range lists {
		s := l.source("vocabulary/" + list.file)
		*list.into, lists[i].also = l.termsIn(s, strings.TrimSuffix(list.file, ".yaml"))
		sources = append(sources, s)
	}
	for i, s := range sources {
		known := slices.Concat(termSlugs(d.Kinds), termSlugs(d.GoodFor), termSlugs(d.Access))
		for _, also := range lists[i].also {
			also.check(s, known)
		}
	}
	d.Company = l.company()
	d.Danger = l.phrases("danger.yaml", true, l.meanings.danger)
	d.Ignored = l.phrases("ignored.yaml", false, l.meanings.ignored)
	l.speech()
	l.checkMeanings()
	l.otherVocabularies()
}

// alsoFinds is a term's reference to another, looked up once all are read.
type alsoFinds struct {
	from string
	slug text
}

func (a alsoFinds) check(s *source, known []string) {
	switch {
	case a.slug.is == a.from:
		s.wrong(a.slug.line, `"also_finds" names %s itself`, quote(a.from)).mend("take it out")
	case !slices.Contains(known, a.slug.is):
		s.wrong(a.slug.line, `"also_finds" does not know %s`, quote(a.slug.is)).mend("%s", didYouMean(a.slug.is, known))
	}
}

// termsIn reads a vocabulary. Terms with a mistake are left out.
func (l *loader) termsIn(s *source, group string) (vocabulary.List, []alsoFinds) {
	document, ok := l.yamlFile(s)
	if !ok {
		return nil, nil
	}
	var terms vocabulary.List
	var also []alsoFinds
	lines := map[string]int{}
	for i, f := range decodeList[vocabularyTermFields](s, document, "- {slug: gardening, label: Gardening}") {
		if i == vocabulary.MostValues {
			s.wrong(f.line, "there are more than %d terms here, and search can tell no more apart", vocabulary.MostValues).mend("make one term of some that are alike, and keep their names under words")
			break
		}
		before := s.errors()
		term := vocabulary.Term{
			Slug: s.termSlug(f.Slug, f.line, lines), Label: s.need(f.Label, f.line, "label", "Gardening"),
			Explain: f.Explain.is, Words: allText(f.Words), AlsoFinds: allText(f.AlsoFinds), Gentle: f.Gentle.is, Ideas: f.Ideas.is,
			OpenActive: s.website(f.OpenActive, "openactive"), Schema: s.website(f.Schema, "schema"),
		}
		for _, slug := range f.AlsoFinds.items {
			also = append(also, alsoFinds{term.Slug, slug})
		}
		l.meanings.term(s, group, term.Slug, f.Label, f.Words)
		if s.errors() == before {
			terms = append(terms, term)
		}
	}
	return terms, also
}

// furtherPage is how the address of a list's second page and of those after it ends.
var furtherPage = regexp.MustCompile(`^page-[0-9]+$`)

// termSlug checks the slug of a term, which stands for one term only.
func (s *source) termSlug(v text, parent int, lines map[string]int) string {
	s.need(v, parent, "slug", "gardening")
	switch {
	case !v.told:
	case !validSlug(v.is):
		s.wrong(v.line, "%s cannot be a slug", quote(v.is)).mend("use small letters, figures and single hyphens: %s", SlugOf(v.is))
	case furtherPage.MatchString(v.is):
		s.wrong(v.line, "%s cannot be a slug: the second page of a long list has that address", quote(v.is)).mend("use another word")
	case lines[v.is] > 0:
		s.wrong(v.line, "the slug %s is here twice", quote(v.is)).mend("it stands on line %d already: make one term of the two", lines[v.is])
	default:
		lines[v.is] = v.line
	}
	return v.is
}

func (l *loader) company() []vocabulary.Company {
	s := l.source("vocabulary/company.yaml")
	document, ok := l.yamlFile(s)
	if !ok {
		return nil
	}
	var all []vocabulary.Company
	lines := map[string]int{}
	for _, f := range decodeList[companyFields](s, document, "- {slug: teenagers, label: Teenagers, from: 13, to: 17}") {
		before := s.errors()
		company := vocabulary.Company{
			Slug: s.termSlug(f.Slug, f.line, lines), Label: s.need(f.Label, f.line, "label", "Teenagers"),
			From: f.From.is, To: f.To.is, Words: allText(f.Words),
		}
		l.meanings.term(s, "company", company.Slug, f.Label, f.Words)
		if company.From < 0 || company.To > 120 || f.To.told && company.To < company.From {
			s.wrong(max(f.To.line, f.From.line, f.line), "%s goes from %d to %d", quote(company.Slug), company.From, company.To).mend("write the lower age under from, both between 0 and 120")
		}
		if s.errors() == before {
			all = append(all, company)
		}
	}
	return all
}

// phrases reads a list of words and phrases, and notes where each stands.
func (l *loader) phrases(name string, required bool, note func(s *source, phrase text)) []string {
	s := l.source("vocabulary/" + name)
	if !required && !l.isThere(s) {
		return nil
	}
	document, ok := l.yamlFile(s)
	if !ok {
		return nil
	}
	var all []string
	seen := map[string]bool{}
	for _, phrase := range decodeList[text](s, document, "- want to die") {
		small := strings.ToLower(phrase.is)
		if seen[small] {
			s.warn(phrase.line, "%s is here twice", quote(phrase.is)).mend("keep one of them")
			continue
		}
		seen[small] = true
		all = append(all, small)
		note(s, phrase)
	}
	if required && len(all) == 0 && s.sound() {
		s.wrong(0, "there are no words of danger here").mend("list the words that bring urgent help first, each after a hyphen")
	}
	return all
}

// isThere says whether there is a file at all.
func (l *loader) isThere(s *source) bool {
	_, err := fs.Stat(l.content, s.file)
	return err == nil
}

// otherVocabularies tells of files that nothing reads.
func (l *loader) otherVocabularies() {
	entries, _ := fs.ReadDir(l.content, "vocabulary")
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := otherLanguageFile(name); other && slices.Contains(otherVocabularyFiles, file) {
			continue
		}
		if !passedOver(name) && !slices.Contains(vocabularyFiles, name) {
			s := l.source("vocabulary/" + name)
			s.warn(0, "nothing reads this, so it is left out").mend("%s", didYouMean(name, vocabularyFiles))
		}
	}
}
