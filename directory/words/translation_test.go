package words

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

// A page in another language must hold no English by accident: each catalogue has
// every key of en.json, with the same placeholders, and no other.
func TestEveryCatalogueIsWhole(t *testing.T) {
	english := English().messages
	for _, code := range Codes() {
		language, _ := In(code)
		for _, key := range language.Missing() {
			t.Errorf("%s.json lacks %q: %s", code, key, english[key]["other"])
		}
		for key, texts := range language.messages {
			if _, known := english[key]; !known {
				t.Errorf("%s.json has %q, which en.json does not know", code, key)
			}
			want := slices.Sorted(slices.Values(placeholders(english[key]["other"])))
			for form, text := range texts {
				got := slices.Sorted(slices.Values(placeholders(text)))
				if form != "other" && !slices.Contains(got, "count") {
					got = slices.Sorted(slices.Values(append(got, "count"))) // "one activity" need not give its number
				}
				if !slices.Equal(slices.Compact(got), slices.Compact(want)) {
					t.Errorf("%s.json: %q (%s) has the placeholders %v, want %v", code, key, form, got, want)
				}
			}
			if len(english[key]) > 1 && len(texts) == 1 {
				t.Errorf("%s.json: %q needs plural forms", code, key)
			}
		}
	}
}

func TestWelshSaysDatesAndTimes(t *testing.T) {
	cy, ok := In("cy")
	if !ok {
		t.Fatal("there is no Welsh")
	}
	for _, test := range []struct{ got, want string }{
		{cy.LongDate(2026, time.November, 24), "dydd Mawrth 24 Tachwedd 2026"},
		{cy.Span(10*60+30, 12*60), "10.30yb tan hanner dydd"},
		{cy.Clock(14 * 60), "2yp"},
		{cy.Miles(0.98), "1 filltir"},
		{cy.Miles(6), "6 milltir"},
		{cy.Money(50), "50c"},
		{cy.Money(350), "£3.50"},
		{cy.List([]string{"bara", "menyn"}), "bara a menyn"},
		{cy.List([]string{"bara", "menyn", "afal"}), "bara, menyn ac afal"},
		{cy.LanguageName("pl"), "Pwyleg"},
	} {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestADraftSaysSo(t *testing.T) {
	if cy, _ := In("cy"); !cy.Draft() || English().Draft() {
		t.Error("Welsh is a draft until somebody who speaks it has reviewed it, and English is none")
	}
}

func TestAText(t *testing.T) {
	run := Own("Rhedir gan ") + Foreign("The Tea Circle") + ", Y Fenni"
	for _, test := range []struct {
		text          Text
		plain, pieces string
		json          string
	}{
		{"", "", "", `""`},
		{"bara", "bara", "bara", `"bara"`},
		{Foreign(""), "", "", `""`},
		{Foreign("\ufdd1\ufdd0"), "", "", `""`},
		{Foreign("A tea"), "A tea", "<A tea>", `["","A tea"]`},
		{run, "Rhedir gan The Tea Circle, Y Fenni", "Rhedir gan |<The Tea Circle>|, Y Fenni", `["Rhedir gan ","The Tea Circle",", Y Fenni"]`},
		{Foreign("A") + Foreign("B"), "AB", "<A>|<B>", `["","A","","B"]`},
		{Own("\u2068a\u2069"), "\u2068a\u2069", "\u2068a\u2069", "\"\u2068a\u2069\""}, // somebody's own isolates mean nothing here
		{Own("\ufdd0a\ufdd1") + Foreign("b\ufdd1c\ufdd0"), "abc", "a|<bc>", `["a","bc"]`},
		{"a" + englishEnds + "b" + englishBegins, "ab", "ab", ""},
		{englishBegins + englishBegins + "a", "a", "<a>", ""},
	} {
		var pieces []string
		for piece, foreign := range test.text.Pieces() {
			if piece = withoutMarks(piece); foreign {
				piece = "<" + piece + ">"
			}
			pieces = append(pieces, piece)
		}
		if got := strings.Join(pieces, "|"); got != test.pieces || test.text.String() != test.plain || fmt.Sprint(test.text) != test.plain {
			t.Errorf("of %+q come %q, and plainly %q", test.text, got, test.text)
		}
		if test.json == "" {
			continue
		}
		written, err := json.Marshal(test.text)
		var read Text
		if err != nil || string(written) != test.json || json.Unmarshal(written, &read) != nil || read != test.text {
			t.Errorf("%+q is %s in JSON (%v), and read again %+q", test.text, written, err, read)
		}
	}
	var read Text
	for _, broken := range []string{`3`, `{"a":"b"}`, `["a",3]`} {
		if err := json.Unmarshal([]byte(broken), &read); err == nil {
			t.Errorf("%s was read as %q", broken, read)
		}
	}
}

func TestSayKeepsForeignPieces(t *testing.T) {
	cy, _ := In("cy")
	title := Foreign("Plant Pals")
	if got := cy.Text("poster.title", "title", title); !got.IsForeign() || got.String() != cy.Say("poster.title", "title", title) {
		t.Errorf("got %+q and %q", got, cy.Say("poster.title", "title", title))
	}
	if got := cy.Text("poster.title", "title", string(title)); got.IsForeign() {
		t.Errorf("a string made %+q", got)
	}
	if got, want := cy.ListTexts([]Text{"bara", Foreign("oats")}), Own("bara ac ")+Foreign("oats"); got != want {
		t.Errorf("got %+q, want %+q", got, want)
	}
}
