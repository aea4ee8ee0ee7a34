package site

import (
	"html/template"
	"io"
	"net/url"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// activityPage is what activity.html is filled with: the activity, and what is
// said of it in words.
type activityPage struct {
	Activity      *activity.Activity
	Kinds         []page.Link
	Essentials    search.Shown // as its card says it
	Organisation  page.Link
	Notices       []wording.Notice
	When          []schedule.Line
	BankHolidays  words.Text
	Next          []wording.NextDate
	NextShown     int // how many of Next are not hidden
	NoDates       string
	Where         []words.Text
	Map           string
	Cost          words.Text
	Ages          []wording.SaidAges
	ChildrenAlone string
	HowSaid       string
	HowBrief      string
	WayIn         string
	Way           wording.WayIn
	Referral      []words.Text
	ReplyWithin   words.Text
	Languages     string
	GoodFor       []page.Link
	Body          template.HTML
	Picture       *picture
	Safe          *wording.Safeguarding
	Council       []string
	Lifetime      []words.Text
	Questions     []string
	Address       string // short and readable, to hand on
	Host, Path    string // its two parts, so that it breaks between them
	ShareEmail    string
	ShareText     template.URL
	ShareWhatsApp string
	QR            *qrCode
	Poster        string // address of its poster; empty where there is none
	CheckedSaid   words.Text
	CorrectEmail  string
	EditURL       string
}

// addActivities adds for every activity its page, its data for My list and its poster,
// also for those that lists no longer show: their addresses stand on paper.
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
		e.addFile(one.Path()[1:]+"card.json", func(w io.Writer) error { return e.writeCard(w, one) })
		if e.hasPoster(one.Activity) {
			e.add(posterPath(one.Activity), "poster", unindexed, func() (page.Head, any, error) { return e.poster(one) })
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
		Activity:      a,
		Kinds:         termLinks("/kinds/", a.Kinds),
		Essentials:    one.shown,
		Organisation:  page.Link{Label: words.Own(a.Organisation.Name), URL: a.Organisation.Path()},
		Notices:       e.say.Notices(a),
		When:          a.Schedule.Lines(e.lang, e.now),
		Where:         e.say.Address(a),
		Map:           wording.Map(a.Venue),
		Cost:          e.say.Cost(a.Cost),
		Ages:          e.say.Ages(a.Generations),
		ChildrenAlone: e.say.ChildrenAlone(a.Generations),
		HowSaid:       e.say.How(a),
		HowBrief:      e.say.HowBriefly(a),
		WayIn:         e.lang.Say("join.way_in." + e.say.HowNow(a)),
		Languages:     e.say.Languages(a.Languages),
		GoodFor:       termLinks("/good-for/", a.GoodFor),
		Body:          safe(a.Body),
		Safe:          e.say.Safeguarding(a.Safeguarding),
		Council:       e.say.CouncilOf(a),
		Lifetime:      e.say.Lifetime(a.Lifetime),
		Questions:     a.QuestionsToAsk(e.lang),
		CheckedSaid:   e.say.Checked(a),
	}
	if len(a.Schedule.Sessions) > 0 {
		made.BankHolidays = a.Schedule.SayBankHolidays(e.lang)
	}
	if e.say.NotHappening(a) == "" {
		made.Next, made.NextShown = e.say.Next(a), wording.NextShown
		if len(made.Next) == 0 && len(a.Schedule.Sessions) > 0 {
			made.NoDates = e.lang.Say("activity.no_dates")
		}
	}
	if a.Join.ReplyWithin != "" {
		made.ReplyWithin = e.lang.Text("join.reply_within", "time", a.Join.ReplyWithin)
	}
	if a.Join.Referral.Who != "" {
		made.Referral = append(made.Referral, e.lang.Text("join.referral.who", "who", a.Join.Referral.Who))
	}
	if a.Join.Referral.Wait != "" {
		made.Referral = append(made.Referral, e.lang.Text("join.referral.wait", "wait", a.Join.Referral.Wait))
	}
	made.Way = e.say.WayIn(a)
	e.addSharing(made, a)
	if e.hasPoster(a) {
		made.Poster = posterPath(a)
	}
	e.addCorrecting(made, a)
	made.Picture = one.picture
	var err error
	made.QR, err = one.qr()
	return made, err
}

// addSharing makes the plain links by which a page is handed on. What opens is
// the reader's own telephone or mail program; nothing is sent from here.
func (e *edition) addSharing(made *activityPage, a *activity.Activity) {
	address := e.shell.BaseURL + a.Path()
	said := e.lang.Say("activity.share.words", "title", a.Title, "address", address)
	_, made.Address, _ = strings.Cut(address, "://")
	if made.Address == "" {
		made.Address = a.Path()
	}
	made.Host, made.Path = strings.TrimSuffix(made.Address, a.Path()), a.Path()
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
