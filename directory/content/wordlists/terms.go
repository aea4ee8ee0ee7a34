// Package wordlists reads content/vocabulary/: the terms that listings choose
// among, and the words and phrases that people say for them, in English and in
// other languages. It checks what the words mean to each other.
package wordlists

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// languageFiles say how people talk, in any directory of the same language: where
// content has none of its own, that of package base counts.
var languageFiles = []string{
	"apart.yaml", "company.yaml", "danger.yaml", "ignored.yaml", "phrases.yaml", "spellings.yaml", "synonyms.yaml",
	"town-words.yaml",
}

// termFiles are the vocabularies of a directory itself.
var termFiles = []string{"access.yaml", "good-for.yaml", "kinds.yaml"}

// Source is where the files of vocabulary/ come from.
type Source struct {
	Content fs.FS
	Base    fs.FS // whose files stand in for those that Content lacks
	// Opened is called with every file that is read, or of which something is reported.
	Opened func(*frontmatter.File)
}

// file returns a file of vocabulary/, the content's own or else that of base.
func (s Source) file(name string) *frontmatter.File {
	files := s.files(name)
	file := files[len(files)-1]
	s.Opened(file)
	return file
}

// files returns the files of vocabulary/ that have a name: that of base, and the
// content's own, which goes before it. Where neither is there it is the content's.
func (s Source) files(name string) []*frontmatter.File {
	own := frontmatter.NewFile(s.Content, "vocabulary/"+name)
	lent := frontmatter.NewFile(s.Base, "vocabulary/"+name)
	if !lent.IsThere() {
		return []*frontmatter.File{own}
	}
	lent.File = "base/" + lent.File
	if !own.IsThere() {
		return []*frontmatter.File{lent}
	}
	return []*frontmatter.File{lent, own}
}

// inTurn calls read with the files that have a name, that of base first, and with the
// slugs of its terms that the content's own file has too, and so replaces.
func (s Source) inTurn(name string, read func(file *frontmatter.File, replaced map[string]bool)) {
	files := s.files(name)
	replaced := map[string]bool{}
	if len(files) > 1 {
		for _, term := range frontmatter.ReadList[fields.VocabularyTerm](frontmatter.NewFile(s.Content, "vocabulary/"+name), "") {
			replaced[term.Slug.Value] = true
		}
	}
	for i, file := range files {
		s.Opened(file)
		if i == len(files)-1 {
			replaced = nil
		}
		read(file, replaced)
	}
}

// reader holds what has been read of the lists of one language.
type reader struct {
	Source
	into     *activity.Directory
	meanings *meanings
}

// Read reads the vocabularies into a directory: Kinds, GoodFor, Access, Company,
// Danger, Ignored and Speech.
func Read(from Source, into *activity.Directory) {
	r := &reader{Source: from, into: into, meanings: newMeanings()}
	var also []alsoFinds
	into.Kinds = r.terms("kinds", &also)
	into.GoodFor = r.terms("good-for", &also)
	into.Access = r.terms("access", &also)
	known := slices.Concat(check.Slugs(into.Kinds), check.Slugs(into.GoodFor), check.Slugs(into.Access))
	for _, one := range also {
		one.check(known)
	}
	into.Company = r.company()
	into.Danger = r.danger("danger.yaml")
	into.Ignored = r.phrases(r.file("ignored.yaml"), r.meanings.ignored)
	r.readSpeech()
	r.meanings.check()
	r.reportOthers()
}

// alsoFinds is a term's reference to another, looked up once all are read.
type alsoFinds struct {
	file *frontmatter.File
	from string
	slug frontmatter.Text
}

func (a alsoFinds) check(known []string) {
	switch {
	case a.slug.Value == a.from:
		a.file.Errorf(a.slug.Line, `"also_finds" names %s itself`, words.Quote(a.from)).Suggestf("take it out")
	case !slices.Contains(known, a.slug.Value):
		a.file.Errorf(a.slug.Line, `"also_finds" does not know %s`, words.Quote(a.slug.Value)).
			Suggestf("%s", slips.DidYouMean(a.slug.Value, known))
	}
}

// terms reads a vocabulary: the terms of base, each replaced by that of the content
// where it has one of the same slug, and then the content's further ones. Terms with a
// mistake are left out.
func (r *reader) terms(group string, also *[]alsoFinds) vocabulary.List {
	var terms vocabulary.List
	r.inTurn(group+".yaml", func(s *frontmatter.File, replaced map[string]bool) {
		lines := map[string]int{}
		for _, f := range frontmatter.ReadList[fields.VocabularyTerm](s, "- {slug: gardening, label: Gardening}") {
			if replaced[f.Slug.Value] {
				terms = append(terms, vocabulary.Term{Slug: f.Slug.Value}) // its place in the order
				continue
			}
			before := s.ErrorCount()
			term := r.term(s, group, f, lines)
			for _, slug := range f.AlsoFinds.Items {
				*also = append(*also, alsoFinds{s, term.Slug, slug})
			}
			if s.ErrorCount() > before {
				continue
			}
			if at := slices.IndexFunc(terms, func(t vocabulary.Term) bool { return t.Slug == term.Slug }); at >= 0 {
				terms[at] = term
				continue
			}
			if len(terms) == vocabulary.MostValues {
				s.Errorf(f.Line, "there are more than %d terms here, and search can tell no more apart", vocabulary.MostValues).
					Suggestf("make one term of some that are alike, and keep their names under words")
				break
			}
			terms = append(terms, term)
		}
	})
	return slices.DeleteFunc(terms, func(t vocabulary.Term) bool { return t.Label.String() == "" })
}

func (r *reader) term(s *frontmatter.File, group string, f fields.VocabularyTerm, lines map[string]int) vocabulary.Term {
	r.meanings.term(s, group, f.Slug.Value, f.Label, f.Words)
	return vocabulary.Term{
		Slug: termSlug(s, f.Slug, f.Line, lines), Label: words.Own(check.Need(s.Report, f.Label, f.Line, "label", "Gardening")),
		Explain: words.Own(f.Explain.Value), Words: check.Strings(f.Words), AlsoFinds: check.Strings(f.AlsoFinds),
		Gentle: f.Gentle.Value, Ideas: words.Own(f.Ideas.Value),
		OpenActive: check.Website(s.Report, f.OpenActive, "openactive"),
		Schema:     check.Website(s.Report, f.Schema, "schema"),
	}
}

// furtherPage is how the address of a list's second page and of those after it ends.
var furtherPage = regexp.MustCompile(`^page-[0-9]+$`)

// termSlug checks the slug of a term, which stands for one term only.
func termSlug(s *frontmatter.File, v frontmatter.Text, parent int, lines map[string]int) string {
	check.Need(s.Report, v, parent, "slug", "gardening")
	switch {
	case !v.Set:
	case !activity.ValidSlug(v.Value):
		s.Errorf(v.Line, "%s cannot be a slug", words.Quote(v.Value)).
			Suggestf("use small letters, figures and single hyphens: %s", activity.SlugOf(v.Value))
	case furtherPage.MatchString(v.Value):
		s.Errorf(v.Line, "%s cannot be a slug: the second page of a long list has that address", words.Quote(v.Value)).
			Suggestf("use another word")
	case lines[v.Value] > 0:
		s.Errorf(v.Line, "the slug %s is here twice", words.Quote(v.Value)).
			Suggestf("it stands on line %d already: make one term of the two", lines[v.Value])
	default:
		lines[v.Value] = v.Line
	}
	return v.Value
}

func (r *reader) company() []vocabulary.Company {
	var all []vocabulary.Company
	r.inTurn("company.yaml", func(s *frontmatter.File, replaced map[string]bool) {
		lines := map[string]int{}
		for _, f := range frontmatter.ReadList[fields.Company](s, "- {slug: teenagers, label: Teenagers, from: 13, to: 17}") {
			if replaced[f.Slug.Value] {
				continue
			}
			before := s.ErrorCount()
			company := vocabulary.Company{
				Slug: termSlug(s, f.Slug, f.Line, lines), Label: words.Own(check.Need(s.Report, f.Label, f.Line, "label", "Teenagers")),
				From: f.From.Value, To: f.To.Value, Words: check.Strings(f.Words),
			}
			r.meanings.term(s, "company", company.Slug, f.Label, f.Words)
			if company.From < 0 || company.To > 120 || f.To.Set && company.To < company.From {
				s.Errorf(max(f.To.Line, f.From.Line, f.Line), "%s goes from %d to %d", words.Quote(company.Slug), company.From,
					company.To).
					Suggestf("write the lower age under from, both between 0 and 120")
			}
			if s.ErrorCount() == before {
				all = append(all, company)
			}
		}
	})
	return all
}

// danger reads the words of danger. Those of base count beside the content's own:
// nobody is to be left without the numbers because a list was cut short.
func (r *reader) danger(name string) []string {
	var all []string
	for _, s := range r.files(name) {
		r.Opened(s)
		for _, phrase := range r.phrases(s, r.meanings.danger) {
			if !slices.Contains(all, phrase) {
				all = append(all, phrase)
			}
		}
	}
	return all
}

// phrases reads a list of words and phrases, and notes where each stands.
func (r *reader) phrases(s *frontmatter.File, note func(s *frontmatter.File, phrase frontmatter.Text)) []string {
	if !s.IsThere() {
		return nil
	}
	var all []string
	seen := map[string]bool{}
	for _, phrase := range frontmatter.ReadList[frontmatter.Text](s, "- want to die") {
		small := strings.ToLower(phrase.Value)
		if seen[small] {
			s.Warnf(phrase.Line, "%s is here twice", words.Quote(phrase.Value)).Suggestf("keep one of them")
			continue
		}
		seen[small] = true
		all = append(all, small)
		note(s, phrase)
	}
	return all
}

// reportOthers reports files that nothing reads.
func (r *reader) reportOthers() {
	known := slices.Concat(languageFiles, termFiles)
	slices.Sort(known)
	entries, _ := fs.ReadDir(r.Content, "vocabulary")
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := check.TranslatedFile(name); other && slices.Contains(translatedFiles, file) {
			continue
		}
		if !check.PassedOver(name) && !slices.Contains(known, name) {
			r.file(name).Warnf(0, "nothing reads this, so it is left out").Suggestf("%s", slips.DidYouMean(name, known))
		}
	}
}
