package search

import (
	"regexp"
	"strings"
	"testing"
)

func TestPageSaysWhatItDid(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, test := range []struct {
		address string
		says    []string
		not     []string
	}{
		{"/search?near=BS31+1AB&q=choir", []string{"<title>We found nothing – Bandstand</title>", `value="BS31 1AB"`}, []string{"near=BS31+1AB", "near=BS31&#43;1AB"}},
		{"/search?near=Salford", []string{"<title>5 activities near Salford – Bandstand</title>", "Nearest first"}, nil},
		{"/search?near=nowhere+at+all", []string{"<title>Error: ", `aria-invalid="true"`, `href="#near"`, `value="nowhere at all"`, `aria-describedby="near-hint near-error"`}, nil},
		{"/search?near=Salfrod", []string{"We looked near Salford: we do not know “Salfrod”."}, []string{"aria-invalid"}},
		{"/search?near=M6+SLB", []string{"Did you mean one of these?", "M6 5LB"}, nil},
		{"/search?near=M6+5ZZ", []string{"We do not know exactly where M6 5ZZ is, so we looked around M6 5."}, []string{"aria-invalid"}},
		{"/search?q=chior", []string{"Showing results for “choir”.", "Search for “chior” instead", "literal=chior"}, nil},
		{"/search?q=choir&day=tuesday", []string{"We looked for:", `aria-label="Remove Music">Music<`, `aria-label="Remove Tuesdays">Tuesdays<`, `href="/search">Clear all`, "2 close matches", "Not on Tuesdays"}, []string{"you wrote", "<details class=\"filters\" open"}},
		{"/search?q=choir+in+bury&near=salford", []string{"You wrote “bury” in your words too. We looked near Salford."}, nil},
		{"/search?q=suicidal", []string{`href="tel:116123"`, "/urgent-help/", "Activities with other people"}, []string{"0808", "Nothing matches", "have all your words", "close match"}},
		{"/search?q=want+to+die+xylophone", []string{`href="tel:116123"`}, []string{"We found nothing", "Nothing here matches", "have all your words"}},
		{"/search?q=suicidal&near=Newry", []string{"0808 808 8000"}, nil},
		{"/search?q=" + strings.Repeat("word+", 30), []string{"That was a long search."}, nil},
		{"/search?q=xylophone", []string{"We found nothing", "01632 960 000", `href="/towns/"`}, nil},
		{"/search?kind=music", []string{"checked"}, nil},
		{"/search?near=Salford&q=free+choir", []string{"“free choir”, near Salford", `href="/search?near=Salford">Clear all`}, []string{">Free</a></li></ul>"}},
		{"/search?good_for=feeling-low", []string{"You asked for: Feeling low"}, nil},
		{"/search?q=%3Cscript%3Ealert(1)%3C/script%3E&near=%22%3E%3Cb%3E", nil, []string{"<script>", "<b>"}},
	} {
		w := visit(t, handler, test.address)
		body := w.Body.String()
		for _, want := range test.says {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q", test.address, want)
			}
		}
		for _, bad := range append(test.not, "⟦", "ZgotmplZ", "<no value>") {
			if strings.Contains(body, bad) {
				t.Errorf("%s says %q", test.address, bad)
			}
		}
		checkMarkup(t, test.address, body)
	}
}

var tag = regexp.MustCompile(`<(/?)([a-z0-9]+)([^<>]*)>`)

// checkMarkup checks that every element is closed where it should be, that there
// is one h1 and that no id stands twice.
func checkMarkup(t *testing.T, address, body string) {
	t.Helper()
	alone := map[string]bool{"meta": true, "link": true, "input": true, "br": true, "img": true, "hr": true}
	ids := map[string]bool{}
	var open []string
	for _, m := range tag.FindAllStringSubmatch(body, -1) {
		switch {
		case m[1] == "/":
			if len(open) == 0 || open[len(open)-1] != m[2] {
				t.Errorf("%s: </%s> closes %v", address, m[2], open)
				return
			}
			open = open[:len(open)-1]
		case !alone[m[2]]:
			open = append(open, m[2])
		}
		if id := regexp.MustCompile(` id="([^"]*)"`).FindStringSubmatch(m[3]); id != nil {
			if ids[id[1]] {
				t.Errorf("%s: id %q stands twice", address, id[1])
			}
			ids[id[1]] = true
		}
	}
	if len(open) > 0 {
		t.Errorf("%s: never closed: %v", address, open)
	}
	if n := strings.Count(body, "<h1"); n != 1 {
		t.Errorf("%s has %d h1", address, n)
	}
}
