package site

import (
	"html/template"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search"
)

const (
	// nextShown is how many of the coming dates an activity's page shows.
	nextShown = 4
	// nextSpare is how many more it holds, hidden, to take the place of those
	// that pass before the site is built anew.
	nextSpare = 2
)

// activityPage is what activity.html is filled with: the activity, and what is
// said of it in words.
type activityPage struct {
	Activity      *activity.Activity
	Kinds         []page.Link
	Essentials    search.Shown // as its card says it
	Organisation  page.Link
	Notices       []notice
	When          []schedule.Line
	BankHolidays  string
	Next          []nextDate
	NextShown     int // how many of Next are not hidden
	NoDates       string
	Where         []string
	Map           string
	Cost          string
	Ages          []saidAges
	ChildrenAlone string
	HowSaid       string
	HowBrief      string
	WayIn         string
	Way           wayIn
	Referral      []string
	ReplyWithin   string
	Languages     string
	GoodFor       []page.Link
	Body          template.HTML
	Picture       *picture
	Safe          *safeguardingSaid
	Council       []string
	Lifetime      []string
	Questions     []string
	Address       string // short and readable, to hand on
	Host, Path    string // its two parts, so that it breaks between them
	ShareEmail    string
	ShareText     template.URL
	ShareWhatsApp string
	QR            *qrCode
	Poster        string // address of its poster; empty where there is none
	CheckedSaid   string
	CorrectEmail  string
	EditURL       string
}

// nextDate is one of the coming dates.
type nextDate struct {
	Start, End time.Time
	Says, Note string
	CheckFirst bool
}

// saidAges is who comes.
type saidAges struct {
	Says, Note string
}

// addActivities adds for every activity its page, its data for My list and its poster,
// also for those that lists no longer show: their addresses stand on paper.
func (e *edition) addActivities() {
	for _, one := range e.listings {
		e.add(one.Path(), "activity", visibility(one.Listed(e.now)), func() (page.Head, any, error) {
			made, err := e.activityPage(one)
			return page.Head{
				Title:       e.activityTitle(one),
				Description: one.Summary,
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
	kind := lowered(one.Kinds[0].Label)
	if one.Venue == nil {
		return e.lang.Say("activity.title_from_home", "title", one.Title, "kind", kind)
	}
	return e.lang.Say("activity.title", "title", one.Title, "kind", kind, "town", one.Venue.Town.Name)
}

// activityCrumbs is the way back: home, and the town or the list of everything.
func (e *edition) activityCrumbs(one *listing) []page.Link {
	if one.Venue == nil {
		return e.crumbs(page.Link{Label: e.lang.Say("everything.heading"), URL: "/activities/"})
	}
	return e.crumbs(page.Link{Label: one.Venue.Town.Name, URL: one.Venue.Town.Path()})
}

func (e *edition) activityPage(one *listing) (*activityPage, error) {
	a := one.Activity
	made := &activityPage{
		Activity:      a,
		Kinds:         termLinks("/kinds/", a.Kinds),
		Essentials:    one.shown,
		Organisation:  page.Link{Label: a.Organisation.Name, URL: a.Organisation.Path()},
		Notices:       e.notices(a),
		When:          a.Schedule.Lines(e.lang, e.now),
		Where:         e.sayAddress(a),
		Map:           mapAddress(a.Venue),
		Cost:          e.sayCost(a.Cost),
		Ages:          e.sayAges(a.Generations),
		ChildrenAlone: e.sayChildrenAlone(a.Generations),
		HowSaid:       e.sayHow(a),
		HowBrief:      e.sayHowBriefly(a),
		WayIn:         e.lang.Say("join.way_in." + e.howNow(a)),
		Languages:     e.sayLanguages(a.Languages),
		GoodFor:       termLinks("/good-for/", a.GoodFor),
		Body:          safe(a.Body),
		Safe:          e.saySafeguarding(a.Safeguarding),
		Council:       e.sayCouncil(a),
		Lifetime:      e.sayLifetime(a.Lifetime),
		Questions:     a.QuestionsToAsk(e.lang),
		CheckedSaid:   e.sayChecked(a),
	}
	if len(a.Schedule.Sessions) > 0 {
		made.BankHolidays = a.Schedule.SayBankHolidays(e.lang)
	}
	if e.notHappening(a) == "" {
		made.Next, made.NextShown = e.sayNext(a), nextShown
		if len(made.Next) == 0 && len(a.Schedule.Sessions) > 0 {
			made.NoDates = e.lang.Say("activity.no_dates")
		}
	}
	if a.Join.ReplyWithin != "" {
		made.ReplyWithin = e.lang.Say("join.reply_within", "time", a.Join.ReplyWithin)
	}
	if a.Join.Referral.Who != "" {
		made.Referral = append(made.Referral, e.lang.Say("join.referral.who", "who", a.Join.Referral.Who))
	}
	if a.Join.Referral.Wait != "" {
		made.Referral = append(made.Referral, e.lang.Say("join.referral.wait", "wait", a.Join.Referral.Wait))
	}
	made.Way = e.wayIn(a)
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

func (e *edition) sayNext(a *activity.Activity) []nextDate {
	told := map[string]bool{}
	return each(a.Schedule.Next(e.now, nextShown+nextSpare), func(next schedule.Occurrence) nextDate {
		if told[next.Note] {
			next.Note = "" // once is enough
		}
		told[next.Note] = true
		date := schedule.DateOf(next.Start)
		return nextDate{
			Start:      next.Start,
			End:        next.End,
			Says:       e.lang.Say("date.with_time", "date", e.lang.LongDate(date.Year, date.Month, date.Day), "time", e.lang.Clock(minutes(next.Start))),
			Note:       next.Note,
			CheckFirst: next.CheckFirst,
		}
	})
}

// sayAddress says where, never more than the group wants shown: of an area, the
// town and the first half of the postcode, which is all that Load left of it.
func (e *edition) sayAddress(a *activity.Activity) []string {
	var lines []string
	if venue := a.Venue; venue != nil && venue.AreaOnly {
		lines = append(lines, e.lang.Say("activity.area_only", "area", venue.Town.Name+" "+venue.Postcode))
	} else if venue != nil {
		lines = append(lines, venue.Name, venue.Address, venue.Town.Name+" "+venue.Postcode)
	}
	if a.Online != "" {
		lines = append(lines, e.lang.Say("activity.online")+" "+a.Online)
	}
	if a.ByPhone != "" {
		lines = append(lines, e.lang.Say("activity.by_phone")+" "+a.ByPhone)
	}
	return lines
}

// mapAddress is a link to a public map, asked for only when somebody follows it.
func mapAddress(venue *activity.Venue) string {
	if venue == nil || venue.AreaOnly || venue.Postcode == "" {
		return ""
	}
	return "https://www.openstreetmap.org/search?query=" + url.QueryEscape(venue.Postcode)
}

func (e *edition) sayAges(generations activity.Generations) []saidAges {
	return []saidAges{
		{e.lang.Say("activity.younger", "ages", e.sayAge(generations.Younger)), sentence(generations.Younger.Note)},
		{e.lang.Say("activity.older", "ages", e.sayAge(generations.Older)), sentence(generations.Older.Note)},
	}
}

func (e *edition) sayAge(ages activity.Ages) string {
	switch {
	case ages.From == 0 && ages.To == 0:
		return lowered(e.lang.Say("ages.all"))
	case ages.To == 0:
		return lowered(e.lang.Say("ages.and_over", "from", ages.From))
	case ages.From == ages.To:
		return lowered(e.lang.Say("ages.exactly", "age", ages.From))
	case ages.From == 0:
		return lowered(e.lang.Say("ages.up_to", "to", ages.To))
	}
	return lowered(e.lang.Say("ages.between", "from", ages.From, "to", ages.To))
}

// sayChildrenAlone reports whether under-16s may come by themselves; nothing where
// the youngest are older than that.
func (e *edition) sayChildrenAlone(generations activity.Generations) string {
	switch {
	case generations.ChildrenAlone:
		return e.lang.Say("activity.children_alone.yes")
	case generations.Younger.From >= 16:
		return ""
	}
	return e.lang.Say("activity.children_alone.no")
}

// sayLanguages names the languages spoken, unless the reader's is the only one.
func (e *edition) sayLanguages(codes []string) string {
	if len(codes) == 0 || slices.Equal(codes, []string{e.lang.Code()}) {
		return ""
	}
	return e.lang.List(each(codes, e.lang.LanguageName))
}

func (e *edition) sayLifetime(lifetime activity.Lifetime) []string {
	var lines []string
	if !lifetime.RunsUntil.IsZero() {
		lines = append(lines, e.lang.Say("activity.runs_until", "date", e.sayDate(lifetime.RunsUntil)))
	}
	for _, line := range []string{lifetime.Funding, lifetime.WhatNext} {
		if line != "" {
			lines = append(lines, sentence(line))
		}
	}
	return lines
}

func (e *edition) sayChecked(a *activity.Activity) string {
	return e.lang.Say("activity.checked."+a.CheckedHow, "date", e.sayDate(a.LastChecked), "who", a.CheckedBy)
}

// addSharing makes the plain links by which a page is handed on. What opens is
// the reader's own telephone or mail program; nothing is sent from here.
func (e *edition) addSharing(made *activityPage, a *activity.Activity) {
	address := e.shell.BaseURL + a.Path()
	said := words.Plain(e.lang.Say("activity.share.words", "title", a.Title, "address", address))
	_, made.Address, _ = strings.Cut(address, "://")
	if made.Address == "" {
		made.Address = a.Path()
	}
	made.Host, made.Path = strings.TrimSuffix(made.Address, a.Path()), a.Path()
	made.ShareEmail = "mailto:?subject=" + inLink(a.Title) + "&body=" + inLink(said)
	made.ShareText = template.URL("sms:?&body=" + inLink(said)) // escaped whole; html/template knows no sms:
	made.ShareWhatsApp = "https://wa.me/?text=" + url.QueryEscape(said)
}

// addCorrecting makes the links by which a mistake is told.
func (e *edition) addCorrecting(made *activityPage, a *activity.Activity) {
	if e.Site.Editors.Email != "" {
		made.CorrectEmail = page.MailAddress(e.Site.Editors.Email) + "?subject=" + inLink(e.lang.Say("activity.wrong.subject", "title", a.Title))
	}
	if e.Site.Repository != "" {
		made.EditURL = strings.TrimSuffix(e.Site.Repository, "/") + "/edit/main/content/" + (&url.URL{Path: a.File}).EscapedPath()
	}
}

// inLink is a text as it stands behind = in a mailto: or sms: link. There & begins
// another header, which url.PathEscape lets through, and + is no space.
func inLink(text string) string {
	return strings.ReplaceAll(url.QueryEscape(words.Plain(text)), "+", "%20")
}

func termLinks(section string, terms []vocabulary.Term) []page.Link {
	return each(terms, func(t vocabulary.Term) page.Link { return page.Link{Label: t.Label, URL: section + t.Slug + "/"} })
}

// lowered is a label as it stands inside a sentence. Labels that begin with an
// abbreviation, such as BSL, stay as they are.
func lowered(label string) string {
	first, size := utf8.DecodeRuneInString(label)
	second, _ := utf8.DecodeRuneInString(label[size:])
	if size == 0 || unicode.IsUpper(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[size:]
}

// sentence closes a group's line with a full stop where it has none.
func sentence(line string) string {
	if line == "" || strings.ContainsAny(words.Plain(line)[len(words.Plain(line))-1:], ".!?") {
		return line
	}
	return line + "."
}
