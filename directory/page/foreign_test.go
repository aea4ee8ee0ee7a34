package page

import (
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/words"
)

func TestAPageInItsLanguage(t *testing.T) {
	en := words.Foreign
	for _, test := range []struct{ name, page, want string }{
		{"a link", `<a href="/kinds/">Mathau</a>`, `<a href="/cy/kinds/">Mathau</a>`},
		{"the first page", `<a class="x" href="/">Hafan</a>`, `<a class="x" href="/cy/">Hafan</a>`},
		{"a form", `<form action="/search" method="get">`, `<form action="/cy/search" method="get">`},
		{"a page that moved", `<meta http-equiv="refresh" content="0; url=/a/">`, `<meta http-equiv="refresh" content="0; url=/cy/a/">`},
		{"what all languages share", `<link href="/assets/a.css">`, `<link href="/assets/a.css">`},
		{"another language", `<a href="/kinds/" lang="en" hreflang="en">English</a>`, `<a href="/kinds/" lang="en" hreflang="en">English</a>`},
		{"elsewhere", `<a href="https://a.example/" title="a>b">a</a>`, `<a href="https://a.example/" title="a>b">a</a>`},
		{"a place on the page", `<a href="#main">`, `<a href="#main">`},
		{"a whole element", "<p class=\"lead\">" + en("A tea") + "</p>", `<p class="lead" lang="en">A tea</p>`},
		{"with space round it", "<p> " + en("A tea") + " </p>", `<p lang="en"> A tea </p>`},
		{"a part of one", "<p>Yn: " + en("A tea") + ".</p>", `<p>Yn: <span lang="en">A tea</span>.</p>`},
		{"two parts", "<p>" + en("A") + ", " + en("B") + "</p>", `<p><span lang="en">A</span>, <span lang="en">B</span></p>`},
		{"before an element", "<p>" + en("A") + "<br></p>", `<p><span lang="en">A</span><br></p>`},
		{"an element that says it", `<b lang="en">` + en("A") + "</b>", `<b lang="en">A</b>`},
		{"where no element can be", "<title>" + en("A tea") + " – Y</title>", "<title>A tea – Y</title>"},
		{"a choice", "<option>" + en("A tea") + "</option>", "<option>A tea</option>"},
		{"an attribute", `<div data-title="` + en("A tea") + `">x</div>`, `<div data-title="A tea">x</div>`},
		{"a picture", `<img alt="` + en("A pot") + `"/>`, `<img alt="A pot" lang="en"/>`},
		{"marks that a stranger sent", "<p>a\u2069b\u2068c</p>", `<p>ab<span lang="en">c</span></p>`},
		{"a page that breaks off", `<p title="a`, `<p title="a`},
	} {
		if got := string(Shell{Prefix: "/cy"}.localise([]byte(test.page))); got != test.want {
			t.Errorf("%s: got  %s\n want %s", test.name, got, test.want)
		}
	}
}

// A page says at its head where not all of it is in its language, and a page in the
// directory's own language is as its layout made it.
func TestAPageSaysWhatIsNotTranslated(t *testing.T) {
	folder := fstest.MapFS{
		"page.html":            {Data: []byte(`<body><main>{{if .Head.PartlyForeign}}<i>note</i>{{end}}{{template "main" .}}</main>{{.Shell.Strapline}}</body>`)},
		"components/none.html": {Data: []byte(``)},
		"one.html":             {Data: []byte(`{{define "main"}}<p>{{.Main}}</p>{{end}}`)},
	}
	fill := func(shell Shell, main any) string {
		layouts, err := Parse(folder, shell, words.English())
		if err != nil {
			t.Fatal(err)
		}
		var filled strings.Builder
		if err := layouts.Fill(&filled, "one", Head{}, main); err != nil {
			t.Fatal(err)
		}
		return filled.String()
	}
	cy := Shell{Prefix: "/cy", Strapline: words.Foreign("Together")}
	for got, want := range map[string]string{
		fill(cy, "paned"):                         `<body><main><p>paned</p></main><span lang="en">Together</span></body>`,
		fill(cy, words.Foreign("a tea")):          `<body><main><i>note</i><p lang="en">a tea</p></main><span lang="en">Together</span></body>`,
		fill(Shell{Strapline: "Together"}, "tea"): `<body><main><p>tea</p></main>Together</body>`,
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestAlternates(t *testing.T) {
	shell := Shell{Language: "cy", BaseURL: "https://a.example/cy", Prefix: "/cy", Elsewhere: []Elsewhere{{Code: "en", BaseURL: "https://a.example"}}}
	var said []string
	for _, one := range shell.Alternates("/kinds/") {
		said = append(said, one.Code+" "+one.URL)
	}
	want := "cy https://a.example/cy/kinds/|en https://a.example/kinds/|x-default https://a.example/kinds/"
	if got := strings.Join(said, "|"); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
