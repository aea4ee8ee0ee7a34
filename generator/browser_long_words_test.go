package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// oneWord is a word that nobody can break: an address that was pasted, a name of German
// length, a mistake. Each text of a listing may hold one.
var oneWord = strings.Repeat("Wm", 50)

// longWords is a listing in which every text is one long word.
var longWords = `---
title: ` + oneWord + `
summary: ` + strings.Repeat("W", 159) + `
organisation: long
kinds: [music]
good_for: [meeting-people]
generations:
  younger: {from: 9, to: 10, note: ` + oneWord + `}
  older: {from: 55, note: ` + oneWord + `}
  together: ` + oneWord + `
  just_watch: ` + oneWord + `
venue:
  name: ` + oneWord + `
  address: 41 ` + oneWord + `
  town: salford
  postcode: M6 5LB
  setting: community
  entrance: ` + oneWord + `
  getting_there: ` + oneWord + `
online: ` + oneWord + `
sessions:
  - {day: Tuesday, time: "10:30 to 12:00", repeats: weekly, note: ` + oneWord + `}
  - {dates: [2026-12-05, 2027-02-13], time: "11:00 to 13:00", note: ` + oneWord + `}
by_arrangement: ` + oneWord + `
bank_holidays: ` + oneWord + `
cost: {amount: 999.50, per: session, concessions: ` + oneWord + `, note: ` + oneWord + `}
join:
  how: ask-first
  contact: {role: ` + oneWord + `, phone: 01632 960001 ext 1234, sms: 07700 900001, textphone: 18001 01632 960001, email: ` + strings.Repeat("w", 60) + `@` + strings.Repeat("w", 60) + `.example.org, website: "https://` + strings.Repeat("w", 60) + `.example.org/` + oneWord + `"}
  reply_within: ` + oneWord + `
  referral: {who: ` + oneWord + `, wait: ` + oneWord + `}
capacity: {state: open, waiting_list: true}
first_visit: ` + oneWord + `
access: [step-free, {feature: hearing-loop, note: ` + oneWord + `}]
who_can_come: ` + oneWord + `
support: ` + oneWord + `
helpers_wanted: ` + oneWord + `
buddy: ` + oneWord + `
safeguarding: {lead: ` + oneWord + `, if_worried: ` + oneWord + `, checks: roles-that-need-one-have-one}
impact: {quote: ` + oneWord + `, evidence: ` + oneWord + `, how_we_know: ` + oneWord + `}
lifetime: {funding: ` + oneWord + `, what_next: ` + oneWord + `}
last_checked: 2026-11-02
checked_by: ` + oneWord + `
checked_how: phoned
---
## ` + oneWord + `

` + oneWord + `

- ` + oneWord + `

> ` + oneWord + `

` + "`" + oneWord + "`" + `
`

// builtOfLongWords builds a directory of such a listing, its organisation and its town.
var builtOfLongWords = sync.OnceValues(func() (string, error) {
	generator, err := builtCommand()
	if err != nil {
		return "", err
	}
	folder := filepath.Join(shared, "long words")
	content := filepath.Join(folder, "content")
	if err := os.CopyFS(content, os.DirFS("testdata/small/content")); err != nil {
		return "", err
	}
	for name, text := range map[string]string{
		"activities/salford/long.md": longWords,
		"organisations/long.md":      "---\nname: " + oneWord + "\nsummary: " + strings.Repeat("W", 159) + "\n---\n" + oneWord + "\n",
	} {
		if err := os.WriteFile(filepath.Join(content, name), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	town := filepath.Join(content, "towns/salford.md")
	said, err := os.ReadFile(town)
	if err != nil {
		return "", err
	}
	renamed := strings.Replace(string(said), "name: Salford\n", "name: Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch\n", 1)
	if renamed == string(said) {
		return "", fmt.Errorf("%s has no name to lengthen", town)
	}
	if err := os.WriteFile(town, []byte(renamed), 0o644); err != nil {
		return "", err
	}
	build := exec.Command(generator, "build", "--content", content, "--layouts", "../layouts", "--static", "../static",
		"--out", filepath.Join(folder, "public"), "--bundle", filepath.Join(folder, "functions"), "--now", demonstrationNow)
	if said, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("build: %w\n%s", err, said)
	}
	return folder, nil
})

// However long a word is that somebody writes, no part of a page is pushed out of the window.
func TestLongWordsStayInside(t *testing.T) {
	t.Parallel()
	b := openBrowser(t)
	site := browserSite(t, builtOfLongWords)
	for _, address := range []string{
		"/activities/long/", "/activities/long/poster/", "/organisations/long/", "/towns/salford/", "/towns/salford/booklet/", "/", "/whats-on/",
		"/activities/", "/kinds/music/", "/good-for/meeting-people/", "/search?q=singing", "/search?q=" + oneWord,
		"/search?near=Salford&kind=music", "/messages/report/long", "/my-list/#long",
	} {
		b.open(t, site.URL+address)
		for _, width := range widths {
			b.wide(t, width)
			for _, fault := range b.lost(t) {
				t.Errorf("%s, %d px: %.200s", address, width, fault)
			}
		}
	}
}
