package site

import (
	"html/template"
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

// makeActivities makes a page for every activity, also for those that lists no
// longer show: their addresses stand on paper.
func (m *maker) makeActivities() error {
	codes := make([]*qrCode, len(m.listings))
	err := sideBySide(len(m.listings), func(i int) (err error) {
		codes[i], err = m.makeQR(m.listings[i].Path())
		return err
	})
	if err != nil {
		return err
	}
	for i, one := range m.listings {
		made, err := m.activityPage(one)
		if err != nil {
			return err
		}
		made.QR = codes[i]
		if err := m.put("activity", page.Head{
			Title:       m.activityTitle(one),
			Description: one.Summary,
			Path:        one.Path(),
			Section:     "find",
			Crumbs:      m.activityCrumbs(one),
			NoIndex:     !one.Listed(m.now),
		}, made); err != nil {
			return err
		}
		if err := m.handOn(one, made); err != nil {
			return err
		}
	}
	return nil
}

func (m *maker) activityTitle(one listing) string {
	kind := lowered(one.Kinds[0].Label)
	if one.Venue == nil {
		return m.in.Say("activity.title_from_home", "title", one.Title, "kind", kind)
	}
	return m.in.Say("activity.title", "title", one.Title, "kind", kind, "town", one.Venue.Town.Name)
}

// activityCrumbs is the way back: home, and the town or the list of everything.
func (m *maker) activityCrumbs(one listing) []page.Link {
	if one.Venue == nil {
		return m.crumbs(page.Link{Label: m.in.Say("everything.heading"), URL: "/activities/"})
	}
	return m.crumbs(page.Link{Label: one.Venue.Town.Name, URL: one.Venue.Town.Path()})
}

func (m *maker) activityPage(one listing) (*activityPage, error) {
	a := one.Activity
	made := &activityPage{
		Activity:      a,
		Kinds:         termLinks("/kinds/", a.Kinds),
		Essentials:    one.shown,
		Organisation:  page.Link{Label: a.Organisation.Name, URL: a.Organisation.Path()},
		Notices:       m.notices(a),
		When:          a.Schedule.Lines(m.in, m.now),
		Where:         m.sayAddress(a),
		Map:           mapAddress(a.Venue),
		Cost:          m.sayCost(a.Cost),
		Ages:          m.sayAges(a.Generations),
		ChildrenAlone: m.sayChildrenAlone(a.Generations),
		HowSaid:       m.sayHow(a),
		HowBrief:      m.sayHowBriefly(a),
		WayIn:         m.in.Say("join.way_in." + m.howNow(a)),
		Languages:     m.sayLanguages(a.Languages),
		GoodFor:       termLinks("/good-for/", a.GoodFor),
		Body:          safe(a.Body),
		Safe:          m.saySafeguarding(a.Safeguarding),
		Council:       m.sayCouncil(a),
		Lifetime:      m.sayLifetime(a.Lifetime),
		Questions:     a.QuestionsToAsk(m.in),
		CheckedSaid:   m.sayChecked(a),
	}
	if len(a.Schedule.Sessions) > 0 {
		made.BankHolidays = a.Schedule.SayBankHolidays(m.in)
	}
	if m.notHappening(a) == "" {
		made.Next, made.NextShown = m.sayNext(a), nextShown
		if len(made.Next) == 0 && len(a.Schedule.Sessions) > 0 {
			made.NoDates = m.in.Say("activity.no_dates")
		}
	}
	if a.Join.ReplyWithin != "" {
		made.ReplyWithin = m.in.Say("join.reply_within", "time", a.Join.ReplyWithin)
	}
	if a.Join.Referral.Who != "" {
		made.Referral = append(made.Referral, m.in.Say("join.referral.who", "who", a.Join.Referral.Who))
	}
	if a.Join.Referral.Wait != "" {
		made.Referral = append(made.Referral, m.in.Say("join.referral.wait", "wait", a.Join.Referral.Wait))
	}
	made.Way = m.wayIn(a)
	m.addSharing(made, a)
	if m.hasPoster(a) {
		made.Poster = posterPath(a)
	}
	m.addCorrecting(made, a)
	made.Picture = one.picture
	return made, nil
}

func (m *maker) sayNext(a *activity.Activity) []nextDate {
	told := map[string]bool{}
	return each(a.Schedule.Next(m.now, nextShown+nextSpare), func(next schedule.Occurrence) nextDate {
		if told[next.Note] {
			next.Note = "" // once is enough
		}
		told[next.Note] = true
		date := schedule.DateOf(next.Start)
		return nextDate{
			Start:      next.Start,
			End:        next.End,
			Says:       m.in.Say("date.with_time", "date", m.in.LongDate(date.Year, date.Month, date.Day), "time", m.in.Clock(minutes(next.Start))),
			Note:       next.Note,
			CheckFirst: next.CheckFirst,
		}
	})
}

// sayAddress says where, never more than the group wants shown: of an area, the
// town and the first half of the postcode, which is all that Load left of it.
func (m *maker) sayAddress(a *activity.Activity) []string {
	var lines []string
	if venue := a.Venue; venue != nil && venue.AreaOnly {
		lines = append(lines, m.in.Say("activity.area_only", "area", venue.Town.Name+" "+venue.Postcode))
	} else if venue != nil {
		lines = append(lines, venue.Name, venue.Address, venue.Town.Name+" "+venue.Postcode)
	}
	if a.Online != "" {
		lines = append(lines, m.in.Say("activity.online")+" "+a.Online)
	}
	if a.ByPhone != "" {
		lines = append(lines, m.in.Say("activity.by_phone")+" "+a.ByPhone)
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

func (m *maker) sayAges(generations activity.Generations) []saidAges {
	return []saidAges{
		{m.in.Say("activity.younger", "ages", m.sayAge(generations.Younger)), sentence(generations.Younger.Note)},
		{m.in.Say("activity.older", "ages", m.sayAge(generations.Older)), sentence(generations.Older.Note)},
	}
}

func (m *maker) sayAge(ages activity.Ages) string {
	switch {
	case ages.From == 0 && ages.To == 0:
		return lowered(m.in.Say("ages.all"))
	case ages.To == 0:
		return lowered(m.in.Say("ages.and_over", "from", ages.From))
	case ages.From == ages.To:
		return lowered(m.in.Say("ages.exactly", "age", ages.From))
	case ages.From == 0:
		return lowered(m.in.Say("ages.up_to", "to", ages.To))
	}
	return lowered(m.in.Say("ages.between", "from", ages.From, "to", ages.To))
}

// sayChildrenAlone says whether under-16s may come by themselves; nothing where
// the youngest are older than that.
func (m *maker) sayChildrenAlone(generations activity.Generations) string {
	switch {
	case generations.ChildrenAlone:
		return m.in.Say("activity.children_alone.yes")
	case generations.Younger.From >= 16:
		return ""
	}
	return m.in.Say("activity.children_alone.no")
}

// sayLanguages names the languages spoken, unless the reader's is the only one.
func (m *maker) sayLanguages(codes []string) string {
	if len(codes) == 0 || slices.Equal(codes, []string{m.in.Code()}) {
		return ""
	}
	return m.in.List(each(codes, m.in.LanguageName))
}

func (m *maker) sayLifetime(lifetime activity.Lifetime) []string {
	var lines []string
	if !lifetime.RunsUntil.IsZero() {
		lines = append(lines, m.in.Say("activity.runs_until", "date", m.sayDate(lifetime.RunsUntil)))
	}
	for _, line := range []string{lifetime.Funding, lifetime.WhatNext} {
		if line != "" {
			lines = append(lines, sentence(line))
		}
	}
	return lines
}

func (m *maker) sayChecked(a *activity.Activity) string {
	return m.in.Say("activity.checked."+a.CheckedHow, "date", m.sayDate(a.LastChecked), "who", a.CheckedBy)
}

// addSharing makes the plain links by which a page is handed on. What opens is
// the reader's own telephone or mail program; nothing is sent from here.
func (m *maker) addSharing(made *activityPage, a *activity.Activity) {
	address := m.shell.BaseURL + a.Path()
	said := words.Plain(m.in.Say("activity.share.words", "title", a.Title, "address", address))
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
func (m *maker) addCorrecting(made *activityPage, a *activity.Activity) {
	if m.Site.Editors.Email != "" {
		made.CorrectEmail = page.MailAddress(m.Site.Editors.Email) + "?subject=" + inLink(m.in.Say("activity.wrong.subject", "title", a.Title))
	}
	if m.Site.Repository != "" {
		made.EditURL = strings.TrimSuffix(m.Site.Repository, "/") + "/edit/main/content/" + (&url.URL{Path: a.File}).EscapedPath()
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
