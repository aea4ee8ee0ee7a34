package words

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

func TestSay(t *testing.T) {
	l := tiny(t, "en")
	tests := []struct {
		name, key, want string
		args            []any
	}{
		{"no placeholders", "plain", "Find an activity", nil},
		{"a string", "greet", "Hello, Ann!", []any{"name", "Ann"}},
		{"an int is a count", "greet", "Hello, 1,234!", []any{"name", 1234}},
		{"a stringer", "greet", "Hello, 2m0s!", []any{"name", 2 * time.Minute}},
		{"twice the same", "twice", "b, b and a", []any{"a", "a", "b", "b"}},
		{"a value is not filled again", "twice", "{a}, {a} and x", []any{"a", "x", "b", "{a}"}},
		{"spare arguments are no harm", "plain", "Find an activity", []any{"name", "Ann"}},
		{"plural of none", "found", "0 groups", []any{"count", 0}},
		{"plural of one", "found", "1 group", []any{"count", 1}},
		{"plural of many", "found", "12 groups", []any{"count", 12}},
		{"plural without a count", "found", "⟦found {count}⟧ groups", nil},
		{"unknown key", "nowhere", "⟦nowhere⟧", []any{"name", "Ann"}},
		{"missing argument", "greet", "Hello, ⟦greet {name}⟧!", nil},
		{"argument of a type we cannot write", "greet", "Hello, ⟦greet {name}⟧!", []any{"name", 1.5}},
		{"argument without its value", "greet", "Hello, ⟦greet {name}⟧!", []any{"name"}},
		{"brace that never closes", "open", "a { b", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := l.Say(test.key, test.args...); got != test.want {
				t.Errorf("Say(%q, %v)\n got %q\nwant %q", test.key, test.args, got, test.want)
			}
		})
	}
}

func TestAnotherLanguageFallsBackToEnglishKeyByKey(t *testing.T) {
	cy := tiny(t, "cy")
	want := "0 grŵp|un grŵp|2 grŵp|3 grŵp|4 grŵp|6 grŵp!|Find an activity|Hello, Ann!|1 more|2 mores|⟦nowhere⟧"
	got := strings.Join([]string{
		cy.Say("found", "count", 0), cy.Say("found", "count", 1), cy.Say("found", "count", 2),
		cy.Say("found", "count", 3), cy.Say("found", "count", 4), cy.Say("found", "count", 6),
		cy.Say("plain"), cy.Say("greet", "name", "Ann"),
		cy.Say("more", "count", 1), cy.Say("more", "count", 2), // English text, so English plurals
		cy.Say("nowhere"),
	}, "|")
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got, want := fmt.Sprint(cy.Missing()), "[greet more open plain twice]"; got != want {
		t.Errorf("Missing() = %s, want %s", got, want)
	}
	if got, want := fmt.Sprint(cy.Keys()), "[found greet more open plain twice]"; got != want {
		t.Errorf("Keys() = %s, want %s", got, want)
	}
	if !cy.Has("plain") || !cy.Has("found") || cy.Has("nowhere") {
		t.Error("Has must know its own keys and English ones, and no others")
	}
	if cy.Code() != "cy" {
		t.Errorf("Code() = %q, want cy", cy.Code())
	}
}

func TestIn(t *testing.T) {
	for _, code := range []string{"en", "EN", "en-GB", "en-Latn-GB"} {
		if l, ok := In(code); !ok || l != English() {
			t.Errorf("In(%q) does not find English", code)
		}
	}
	for _, code := range []string{"", "-", "xx", "eng"} {
		if _, ok := In(code); ok {
			t.Errorf("In(%q) finds a language", code)
		}
	}
	if got := Codes(); len(got) == 0 || !strings.Contains(strings.Join(got, " "), "en") {
		t.Errorf("Codes() = %v, want en among them", got)
	}
}

func TestWelshPlurals(t *testing.T) {
	want := "zero one two few other other many other other"
	var got []string
	for count := range 9 {
		got = append(got, plurals["cy"](count))
	}
	if strings.Join(got, " ") != want {
		t.Errorf("plural forms of 0 to 8\n got %v\nwant %s", got, want)
	}
}

func TestABrokenCatalogueIsRefused(t *testing.T) {
	tests := map[string]struct{ file, text, want string }{
		"no English":      {"cy.json", `{}`, "no en.json"},
		"not JSON":        {"en.json", `{"a": }`, "read catalogue en.json"},
		"a number":        {"en.json", `{"a": 3}`, "cannot unmarshal number"},
		"no other form":   {"en.json", `{"a": {"one": "1"}}`, `without "other"`},
		"no such form":    {"en.json", `{"a": {"other": "1", "lots": "2"}}`, `"lots" is not a plural form`},
		"no plural rules": {"xx.json", `{}`, `no plural rule for "xx"`},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			folder := fstest.MapFS{"en.json": {Data: []byte(`{}`)}, test.file: {Data: []byte(test.text)}}
			if name == "no English" {
				delete(folder, "en.json")
			}
			_, err := read(folder)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("got error %v, want one that says %q", err, test.want)
			}
		})
	}
}

// read reads every catalogue of a folder.
func read(folder fstest.MapFS) (map[string]*Language, error) {
	shelf, err := open(folder)
	if err != nil {
		return nil, err
	}
	languages := map[string]*Language{}
	for code, one := range shelf {
		if languages[code], err = one(); err != nil {
			return nil, err
		}
	}
	return languages, nil
}

// tiny gives a language of a small set of catalogues.
func tiny(t *testing.T, code string) *Language {
	t.Helper()
	languages, err := read(fstest.MapFS{
		"en.json": {Data: []byte(`{
			"plain": "Find an activity",
			"greet": "Hello, {name}!",
			"twice": "{b}, {b} and {a}",
			"open": "a { b",
			"more": {"one": "{count} more", "other": "{count} mores"},
			"found": {"one": "{count} group", "other": "{count} groups"}
		}`)},
		"cy.json": {Data: []byte(`{"found": {"one": "un grŵp", "many": "{count} grŵp!", "other": "{count} grŵp"}}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return languages[code]
}
