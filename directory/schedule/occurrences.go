package schedule

import (
	"cmp"
	"slices"
	"time"
)

const (
	// horizonDays is how far ahead repeats are followed: two years. Nobody
	// plans further, and it bounds the work that any page can ask for.
	horizonDays = 2 * 366
	// windowDays is how many days Next looks at in one go: twelve weeks hold
	// the next date of most groups, the summer holidays included.
	windowDays = 12 * 7
)

// Next returns the first times, at most limit, that an activity happens and that
// have not ended by from: a session now under way is still the next one, except where
// nobody has told when it ends. Times are in order; where two sessions fall together it is one time.
//
// It promises no date that it does not know. Repeats are followed for two
// years; days that the page names are given however far ahead they lie. A
// session in term time happens only inside the town's Terms, and so never
// beyond the last that is known. On a bank holiday an activity that is closed
// then does not happen, and one that has not said is marked CheckFirst. So is
// a day that the page names itself and that is a bank holiday all the same,
// and Christmas Day, Boxing Day and New Year's Day where another day is off for
// them. Beyond the last year of the bank holiday list the usual days count.
func (s Schedule) Next(from time.Time, limit int) []Occurrence {
	first := DateOf(from.In(London))
	var found []Occurrence
	for ahead := 0; ahead < horizonDays && len(found) < limit; ahead += windowDays {
		window := stretch{first, first.AddDays(windowDays - 1)}
		found = append(found, s.within(window, from)...)
		first = first.AddDays(windowDays)
	}
	if len(found) < limit {
		found = append(found, s.within(stretch{first, calendar.last}, from)...)
	}
	return found[:max(min(limit, len(found)), 0)]
}

// Between returns every time, by the rules of Next, that has not ended by from
// and begins before to.
func (s Schedule) Between(from, to time.Time) []Occurrence {
	if !from.Before(to) {
		return nil
	}
	days := stretch{DateOf(from.In(London)), DateOf(to.In(London))}
	return slices.DeleteFunc(s.within(days, from), func(o Occurrence) bool { return !o.Start.Before(to) })
}

// within returns what happens on the days of a stretch and has not ended by from.
// Repeats are followed to two years after from.
func (s Schedule) within(days stretch, from time.Time) []Occurrence {
	horizon := DateOf(from.In(London)).AddDays(horizonDays)
	var found []Occurrence
	for i, session := range s.Sessions {
		for day := range session.repeated(days.upTo(horizon)) {
			if s.keeps(session, day) {
				found = append(found, s.occurrence(i, day))
			}
		}
		for _, day := range session.named() {
			if days.has(day) {
				found = append(found, s.occurrence(i, day))
			}
		}
	}
	found = slices.DeleteFunc(found, func(o Occurrence) bool { return !o.End.After(from) })
	return inOrder(found)
}

// keeps reports whether a session that would repeat on a day does happen then.
func (s Schedule) keeps(session Session, day Date) bool {
	if slices.Contains(session.Except, day) {
		return false
	}
	if session.TermTime && !s.inTerm(day) {
		return false
	}
	return s.BankHolidays != ClosedOnBankHolidays || holidayOn(day, s.Nation) != bankHoliday
}

// inTerm reports whether a day is known to lie in a school term.
func (s Schedule) inTerm(day Date) bool {
	return slices.ContainsFunc(s.Terms, func(term Term) bool { return stretch{term.From, term.To}.has(day) })
}

// occurrence puts a session's clock on a day.
func (s Schedule) occurrence(index int, day Date) Occurrence {
	session := s.Sessions[index]
	start, end := session.Start.On(day), session.gone().On(day)
	if !end.After(start) { // across the hour that a clock change skips, or no end is told
		end = start.Add(time.Duration(session.gone()-session.Start) * time.Minute)
	}
	return Occurrence{
		Start:      start,
		End:        end,
		Session:    index,
		CheckFirst: s.BankHolidays != RunsOnBankHolidays && holidayOn(day, s.Nation) != workingDay,
		Note:       session.Note,
	}
}

// inOrder sorts occurrences and keeps one of those that fall together: that of
// the session which stands first on the page, with the first note that any has.
func inOrder(all []Occurrence) []Occurrence {
	slices.SortStableFunc(all, func(a, b Occurrence) int {
		return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End), cmp.Compare(a.Session, b.Session))
	})
	kept := all[:0]
	for _, o := range all {
		if n := len(kept); n > 0 && kept[n-1].Start.Equal(o.Start) && kept[n-1].End.Equal(o.End) {
			kept[n-1].Note = cmp.Or(kept[n-1].Note, o.Note)
			continue
		}
		kept = append(kept, o)
	}
	return kept
}

// Over reports whether the series has ended: every session that the page lists
// has happened for the last time. What is by arrangement or has no end is never
// over.
func (s Schedule) Over(now time.Time) bool {
	over := s.OverFrom()
	return !over.IsZero() && !over.After(now)
}

// OverFrom returns the moment from which the series has ended; the zero time where it has
// no end.
func (s Schedule) OverFrom() time.Time {
	var over time.Time
	if s.ByArrangement != "" {
		return over
	}
	for _, session := range s.Sessions {
		last, ends := session.lastDay()
		if !ends {
			return time.Time{}
		}
		if gone := session.gone().On(last); gone.After(over) {
			over = gone
		}
	}
	return over
}

// Ends returns the last day on which anything happens, or the zero Date where
// there is no end, or none that is known.
func (s Schedule) Ends() Date {
	var end Date
	if s.ByArrangement != "" {
		return end
	}
	for _, session := range s.Sessions {
		last, ends := session.lastDay()
		if !ends {
			return Date{}
		}
		if last.After(end) {
			end = last
		}
	}
	return end
}

// over reports whether a session has happened for the last time.
func (s Session) over(now time.Time) bool {
	last, ends := s.lastDay()
	return ends && !s.gone().On(last).After(now)
}

// lastDay returns the last day on which a session can happen, and whether there
// is one. Terms and bank holidays are left aside, so it may be a day too late.
func (s Session) lastDay() (last Date, ends bool) {
	if s.repeats() {
		if s.Until.IsZero() {
			return Date{}, false
		}
		last = s.lastRepeat()
	}
	if named := s.named(); len(named) > 0 && named[len(named)-1].After(last) {
		last = named[len(named)-1]
	}
	return cmp.Or(last, s.Until), true // where there is none it never happens
}

// lastRepeat returns the last day before Until on which the session repeats: one of ten
// weeks, which hold at least one of most rules, or of two years where there is a long season
// or Except takes back all of those. It is zero where there is none.
func (s Session) lastRepeat() (last Date) {
	for _, back := range []int{10 * 7, horizonDays} {
		for day := range s.repeated(stretch{s.Until.AddDays(-back), s.Until}) {
			if !slices.Contains(s.Except, day) {
				last = day
			}
		}
		if !last.IsZero() {
			break
		}
	}
	return last
}
