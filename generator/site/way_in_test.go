package site

import (
	"html"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// joinedIn is a sound listing whose ways in, and whatever else bears on them,
// are the test's.
func joinedIn(join, more string) string {
	return `---
title: Plant Pals
summary: Grow things together.
organisation: salford-song-circle
kinds: [gardening]
generations: {younger: {from: 5}, older: {from: 50}, together: Side by side.}
venue: {name: Seedley Lane Rooms, address: 41 Highfield Road, town: salford, postcode: M6 5LB, setting: community}
sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly}]
cost: {free: true}
first_visit: The host meets you at the gate.
join: ` + join + `
` + more + `
checked_by: directory editor
checked_how: phoned
---
Words.
`
}

// smallContent is the small directory of the tests, in which some files are
// others; its site.yaml turns messages on or off.
func smallContent(t *testing.T, messages string, files map[string]string) fs.FS {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(root+"/generator/testdata/small/content")); err != nil {
		t.Fatal(err)
	}
	site, err := os.ReadFile(filepath.Join(folder, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	changed := map[string]string{
		"site.yaml": strings.NewReplacer(`messages: "off"`, `messages: "`+messages+`"`, "demonstration: {}\n", "").Replace(string(site)),
	}
	maps.Copy(changed, files)
	for file, text := range changed {
		file = filepath.Join(folder, filepath.FromSlash(file))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return os.DirFS(folder)
}

// wayInOf gives the section of a listing's page that says how to join in, the
// page, and whether the messages service takes messages to the group.
func wayInOf(t *testing.T, listing string, options Options) (section, page string, takes bool) {
	t.Helper()
	needs, err := os.ReadFile(root + "/base/vocabulary/good-for.yaml")
	if err != nil {
		t.Fatal(err)
	}
	content := smallContent(t, "on", map[string]string{
		"activities/plant-pals.md": listing,
		"vocabulary/good-for.yaml": string(needs),
		"towns/salford.md":         "---\nname: Salford\nnation: england\nlatitude: 53.4830\nlongitude: -2.2931\nlink_worker: {how: Ask at the surgery., phone: 01632 960009}\n---\nTwo rivers meet here.\n",
	})
	options.Now = now
	made := makeSite(t, content, options)
	page = html.UnescapeString(string(made.Files["activities/plant-pals/index.html"]))
	section = regexp.MustCompile(`(?s)<section class="way-in".*?</section>`).FindString(page)
	if section == "" {
		t.Fatalf("the page does not say how to join in:\n%s", page)
	}
	for _, a := range made.Messages.Activities {
		if a.Slug == "plant-pals" {
			takes = a.Form && a.Closed == "" && a.To == "plants@private.example"
		}
	}
	return section, page, takes
}

func TestEveryWayIn(t *testing.T) {
	const fresh = "last_checked: 2026-11-02"
	const reached = `contact: {role: the host, phone: 01632 960001}`
	const form = `message_form: true, form_to: plants`
	const formAddress = `href="/messages/join/plant-pals"`
	book := Options{AddressBook: map[string]string{"plants": "plants@private.example"}}
	tests := []struct {
		name, join, more string
		options          Options
		shows, hides     []string
	}{
		{"come along", `{how: come-along, ` + reached + `}`, fresh, book,
			[]string{"You can simply turn up"}, []string{formAddress}},
		{"every kind of contact", `{how: ask-first, contact: {role: the host, phone: 01632 960001, textphone: 18001 01632 960002, sms: 07700 900001, email: plants@example.org, website: "https://plants.example.org"}}`, fresh, book,
			[]string{`href="tel:01632960001"`, "01632 960 001", `href="tel:1800101632960002"`, "18001 01632 960 002", `href="sms:07700900001?&body=Hello%2C%20I%20saw%20Plant%20Pals`, `href="mailto:plants@example.org?subject=Joining%20in%3A%20Plant%20Pals&body=Hello`, `href="https://plants.example.org"`, "put 18001 before the number"}, nil},
		{"their own booking page", `{how: book, contact: {role: the host, website: "https://plants.example.org/book"}}`, fresh, book,
			[]string{`class="button" href="https://plants.example.org/book"`, "That is at plants.example.org"}, []string{"simply turn up"}},
		{"the form", `{how: ask-first, ` + form + `, ` + reached + `}`, fresh, book, []string{formAddress, "This site keeps nothing of it"}, nil},
		{"the form, with nobody behind it", `{how: ask-first, ` + form + `, ` + reached + `}`, fresh, Options{}, []string{`href="tel:01632960001"`}, []string{formAddress}},
		{"a professional refers", `{how: professional-only, ` + form + `, ` + reached + `, referral: {who: Your nurse, wait: Two weeks, form: "https://plants.example.org/refer"}}`, fresh, book,
			[]string{"Ask your GP, nurse or link worker to refer you", "Who can refer you: Your nurse", "How long it takes: Two weeks", "https://plants.example.org/refer", "Ask at the surgery.", "01632 960 009", "More help in Salford"}, []string{formAddress}},
		{"full", `{how: come-along, ` + form + `, ` + reached + `}`, fresh + "\ncapacity: {state: full, until: 2027-03-01}", book,
			[]string{"There is no room just now", "01632 960 001", "Find something like it near Salford"}, []string{formAddress, "turn up"}},
		{"full, with a waiting list", `{how: come-along, ` + form + `, ` + reached + `}`, fresh + "\ncapacity: {state: full, until: 2027-03-01, waiting_list: true}", book,
			[]string{formAddress, "Ask to go on the waiting list"}, []string{"turn up"}},
		{"full until a day that has passed", `{how: come-along, ` + form + `, ` + reached + `}`, fresh + "\ncapacity: {state: full, until: 2026-11-01}", book,
			[]string{formAddress, "Get in touch before you come"}, []string{"turn up"}},
		{"paused", `{how: come-along, ` + form + `, ` + reached + `}`, fresh + "\nstatus: paused\npaused_until: 2027-01-10", book,
			[]string{"It is having a break", "01632 960 001", "Find something like it"}, []string{formAddress, "turn up"}},
		{"paused until a day that has passed", `{how: come-along, ` + form + `, ` + reached + `}`, fresh + "\nstatus: paused\npaused_until: 2026-11-01", book,
			[]string{formAddress, "Get in touch before you come"}, []string{"turn up"}},
		{"ended", `{how: come-along, ` + form + `, ` + reached + `}`, fresh + "\nstatus: ended\ninstead: [songs-across-the-ages]", book,
			[]string{"This group has ended", "Find something like it"}, []string{formAddress, "turn up", "960001"}},
		{"not checked for over a year", `{how: come-along, ` + form + `, ` + reached + `}`, "last_checked: 2025-10-02", book,
			[]string{"Get in touch before you go", "01632 960 001"}, []string{formAddress, "turn up"}},
		{"tells of health", `{how: ask-first, ` + form + `, contact: {role: the host, email: plants@example.org}}`, fresh + "\ngood_for: [bereavement]", book,
			[]string{"?subject=A%20question&body="}, []string{formAddress}},
		{"tells of health, and the operator agreed", `{how: ask-first, ` + form + `, ` + reached + `}`, fresh + "\ngood_for: [bereavement]", Options{AddressBook: book.AddressBook, SensitiveForms: []string{"plant-pals"}},
			[]string{formAddress}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			section, page, takes := wayInOf(t, joinedIn(test.join, test.more), test.options)
			if shown := strings.Contains(section, formAddress); shown != takes {
				t.Errorf("the form is shown: %v, and its messages are taken: %v", shown, takes)
			}
			for _, want := range test.shows {
				if !strings.Contains(section, want) {
					t.Errorf("the way in lacks %q", want)
				}
			}
			for _, not := range test.hides {
				if strings.Contains(section, not) {
					t.Errorf("the way in has %q", not)
				}
			}
			if strings.Contains(page, "plants@private.example") {
				t.Error("the private address stands in the page")
			}
			// Facts and the head of the page say the same as the way in.
			if strings.Contains(strings.Join(test.hides, " "), "turn up") && strings.Contains(strings.ToLower(page), "just come along") {
				t.Error("another part of the page says to just come along")
			}
			if t.Failed() {
				t.Logf("the way in:\n%s", section)
			}
		})
	}
}

// A draft is seen by nobody, so nobody writes to it.
func TestADraftTakesNoMessages(t *testing.T) {
	draft := joinedIn(`{how: ask-first, message_form: true, contact: {role: the host, email: plants@example.org}}`, "last_checked: 2026-11-02\nstatus: draft")
	made := makeSite(t, smallContent(t, "on", map[string]string{"activities/plant-pals.md": draft}), Options{Now: now})
	for _, a := range made.Messages.Activities {
		if a.Slug == "plant-pals" {
			t.Errorf("the messages service carries the draft: %+v", a)
		}
	}
}

// What is not there is told to the editors, where the directory takes messages.
func TestTheFormForAMissingGroupIsFound(t *testing.T) {
	for says, want := range map[string]bool{"on": true, "off": false} {
		made := makeSite(t, smallContent(t, says, nil), Options{Now: now})
		if got := strings.Count(string(made.Files["index.html"]), `href="/add/"`); (got == 2) != want || (got == 0) == want {
			t.Errorf("messages %s: the home page leads to the form %d times", says, got)
		}
		if got := strings.Contains(string(made.Files["towns/salford/index.html"]), `href="/add/"`); got != want {
			t.Errorf("messages %s: the footer leads to the form: %v", says, got)
		}
		if got := string(made.Files["robots.txt"]); !strings.Contains(got, "Disallow: /messages/\n") {
			t.Errorf("robots.txt says %q", got)
		}
	}
}
