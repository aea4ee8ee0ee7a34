package activity

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
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
	for _, code := range f.Languages.items {
		if !languageCode(code.is) {
			s.wrong(code.line, `"languages" does not know %s`, quote(code.is)).mend("write the short code of the language: en for English, cy for Welsh")
			continue
		}
		site.Languages = append(site.Languages, code.is)
	}
	if len(site.Languages) == 0 {
		site.Languages = []string{"en"}
	}
	for _, kind := range f.Home.items {
		s.term(kind, "home", l.directory.Kinds)
	}
	s.wording("")
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
