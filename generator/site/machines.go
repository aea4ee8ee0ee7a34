package site

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"slices"
	"strings"

	"bandstand/directory/page"
)

// makeMoved keeps the old addresses of activities working: as a page that
// leads on for any host, and as redirects for the hosts that read _redirects.
func (m *maker) makeMoved() error {
	var redirects strings.Builder
	for _, one := range m.listings {
		for _, old := range one.Aliases {
			fmt.Fprintf(&redirects, "%s %s 301\n", old, one.Path())
			if err := m.putAt(old[1:]+"index.html", "moved", page.Head{
				Title:   m.in.Say("moved.heading"),
				MovedTo: one.Path(),
				NoIndex: true,
			}, page.Link{Label: one.Title, URL: one.Path()}); err != nil {
				return err
			}
		}
	}
	for _, other := range m.shell.Elsewhere {
		redirects.WriteString(redirectsOf(other))
	}
	if redirects.Len() > 0 {
		m.files["_redirects"] = []byte(redirects.String())
	}
	return nil
}

// redirectsOf leads a language's addresses to the services, which read the code from
// theirs, and to its own page for what is not there, last, because it takes all.
func redirectsOf(language page.Elsewhere) string {
	return strings.NewReplacer("<prefix>", language.Prefix, "<code>", language.Code).Replace(`<prefix>/search /.netlify/functions/search/<code> 200
<prefix>/messages/* /.netlify/functions/messages/<code>/:splat 200
<prefix>/* <prefix>/404.html 404
`)
}

// makeForMachines makes the sitemap and the word to search engines. A sitemap
// must hold whole addresses, so there is none where the base address is not
// known.
func (m *maker) makeForMachines(prefixes []string) error {
	robots := "User-agent: *\n"
	for _, prefix := range prefixes {
		robots += "Disallow: " + prefix + "/search\nDisallow: " + prefix + "/messages/\n"
	}
	switch {
	case m.shell.Preview:
		robots = "User-agent: *\nDisallow: /\n"
	case m.shell.BaseURL != "":
		robots += "Sitemap: " + m.shell.BaseURL + "/sitemap.xml\n"
		sitemap, err := m.sitemap()
		if err != nil {
			return err
		}
		m.files["sitemap.xml"] = sitemap
	}
	m.files["robots.txt"] = []byte(robots)
	return nil
}

// sitemap lists the pages that search engines may show, in the format of
// sitemaps.org.
func (m *maker) sitemap() ([]byte, error) {
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
	if len(m.shell.Elsewhere) > 0 {
		set.XHTML = "http://www.w3.org/1999/xhtml"
	}
	for _, path := range m.indexed {
		var alternates []alternate
		if len(m.shell.Elsewhere) > 0 {
			alternates = each(m.shell.Alternates(path), func(one page.Alternate) alternate {
				return alternate{"alternate", one.Code, one.URL}
			})
		}
		set.Addresses = append(set.Addresses, address{m.shell.BaseURL + path, alternates})
		for _, other := range m.shell.Elsewhere {
			set.Addresses = append(set.Addresses, address{other.BaseURL + path, alternates})
		}
	}
	slices.SortFunc(set.Addresses, func(a, b address) int { return strings.Compare(a.Location, b.Location) })
	body, err := xml.Marshal(set)
	if err != nil {
		return nil, fmt.Errorf("write the sitemap: %w", err)
	}
	return bytes.Join([][]byte{[]byte(xml.Header), body, []byte("\n")}, nil), nil
}
