package activity

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// translationOf says whether a file's name, without its ending, is that of a
// translation: "plant-pals.cy". Slugs have no stop in them.
func translationOf(name string) (slug, code string, ok bool) {
	dot := strings.LastIndexByte(name, '.')
	if dot < 1 {
		return "", "", false
	}
	slug, code = name[:dot], name[dot+1:]
	_, known := words.In(code)
	return slug, code, known && code == strings.ToLower(code) || len(code) == 2 && languageCode(code)
}

// setApart takes the translations out of the pages of a folder, to be read once all
// that they translate has been.
func (l *loader) setApart(found []*source) []*source {
	return slices.DeleteFunc(found, func(s *source) bool {
		_, _, is := translationOf(s.slug)
		if is {
			l.translations = append(l.translations, s)
		}
		return is
	})
}

// original is a page that can be translated, and the keys that it has in English.
type original struct {
	speaker
	fields  any    // a pointer to the struct of its keys
	checked Date   // zero where such a page has no such day
	part    string // of the ids of its headings
	left    bool   // the English page is a draft, or has mistakes
}

func (l *loader) original(folder, slug string) (original, bool) {
	d := l.directory
	switch folder {
	case "activities":
		if a, ok := d.Activity(slug); ok {
			return original{speaker: a, fields: &listingFields{}, checked: a.LastChecked}, true
		}
	case "organisations":
		if o, ok := d.Organisation(slug); ok {
			return original{speaker: o, fields: &organisationFields{}}, true
		}
	case "towns":
		if t, ok := d.Town(slug); ok && t.File != "" {
			return original{speaker: t, fields: &townFields{}}, true
		}
	case "nations":
		if n, ok := d.Nation(slug); ok {
			return original{speaker: n, fields: &nationFields{}, checked: n.LastChecked, part: slug + "-"}, true
		}
	case "pages":
		if p, ok := bySlug(d.Pages, slug, func(p *Page) string { return p.Slug }); ok {
			return original{speaker: p, fields: &pageFields{}, checked: p.LastChecked}, true
		}
	}
	return original{left: len(l.files[folder+"/"+slug]) > 0}, false
}

// other gives what is said in a language of the site, or nil, and tells why, where
// the site has no such language.
func (l *loader) other(s *source, code string) *inOther {
	switch {
	case code == words.English().Code():
		s.wrong(0, "this says that it is a translation to English, in which the pages themselves are written").mend("write the English in the page, and take this out")
		return nil
	case !slices.Contains(l.directory.Site.Languages, code):
		s.warn(0, "this is in a language that site.yaml does not have, so it is left out").mend("write languages: [%s, %s] in site.yaml, or take the file out", strings.Join(l.directory.Site.Languages, ", "), code)
		return nil
	}
	if l.directory.others == nil {
		l.directory.others = map[string]*inOther{}
	}
	if l.directory.others[code] == nil {
		l.directory.others[code] = &inOther{pages: map[string]*translation{}, terms: map[string]vocabulary.Term{}}
	}
	return l.directory.others[code]
}

// translate reads every translation of a page, once the directory is in order.
func (l *loader) translate() {
	for _, s := range l.translations {
		slug, code, _ := translationOf(s.slug)
		other := l.other(s, code)
		if other == nil {
			continue
		}
		folder, _, _ := strings.Cut(s.file, "/")
		page, found := l.original(folder, slug)
		switch {
		case page.left:
			continue // the English page has been told of
		case !found:
			s.wrong(0, "there is no page %s that this translates", quote(slug)).mend("%s", cmp.Or(didYouMean(slug, l.slugsIn(folder)), "write the English page first: "+slug+".md"))
			continue
		}
		name := folder + "/" + slug
		if first, twice := l.translated[code+" "+name]; twice {
			s.wrong(0, "this is translated twice").mend("the other is %s: keep one of them", first)
			continue
		}
		l.translated[code+" "+name] = s.file
		if t := l.translation(s, page); s.sound() {
			other.pages[name] = t
		}
	}
	l.translateSite()
}

// translateSite reads site.cy.yaml, which may be missing.
func (l *loader) translateSite() {
	for _, code := range l.directory.Site.Languages {
		s := l.source("site." + code + ".yaml")
		if code == words.English().Code() || !l.isThere(s) {
			continue
		}
		document, ok := l.yamlFile(s)
		if !ok {
			continue
		}
		t := &translation{}
		s.readTexts(document, 1, original{speaker: &l.directory.Site, fields: &siteFields{}}, t)
		if s.sound() {
			l.other(s, code).pages["site"] = t
		}
	}
}

// translation reads one translation and holds it against its page.
func (l *loader) translation(s *source, page original) *translation {
	if !s.read(l.content) {
		return nil
	}
	front, body, ok := s.splitPage()
	if !ok {
		return nil
	}
	t := &translation{}
	s.readTexts(front, s.frontLine, page, t)
	t.body = s.markdownIn(body, page.part)
	if t.body.HTML != "" && page.said().HTML == "" {
		s.wrong(s.bodyLine, "the English page has no words of its own, and this has").mend("write them in English too, or take them out here")
	}
	s.wording(string(body))
	if s.sound() {
		s.tellLeft(page, t)
	}
	return t
}

// tellLeft warns of what stays English. It is found by translating a copy.
func (s *source) tellLeft(page original, t *translation) {
	if left := translate(page.detached(), t); len(left) > 0 {
		s.warn(0, "some of the English page is not translated, and stays English: %s", strings.Join(left, ", ")).mend("translate it here when you can; the page says that it is not yet")
	}
}

// readTexts reads the texts of a translation, and tells of what cannot stand there.
func (s *source) readTexts(document *yaml.Node, firstLine int, page original, t *translation) {
	d := &decoder{source: s, offset: firstLine - 1}
	own, texts := parted(document)
	var f translationFields
	s.decode(own, firstLine, &f)
	s.translates(f.Translates, page)

	english := map[string]string{}
	for _, one := range page.spoken() {
		english[one.key] = *one.at
	}
	d.dropShared(texts, reflect.TypeOf(page.fields).Elem(), "", english)
	s.told = nil
	s.decode(texts, firstLine, page.fields)
	t.texts = map[string]string{}
	for _, one := range s.told {
		t.texts[one.key] = one.words
		switch {
		case english[one.key] == "":
			s.wrong(one.line, "the English page does not tell %s", quote(one.key)).mend("tell it there too, or take it out here")
		case one.key == "title" || one.key == "name":
			s.short(text{is: one.words, where: where{line: one.line}}, one.key, longestTitle)
		case one.key == "summary":
			s.short(text{is: one.words, where: where{line: one.line}}, one.key, longestSummary)
		}
	}
	t.notes = s.readNotes(f.Notes, page)
}

// parted gives apart the keys that a translation has and its page has not.
func parted(document *yaml.Node) (own, texts *yaml.Node) {
	own, texts = copyOf(document), copyOf(document)
	if document.Kind != yaml.MappingNode {
		own.Kind = yaml.MappingNode
		own.Content = nil
		return own, texts
	}
	own.Content, texts.Content = nil, nil
	for i := 0; i+1 < len(document.Content); i += 2 {
		into := texts
		if name := document.Content[i].Value; name == "translates" || name == "notes" {
			into = own
		}
		into.Content = append(into.Content, document.Content[i], document.Content[i+1])
	}
	return own, texts
}

// translates checks the day on which the English page was as it is translated here.
func (s *source) translates(v date, page original) {
	if page.checked.IsZero() {
		return
	}
	switch {
	case v.absent():
		s.wrong(v.line, `"translates" is missing`).mend("add last_checked of the English page as it was when this was written: translates: %s", page.checked)
	case v.told && page.checked.After(v.is):
		s.warn(v.line, "the English page was checked again on %s, after this was translated", page.checked).mend("look whether the translation is still right, and write translates: %s", page.checked)
	case v.told && v.is.After(page.checked):
		s.wrong(v.line, `"translates" lies after the day on which the English page was last checked`).mend("write translates: %s", page.checked)
	}
}

// dropShared takes out of a translation, and tells of, what is told in English for
// all languages: dates, numbers, names of files.
func (d *decoder) dropShared(n *yaml.Node, t reflect.Type, at string, texts map[string]string) {
	if n.Kind != yaml.MappingNode || t.Kind() != reflect.Struct {
		return
	}
	shape := shapeOf(t)
	var kept []*yaml.Node
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		key := join(at, name.Value)
		field, known := shape.byName[name.Value]
		_, isText := texts[key]
		switch {
		case !known || isText:
			kept = append(kept, name, value)
		case holdsText(key, texts):
			inner := copyOf(value)
			d.dropShared(inner, field.is, key, texts)
			kept = append(kept, name, inner)
		default:
			d.wrong(d.line(name), "%s is the same in every language", quote(key)).mend("take it out here: it is told in the English page. Notes within lists stand under notes:")
		}
	}
	n.Content = kept
}

// holdsText says whether a key holds one of some texts.
func holdsText(key string, texts map[string]string) bool {
	for text := range texts {
		if strings.HasPrefix(text, key+".") {
			return true
		}
	}
	return false
}

// readNotes reads what stands in lists, each by the English.
func (s *source) readNotes(f list[noteFields], page original) map[string]string {
	english := map[string]bool{}
	for _, note := range page.notes() {
		english[*note] = true
	}
	notes := map[string]string{}
	for _, one := range f.items {
		s.need(one.Of, one.line, "notes.of", "the note in English")
		s.need(one.Says, one.line, "notes.says", "the same in this language")
		if one.Of.told && !english[one.Of.is] {
			s.wrong(one.Of.line, "the English page has no note %s", quote(one.Of.is)).mend("write the English as it stands there now")
		}
		notes[one.Of.is] = one.Says.is
	}
	return notes
}
