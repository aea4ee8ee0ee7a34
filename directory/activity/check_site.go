package activity

import (
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/words"
)

// site reads site.yaml. Its kinds are looked up, so the vocabularies come first.
func (l *loader) site() {
	s := l.source("site.yaml")
	var f siteFields
	document, ok := l.yamlFile(s)
	if !ok {
		return
	}
	s.decode(document, 1, &f)
	site := &l.directory.Site
	*site = Site{
		Name:          s.need(f.Name, 0, "name", "what the directory is called"),
		Operator:      f.Operator.is,
		PublicBody:    f.PublicBody.is,
		Strapline:     f.Strapline.is,
		BaseURL:       s.baseURL(f.BaseURL),
		Nation:        s.choice(f.Nation, "nation", nationSlugs...),
		LinkWorker:    f.LinkWorker.is,
		Phone:         Phone{s.phone(f.Phone.Number, "number"), f.Phone.Hours.is},
		Editors:       Editors{s.email(f.Editors.Email, "email")},
		Repository:    strings.TrimRight(s.website(f.Repository, "repository"), "/"),
		Messages:      f.Messages.is,
		Home:          allText(f.Home),
		Demonstration: Demonstration{f.Demonstration.AsOf.is},
	}
	s.need(f.Nation, 0, "nation", strings.Join(nationSlugs, ", or "))
	if f.Editors.Email.absent() {
		s.missing(f.Editors.line, `"editors" has no email`).mend("add editors: {email: editors@example.org}, so that people can tell you what is wrong")
	}
	if f.PublicBody.is {
		s.need(f.Operator, f.PublicBody.line, "operator", "the name of the public body, which its accessibility statement has to give")
	}
	site.Languages, site.DraftLanguages = s.siteLanguages(f)
	for _, kind := range f.Home.items {
		s.term(kind, "home", l.directory.Kinds)
	}
	s.wording("")
}

// siteLanguages gives the languages of the site, English first because all of
// content/ is written in it, and those of them that are drafts.
func (s *source) siteLanguages(f siteFields) (all, drafts []string) {
	english := words.English().Code()
	for _, code := range f.Languages.items {
		if _, known := words.In(code.is); !known || code.is != strings.ToLower(code.is) || !slices.Contains(words.Codes(), code.is) {
			s.wrong(code.line, `"languages" does not know %s`, quote(code.is)).mend("these have words here: %s; CONTRIBUTING.md says how to add a language", strings.Join(words.Codes(), ", "))
			continue
		}
		if !slices.Contains(all, code.is) {
			all = append(all, code.is)
		}
	}
	if len(all) > 0 && all[0] != english {
		s.wrong(f.Languages.line, `"languages" begins with %s`, quote(all[0])).mend("write en first: the pages are written in English, and other languages stand beside them")
	}
	if len(all) == 0 {
		all = []string{english}
	}
	for _, code := range f.Drafts.items {
		if code.is == english || !slices.Contains(all, code.is) {
			s.wrong(code.line, `"draft_languages" has %s, which is no other language of this site`, quote(code.is)).mend("write languages: [en, cy] and draft_languages: [cy]")
			continue
		}
		drafts = append(drafts, code.is)
	}
	for _, code := range all {
		if language, _ := words.In(code); language.Draft() && !slices.Contains(drafts, code) {
			s.warn(f.Languages.line, "the words of %s are a draft that nobody who speaks it has reviewed, so only previews show it", quote(code)).mend("write draft_languages: [%s] too, for whoever reads this file; CONTRIBUTING.md says how a language is reviewed", code)
		}
	}
	return all, drafts
}

// baseURL gives the address of the site: scheme and host alone.
func (s *source) baseURL(v text) string {
	s.need(v, 0, "base_url", "https://bandstand.example.org")
	if !v.told {
		return ""
	}
	address, ok := ParseBaseURL(v.is)
	if !ok {
		s.wrong(v.line, `"base_url" cannot be %s`, quote(v.is)).mend("write only the beginning of the site's address: https://bandstand.example.org")
	}
	return address
}

// ParseBaseURL reads the address of a site, scheme and host alone, and gives it
// without a slash at its end: every address of a page is put behind it.
func ParseBaseURL(text string) (address string, ok bool) {
	parsed, err := url.Parse(text)
	if err != nil || parsed.Scheme != "https" && parsed.Scheme != "http" || !isHost(parsed.Hostname()) || !isPort(parsed.Port()) ||
		parsed.User != nil || strings.Trim(parsed.Path, "/") != "" || parsed.RawQuery != "" || parsed.Fragment != "" {
		return "", false
	}
	return parsed.Scheme + "://" + parsed.Host, true
}

// isHost says whether a site can have this host: a name, an IP address, or
// localhost for whoever tries it out.
func isHost(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil || host == "localhost" || hostLike(host)
}

// isPort says whether a site can have this port; empty is the usual one.
func isPort(port string) bool {
	number, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil && number > 0
}
