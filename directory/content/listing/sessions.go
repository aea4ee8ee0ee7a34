package listing

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/schedule"
	"bandstand/directory/timetable"
	"bandstand/directory/words"
)

// readSchedule checks when it happens.
func readSchedule(p *page) {
	f, it := &p.fields, p.it
	if f.Sessions.Missing() && f.ByArrangement.Missing() {
		p.Missingf(max(f.Sessions.Line, f.ByArrangement.Line), `"sessions" is missing`).
			Suggestf("add sessions: with day, time and repeats, as the example in content/README.md does; or " +
				"by_arrangement: with words")
	}
	it.Schedule = schedule.Schedule{
		ByArrangement: words.Own(f.ByArrangement.Value),
		BankHolidays:  words.Own(f.BankHolidays.Value),
		Nation:        p.Directory.Site.Nation,
	}
	if it.Venue != nil && it.Venue.Town != nil {
		it.Schedule.Nation = it.Venue.Town.Nation
		it.Schedule.Terms = it.Venue.Town.TermDates
	}
	for i := range f.Sessions.Items {
		if session, ok := readSession(p, &f.Sessions.Items[i]); ok {
			it.Schedule.Sessions = append(it.Schedule.Sessions, session)
		}
	}
	checkTermTime(p, f.Sessions.Items)
}

// checkTermTime warns of sessions in term time where nobody knows the terms.
func checkTermTime(p *page, sessions []fields.Session) {
	for _, session := range sessions {
		if !session.TermTime.Value {
			continue
		}
		terms := p.it.Schedule.Terms
		if p.it.Venue == nil {
			p.Warnf(session.TermTime.Line, "this has no town, so nobody knows which school terms are meant, and no next "+
				"date can be shown").
				Suggestf("take term_time_only out, and say in a note when there is a pause")
			return
		}
		if len(terms) == 0 {
			p.Warnf(session.TermTime.Line, "the school terms of its town are not told, so no next date can be shown").
				Suggestf("add term_dates to the town's page")
			return
		}
		if last := terms[len(terms)-1]; last.To.Before(p.Days.Today) {
			p.Warnf(session.TermTime.Line, "the school terms of its town are over, so no next date can be shown").
				Suggestf("add the new term_dates to the town's page")
			return
		}
	}
}

// readSession checks one line of sessions. It reports whether the line can be used.
func readSession(p *page, f *fields.Session) (schedule.Session, bool) {
	if !f.Set {
		if !f.Invalid {
			p.Errorf(f.Line, "a session says nothing").Suggestf("write its day, time and repeats, or take the line out")
		}
		return schedule.Session{}, false
	}
	session := schedule.Session{
		From: f.From.Value, Until: f.Until.Value,
		Except: days(f.Except), Also: days(f.Also),
		TermTime: f.TermTime.Value, Note: words.Own(f.Note.Value),
	}
	before := p.ErrorCount()
	readTime(p, f, &session)
	if f.Dates.Set || f.Dates.Invalid {
		session.Dates = days(f.Dates)
		checkDates(p, f)
	} else if date, ok := frontmatter.DateMeant(f.Day.Value); f.Day.Set && ok {
		p.Errorf(f.Day.Line, `%s is a date, and "day" wants a day of the week`, words.Quote(f.Day.Value)).
			Suggestf("where it does not repeat, write dates: [%s] in place of day", date)
	} else {
		readDay(p, f, &session)
		readRepeats(p, f, &session)
		readMonths(p, f, &session)
		checkSpan(p, f, &session)
	}
	checkNote(p, f, session)
	return session, p.ErrorCount() == before
}

var (
	// partOfYear matches months and seasons as they are written in a note. "May" is a month with a capital letter alone.
	partOfYear = regexp.MustCompile(`\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)\b|` +
		`\b(?:January|February|March|April|June|July|August|September|October|November|December)\b|` +
		`\b(?i:spring|summer|autumn|winter|holidays)\b`)
	// clockTime matches a time of day: "7.30", "7:30 pm", "7pm".
	clockTime = regexp.MustCompile(`(?i)(?:^|[^\d£.:])(\d{1,2})(?:[.:](\d\d))?(?: ?([ap])m\b)?`)
)

// checkNote warns of a note by which a session is at another time in part of the year: cards, calendars and searches know
// of no such thing.
func checkNote(p *page, f *fields.Session, session schedule.Session) {
	if !partOfYear.MatchString(f.Note.Value) {
		return
	}
	for _, found := range clockTime.FindAllStringSubmatch(f.Note.Value, -1) {
		hour, _ := strconv.Atoi(found[1])
		minute, _ := strconv.Atoi(found[2])
		if found[2] == "" && found[3] == "" || hour > 23 || minute > 59 { // a date, or another figure
			continue
		}
		at := schedule.Clock(hour%12*60 + minute)
		if same := func(known schedule.Clock) bool { return known%(12*60) == at }; same(session.Start) || same(session.End) {
			continue
		}
		p.Warnf(f.Note.Line, "the note names %s beside part of the year, and pages, calendars and searches go by %s alone",
			words.Quote(found[0][strings.Index(found[0], found[1]):]), timetable.WriteTime(session.Start, session.End)).
			Suggestf(`where it is at another time then, make two sessions of it, each with its "months"`)
		return
	}
}

func days(dates frontmatter.List[frontmatter.Date]) []schedule.Date {
	var all []schedule.Date
	for _, day := range dates.Items {
		if day.Set {
			all = append(all, day.Value)
		}
	}
	return all
}

func readTime(p *page, f *fields.Session, session *schedule.Session) {
	if f.Time.Missing() {
		p.Missingf(max(f.Time.Line, f.Line), `a session has no "time"`).
			Suggestf(`add time: with when it begins and ends, in the form "HH:MM to HH:MM"`)
	}
	if f.Time.Set {
		var err error
		session.Start, session.End, err = timetable.ParseTime(f.Time.Value)
		reportValue(p, f.Time, err)
		if err == nil {
			checkHour(p, f.Time, session.Start, session.End)
		}
	}
}

// The hours between which people meet: what begins or ends outside them was probably
// meant for twelve hours later.
const (
	earliest = 6 * 60
	latest   = 23 * 60
)

// atNight matches what people do meet for before six.
var atNight = regexp.MustCompile(`(?i)\b(?:dawn|sunrise|night|midnight|moths?|bats?|owls?|stars?|early|` +
	`solstice|tides?|market|vigil)\b`)

// checkHour warns of times in the night.
func checkHour(p *page, v frontmatter.Text, start, end schedule.Clock) {
	if start >= earliest && (end == 0 || end-start <= 12*60) && start <= latest ||
		start < earliest && atNight.MatchString(p.fields.Title.Value+" "+p.fields.Summary.Value) {
		return
	}
	problem := p.Warnf(v.Line, "%s begins in the night: %s", words.Quote("time"), words.Quote(v.Value))
	switch later := start + 12*60; {
	case start >= earliest && start <= latest:
		problem.What = fmt.Sprintf("%s lasts more than twelve hours: %s", words.Quote("time"), words.Quote(v.Value))
		problem.Suggestf("look at both times: the clock has 24 hours here")
	case start < earliest && (end == 0 || end <= 12*60):
		var until schedule.Clock
		if end > 0 {
			until = end + 12*60
		}
		meant := timetable.WriteTime(later, until)
		problem.Suggestf("if the afternoon or the evening is meant, write %s", words.Quote(meant))
	default:
		problem.Suggestf("look at the hour: the clock has 24 hours here, and 00:00 is midnight")
	}
}

// checkDates refuses what makes no sense beside a plain list of days.
func checkDates(p *page, f *fields.Session) {
	for _, other := range []struct {
		frontmatter.Field
		name string
	}{{f.Day.Field, "day"}, {f.Repeats.Field, "repeats"}, {f.Week.Field, "week"}, {f.Months.Field, "months"},
		{f.From.Field, "from"}, {f.Until.Field, "until"}} {
		if other.Set {
			p.Errorf(other.Line, `%s stands beside "dates"`, words.Quote(other.name)).
				Suggestf("a session either repeats or has a list of dates: make two sessions of it")
		}
	}
}

func readDay(p *page, f *fields.Session, session *schedule.Session) {
	if f.Day.Missing() {
		p.Missingf(max(f.Day.Line, f.Line), `a session has no "day"`).
			Suggestf("add day: with a day of the week, or dates: [YYYY-MM-DD] where it does not repeat")
	}
	if f.Day.Set {
		var err error
		session.Day, err = timetable.ParseDay(f.Day.Value)
		reportValue(p, f.Day, err)
	}
}

func readRepeats(p *page, f *fields.Session, session *schedule.Session) {
	if f.Repeats.Missing() {
		p.Missingf(max(f.Repeats.Line, f.Line), `a session has no "repeats"`).
			Suggestf("add repeats: weekly, fortnightly or monthly")
	}
	if !f.Repeats.Set {
		return
	}
	var err error
	session.Repeats, session.Every, err = timetable.ParseRepeats(f.Repeats.Value)
	reportValue(p, f.Repeats, err)
	if f.Week.Set {
		session.Week, err = timetable.ParseWeek(f.Week.Value)
		reportValue(p, f.Week, err)
	}
	switch {
	case session.Repeats == schedule.Monthly && f.Week.Missing():
		p.Missingf(max(f.Week.Line, f.Repeats.Line), `a monthly session has no "week"`).
			Suggestf("add week: first, second, third, fourth or last")
	case session.Repeats != schedule.Monthly && session.Repeats != "" && f.Week.Set:
		p.Errorf(f.Week.Line, `"week" is only for sessions that are monthly`).
			Suggestf("write repeats: monthly, or take week out")
	case session.Every > 1 && f.From.Missing():
		p.Missingf(max(f.From.Line, f.Repeats.Line), `a session that is %s has no "from"`, f.Repeats.Value).
			Suggestf("add from: and the date of the first one, so that we know which weeks")
	}
}

func readMonths(p *page, f *fields.Session, session *schedule.Session) {
	if f.Months.Set {
		var err error
		session.Season, err = timetable.ParseMonths(f.Months.Value)
		reportValue(p, f.Months, err)
	}
}

// checkSpan checks the dates between which a session repeats.
func checkSpan(p *page, f *fields.Session, session *schedule.Session) {
	if f.From.Set && f.Until.Set && f.Until.Value.Before(f.From.Value) {
		p.Errorf(f.Until.Line, `"until" comes before "from"`).Suggestf("it begins on %s: look at the year", f.From.Value)
		return
	}
	if !f.Day.Set || session.Repeats == "" {
		return
	}
	if f.From.Set && f.From.Value.Weekday() != session.Day {
		p.Warnf(f.From.Line, `"from" is a %s, and the session is on a %s`, f.From.Value.Weekday(), session.Day).
			Suggestf("look in a calendar: one of the two is wrong")
	}
	if session.Every > 1 && f.From.Set && !session.Season.Has(f.From.Value.Month) {
		p.Warnf(f.From.Line, `"from" is in %s, and "months" says %s`, f.From.Value.Month, f.Months.Value).
			Suggestf("look in a calendar: one of the two is wrong")
	}
	for _, except := range f.Except.Items {
		day := except.Value
		if !except.Set {
			continue
		}
		hint := fmt.Sprintf("look in a calendar: the sessions are on a %s", session.Day)
		if day.Weekday() == session.Day {
			hint = `it is outside "from", "until" and "months": look in a calendar`
		}
		if day.Weekday() != session.Day || f.From.Set && day.Before(f.From.Value) || f.Until.Set &&
			day.After(f.Until.Value) || !session.Season.Has(day.Month) {
			p.Warnf(except.Line, `"except" names %s, a %s, when there is no session anyway`, day, day.Weekday()).
				Suggestf("%s", hint)
		}
	}
}

// reportValue reports the error of a Parse function of package timetable, if there
// is one.
func reportValue(p *page, v frontmatter.Text, err error) {
	var wrong *timetable.ValueError
	if errors.As(err, &wrong) {
		p.Errorf(v.Line, "%s", wrong.What).Suggestf("%s", wrong.Hint)
	}
}
