package activity

// schedule checks when it happens.
func (p *listing) schedule() {
	f, it := &p.fields, p.it
	if f.Sessions.absent() && f.ByArrangement.absent() {
		p.missing(max(f.Sessions.line, f.ByArrangement.line), `"sessions" is missing`).mend(`add sessions: [{day: Tuesday, time: "10:30 to 12:00", repeats: weekly}], or by_arrangement: with words`)
	}
	it.Schedule = Schedule{
		ByArrangement: f.ByArrangement.is,
		BankHolidays:  f.BankHolidays.is,
		Nation:        p.directory.Site.Nation,
	}
	if it.Venue != nil && it.Venue.Town != nil {
		it.Schedule.Nation = it.Venue.Town.Nation
		it.Schedule.Terms = it.Venue.Town.TermDates
	}
	for i := range f.Sessions.items {
		if session, ok := p.session(&f.Sessions.items[i]); ok {
			it.Schedule.Sessions = append(it.Schedule.Sessions, session)
		}
	}
	p.inTermTime(f.Sessions.items)
}

// inTermTime warns of sessions in term time where nobody knows the terms.
func (p *listing) inTermTime(sessions []sessionFields) {
	for _, session := range sessions {
		if !session.TermTime.is {
			continue
		}
		terms := p.it.Schedule.Terms
		if p.it.Venue == nil {
			p.warn(session.TermTime.line, "this has no town, so nobody knows which school terms are meant, and no next date can be shown").mend("take term_time_only out, and say in a note when there is a pause")
			return
		}
		if len(terms) == 0 {
			p.warn(session.TermTime.line, "the school terms of its town are not told, so no next date can be shown").mend("add term_dates to the town's page")
			return
		}
		if last := terms[len(terms)-1]; last.To.Before(p.today) {
			p.warn(session.TermTime.line, "the school terms of its town are over, so no next date can be shown").mend("add the new term_dates to the town's page")
			return
		}
	}
}

// session checks one line of sessions. It says whether the line can be used.
func (p *listing) session(f *sessionFields) (Session, bool) {
	if !f.told {
		if !f.bad {
			p.wrong(f.line, "a session says nothing").mend(`write {day: Tuesday, time: "10:30 to 12:00", repeats: weekly}`)
		}
		return Session{}, false
	}
	session := Session{
		From: f.From.is, Until: f.Until.is,
		Except: days(f.Except), Also: days(f.Also),
		TermTime: f.TermTime.is, Note: f.Note.is,
	}
	before := p.errors()
	p.sessionTime(f, &session)
	if f.Dates.told || f.Dates.bad {
		session.Dates = days(f.Dates)
		p.onDates(f)
	} else {
		p.sessionDay(f, &session)
		p.sessionRepeats(f, &session)
		p.sessionSpan(f, &session)
	}
	return session, p.errors() == before
}

func days(dates list[date]) []Date {
	var all []Date
	for _, day := range dates.items {
		if day.told {
			all = append(all, day.is)
		}
	}
	return all
}

func (p *listing) sessionTime(f *sessionFields, session *Session) {
	if f.Time.absent() {
		p.missing(max(f.Time.line, f.line), `a session has no "time"`).mend(`add time: "10:30 to 12:00"`)
	}
	if f.Time.told {
		var err error
		session.Start, session.End, err = ParseSpan(f.Time.is)
		p.wrongValue(f.Time, err)
	}
}

// wrongValue tells the error of a Parse function, if there is one.
func (s *source) wrongValue(v text, err error) {
	if err != nil {
		what, hint := wrongAndHint(err)
		s.wrong(v.line, "%s", what).mend("%s", hint)
	}
}

// onDates refuses what makes no sense beside a plain list of days.
func (p *listing) onDates(f *sessionFields) {
	for _, other := range []struct {
		where
		name string
	}{{f.Day.where, "day"}, {f.Repeats.where, "repeats"}, {f.Week.where, "week"}, {f.From.where, "from"}, {f.Until.where, "until"}} {
		if other.told {
			p.wrong(other.line, `%s stands beside "dates"`, quote(other.name)).mend("a session either repeats or has a list of dates: make two sessions of it")
		}
	}
}

func (p *listing) sessionDay(f *sessionFields, session *Session) {
	if f.Day.absent() {
		p.missing(max(f.Day.line, f.line), `a session has no "day"`).mend("add day: Tuesday, or dates: [2026-12-05] where it does not repeat")
	}
	if f.Day.told {
		var err error
		session.Day, err = ParseWeekday(f.Day.is)
		p.wrongValue(f.Day, err)
	}
}

func (p *listing) sessionRepeats(f *sessionFields, session *Session) {
	if f.Repeats.absent() {
		p.missing(max(f.Repeats.line, f.line), `a session has no "repeats"`).mend("add repeats: weekly, fortnightly or monthly")
	}
	if !f.Repeats.told {
		return
	}
	var err error
	session.Repeats, err = ParseRepeats(f.Repeats.is)
	p.wrongValue(f.Repeats, err)
	if f.Week.told {
		session.Week, err = ParseWeek(f.Week.is)
		p.wrongValue(f.Week, err)
	}
	switch {
	case session.Repeats == Monthly && f.Week.absent():
		p.missing(max(f.Week.line, f.Repeats.line), `a monthly session has no "week"`).mend("add week: first, second, third, fourth or last")
	case session.Repeats != Monthly && session.Repeats != "" && f.Week.told:
		p.wrong(f.Week.line, `"week" is only for sessions that are monthly`).mend("write repeats: monthly, or take week out")
	case session.Repeats == Fortnightly && f.From.absent():
		p.missing(max(f.From.line, f.Repeats.line), `a fortnightly session has no "from"`).mend("add the date of any one of them, so that we know which weeks: from: %s", p.today)
	}
}

// sessionSpan checks the dates between which a session repeats.
func (p *listing) sessionSpan(f *sessionFields, session *Session) {
	if f.From.told && f.Until.told && f.Until.is.Before(f.From.is) {
		p.wrong(f.Until.line, `"until" comes before "from"`).mend("it begins on %s: look at the year", f.From.is)
		return
	}
	if !f.Day.told || session.Repeats == "" {
		return
	}
	if f.From.told && f.From.is.Weekday() != session.Day {
		p.warn(f.From.line, `"from" is a %s, and the session is on a %s`, f.From.is.Weekday(), session.Day).mend("look in a calendar: one of the two is wrong")
	}
	for _, except := range f.Except.items {
		day := except.is
		if !except.told {
			continue
		}
		if day.Weekday() != session.Day || f.From.told && day.Before(f.From.is) || f.Until.told && day.After(f.Until.is) {
			p.warn(except.line, `"except" names %s, a %s, when there is no session anyway`, day, day.Weekday()).mend("look in a calendar: the sessions are on a %s", session.Day)
		}
	}
}
