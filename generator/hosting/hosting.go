// Package hosting writes how web servers are to serve a site that was built: the headers
// of its files, how long browsers may keep them, what is hidden, where old addresses
// lead, what goes to the services, and logs that hold nothing of visitors. All of it
// follows from directory/page and from the site's own _redirects, so that a visitor is
// answered alike by every host. It knows nothing of the directory.
package hosting

import (
	"bytes"
	"embed"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"text/template"

	"bandstand/contribute"
	"bandstand/directory/page"
	"bandstand/messages"
	"bandstand/search"
)

//go:embed *.tmpl
var templates embed.FS

// Service is one of the services, and the addresses that lead to it.
type Service struct {
	Name    string
	Port    int                 // where it listens on a machine that serves one site
	Paths   []string            // one that ends in * stands for all that begin so, and a * elsewhere for one step
	Largest string              // that a form with a picture may be; empty for what every form may be
	Beside  []string            // addresses too, each below one that ends in *: files that are there come first
	Outages []Outage            // what is said where it does not answer, first in the site's own language
	outage  func(string) []byte // the same, by address
}

// Outage is the page of a service that does not answer, for the addresses below the
// prefix of a language.
type Outage struct {
	Prefix, Page string
}

// Services returns the services and their addresses in the site's own language, which
// netlify.toml leads to them as well.
func Services() []Service {
	return []Service{
		{Name: "search", Port: 8081, Paths: append([]string{"/search", search.HealthPath, search.EmbedPath}, search.OpenReferralLists()...),
			Beside: []string{search.OpenReferralPath + "/*"}, outage: search.Outage},
		{Name: "messages", Port: 8082, Paths: []string{"/messages/*"}, outage: messages.Outage},
		{Name: "contribute", Port: 8083, Paths: []string{contribute.Path + "*"}, Largest: "5m", outage: contribute.Outage},
	}
}

// rules are what _redirects says.
type rules struct {
	Moves    []move
	Prefixes []string // of other languages, whose pages for what is not there lie below them
}

// move is an old address and the one that took its place.
type move struct{ From, To string }

// plain are addresses that mean the same to every server, and nothing but themselves.
var plain = regexp.MustCompile(`^/[A-Za-z0-9/._~-]*\*?$`)

// step is how _redirects stands for one step of an address, whatever that is, named.
var step = regexp.MustCompile(`/:[a-z]+/`)

// read reads _redirects, and leads what it has for a service there.
func read(redirects string, services []Service) (found rules, err error) {
	for line := range strings.Lines(redirects) {
		rule := strings.Fields(line)
		if len(rule) != 3 || !plain.MatchString(step.ReplaceAllString(rule[0], "/")) {
			return rules{}, fmt.Errorf("_redirects: no server can be told of %q", strings.TrimSpace(line))
		}
		from, to, status := rule[0], rule[1], rule[2]
		switch {
		case status == "301" && plain.MatchString(from) && plain.MatchString(to):
			found.Moves = append(found.Moves, move{from, to})
		case status == "404" && to == strings.TrimSuffix(from, "*")+"404.html":
			found.Prefixes = append(found.Prefixes, strings.TrimSuffix(from, "/*"))
		case status == "200" && addPath(services, step.ReplaceAllString(from, "/*/"), to):
		default:
			return rules{}, fmt.Errorf("_redirects: no server can be told of %q", strings.TrimSpace(line))
		}
	}
	return found, nil
}

// addPath adds an address to the service that it leads to, and reports whether there is
// one.
func addPath(services []Service, from, to string) bool {
	name, _, _ := strings.Cut(strings.TrimPrefix(to, "/.netlify/functions/"), "/")
	for i, service := range services {
		if service.Name == name {
			services[i].Paths = append(service.Paths, from)
			return true
		}
	}
	return false
}

// Files returns the configuration of each web server by the path of its file, for a site
// with these _redirects. The same site makes the same bytes.
func Files(redirects string) (map[string][]byte, error) {
	services := Services()
	found, err := read(redirects, services)
	if err != nil {
		return nil, err
	}
	for i, service := range services {
		address := strings.TrimSuffix(service.Paths[0], "*")
		for _, prefix := range append([]string{""}, found.Prefixes...) {
			services[i].Outages = append(services[i].Outages, Outage{prefix, string(service.outage(prefix + address))})
		}
	}
	data := struct {
		rules
		Services []Service
		Headers  []page.Header
		Pages    string // how long they may be kept
		Assets   string // likewise
		Types    []mediaType
		Open     []string // what the pages of other sites may read
		Origin   page.Header
	}{found, services, page.SecurityHeaders(), page.KeepPages, page.KeepAssets, mediaTypes, page.OpenPaths, page.AnyOrigin}
	parsed, err := template.New("").Funcs(functions).ParseFS(templates, "*.tmpl")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, file := range parsed.Templates() {
		name, isFile := strings.CutSuffix(file.Name(), ".tmpl")
		if !isFile {
			continue
		}
		var text bytes.Buffer
		if err := file.Execute(&text, data); err != nil {
			return nil, err
		}
		files[name] = text.Bytes()
	}
	return files, nil
}

var functions = template.FuncMap{
	"all":   func(path string) bool { return strings.HasSuffix(path, "*") },
	"steps": func(path string) bool { return strings.Contains(path, "/*/") },
	"trim":  strings.TrimSuffix,
	// An address as a regular expression.
	"pattern": func(path string) string {
		if prefix, all := strings.CutSuffix(path, "*"); all {
			return "^" + prefix
		}
		return "^" + strings.ReplaceAll(path, "/*/", "/[^/]+/") + "$"
	},
	"join":  strings.Join,
	"upper": strings.ToUpper,
	// The name of a header as nginx has it in variables.
	"variable": func(name string) string { return strings.ReplaceAll(strings.ToLower(name), "-", "_") },
	// The types that are text, but for HTML, which nginx does not need to be told.
	"text": func(all []mediaType) string {
		var names []string
		for _, one := range all[1:] {
			if one.Text {
				names = append(names, one.Type)
			}
		}
		return strings.Join(names, " ")
	},
	"reversed": func(all []Outage) []Outage {
		all = slices.Clone(all)
		slices.Reverse(all)
		return all
	},
	"quote":  func(text string) (string, error) { return quoted(text, `"`) },
	"single": func(text string) (string, error) { return quoted(text, "'") },
	"back":   func(text string) (string, error) { return quoted(text, "`") },
}

// quoted returns a text in quotes. It refuses what means something to a server there.
func quoted(text, quote string) (string, error) {
	if strings.ContainsAny(text, "$`{}\\"+quote) {
		return "", fmt.Errorf("%q cannot be written for every server", text)
	}
	return quote + text + quote, nil
}

// mediaType is the type of the files with an ending.
type mediaType struct {
	Type    string
	Endings []string
	Text    bool // it is in UTF-8, and worth compressing
}

// mediaTypes are those of all files that a site may have. A server's own list knows
// neither calendars nor fonts everywhere.
var mediaTypes = []mediaType{
	{"text/html", []string{"html"}, true},
	{"text/css", []string{"css"}, true},
	{"text/javascript", []string{"js", "mjs"}, true},
	{"text/plain", []string{"txt"}, true},
	{"text/csv", []string{"csv"}, true},
	{"text/calendar", []string{"ics"}, true},
	{"application/json", []string{"json"}, true},
	{"application/ld+json", []string{"jsonld"}, true},
	{"application/manifest+json", []string{"webmanifest"}, true},
	{"application/xml", []string{"xml"}, true},
	{"application/atom+xml", []string{"atom"}, true},
	{"application/rss+xml", []string{"rss"}, true},
	{"image/svg+xml", []string{"svg"}, true},
	{"image/jpeg", []string{"jpg", "jpeg"}, false},
	{"image/png", []string{"png"}, false},
	{"image/webp", []string{"webp"}, false},
	{"image/gif", []string{"gif"}, false},
	{"image/avif", []string{"avif"}, false},
	{"image/x-icon", []string{"ico"}, false},
	{"font/woff2", []string{"woff2"}, false},
	{"font/woff", []string{"woff"}, false},
	{"application/pdf", []string{"pdf"}, false},
	{"application/zip", []string{"zip"}, false},
}
