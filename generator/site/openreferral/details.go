package openreferral

import (
	"math"
	"strconv"
	"strings"

	"bandstand/directory/activity"
	when "bandstand/directory/schedule"
)

// country is that of all places in a directory.
const country = "GB"

// location returns where an activity happens, never more of it than its page.
func (m *Maker) location(a *activity.Activity) location {
	venue := a.Venue
	made := location{ID: m.id(a.Path() + "#place"), Type: "physical", Name: venue.Name}
	at := address{
		ID: m.id(a.Path() + "#address"), Line: venue.Address, City: venue.Town.Name, Province: venue.Town.Name,
		Postcode: venue.Postcode, Country: country, Type: "physical",
	}
	if nation, ok := m.Say.Nation(venue.Town.Nation); ok {
		at.Province = nation.Name.String()
	}
	if venue.AreaOnly {
		made.Name, at.Line = venue.Town.Name, m.Say.Where(a)
	} else if venue.Precision == activity.ByCoordinates || venue.Precision == activity.ByPostcode {
		lat, lon := toMetres(venue.Point.Lat), toMetres(venue.Point.Lon)
		made.Latitude, made.Longitude = &lat, &lon
	}
	if at.Line == "" {
		at.Line = venue.Name
	}
	made.Addresses = []address{at}
	made.Description = venue.GettingThere.String()
	for _, one := range a.Access {
		made.Accessibility = append(made.Accessibility, accessibility{
			m.id(a.Path() + "#access-" + one.Term.Slug), one.Term.Label.String(), one.Note.String(),
		})
	}
	return made
}

// toMetres rounds a coordinate to about a metre: more would be made up.
func toMetres(degrees float64) float64 { return math.Round(degrees*1e5) / 1e5 }

// schedules returns the rules by which an activity happens, and the days of lists, each
// by itself. What the format has no place for, such as exceptions, is said in words.
func (m *Maker) schedules(a *activity.Activity) []schedule {
	holidays := a.Schedule.SayBankHolidays(m.Say.Lang).String()
	lines := a.Schedule.Lines(m.Say.Lang, m.Say.Now)
	var all []schedule
	for i, session := range a.Schedule.Sessions {
		base := schedule{
			ID: m.id(a.Path() + "#session-" + strconv.Itoa(i+1)), Opens: session.Start.String(), Link: m.page(a.Path()),
			Notes: session.Note.String(),
		}
		if session.End != 0 {
			base.Closes = session.End.String()
		}
		if len(lines) == len(a.Schedule.Sessions) {
			base.Description = lines[i].When
		}
		if holidays != "" {
			base.Description = strings.TrimPrefix(base.Description+". "+holidays, ". ")
		}
		for _, day := range session.Dates {
			one := base
			one.ID = m.id(a.Path() + "#session-" + strconv.Itoa(i+1) + "-" + day.String())
			one.Start, one.From, one.To = day.String(), day.String(), day.String()
			all = append(all, one)
		}
		if session.Repeats == "" {
			continue
		}
		base.From, base.To, base.Interval = session.From.String(), session.Until.String(), 1
		base.ByDay = strings.ToUpper(session.Day.String()[:2])
		switch session.Repeats {
		case when.Weekly:
			base.Freq, base.Interval, base.Start = "WEEKLY", max(session.Every, 1), session.From.String()
		case when.Monthly:
			base.Freq, base.ByDay = "MONTHLY", strconv.Itoa(session.Week)+base.ByDay
		}
		all = append(all, base)
	}
	if by := a.Schedule.ByArrangement.String(); by != "" {
		all = append(all, schedule{ID: m.id(a.Path() + "#by-arrangement"), Description: by})
	}
	return all
}

// contacts returns how to reach a group, as its page shows it.
func (m *Maker) contacts(a *activity.Activity) []contact {
	from := a.Join.Contact
	if !from.Reachable() {
		return nil
	}
	made := contact{ID: m.id(a.Path() + "#contact"), Name: from.Role.String(), Email: from.Email}
	for _, one := range []struct{ kind, number string }{{"voice", from.Phone}, {"textphone", from.Textphone}, {"text", from.SMS}} {
		if one.number != "" {
			made.Phones = append(made.Phones, phone{ID: m.id(a.Path() + "#phone-" + one.kind), Number: one.number, Type: one.kind})
		}
	}
	return []contact{made}
}
