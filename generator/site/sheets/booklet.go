package sheets

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
	// what happens once a month, and no further than search.Horizon.
	bookletAhead = 8 * 7 * 24 * time.Hour
	// bookletDates is how many of the coming dates a booklet prints of each.
	bookletDates = 3
)

// Booklet is what is on in a town, for people who would rather have it on paper.
type Booklet struct {
	Town       page.Link
	Picture    string // address of what stands on its cover
	Made       string // the day on which the dates are true
	Until      string // the last day that they reach
	Days       []BookletDay
	Other      []BookletEntry // what has no date in the time that a booklet covers
	LinkWorker activity.LinkWorker
	Address    string
	QR         *QRCode
}

// BookletDay is what happens on one day of the week.
type BookletDay struct {
	ID            string
	Name, Heading string // "Monday", "Mondays"
	Entries       []BookletEntry
}

// BookletEntry is one activity at one time of one day.
type BookletEntry struct {
	Shown search.Shown
	Time  string // "10:30am to midday"; empty where there is no date
	Dates string // "24 November, 1 December and 8 December"
	Note  words.Text
	Check bool         // one of the dates is a bank holiday, and the group has not said
	How   string       // whether one has to book
	Reach *wording.Way // the phone, or what comes nearest
	start int          // minutes after midnight, for the order
}

// Listing is an activity and how its card says it.
type Listing struct {
	*activity.Activity
	Shown search.Shown
}

// BookletPath returns the address of a town's booklet.
func BookletPath(town *activity.Town) string { return town.Path() + "booklet/" }

// Booklet returns the booklet of a town.
func (m *Maker) Booklet(town *activity.Town, found []Listing) (*Booklet, error) {
	qr, err := NewQR(m.BaseURL, town.Path())
	if err != nil {
		return nil, err
	}
	booklet := &Booklet{
		Town:       page.Link{Label: words.Own(town.Name), URL: town.Path()},
		Made:       m.Say.Date(schedule.DateOf(m.Say.Now)),
		Until:      m.Say.Date(schedule.DateOf(m.Say.Now.Add(bookletAhead))),
		LinkWorker: town.LinkWorker,
		Address:    m.Host() + town.Path(),
		QR:         qr,
	}
	booklet.Days, booklet.Other = m.days(found)
	return booklet, nil
}

// DayID returns the id of a day's heading in a booklet.
func DayID(day time.Weekday) string { return "on-" + strings.ToLower(day.String()) }

// weekdays yields the days of a week, Monday first.
func weekdays(yield func(time.Weekday) bool) {
	for i := range 7 {
		if !yield(time.Weekday((i + 1) % 7)) {
			return
		}
	}
}

// Weekdays returns the days of the week that a booklet of these activities has, Monday
// first.
func (m *Maker) Weekdays(found []Listing) (days []time.Weekday) {
	var on [7]bool
	for _, one := range found {
		if m.Say.NotHappening(one.Activity) != "" {
			continue
		}
		for _, next := range one.Shown.Coming {
			start := next.Start()
			on[start.Weekday()] = on[start.Weekday()] || start.Before(m.Say.Now.Add(bookletAhead))
		}
	}
	for day := range weekdays {
		if on[day] {
			days = append(days, day)
		}
	}
	return days
}

// days returns activities under the days of the week on which they are to happen,
// Monday first, and apart from them what has no such day.
func (m *Maker) days(found []Listing) (days []BookletDay, other []BookletEntry) {
	on := map[time.Weekday][]BookletEntry{}
	for _, one := range found {
		entries := m.entries(one)
		if len(entries) == 0 {
			other = append(other, m.entry(one))
		}
		for day, entry := range entries {
			on[day] = append(on[day], entry...)
		}
	}
	for day := range weekdays {
		if len(on[day]) == 0 {
			continue
		}
		slices.SortStableFunc(on[day], func(a, b BookletEntry) int {
			return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.Shown.Title.String(), b.Shown.Title.String()),
				cmp.Compare(a.Shown.Slug, b.Shown.Slug), cmp.Compare(a.Time, b.Time))
		})
		days = append(days, BookletDay{DayID(day), m.Say.Lang.Weekday(day), m.Say.Lang.Weekdays(day), on[day]})
	}
	return days, other
}

func (m *Maker) entry(one Listing) BookletEntry {
	return BookletEntry{Shown: one.Shown, How: m.Say.HowBriefly(one.Activity), Reach: m.reach(one.Activity)}
}

// entries returns the times of an activity on each day of the week; none where no date
// is known, or where none is to be believed.
func (m *Maker) entries(one Listing) map[time.Weekday][]BookletEntry {
	if m.Say.NotHappening(one.Activity) != "" {
		return nil
	}
	together := map[time.Weekday]map[string][]schedule.Occurrence{}
	for _, next := range one.Schedule.Between(m.Say.Now, m.Say.Now.Add(bookletAhead)) {
		day, span := next.Start.Weekday(), m.Say.Lang.Span(wording.Minutes(next.Start), wording.Minutes(next.End))
		if together[day] == nil {
			together[day] = map[string][]schedule.Occurrence{}
		}
		together[day][span] = append(together[day][span], next)
	}
	entries := map[time.Weekday][]BookletEntry{}
	for day, spans := range together {
		for span, dates := range spans {
			entry := m.entry(one)
			entry.Time, entry.Note, entry.start = span, dates[0].Note, wording.Minutes(dates[0].Start)
			var said []string
			for _, date := range dates[:min(bookletDates, len(dates))] {
				said = append(said, m.Say.Lang.DayOfMonth(date.Start.Month(), date.Start.Day()))
				entry.Check = entry.Check || date.CheckFirst
			}
			entry.Dates = m.Say.Lang.List(said)
			entries[day] = append(entries[day], entry)
		}
	}
	return entries
}
