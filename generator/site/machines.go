package site

import (
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"

	"bandstand/directory/page"
)

// addMoved keeps the old addresses of activities working: as a page that
// leads on for any host, and as redirects for the hosts that read _redirects.
func (e *edition) addMoved() {
	var redirects strings.Builder
	for _, one := range e.listings {
		for _, old := range one.Aliases {
			fmt.Fprintf(&redirects, "%s %s 301\n", old, one.Path())
			e.addFilled(old[1:]+"index.html", "moved", func() (page.Head, any, error) {
				head := page.Head{Title: e.lang.Say("moved.heading"), MovedTo: one.Path(), NoIndex: true}
				return head, page.Link{Label: one.Title, URL: one.Path()}, nil
			})
		}
	}
	for _, other := range e.shell.Elsewhere {
		redirects.WriteString(redirectsOf(other))
	}
	if redirects.Len() > 0 {
		e.addText("_redirects", redirects.String())
	}
}

// addText adds a file of a few lines.
func (e *edition) addText(file, text string) {
	e.addFile(file, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

// redirectsOf leads a language's addresses to the services, which read the code from
// theirs, and to its own page for what is not there, last, because it takes all.
func redirectsOf(language page.Elsewhere) string {
	return strings.NewReplacer("<prefix>", language.Prefix, "<code>", language.Code).Replace(`<prefix>/search /.netlify/functions/search/<code> 200
<prefix>/messages/* /.netlify/functions/messages/<code>/:splat 200
<prefix>/* <prefix>/404.html 404
`)
}

// addRobots adds the sitemap and the word to search engines. A sitemap must hold
// whole addresses, so there is none where the base address is not known.
func (e *edition) addRobots(prefixes []string) {
	robots := "User-agent: *\n"
	for _, prefix := range prefixes {
		robots += "Disallow: " + prefix + "/search\nDisallow: " + prefix + "/messages/\n"
	}
	switch {
	case e.shell.Preview:
		robots = "User-agent: *\nDisallow: /\n"
	case e.shell.BaseURL != "":
		robots += "Sitemap: " + e.shell.BaseURL + "/sitemap.xml\n"
		e.addFile("sitemap.xml", e.writeSitemap)
	}
	e.addText("robots.txt", robots)
}

// writeSitemap lists the pages that search engines may show, in the format of
// sitemaps.org.
func (e *edition) writeSitemap(w io.Writer) error {
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
	}{Namespace: "http://www.sitemaps.org/schemas/sitemap/0.9"}
	if len(e.shell.Elsewhere) > 0 {
		set.XHTML = "http://www.w3.org/1999/xhtml"
	}
	for _, path := range e.indexed {
		var alternates []alternate
		if len(e.shell.Elsewhere) > 0 {
			alternates = each(e.shell.Alternates(path), func(one page.Alternate) alternate {
				return alternate{"alternate", one.Code, one.URL}
			})
		}
		set.Addresses = append(set.Addresses, address{e.shell.BaseURL + path, alternates})
		for _, other := range e.shell.Elsewhere {
			set.Addresses = append(set.Addresses, address{other.BaseURL + path, alternates})
		}
	}
	slices.SortFunc(set.Addresses, func(a, b address) int { return strings.Compare(a.Location, b.Location) })
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	if err := xml.NewEncoder(w).Encode(set); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}
