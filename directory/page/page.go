// Package page fills the layouts: it parses them, gives them their functions,
// and holds the headers that every page is sent with. It knows nothing of
// activities, search or where the pages go.
package page

import "cmp"

// Link is a label that leads somewhere.
type Link struct {
	Label   string `json:"label"`
	URL     string `json:"url"`
	Current bool   `json:"current,omitempty"` // it leads to the page it stands on
}

// Menu is a headed group of links in the footer.
type Menu struct {
	Heading string `json:"heading"`
	Links   []Link `json:"links"`
}

// Shell is what every page of a site shares. It travels to the services as
// JSON, so that their pages and the static ones are alike.
type Shell struct {
	Name          string            `json:"name"`
	Strapline     string            `json:"strapline"`
	BaseURL       string            `json:"base_url"`            // scheme and host, and Prefix; empty where addresses stay relative
	Language      string            `json:"language"`            // BCP 47
	Prefix        string            `json:"prefix,omitempty"`    // before the addresses of all pages: "/cy"; empty in the directory's own language
	Draft         bool              `json:"draft,omitempty"`     // nobody has reviewed the words of this language yet
	Elsewhere     []Elsewhere       `json:"elsewhere,omitempty"` // the other languages of the site
	Preview       bool              `json:"preview,omitempty"`
	Demonstration bool              `json:"demonstration,omitempty"`
	Phone         string            `json:"phone,omitempty"` // the editors'
	PhoneHours    string            `json:"phone_hours,omitempty"`
	Email         string            `json:"email,omitempty"`
	TalkTo        TalkTo            `json:"talk_to"`
	Written       []string          `json:"written,omitempty"` // slugs of the words pages that there are: layouts link to no other
	Suggest       string            `json:"suggest,omitempty"` // address of the form to tell of a group that is missing; empty where there is none
	Menus         []Menu            `json:"menus"`
	Attribution   []string          `json:"attribution"`
	Assets        map[string]string `json:"assets"`  // name in static/ to published address
	Emblems       map[string]string `json:"emblems"` // kind to its drawing: what stands inside its svg element
}

// Elsewhere is another language in which each page of a site can be read.
type Elsewhere struct {
	Code    string `json:"code"`             // BCP 47
	Name    string `json:"name"`             // what it calls itself
	Prefix  string `json:"prefix,omitempty"` // as Shell's
	BaseURL string `json:"base_url"`         // as Shell's
}

// TalkTo is the line to ring for somebody to talk to, from the nation's own
// dated page.
type TalkTo struct {
	Name  string `json:"name"`
	Phone string `json:"phone"`
	Hours string `json:"hours,omitempty"`
}

// Head is what one page says of itself.
type Head struct {
	Title       string // says where you are; the site's name is added
	Description string
	Path        string // root-relative address without Prefix, for the canonical link; empty for none
	Alike       string // root-relative address of the page in other languages; Path where empty
	Alone       bool   // it is in no other language
	Section     string // which link of the header is current: find, join, urgent or my-list
	Crumbs      []Link
	MovedTo     string // root-relative address to lead on to at once; empty for none
	NoIndex     bool   // search engines are asked not to list it
	Sheet       string // what sheet of paper the page is, without header and footer in print; empty for none
	Error       bool   // the page reports mistakes, so its title begins with "Error: "

	partlyForeign bool // some of it is not in the page's language
}

// Elsewhere is the address of the page, root-relative and without Prefix, in
// other languages; empty where it has none.
func (h Head) Elsewhere() string {
	if h.Alone {
		return ""
	}
	return cmp.Or(h.Alike, h.Path)
}

// PartlyForeign reports whether some of the page is not in its language.
func (h Head) PartlyForeign() bool { return h.partlyForeign }

// View is what a layout is filled with: the shell, the page's own head, and
// whatever its main part needs.
type View struct {
	Shell Shell
	Head  Head
	Main  any
}
