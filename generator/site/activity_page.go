package site

import (
	"html/template"
	"io"
	"net/url"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// activityPage is what activity.html is filled with: the activity in words, and the
// links that it leads to.
type activityPage struct {
	*wording.Said
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
	CorrectEmail  string
	EditURL       string
}

// addActivities adds for every activity its page, its data for My list and its poster,
// also for those that lists no longer show: their addresses stand on paper. Old
// addresses go on working, with a page that leads on for any host.
func (e *edition) addActivities() {
	for _, one := range e.listings {
		e.add(one.Path(), "activity", visibility(one.Listed(e.now)), func() (page.Head, any, error) {
			made, err := e.activityPage(one)
			return page.Head{
				Title:       e.activityTitle(one),
				Description: one.Summary.String(),
				Section:     "find",
				Crumbs:      e.activityCrumbs(one),
			}, made, err
		})
		e.addFile(one.Path()[1:]+"card.json", func(w io.Writer) error {
			qr, err := one.qr()
			if err != nil {
				return err
			}
			return e.sheets.WriteCard(w, e.say.Describe(one.Activity), one.shown.StateSaid, qr)
		})
		if e.say.HasPoster(one.Activity) {
			e.add(sheets.PosterPath(one.Activity), "poster", unindexed, func() (page.Head, any, error) {
				qr, err := one.qr()
				head, poster := e.sheets.Poster(e.say.Describe(one.Activity), e.activityCrumbs(one), qr)
				return head, poster, err
			})
		}
		for _, old := range one.Aliases {
			if e.first != nil {
				break // they are older than other languages
			}
			e.addFilled(old[1:]+"index.html", "moved", func() (page.Head, any, error) {
				head := page.Head{Title: e.lang.Say("moved.heading"), MovedTo: one.Path(), NoIndex: true}
				return head, page.Link{Label: one.Title, URL: one.Path()}, nil
			})
		}
	}
}

func (e *edition) activityTitle(one *listing) string {
	kind := wording.Lowered(one.Kinds[0].Label)
	if one.Venue == nil {
		return e.lang.Say("activity.title_from_home", "title", one.Title, "kind", kind)
	}
	return e.lang.Say("activity.title", "title", one.Title, "kind", kind, "town", one.Venue.Town.Name)
}

// activityCrumbs is the way back: home, and the town or the list of everything.
func (e *edition) activityCrumbs(one *listing) []page.Link {
	if one.Venue == nil {
		return e.crumbs(page.Link{Label: e.lang.Text("everything.heading"), URL: "/activities/"})
	}
	return e.crumbs(page.Link{Label: words.Own(one.Venue.Town.Name), URL: one.Venue.Town.Path()})
}

func (e *edition) activityPage(one *listing) (*activityPage, error) {
	a := one.Activity
	made := &activityPage{
		Said:         e.say.Describe(a),
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
	e.addSharing(made, a)
	if e.say.HasPoster(a) {
		made.Poster = sheets.PosterPath(a)
	}
	e.addCorrecting(made, a)
	var err error
	made.QR, err = one.qr()
	return made, err
}

// addSharing makes the plain links by which a page is handed on. What opens is
// the reader's own telephone or mail program; nothing is sent from here.
func (e *edition) addSharing(made *activityPage, a *activity.Activity) {
	said := e.lang.Say("activity.share.words", "title", a.Title, "address", e.shell.BaseURL+a.Path())
	made.ShareEmail = "mailto:?subject=" + wording.InLink(a.Title.String()) + "&body=" + wording.InLink(said)
	made.ShareText = template.URL("sms:?&body=" + wording.InLink(said)) // escaped whole; html/template knows no sms:
	made.ShareWhatsApp = "https://wa.me/?text=" + url.QueryEscape(said)
}

// addCorrecting makes the links by which a mistake is told.
func (e *edition) addCorrecting(made *activityPage, a *activity.Activity) {
	if e.Site.Editors.Email != "" {
		made.CorrectEmail = page.MailAddress(e.Site.Editors.Email) + "?subject=" + wording.InLink(e.lang.Say("activity.wrong.subject", "title", a.Title))
	}
	if e.Site.Repository != "" {
		made.EditURL = strings.TrimSuffix(e.Site.Repository, "/") + "/edit/main/content/" + (&url.URL{Path: a.File}).EscapedPath()
	}
}

func termLinks(section string, terms []vocabulary.Term) []page.Link {
	return each(terms, func(t vocabulary.Term) page.Link { return page.Link{Label: t.Label, URL: section + t.Slug + "/"} })
}
