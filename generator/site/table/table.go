// Package table writes a directory as one table, CSV as a spreadsheet opens it.
package table

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"bandstand/directory/activity"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// Path is the path of the table.
const Path = "open-data/activities.csv"

// Maker makes tables in one language.
type Maker struct {
	Say     *wording.Wording
	BaseURL string // before the addresses of pages; they stay relative where it is not known
}

// column is one column: its heading, and what it says of an activity.
type column struct {
	heading string
	says    func(m *Maker, a *activity.Activity) string
}

// text is a column of what a group says in words.
func text(heading string, of func(a *activity.Activity) words.Text) column {
	return column{heading, func(_ *Maker, a *activity.Activity) string { return of(a).String() }}
}

// fact is a column that is said as it stands.
func fact(heading string, of func(a *activity.Activity) string) column {
	return column{heading, func(_ *Maker, a *activity.Activity) string { return of(a) }}
}

// ofVenue is a column that is empty where there is no venue.
func ofVenue(heading string, of func(v *activity.Venue) string) column {
	return fact(heading, func(a *activity.Activity) string {
		if a.Venue == nil {
			return ""
		}
		return of(a.Venue)
	})
}

// ofContact is a column of how to reach a group: nothing of one to which a professional refers.
func ofContact(heading string, of func(c activity.Contact) string) column {
	return fact(heading, func(a *activity.Activity) string {
		if a.Join.How == activity.ProfessionalOnly {
			return ""
		}
		return of(a.Join.Contact)
	})
}

// columns are those of the table. New ones go to the end: others read them by their place.
var columns = []column{
	fact("slug", func(a *activity.Activity) string { return a.Slug }),
	{"url", func(m *Maker, a *activity.Activity) string { return m.BaseURL + a.Path() }},
	text("title", func(a *activity.Activity) words.Text { return a.Title }),
	text("summary", func(a *activity.Activity) words.Text { return a.Summary }),
	fact("organisation", func(a *activity.Activity) string { return a.Organisation.Name }),
	fact("kinds", func(a *activity.Activity) string { return labels(a.Kinds) }),
	fact("good_for", func(a *activity.Activity) string { return labels(a.GoodFor) }),
	{"when", func(m *Maker, a *activity.Activity) string {
		lines := m.when(a.Schedule)
		if by := a.Schedule.ByArrangement.String(); by != "" {
			lines = append(lines, by)
		}
		return strings.Join(lines, "; ")
	}},
	{"bank_holidays", func(m *Maker, a *activity.Activity) string { return a.Schedule.SayBankHolidays(m.Say.Lang).String() }},
	ofVenue("venue", func(v *activity.Venue) string { return v.Name }), // of an area neither is known
	ofVenue("address", func(v *activity.Venue) string { return v.Address }),
	ofVenue("town", func(v *activity.Venue) string { return v.Town.Name }),
	ofVenue("postcode", func(v *activity.Venue) string { return v.Postcode }),
	ofVenue("latitude", func(v *activity.Venue) string { return degrees(v, v.Point.Lat) }),
	ofVenue("longitude", func(v *activity.Venue) string { return degrees(v, v.Point.Lon) }),
	ofVenue("getting_there", func(v *activity.Venue) string { return v.GettingThere.String() }),
	text("online", func(a *activity.Activity) words.Text { return a.Online }),
	text("by_phone", func(a *activity.Activity) words.Text { return a.ByPhone }),
	{"cost", func(m *Maker, a *activity.Activity) string { return wording.Cost(m.Say.Lang, a.Cost).String() }},
	{"cost_in_pounds", func(_ *Maker, a *activity.Activity) string {
		return strconv.FormatFloat(float64(a.Cost.Amount)/100, 'f', 2, 64)
	}},
	text("concessions", func(a *activity.Activity) words.Text { return a.Cost.Concessions }),
	{"who_comes", func(m *Maker, a *activity.Activity) string {
		var lines []string
		for _, ages := range wording.Ages(m.Say.Lang, a.Generations) {
			lines = append(lines, ages.Says.String())
		}
		return strings.Join(lines, "; ")
	}},
	text("together", func(a *activity.Activity) words.Text { return a.Generations.Together }),
	text("who_can_come", func(a *activity.Activity) words.Text { return a.WhoCanCome }),
	fact("how_to_join", func(a *activity.Activity) string { return a.Join.How }),
	ofContact("contact", func(c activity.Contact) string { return c.Role.String() }),
	ofContact("phone", func(c activity.Contact) string { return c.Phone }),
	ofContact("textphone", func(c activity.Contact) string { return c.Textphone }),
	ofContact("text_message", func(c activity.Contact) string { return c.SMS }),
	ofContact("email", func(c activity.Contact) string { return c.Email }),
	ofContact("website", func(c activity.Contact) string { return c.Website }),
	text("first_visit", func(a *activity.Activity) words.Text { return a.FirstVisit }),
	fact("access", func(a *activity.Activity) string {
		var all []*vocabulary.Term
		for _, one := range a.Access {
			all = append(all, one.Term)
		}
		return labels(all)
	}),
	fact("access_missing", func(a *activity.Activity) string { return labels(a.AccessMissing) }),
	fact("languages", func(a *activity.Activity) string { return strings.Join(a.Languages, "; ") }),
	{"state", func(m *Maker, a *activity.Activity) string { return string(a.ToldState(m.Say.Now)) }},
	fact("last_checked", func(a *activity.Activity) string { return a.LastChecked.String() }),
	text("checked_by", func(a *activity.Activity) words.Text { return a.CheckedBy }),
	fact("source", func(a *activity.Activity) string { return a.Source.Name }),
	fact("licence", func(a *activity.Activity) string {
		if a.Source.Licence != "" {
			return a.Source.Licence
		}
		return "CC BY 4.0"
	}),
	text("partners_wanted", func(a *activity.Activity) words.Text { return a.PartnersWanted }),
	text("learned", func(a *activity.Activity) words.Text { return a.Learned }),
	ofAges("ages_from", lowest, func(g activity.Generations) activity.Ages { return g.Between }),
	ofAges("ages_to", highest, func(g activity.Generations) activity.Ages { return g.Between }),
	ofAges("younger_from", lowest, func(g activity.Generations) activity.Ages { return g.Younger }),
	ofAges("younger_to", highest, func(g activity.Generations) activity.Ages { return g.Younger }),
	ofAges("older_from", lowest, func(g activity.Generations) activity.Ages { return g.Older }),
	ofAges("older_to", highest, func(g activity.Generations) activity.Ages { return g.Older }),
	fact("everyone", func(a *activity.Activity) string { return yes(a.Generations.Everyone) }),
	ofVenue("area_only", func(v *activity.Venue) string { return yes(v.AreaOnly) }),
}

// ofAges is a column of one end of a span of ages: empty where nothing is told of it, or where that end is open.
func ofAges(heading string, end func(activity.Ages) string, of func(activity.Generations) activity.Ages) column {
	return fact(heading, func(a *activity.Activity) string {
		if ages := of(a.Generations); ages.Told() {
			return end(ages)
		}
		return ""
	})
}

func lowest(ages activity.Ages) string { return strconv.Itoa(ages.From) }

func highest(ages activity.Ages) string {
	if ages.To == 0 {
		return ""
	}
	return strconv.Itoa(ages.To)
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

// when returns the sessions in words. Of one that comes every other week or more seldom the day from which the weeks
// are counted is told too, though it has passed: nobody could tell the dates without.
func (m *Maker) when(of schedule.Schedule) []string {
	var lines []string
	add := func(some schedule.Schedule, at time.Time) {
		for _, line := range some.Lines(m.Say.Lang, at) {
			lines = append(lines, line.When)
		}
	}
	sessions := of.Sessions
	of.Sessions = slices.DeleteFunc(slices.Clone(sessions), func(s schedule.Session) bool { return s.Every > 1 })
	add(of, m.Say.Now)
	for _, session := range sessions {
		if session.Every > 1 {
			of.Sessions = []schedule.Session{session}
			add(of, session.From.AddDays(-1).Midnight(schedule.London))
		}
	}
	return lines
}

// byteOrderMark tells Excel that a table is in UTF-8.
const byteOrderMark = "\ufeff"

// Write writes the table of some activities, a row each.
func (m *Maker) Write(w io.Writer, of []*activity.Activity) error {
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	rows := csv.NewWriter(w)
	rows.UseCRLF = true
	cells := make([]string, len(columns))
	for i, column := range columns {
		cells[i] = column.heading
	}
	if err := rows.Write(cells); err != nil {
		return err
	}
	for _, a := range of {
		for i, column := range columns {
			cells[i] = cell(column.says(m, a))
		}
		if err := rows.Write(cells); err != nil {
			return err
		}
	}
	rows.Flush()
	return rows.Error()
}

// cell returns a text as no spreadsheet takes it for a formula: behind an apostrophe where
// it begins as one does. A longitude stays a number.
func cell(text string) string {
	if first, _ := utf8.DecodeRuneInString(text); text == "" || !strings.ContainsRune("=+-@＝＋－＠\t\r\n", first) {
		return text
	}
	if _, err := strconv.ParseFloat(text, 64); err == nil && !strings.ContainsAny(text, "+iIxXnN_\t\r\n") {
		return text
	}
	return "'" + text
}

// degrees returns a coordinate of a venue whose place is known and may be told.
func degrees(v *activity.Venue, of float64) string {
	if v.AreaOnly || v.Precision != activity.ByCoordinates && v.Precision != activity.ByPostcode {
		return ""
	}
	return strconv.FormatFloat(of, 'f', 5, 64)
}

func labels(terms []*vocabulary.Term) string {
	var all []string
	for _, term := range terms {
		all = append(all, term.Label.String())
	}
	return strings.Join(all, "; ")
}
