package site

import (
	"html/template"
	"io"
	"net/url"
	"slices"
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
	CorrectEmail  string
	EditURL       string
}

// activityPages returns for an activity its page, its data for My list and its poster,
// also where lists no longer show it: its address stands on paper.
func (e *edition) activityPages(one *listing) []Page {
	pages := make([]Page, 0, 3)
	pages = append(pages, e.pageAt(one.Path(), "activity", visibility(one.listed), func() (page.Head, any, error) {
		made, err := e.activityPage(one)
		return page.Head{
			Title:       e.activityTitle(one),
			Description: one.Summary.String(),
			Section:     "find",
			Crumbs:      e.activityCrumbs(one),
		}, made, err
	}))
	pages = append(pages, Page{Path: one.Path()[1:] + "card.json", fill: func(w io.Writer) error {
		made, err := e.describe(one)
		if err != nil {
			return err
		}
		return e.sheets.WriteCard(w, made.Said, one.shown.StateSaid, made.qr)
	}})
	if e.say.HasPoster(one.Activity) {
		pages = append(pages, e.pageAt(sheets.PosterPath(one.Activity), "poster", unindexed, func() (page.Head, any, error) {
			made, err := e.describe(one)
			if err != nil {
				return page.Head{}, nil, err
			}
			head, poster := e.sheets.Poster(made.Said, e.activityCrumbs(one), made.qr)
			return head, poster, nil
		}))
	}
	return pages
}

// listingAt returns the activity to whose pages a path would belong; nil where there is
// none.
func (e *edition) listingAt(path string) *listing {
	below, ok := strings.CutPrefix(path, activity.ActivityAddress[1:])
	if !ok {
		return nil
	}
	slug, _, _ := strings.Cut(below, "/")
	i, found := slices.BinarySearchFunc(e.listings, slug, func(l *listing, slug string) int {
		return strings.Compare(l.Slug, slug)
	})
	if !found {
		return nil
	}
	return e.listings[i]
}

// addMoved keeps the old addresses of activities working, with a page that leads on
// for any host.
func (e *edition) addMoved() {
	for _, one := range e.listings {
		for _, old := range one.Aliases {
			e.addFile(old[1:]+"index.html", e.filling("moved", func() (page.Head, any, error) {
				head := page.Head{Title: e.lang.Say("moved.heading"), MovedTo: one.Path(), NoIndex: true}
				return head, page.Link{Label: one.Title, URL: one.Path()}, nil
			}))
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
	e.addSharing(made, a)
	if e.say.HasPoster(a) {
		made.Poster = sheets.PosterPath(a)
	}
	e.addCorrecting(made, a)
	return made, nil
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
