package contribute

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"strings"
	"testing"

	"bandstand/contribute/answers"
	"bandstand/directory/content/pagefile"
	"bandstand/messages/forms"
)

// A page is written by a library, so what is typed is a value of its own field and nothing else, whatever it holds; and
// its file lies where it should.
func TestWhatIsTypedStaysInItsField(t *testing.T) {
	bundle, err := demonstration()
	if err != nil {
		t.Fatal(err)
	}
	for name, typed := range map[string]string{
		"a field of YAML":       "Songs\nstatus: ended\naliases: [/]",
		"the end of the fields": "Songs\n---\nfree words",
		"a flow of YAML":        "{title: other, status: ended}",
		"an anchor":             "&a [*a, *a]",
		"a tag":                 "!!binary aGVsbG8=",
		"quotes":                `"Songs" 'and' more: #1`,
		"a comment":             "Songs # status: ended",
		"a number":              "01632",
		"a truth":               "no",
		"a folder above":        "../../site.yaml",
		"a path of Windows":     `..\..\site.yaml`,
		"a null":                "Songs\x00.md",
		"turned round":          "Songs \u202eemas",
		"markup":                "<script>alert(1)</script>",
		"a layout":              `{{template "page"}}`,
		"a fact":                "$(email)",
		"a header":              "Songs\r\nBcc: everybody@example.org",
	} {
		posted := url.Values{}
		for _, step := range answers.Steps {
			for question, values := range allotment()[step] {
				posted[question] = values
			}
		}
		s := &reader{bundle, bundle.editions[0], visit(t).clock}
		for _, question := range []string{"title", "summary", "together", "first_visit", "venue", "role", "words"} {
			attack := url.Values{}
			for name, values := range posted {
				attack[name] = values
			}
			attack.Set(question, typed)
			d := &draft{Answers: forms.Values{}}
			for _, step := range answers.Steps {
				f := s.known().Form(step, forms.Values{"postcode": attack.Get("postcode")}, s.terms)
				d.take(f, f.Read(attack))
			}
			found, err := s.check(d)
			if err != nil {
				t.Fatalf("%s in %s: %v", name, question, err)
			}
			if path.Dir(found.File) != "activities/salford" || strings.ContainsAny(path.Base(found.File), `/\: `) {
				t.Errorf("%s in %s: the file is %q", name, question, found.File)
			}
			read, err := pagefile.Read(found.Text)
			if err != nil {
				t.Errorf("%s in %s: %v\n%s", name, question, err, found.Text)
				continue
			}
			field := map[string]string{"title": "title", "summary": "summary", "together": "generations.together", "first_visit": "first_visit",
				"venue": "venue.name", "role": "join.contact.role", "words": pagefile.InBody}[question]
			if got, want := read.Text(field), strings.TrimSpace(d.Answers[question]); question != "words" && got != want {
				t.Errorf("%s in %s: it says %q, and %q was typed", name, question, got, want)
			}
			if read.Get("status") != nil || read.Get("aliases") != nil {
				t.Errorf("%s in %s: there are other fields:\n%s", name, question, found.Text)
			}
		}
	}
}

// What comes from elsewhere than our own pages, or is too much, is refused before anything is made of it.
func TestWhatIsRefused(t *testing.T) {
	v := visit(t)
	sealed := between(v.open(Path+"what").send(allotment()["what"]).body, `name="s" value="`, `"`)
	post := func(address, kind, body string) *http.Request {
		r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		return r
	}
	const form = "application/x-www-form-urlencoded"
	elsewhere := post(Path+"what", form, "title=Songs")
	elsewhere.Header.Set("Sec-Fetch-Site", "cross-site")
	for name, test := range map[string]struct {
		request *http.Request
		want    int
	}{
		"a form of another site":         {elsewhere, http.StatusForbidden},
		"ten megabytes":                  {post(Path+"what", form, "title="+strings.Repeat("a", 10<<20)), http.StatusRequestEntityTooLarge},
		"very many fields":               {post(Path+"what", form, strings.Repeat("a", 1)+"=1"+manyFields()), http.StatusBadRequest},
		"no form":                        {post(Path+"what", "application/json", "{}"), http.StatusUnsupportedMediaType},
		"a forged seal":                  {post(Path+"what", form, "s=AAAA&title=Songs"), http.StatusGone},
		"a seal of which one letter":     {post(Path+"when", form, "s="+sealed[:40]+otherThan(sealed[40])+sealed[41:]), http.StatusGone},
		"a forged address":               {httptest.NewRequest(http.MethodGet, Path+"look?s="+sealed[:len(sealed)-9]+otherThan(sealed[len(sealed)-9])+sealed[len(sealed)-8:], nil), http.StatusGone},
		"a file of the machine":          {httptest.NewRequest(http.MethodGet, Path+"see?s="+sealed+"&file=../../go.mod", nil), http.StatusNotFound},
		"a page of somebody else":        {httptest.NewRequest(http.MethodGet, Path+"see?s="+sealed+"&file=privacy/index.html", nil), http.StatusNotFound},
		"what the service carries":       {httptest.NewRequest(http.MethodGet, Path+"contribute.json", nil), http.StatusNotFound},
		"a step that is none":            {httptest.NewRequest(http.MethodGet, Path+"../what", nil), http.StatusNotFound},
		"a method that it does not know": {httptest.NewRequest(http.MethodPut, Path+"what", nil), http.StatusMethodNotAllowed},
		"an answer to the last page":     {post(Path+"look", form, "s="+sealed), http.StatusMethodNotAllowed},
	} {
		if v.ask(test.request); v.status != test.want {
			t.Errorf("%s: status %d, want %d:\n%.300s", name, v.status, test.want, v.body)
		}
	}
}

func otherThan(letter byte) string {
	if letter == 'x' {
		return "y"
	}
	return "x"
}

func manyFields() string {
	var all bytes.Buffer
	for i := range 100 {
		all.WriteString("&f" + string(rune('a'+i%26)) + strings.Repeat("x", i/26) + "=1")
	}
	return all.String()
}

// Answers that no address can carry come back on the page, whole.
func TestMoreThanCanBeCarried(t *testing.T) {
	var noise strings.Builder
	for i := uint64(1); noise.Len() < 12000; i = i*6364136223846793005 + 1442695040888963407 {
		noise.WriteRune(rune('一' + i>>33%5000))
	}
	v := visit(t).open(Path + "what").send(with(allotment()["what"], "words", noise.String()))
	found := v.mistakes()
	if v.status != http.StatusUnprocessableEntity || len(found) != 1 || !strings.HasPrefix(found[0], "#words All your answers together are longer") {
		t.Errorf("status %d, %q", v.status, found)
	}
	if !strings.Contains(v.body, noise.String()) {
		t.Error("the words are lost")
	}
}
