package letters

import "testing"

func TestASCIIHost(t *testing.T) {
	for name, want := range map[string]string{
		"songs.example.org":              "songs.example.org",
		"Songs.Example.ORG":              "songs.example.org",
		"tŷ-bach.example.org":            "xn--t-bach-pob.example.org",
		"T\u0079\u0302-bach.example.org": "xn--t-bach-pob.example.org", // decomposed
		"bücher.example":                 "xn--bcher-kva.example",
		"пример.example":                 "xn--e1afmkfd.example",
		"bаnk.example":                   "", // its second letter is Cyrillic
		"a\u200bb.example":               "",
	} {
		if got, ok := ASCIIHost(name); got != want || ok != (want != "") {
			t.Errorf("%q: got %q, %v, want %q", name, got, ok, want)
		}
	}
	if got := ASCIIAddress("helo@tŷ-bach.example.org"); got != "helo@xn--t-bach-pob.example.org" {
		t.Errorf("got %q", got)
	}
}
