package contribute

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var newFile = regexp.MustCompile(`href="?(https://github\.com/[^"> ]+)`)

// onGitHub has a visitor's directory be kept there.
func (v *visitor) onGitHub(repository string) *visitor {
	v.Helper()
	bundle, err := demonstration()
	if err != nil {
		v.Fatal(err)
	}
	site := &bundle.desk.Directory().Site
	before := site.Repository
	site.Repository = repository
	v.Cleanup(func() { site.Repository = before })
	return v.open(v.at)
}

// Whoever has an account on GitHub finds both files there, filled in.
func TestNewFilesOpenOnGitHub(t *testing.T) {
	v := filled(t, nil).onGitHub("https://github.com/bandstand/own")
	links := newFile.FindAllStringSubmatch(v.body, -1)
	if len(links) != 2 {
		t.Fatalf("there are %d links:\n%s", len(links), between(v.body, "</form>", "</main>"))
	}
	for i, want := range []struct{ path, says string }{
		{"/bandstand/own/new/main/content/activities/salford", "title: Seedley Beans\n"}, {"/bandstand/own/new/main/content/organisations", "name: Seedley Beans\n"},
	} {
		address, err := url.Parse(html.UnescapeString(links[i][1]))
		if err != nil || address.Path != want.path || address.Query().Get("filename") != "seedley-beans.md" || !strings.Contains(address.Query().Get("value"), want.says) {
			t.Errorf("got %v (%v), want %s and %q", address, err, want.path, want.says)
		}
		if len(address.String()) > longestAddress {
			t.Errorf("the address has %d characters", len(address.String()))
		}
	}
}

func TestWhereNothingOpensOnGitHub(t *testing.T) {
	long := map[string]url.Values{"what": with(allotment()["what"], "words", strings.Repeat("Bresych ŵyŷ – ŵŷ. ", 130))}
	personal := map[string]url.Values{"reach": with(allotment()["reach"], "phone", "07700 900123")}
	for name, test := range map[string]struct {
		changed    map[string]url.Values
		repository string
	}{
		"kept elsewhere":           {nil, "https://git.example.org/bandstand"},
		"another address of it":    {nil, "https://github.com/bandstand/own/tree/main"},
		"one that only looks so":   {nil, "https://github.com.example.org/bandstand/own"},
		"longer than GitHub takes": {long, "https://github.com/bandstand/own"},
		"about a person":           {personal, "https://github.com/bandstand/own"},
	} {
		t.Run(name, func(t *testing.T) {
			if v := filled(t, test.changed).onGitHub(test.repository); newFile.MatchString(v.body) || !strings.Contains(v.body, `name="stamp"`) {
				t.Errorf("there are links, or no form:\n%.300s", between(v.body, "</form>", "</main>"))
			}
		})
	}
	if v := mended(t, nil).onGitHub("https://github.com/bandstand/own"); newFile.MatchString(v.body) {
		t.Error("a page that is there opens as a new file")
	}
}
