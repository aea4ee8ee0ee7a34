package inspect

import (
	"slices"
	"testing"
	"testing/fstest"
)

func TestSite(t *testing.T) {
	const sound = `<!doctype html><html lang="en"><head><title>Home</title></head><body><h1 id="top">Home</h1>%s</body></html>`
	page := func(body string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte(sound[:len(sound)-len("%s</body></html>")] + body + "</body></html>")}
	}
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"sound":               {`<p><a href="/">Home</a> <a href="#top">Top</a> <a href="/search?q=tea">Tea</a> <a href="tel:01632960001">Ring</a></p>`, nil},
		"dead link":           {`<a href="/nowhere/">x</a>`, []string{`index.html: the link "/nowhere/" leads nowhere`}},
		"dead id":             {`<a href="#nowhere">x</a>`, []string{`index.html: the link "#nowhere" names an id that is not there`}},
		"not from the root":   {`<a href="there/">x</a>`, []string{`index.html: the link "there/" does not begin at the root`}},
		"unclosed":            {`<p>Tea`, []string{"index.html: </body> closes nothing", "index.html: </html> closes nothing", "index.html: <body> is not closed", "index.html: <html> is not closed", "index.html: <p> is not closed"}},
		"inline script":       {`<script>alert(1)</script>`, []string{"index.html: an inline script is forbidden by the content policy"}},
		"a block of data":     {`<script type="application/ld+json">{"@context":"https://schema.org"}</script>`, nil},
		"inline style":        {`<p style="color:red">x</p>`, []string{"index.html: <p> has style, which the content policy forbids"}},
		"event handler":       {`<p onclick="x()">x</p>`, []string{"index.html: <p> has onclick, which the content policy forbids"}},
		"script address":      {`<a href="javascript:x()">x</a>`, []string{`index.html: the link "javascript:x()" has a scheme that no page should have`}},
		"remote picture":      {`<img alt="" src="https://example.org/x.gif">`, []string{`index.html: <img> loads "https://example.org/x.gif" from another host`}},
		"two headings":        {`<h1>Again</h1>`, []string{"index.html: has 2 h1, not one"}},
		"twice the same id":   {`<p id="top">x</p>`, []string{`index.html: the id "top" stands twice`}},
		"picture without alt": {`<img src="/x.jpg">`, []string{"index.html: a picture has no alt", `index.html: the link "/x.jpg" leads nowhere`}},
		"dead srcset":         {`<img alt="" src="/index.html" srcset="/index.html 480w, /y.jpg 800w">`, []string{`index.html: the link "/y.jpg" leads nowhere`}},
		"drawing":             {`<svg><path d="M0 0"/><g><path d="M1 1"/></g></svg>`, nil},
		"unknown word":        {`<p>⟦home.no⟧</p>`, []string{"index.html: says a word that no catalogue has: ⟦home.no⟧"}},
	} {
		t.Run(name, func(t *testing.T) {
			got := Site(fstest.MapFS{"index.html": page(test.body)})
			if !slices.Equal(got, test.want) {
				t.Errorf("faults:\n got %q\nwant %q", got, test.want)
			}
		})
	}
	if got := Site(fstest.MapFS{"app.js": {}}); !slices.Equal(got, []string{"there are no pages"}) {
		t.Errorf("a site without pages: got %q", got)
	}
}
