// Package rootfiles makes the files that hosts and search engines look for at the root
// of a site: robots.txt, sitemap.xml, opensearch.xml and _redirects. It knows nothing of the directory.
package rootfiles

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"bandstand/directory/page"
)

// Robots returns what search engines are told: nothing of the services below these
// prefixes, and nothing at all of a preview. A sitemap holds whole addresses, so none
// is named where the base address is not known.
func Robots(shell page.Shell, prefixes []string) string {
	if shell.Preview {
		return "User-agent: *\nDisallow: /\n"
	}
	robots := "User-agent: *\n"
	for _, prefix := range prefixes {
		robots += "Disallow: " + prefix + "/search\nDisallow: " + prefix + "/messages/\nDisallow: " + prefix + "/add/\n"
	}
	if HasSitemap(shell) {
		robots += "Sitemap: " + shell.BaseURL + "/sitemap.xml\n"
	}
	return robots
}

// HasSitemap reports whether a site has a sitemap.
func HasSitemap(shell page.Shell) bool { return shell.BaseURL != "" && !shell.Preview }

// Move is an old address and the one that took its place.
type Move struct{ From, To string }

// Redirects returns the old addresses for the hosts that read _redirects, and leads the
// addresses of each language to the services, which read the code from theirs, and to
// its own page for what is not there, last, because that takes all.
func Redirects(moves []Move, languages []page.Elsewhere) string {
	var redirects strings.Builder
	for _, one := range moves {
		fmt.Fprintf(&redirects, "%s %s 301\n", one.From, one.To)
	}
	for _, language := range languages {
		strings.NewReplacer("<prefix>", language.Prefix, "<code>", language.Code).WriteString(&redirects,
			`<prefix>/search /.netlify/functions/search/<code> 200
<prefix>/towns/:town/embed/ /.netlify/functions/search/<code>/towns/:town/embed/ 200
<prefix>/messages/* /.netlify/functions/messages/<code>/:splat 200
<prefix>/add/* /.netlify/functions/contribute/<code>/:splat 200
<prefix>/* <prefix>/404.html 404
`)
	}
	return redirects.String()
}

// mostOfSitemap is how many addresses a sitemap may have by sitemaps.org.
const mostOfSitemap = 50_000

// File is a file and what writes it.
type File struct {
	Path  string
	Write func(io.Writer) error
}

// Sitemaps returns the sitemap of the pages that search engines may show, each in every
// language; where they are too many for one, a sitemap of each part and one that leads
// to them.
func Sitemaps(shell page.Shell, paths []string) []File {
	var files []File
	for part := range slices.Chunk(paths, mostOfSitemap/(1+len(shell.Elsewhere))) {
		files = append(files, File{fmt.Sprintf("sitemap-%d.xml", len(files)+1), func(w io.Writer) error {
			return writeSitemap(w, shell, part)
		}})
	}
	if len(files) == 1 {
		files[0].Path = "sitemap.xml"
		return files
	}
	parts := files
	return append(files, File{"sitemap.xml", func(w io.Writer) error { return writeIndex(w, shell, parts) }})
}

// writeIndex leads to several sitemaps.
func writeIndex(w io.Writer, shell page.Shell, parts []File) error {
	type sitemap struct {
		Location string `xml:"loc"`
	}
	index := struct {
		XMLName   xml.Name  `xml:"sitemapindex"`
		Namespace string    `xml:"xmlns,attr"`
		Sitemaps  []sitemap `xml:"sitemap"`
	}{Namespace: sitemapNamespace}
	for _, part := range parts {
		index.Sitemaps = append(index.Sitemaps, sitemap{shell.BaseURL + "/" + part.Path})
	}
	return writeXML(w, index)
}

const sitemapNamespace = "http://www.sitemaps.org/schemas/sitemap/0.9"

// writeSitemap lists the pages that search engines may show, each in every language, in
// the format of sitemaps.org.
func writeSitemap(w io.Writer, shell page.Shell, paths []string) error {
	type alternate struct {
		Rel      string `xml:"rel,attr"`
		Language string `xml:"hreflang,attr"`
		Location string `xml:"href,attr"`
	}
	type address struct {
		Location   string      `xml:"loc"`
		Alternates []alternate `xml:"xhtml:link"`
	}
	set := struct {
		XMLName   xml.Name  `xml:"urlset"`
		Namespace string    `xml:"xmlns,attr"`
		XHTML     string    `xml:"xmlns:xhtml,attr,omitempty"`
		Addresses []address `xml:"url"`
	}{Namespace: sitemapNamespace}
	if len(shell.Elsewhere) > 0 {
		set.XHTML = "http://www.w3.org/1999/xhtml"
	}
	for _, path := range paths {
		var alternates []alternate
		if len(shell.Elsewhere) > 0 {
			for _, one := range shell.Alternates(path) {
				alternates = append(alternates, alternate{"alternate", one.Code, one.URL})
			}
		}
		set.Addresses = append(set.Addresses, address{shell.BaseURL + path, alternates})
		for _, other := range shell.Elsewhere {
			set.Addresses = append(set.Addresses, address{other.BaseURL + path, alternates})
		}
	}
	slices.SortFunc(set.Addresses, func(a, b address) int { return strings.Compare(a.Location, b.Location) })
	return writeXML(w, set)
}

// WriteOpenSearch tells a browser how to search the directory from its address line.
func WriteOpenSearch(w io.Writer, shell page.Shell) error {
	type address struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
	return writeXML(w, struct {
		XMLName       xml.Name `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
		ShortName     string
		Description   string
		InputEncoding string
		Language      string
		URL           []address `xml:"Url"`
	}{
		ShortName: shortName(shell.Name), Description: shell.Strapline.String(), InputEncoding: "UTF-8", Language: shell.Language,
		URL: []address{
			{"text/html", shell.BaseURL + "/search?q={searchTerms}"},
			{"application/json", shell.BaseURL + "/search?q={searchTerms}&format=json"},
		},
	})
}

// shortName returns the beginning of a name, as much of it as OpenSearch takes.
func shortName(name string) string {
	const most = 16
	short := []rune(name)
	return strings.TrimSpace(string(short[:min(most, len(short))]))
}

func writeXML(w io.Writer, document any) error {
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	if err := xml.NewEncoder(w).Encode(document); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
