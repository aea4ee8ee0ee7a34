// Package words holds the texts of the interface, and puts dates, times, money and
// counts into words, in each language that has a catalogue here. It knows nothing of
// what it talks about.
//
// A catalogue is one flat JSON file a language, en.json being the whole one.
// A key leads to a text with {placeholders}, or to one text for each plural
// form of the language (https://cldr.unicode.org/index/cldr-spec/plural-rules),
// chosen by the argument named count:
//
//	"list.more": {"one": "{count} more activity", "other": "{count} more activities"}
package words

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Language is the catalogue of one language and its ways of saying dates, money and
// counts. It is safe for use by many goroutines.
type Language struct {
	code     string
	messages map[string]message
	plural   func(count int) string
	fallback *Language // English; nil in English itself
}

// message is the texts of one key by plural form. One without plurals has the form
// "other" alone.
type message map[string]string

// English returns the language that every other falls back to.
func English() *Language { return catalogues().must("en") }

// In returns the language with a BCP 47 code. A code with more parts than that of a
// catalogue finds that catalogue: "en-GB" finds English.
func In(code string) (*Language, bool) {
	code = strings.ToLower(code)
	for code != "" {
		if _, ok := catalogues()[code]; ok {
			return catalogues().must(code), true
		}
		code = code[:max(strings.LastIndexByte(code, '-'), 0)]
	}
	return nil, false
}

// Codes returns the BCP 47 codes of all languages that have a catalogue, sorted.
func Codes() []string { return slices.Sorted(maps.Keys(catalogues())) }

// Code returns the language's BCP 47 code, as for the lang attribute.
func (l *Language) Code() string { return l.code }

// Draft reports whether nobody who speaks the language has reviewed its catalogue yet,
// as catalogue.state in it has it. Such a language is shown in previews only.
func (l *Language) Draft() bool { return l.Say("catalogue.state") != "reviewed" }

// OwnName returns what a language calls itself: "Cymraeg" for "cy", or its code where
// it has no catalogue.
func OwnName(code string) string {
	if key := "language.own." + code; English().Has(key) {
		return English().Say(key)
	}
	return code
}

// Has reports whether Say knows the key, in this language or in English.
func (l *Language) Has(key string) bool {
	_, m := l.find(key)
	return m != nil
}

// Keys returns every key that Say knows, sorted.
func (l *Language) Keys() []string {
	keys := slices.Collect(maps.Keys(l.messages))
	keys = append(keys, l.Missing()...)
	slices.Sort(keys)
	return keys
}

// Missing returns the keys that only English has, sorted.
func (l *Language) Missing() []string {
	if l.fallback == nil {
		return nil
	}
	var missing []string
	for key := range l.fallback.messages {
		if _, ok := l.messages[key]; !ok {
			missing = append(missing, key)
		}
	}
	slices.Sort(missing)
	return missing
}

// Say returns the text of a key with its placeholders filled from pairs of name
// and value: Say("list.more", "count", 3). A value is a string, a Text, an int (which
// is written as Count writes it, so give a year as a string) or a fmt.Stringer. The
// result is plain text: layouts escape it.
//
// A key that no catalogue has becomes ⟦list.more⟧, and a placeholder without a usable
// value ⟦list.more {count}⟧: no page breaks, and a test over the site finds it.
func (l *Language) Say(key string, args ...any) string { return l.Text(key, args...).String() }

// Text is Say for a page: what is in English of a Text among the values stays so.
func (l *Language) Text(key string, args ...any) Text {
	owner, m := l.find(key)
	if m == nil {
		return Own("⟦" + key + "⟧")
	}
	text, ok := m[owner.plural(count(args))]
	if !ok {
		text = m["other"]
	}
	return l.fill(key, text, args)
}

// find returns the texts of a key and the language that they are in, whose plural
// forms apply.
func (l *Language) find(key string) (*Language, message) {
	if m, ok := l.messages[key]; ok {
		return l, m
	}
	if l.fallback == nil {
		return l, nil
	}
	return l.fallback.find(key)
}

// fill puts the arguments into a text in one pass, so that braces in a value stay as
// they are.
func (l *Language) fill(key, text string, args []any) Text {
	if !strings.Contains(text, "{") {
		return Text(text)
	}
	var filled strings.Builder
	for {
		before, rest, opened := strings.Cut(text, "{")
		name, after, closed := strings.Cut(rest, "}")
		if !opened || !closed {
			filled.WriteString(text)
			return Text(filled.String())
		}
		filled.WriteString(before)
		if value, ok := l.value(args, name); ok {
			filled.WriteString(string(value))
		} else {
			fmt.Fprintf(&filled, "⟦%s {%s}⟧", key, name)
		}
		text = after
	}
}

// value returns the argument of a name as text.
func (l *Language) value(args []any, name string) (Text, bool) {
	switch value := argument(args, name).(type) {
	case Text:
		return value, true
	case string:
		return Own(value), true
	case int:
		return Own(l.Count(value)), true
	case fmt.Stringer:
		return Own(value.String()), true
	}
	return "", false
}

// count returns the argument that chooses the plural form, or 0: a text without that
// argument has no plurals.
func count(args []any) int {
	n, _ := argument(args, "count").(int)
	return n
}

// argument returns the value of a name among pairs of name and value.
func argument(args []any, name string) any {
	for i := 0; i+1 < len(args); i += 2 {
		if args[i] == name {
			return args[i+1]
		}
	}
	return nil
}
