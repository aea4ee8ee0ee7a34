package search

import (
	"io/fs"

	"bandstand/directory/page"
	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
)

// Source is all that search carries from one build of the site: what can be
// found, the words in which people ask for it, and what its pages look like.
type Source struct {
	Documents []Document // in any order

	Kinds   vocabulary.List
	GoodFor vocabulary.List
	Access  vocabulary.List
	Company []vocabulary.Company
	Danger  []string // phrases that bring urgent help above everything
	Ignored []string // phrases that carry nothing
	Speech  vocabulary.Speech

	Towns    []Town
	Holidays []Holiday // bank holidays, in the order of their days
	Nation   string    // of the site, whose urgent help is shown where no place says otherwise
	Urgent   []Urgent  // in the order in which they are shown

	Shell    page.Shell
	Layouts  fs.FS  // page.html, search.html and components/, as the static site uses them
	Language string // BCP 47, of the pages

	Translations []Source // the same directory in other languages, whose Shell.Prefix stands before /search
}

// Town is a place that the directory itself knows, which is why its name is
// understood before that of any other place called so.
type Town struct {
	Slug   string      `json:"slug"`
	Name   string      `json:"name"`
	Also   []string    `json:"also,omitempty"` // other names
	Point  place.Point `json:"point"`
	Nation string      `json:"nation,omitempty"` // england, scotland, wales or northern-ireland
	Terms  []Term      `json:"terms,omitempty"`  // of its schools, in order
}

// Holiday is a day off in some nations.
type Holiday struct {
	Day     string   `json:"day"`  // ISO 8601
	Name    string   `json:"name"` // easter-monday
	Nations []string `json:"nations"`
}

// Urgent is one way to urgent help, from a nation's own dated page.
type Urgent struct {
	Nation  string `json:"nation"`
	Need    string `json:"need"`            // danger-now, urgent-health, urgent-mental-health or to-talk
	First   bool   `json:"first,omitempty"` // it is one of the few numbers that stand before all others
	Name    string `json:"name"`
	Phone   string `json:"phone,omitempty"`
	Text    string `json:"text,omitempty"` // a number for text messages
	Hours   string `json:"hours,omitempty"`
	Note    string `json:"note,omitempty"`
	Website string `json:"website,omitempty"`
}
