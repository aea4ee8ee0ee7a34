// Package sheets makes what leaves the screen: posters to pin up, booklets to print,
// the cards that My list keeps, and QR codes. It knows nothing of lists or layouts.
package sheets

import (
	"strings"

	"bandstand/directory/activity"
	"bandstand/generator/site/wording"
)

// Maker makes the sheets of a site in one language.
type Maker struct {
	Say     *wording.Wording
	BaseURL string // scheme and host, and Prefix; empty where the address of the site is not known
	Prefix  string // before the addresses of the language
}

// Host returns the address of the site as people type it.
func (m *Maker) Host() string {
	_, host, _ := strings.Cut(m.BaseURL, "://")
	return host
}

// reach returns the phone of a group, or what comes nearest; nil where there is no way.
func (m *Maker) reach(a *activity.Activity) *wording.Way {
	if ways := wording.Ways(m.Say.Lang, a.Join.Contact); len(ways) > 0 {
		return &ways[0]
	}
	return nil
}
