package timetable

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable/phrases"
	"bandstand/directory/words"
)

// sessions returns what a sentence with days and times comes to, or what must be asked first. It
// is not ok where the sentence has to stay words.
func (r *reader) sessions(s sentence) (all []schedule.Session, question *Question, ok bool) {
	if s.doubt {
		return nil, nil, false
	}
	for _, g := range s.groups {
		some, asked, ok := r.groupSessions(s, g)
		if !ok {
			return nil, nil, false
		}
		if question == nil {
			question = asked
		}
		all = append(all, some...)
	}
	if question == nil && s.tail.End > 0 {
		question = r.askScope(s)
	}
	return all, question, true
}

func (r *reader) groupSessions(s sentence, g group) ([]schedule.Session, *Question, bool) {
	if g.days = r.withoutNames(g.days); len(g.days) == 0 {
		if g, ok := stretchOfDates(g); ok {
			return r.groupSessions(s, g)
		}
		return nil, r.askDay(g), len(g.times) > 0 && !g.said.month && len(g.said.nths) == 0
	}
	for n := 1; n < len(g.days); n++ {
		if g.days[n-1].Kind != g.days[n].Kind && g.days[n-1].End == g.days[n].At {
			return nil, nil, false // "Tuesday 14th and 21st January", which are Thursdays
		}
	}
	if len(g.times) == 0 {
		return nil, r.askTime(g.days[len(g.days)-1]), true
	}
	if (len(g.said.nths) > 0) != (g.said.month && len(g.said.nths) > 0) {
		return nil, nil, false // "Tuesday 1st", of which month nobody knows
	}
	var all []schedule.Session
	for _, d := range g.days {
		base, question, ok := r.repeats(s, g, d)
		if !ok || question != nil {
			return nil, question, ok
		}
		for _, t := range g.times {
			readings := t.span.Readings(d.Part)
			switch {
			case len(readings) == 0:
				return nil, nil, false
			case len(readings) > 1:
				return nil, r.askHalf(t.at, s, readings), true
			}
			notes := slices.Concat(g.notes, t.notes)
			if t.span.Start.Roughly || t.span.End.Roughly {
				notes = append(notes, r.Said(s.items[t.at].At, s.items[t.at].End))
			}
			for _, one := range base {
				one.Start, one.End = readings[0].Start, readings[0].End
				one.Note = words.Own(oneLine(strings.Join(notes, ", ")))
				all = append(all, one)
			}
		}
		if len(all) > mostSessions {
			return nil, nil, false
		}
	}
	return all, nil, true
}

// repeats returns the sessions of some days, without their times.
func (r *reader) repeats(s sentence, g group, d phrases.Item) ([]schedule.Session, *Question, bool) {
	l := g.said
	if d.Kind == phrases.OnDates {
		// Limits bound what repeats. A list of days is as it is.
		bound := l.weeks > 1 || l.month || l.term || len(l.seasons) > 0 || len(l.never)+len(l.pauses) > 0 ||
			!l.from.IsZero() || !l.until.IsZero()
		return []schedule.Session{{Dates: d.Dates, Except: l.except, Also: l.also}}, nil, !bound
	}
	if l.always && (l.term || len(l.seasons) > 0) {
		return nil, nil, false
	}
	weeks, nths := l.weeks, slices.Concat(d.Nths, l.nths)
	if d.Turn > 0 {
		if !l.month {
			return nil, r.askTurn(d), weeks == 0
		}
		nths = append(nths, map[int]int{2: 2, 3: 3, 4: 4}[d.Turn])
	}
	if d.Weeks > 0 {
		if weeks > 1 && weeks != d.Weeks {
			return nil, nil, false
		}
		weeks = d.Weeks
	}
	switch {
	case l.month && len(nths) == 0 && weeks == 0 && !g.nthDays():
		return nil, r.askWeek(d), true
	case len(nths) > 0 && weeks > 0, l.month && weeks > 0 && !g.nthDays():
		return nil, nil, false
	case weeks > 1 && l.from.IsZero():
		return nil, r.askFirst(g), true
	}
	base := schedule.Session{
		Repeats: schedule.Weekly, TermTime: l.term, From: l.from, Until: l.until, Except: l.except, Also: l.also,
	}
	var all []schedule.Session
	for _, day := range d.Days {
		if slices.Contains(l.never, day) {
			continue
		}
		one := base
		one.Day = day
		for _, pause := range l.pauses {
			days := daysIn(pause, day)
			if len(days) > phrases.MostDates {
				return nil, nil, false
			}
			one.Except = slices.Concat(one.Except, days)
		}
		if weeks > 1 {
			one.Every, one.From = weeks, sameWeek(l.from, day, weeks)
		}
		all = append(all, inSeasons(inWeeks(one, nths), l.seasons)...)
	}
	return all, nil, len(all) > 0
}

// daysIn returns the days of a pause that are such days of the week.
func daysIn(pause phrases.Item, weekday time.Weekday) []schedule.Date {
	var days []schedule.Date
	day := pause.From.AddDays(int(weekday-pause.From.Weekday()+7) % 7)
	for ; !day.After(pause.Until) && len(days) <= phrases.MostDates; day = day.AddDays(7) {
		days = append(days, day)
	}
	return days
}

// inWeeks returns a session for each of some weeks of the month.
func inWeeks(one schedule.Session, nths []int) []schedule.Session {
	if len(nths) == 0 {
		return []schedule.Session{one}
	}
	var all []schedule.Session
	for _, week := range nths {
		one.Repeats, one.Week = schedule.Monthly, week
		all = append(all, one)
	}
	return all
}

// inSeasons returns sessions for each of some seasons.
func inSeasons(sessions []schedule.Session, seasons []schedule.Season) []schedule.Session {
	if len(seasons) == 0 {
		return sessions
	}
	var all []schedule.Session
	for _, one := range sessions {
		for _, season := range seasons {
			one.Season = season
			all = append(all, one)
		}
	}
	return all
}

// sameWeek returns the first such day of the week in the week of the first date, or in the next
// of the weeks that are counted from it.
func sameWeek(first schedule.Date, day time.Weekday, weeks int) schedule.Date {
	date := first.AddDays(int(day+6)%7 - int(first.Weekday()+6)%7)
	if date.Before(first) {
		date = date.AddDays(7 * weeks)
	}
	return date
}

// withoutNames leaves out the name of a day before the days of the calendar that fall on it:
// "Saturdays 5 and 12 December".
func (r *reader) withoutNames(days []phrases.Item) []phrases.Item {
	return slices.DeleteFunc(slices.Clone(days), func(d phrases.Item) bool {
		return d.Kind == phrases.Weekdays && len(d.Days) == 1 && d.Weeks+d.Turn+len(d.Nths) == 0 &&
			slices.ContainsFunc(days, func(on phrases.Item) bool {
				return on.Kind == phrases.OnDates && !slices.ContainsFunc(on.Dates, func(date schedule.Date) bool {
					return date.Weekday() != d.Days[0]
				})
			})
	})
}

// stretchOfDates makes days of the calendar of a few days in a row: "12 December to 14 December,
// 10 to 4".
func stretchOfDates(g group) (group, bool) {
	const most = 14
	var dates []schedule.Date
	for day := g.said.from; !g.said.from.IsZero() && !day.After(g.said.until); day = day.AddDays(1) {
		if dates = append(dates, day); len(dates) > most {
			return g, false
		}
	}
	g.said.from, g.said.until = schedule.Date{}, schedule.Date{}
	g.days = []phrases.Item{{Meaning: phrases.Meaning{Kind: phrases.OnDates}, Dates: dates}}
	return g, len(dates) > 0 && len(g.times) > 0
}
