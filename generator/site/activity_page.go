package site

import (
	"html/template"
	"io"
	"net/url"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/calendars"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// activityPage is what activity.html is filled with: the activity in words, and the
// links that it leads to.
type activityPage struct {
	Said          *wording.Said
	Kinds         []page.Link
	Essentials    search.Shown // as its card says it
	NextShown     int          // how many of Next are not hidden
	Organisation  page.Link
	GoodFor       []page.Link
	Body          template.HTML
	Picture       *picture
	Host, Path    string // the address to hand on, in two parts, so that it breaks between them
	ShareEmail    string
	ShareText     template.URL
	ShareWhatsApp string
	QR            *sheets.QRCode
	Poster        string // address of its poster; empty where there is none
	Calendar      string // address of its calendar; empty where no date is known
	CorrectEmail  string
	EditURL       string
}

// activityPages returns for an activity its page, its data for My list, its calendar and its poster,
// also where lists no longer show it: its address stands on paper.
func (e *edition) activityPages(one *listing) []Page {
	pages := make([]Page, 0, 4)
	whole := func() (page.Head, any, error) {
		made, err := e.activityPage(one)
		if err != nil {
			return page.Head{}, nil, err
		}
		head := page.Head{
			Title:       one.pageTitle(e.lang),
			Description: one.Summary.String(),
			Section:     "find",
			Crumbs:      one.crumbs(e.lang),
			Image:       one.picture.shared(),
		}
		head.Linked = e.linkedTo(func(m *linkeddata.Maker) []linkeddata.Node { return m.Activity(made.Said, e.whole(head.Image)) })
		return head, made, nil
	}
	pages = append(pages, e.addresses.pageAt(one.Path(), "activity", visibility(one.listed), whole))
	pages = append(pages, Page{Path: one.Path()[1:] + "card.json", fill: func(w io.Writer) error {
		made, err := e.describe(one)
		if err != nil {
			return err
		}
		return e.sheets.WriteCard(w, made.Said, one.shown.States, made.qr)
	}})
	// Also where there are no dates any more: who subscribes to it is to lose the old ones.
	pages = append(pages, e.calendarAt(one.Path(), one.Title.String(), []*listing{one}))
	if e.say.HasPoster(one.Activity) {
		poster := func() (page.Head, any, error) {
			made, err := e.describe(one)
			if err != nil {
				return page.Head{}, nil, err
			}
			head, poster := e.sheets.Poster(made.Said, one.crumbs(e.lang), made.qr)
			return head, poster, nil
		}
		pages = append(pages, e.addresses.pageAt(sheets.PosterPath(one.Activity), "poster", unindexed, poster))
	}
	return pages
}

// pageTitle is the title of its page, for a browser and for search engines.
func (l *listing) pageTitle(lang *words.Language) string {
	kind := wording.Lowered(l.Kinds[0].Label)
	if l.Venue == nil {
		return lang.Say("activity.title_from_home", "title", l.Title, "kind", kind)
	}
	return lang.Say("activity.title", "title", l.Title, "kind", kind, "town", l.Venue.Town.Name)
}

// crumbs is the way back: home, and the town or the list of everything.
func (l *listing) crumbs(lang *words.Language) []page.Link {
	if l.Venue == nil {
		return crumbs(lang, page.Link{Label: lang.Text("everything.heading"), URL: "/activities/"})
	}
	return crumbs(lang, page.Link{Label: words.Own(l.Venue.Town.Name), URL: l.Venue.Town.Path()})
}

func (e *edition) activityPage(one *listing) (*activityPage, error) {
	a := one.Activity
	described, err := e.describe(one)
	if err != nil {
		return nil, err
	}
	made := &activityPage{
		Said:         described.Said,
		QR:           described.qr,
		Kinds:        termLinks("/kinds/", a.Kinds),
		Essentials:   one.shown,
		NextShown:    wording.NextShown,
		Organisation: page.Link{Label: words.Own(a.Organisation.Name), URL: a.Organisation.Path()},
		GoodFor:      termLinks("/good-for/", a.GoodFor),
		Body:         safe(a.Body),
		Picture:      one.picture,
		Host:         e.sheets.Host(),
		Path:         a.Path(),
	}
	made.addSharing(e.lang, a, e.shell.BaseURL+a.Path())
	if e.say.HasPoster(a) {
		made.Poster = sheets.PosterPath(a)
	}
	if len(described.Next) > 0 {
		made.Calendar = a.Path() + calendars.File
	}
	made.addCorrecting(e.say, a)
	return made, nil
}

// addSharing makes the plain links by which a page is handed on. What opens is
// the reader's own telephone or mail program; nothing is sent from here.
func (p *activityPage) addSharing(lang *words.Language, a *activity.Activity, address string) {
	said := lang.Say("activity.share.words", "title", a.Title, "address", address)
	p.ShareEmail = "mailto:?subject=" + wording.InLink(a.Title.String()) + "&body=" + wording.InLink(said)
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

func termLinks(section string, terms []vocabulary.Term) []page.Link {
	return each(terms, func(t vocabulary.Term) page.Link { return page.Link{Label: t.Label, URL: section + t.Slug + "/"} })
}
