// Package wordlists reads content/vocabulary/: the terms that listings choose
// among, and the words and phrases that people say for them, in English and in
// other languages. It checks what the words mean to each other.
package wordlists

import (
	"bytes"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// The files of vocabulary/. All but the vocabularies of a directory itself say how
// people talk: where content has none of its own, that of package base counts.
var (
	files = []string{
		"access.yaml", "apart.yaml", "audiences.yaml", "company.yaml", "danger.yaml", "good-for.yaml", "ignored.yaml", "kinds.yaml",
		"phrases.yaml", "plain.yaml", "spellings.yaml", "strands.yaml", "synonyms.yaml", "town-words.yaml",
	}
	translatedFiles = []string{
		"access.yaml", "audiences.yaml", "company.yaml", "danger.yaml", "good-for.yaml", "ignored.yaml", "kinds.yaml", "phrases.yaml",
		"strands.yaml", "synonyms.yaml",
	}
)

// Source is where the files of vocabulary/ come from.
type Source struct {
	Content fs.FS
	Base    fs.FS // whose files stand in for those that Content lacks
	// Opened is called with every file that is read, or of which something is reported.
	Opened func(*frontmatter.File)
}

// reader reads the lists of one language.
type reader struct {
	Source
	english  *vocabulary.Vocabularies
	code     string   // of the language, with a stop before it; empty for English
	meanings meanings // words may mean one thing in English and another elsewhere
}

// file returns a file of vocabulary/, the content's own or else that of base, and
// reports whether there is one. It tells of a list that is older than that of base, in whose
// place it stands whole.
func (r *reader) file(name string) (file *frontmatter.File, isThere bool) {
	lent, own := r.both(name)
	switch file = own; {
	case own.IsThere() && lent.IsThere():
		edition, line := editionOf(r.Content, own.File)
		newer, _ := editionOf(r.Base, own.File)
		check.Edition(own.Report, line, edition, newer, lent.File)
	case lent.IsThere():
		file = lent
	}
	r.Opened(file)
	return file, file.IsThere()
}

// editions is the line of a list that says its edition. A list has no field for it, so it
// stands in a comment.
var editions = regexp.MustCompile(`(?m)^# ?edition: *(\S+) *\r?$`)

// editionOf returns the edition of a list, and its line; the zero date and no line where it
// says none.
func editionOf(folder fs.FS, name string) (edition schedule.Date, line int) {
	text, err := fs.ReadFile(folder, name)
	at := editions.FindSubmatchIndex(text)
	if err != nil || at == nil {
		return schedule.Date{}, 0
	}
	edition, _ = schedule.ParseDate(string(text[at[2]:at[3]])) // what is no date is older than all others
	return edition, 1 + bytes.Count(text[:at[0]], []byte("\n"))
}

// both returns the file of base of that name, and the content's own.
func (r *reader) both(name string) (lent, own *frontmatter.File) {
	name = "vocabulary/" + strings.TrimSuffix(name, ".yaml") + r.code + ".yaml"
	lent, own = frontmatter.NewFile(r.Base, name), frontmatter.NewFile(r.Content, name)
	lent.File = "base/" + lent.File
	return lent, own
}

// inTurn calls read with the file of base of that name and then with the content's own,
// and with the slugs of those terms of base that the content has too, and so replaces.
func (r *reader) inTurn(name string, read func(file *frontmatter.File, replaced map[string]bool)) (own *frontmatter.File) {
	lent, own := r.both(name)
	if lent.IsThere() {
		replaced := map[string]bool{}
		if own.IsThere() {
			editions := map[string]schedule.Date{}
			for _, term := range termsOf(r.Base, own.File) {
				editions[term.Slug.Value] = term.Edition.Value
			}
			for _, term := range termsOf(r.Content, own.File) {
				replaced[term.Slug.Value] = true
				check.Edition(own.Report, term.Line, term.Edition.Value, editions[term.Slug.Value], lent.File)
			}
		}
		r.Opened(lent)
		read(lent, replaced)
	}
	if own.IsThere() || !lent.IsThere() {
		r.Opened(own)
		read(own, nil)
	}
	return own
}

// termsOf returns the terms of a file without reporting on it.
func termsOf(from fs.FS, name string) []fields.VocabularyTerm {
	return frontmatter.ReadList[fields.VocabularyTerm](frontmatter.NewFile(from, name), "")
}

// read reads what Read returns.
func read(from Source) *vocabulary.Vocabularies {
	into := &vocabulary.Vocabularies{}
	r := &reader{Source: from, english: into}
	var also []alsoFinds
	into.Kinds = r.terms("kinds", &also)
	into.GoodFor = r.terms("good-for", &also)
	into.Access = r.terms("access", &also)
	for _, one := range also {
		one.check(slices.Concat(check.Slugs(into.Kinds), check.Slugs(into.GoodFor), check.Slugs(into.Access)))
	}
	into.Company = r.company()
	into.Danger = slices.Concat(r.danger(), from.dangerElsewhere())
	into.Ignored = r.phrases("ignored.yaml", r.meanings.ignored)
	into.Plain = r.plain()
	into.Speech = vocabulary.Speech{
		Apart: r.apart(), Phrases: r.phrasesMeant(), Synonyms: r.synonyms(), Spellings: r.spellings(),
		TownWords: r.phrases("town-words.yaml", func(*frontmatter.File, frontmatter.Text) {}), Strands: r.strands(nil),
		Audiences: r.audiences(nil),
	}
	r.meanings.check()
	_, own := r.both("strands.yaml")
	r.meanings.checkStrands(into.Speech.Strands, own.IsThere())
	r.reportOthers()
	return into
}

// ReadTranslation reads what vocabulary/kinds.cy.yaml and the like say in a language;
// each of them may be missing.
func ReadTranslation(from Source, english *vocabulary.Vocabularies, code string) *vocabulary.Translation {
	r := &reader{Source: from, english: english, code: "." + code}
	into := &vocabulary.Translation{Terms: map[string]vocabulary.Term{}}
	r.translateTerms("kinds", check.Slugs(english.Kinds), into.Terms)
	r.translateTerms("good-for", check.Slugs(english.GoodFor), into.Terms)
	r.translateTerms("access", check.Slugs(english.Access), into.Terms)
	var company []string
	for _, one := range english.Company {
		company = append(company, one.Slug)
	}
	r.translateTerms("company", company, into.Terms)
	r.danger() // all languages' are among the English ones: this only tells of mistakes
	into.Ignored = r.phrases("ignored.yaml", r.meanings.ignored)
	into.Speech = vocabulary.Speech{Phrases: r.phrasesMeant(), Synonyms: r.synonyms(), Strands: r.strands(english.Speech.Strands), Audiences: r.audiences(english.Speech.Audiences)}
	r.meanings.check()
	if into.Speech.Strands != nil {
		_, own := r.both("strands.yaml")
		r.meanings.checkStrands(slices.Concat(into.Speech.Strands, english.Speech.Strands), own.IsThere())
	}
	return into
}

// entriesIn reads a file that is a list and makes one thing of each entry. Entries
// with a mistake are left out. like is an example of one.
func entriesIn[F, T any](s *frontmatter.File, like string, make func(F) T) []T {
	var all []T
	for _, f := range frontmatter.ReadList[F](s, like) {
		before := s.ErrorCount()
		if one := make(f); s.ErrorCount() == before {
			all = append(all, one)
		}
	}
	return all
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

// terms reads a vocabulary: the terms of base, each replaced by the content's own of the
// same slug, and then the content's further ones.
func (r *reader) terms(group string, also *[]alsoFinds) vocabulary.List {
	var all vocabulary.List
	r.inTurn(group+".yaml", func(s *frontmatter.File, replaced map[string]bool) {
		lines := map[string]int{}
		full := false
		for _, f := range frontmatter.ReadList[fields.VocabularyTerm](s, "- {slug: gardening, label: Gardening}") {
			if replaced[f.Slug.Value] {
				all = append(all, vocabulary.Term{Slug: f.Slug.Value}) // its place in the order
				continue
			}
			before := s.ErrorCount()
			term := r.term(s, group, f, lines)
			for _, slug := range f.AlsoFinds.Items {
				*also = append(*also, alsoFinds{s, term.Slug, slug})
			}
			at := slices.IndexFunc(all, func(t vocabulary.Term) bool { return t.Slug == term.Slug })
			switch {
			case s.ErrorCount() > before:
			case at >= 0:
				all[at] = term
			case len(all) < vocabulary.MostValues:
				all = append(all, term)
			case !full:
				full = true
				s.Errorf(f.Line, "there are more than %d terms here, and search can tell no more apart", vocabulary.MostValues).
					Suggestf("make one term of some that are alike, and keep their names under words")
			}
		}
	})
	return slices.DeleteFunc(all, func(t vocabulary.Term) bool { return t.Label == "" })
}

func (r *reader) term(s *frontmatter.File, group string, f fields.VocabularyTerm, lines map[string]int) vocabulary.Term {
	for _, kind := range f.BestKinds.Items {
		if known := check.Slugs(r.english.Kinds); !slices.Contains(known, kind.Value) {
			s.Errorf(kind.Line, `"best_kinds" does not know %s`, words.Quote(kind.Value)).Suggestf("%s", slips.DidYouMean(kind.Value, known))
		}
	}
	r.meanings.term(s, group, f.Slug.Value, f.Label, f.Words)
	return vocabulary.Term{
		Slug:    termSlug(s, group, f.Slug, f.Line, lines),
		Label:   words.Own(check.Need(s.Report, f.Label, f.Line, "label", "Gardening")),
		Explain: words.Own(f.Explain.Value), Words: check.Strings(f.Words), AlsoFinds: check.Strings(f.AlsoFinds),
		Gentle: f.Gentle.Value, FromHome: f.FromHome.Value, BestKinds: check.Strings(f.BestKinds), Ideas: words.Own(f.Ideas.Value),
		OpenActive: check.Website(s.Report, f.OpenActive, "openactive"),
		Schema:     check.Website(s.Report, f.Schema, "schema"),
	}
}

// translateTerms reads the terms of a vocabulary in another language.
func (r *reader) translateTerms(group string, slugs []string, into map[string]vocabulary.Term) {
	translated, any := map[string]bool{}, false
	own := r.inTurn(group+".yaml", func(s *frontmatter.File, replaced map[string]bool) {
		if any = any || s.IsThere(); !s.IsThere() {
			return
		}
		lines := map[string]int{}
		for _, f := range frontmatter.ReadList[fields.TermTranslation](s, "- {slug: gardening, label: Garddio}") {
			if replaced[f.Slug.Value] {
				continue
			}
			slug := termSlug(s, group, f.Slug, f.Line, lines)
			if slug != "" && !slices.Contains(slugs, slug) {
				s.Errorf(f.Slug.Line, "%s.yaml has no %s", group, words.Quote(slug)).Suggestf("%s", slips.DidYouMean(slug, slugs))
			}
			into[group+"/"+slug] = vocabulary.Term{
				Slug: slug, Label: words.Own(check.Need(s.Report, f.Label, f.Line, "label", "Garddio")),
				Explain: words.Own(f.Explain.Value), Words: check.Strings(f.Words), Ideas: words.Own(f.Ideas.Value),
			}
			r.meanings.term(s, group, slug, f.Label, f.Words)
			translated[slug] = true
		}
	})
	for _, slug := range slugs {
		if any && !translated[slug] {
			own.Warnf(0, "%s is not translated, and stays English", words.Quote(slug)).
				Suggestf("add - {slug: %s, label: …}", slug)
		}
	}
}

// termSlug checks the slug of a term, which stands for one term only.
func termSlug(s *frontmatter.File, group string, v frontmatter.Text, parent int, lines map[string]int) string {
	check.Need(s.Report, v, parent, "slug", "gardening")
	switch {
	case !v.Set:
	case !activity.ValidSlug(v.Value):
		s.Errorf(v.Line, "%s cannot be a slug", words.Quote(v.Value)).
			Suggestf("use small letters, figures and single hyphens: %s", activity.SlugOf(v.Value))
	case check.Taken(group, v.Value) != "":
		s.Errorf(v.Line, "%s cannot be a slug: %s", words.Quote(v.Value), check.Taken(group, v.Value)).
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
	like := "- {slug: teenagers, label: Teenagers, from: 13, to: 17}"
	slug := func(f fields.Company) (frontmatter.Text, int) { return f.Slug, f.Line }
	return inTurnBySlug(r, "company", like, slug, func(s *frontmatter.File, f fields.Company, slug string) vocabulary.Company {
		company := vocabulary.Company{
			Slug: slug, Label: words.Own(check.Need(s.Report, f.Label, f.Line, "label", "Teenagers")),
			From: f.From.Value, To: f.To.Value, Words: check.Strings(f.Words),
		}
		r.meanings.term(s, "company", company.Slug, f.Label, f.Words)
		if company.From < 0 || company.To > 120 || f.To.Set && company.To < company.From {
			s.Errorf(max(f.To.Line, f.From.Line, f.Line), "%s goes from %d to %d", words.Quote(company.Slug), company.From,
				company.To).
				Suggestf("write the lower age under from, both between 0 and 120")
		}
		return company
	})
}

// danger reads the words of danger. Those of base count beside the content's own:
// nobody is to be left without the numbers because a list was cut short.
func (r *reader) danger() []string {
	var all []string
	lent, own := r.both("danger.yaml")
	for _, s := range []*frontmatter.File{lent, own} {
		if !s.IsThere() {
			continue
		}
		r.Opened(s)
		for _, phrase := range phrasesIn(s, r.meanings.danger) {
			if !slices.Contains(all, phrase) {
				all = append(all, phrase)
			}
		}
	}
	return all
}

// dangerElsewhere returns the words of danger of all languages but English: who is in danger
// writes in their own, on whichever page they stand. ReadTranslation tells of mistakes in them.
func (s Source) dangerElsewhere() (all []string) {
	s.Opened = func(*frontmatter.File) {}
	for _, code := range words.Codes() {
		if code != words.English().Code() {
			other := &reader{Source: s, code: "." + code}
			all = append(all, other.danger()...)
		}
	}
	return all
}

// phrases reads a list of words and phrases, and notes where each stands.
func (r *reader) phrases(name string, note func(s *frontmatter.File, phrase frontmatter.Text)) []string {
	s, isThere := r.file(name)
	if !isThere {
		return nil
	}
	return phrasesIn(s, note)
}

func phrasesIn(s *frontmatter.File, note func(s *frontmatter.File, phrase frontmatter.Text)) []string {
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
	entries, _ := fs.ReadDir(r.Content, "vocabulary")
	for _, entry := range entries {
		name := entry.Name()
		if file, _, other := check.TranslatedFile(name); check.PassedOver(name) || slices.Contains(files, name) ||
			other && slices.Contains(translatedFiles, file) {
			continue
		}
		stray := frontmatter.NewFile(r.Content, "vocabulary/"+name)
		r.Opened(stray)
		stray.Warnf(0, "nothing reads this, so it is left out").Suggestf("%s", slips.DidYouMean(name, files))
	}
}
