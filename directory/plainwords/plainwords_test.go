package plainwords

import (
	"fmt"
	"strings"
	"testing"

	"bandstand/directory/vocabulary"
)

func TestRead(t *testing.T) {
	r := New([]vocabulary.HardWords{
		{Words: []string{"commence", "commences"}, Say: "start"}, {Words: []string{"assistance"}, Say: "help"},
		{Words: []string{"assistance dog", "assistance dogs"}, Say: "assistance dog"},
		{Words: []string{"in order to"}, Say: "to"}, {Words: []string{"co-production"}, Say: "making together"},
	})
	many := func(n int) string { return strings.TrimSpace(strings.Repeat("word ", n)) }
	for _, test := range []struct{ text, want string }{
		{"", ""},
		{"We start at ten.", ""},
		{"We commence at ten. It Commences again, and commence!", "3 commence -> start|23 Commences -> start"},
		{"Come in\norder to sing", "5 in order to -> to"},
		{"Come in order.", ""},
		{"Ask for assistance. Assistance dogs are welcome.", "8 assistance -> help"},
		{"Co-production, we recommence", "0 Co-production -> making together"},
		{"[the commencement](https://commence.example.org) at commence@example.org, http://x.org/commence", ""},
		{many(25) + ".", ""},
		{many(26) + ".", "0 26: word word word word word word …"},
		{many(20) + ". " + many(20), ""},
		{many(20) + "\n" + many(6), "0 26: word word word word word word …"},
		{many(20) + "\n\n" + many(20), ""},
		{"- " + many(20) + "\n- " + many(20) + "\n1. " + many(20), ""},
		{many(20) + " e.g. St. Mary's, Mr. A. and Dr. " + many(3), "0 30: word word word word word word …"},
		{"“" + many(20) + "?” " + many(20), ""},
		{"Ffoniwch ni. Dewch i ganu gyda ni.", ""},
		{"\xff\xfe commence \x00", "3 commence -> start"},
	} {
		var said []string
		for _, one := range r.Read(test.text) {
			if one.Words > 0 {
				said = append(said, fmt.Sprintf("%d %d: %s", one.At, one.Words, one.Found))
			} else {
				said = append(said, fmt.Sprintf("%d %s -> %s", one.At, one.Found, one.Say))
			}
		}
		if got := strings.Join(said, "|"); got != test.want {
			t.Errorf("%q:\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

// Strangers write what is read.
func FuzzRead(f *testing.F) {
	f.Add("We commence. In order to [x](y")
	r := New([]vocabulary.HardWords{{Words: []string{"commence"}, Say: "start"}, {Words: []string{"in order to"}, Say: "to"}})
	f.Fuzz(func(t *testing.T, text string) {
		for _, one := range r.Read(text) {
			if one.At < 0 || one.At >= len(text) {
				t.Errorf("%q: found at %d", text, one.At)
			}
		}
	})
}
