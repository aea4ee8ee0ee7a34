package content

import (
	"io/fs"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/content/report"
	"bandstand/directory/words"
)

// readSite reads site.yaml into a directory whose vocabularies have been read. content is
// where its logo lies.
func readSite(s *frontmatter.File, content fs.FS, directory *activity.Directory, picturesUnread bool) {
	var f fields.Site
	if _, ok := s.Read(&f); !ok {
		return
	}
	site := &directory.Site
	*site = activity.Site{
		Name:          check.Need(s.Report, f.Name, 0, "name", "what the directory is called"),
		Operator:      f.Operator.Value,
		PublicBody:    f.PublicBody.Value,
		Strapline:     words.Own(f.Strapline.Value),
		BaseURL:       baseURL(s.Report, f.BaseURL),
		Nation:        nation(s.Report, f.Nation),
		LinkWorker:    words.Own(f.LinkWorker.Value),
		Phone:         activity.Phone{Number: check.Phone(s.Report, f.Phone.Number, "number"), Hours: words.Own(f.Phone.Hours.Value)},
		Editors:       activity.Editors{Email: check.Email(s.Report, f.Editors.Email, "email")},
		Repository:    strings.TrimRight(check.Website(s.Report, f.Repository, "repository"), "/"),
		Messages:      f.Messages.Value,
		Home:          check.Strings(f.Home),
		Look:          check.Look(s.Report, content, f.Look, picturesUnread),
		Demonstration: activity.Demonstration{Is: f.Demonstration.Set, AsOf: f.Demonstration.AsOf.Value},
	}
	check.Need(s.Report, f.Nation, 0, "nation", strings.Join(nationSlugs, ", or "))
	if f.BaseURL.Missing() {
		s.Warnf(0, `"base_url" is missing, so printed sheets have no address and no code for a phone's camera`).
			Suggestf("add base_url: with the address of the site, once it has one")
	}
	if f.Editors.Email.Missing() {
		s.Missingf(f.Editors.Line, `"editors" has no email`).
			Suggestf("add editors: {email: editors@example.org}, so that people can tell you what is wrong")
	}
	if f.PublicBody.Value {
		check.Need(s.Report, f.Operator, f.PublicBody.Line, "operator", "the name of the public body, which its "+
			"accessibility statement has to give")
	}
	site.Languages, site.DraftLanguages = siteLanguages(s.Report, f)
	for _, kind := range f.Home.Items {
		check.Term(s.Report, kind, "home", directory.Kinds)
	}
	check.Wording(s, "")
}

// siteLanguages returns the languages of the site, English first because all of
// content/ is written in it, and those of them that are drafts.
func siteLanguages(s *report.Report, f fields.Site) (all, drafts []string) {
	all = knownLanguages(s, f.Languages)
	english := words.English().Code()
	if len(all) == 0 {
		all = []string{english}
	}
	for _, code := range f.Drafts.Items {
		if code.Value == english || !slices.Contains(all, code.Value) {
			s.Errorf(code.Line, `"draft_languages" has %s, which is no other language of this site`, words.Quote(code.Value)).
				Suggestf("write languages: [en, cy] and draft_languages: [cy]")
			continue
		}
		drafts = append(drafts, code.Value)
	}
	for _, code := range all {
		if language, _ := words.In(code); language.Draft() && !slices.Contains(drafts, code) {
			s.Warnf(f.Languages.Line, "the words of %s are a draft that nobody who speaks it has reviewed, so only "+
				"previews show it", words.Quote(code)).
				Suggestf("write draft_languages: [%s] too, for whoever reads this file; CONTRIBUTING.md says how a language "+
					"is reviewed", code)
		}
	}
	return all, drafts
}

// knownLanguages returns the languages that were told and have words here, and reports what is
// wrong with them.
func knownLanguages(s *report.Report, told frontmatter.List[frontmatter.Text]) (all []string) {
	for _, code := range told.Items {
		if _, known := words.In(code.Value); !known || code.Value != strings.ToLower(code.Value) ||
			!slices.Contains(words.Codes(), code.Value) {
			s.Errorf(code.Line, `"languages" does not know %s`, words.Quote(code.Value)).
				Suggestf("these have words here: %s; CONTRIBUTING.md says how to add a "+
					"language", strings.Join(words.Codes(), ", "))
			continue
		}
		if !slices.Contains(all, code.Value) {
			all = append(all, code.Value)
		}
	}
	if len(all) > 0 && all[0] != words.English().Code() {
		s.Errorf(told.Line, `"languages" begins with %s`, words.Quote(all[0])).
			Suggestf("write en first: the pages are written in English, and other languages stand beside them")
	}
	return all
}

// baseURL returns the address of the site: scheme and host alone.
func baseURL(s *report.Report, v frontmatter.Text) string {
	if !v.Set {
		return ""
	}
	address, ok := check.ParseBaseURL(v.Value)
	if !ok {
		s.Errorf(v.Line, `"base_url" cannot be %s`, words.Quote(v.Value)).
			Suggestf("write only the beginning of the site's address: https://bandstand.example.org")
	}
	return address
}

// ParseBaseURL reads the address of a site, scheme and host alone, and returns it
// without a slash at its end: every address of a page is put behind it.
func ParseBaseURL(text string) (address string, ok bool) { return check.ParseBaseURL(text) }
