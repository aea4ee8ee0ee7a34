package check

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content/frontmatter"
)

func TestNamesIn(t *testing.T) {
	for text, want := range map[string]string{
		"The group is run by Joan Bell and her daughter.": "Joan Bell",
		"Ring Joan before you come.":                      "Joan",
		"Speak to Priya or Mohammed.":                     "Priya, Mohammed",
		"Joan's daughter opens the door.":                 "Joan",
		"Mary-Ann O’Brien plays.":                         "Mary-Ann O’Brien",
		"I sleep better. Siân, 82":                        "Siân",
		"Ask for Rose at the desk.":                       "Rose",
		"Ring Will on a Tuesday.":                         "Will",
		"Led by Hope.":                                    "Hope",

		"Roses, and will you come? Mark the day.":             "",
		"In St Margaret's Church, on Elizabeth Street.":       "",
		"Opposite the George, by King George's Field.":        "",
		"Behind Elizabeth Gaskell House and the Albert Hall.": "",
		"St. Andrew's Church hall":                            "",
		"We meet in Victoria Park with Rose Garden jam.":      "",
		"A Harry Potter quiz, and the Alexander technique.":   "",
		"Joan's Café has cake.":                               "",
		"We read Jane Austen, and sing songs by John Lennon.": "",
		"Poems by Siân Northey, and Peter Pan.":               "",
		"Thanks to Mr Patel and Dr. Khan.":                    "Mr Patel, Dr. Khan",
		"Dr Johnson's house; Miss Marple House.":              "",
		"Book for May. Grace notes. Art for all, and Joy.":    "",
		"Carol singing, heather, daisy chains, a robin.":      "",
		"jack of all trades":                                  "",
	} {
		var got []string
		for _, name := range namesIn(text) {
			got = append(got, name.text)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%q: got %q want %q", text, strings.Join(got, ", "), want)
		}
	}
}

func TestLooksLikeName(t *testing.T) {
	for role, want := range map[string]bool{
		"Joan": true, "joan bell": true, "Joan Bell, Secretary": true, "Ask for Joan": true, "Sue & Bob": true, "J. Bell": true,
		"J Bell": true, "Mary-Ann O’Brien": true, "Adaeze Okafor": true, "rose": true, "Joan (mornings)": true,
		"the Tuesday host": false, "Safeguarding Lead": false, "the choir's secretary": false, "St Margaret's office": false,
		"Grace Church office": false, "the warden of Victoria Park": false, "The Rose Room volunteer": false, "A Team": false,
		"whoever is on the desk": false, "": false,
	} {
		if got := looksLikeName(role); got != want {
			t.Errorf("%q: got %v want %v", role, got, want)
		}
	}
}

func TestIsPrivate(t *testing.T) {
	about := []string{"Seedley Singers", "salford-song-circle", "Seedley Lane Rooms", "salford"}
	for address, want := range map[string]bool{
		"jbell@gmail.com": true, "joan@example.org": true, "joan.bell@example.org": true, "bell.joan@example.org": true, "j.bell53@hotmail.co.uk": true,
		"thebells@btinternet.com": true, "mohammed_k@yahoo.co.uk": true, "j.smith@example.org": true,
		"seedleysingers@gmail.com": false, "songs@gmail.com": false, "sscircle@gmail.com": false, "info@example.org": false,
		"salfordsc@gmail.com": false, "hope@example.org": false, "st.john@example.org": false, "ssc@outlook.com": false, "a.choir@example.org": false, "choir.salford@aol.com": false,
	} {
		if got := isPrivate(address, about); got != want {
			t.Errorf("%s: got %v want %v", address, got, want)
		}
	}
}

// What is told of people, numbers and health in the words of a page.
func TestWhatWordsTell(t *testing.T) {
	for text, want := range map[string]string{
		"Margaret has dementia and sings every word.":         `this tells of somebody's health: "Margaret has dementia"`,
		"Tom, who has had a stroke, plays.":                   `"Tom" looks like a person's name`,
		"My husband had a stroke, and loves it here.":         `this tells of somebody's health: "My husband had a stroke"`,
		"She was diagnosed with breast cancer.":               "",
		"He lives with early dementia.":                       `this tells of somebody's health: "He lives with early dementia"`,
		"His Parkinson's does not stop him.":                  `this tells of somebody's health: "His Parkinson's"`,
		"I had a stroke, and I sleep better now.":             "",
		"For anybody who lives with dementia.":                "",
		"Come if your memory has become unsure.":              "",
		"Ring me on 07700 900123.":                            `"07700 900123" is a mobile`,
		"Ring me on +44 (0)7700 900 123.":                     `"+44 (0)7700 900 123" is a mobile`,
		"Ring 01632 960123, or text the welfare phone.":       "",
		"Book on 0909 8790123.":                               `"0909 8790123" begins with 09`,
		"Book on +44 909 8790123.":                            `"+44 909 8790123" begins with 09`,
		"Book on 0044 871 000 0000.":                          `"0044 871 000 0000" begins with 087`,
		"Ask directory enquiries, 118 000.":                   `"118 000" begins with 118`,
		"The charity is 1183456, and 118 people came in 2025": "",
		"Dates TBC.":                            `"TBC" is no answer yet`,
		"The hall is still to be confirmed.":    `"still to be confirmed" is no answer yet`,
		"The walk is to be decided on the day.": "",
		"n/a":                                   `"body" says nothing`,
	} {
		f := frontmatter.NewFile(fstest.MapFS{}, "activities/a.md")
		f.Texts = []frontmatter.Words{{Text: text, Line: 1, Key: "body"}}
		Prose(f, "", true)
		var got []string
		for _, problem := range f.Problems() {
			got = append(got, problem.What)
		}
		if want == "" && len(got) > 0 || want != "" && !slices.ContainsFunc(got, func(what string) bool { return strings.HasPrefix(what, want) }) {
			t.Errorf("%q: got %q want %q", text, got, want)
		}
	}
}
