package schedule

import (
	"iter"
	"slices"
	"time"

	"github.com/teambition/rrule-go"
)

// stretch is a run of days, both ends included.
type stretch struct{ first, last Date }

func (s stretch) has(day Date) bool { return !day.Before(s.first) && !day.After(s.last) }

// only returns those of some days that lie in a stretch, each once and sorted.
func (s stretch) only(days []Date) []Date {
	days = slices.DeleteFunc(slices.Clone(days), func(day Date) bool { return !s.has(day) })
	slices.SortFunc(days, Date.Compare)
	return slices.Compact(days)
}

// upTo cuts a stretch off after a day; the zero Date cuts nothing.
func (s stretch) upTo(last Date) stretch {
	if !last.IsZero() && last.Before(s.last) {
		s.last = last
	}
	return s
}

// calendar is the days that can be reckoned with.
var calendar = stretch{Date{1, time.January, 1}, Date{9999, time.December, 31}}

// rruleDays are the days of the week in the words of RFC 5545, by time.Weekday.
var rruleDays = []rrule.Weekday{rrule.SU, rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA}

// repeats reports whether there is a rule for the days of a session. A list of days does
// not repeat, nor does a session of which too little is known.
func (s Session) repeats() bool {
	if len(s.Dates) > 0 || s.Day < time.Sunday || s.Day > time.Saturday {
		return false
	}
	switch s.Repeats {
	case Weekly:
		return s.Every <= 1 || s.Every <= MostWeeks && !s.From.IsZero()
	case Monthly:
		return s.Week == LastWeek || 1 <= s.Week && s.Week <= 4
	}
	return false
}

// rule returns how a session repeats, in the words of RFC 5545, without its beginning.
func (s Session) rule(until time.Time) string {
	rule := rrule.ROption{Freq: rrule.WEEKLY, Interval: s.Every, Byweekday: []rrule.Weekday{rruleDays[s.Day]}, Until: until}
	if s.Repeats == Monthly {
		rule = rrule.ROption{Freq: rrule.MONTHLY, Byweekday: []rrule.Weekday{rruleDays[s.Day].Nth(s.Week)}, Until: until}
	}
	for _, month := range s.Season.months() {
		rule.Bymonth = append(rule.Bymonth, int(month))
	}
	return rule.RRuleString()
}

// repeated yields the days within a stretch on which a session's rule falls, from From to
// Until, in order. It knows nothing of exceptions, terms and holidays. They are reckoned
// here because a library for all that RFC 5545 can say takes fifty times as long.
func (s Session) repeated(within stretch) iter.Seq[Date] {
	return func(yield func(Date) bool) {
		within := within.upTo(s.Until).upTo(calendar.last)
		first := s.firstFrom(within.first)
		if !s.repeats() || !within.has(first) || !calendar.has(first) {
			return
		}
		if s.Repeats == Weekly {
			for day := onOrAfter(first, s.Day); within.has(day); day = day.AddDays(7 * max(s.Every, 1)) {
				if s.Season.Has(day.Month) && !yield(day) {
					return
				}
			}
			return
		}
		for month := (Date{first.Year, first.Month, 1}); within.has(month) || month.Before(first); month = month.AddMonths(1) {
			day := onOrAfter(month, s.Day).AddDays(7 * (s.Week - 1))
			if s.Week == LastWeek {
				day = onOrAfter(month.AddMonths(1).AddDays(-7), s.Day)
			}
			if s.Season.Has(month.Month) && within.has(day) && !day.Before(first) && !yield(day) {
				return
			}
		}
	}
}

// firstFrom returns a day from which the rule can be followed and loses nothing
// after earliest: the first session itself where there are weeks between two.
// So however long ago From lies, no time is spent on the years between.
func (s Session) firstFrom(earliest Date) Date {
	start := earliest
	if s.From.After(start) {
		start = s.From
	}
	if s.Repeats != Weekly || s.Every <= 1 {
		return start
	}
	anchor := onOrAfter(s.From, s.Day)
	if !anchor.Before(start) {
		return anchor
	}
	apart := 7 * s.Every
	return anchor.AddDays((daysBetween(anchor, start) + apart - 1) / apart * apart)
}

// named returns the days that a session's page names one by one, sorted and
// without those that Except takes back.
func (s Session) named() []Date {
	days := slices.Concat(s.Dates, s.Also)
	days = slices.DeleteFunc(days, func(day Date) bool { return slices.Contains(s.Except, day) })
	slices.SortFunc(days, Date.Compare)
	return slices.Compact(days)
}

// happens reports whether there is any day, past or to come, on which a session
// can be: not where Except takes back a whole list.
func (s Session) happens() bool {
	return s.repeats() || len(s.named()) > 0
}

// onOrAfter returns the first such day of the week that is not before day.
func onOrAfter(day Date, weekday time.Weekday) Date {
	return day.AddDays(int(weekday-day.Weekday()+7) % 7)
}

// daysBetween counts the days from a to b. It goes by seconds because a
// time.Duration ends after 292 years.
func daysBetween(a, b Date) int {
	return int((b.Midnight(time.UTC).Unix() - a.Midnight(time.UTC).Unix()) / (24 * 60 * 60))
}
