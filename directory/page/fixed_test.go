package page

import (
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/words"
)

// What is known when layouts are parsed is escaped as any value is, in every place.
func TestWhatIsKnownBecomesTextOfTheLayout(t *testing.T) {
	shell := Shell{
		Name: `<b>"Tea" & 'cake'`, BaseURL: "https://example.org/a b", Written: []string{"about"}, Assets: map[string]string{"site.css": "/assets/site.1.css", "odd.css": "/assets/a b.css"},
	}
	for layout, want := range map[string]string{
		`<p title="{{say "safe.council"}}">{{say "safe.council"}}</p>`: `<p title="If you are worried about somebody&#39;s safety, you can ring the council:">` +
			`If you are worried about somebody&#39;s safety, you can ring the council:</p>`,
		`{{say "list.count" "count" .Main}}`:                                                                          "2 activities",
		`<p title="{{say "save.saved" "title" "<b>"}}"></p>`:                                                          `<p title="&lt;b&gt; is on your list."></p>`,
		`<p title="{{$.Shell.Name}}">{{.Shell.Name}}</p>`:                                                             `<p title="&lt;b&gt;&#34;Tea&#34; &amp; &#39;cake&#39;">&lt;b&gt;&#34;Tea&#34; &amp; &#39;cake&#39;</p>`,
		`<a href="{{.Shell.BaseURL}}">{{.Shell.Root}}</a>`:                                                            `<a href="https://example.org/a%20b">https://example.org/a b</a>`,
		`{{if .Shell.Draft}}no{{else}}{{with .Shell.Logo.URL}}no{{end}}{{end}}`:                                       "",
		`{{if $.Shell.Name}}{{template "logo" $.Shell.Logo}}{{end}}`:                                                  "no logo",
		`<link href="{{asset "site.css"}}">`:                                                                          `<link href="/assets/site.1.css">`,
		`<link href="{{asset "odd.css"}}">`:                                                                           `<link href="/assets/a%20b.css">`,
		`{{if written "about"}}<i>{{say "page.home"}}</i>{{else}}no{{end}}{{if written "gone"}}no{{end}}`:             "<i>Home</i>",
		`{{range .Head.Crumbs}}{{if written "gone"}}no{{else}}{{say "page.home"}} {{.Label}}{{end}}{{end}}`:           "Home a&lt;b",
		`{{with .Head}}{{with .Description}}no{{else}}{{template "plain" .}}{{end}}{{end}}{{template "plain" .Main}}`: "<i>Home</i><i>Home</i>",
	} {
		files := fstest.MapFS{
			"page.html":             {Data: []byte(`{{template "main" .}}|{{template "foot" .Shell}}`)},
			"components/foot.html":  {Data: []byte(`{{define "foot"}}{{.Name}} {{say "page.home"}}{{end}}`)},
			"components/plain.html": {Data: []byte(`{{define "plain"}}<i>{{say "page.home"}}</i>{{end}}`)},
			"components/logo.html":  {Data: []byte(`{{define "logo"}}{{if .URL}}logo{{else}}no logo{{end}}{{end}}`)},
			"one.html":              {Data: []byte(`{{define "main"}}` + layout + `{{end}}`)},
		}
		layouts, err := Parse(files, shell, words.English())
		if err != nil {
			t.Fatal(err)
		}
		for range 2 {
			var filled strings.Builder
			if err := layouts.Fill(&filled, "one", Head{Crumbs: []Link{{Label: "a<b"}}}, 2); err != nil {
				t.Fatal(err)
			}
			main, foot, _ := strings.Cut(filled.String(), "|")
			if main != want {
				t.Errorf("%s: got %s, want %s", layout, main, want)
			}
			if want := `&lt;b&gt;&#34;Tea&#34; &amp; &#39;cake&#39; Home`; foot != want {
				t.Errorf("the foot: got %s, want %s", foot, want)
			}
		}
	}
}
