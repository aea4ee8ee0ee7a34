package vocabulary

import (
	"strings"
	"testing"
)

func TestTokens(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"Men's Shed", "mens shed"},
		{"men’s shed", "mens shed"},
		{"step-free café", "step free cafe"},
		{"£3.50 or less", "£ 3.50 or less"},
		{"3. and .5", "3 and 5"},
		{"Paned a Chân", "paned a chan"},
		{"'quoted'", "quoted"},
		{"U3A, ESOL/IT", "u3a esol it"},
		{"日本語 мир", "日本語 мир"},
		{"e\u0301te\u0301", "ete"},
		{"'''", ""},
		{"", ""},
	} {
		if got := strings.Join(Words(test.text), " "); got != test.want {
			t.Errorf("%q gives %q, want %q", test.text, got, test.want)
		}
		for _, token := range Tokens(test.text) {
			if test.text[token.Start:token.End] != token.Typed {
				t.Errorf("%q: %q does not stand at %d to %d", test.text, token.Typed, token.Start, token.End)
			}
		}
	}
}
