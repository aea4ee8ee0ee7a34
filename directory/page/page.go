// Package page parses and fills the layouts, and holds what all services of a site
// have in common: headers, methods, faults, and the language of an address. It knows
// nothing of activities, search or where the pages go.
package page

import (
	"cmp"

	"bandstand/directory/words"
)

// Link is a label that leads somewhere.
type Link struct {
	Label   words.Text `json:"label"`
	URL     string     `json:"url"`
	Current bool       `json:"current,omitempty"` // it leads to the page it stands on
}

// Crumbs returns the way back to a page: home, and what stands between.
func Crumbs(lang *words.Language, between ...Link) []Link {
	return append([]Link{{Label: lang.Text("page.home"), URL: "/"}}, between...)
}

// Menu is a headed group of links in the footer.
type Menu struct {
	Heading string `json:"heading"`
	Links   []Link `json:"links"`
}

// Shell is what all pages of a site in one language share. Services read it as JSON
// from their bundles, so that their pages look like the static ones.
type Shell struct {
	Name          string            `json:"name"`
	Strapline     words.Text        `json:"strapline"`
	Logo          Logo              `json:"logo,omitzero"`
	Main          string            `json:"main,omitempty"`      // the directory's own colour, on which white words can be read; empty where it has none
	BaseURL       string            `json:"base_url"`            // scheme and host, and Prefix; empty where addresses stay relative
	Language      string            `json:"language"`            // BCP 47
	Prefix        string            `json:"prefix,omitempty"`    // before the addresses of all pages: "/cy"; empty in the directory's own language
	Draft         bool              `json:"draft,omitempty"`     // nobody has reviewed the words of this language yet
	Elsewhere     []Elsewhere       `json:"elsewhere,omitempty"` // the other languages of the site
	Preview       bool              `json:"preview,omitempty"`
	Demonstration bool              `json:"demonstration,omitempty"`
	Phone         string            `json:"phone,omitempty"` // the editors'
	PhoneHours    words.Text        `json:"phone_hours,omitempty"`
	Email         string            `json:"email,omitempty"`
	TalkTo        TalkTo            `json:"talk_to"`
	Written       []string          `json:"written,omitempty"` // slugs of the words pages that there are: layouts link to no other
	Suggest       string            `json:"suggest,omitempty"` // address of the form to tell of a group that is missing; empty where there is none
	Menus         []Menu            `json:"menus"`
	Attribution   []words.Text      `json:"attribution"`
	Assets        map[string]string `json:"assets"`  // name in static/ to published address
	Emblems       map[string]string `json:"emblems"` // kind to its drawing: what stands inside its svg element
	Image         Image             `json:"image"`   // of pages without one of their own
}

// Logo is a directory's own, on white; the zero value where it has none.
type Logo struct {
	URL    string `json:"url"` // root-relative
	Width  int    `json:"width"`
	Height int    `json:"height"`
	Icon   string `json:"icon"` // root-relative address of the same as a square
}

// Elsewhere is another language in which each page of a site can be read.
type Elsewhere struct {
	Code    string `json:"code"`             // BCP 47
	Name    string `json:"name"`             // what it calls itself
	Prefix  string `json:"prefix,omitempty"` // as Shell's
	BaseURL string `json:"base_url"`         // as Shell's
}

// TalkTo is a telephone line for somebody to talk to, from the page of the nation.
type TalkTo struct {
	Name  words.Text `json:"name"`
	Phone string     `json:"phone"`
	Hours words.Text `json:"hours,omitempty"`
}

// Head is the metadata of one page.
type Head struct {
	Title       string // without the name of the site, which the layout adds
	Description string
	Path        string // root-relative address without Prefix, for the canonical link; empty for none
	Alike       string // root-relative address of the page in other languages; Path where empty
	Alone       bool   // there is no such page in another language
	Section     string // which link of the header is current: find, join, urgent or my-list
	Crumbs      []Link
	MovedTo     string // root-relative address that the page redirects to; empty for none
	NoIndex     bool   // search engines are asked not to list it
	Framed      bool   // other sites frame it: it stands without header and footer
	Sheet       string // class of a page that is printed as a sheet, without header and footer; empty for none
	// BuiltLongAgo says that the site is old, on a page that is made when it is asked for; the
	// script of the others finds it out.
	BuiltLongAgo words.Text
	Error        bool // the page tells of mistakes, so its title begins with "Error: "
	Image        Image
	Feeds        []Feed
	Linked       []any // what the page is about, in the words of schema.org

	partlyForeign bool // some of it is not in the page's language
}

// Image is the picture of a page where it is shared; the zero value where it has none of its
// own.
type Image struct {
	URL    string     `json:"url"` // root-relative
	Width  int        `json:"width"`
	Height int        `json:"height"`
	Alt    words.Text `json:"alt,omitempty"`
}

// Feed is a feed of what a page lists.
type Feed struct{ Title, Type, URL string }

// Elsewhere returns the root-relative address of the page in other languages, without
// their Prefix; "" where there is none.
func (h Head) Elsewhere() string {
	if h.Alone {
		return ""
	}
	return cmp.Or(h.Alike, h.Path)
}

// PartlyForeign reports whether some of the page is in another language than its own.
func (h Head) PartlyForeign() bool { return h.partlyForeign }

// View is the data of a layout: the shell, the head of the page, and the data of its
// main part.
type View struct {
	Shell Shell
	Head  Head
	Main  any
}
