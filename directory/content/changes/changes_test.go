package changes

import (
	"fmt"
	"strings"
	"testing"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/words"
	"reflect"
)

func TestBetween(t *testing.T) {
	const songs = "title: Songs\ncost: {amount: 3.50, per: session}\nonline: false\nsessions:\n  - {day: Tuesday, time: \"10:30\"}\n"
	for _, test := range []struct{ name, before, after, want string }{
		{"nothing", songs, songs, ""},
		{"written otherwise", songs, "# by hand\ntitle: \"Songs\"\nsessions: [{time: \"10:30\", day: Tuesday}]\ncost:\n  per: session\n  amount: 3.5\nstatus: live\n", ""},
		{"an amount", songs, strings.Replace(songs, "3.50", "4", 1), "cost.amount (cost): 3.50 -> 4.00"},
		{"in the order of the table", songs, "cost: {free: true}\ntitle: Song\nonline: Ring us\n",
			"title (name): Songs -> Song|online (place):  -> Ring us|sessions (times): day Tuesday, time 10:30 -> |" +
				"cost.amount (cost): 3.50 -> |cost.per (cost): session -> |cost.free (cost):  -> true"},
		{"added and taken away", "title: A\nbuddy: Ann\n", "title: A\naccess: [step-free, {feature: bsl, note: Ask}, {feature: toilet}]\n",
			"access (access):  -> step-free; feature bsl, note Ask; toilet|buddy (first_visit): Ann -> "},
		{"for nobody to see", "join: {form_to: a}\nlast_checked: 2026-11-01\nx: 1\n", "join: {form_to: b}\nlast_checked: 2026-11-02\nx: 2\n",
			"join.form_to (): a -> b|last_checked (): 2026-11-01 -> 2026-11-02|x (): 1 -> 2"},
		{"what stands in common lends itself", "title: &a Songs\nbuddy: *a\n", "title: &a Songs\nbuddy: Ann\n", "buddy (first_visit): *a -> Ann"},
		{"no end", "title: &a [*a, *a]\nbuddy: A\n", "title: &a [*a]\nbuddy: A\n", "title (name): *a, *a -> *a"},
	} {
		found, err := Between("activities/salford/songs.md", []byte("---\n"+test.before+"---\nWords.\n"), []byte("---\r\n"+strings.ReplaceAll(test.after, "\n", "\r\n")+"---\r\nWords.\r\n"))
		var said []string
		for _, one := range found {
			said = append(said, fmt.Sprintf("%s (%s): %s -> %s", one.Path, one.About, one.From, one.To))
		}
		if got := strings.Join(said, "|"); got != test.want || err != nil {
			t.Errorf("%s: got %s, %v\nwant %s", test.name, got, err, test.want)
		}
	}
	for _, broken := range []string{"", "nothing", "---\ntitle: [\n---\n"} {
		if found, err := Between("activities/salford/songs.md", []byte("---\ntitle: Songs\n---\n"), []byte(broken)); err == nil {
			t.Errorf("%q: got %v and no error", broken, found)
		}
	}
}

// What editors call a field stands in the table, or is its name.
func TestLabels(t *testing.T) {
	for _, test := range []struct{ file, before, after, want string }{
		{"activities/a/b.md", "venue: {town: bury, getting_there: x}", "venue: {town: ramsbottom, getting_there: y}", "town (venue)|getting there"},
		{"organisations/a.md", "contact: {phone: 1}\nname: A\nx_y: 1", "contact: {phone: 2}\nname: B\nx_y: 2", "name|the phone number|x y"},
		{"elsewhere/a.md", "a: {b: 1}", "a: {b: 2}", "b (a)"},
	} {
		found, err := Between(test.file, []byte("---\n"+test.before+"\n---\n"), []byte("---\n"+test.after+"\n---\n"))
		var said []string
		for _, one := range found {
			said = append(said, one.Label)
		}
		if got := strings.Join(said, "|"); got != test.want || err != nil {
			t.Errorf("%s: got %s, %v, want %s", test.file, got, err, test.want)
		}
	}
}

// Whatever a change can be about has words in every language.
func TestEveryAboutIsSaid(t *testing.T) {
	told := 0
	var walk func(of reflect.Type)
	walk = func(of reflect.Type) {
		for _, key := range frontmatter.Keys(of) {
			if key.Parts != nil {
				walk(key.Parts)
			}
			if key.About == "" || key.About == "-" {
				continue
			}
			told++
			for _, code := range words.Codes() {
				if lang, _ := words.In(code); !lang.Has("changed." + key.About) {
					t.Errorf("%s: %s is about %q, which %s.json does not say", of.Name(), key.Name, key.About, code)
				}
			}
		}
	}
	walk(reflect.TypeFor[fields.Listing]())
	if told < 20 {
		t.Errorf("only %d fields are about something", told)
	}
}
