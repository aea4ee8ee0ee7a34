package site

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

const (
	// bookletAhead is how far ahead a booklet looks for dates: long enough for
	// what happens once a month.
	bookletAhead = 8 * 7 * 24 * time.Hour
	// bookletDates is how many of the coming dates a booklet prints of each.
	bookletDates = 3
)

// bookletPage is what booklet.html is filled with: what is on in a town, for
// people who would rather have it on paper.
type bookletPage struct {
	Town    page.Link
	Made    string // the day on which the dates are true
	Days    []bookletDay
	Other   []bookletEntry // what has no date in the time that a booklet covers
	Help    *townHelp
	Address string
	QR      *qrCode
}

// bookletDay is what happens on one day of the week.
type bookletDay struct {
	ID            string
	Name, Heading string // "Monday", "Mondays"
	Entries       []bookletEntry
}

// bookletEntry is one activity at one time of one day.
type bookletEntry struct {
	Card  search.Shown
	Time  string // "10:30am to midday"; empty where there is no date
	Dates string // "24 November, 1 December and 8 December"
	Note  words.Text
	Check bool         // one of the dates is a bank holiday, and the group has not said
	How   string       // whether one has to book
	Reach *wording.Way // the phone, or what comes nearest
	start int          // minutes after midnight, for the order
}

func bookletPath(town *activity.Town) string { return town.Path() + "booklet/" }

// addBooklets adds a booklet for each town that has something on.
func (e *edition) addBooklets() {
	for _, town := range e.lists.towns {
		e.add(bookletPath(town), "booklet", unindexed, func() (page.Head, any, error) { return e.booklet(town) })
	}
}

func (e *edition) booklet(town *activity.Town) (page.Head, any, error) {
	qr, err := newQR(e.shell.BaseURL, town.Path())
	if err != nil {
		return page.Head{}, nil, err
	}
	booklet := bookletPage{
		Town:    page.Link{Label: words.Own(town.Name), URL: town.Path()},
		Made:    e.say.Date(schedule.DateOf(e.now)),
		Help:    e.help[town.Slug](),
		Address: strings.TrimPrefix(strings.TrimPrefix(e.shell.BaseURL, "https://"), "http://") + town.Path(),
		QR:      qr,
	}
	booklet.Days, booklet.Other = e.bookletDays(e.lists.inTown[town.Slug])
	return page.Head{
		Title:       e.lang.Say("booklet.heading", "town", town.Name),
		Description: e.lang.Say("booklet.description", "town", town.Name),
		Section:     "find",
		Crumbs:      e.crumbs(page.Link{Label: e.lang.Text("list.towns.all"), URL: "/towns/"}, booklet.Town),
		Sheet:       "booklet",
	}, booklet, nil
}

// bookletDays puts activities under the days of the week on which they are to
// happen, Monday first, and returns what has no such day apart.
func (e *edition) bookletDays(found []*listing) (days []bookletDay, other []bookletEntry) {
	on := map[time.Weekday][]bookletEntry{}
	for _, one := range found {
		entries := e.bookletEntries(one)
		if len(entries) == 0 {
			other = append(other, e.bookletEntry(one))
		}
		for day, entry := range entries {
			on[day] = append(on[day], entry...)
		}
	}
	for i := range 7 {
		day := time.Weekday((i + 1) % 7)
		if len(on[day]) == 0 {
			continue
		}
		slices.SortStableFunc(on[day], func(a, b bookletEntry) int {
			return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.Card.Title, b.Card.Title), cmp.Compare(a.Card.Slug, b.Card.Slug), cmp.Compare(a.Time, b.Time))
		})
		days = append(days, bookletDay{"on-" + strings.ToLower(day.String()), e.lang.Weekday(day), e.lang.Weekdays(day), on[day]})
	}
	return days, other
}

func (e *edition) bookletEntry(one *listing) bookletEntry {
	entry := bookletEntry{Card: one.shown, How: e.say.HowBriefly(one.Activity)}
	if ways := e.say.Ways(one.Join.Contact); len(ways) > 0 {
		entry.Reach = &ways[0]
	}
	return entry
}

// bookletEntries returns the times of an activity on each day of the week; none
// where no date is known, or where none is to be believed.
func (e *edition) bookletEntries(one *listing) map[time.Weekday][]bookletEntry {
	if e.say.NotHappening(one.Activity) != "" {
		return nil
	}
	together := map[time.Weekday]map[string][]schedule.Occurrence{}
	for _, next := range one.Schedule.Between(e.now, e.now.Add(bookletAhead)) {
		day, span := next.Start.Weekday(), e.lang.Span(wording.Minutes(next.Start), wording.Minutes(next.End))
		if together[day] == nil {
			together[day] = map[string][]schedule.Occurrence{}
		}
		together[day][span] = append(together[day][span], next)
	}
	entries := map[time.Weekday][]bookletEntry{}
	for day, spans := range together {
		for span, dates := range spans {
			entry := e.bookletEntry(one)
			entry.Time, entry.Note, entry.start = span, dates[0].Note, wording.Minutes(dates[0].Start)
			var said []string
			for _, date := range dates[:min(bookletDates, len(dates))] {
				said = append(said, e.lang.DayOfMonth(date.Start.Month(), date.Start.Day()))
				entry.Check = entry.Check || date.CheckFirst
			}
			entry.Dates = e.lang.List(said)
			entries[day] = append(entries[day], entry)
		}
	}
	return entries
}
