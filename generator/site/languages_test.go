package site

import (
	"strings"
	"testing"
)

// A draft that nobody has reviewed is no part of production.
func TestADraftLanguageIsNotMade(t *testing.T) {
	made := demonstrationSite(t)
	for file := range made.Files {
		if strings.HasPrefix(file, "cy/") {
			t.Errorf("%s is made", file)
		}
	}
	if len(made.Search.Translations) > 0 || len(made.Messages.Translations) > 0 {
		t.Error("the services carry Welsh")
	}
}

// Once a language has been reviewed it stands in production, and search engines learn
// which pages are the same.
func TestSearchEnginesLearnOfOtherLanguages(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of -short")
	}
	made := makeSite(t, demonstration, Options{Now: now, Drafts: true})
	for file, want := range map[string]string{
		"robots.txt": "Disallow: /cy/search\nDisallow: /cy/messages/\nDisallow: /cy/add/\n",
		"sitemap.xml": `<url><loc>https://bandstand.example.org/cy/activities/paned-a-chan/</loc>` +
			`<xhtml:link rel="alternate" hreflang="cy" href="https://bandstand.example.org/cy/activities/paned-a-chan/"></xhtml:link>` +
			`<xhtml:link rel="alternate" hreflang="en" href="https://bandstand.example.org/activities/paned-a-chan/"></xhtml:link>` +
			`<xhtml:link rel="alternate" hreflang="x-default" href="https://bandstand.example.org/activities/paned-a-chan/"></xhtml:link></url>`,
		"_redirects": "/cy/search /.netlify/functions/search/cy 200\n/cy/towns/:town/embed/ /.netlify/functions/search/cy/towns/:town/embed/ 200\n/cy/messages/* /.netlify/functions/messages/cy/:splat 200\n/cy/add/* /.netlify/functions/contribute/cy/:splat 200\n/cy/* /cy/404.html 404\n",
	} {
		if body := string(made.Files[file]); !strings.Contains(body, want) {
			t.Errorf("%s lacks %s", file, want)
		}
	}
	if body := string(made.Files["cy/kinds/sport/index.html"]); !strings.Contains(body, "y sesiwn") || strings.Contains(body, ">session<") {
		t.Error("a price is not said in Welsh")
	}
	if len(made.Search.Translations) != 1 || len(made.Messages.Translations) != 1 {
		t.Error("the services carry no Welsh")
	}
}
