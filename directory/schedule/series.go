package schedule

import (
	"slices"
	"time"
)

// Series is one line of `sessions` as a calendar keeps it: a rule with its exceptions,
// and days that stand for themselves.
type Series struct {
	// First is the first time that the rule gives, and Rule the rule in the words of
	// RFC 5545: "FREQ=WEEKLY;BYDAY=TU". Both are zero where no repeat is known.
	First  Occurrence
	Rule   string
	Except []time.Time  // starts that the rule gives and that do not happen
	Unsure []Occurrence // those that the rule gives and that are marked CheckFirst

	Days      []Occurrence // on days that no rule gives
	Cancelled []Occurrence // on days that the page named and takes back
}

// Series returns when the activity happens, from a day on, as calendars keep it: one for
// each of the Sessions. What a calendar makes of it is what Next promises at any moment
// until two years after now.
func (s Schedule) Series(from Date, now time.Time) []Series {
	repeats := stretch{from, DateOf(now.In(London)).AddDays(horizonDays)}
	told := map[[2]int64]bool{} // where two sessions fall together it is one time
	isNew := func(o Occurrence) bool {
		times := [2]int64{o.Start.Unix(), o.End.Unix()}
		defer func() { told[times] = true }()
		return !told[times]
	}
	all := make([]Series, len(s.Sessions))
	for i, session := range s.Sessions {
		made := &all[i]
		named := stretch{from, calendar.last}.only(session.named())
		alone := len(s.Sessions) == 1 && len(named) == 0
		for day := range session.repeated(repeats) {
			if alone && made.Rule != "" && s.keeps(session, day) && holidayOn(day, s.Nation) == workingDay {
				continue // the rule says all of it, as on most days
			}
			one := s.occurrence(i, day)
			happens := s.keeps(session, day) && isNew(one)
			if happens && made.Rule == "" {
				made.First, made.Rule = one, s.ruleText(session)
			}
			switch {
			case happens && one.CheckFirst:
				made.Unsure = append(made.Unsure, one)
			case !happens && made.Rule != "":
				made.Except = append(made.Except, one.Start)
			}
		}
		for _, day := range named {
			if one := s.occurrence(i, day); isNew(one) {
				made.Days = append(made.Days, one)
			}
		}
		for _, day := range (stretch{from, calendar.last}).only(slices.Concat(session.Dates, session.Also)) {
			one := s.occurrence(i, day)
			if slices.Contains(session.Except, day) && !slices.Contains(made.Except, one.Start) {
				made.Cancelled = append(made.Cancelled, one)
			}
		}
	}
	return all
}

// ruleText returns the rule of a session in the words of RFC 5545, with its end where one
// is known: in term time that is the end of the last term.
func (s Schedule) ruleText(session Session) string {
	last := session.Until
	if session.TermTime {
		var terms Date
		for _, term := range s.Terms {
			if term.To.After(terms) {
				terms = term.To
			}
		}
		if last.IsZero() || terms.Before(last) {
			last = terms
		}
	}
	if last.IsZero() {
		return session.rule(time.Time{})
	}
	return session.rule(session.Start.On(last).UTC())
}
