package lists

import (
	"cmp"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/address"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// whatsOnDays is how many days ahead "What's on" looks.
const whatsOnDays = 14

// mostOfADay is how many sessions of a day it names before it leads to a search.
const mostOfADay = 60

// whatsOnPage is what whats-on.html is filled with.
type whatsOnPage struct {
	Heading, Lead   string
	Towns           []page.Link // the same of each town
	Today, Tomorrow string      // how a day is headed on that day, with {date} for the date
	Jumps           []page.Link
	Days            []dayOn
	RingFirst       string     // how many groups may be on too
	All             *page.Link // to what is listed, where none of it is on in these days
}

// dayOn is what happens on one day.
type dayOn struct {
	ID, Heading string
	Date        string    // the heading without today or tomorrow
	End         time.Time // midnight
	Sessions    []sessionOn
	More        *page.Link // to a search for the whole day, where there are more than fit here
}

// sessionOn is one session of one activity.
type sessionOn struct {
	*search.Shown            // the card of the activity
	KindLabel     words.Text // of the first
	Start, End    time.Time
	TimeSaid      string
	Note          words.Text
	CheckFirst    bool
}

// whatsOn is the page of the next fourteen days, today included, of all towns or of one.
type whatsOn struct {
	lang  *words.Language
	now   time.Time
	all   listing.Found
	town  *activity.Town   // nil where it is of all
	towns []*activity.Town // that have a page of their own
}

// townWhatsOn returns the address of what is on in a town.
func townWhatsOn(town *activity.Town) string { return town.Path() + "whats-on/" }

// addWhatsOn adds what is on in the next days: everywhere, and in each town.
func (m *Maker) addWhatsOn() {
	towns := m.Booklets()
	m.Book.Add("/whats-on/", "whats-on", address.Indexed, whatsOn{m.Lang, m.Now, m.Lists().All(), nil, towns}.page)
	for _, town := range towns {
		m.Book.Add(townWhatsOn(town), "whats-on", address.Indexed, whatsOn{m.Lang, m.Now, m.Lists().InTown(town), town, nil}.page)
	}
}

// page returns what whats-on.html is filled with.
func (w whatsOn) page() (page.Head, any, error) {
	made := whatsOnPage{
		Heading:  w.lang.Say("whats_on.heading"),
		Today:    w.lang.Say("whats_on.today", "date", "{date}"),
		Tomorrow: w.lang.Say("whats_on.tomorrow", "date", "{date}"),
	}
	wayBack, near := page.Crumbs(w.lang), ""
	if w.town != nil {
		made.Heading = w.lang.Say("whats_on.heading.town", "town", w.town.Name)
		wayBack, near = page.Crumbs(w.lang, page.Link{Label: words.Own(w.town.Name), URL: w.town.Path()}), "&near="+w.town.Slug
	}
	if len(w.towns) > 1 {
		made.Towns = each(w.towns, func(town *activity.Town) page.Link {
			return page.Link{Label: words.Own(town.Name), URL: townWhatsOn(town)}
		})
	}
	last := schedule.DateOf(w.now).AddDays(whatsOnDays - 1)
	until := w.lang.LongDate(last.Year, last.Month, last.Day)
	made.Lead = w.lang.Say("whats_on.lead", "date", until)
	if len(w.all.RingFirst) > 0 {
		made.RingFirst = w.all.SayRingFirst(w.lang)
	}
	if on := w.sessions(); len(on) > 0 {
		w.tellDays(&made, on, near)
	} else {
		made.Lead = w.lang.Say("whats_on.none", "date", until)
		if len(w.all.Listed) > 0 {
			made.All = &page.Link{Label: w.lang.Text("everything.heading"), URL: "/activities/"}
		}
	}
	return page.Head{
		Title:       made.Heading,
		Description: made.Lead,
		Section:     "find",
		Crumbs:      wayBack,
	}, made, nil
}

// tellDays puts the days on the page, and what is on on each. A search near the town has the
// rest of a day that has more than fits.
func (w whatsOn) tellDays(made *whatsOnPage, on map[schedule.Date][]sessionOn, near string) {
	for i := range whatsOnDays {
		date := schedule.DateOf(w.now).AddDays(i)
		day := dayOn{
			ID:       "on-" + date.String(),
			Date:     w.lang.LongDate(date.Year, date.Month, date.Day),
			End:      date.AddDays(1).Midnight(schedule.London),
			Sessions: on[date][:min(len(on[date]), mostOfADay)],
		}
		for i, one := range day.Sessions {
			day.Sessions[i].TimeSaid = w.lang.Span(wording.Minutes(one.Start), wording.Minutes(one.End))
		}
		if len(on[date]) > mostOfADay {
			day.More = &page.Link{Label: w.lang.Text("whats_on.more", "count", mostOfADay), URL: "/search?date=" + date.String() + near}
		}
		day.Heading = day.Date
		switch i {
		case 0:
			day.Heading = w.lang.Say("whats_on.today", "date", day.Heading)
		case 1:
			day.Heading = w.lang.Say("whats_on.tomorrow", "date", day.Heading)
		}
		made.Days = append(made.Days, day)
		short := words.Own(w.lang.DayAndMonth(date.Year, date.Month, date.Day))
		made.Jumps = append(made.Jumps, page.Link{Label: short, URL: "#" + day.ID})
	}
}

// sessions returns those of each of the coming days, earliest first, without TimeSaid.
func (w whatsOn) sessions() map[schedule.Date][]sessionOn {
	on, end := map[schedule.Date][]sessionOn{}, schedule.DateOf(w.now).AddDays(whatsOnDays).Midnight(schedule.London)
	for _, one := range w.all.Listed {
		if one.Shown.Next.IsZero() || !one.Shown.Next.Before(end) {
			continue // those of one that is paused are not to be believed
		}
		for _, next := range one.Schedule.Between(w.now, end) {
			date := schedule.DateOf(next.Start)
			on[date] = append(on[date], sessionOn{
				Shown: &one.Shown, KindLabel: one.Shown.KindLabels[0],
				Start: next.Start, End: next.End, Note: next.Note, CheckFirst: next.CheckFirst,
			})
		}
	}
	for _, day := range on {
		slices.SortStableFunc(day, func(a, b sessionOn) int {
			return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title.String(), b.Title.String()),
				cmp.Compare(a.URL, b.URL))
		})
	}
	return on
}
