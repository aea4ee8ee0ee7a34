package site

import (
	"html/template"
	"sync"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// listing is an activity with what the lists and the search need of it.
type listing struct {
	*activity.Activity
	document search.Document
	shown    search.Shown
	picture  *picture // nil where there is none

	card func() (template.HTML, error) // made when first wanted, placed in many lists
	qr   func() (*qrCode, error)
}

// newListings works every activity out.
func (e *edition) newListings() []*listing {
	all := make([]*listing, len(e.Activities))
	for i, one := range e.Activities {
		made := &listing{Activity: one}
		if e.first == nil {
			made.document = e.say.Document(one)
			made.document.Card.Coming = e.say.Coming(one)
			made.document.Slots = each(one.Schedule.Slots(e.now), func(s schedule.Slot) search.Slot { return search.Slot(s) })
		} else {
			first := e.first.listings[i] // the same dates
			made.document = e.say.Document(one)
			made.document.Card.Coming = first.document.Card.Coming
			made.document.Slots = first.document.Slots
			made.document.Body += wording.AlsoInEnglish(made.document, first.document)
			if first.picture != nil {
				own := *first.picture
				own.Alt, own.Credit = one.Image.Alt, one.Image.Credit
				made.picture = &own
			}
		}
		made.shown = made.document.Card.Show(e.now, e.lang, nil)
		made.card = sync.OnceValues(func() (template.HTML, error) { return e.layouts.Component("card", made.shown) })
		made.qr = sync.OnceValues(func() (*qrCode, error) { return newQR(e.shell.BaseURL, one.Path()) })
		all[i] = made
	}
	return all
}

// today is midnight of the day on which the site is made.
func (e *edition) today() time.Time {
	return schedule.DateOf(e.now).Midnight(schedule.London)
}
