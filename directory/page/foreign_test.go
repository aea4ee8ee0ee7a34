package page

import (
	"html"
	"io/fs"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/words"
)

func TestAPageInItsLanguage(t *testing.T) {
	en := func(said string) string { return foreignBegins + said + foreignEnds }
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
		{"an empty element before it", "<p><i></i>" + en("A") + "</p>", `<p><i></i><span lang="en">A</span></p>`},
		{"an element that says it", `<b lang="en">` + en("A") + "</b>", `<b lang="en">A</b>`},
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
	cy := Shell{Prefix: "/cy", Strapline: words.Foreign("Together")}
	for got, want := range map[string]string{
		fill(t, folder, cy, "paned"):                         `<body><main><p>paned</p></main><span lang="en">Together</span></body>`,
		fill(t, folder, cy, words.Foreign("a tea")):          `<body><main><i>note</i><p lang="en">a tea</p></main><span lang="en">Together</span></body>`,
		fill(t, folder, Shell{Strapline: "Together"}, "tea"): `<body><main><p>tea</p></main>Together</body>`,
	} {
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func fill(t testing.TB, folder fs.FS, shell Shell, main any) string {
	t.Helper()
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

// everyPlace is a layout with a text in every place where layouts have one.
var everyPlace = fstest.MapFS{
	"page.html":            {Data: []byte(`<title>{{.Main}}</title>{{template "main" .}}`)},
	"components/name.html": {Data: []byte(`{{define "name"}}<b>{{.}}</b>{{end}}`)},
	"one.html": {Data: []byte(`{{define "main"}}<p>{{.Main}}</p><p>: {{.Main}}.</p><i title="{{.Main}}"></i>` +
		`<img alt="{{.Main}}"{{if .Main.IsForeign}} lang="en"{{end}}>{{with .Main}}{{template "name" .}}{{end}}` +
		`<em>{{say "calendar.unsure" "title" .Main}}</em><textarea>{{.Main}}</textarea>{{if .Main}}{{$m := .Main}}<s>{{$m}}</s>{{end}}{{end}}`)},
}

func TestForeignTextWhereverItStands(t *testing.T) {
	got := fill(t, everyPlace, Shell{Prefix: "/cy"}, words.Own("Te: ")+words.Foreign("A & B"))
	said := `Te: <span lang="en">A &amp; B</span>`
	want := `<title>Te: A &amp; B</title><p>` + said + `</p><p>: ` + said + `.</p><i title="Te: A &amp; B"></i>` +
		`<img alt="Te: A &amp; B" lang="en"><b>` + said + `</b>` +
		`<em>Check first: ` + said + `</em><textarea>Te: A &amp; B</textarea><s>` + said + `</s>`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := fill(t, everyPlace, Shell{}, words.Text("A tea")); strings.Contains(got, "lang") {
		t.Errorf("in the directory's own language: %s", got)
	}
}

// What a stranger writes stays words, whichever of the two languages it is in: of a
// page that has the same elements as one of harmless words, nothing else can be read.
func FuzzForeignTextIsEscaped(f *testing.F) {
	for _, hostile := range []string{
		"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</span></p><p>", `<span lang="en">`, "\u2068marked\u2069", "\u2069\u2068",
		"\ufdd0inside\ufdd1", "\ufdd1\ufdd0", "\u202egnp.exe", "</title></textarea>", "&lt;b&gt;", "{{.}}", "\x00", "\xff\xef\xb7", "\xef\xb7", "\x90",
	} {
		f.Add(hostile, "bara "+hostile)
	}
	f.Fuzz(func(t *testing.T, foreign, own string) {
		main := words.Own(own) + words.Foreign(foreign) + " a " + words.Foreign("b") + words.Own(own)
		if strings.TrimSpace(words.Own(foreign).String()) == "" || strings.TrimSpace(words.Own(own).String()) == "" {
			return // an element of nothing but space says its language itself
		}
		harmless := words.Own("x") + words.Foreign("y") + " a " + words.Foreign("b") + words.Own("x")
		got, want := fill(t, everyPlace, Shell{Prefix: "/cy"}, main), fill(t, everyPlace, Shell{Prefix: "/cy"}, harmless)
		if tagsOf(got) != tagsOf(want) {
			t.Errorf("got  %s\nwant the tags of %s", got, want)
		}
		if strings.ContainsAny(html.UnescapeString(got), "\ufdd0\ufdd1") {
			t.Errorf("a mark is left in %+q", got)
		}
	})
}

var values, texts = regexp.MustCompile(`="[^"]*"`), regexp.MustCompile(`>[^<>]*<`)

// tagsOf returns the tags of a page without the values of their attributes. Of a page
// that holds a < or a quotation mark which is not escaped, other tags are left.
func tagsOf(page string) string {
	return texts.ReplaceAllString(values.ReplaceAllString(page, `=""`), "><")
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
