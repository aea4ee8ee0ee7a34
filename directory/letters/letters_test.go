package letters

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"choir", "choir"},
		{"CHOIR", "choir"},
		{"Café", "cafe"},
		{"Tŷ Ŵyl", "ty wyl"},
		{"Școală", "scoala"},
		{"Şəfəq", "sefeq"},
		{"Brașov", "brasov"},
		{"Nguyễns", "nguyens"},
		{"Phở", "pho"},
		{"Güneş", "gunes"},
		{"Őszirózsa", "oszirozsa"},
		{"Đình", "dinh"},
		{"İstanbul ışık", "istanbul isik"},
		{"Straße STRAẞE", "strasse strasse"},
		{"Ægir œuvre Ørsted Łódź Þór", "aegir oeuvre orsted lodz thor"},
		{"ﬁnd Ｃａｆｅ", "find cafe"},
		{"Київ Йога", "киів иога"},
		{"Ὀδυσσεύς", "οδυσσευσ"},
		{"שָׁלוֹם", "שלום"},
		{"مُحَمَّد", "محمد"},
		{"हिन्दी", "हिन्दी"},
		{"がぱ", "がぱ"},
		{"한국어", "한국어"},
		{"Tinker\u200bbell Fabrica\u00adtions", "tinkerbell fabrications"},
		{"", ""},
	} {
		for form, text := range map[string]string{"as it is": test.text, "composed": norm.NFC.String(test.text), "decomposed": norm.NFD.String(test.text)} {
			if got := Fold(text); got != test.want {
				t.Errorf("%q, %s: got %q want %q", test.text, form, got, test.want)
			}
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Nguyễn’s Straße \U0001F3F4 が \u1100\u1161\u11a8")
	f.Fuzz(func(t *testing.T, text string) {
		folded := Fold(text)
		if other := Fold(norm.NFD.String(norm.NFC.String(text))); other != Fold(norm.NFC.String(text)) {
			t.Errorf("%q: composed and decomposed fold to different texts, %q and %q", text, Fold(norm.NFC.String(text)), other)
		}
		if again := Fold(folded); again != folded {
			t.Errorf("%q folds to %q, and that to %q", text, folded, again)
		}
	})
}

func TestVisible(t *testing.T) {
	const wales = "\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F"
	for _, test := range []struct{ text, want string }{
		{"plain words", "plain words"},
		{"a\u202eb\u2066c\u061c", "abc"},
		{"zero\u200bwidth soft\u00adhyphen\u2060\ufeff", "zerowidth softhyphen"},
		{"a\u200db", "ab"},
		{"\u200d\u3164", ""},
		{"نرگس\u200cالسادات", "نرگس\u200cالسادات"},
		{"क्\u200dष", "क्\u200dष"},
		{"👩\u200d🍳 and 👩🏽\u200d🍳", "👩\u200d🍳 and 👩🏽\u200d🍳"},
		{"❤\ufe0f\u200d🔥", "❤\ufe0f\u200d🔥"},
		{wales + " Cymru", wales + " Cymru"},
		{wales + "\U000E0041", wales},
		{"secret\U000E0041\U000E0042", "secret"},
		{"a\x00b\x1bc\u0085d", "abc d"},
		{"a\tb\r\nc", "a b c"},
		{"\xffa", "a"},
		{"a\ufe0fb \ufe0e", "ab "},
		{"data\U000E0100\U000E0101", "data"},
		{"葛\U000E0100\U000E0101", "葛\U000E0100"},
		{"1\ufe0f\u20e3 ©\ufe0f ☎\ufe0e ㊗\ufe0f ↔\ufe0f", "1\ufe0f\u20e3 ©\ufe0f ☎\ufe0e ㊗\ufe0f ↔\ufe0f"},
		{"e" + strings.Repeat("\u0301", 100_000) + "a\u0301", "e" + strings.Repeat("\u0301", 8) + "a\u0301"},
		{"ཧཱུྃ and שָׁלוֹם and ệ̀", "ཧཱུྃ and שָׁלוֹם and ệ̀"},
	} {
		got := Visible(test.text, ' ')
		if got != test.want {
			t.Errorf("%q: got %q want %q", test.text, got, test.want)
		}
		if r, found := Hidden(got); found {
			t.Errorf("%q: %q still hides %U", test.text, got, r)
		}
	}
	for _, text := range []string{"a\u200bb", "a\rb", "\u2800", "a\u00adb", "\U000E0041"} {
		if _, found := Hidden(text); !found {
			t.Errorf("%q hides nothing", text)
		}
	}
	if r, found := Hidden("two\nlines\tof words"); found {
		t.Errorf("%U is told as hidden", r)
	}
}

func BenchmarkFold(b *testing.B) {
	for _, word := range []string{"singing", "Singing", "Nghymru", "Caffi’r Tŷ", "Nguyễn"} {
		b.Run(word, func(b *testing.B) {
			for b.Loop() {
				Fold(word)
			}
		})
	}
}

func TestDisguised(t *testing.T) {
	for text, want := range map[string]string{
		"S\u043engs of \u0420erth":                "S\u043engs",
		"a DB\u0405 check":                        "DB\u0405",
		"ＤＢＳ":                                     "ＤＢＳ",
		"𝐃𝐁𝐒 checked":                             "𝐃𝐁𝐒",
		"Caf\u00e9, na\u00efve, Łódź, ŵ, e\u0301": "",
		"Привет, Москва and Αθήνα":                "",
		"5 \u00b5m, 日本語 school, עברית":            "",
		"Russian (русский) speakers’ tea":         "",
	} {
		if got, found := Disguised(text); got != want || found != (want != "") {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
