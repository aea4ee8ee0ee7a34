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
		{"U.S.A. and the G.P., A.D.H.D", "usa and the gp adhd"},
		{"7 p.m. tonight, 7.30p.m., 2.30pm", "7 pm tonight 7.30pm 2.30pm"},
		{"J. Smith lives at no. 5. A cat.", "j smith lives at no 5 a cat"},
		{"www.example.org, e.g. this", "www example org eg this"},
		{"14:00 to 7:30pm, 1:1, ratio 3:450", "14.00 to 7.30pm 1 1 ratio 3 450"},
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
