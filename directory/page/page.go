// Package page fills the layouts: it parses them, gives them their functions,
// and holds the headers that every page is sent with. It knows nothing of
// activities, search or where the pages go.
package page

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
	BaseURL       string            `json:"base_url"` // scheme and host; empty where addresses stay relative
	Language      string            `json:"language"` // BCP 47
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
	Path        string // root-relative address, for the canonical link; empty for none
	Section     string // which link of the header is current: find, join, urgent or my-list
	Crumbs      []Link
	MovedTo     string // root-relative address to lead on to at once; empty for none
	NoIndex     bool   // search engines are asked not to list it
	Sheet       string // what sheet of paper the page is, without header and footer in print; empty for none
	Error       bool   // the page reports mistakes, so its title begins with "Error: "
}

// View is what a layout is filled with: the shell, the page's own head, and
// whatever its main part needs.
type View struct {
	Shell Shell
	Head  Head
	Main  any
}
