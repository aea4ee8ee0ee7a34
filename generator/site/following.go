package site

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/feeds"
	"bandstand/generator/site/openapi"
	"bandstand/generator/site/table"
)

// following is how somebody follows what a list shows: with a calendar that stays right by
// itself, or with a feed of what is new or changed.
type following struct {
	Name       string
	Calendar   string       // whole address, to copy; root-relative where the site's is not known
	Subscribe  template.URL // opens the reader's own calendar; empty where the site's address is not known
	Atom, JSON string       // root-relative; empty likewise
}

// newFollowing returns how to follow what is listed at an address.
func (e *edition) newFollowing(name, address string) *following {
	made := &following{Name: name, Calendar: e.shell.BaseURL + address + calendars.File}
	if _, rest, ok := strings.Cut(e.shell.BaseURL, "://"); ok {
		made.Subscribe = template.URL("webcal://" + rest + address + calendars.File) // html/template knows no webcal:
		made.Atom, made.JSON = address+feeds.AtomFile, address+feeds.JSONFile
	}
	return made
}

// feeds returns the feeds as the head of a page names them.
func (f *following) feeds() []page.Feed {
	if f == nil || f.Atom == "" {
		return nil
	}
	return []page.Feed{{Title: f.Name, Type: feeds.AtomType, URL: f.Atom}, {Title: f.Name, Type: feeds.JSONType, URL: f.JSON}}
}

// activities returns the activities of some listings.
func activities(of []*listing) []*activity.Activity {
	return each(of, func(one *listing) *activity.Activity { return one.Activity })
}

// calendarAt returns the calendar of some listings, below an address.
func (e *edition) calendarAt(address, name string, of []*listing) Page {
	return Page{Path: address[1:] + calendars.File, fill: func(w io.Writer) error {
		return e.calendars.Write(w, name, address, activities(of))
	}}
}

// addFollowing adds the calendar and the feeds of what is listed at an address, the
// calendar always in the same order.
func (e *edition) addFollowing(how *following, address string, found found) {
	happening := slices.DeleteFunc(slices.Clone(found.listed), func(one *listing) bool {
		return e.say.NotHappening(one.Activity) != ""
	})
	slices.SortFunc(happening, func(a, b *listing) int { return cmp.Compare(a.Slug, b.Slug) })
	e.addresses.claim(e.calendarAt(address, how.Name, happening))
	if how.Atom == "" {
		return
	}
	made := feeds.Feed{Title: how.Name, Address: address, Of: activities(found.listed)}
	e.addresses.addFile(how.Atom[1:], func(w io.Writer) error { return e.feeds.WriteAtom(w, made) })
	e.addresses.addFile(how.JSON[1:], func(w io.Writer) error { return e.feeds.WriteJSON(w, made) })
}

// shown returns every listing that lists show or name as one to ring first, by slug.
func (e *edition) shown() []*listing {
	return slices.DeleteFunc(slices.Clone(e.listings), func(one *listing) bool { return !one.listed && !one.ringFirst })
}

// addOpenData adds everything in the forms that other programs take.
func (e *edition) addOpenData() {
	shown := activities(e.shown())
	e.addresses.addFile(table.Path, func(w io.Writer) error { return e.table.Write(w, shown) })
	e.addresses.addFile(openapi.Path, func(w io.Writer) error { return openapi.Write(w, e.shell, e.Vocabularies) })
	if e.first == nil { // ids and addresses are of one language
		for _, file := range e.openReferral.Files(shown) {
			e.addresses.addFile(file.Path, file.Write)
		}
	}
}
