package content_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// A real directory: its numbers are none that Ofcom keeps, and nobody has them, since
// 01632 is no area; its addresses end in .test, which is nobody's either (RFC 6761).
func real(t *testing.T) fstest.MapFS {
	held := base(t)
	for name, file := range held {
		text := strings.NewReplacer("demonstration: {}\n", "", "01632 960", "01632 555",
			"example.org", "ramsbottom.test").Replace(string(file.Data))
		held[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	return held
}

// What came with the demonstration cannot go live in a real directory unseen. Every
// number is one that Ofcom keeps for films and plays, or is beside one.
func TestNothingInventedGoesLive(t *testing.T) {
	if _, problems := content.Load(real(t), saturday); len(problems) > 0 {
		t.Fatalf("a sound real directory has problems:\n%s", told(problems))
	}
	cases := []struct{ text, want string }{
		{"Ring 01632 960001.", `.md:29: "01632 960001" is a number that is kept for films and plays`},
		{"Ring (01632) 960-999", "is a number that is kept"},
		{"Ring +44 1632 960 123", "is a number that is kept"},
		{"Ring +44 (0)20 7946 0123", "is a number that is kept"},
		{"Ring 0044 7700 900123", "is a number that is kept"},
		{"Text 07700900123", "is a number that is kept"},
		{"Ring 0117 496 0123, then wait.", "is a number that is kept"},
		{"Ring 028 9649 6123", "is a number that is kept"},
		{"Ring 029 2018 0123", "is a number that is kept"},
		{"Ring 08081 570123", "is a number that is kept"},
		{"Ring 03069 990123", "is a number that is kept"},
		{"Ring 0191 498 0123", "is a number that is kept"},
		{"Two\nlines. Ring 0113 496 0000", `.md:30: "0113 496 0000" is a number`},
		{"Look at www.songs.example.org", `"www.songs.example.org" is an address that is kept for examples`},
		{"Write to us@example.com", `"example.com" is an address`},
		{"[Here](https://tea.example/now)", `"tea.example" is an address`},
		{"https://example.wales/x", `"example.wales" is an address`},
		{"This is a demonstration.", `"This is a demonstration." came with the demonstration`},
		{"Every group, contact and phone number of an activity in it is invented.", "came with the demonstration"},
		{"Ring 01632 970001 or 01632 555001.", ""},
		{"This is a demonstration of bread for all.", ""},
		{"We give a cookery demonstration in this hall.", ""},
		{"For example. Come along; an example.We like it", ""},
		{"Charity number 1163296, room 0163296000123456789", ""},
		{"A counterexample.org.uk is not ours", ""},
	}
	held := real(t)
	page := string(held[songs].Data)
	_, body, _ := strings.Cut(page[4:], "---\n")
	for i, c := range cases {
		held[fmt.Sprintf("activities/salford/case-%d.md", i)] = &fstest.MapFile{Data: []byte(strings.TrimSuffix(page, body) + c.text + "\n"), Mode: 0o644}
	}
	_, problems := content.Load(held, saturday)
	loader := content.NewLoader(held)
	loader.Preview = true
	_, warned := loader.Load(saturday)
	if mistakes := content.Errors(warned); len(mistakes) > 0 {
		t.Errorf("a preview is refused:\n%s", told(mistakes))
	}
	for i, c := range cases {
		of := func(all []content.Problem) string {
			return told(slices.DeleteFunc(slices.Clone(all), func(p content.Problem) bool { return p.File != fmt.Sprintf("activities/salford/case-%d.md", i) }))
		}
		if got := of(content.Errors(problems)); c.want == "" && got != "" || !strings.Contains(got, c.want) {
			t.Errorf("%q: got\n%s\nwant %s", c.text, got, c.want)
		}
		if c.want != "" && !strings.Contains(of(warned), "warning: ") {
			t.Errorf("%q in a preview: got\n%s", c.text, of(warned))
		}
	}
}

// The word alone is worth a look where the directory speaks of itself.
func TestTheWordDemonstration(t *testing.T) {
	held := real(t)
	wordsPage(held, "We hold a cookery demonstration.")
	_, problems := content.Load(held, saturday)
	if got, want := told(problems), `pages/about.md:5: warning: "demonstration" stands here`; !strings.HasPrefix(got, want) {
		t.Errorf("got\n%s\nwant %s", got, want)
	}
}
