package search

import (
	"strings"
	"testing"
	"time"

	"bandstand/directory/vocabulary"
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
		if got := strings.Join(plainWords(test.text), " "); got != test.want {
			t.Errorf("%q gives %q, want %q", test.text, got, test.want)
		}
		for _, token := range vocabulary.Tokens(test.text) {
			if test.text[token.Start:token.End] != token.Typed {
				t.Errorf("%q: %q does not stand at %d to %d", test.text, token.Typed, token.Start, token.End)
			}
		}
	}
}

func TestStems(t *testing.T) {
	stem := newSpeech(testSpeech).stem
	for _, same := range [][]string{
		{"knitting", "knit", "knits"}, {"singing", "sings"}, {"gardening", "gardens"}, {"organise", "organize", "organising"},
		{"colour", "color"}, {"theatre", "theater"}, {"carer", "carers"},
	} {
		for _, word := range same[1:] {
			if stem(word) != stem(same[0]) {
				t.Errorf("%q is %q and %q is %q", word, stem(word), same[0], stem(same[0]))
			}
		}
	}
	for _, unlike := range [][2]string{
		{"organ", "organise"}, {"generation", "general"}, {"university", "universe"}, {"animal", "animation"},
		{"active", "acting"}, {"police", "policy"}, {"new", "news"},
	} {
		if stem(unlike[0]) == stem(unlike[1]) {
			t.Errorf("%q and %q are both %q", unlike[0], unlike[1], stem(unlike[0]))
		}
	}
}

func TestSpans(t *testing.T) {
	said := func(day int) string { return time.Unix(int64(day)*24*60*60, 0).UTC().Format("Mon 2 Jan") }
	for _, test := range []struct{ now, value, from, until string }{
		{"2026-11-24T10:00", "today", "Tue 24 Nov", "Wed 25 Nov"},
		{"2026-11-24T23:59", "tomorrow", "Wed 25 Nov", "Thu 26 Nov"},
		{"2026-11-24T10:00", "this-week", "Tue 24 Nov", "Mon 30 Nov"},
		{"2026-11-29T10:00", "this-week", "Sun 29 Nov", "Mon 30 Nov"},
		{"2026-11-24T10:00", "this-weekend", "Sat 28 Nov", "Mon 30 Nov"},
		{"2026-11-28T10:00", "this-weekend", "Sat 28 Nov", "Mon 30 Nov"},
		{"2026-11-29T10:00", "this-weekend", "Sun 29 Nov", "Mon 30 Nov"},
		{"2026-10-24T10:00", "tomorrow", "Sun 25 Oct", "Mon 26 Oct"}, // of 25 hours
		{"2027-03-27T10:00", "tomorrow", "Sun 28 Mar", "Mon 29 Mar"}, // of 23 hours
		{"2026-11-24T10:00", "next-week", "Mon 30 Nov", "Mon 7 Dec"},
		{"2026-11-29T10:00", "next-week", "Mon 30 Nov", "Mon 7 Dec"}, // a Sunday
		{"2026-11-28T10:00", "next-weekend", "Sat 5 Dec", "Mon 7 Dec"},
		{"2026-11-24T10:00", "this-month", "Tue 24 Nov", "Tue 1 Dec"},
		{"2026-12-24T10:00", "next-month", "Fri 1 Jan", "Mon 1 Feb"},
		{"2026-11-24T10:00", "november", "Tue 24 Nov", "Tue 1 Dec"},
		{"2026-11-24T10:00", "january", "Fri 1 Jan", "Mon 1 Feb"},
		{"2026-11-24T10:00", "october", "Fri 1 Oct", "Mon 1 Nov"},
		{"2026-11-24T10:00", "2026-12-31", "Thu 31 Dec", "Fri 1 Jan"},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", test.now, london)
		if err != nil {
			t.Fatal(err)
		}
		s, ok := spanOf(test.value, now)
		if !ok || said(s.from) != test.from || said(s.until) != test.until {
			t.Errorf("on %s %s is %s to %s, want %s to %s", test.now, test.value, said(s.from), said(s.until), test.from, test.until)
		}
	}
	if _, ok := spanOf("2026-02-30", now); ok {
		t.Error("30 February is a day")
	}
}
