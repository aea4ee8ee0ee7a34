package content_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// What belongs to one group is told on the page that was copied, whichever comes first.
func TestACopyIsTold(t *testing.T) {
	const group = "---\nname: Seedley Tea Club\n---\nTea.\n"
	const tea = "title: Tea for All\nsummary: Drink tea together.\norganisation: tea-club\n"
	for name, c := range map[string]struct {
		original string            // what is changed in the listing that was there first
		copied   string            // and in its copy
		file     string            // where that lies
		others   map[string]string // other files
		want     []string          // of which page what is told
		not      []string          // and what is not
	}{
		"the group's own page has the number": {
			copied: tea, file: "activities/salford/apple-tea.md",
			others: map[string]string{"organisations/song-circle.md": "---\nname: Salford Song Circle\ncontact: {role: the secretary, phone: +44 1632 960001}\n---\n"},
			want:   []string{`apple-tea.md:22: warning: "phone" is also that of another group: activities/salford/songs.md`},
			not:    []string{`songs.md:22: warning: "phone"`},
		},
		"the later page is the copy": {
			original: "last_checked: 2026-10-02\n", copied: tea + "last_checked: 2026-11-20\n", file: "activities/salford/apple-tea.md",
			want: []string{`apple-tea.md:22: warning: "phone"`, `apple-tea.md:22: warning: "email"`},
			not:  []string{`songs.md:22: warning`},
		},
		"the draft is the copy": {
			copied: tea + "status: draft\n", file: "activities/salford/apple-tea.md",
			want: []string{`apple-tea.md:22: warning: "phone"`}, not: []string{`songs.md:22: warning`},
		},
		"an old address is named after its page": {
			original: "aliases: [/activities/old-songs/]\n", copied: tea, file: "activities/salford/apple-tea.md",
			want: []string{`apple-tea.md:28: "/activities/old-songs/" is an old address of activities/salford/songs.md too`},
			not:  []string{`songs.md:28:`},
		},
		"a number written in another way": {
			copied: tea + "join: {how: book, contact: {role: the host, phone: 0044 1632 960 001}}\n", file: "activities/salford/tea.md",
			want: []string{`tea.md:20: warning: "phone"`},
		},
		"the number of a textphone": {
			copied: tea + "join: {how: book, contact: {role: the host, textphone: 01632 960001}}\n", file: "activities/salford/tea.md",
			want: []string{`tea.md:20: warning: "textphone"`},
		},
		"whom to ring when worried": {
			original: "safeguarding: {lead: Safeguarding lead, if_worried: Ring 01632 960077, checks: not-told}\n",
			copied:   tea + "safeguarding: {lead: Safeguarding lead, if_worried: Ring us on 01632 960077, checks: not-told}\n",
			file:     "activities/salford/tea.md", want: []string{`tea.md:28: warning: "if_worried"`},
		},
		"its words": {
			original: "---\nWe sing whatever anybody brings, and nobody has ever left hungry.\n", copied: tea + "---\nWe sing whatever anybody brings, and nobody has ever left hungry.\n",
			file: "activities/salford/tea.md", want: []string{"tea.md: warning: the page's own text is word for word that of another group"},
		},
		"three groups, and it is plain whose form it is": {
			original: "join: {how: book, message_form: true, form_to: songs, contact: {role: the host, phone: 01632 960001}}\n",
			copied:   tea + "join: {how: book, message_form: true, form_to: songs, contact: {role: the host, phone: 01632 960044}}\n",
			file:     "activities/salford/tea.md",
			others: map[string]string{"organisations/bakers.md": "---\nname: Bakers\n---\n", "activities/salford/bread.md": changed(string(base(t)[songs].Data),
				"title: Bread\nsummary: Bake together.\norganisation: bakers\n"+
					"join: {how: book, message_form: true, form_to: songs, contact: {role: the host, phone: 01632 960055}}\n")},
			want: []string{`tea.md:20: warning: "form_to"`, `bread.md:20: warning: "form_to"`}, not: []string{`songs.md:20: warning`},
		},
		"two pages of one group share what is theirs": {
			copied: "title: Songs by the sea\nsummary: Sing by the sea.\n---\nThe sea.\n", file: "activities/salford/sea.md",
			not: []string{"another group", "this title"},
		},
		"two groups in one building, at different times, with its reception": {
			copied: tea + "generations: {younger: {from: 5}, older: {from: 60}, together: We pour.}\nsessions: [{day: Friday, time: \"10:30 to 12:00\", repeats: weekly}]\n" +
				"first_visit: Come to the green door.\n---\nTea.\n",
			file: "activities/salford/tea.md", not: []string{"another group"},
		},
		"a number that two groups have and nothing else": {
			copied: tea + "generations: {younger: {from: 5}, older: {from: 60}, together: We pour.}\nfirst_visit: Come to the green door.\n" +
				"venue: {name: The Hut, address: 2 Low Road, town: salford, postcode: M6 5LB}\njoin: {how: book, contact: {role: the host, phone: 01632 960001}}\n---\nTea.\n",
			file: "activities/salford/tea.md", not: []string{"another group"},
		},
		"the council's number": {
			original: "safeguarding: {lead: Safeguarding lead, if_worried: Ring 01632 960088, checks: not-told}\n",
			copied:   tea + "join: {how: book, contact: {role: the host, phone: 01632 960055}}\n",
			file:     "activities/salford/tea.md",
			others: map[string]string{"towns/salford.md": "---\nname: Salford\nnation: england\nlatitude: 53.4877\nlongitude: -2.2904\n" +
				"safeguarding_contacts: [{for: adults, day: 01632 960088}]\n---\n"},
			not: []string{"another group"},
		},
	} {
		held := base(t)
		held["organisations/tea-club.md"] = &fstest.MapFile{Data: []byte(group), Mode: 0o644}
		page := changed(string(held[songs].Data), c.original)
		held[songs] = &fstest.MapFile{Data: []byte(page), Mode: 0o644}
		held[c.file] = &fstest.MapFile{Data: []byte(changed(page, c.copied)), Mode: 0o644}
		for file, text := range c.others {
			held[file] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		}
		_, problems := content.Load(held, saturday)
		for _, want := range c.want {
			if !strings.Contains(told(problems), want) {
				t.Errorf("%s: got:\n%swant %s", name, told(problems), want)
			}
		}
		for _, not := range c.not {
			if strings.Contains(told(problems), not) {
				t.Errorf("%s: got:\n%sand not %s", name, told(problems), not)
			}
		}
	}
}
