package site

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/generator/site/calendars"
)

// subscription is a calendar that stays right by itself.
type subscription struct {
	Name      string
	Address   string       // whole, to copy; of the file alone where the site's address is not known
	Subscribe template.URL // opens the reader's own calendar; empty where the site's address is not known
}

// newSubscription returns the subscription to the calendar of what has this address.
func (e *edition) newSubscription(name, address string) *subscription {
	made := &subscription{Name: name, Address: e.shell.BaseURL + address + calendars.File}
	if _, rest, ok := strings.Cut(e.shell.BaseURL, "://"); ok {
		made.Subscribe = template.URL("webcal://" + rest + address + calendars.File) // html/template knows no webcal:
	}
	return made
}

// calendarAt returns the calendar of some listings, below an address.
func (e *edition) calendarAt(address, name string, of []*listing) Page {
	return Page{Path: address[1:] + calendars.File, fill: func(w io.Writer) error {
		return e.calendars.Write(w, name, address, each(of, func(one *listing) *activity.Activity { return one.Activity }))
	}}
}

// addCalendar adds the calendar of what a list shows, always in the same order.
func (e *edition) addCalendar(address, name string, found found) {
	happening := slices.DeleteFunc(slices.Clone(found.listed), func(one *listing) bool {
		return e.say.NotHappening(one.Activity) != ""
	})
	slices.SortFunc(happening, func(a, b *listing) int { return cmp.Compare(a.Slug, b.Slug) })
	e.addresses.claim(e.calendarAt(address, name, happening))
}
