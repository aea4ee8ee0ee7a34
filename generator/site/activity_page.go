package site

import (
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"
	"sync"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/address"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// activityPage is what activity.html is filled with: the activity in words, and the
// links that it leads to.
type activityPage struct {
	Said          *wording.Said
	Kinds         []page.Link
	NextShown     int // how many of Next are not hidden
	Organisation  page.Link
	GoodFor       []page.Link
	Body, Rest    template.HTML  // the group's own words: how they begin, and what is folded
	Instead       []search.Shown // what else one can do, where this cannot be joined just now
	InsteadSaid   string
	Picture       *listing.Picture
	Scene         string // stands where there is no picture
	Host, Path    string // the address to hand on, in two parts, so that it breaks between them
	ShareEmail    string
	ShareText     template.URL
	ShareWhatsApp string
	QR            *sheets.QRCode
	Poster        string   // address of its poster; empty where there is none
	Calendar      string   // address of its calendar; empty where no date is known
	Adds          []string // addresses of each of the coming dates, for a calendar; empty of those too far ahead
	ChangedSaid   string   // when its page was last changed, and in what; empty where nobody knows
	CorrectEmail  string
	EditURL       string
}

// activityPages returns for an activity its page, its data for My list, its calendar and its poster,
// also where lists no longer show it: its address stands on paper.
func (e *edition) activityPages(one *listing.Listing) []address.Page {
	pages := make([]address.Page, 0, 4)
	whole := func() (page.Head, any, error) {
		made, err := e.activityPage(one)
		if err != nil {
			return page.Head{}, nil, err
		}
		head := page.Head{
			Title:       pageTitle(one, e.lang),
			Description: one.Summary.String(),
			Section:     "find",
			Crumbs:      crumbs(one, e.lang),
			Image:       sharedImage(one, e.logo),
		}
		head.Linked = e.linked.On(func(m *linkeddata.Maker) []linkeddata.Node { return m.Activity(made.Said, e.whole(head.Image)) })
		return head, made, nil
	}
	pages = append(pages, e.addresses.PageAt(one.Path(), "activity", address.Visibility(one.Shown.Listed), whole))
	pages = append(pages, address.NewPage(one.Path()[1:]+"card.json", func(w io.Writer) error {
		made, err := e.describe(one)
		if err != nil {
			return err
		}
		return e.sheets.WriteCard(w, made.Said, one.Shown.States, made.qr)
	}))
	// Also where there are no dates any more: who subscribes to it is to lose the old ones.
	pages = append(pages, e.listed.CalendarAt(one.Path(), one.Title.String(), func() []*listing.Listing { return []*listing.Listing{one} }))
	if e.say.HasPoster(one.Activity) {
		poster := func() (page.Head, any, error) {
			made, err := e.describe(one)
			if err != nil {
				return page.Head{}, nil, err
			}
			head, poster := e.sheets.Poster(made.Said, crumbs(one, e.lang), made.qr)
			poster.Picture = one.CardPicture()
			if one.Picture != nil {
				poster.Picture = one.Picture.URL
			}
			strip, err := e.layouts.Component("poster-strip", poster)
			poster.Strips = slices.Repeat([]any{strip}, sheets.Strips)
			return head, poster, err
		}
		pages = append(pages, e.addresses.PageAt(sheets.PosterPath(one.Activity), "poster", address.Unindexed, poster))
	}
	return pages
}

// pageTitle is the title of its page, for a browser and for search engines.
func pageTitle(l *listing.Listing, lang *words.Language) string {
	kind := wording.Lowered(l.Kinds[0].Label)
	if l.Venue == nil {
		return lang.Say("activity.title_from_home", "title", l.Title, "kind", kind)
	}
	return lang.Say("activity.title", "title", l.Title, "kind", kind, "town", l.Venue.Town.Name)
}

// crumbs is the way back: home, and the town or the list of everything.
func crumbs(l *listing.Listing, lang *words.Language) []page.Link {
	if l.Venue == nil {
		return page.Crumbs(lang, page.Link{Label: lang.Text("everything.heading"), URL: "/activities/"})
	}
	return page.Crumbs(lang, page.Link{Label: words.Own(l.Venue.Town.Name), URL: l.Venue.Town.Path()})
}

func (e *edition) activityPage(one *listing.Listing) (*activityPage, error) {
	a := one.Activity
	described, err := e.describe(one)
	if err != nil {
		return nil, err
	}
	made := &activityPage{
		Said:         described.Said,
		QR:           described.qr,
		Kinds:        termLinks("/kinds/", a.Kinds),
		NextShown:    wording.NextShown,
		Organisation: page.Link{Label: words.Own(a.Organisation.Name), URL: a.Organisation.Path()},
		GoodFor:      termLinks("/good-for/", a.GoodFor),
		Picture:      one.Picture,
		Scene:        "/" + one.Scene.Path(),
		Host:         e.sheets.Host(),
		Path:         a.Path(),
	}
	made.Body, made.Rest = ownWords(wording.HTML(a.Body))
	if e.say.IsClosed(a) {
		made.Instead = e.instead(one)
		made.InsteadSaid = e.lang.Say("activity.instead")
		if a.Venue == nil {
			made.InsteadSaid = e.lang.Say("activity.instead.from_home")
		}
	}
	made.addSharing(e.say, described.Said, e.shell.BaseURL+a.Path())
	if e.say.HasPoster(a) {
		made.Poster = sheets.PosterPath(a)
	}
	if len(described.Next) > 0 {
		made.Calendar = a.Path() + calendars.File
		made.Adds = each(described.Next, func(next wording.NextDate) string {
			return search.DateAddress(a.Slug, one.Shown.Card.Coming, next.Start)
		})
	}
	made.ChangedSaid = e.changed(a)
	made.addCorrecting(e.say, a)
	return made, nil
}

// mostChanged is how many things that have changed a page names.
const mostChanged = 3

// changed returns when a page was last changed, and in what. A day that is still to come is some machine's mistake.
func (e *edition) changed(a *activity.Activity) string {
	if e.say.Altered == nil {
		return ""
	}
	last, known := e.say.Altered(a.File)
	switch {
	case !known || schedule.DateOf(e.now).Before(last.On):
		return ""
	case last.Added:
		return e.lang.Say("activity.added", "date", e.say.Date(last.On))
	}
	about := each(last.About, func(key string) string { return e.lang.Say("changed." + key) })
	if len(about) > mostChanged {
		about = append(about[:mostChanged-1], e.lang.Say("changed.more"))
	}
	return e.lang.Say("activity.changed", "date", e.say.Date(last.On), "what", e.lang.List(about))
}

// lowerHeadings makes the headings of a group's own words those of a part of its page.
var lowerHeadings = strings.NewReplacer("<h2", "<h3", "</h2>", "</h3>", "<h3", "<h4", "</h3>", "</h4>", "<h4", "<h5", "</h4>", "</h5>")

// longOwnWords is how long a group's own words may be, in bytes of HTML, before all but
// their beginning is folded: somebody on a telephone is looking for the way there.
const longOwnWords = 600

// ownWords returns how a group's own words begin, and the rest where there is much of it.
func ownWords(body template.HTML) (begin, rest template.HTML) {
	lowered := lowerHeadings.Replace(string(body))
	const end = "</p>"
	first, more, ok := strings.Cut(lowered, end)
	if !ok || len(lowered) < longOwnWords || !strings.HasPrefix(first, "<p>") {
		return template.HTML(lowered), ""
	}
	return template.HTML(first + end), template.HTML(more)
}

// mostInstead is how many other things to do a page names.
const mostInstead = 3

// instead returns what else one can do: first what is of the same kind, near by and then
// from home, then other things near by. What is closed itself is no help.
func (e *edition) instead(one *listing.Listing) []search.Shown {
	all := e.lists()
	near := all.FromHome().Listed
	if one.Venue != nil {
		near = slices.Concat(all.InTown(one.Venue.Town).Listed, near)
	}
	var alike, other []search.Shown
	for _, candidate := range near {
		switch {
		case len(alike) == mostInstead:
			return alike
		case candidate.Slug == one.Slug, e.say.IsClosed(candidate.Activity):
		case slices.ContainsFunc(candidate.Kinds, func(kind *vocabulary.Term) bool { return kind.Slug == one.Kinds[0].Slug }):
			alike = append(alike, candidate.Shown)
		case len(other) == mostInstead:
		case candidate.Venue != nil || one.Venue == nil:
			other = append(other, candidate.Shown)
		}
	}
	found := append(alike, other...)
	return found[:min(mostInstead, len(found))]
}

// addSharing makes the plain links by which a page is handed on. What opens is
// the reader's own telephone or mail program; nothing is sent from here.
func (p *activityPage) addSharing(say *wording.Wording, of *wording.Said, address string) {
	said := say.Lang.Say("activity.share.words") + "\n" + wording.InAMessage(say.Lang, of) + "\n" + address
	p.ShareEmail = "mailto:?subject=" + wording.InLink(of.Activity.Title.String()) + "&body=" + wording.InLink(said)
	p.ShareText = template.URL("sms:?&body=" + wording.InLink(said)) // escaped whole; html/template knows no sms:
	p.ShareWhatsApp = "https://wa.me/?text=" + url.QueryEscape(said)
}

// addCorrecting makes the links by which a mistake is told.
func (p *activityPage) addCorrecting(say *wording.Wording, a *activity.Activity) {
	if say.Site.Editors.Email != "" {
		subject := say.Lang.Say("activity.wrong.subject", "title", a.Title)
		p.CorrectEmail = page.MailAddress(say.Site.Editors.Email) + "?subject=" + wording.InLink(subject)
	}
	p.EditURL = say.EditAddress(a)
}

func termLinks(section string, terms []*vocabulary.Term) []page.Link {
	return each(terms, func(t *vocabulary.Term) page.Link { return page.Link{Label: t.Label, URL: section + t.Slug + "/"} })
}

// described is an activity in words, and the QR code of its page.
type described struct {
	*wording.Said
	qr *sheets.QRCode
}

// recent keeps what was described last: the page of an activity, its card and its poster
// are mostly filled one after the other, and to keep what all activities say would take
// as much as to keep all pages.
type recent struct {
	mutex sync.Mutex
	last  [16]struct {
		of   *listing.Listing
		made func() (described, error)
	}
	next int
}

// describe returns an activity in words, and the QR code of its page.
func (e *edition) describe(one *listing.Listing) (described, error) {
	return e.recent.of(one, func() (described, error) {
		qr, err := sheets.NewQR(e.shell.BaseURL, one.Path())
		return described{e.say.Describe(one.Activity), qr}, err
	})()
}

// of returns what is kept of a listing, or keeps what makes it.
func (r *recent) of(one *listing.Listing, describe func() (described, error)) func() (described, error) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, known := range r.last {
		if known.of == one {
			return known.made
		}
	}
	at := &r.last[r.next]
	r.next = (r.next + 1) % len(r.last)
	at.of, at.made = one, sync.OnceValues(describe)
	return at.made
}
