package words

import (
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

func TestForeignTextIsMarkedAndTaken(t *testing.T) {
	text := "Rhedir gan " + Foreign("The Tea Circle") + ", Y Fenni"
	var pieces []string
	for piece, foreign := range Pieces(text) {
		if foreign {
			piece = "<" + piece + ">"
		}
		pieces = append(pieces, piece)
	}
	if got, want := strings.Join(pieces, "|"), "Rhedir gan |<The Tea Circle>|, Y Fenni"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := Plain(text), "Rhedir gan The Tea Circle, Y Fenni"; got != want || string(PlainBytes([]byte(text))) != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if Foreign("") != "" || IsForeign("bara") || !IsForeign(text) {
		t.Error("only words are marked")
	}
	for _, broken := range []string{foreignEnds + "a", "a" + foreignBegins, foreignBegins + foreignEnds} {
		for piece := range Pieces(broken) {
			if piece != "a" {
				t.Errorf("of %q comes %q", broken, piece)
			}
		}
	}
}
