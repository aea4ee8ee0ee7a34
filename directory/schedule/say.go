package schedule

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"bandstand/directory/words"
)

// Line is one thing that there is to say: when, in plain words, and the note
// that its sessions have, if any.
type Line struct {
	When string // "Every Tuesday and Thursday, 10:30am to midday, in term time"
	Note words.Text
}

// Say returns one plain fragment, without a full stop, for each pattern of
// sessions: "The first Saturday of the month, 2pm to 4pm". Sessions that differ
// only in their day, or in their week of the month, are one fragment. What is
// over by now is left out, unless all of it is over.
func (s Schedule) Say(lang *words.Language, now time.Time) []string {
	var said []string
	for _, line := range s.Lines(lang, now) {
		said = append(said, line.When)
	}
	return said
}

// Lines is Say with the note of each.
func (s Schedule) Lines(lang *words.Language, now time.Time) []Line {
	var lines []Line
	for _, p := range s.patterns(lang, now) {
		said := p.at(lang, 6)
		if p.limits != "" {
			said += lang.Say("list.comma") + p.limits
		}
		lines = append(lines, Line{said, p.note})
	}
	return lines
}

// Brief returns in one line when it happens, for a card: the first pattern of the
// page, which is that of the next date, and that there are others. Where there are no sessions it is "By
// arrangement", or nothing where there is none.
func (s Schedule) Brief(lang *words.Language, now time.Time) string {
	return s.briefOf(s.patterns(lang, now), lang)
}

func (s Schedule) briefOf(patterns []pattern, lang *words.Language) string {
	if len(patterns) == 0 {
		if s.ByArrangement != "" {
			return lang.Say("schedule.by_arrangement")
		}
		return ""
	}
	return patterns[0].brief(lang, len(patterns) > 1)
}

// Briefs returns Brief, and what begins with what happens on a day of the week, for days on which
// that is something else; nil where there are none.
func (s Schedule) Briefs(lang *words.Language, now time.Time) (brief string, on map[time.Weekday]string) {
	all := s.patterns(lang, now)
	brief = s.briefOf(all, lang)
	for day := range time.Weekday(7) {
		isThen := func(date Date) bool { return date.Weekday() == day }
		if len(all) == 0 || slices.Contains(all[0].days, day) || slices.ContainsFunc(all[0].dates, isThen) {
			continue
		}
		then := s.On(day).patterns(lang, now)
		if len(then) == 0 {
			continue
		}
		if said := then[0].brief(lang, true); said != brief {
			if on == nil {
				on = map[time.Weekday]string{}
			}
			on[day] = said
		}
	}
	return brief, on
}

// brief returns a pattern in one line, and whether there are more.
func (p pattern) brief(lang *words.Language, more bool) string {
	said := strings.Join(append([]string{p.at(lang, 1)}, p.yearly...), lang.Say("list.comma"))
	if more {
		return lang.Say("schedule.and_other_times", "when", said)
	}
	return said
}

// SayBankHolidays returns what becomes of bank holidays, in the group's own words
// where it gave some: "Not on bank holidays". Where it has not said it is nothing.
func (s Schedule) SayBankHolidays(lang *words.Language) words.Text {
	switch s.BankHolidays {
	case RunsOnBankHolidays:
		return lang.Text("schedule.bank_holidays.runs")
	case ClosedOnBankHolidays:
		return lang.Text("schedule.bank_holidays.closed")
	}
	return s.BankHolidays
}

// pattern is one or more sessions that are said in one breath.
type pattern struct {
	repeats    string // empty for a list of days
	every      int    // weeks from one to the next
	turn       int    // which of them
	weeks      []int
	days       []time.Weekday
	dates      []Date
	start, end Clock
	yearly     []string // term time and season, said
	limits     string   // these, from, until and exceptions
	note       words.Text
}

// patterns returns what there is to say: first what comes next, so that a rule beside the next date is the rule of
// that date, then in the order of the page.
func (s Schedule) patterns(lang *words.Language, now time.Time) []pattern {
	allOver := s.Over(now)
	next := -1
	if len(s.Sessions) > 1 && !allOver {
		if coming := s.Next(now, 1); len(coming) > 0 {
			next = coming[0].Session
		}
	}
	var all []pattern
	for i, session := range s.Sessions {
		if !session.happens() || !allOver && session.over(now) {
			continue
		}
		if said := session.pattern(lang, now, allOver); i == next {
			all = slices.Insert(all, 0, said)
		} else {
			all = append(all, said)
		}
	}
	// First "the first and third Saturday", then "Tuesday and Thursday".
	all = merge(all, func(a, b pattern) bool {
		return a.repeats == Monthly && slices.Equal(a.days, b.days)
	})
	return merge(all, func(a, b pattern) bool {
		return slices.Equal(a.weeks, b.weeks) && a.every == b.every && a.turn == b.turn
	})
}

// pattern returns the pattern of one session. Of a list of days it has those that are left
// within a year, of which the next at least, or all where the whole schedule is over.
func (s Session) pattern(lang *words.Language, now time.Time, over bool) pattern {
	p := pattern{start: s.Start, end: s.End, note: s.Note}
	ahead := slices.DeleteFunc(s.named(), func(day Date) bool { return !over && !s.gone().On(day).After(now) })
	today := DateOf(now.In(London))
	if !s.repeats() || !over && !s.Until.IsZero() && s.Until.Before(today) {
		if far := slices.IndexFunc(ahead, today.AddMonths(12).Before); !over && far > 0 {
			ahead = ahead[:far]
		}
		p.dates = ahead
		return p
	}
	p.repeats, p.days = s.Repeats, []time.Weekday{s.Day}
	switch {
	case s.Repeats == Monthly:
		p.weeks = []int{s.Week}
	case s.Every > 1:
		monday := onOrAfter(s.From, s.Day).AddDays(-int(s.Day+6) % 7)
		p.every, p.turn = s.Every, daysBetween(calendar.first, monday)/7%s.Every // which is a Monday too
	}
	p.yearly = s.yearly(lang)
	p.limits = strings.Join(slices.Concat(p.yearly, s.limits(lang, today)), lang.Say("list.comma"))
	return p
}

// yearly returns what bounds a session that repeats in the same way every year.
func (s Session) yearly(lang *words.Language) []string {
	var said []string
	if s.TermTime {
		said = append(said, lang.Say("schedule.term_time"))
	}
	if s.Season != (Season{}) {
		said = append(said, s.Season.say(lang))
	}
	return said
}

// say returns the months of a season, or the few that are left out.
func (s Season) say(lang *words.Language) string {
	if out := s.Rest().months(); len(out) <= 2 {
		return lang.Say("schedule.season_without", "months", lang.Either(sayMonths(lang, out)))
	}
	if s.First == s.Last {
		return lang.Say("schedule.season_month", "month", lang.MonthName(s.First))
	}
	return lang.Say("schedule.season", "first", lang.MonthName(s.First), "last", lang.MonthName(s.Last))
}

func sayMonths(lang *words.Language, months []time.Month) []string {
	var said []string
	for _, month := range months {
		said = append(said, lang.MonthName(month))
	}
	return said
}

// limits returns what else bounds a session that repeats: what matters from today on.
func (s Session) limits(lang *words.Language, today Date) []string {
	soon := stretch{today, today.AddMonths(6)} // what comes later will be said in its time
	var said []string
	from := !s.From.IsZero() && s.From.After(today)
	switch {
	case from && !s.Until.IsZero():
		said = append(said, lang.Say("schedule.from_until", "from", sayDate(lang, s.From), "until", sayDate(lang, s.Until)))
	case from:
		said = append(said, lang.Say("schedule.from", "date", sayDate(lang, s.From)))
	case !s.Until.IsZero():
		said = append(said, lang.Say("schedule.until", "date", sayDate(lang, s.Until)))
	}
	if also := soon.only(s.named()); len(also) > 0 {
		said = append(said, lang.Say("schedule.also", "dates", sayDates(lang, also, 6, sayLongDate)))
	}
	if except := soon.only(s.Except); len(except) > 0 {
		said = append(said, lang.Say("schedule.except", "dates", sayDates(lang, except, 6, sayDate)))
	}
	return said
}

// merge joins each pattern into an earlier one from which it differs only in
// what alike leaves aside.
func merge(all []pattern, alike func(a, b pattern) bool) []pattern {
	if len(all) < 2 {
		return all
	}
	var merged []pattern
	for _, p := range all {
		same := func(q pattern) bool {
			return q.repeats == p.repeats && q.start == p.start && q.end == p.end &&
				q.limits == p.limits && q.note == p.note && alike(q, p)
		}
		if i := slices.IndexFunc(merged, same); i >= 0 {
			merged[i] = merged[i].with(p)
		} else {
			merged = append(merged, p)
		}
	}
	return merged
}

// with adds the weeks, days and dates of another pattern, each in its order.
func (p pattern) with(q pattern) pattern {
	p.weeks = union(p.weeks, q.weeks, func(a, b int) int { return cmp.Compare(uint(a), uint(b)) }) // the last week last
	p.days = union(p.days, q.days, func(a, b time.Weekday) int { return cmp.Compare((a+6)%7, (b+6)%7) })
	p.dates = union(p.dates, q.dates, Date.Compare)
	return p
}

func union[T comparable](a, b []T, compare func(a, b T) int) []T {
	all := slices.Concat(a, b)
	slices.SortFunc(all, compare)
	return slices.Compact(all)
}

// at returns the days and the time of day in words: of a list, at most so many dates one by
// one.
func (p pattern) at(lang *words.Language, most int) string {
	if p.end == 0 {
		return lang.Say("schedule.at", "when", p.when(lang, most), "time", lang.Clock(int(p.start)))
	}
	return p.when(lang, most) + lang.Say("list.comma") + lang.Span(int(p.start), int(p.end))
}

// SayDays returns on which days such sessions are, on each of some days of the week: "Every
// other Monday and Friday", "The first Tuesday of the month".
func (s Session) SayDays(lang *words.Language, days []time.Weekday) string {
	return pattern{repeats: s.Repeats, every: s.Every, weeks: []int{s.Week}, days: days}.when(lang, 0)
}

// when returns the days in words.
func (p pattern) when(lang *words.Language, most int) string {
	var days []string
	for _, day := range p.days {
		days = append(days, lang.Weekday(day))
	}
	switch {
	case p.repeats == Monthly:
		return lang.Say("schedule.monthly", "week", p.sayWeeks(lang), "days", lang.List(days))
	case p.every == 2:
		return lang.Say("schedule.fortnightly", "days", lang.List(days))
	case p.every > 2:
		return lang.Say("schedule.every_weeks", "weeks", p.every, "days", lang.List(days))
	case p.repeats == Weekly:
		return p.sayWeekly(lang, days)
	}
	return sayDates(lang, p.dates, most, sayLongDate)
}

// sayWeekly returns the days of every week, and has its own words for the whole
// week and for Monday to Friday.
func (p pattern) sayWeekly(lang *words.Language, days []string) string {
	switch {
	case len(days) == 7:
		return lang.Say("schedule.every_day")
	case len(days) == 5 && p.days[4] == time.Friday:
		return lang.Say("schedule.monday_to_friday")
	}
	return lang.Say("schedule.weekly", "days", lang.List(days))
}

func (p pattern) sayWeeks(lang *words.Language) string {
	var said []string
	for _, week := range p.weeks {
		said = append(said, lang.Say("schedule.week."+WeekName(week)))
	}
	return lang.List(said)
}

// sayDates returns the first dates of a list, and how many more there are.
func sayDates(lang *words.Language, dates []Date, most int, say func(*words.Language, Date) string) string {
	var said []string
	for _, date := range dates[:min(most, len(dates))] {
		said = append(said, say(lang, date))
	}
	if more := len(dates) - len(said); more > 0 {
		said = append(said, lang.Say("schedule.more_dates", "count", more))
	}
	return lang.List(said)
}

func sayDate(lang *words.Language, d Date) string     { return lang.Date(d.Year, d.Month, d.Day) }
func sayLongDate(lang *words.Language, d Date) string { return lang.LongDate(d.Year, d.Month, d.Day) }
