package search

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// said tells an answer in brief: what was understood, then in brackets what is
// matched as text.
func (s *Service) said(t *testing.T, q, literal string) string {
	t.Helper()
	answer := explain(t, s, url.Values{"q": {q}, "literal": {literal}})
	var said, matched []string
	understood := slices.Clone(answer.Understood)
	for _, one := range answer.LeftOut {
		one.Filter = ""
		understood = append(understood, one)
	}
	slices.SortStableFunc(understood, func(a, b Understood) int {
		return cmp.Compare(strings.Index(q, a.Words), strings.Index(q, b.Words))
	})
	for _, one := range understood {
		if one.Filter == "" {
			said = append(said, "not "+one.Value)
			continue
		}
		said = append(said, one.Filter+":"+one.Value)
	}
	danger := false
	var refused []string
	for _, w := range answer.Words {
		switch w.Became {
		case "matched":
			matched = append(matched, w.Typed)
		case "refused":
			refused = append(refused, w.Typed)
		}
		danger = danger || w.Danger
	}
	if len(matched) > 0 {
		said = append(said, "["+strings.Join(matched, " ")+"]")
	}
	if len(refused) > 0 {
		said = append(said, "refused ["+strings.Join(refused, " ")+"]")
	}
	if danger {
		said = append(said, "danger")
	}
	return strings.Join(said, " ")
}

func TestUnderstand(t *testing.T) {
	x := openWorld(t, testSource())
	for _, test := range []struct{ query, want string }{
		// A day that is named is no other of the week.
		{"after school", "day:weekday time:afternoon"},
		{"after school on a wednesday", "time:afternoon day:wednesday"},
		{"saturday after school", "day:saturday day:weekday time:afternoon"},
		{"sunday at the weekend", "day:sunday"},
		// Places.
		{"EX34 9HB", "near:EX34 9"},
		{"ex349hb", "near:EX34 9"},
		{"choir near m6 5lb", "kind:music near:M6 5"},
		{"low mood free drop in m6", "good_for:feeling-low cost:free how:come-along near:M6"},
		{"in salford", "near:Salford"},
		{"Salford", "near:Salford"},
		{"salfrod", "near:Salford"},
		{"combe", "near:Ilfracombe"},
		{"books in milton keynes", "kind:reading near:Milton Keynes"},
		{"reading", "kind:reading"},
		{"reading group", "kind:reading"},
		{"in Reading", "near:Reading"},
		{"choir in bath", "kind:music near:Bath"},
		{"something near me", "[something]"},

		// Days and times.
		{"tuesdays", "day:tuesday"},
		{"what's on tuesday", "sort:soonest day:tuesday"},
		{"saturday morning", "day:saturday time:morning"},
		{"tonight", "date:today time:evening"},
		{"this weekend", "date:this-weekend"},
		{"at the weekend", "day:weekend"},

		// Clock times.
		{"after 4", "from:16:00"},
		{"after seven", "from:19:00"},
		{"thursday after 4", "day:thursday from:16:00"},
		{"between 10 and 2", "from:10:00 to:14:00"},
		{"2.30pm", "from:14:30 to:15:30"},
		{"14:00", "from:14:00 to:15:00"},
		{"half past two", "[half past two]"}, // two is no number in this little language
		{"half past 2", "from:14:30 to:15:30"},
		{"before noon", "to:12:00"},
		{"not before noon", "not 12:00"},
		{"after 4 visits", "[after 4 visits]"},
		{"25.00", "[25.00]"},
		{"13pm", "[13pm]"},

		// Dates.
		{"choir 5 may", "kind:music date:2027-05-05"},
		{"5th november", "date:2027-11-05"},
		{"may 5", "date:2027-05-05"},
		{"on the 30th", "date:2026-11-30"},
		{"2026-12-05", "date:2026-12-05"},
		{"31 april", "[31 april]"},
		{"2026-13-05", "[2026 13 05]"},

		// Money.
		{"free", "cost:free"},
		{"under £5", "cost:5"},
		{"£3.50 or less", "cost:3.5"},
		{"less than 5 pounds", "cost:5"},
		{"50p", "cost:0.5"},
		{"up to £2", "cost:2"},
		{"5 choirs", "kind:music [5]"},

		// Who.
		{"for a 7 year old", "age:7"},
		{"8-year-olds", "age:8"},
		{"aged 70", "age:70"},
		{"over 60s", "age:older"},
		{"dads and kids", "age:adults age:children"},

		// How, and needs.
		{"choir online", "kind:music how:online"},
		{"by phone", "how:by-phone"},
		{"drop-in", "how:come-along"},
		{"no booking", "how:come-along"},
		{"wheelchair friendly saturday morning", "access:wheelchair day:saturday time:morning"},
		{"step-free", "access:step-free"},
		{"I'm lonely", "good_for:being-on-your-own [I'm]"},

		// Kinds, longest first, in any spelling.
		{"walking football", "kind:sport"},
		{"walking", "kind:nature"},
		{"Choirs!", "kind:music"},
		{"gardning", "kind:gardening"},
		{"chior", "kind:music"},

		// Phrases with slots.
		{"over 50s", "age:over-50"},
		{"60+ choir", "age:older kind:music"},
		{"sixty plus", "age:older"},
		{"over sixties", "age:older"},
		{"over sixty five", "age:over-65"},
		{"under 10s", "age:under-10"},
		{"ages 8 to 11", "age:8-to-11"},
		{"aged 8-11", "age:8-to-11"},
		{"for a seven year old", "age:7"},
		{"7yo", "age:7"},
		{"aged 200", "[aged 200]"},
		{"less than 7.50 pounds", "cost:7.5"},
		{"50p or so", "cost:0.5 [so]"},
		{"within 3 miles of bury", "near:Bury within:3"},
		{"choir within 10 miles", "kind:music within:10"},
		{"within 9999 miles", "[within 9999 miles]"},
		{"in english", "language:en"},
		{"next tuesday", "day:tuesday date:next-week"},
		{"half-term", "date:half-term"},
		{"what's on this weekend", "sort:soonest date:this-weekend"},
		{"nearest choir to m6", "sort:distance kind:music near:M6"},

		// Written in one word, in two, or only begun.
		{"makefriends", "good_for:meeting-people"},
		{"foot ball", "kind:sport"},
		{"gard", "kind:gardening"},
		{"walking foo", "kind:sport"},
		{"book cl", "kind:reading"},

		// Several places, and places that are words.
		{"salford or bury", "near:Salford"},
		{"sale", "[sale]"},
		{"near sale", "near:Sale"},
		{"in sale", "near:Sale"},
		{"singing in church", "kind:music [church]"},
		{"near hope", "near:Hope"},
		{"in hope", "[hope]"},
		{"i live in reading", "near:Reading"},
		{"reading, berkshire", "near:Reading"},
		{"salford area", "near:Salford"},
		{"milton keyns", "near:Milton Keynes"},
		{"books in milton keyns", "kind:reading near:Milton Keynes"},
		{"newcastle upon tine", "near:Newcastle upon Tyne"},
		{"seedley", "near:Weaste & Seedley"},
		{"messing about", "[messing about]"},
		{"choir in wales", "kind:music near:Wales"},
		{"aa1 1aa", ""},

		// Not this.
		{"no singing", "not music"},
		{"books but not football", "kind:reading not sport"},
		{"no experience", "refused [experience]"},
		{"singing isn't for me", "not music"},
		{"not tuesday", "not tuesday"},
		{"not tuesday morning", "not tuesday+morning"},
		{"not tuesday or thursday", "not tuesday not thursday"},
		{"not tuesday and thursday", "not tuesday not thursday"},
		{"not tuesday, thursday", "not tuesday day:thursday"},
		{"no singing, football or books", "not music not sport not reading"},
		{"no singing, football", "not music"},
		{"no singing. football", "not music kind:sport"},
		{"no singing and free", "not music cost:free"},
		{"can't do tuesdays", "not tuesday"},
		{"not free", "not free"},
		{"not free on tuesday", "not tuesday"},
		{"tuesday and thursday are no good, football", "not tuesday not thursday kind:sport"},
		{"football but not in salford", "kind:sport not Salford"},
		{"no loud shouting singing", "not music"},
		{"sick of football", "not sport"},
		{"don't need football", "[don't need football]"},
		{"books, don't need football", "kind:reading"},
		{"not", "[not]"},
		{"not not singing", "not music"},
		{"not suicidal", "[suicidal] danger"},
		{"i am free on tuesday", "day:tuesday"},
		{"gluten free baking", "kind:cookery [gluten free]"},

		// Words that carry nothing go last, and never all of them.
		{"something to do", "[something to do]"},
		{"club", "[club]"},
		{"my club", "[my club]"},
		{"somewhere free", "cost:free"},

		// What nobody knows stays as it is.
		{"xylophone", "[xylophone]"},
		{"zz", "[zz]"},
		{"somewhere my mum can sing", "kind:music"},

		// Danger.
		{"suicidal", "[suicidal] danger"},
		{"i want to die in salford", "near:Salford [i want to die] danger"},
		{"free abuse", "cost:free [abuse] danger"},
	} {
		if got := x.said(t, test.query, ""); got != test.want {
			t.Errorf("%q is understood as\n got %s\nwant %s", test.query, got, test.want)
		}
	}
}

// Words that a person takes back are matched as text, whatever they mean.
func TestTakingBack(t *testing.T) {
	x := openWorld(t, testSource())
	for _, test := range []struct{ query, literal, want string }{
		{"free singing", "free", "kind:music [free]"},
		{"free singing", "singing", "cost:free [singing]"},
		{"choir in salford", "salford", "kind:music [salford]"},
		{"chior", "chior", "[chior]"},
		{"on my own", "on my own", "[on my own]"},
		{"choir", "tuesday", "kind:music"},
	} {
		if got := x.said(t, test.query, test.literal); got != test.want {
			t.Errorf("%q with %q literal is understood as\n got %s\nwant %s", test.query, test.literal, got, test.want)
		}
	}
}

// The link that removes what was understood leads to a search in which it is not,
// and nothing else has changed.
func TestRemoving(t *testing.T) {
	handler := Handler(openWorld(t, testSource()), clock)
	for _, query := range []string{
		"free+singing+in+salford+tuesday", "chior+near+m6+5lb", "gardning+tonight", "over+60s+£3+or+less", "step-free+men's+choir",
	} {
		answer := ask(t, handler, "/search?q="+query)
		if len(answer.Understood) == 0 {
			t.Errorf("%s is not understood", query)
		}
		for _, one := range answer.Understood {
			for _, still := range ask(t, handler, one.Remove).Understood {
				if still.Filter == one.Filter && still.Value == one.Value {
					t.Errorf("%s: %s:%s is still there at %s", query, one.Filter, one.Value, one.Remove)
				}
			}
		}
	}
}
