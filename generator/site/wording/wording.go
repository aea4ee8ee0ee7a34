// Package wording knows how an activity is said: in one language, on one day. It knows
// nothing of addresses, lists or layouts.
package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"cmp"
	"fmt"
	"html/template"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Wording is a language and a day, and what of a directory bears on how its
// activities are said.
type Wording struct {
	*activity.Directory
	Lang           *words.Language
	Now            time.Time         // in Europe/London
	AddressBook    map[string]string // the private addresses behind form_to; none in a preview
	Preview        bool              // every form is shown, and none has an address
	SensitiveForms []string          // slugs of activities whose form the operator turned on
	// Altered returns when the page of an activity was last changed, by its file, and reports whether that is known; nil
	// where nothing is.
	Altered func(file string) (activity.Alteration, bool)
}

// Told returns the day on which somebody last confirmed what is said of an activity, or changed it.
func (w *Wording) Told(a *activity.Activity) schedule.Date {
	told := a.ConfirmedBy(w.Now)
	if w.Altered == nil {
		return told
	}
	last, known := w.Altered(a.File)
	if !known || last.On.Before(told) || schedule.DateOf(w.Now.In(schedule.London)).Before(last.On) {
		return told
	}
	return last.On
}

const (
	// NextShown is how many of the coming dates an activity's page shows.
	NextShown = 4
	// nextSpare is how many more it holds, hidden, to take the place of those
	// that pass before the site is built anew.
	nextSpare = 2
)

// NextDate is one of the coming dates.
type NextDate struct {
	Start, End time.Time // the same where nobody has told when it ends
	Gone       time.Time // from when on it is no longer to come
	Says       string
	Note       words.Text
	CheckFirst bool
}

// SaidAges is who comes.
type SaidAges struct {
	Says words.Text
	Note words.Text
}

// Next returns the coming dates, with the spare ones that take their place.
func (w *Wording) Next(a *activity.Activity) []NextDate {
	var dates []NextDate
	told := map[words.Text]bool{}
	if lines := a.Schedule.Lines(w.Lang, w.Now); len(lines) > 0 {
		told[lines[0].Note] = true
	}
	last := w.aYearOn()
	const most = NextShown + nextSpare
	coming := w.Coming(a, w.Now.AddDate(0, 3, 0)) // which hold as many of most activities
	if len(coming) < most {
		coming = w.Coming(a, w.Now.AddDate(1, 0, 0))
	}
	for _, next := range coming {
		if len(dates) == most || schedule.DateOf(next.Start).After(last) {
			break
		}
		if told[next.Note] {
			next.Note = "" // once is enough
		}
		told[next.Note] = true
		day := schedule.DateOf(next.Start)
		dates = append(dates, NextDate{
			Start: next.Start,
			End:   next.End,
			Gone:  gone(a, next),
			Says: w.Lang.Say("date.with_time",
				"date", w.Lang.LongDate(day.Year, day.Month, day.Day), "time", w.Lang.Clock(Minutes(next.Start))),
			Note:       next.Note,
			CheckFirst: next.CheckFirst,
		})
	}
	return dates
}

// Coming returns when an activity happens next, up to a moment.
func (w *Wording) Coming(a *activity.Activity, to time.Time) []schedule.Occurrence {
	return slices.DeleteFunc(a.Schedule.Between(w.Now, to), func(one schedule.Occurrence) bool { return !gone(a, one).After(w.Now) })
}

// gone returns from when on a date of an activity is no longer to come.
func gone(a *activity.Activity, one schedule.Occurrence) time.Time {
	if a.Join.Ahead() {
		return one.Start
	}
	return one.End
}

// Address returns the lines that say where, never more than the group wants shown: of an area, the
// town and the first half of the postcode, which is all that Load left of it.
func (w *Wording) Address(a *activity.Activity) []words.Text {
	var lines []words.Text
	if venue := a.Venue; venue != nil && venue.AreaOnly {
		lines = append(lines, w.Lang.Text("activity.area_only", "area", venue.Town.Name+" "+venue.Postcode))
	} else if venue != nil {
		lines = words.OwnEach([]string{venue.Name, venue.Address, venue.Town.Name + " " + venue.Postcode})
	}
	if a.Online != "" {
		lines = append(lines, w.Lang.Text("activity.online")+" "+a.Online)
	}
	if a.ByPhone != "" {
		lines = append(lines, w.Lang.Text("activity.by_phone")+" "+a.ByPhone)
	}
	return lines
}

// Where returns in one line where an activity happens, never more of a venue than the
// page shows.
func (w *Wording) Where(a *activity.Activity) string {
	var ways []string
	if venue := a.Venue; venue != nil {
		if venue.AreaOnly {
			ways = append(ways, w.Lang.Say("card.area", "town", venue.Town.Name))
		} else {
			ways = append(ways, venue.Name+", "+venue.Town.Name)
		}
	}
	if a.Online != "" {
		ways = append(ways, w.Lang.Say("card.online"))
	}
	if a.ByPhone != "" {
		ways = append(ways, w.Lang.Say("card.by_phone"))
	}
	return Capitalised(w.Lang.Either(ways))
}

// Cost returns what one pays, without the group's notes.
func Cost(lang *words.Language, cost activity.Cost) words.Text {
	switch {
	case cost.Free:
		return lang.Text("cost.free")
	case cost.Per == "":
		return words.Own(lang.Money(cost.Amount))
	}
	return lang.Text("cost.per", "amount", lang.Money(cost.Amount), "per", perOf(lang, cost.Per))
}

// perOf returns what a price is for. Where nobody has translated it, and it is what
// prices are mostly for, the catalogue knows it.
func perOf(lang *words.Language, per words.Text) words.Text {
	if key := "cost.each." + per.String(); per.IsForeign() && lang.Has(key) {
		return lang.Text(key)
	}
	return per
}

// Map returns a link to a public map, asked for only when somebody follows it: to the
// place itself where the group gave it.
func Map(venue *activity.Venue) string {
	if venue == nil || venue.AreaOnly {
		return ""
	}
	if venue.Precision == activity.ByCoordinates {
		at := fmt.Sprintf("%.5f/%.5f", venue.Point.Lat, venue.Point.Lon)
		latitude, longitude, _ := strings.Cut(at, "/")
		return "https://www.openstreetmap.org/?mlat=" + latitude + "&mlon=" + longitude + "#map=17/" + at
	}
	if venue.Postcode == "" {
		return ""
	}
	return "https://www.openstreetmap.org/search?query=" + url.QueryEscape(venue.Postcode)
}

// Ages returns who comes, the younger first.
func Ages(lang *words.Language, generations activity.Generations) []SaidAges {
	if between := generations.Between; between.Told() {
		return []SaidAges{{sayPeople(lang, "activity.people", between), sentence(between.Note)}}
	}
	younger := SaidAges{sayPeople(lang, "activity.younger", generations.Younger), sentence(generations.Younger.Note)}
	switch {
	case !generations.Everyone:
		return []SaidAges{younger, {sayPeople(lang, "activity.older", generations.Older), sentence(generations.Older.Note)}}
	case generations.Younger.Told():
		return []SaidAges{younger, {lang.Text("ages.adults"), ""}}
	}
	return []SaidAges{{lang.Text("ages.adults"), ""}}
}

// agesSaid returns Ages without their notes, in one breath.
func agesSaid(lang *words.Language, generations activity.Generations) words.Text {
	var said []words.Text
	for _, ages := range Ages(lang, generations) {
		said = append(said, Lowered(ages.Says))
	}
	return lang.ListTexts(said)
}

// sayPeople returns who they are, by the text of the key, and from which age to which.
func sayPeople(lang *words.Language, key string, ages activity.Ages) words.Text {
	if ages.From == 0 && ages.To == 0 {
		return lang.Text(key + ".any")
	}
	return lang.Text(key, "ages", Lowered(sayAges(lang, ages)))
}

// sayAges returns from which age to which.
func sayAges(lang *words.Language, ages activity.Ages) words.Text {
	switch {
	case ages.From == 0 && ages.To == 0:
		return lang.Text("ages.all")
	case ages.To == 0:
		return lang.Text("ages.and_over", "from", ages.From)
	case ages.From == ages.To:
		return lang.Text("ages.exactly", "age", ages.From)
	case ages.From == 0:
		return lang.Text("ages.up_to", "to", ages.To)
	}
	return lang.Text("ages.between", "from", ages.From, "to", ages.To)
}

// ChildrenAlone returns whether under-16s may come by themselves; nothing where the
// youngest are older than that.
func ChildrenAlone(lang *words.Language, generations activity.Generations) string {
	youngest, _ := generations.Spans()
	switch {
	case generations.ChildrenAlone:
		return lang.Say("activity.children_alone.yes")
	case youngest.From >= activity.AloneFrom:
		return ""
	}
	return lang.Say("activity.children_alone.no")
}

// Languages returns the names of the languages spoken, unless the reader's is the only one.
func Languages(lang *words.Language, codes []string) string {
	if len(codes) == 0 || slices.Equal(codes, []string{lang.Code()}) {
		return ""
	}
	var names []string
	for _, code := range codes {
		names = append(names, lang.LanguageName(code))
	}
	return lang.List(names)
}

// Lifetime returns how long an activity is to run, and what pays for it.
func (w *Wording) Lifetime(lifetime activity.Lifetime) []words.Text {
	var lines []words.Text
	if !lifetime.RunsUntil.IsZero() {
		lines = append(lines, w.Lang.Text("activity.runs_until", "date", w.Date(lifetime.RunsUntil)))
	}
	for _, line := range []words.Text{lifetime.Funding, lifetime.WhatNext} {
		if line != "" {
			lines = append(lines, sentence(line))
		}
	}
	return lines
}

// InAMessage returns what a text message or an email says of an activity, in lines: what it is,
// when, where, and the number to ring. Whoever gets it need not open anything to go.
func InAMessage(lang *words.Language, said *Said) string {
	lines := []string{said.Activity.Title.String()}
	for _, line := range said.WhenInLines() {
		lines = append(lines, line.String())
	}
	if where := said.WhereInLines(); len(where) > 0 {
		lines = append(lines, words.Join(where, ", ").String())
	}
	if phone := said.Activity.Join.Contact.Phone; phone != "" {
		lines = append(lines, lang.Say("activity.ring")+" "+lang.Phone(phone))
	}
	return strings.Join(lines, "\n")
}

// HTML returns a stranger's Markdown as goldmark rendered it, which let no HTML of theirs
// through.
func HTML(text activity.Text) template.HTML {
	if text.Foreign {
		return template.HTML(`<div lang="en">` + text.HTML() + `</div>`)
	}
	return template.HTML(text.HTML())
}

// InLink returns a text as it stands behind = in a mailto: or sms: link. There & begins
// another header, which url.PathEscape lets through, and + is no space.
func InLink(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// Lowered returns a label as it stands inside a sentence. Labels that begin with an
// abbreviation, such as BSL, stay as they are, and so do those of another language.
func Lowered(label words.Text) words.Text {
	says := label.String()
	first, size := utf8.DecodeRuneInString(says)
	second, _ := utf8.DecodeRuneInString(says[size:])
	if size == 0 || unicode.IsUpper(second) || label.IsForeign() {
		return label
	}
	return words.Own(string(unicode.ToLower(first)) + says[size:])
}

// Capitalised returns a text with a capital at its beginning.
func Capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// sentence closes a group's line with a full stop where it has none.
func sentence(line words.Text) words.Text {
	if says := line.String(); says == "" || strings.ContainsAny(says[len(says)-1:], ".!?") {
		return line
	}
	return line + "."
}

// Way is one way to reach a group.
type Way struct {
	Label string `json:"label"`
	Says  string `json:"says"`
	URL   string `json:"url"`
}

// GettingThere returns how one gets there and through which door.
func GettingThere(lang *words.Language, said *Said) []words.Text {
	venue := said.Activity.Venue
	if venue == nil {
		return nil
	}
	lines := appendSaid(nil, cmp.Or(venue.GettingThere, said.NotTold.GettingThere))
	if venue.Entrance != "" {
		lines = append(lines, lang.Text("activity.entrance")+" "+venue.Entrance)
	}
	return lines
}

// Ways returns the ways to reach a group, in the order of contact.html.
func Ways(lang *words.Language, contact activity.Contact) []Way {
	var ways []Way
	add := func(key, says, address string) {
		if says != "" {
			ways = append(ways, Way{lang.Say(key), says, address})
		}
	}
	add("contact.phone", lang.Phone(contact.Phone), string(page.TelephoneAddress(contact.Phone)))
	add("contact.textphone", lang.Phone(contact.Textphone), string(page.TelephoneAddress(contact.Textphone)))
	add("contact.sms", lang.Phone(contact.SMS), string(page.TextAddress(contact.SMS)))
	add("contact.email", contact.Email, page.MailAddress(contact.Email))
	add("contact.website", page.Host(contact.Website), contact.Website)
	return ways
}

// Minutes returns the time of day in minutes after midnight.
func Minutes(t time.Time) int { return t.Hour()*60 + t.Minute() }

// Date returns a date in words, without its weekday.
func (w *Wording) Date(d schedule.Date) string { return w.Lang.Date(d.Year, d.Month, d.Day) }
