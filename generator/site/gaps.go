package site

import (
	"io"

	"bandstand/directory/page"
	"bandstand/generator/site/gaps"
)

// addGaps adds what is missing where: a page, one of each town, and a file for programs.
func (e *edition) addGaps() {
	e.addresses.add(gaps.Address, "gaps", indexed, func() (page.Head, any, error) {
		head, view := e.gaps().All()
		return head, view, nil
	})
	for _, town := range e.Towns {
		e.addresses.add(gaps.AddressOf(town), "gaps", indexed, func() (page.Head, any, error) {
			head, view := e.gaps().OfTown(town.Slug)
			return head, view, nil
		})
	}
	e.addresses.addFile(gaps.File, func(w io.Writer) error { return e.gaps().WriteJSON(w, e.shell.BaseURL) })
}

// countGaps counts what there is, for all pages that tell of it.
func (e *edition) countGaps() *gaps.Gaps {
	return gaps.New(e.say, each(e.listings, func(one *listing) gaps.Listing { return gaps.Listing{Activity: one.Activity, Slots: one.slots} }))
}
