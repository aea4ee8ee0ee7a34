// Package openreferral makes lists of Open Referral UK: the envelope that every list has, and
// the lists that somebody filters, out of what search finds. It knows what the profile asks of
// a list, and neither addresses nor servers.
package openreferral

// List is the envelope of every list.
type List[Of any] struct {
	Total    int  `json:"total_items"`
	Pages    int  `json:"total_pages"`
	Page     int  `json:"page_number"`
	Size     int  `json:"size"`
	First    bool `json:"first_page"`
	Last     bool `json:"last_page"`
	Empty    bool `json:"empty"`
	Contents []Of `json:"contents"`
}

// NewList returns a page of a list of so many in all.
func NewList[Of any](contents []Of, total, page, pages int) List[Of] {
	if contents == nil {
		contents = []Of{}
	}
	return List[Of]{total, pages, page, len(contents), page == 1, page >= pages, len(contents) == 0, contents}
}

// OnePage returns a whole list as its only page.
func OnePage[Of any](all []Of) List[Of] { return NewList(all, len(all), 1, 1) }
