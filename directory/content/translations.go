package content

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/facts"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/markdown"
	"bandstand/directory/content/report"
	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// original is a page that can be translated, and the keys that it has in English.
type original struct {
	activity.Translatable
	fields  any           // a pointer to the struct of its keys
	checked schedule.Date // zero where such a page has no such day
	part    string        // of the ids of its headings
	left    bool          // the English page is a draft, or has mistakes
}

func (l *load) original(folder, slug string) (original, bool) {
	d := l.directory
	switch folder {
	case "activities":
		if a, ok := d.Activity(slug); ok {
			return original{Translatable: a, fields: &fields.Listing{}, checked: a.LastChecked}, true
		}
	case "organisations":
		if o, ok := d.Organisation(slug); ok {
			return original{Translatable: o, fields: &fields.Organisation{}}, true
		}
	case "towns":
		if t, ok := d.Town(slug); ok && t.File != "" {
			return original{Translatable: t, fields: &fields.Town{}}, true
		}
	case "nations":
		if n, ok := d.Nation(slug); ok {
			return original{Translatable: n, fields: &fields.Nation{}, checked: n.LastChecked, part: slug + "-"}, true
		}
	case "pages":
		if p, ok := d.Page(slug); ok {
			return original{Translatable: p, fields: &fields.Page{}, checked: p.LastChecked}, true
		}
	}
	return original{left: l.claims.file(folder, slug) != ""}, false
}

// translation is what a file says of a page in another language.
type translation struct {
	*report.Report
	page original              // as it was when the file was held against it
	says *activity.Translation // nil where it has mistakes
}

// translate reads the translations of pages that are new, or whose page is, once the
// directory is in order.
func (l *load) translate() {
	first := map[string]string{} // language and page to the file that translates it: "cy activities/plant-pals"
	var shown []string
	var unread []*translation
	for code := range l.directory.Translated {
		l.translateSite(code)
	}
	for _, file := range l.translations {
		page, ok := l.translatable(file, first)
		if !ok {
			continue
		}
		shown = append(shown, file)
		if kept := l.translated[file]; kept == nil || kept.page.Translatable != page.Translatable {
			l.translated[file] = &translation{Report: &report.Report{File: file}, page: page}
			unread = append(unread, l.translated[file])
		}
	}
	onAllCores(len(unread), func(i int) {
		s := l.file(unread[i].File)
		unread[i].Report, unread[i].says = s.Report, l.readTranslation(s, unread[i].page)
		unread[i].page.fields = nil
	})
	for _, file := range shown {
		l.open(l.translated[file].Report)
		if says := l.translated[file].says; says != nil {
			slug, code, _ := check.TranslationOf(slugOf(file))
			l.directory.Translated[code].Pages[folderOf(file)+"/"+slug] = says
		}
	}
}

// translatable returns the page that a file translates. It reports files that
// translate none, and languages that the site has not.
func (l *load) translatable(file string, first map[string]string) (page original, ok bool) {
	slug, code, _ := check.TranslationOf(slugOf(file))
	languages := l.directory.Site.Languages
	switch {
	case code == words.English().Code():
		l.report(file).Errorf(0, "this says that it is a translation to English, in which the pages themselves are written").
			Suggestf("write the English in the page, and take this out")
		return page, false
	case !slices.Contains(languages, code):
		if strings.HasPrefix(file, inBase) {
			return page, false
		}
		l.report(file).Warnf(0, "this is in a language that site.yaml does not have, so it is left out").
			Suggestf("write languages: [%s, %s] in site.yaml, or take the file out", strings.Join(languages, ", "), code)
		return page, false
	}
	folder := folderOf(file)
	page, found := l.original(folder, slug)
	switch {
	case page.left:
		return page, false // the English page has been reported
	case !found:
		hint := cmp.Or(slips.DidYouMean(slug, l.claims.slugs(folder)), "write the English page first: "+slug+".md")
		l.report(file).Errorf(0, "there is no page %s that this translates", words.Quote(slug)).Suggestf("%s", hint)
		return page, false
	}
	name := code + " " + folder + "/" + slug
	if other, twice := first[name]; twice {
		l.report(file).Errorf(0, "this is translated twice").Suggestf("the other is %s: keep one of them", other)
		return page, false
	}
	first[name] = file
	return page, true
}

// translateSite reads site.cy.yaml, which may be missing.
func (l *load) translateSite(code string) {
	s := frontmatter.NewFile(l.content, "site."+code+".yaml")
	if !s.IsThere() {
		return
	}
	l.reports = append(l.reports, s.Report)
	page := original{Translatable: &l.directory.Site, fields: &fields.Site{}}
	if t := l.readTranslation(s, page); t != nil {
		l.directory.Translated[code].Pages["site"] = t
	}
}

// readTranslation reads one translation and holds it against its page.
func (l *load) readTranslation(s *frontmatter.File, page original) *activity.Translation {
	var own fields.Translation
	english := activity.Texts(page)
	body, ok := s.ReadTranslation(&own, page.fields, english)
	if !ok {
		return nil
	}
	checkTranslates(s.Report, own.Translates, page.checked)
	t := &activity.Translation{Texts: map[string]string{}, Notes: readNotes(s.Report, own.Notes, activity.Notes(page))}
	for _, one := range s.Texts {
		t.Texts[one.Key] = one.Text
		said := frontmatter.Text{Value: one.Text, Field: frontmatter.Field{Line: one.Line}}
		switch {
		case english[one.Key] == "":
			s.Errorf(one.Line, "the English page does not tell %s", words.Quote(one.Key)).
				Suggestf("tell it there too, or take it out here")
		case one.Key == "title" || one.Key == "name":
			check.Short(s.Report, said, one.Key, check.LongestTitle)
		case one.Key == "summary":
			check.Short(s.Report, said, one.Key, check.LongestSummary)
		}
	}
	folder := folderOf(s.File)
	ofTheSite := folder == "pages" || folder == "nations"
	var known *facts.Facts
	if _, code, _ := check.TranslationOf(s.Slug); ofTheSite {
		lang, _ := words.In(code)
		known = l.factsIn(lang)
	}
	t.Body, _ = markdown.Render(s.Report, body, s.BodyLine, page.part, known) // its links are those of the English page
	if !t.Body.IsEmpty() && !activity.HasBody(page) {
		s.Errorf(s.BodyLine, "the English page has no words of its own, and this has").
			Suggestf("write them in English too, or take them out here")
	}
	ours := strings.HasPrefix(s.File, inBase)
	if !ours { // a test holds what came with the software
		check.Prose(s, string(body), folder == "activities" || folder == "organisations")
		l.invented(s, string(body), ofTheSite)
	}
	if !s.Sound() {
		return nil
	}
	if left := activity.Untranslated(page.Translatable, t); len(left) > 0 && !ours {
		s.Warnf(0, "some of the English page is not translated, and stays English: %s", strings.Join(left, ", ")).
			Suggestf("translate it here when you can; the page says that it is not yet")
	}
	return t
}

// checkTranslates checks the day on which the English page, last checked on
// another, was as it is translated here.
func checkTranslates(r *report.Report, v frontmatter.Date, checked schedule.Date) {
	switch {
	case checked.IsZero():
	case v.Missing():
		r.Errorf(v.Line, `"translates" is missing`).
			Suggestf("add last_checked of the English page as it was when this was written: translates: %s", checked)
	case v.Set && checked.After(v.Value):
		r.Warnf(v.Line, "the English page was checked again on %s, after this was translated", checked).
			Suggestf("look whether the translation is still right, and write translates: %s", checked)
	case v.Set && v.Value.After(checked):
		r.Errorf(v.Line, `"translates" lies after the day on which the English page was last checked`).
			Suggestf("write translates: %s", checked)
	}
}

// readNotes reads what stands in lists, each by the English.
func readNotes(r *report.Report, f frontmatter.List[fields.Note], english map[string]bool) map[string]string {
	notes := map[string]string{}
	for _, one := range f.Items {
		check.Need(r, one.Of, one.Line, "notes.of", "the note in English")
		check.Need(r, one.Says, one.Line, "notes.says", "the same in this language")
		if one.Of.Set && !english[one.Of.Value] {
			r.Errorf(one.Of.Line, "the English page has no note %s", words.Quote(one.Of.Value)).
				Suggestf("write the English as it stands there now")
		}
		notes[one.Of.Value] = one.Says.Value
	}
	return notes
}
