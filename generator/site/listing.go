package site

import (
	"html/template"
	"slices"
	"sync"

	"bandstand/directory/activity"
	"bandstand/generator/site/services"
	"bandstand/generator/site/sheets"
	"bandstand/search"
)

// listing is an activity with what the lists and the search need of it.
type listing struct {
	*activity.Activity
	document search.Document
	shown    search.Shown
	picture  *picture // nil where there is none

	card func() (template.HTML, error) // made when first wanted, placed in many lists
	qr   func() (*sheets.QRCode, error)
}

// newListings works every activity out.
func (e *edition) newListings() []*listing {
	all := make([]*listing, len(e.Activities))
	for i, one := range e.Activities {
		made := &listing{Activity: one}
		if e.first == nil {
			made.document = services.Document(e.say, one)
		} else {
			first := e.first.listings[i]
			made.document = services.Translated(e.say, one, first.document)
			if first.picture != nil {
				own := *first.picture
				own.Alt, own.Credit = one.Image.Alt, one.Image.Credit
				made.picture = &own
			}
		}
		made.shown = made.document.Card.Show(e.now, e.lang, nil)
		made.card = sync.OnceValues(func() (template.HTML, error) { return e.layouts.Component("card", made.shown) })
		made.qr = sync.OnceValues(func() (*sheets.QRCode, error) { return sheets.NewQR(e.shell.BaseURL, one.Path()) })
		all[i] = made
	}
	return all
}

// onPaper returns the listing as sheets have it.
func (l *listing) onPaper() sheets.Listing {
	return sheets.Listing{Activity: l.Activity, Shown: l.shown}
}

func (l *listing) hasKind(slug string) bool { return slices.Contains(l.document.Kinds, slug) }
