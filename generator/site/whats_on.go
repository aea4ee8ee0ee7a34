package site

import (
	"cmp"
	"slices"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/schedule"
)

// whatsOnDays is how many days ahead "What's on" looks.
const whatsOnDays = 14

// whatsOnPage is what whats-on.html is filled with.
type whatsOnPage struct {
	Lead            string
	Today, Tomorrow string // how a day is headed on that day, with {date} for the date
	Jumps           []page.Link
	Days            []dayOn
}

// dayOn is what happens on one day.
type dayOn struct {
	ID, Heading string
	Date        string    // the heading without today or tomorrow
	End         time.Time // midnight
	Sessions    []sessionOn
}

// sessionOn is one session of one activity.
type sessionOn struct {
	URL, Title, Where, Cost, TimeSaid, Note, StateSaid string
	Kinds                                              []string
	KindLabel                                          string // of the first
	Start, End                                         time.Time
	CheckFirst                                         bool
}

// makeWhatsOn makes the page of the next fourteen days, today included.
func (m *maker) makeWhatsOn() error {
	made := whatsOnPage{
		Today:    m.in.Say("whats_on.today", "date", "{date}"),
		Tomorrow: m.in.Say("whats_on.tomorrow", "date", "{date}"),
	}
	on := m.sessionsOn()
	for i := range whatsOnDays {
		date := schedule.DateOf(m.now).AddDays(i)
		day := dayOn{
			ID:       "on-" + date.String(),
			Date:     m.in.LongDate(date.Year, date.Month, date.Day),
			End:      date.AddDays(1).Midnight(schedule.London),
			Sessions: on[date],
		}
		day.Heading = day.Date
		switch i {
		case 0:
			day.Heading = m.in.Say("whats_on.today", "date", day.Heading)
		case 1:
			day.Heading = m.in.Say("whats_on.tomorrow", "date", day.Heading)
		}
		made.Days = append(made.Days, day)
		made.Jumps = append(made.Jumps, page.Link{Label: m.in.DayAndMonth(date.Year, date.Month, date.Day), URL: "#" + day.ID})
	}
	last := schedule.DateOf(m.now).AddDays(whatsOnDays - 1)
	made.Lead = m.in.Say("whats_on.lead", "date", m.in.LongDate(last.Year, last.Month, last.Day))
	return m.put("whats-on", page.Head{
		Title:       m.in.Say("whats_on.heading"),
		Description: made.Lead,
		Path:        "/whats-on/",
		Section:     "find",
		Crumbs:      m.crumbs(),
	}, made)
}

// sessionsOn gives the sessions of each of the coming days, earliest first.
func (m *maker) sessionsOn() map[schedule.Date][]sessionOn {
	on := map[schedule.Date][]sessionOn{}
	for _, one := range m.listed {
		if one.shown.Next.IsZero() {
			continue // paused: its dates are not to be believed
		}
		for _, next := range one.Schedule.Between(m.now, m.today().AddDate(0, 0, whatsOnDays)) {
			date := schedule.DateOf(next.Start)
			on[date] = append(on[date], sessionOn{
				URL:        one.Path(),
				Title:      one.Title,
				Where:      one.shown.Where,
				Cost:       one.shown.Cost,
				TimeSaid:   m.in.Span(minutes(next.Start), minutes(next.End)),
				Note:       next.Note,
				StateSaid:  one.shown.StateSaid,
				Kinds:      one.shown.Kinds,
				KindLabel:  one.shown.KindLabels[0],
				Start:      next.Start,
				End:        next.End,
				CheckFirst: next.CheckFirst,
			})
		}
	}
	for _, sessions := range on {
		slices.SortStableFunc(sessions, func(a, b sessionOn) int {
			return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Title, b.Title), cmp.Compare(a.URL, b.URL))
		})
	}
	return on
}

// minutes is the time of day in minutes after midnight.
func minutes(t time.Time) int { return t.Hour()*60 + t.Minute() }
