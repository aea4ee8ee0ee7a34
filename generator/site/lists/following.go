package lists

import (
	"cmp"
	"html/template"
	"io"
	"slices"
	"strings"

	"bandstand/directory/page"
	"bandstand/generator/site/address"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/feeds"
	"bandstand/generator/site/listing"
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
func (m *Maker) newFollowing(name, at string) *following {
	made := &following{Name: name, Calendar: m.Shell.BaseURL + at + calendars.File}
	if _, rest, ok := strings.Cut(m.Shell.BaseURL, "://"); ok {
		made.Subscribe = template.URL("webcal://" + rest + at + calendars.File) // html/template knows no webcal:
		made.Atom, made.JSON = at+feeds.AtomFile, at+feeds.JSONFile
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

// CalendarAt returns the calendar of some listings, below an address.
func (m *Maker) CalendarAt(at, name string, of func() []*listing.Listing) address.Page {
	return address.NewPage(at[1:]+calendars.File, func(w io.Writer) error {
		return m.Calendars.Write(w, name, at, listing.Activities(of()))
	})
}

// addFollowing adds the calendar and the feeds of what is listed at an address, the
// calendar always in the same order.
func (m *Maker) addFollowing(how *following, at string, found listing.Found) {
	m.Book.Claim(m.CalendarAt(at, how.Name, func() []*listing.Listing {
		happening := slices.DeleteFunc(slices.Clone(found.Listed), func(one *listing.Listing) bool {
			return m.NotHappening(one.Activity) != ""
		})
		slices.SortFunc(happening, func(a, b *listing.Listing) int { return cmp.Compare(a.Slug, b.Slug) })
		return happening
	}))
	if how.Atom == "" {
		return
	}
	feed := func() feeds.Feed {
		return feeds.Feed{Title: how.Name, Address: at, Of: listing.Activities(found.Listed)}
	}
	m.Book.AddFile(how.Atom[1:], func(w io.Writer) error { return m.Feeds.WriteAtom(w, feed()) })
	m.Book.AddFile(how.JSON[1:], func(w io.Writer) error { return m.Feeds.WriteJSON(w, feed()) })
}
