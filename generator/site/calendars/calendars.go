// Package calendars makes calendars of activities, to add to one's own or to subscribe to.
// It knows nothing of pages.
package calendars

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/calendar"
	"bandstand/generator/site/wording"
	"bandstand/generator/spool"
)

// File is the name of every calendar, below the address of what it is of.
const File = "calendar.ics"

// Maker makes calendars in one language.
type Maker struct {
	Say     *wording.Wording
	BaseURL string       // before the addresses of pages; empty where it is not known
	Kept    *spool.Spool // keeps the events of each activity, which stand in several calendars
}

// events is the key of an activity's events in a spool.
type events struct {
	language string
	of       *activity.Activity
}

// Write writes the calendar of some activities, which stands below an address.
func (m *Maker) Write(w io.Writer, name, address string, of []*activity.Activity) error {
	source := ""
	if m.BaseURL != "" {
		source = m.BaseURL + address + File
	}
	made, err := calendar.NewWriter(w, name, source, m.Say.Lang.Code())
	if err != nil {
		return err
	}
	for _, a := range of {
		key := events{m.Say.Lang.Code(), a}
		if err := m.Kept.Write(made, key, func(w io.Writer) error { return m.writeActivity(w, a) }); err != nil {
			return err
		}
	}
	return made.Close()
}

// writeActivity writes an event for each of the sessions of an activity. The first keeps
// its id when its day or its time changes, and so whoever added it gets the new one.
func (m *Maker) writeActivity(to io.Writer, a *activity.Activity) error {
	if len(a.Schedule.Sessions) == 0 {
		return nil
	}
	event := calendar.Event{
		Title:       a.Title.String(),
		UnsureTitle: m.Say.Lang.Say("calendar.unsure", "title", a.Title),
		About:       m.about(a),
		Where:       m.where(a),
		Changed:     a.Changed(m.Say.Told(a), m.Say.Now),
		Status:      m.status(a),
	}
	if m.BaseURL != "" {
		event.URL = m.BaseURL + a.Path()
	}
	if venue := a.Venue; venue != nil && !venue.AreaOnly && (venue.Precision == activity.ByCoordinates || venue.Precision == activity.ByPostcode) {
		event.Point = venue.Point
	}
	for _, kind := range a.Kinds {
		event.Kinds = append(event.Kinds, kind.Label.String())
	}
	// From the day on which its times were last confirmed, so that the calendar stays as it is
	// while nobody says anything new.
	for i, times := range a.Schedule.Series(a.ConfirmedBy(m.Say.Now), m.Say.Now) {
		event.ID, event.Times = m.id(a, i), times
		if err := event.Write(to); err != nil {
			return err
		}
	}
	return nil
}

// id returns the id of a session: of the first that of the activity alone. It goes by the
// directory's own address and not by that of one build, so that a preview has the same ids.
func (m *Maker) id(a *activity.Activity, session int) string {
	name := a.Slug
	if session > 0 {
		name += "." + strconv.Itoa(session+1)
	}
	return name + "@" + calendar.Host(m.Say.Site.BaseURL)
}

// status returns whether an activity happens at its times, as far as anybody knows.
func (m *Maker) status(a *activity.Activity) calendar.Status {
	switch state := a.State(m.Say.Now); {
	case state == activity.Paused, state == activity.Ended:
		return calendar.Cancelled
	case state == activity.Ask, a.Freshness(m.Say.Now) != activity.Fresh:
		return calendar.Tentative
	}
	return calendar.Confirmed
}

// where returns where to go, never more of a venue than the page shows.
func (m *Maker) where(a *activity.Activity) string {
	venue := a.Venue
	switch {
	case venue == nil:
		return m.Say.Where(a)
	case venue.AreaOnly:
		return venue.Town.Name + " " + venue.Postcode
	}
	parts := []string{venue.Name, venue.Address, venue.Town.Name + " " + venue.Postcode}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), ", ")
}

// about returns what one needs to know before one goes, in lines.
func (m *Maker) about(a *activity.Activity) string {
	lines := []string{a.Summary.String(), wording.Cost(m.Say.Lang, a.Cost).String(), m.Say.How(a)}
	if holidays := a.Schedule.SayBankHolidays(m.Say.Lang); holidays != "" {
		lines = append(lines, holidays.String())
	}
	if phone := a.Join.Contact.Phone; phone != "" && a.Join.How != activity.ProfessionalOnly && m.status(a) != calendar.Cancelled {
		lines = append(lines, m.Say.Lang.Say("contact.phone")+" "+m.Say.Lang.Phone(phone))
	}
	checked := m.Say.Lang.Text("activity.checked."+a.CheckedHow, "date", m.Say.Date(a.LastChecked), "who", a.CheckedBy)
	lines = append(lines, checked.String())
	if m.BaseURL != "" {
		lines = append(lines, m.BaseURL+a.Path())
	}
	return strings.Join(lines, "\n")
}
