package schedule

import (
	"cmp"
	"fmt"
	"time"

	"bandstand/directory/words"
)

// Schedule is when an activity happens: the sessions that its page lists, what
// the town's school terms and the nation's bank holidays make of them, and
// words where the sessions are arranged with each person.
type Schedule struct {
	Sessions      []Session
	ByArrangement words.Text // words, instead of or beside sessions
	BankHolidays  words.Text // runs, closed, the group's own words, or empty where the page does not say
	Nation        string     // whose bank holidays count
	Terms         []Term     // the town's; none where its page has none
}

// Values of Schedule.BankHolidays that are not a group's own words.
const (
	RunsOnBankHolidays   = "runs"
	ClosedOnBankHolidays = "closed"
)

// Term is a stretch of school days, both ends included. Half-term holidays lie
// between two Terms.
type Term struct {
	Name     string
	From, To Date
}

// Session is one line of `sessions`.
type Session struct {
	Dates      []Date       // a plain list of days; then Repeats is empty
	Day        time.Weekday // where it repeats
	Start, End Clock        // End is later, on the same day, or 0 where it is not told
	Repeats    string       // Weekly or Monthly
	Every      int          // weekly: 2 for every other week, 4 for every fourth; 0 is every week
	Week       int          // monthly: 1 to 4, or LastWeek
	Season     Season       // the months of each year in which it repeats
	From       Date         // first day that the repeats can reach; where Every is told, they are counted from it
	Until      Date         // last day that the repeats can reach
	Except     []Date       // never on these, whatever else is said
	Also       []Date       // on these too, out of season and term time, before From and after Until as well
	TermTime   bool         // the repeats happen only inside the town's Terms
	Note       words.Text
}

// Rhythm returns how often a session happens: weekly, fortnightly, monthly or once; "" for
// anything else.
func (s Session) Rhythm() string {
	switch {
	case s.Repeats == Monthly, s.Repeats == Weekly && s.Every == 4:
		return Monthly
	case s.Repeats == Weekly && s.Every == 2:
		return "fortnightly"
	case s.Repeats == Weekly && s.Every <= 1:
		return Weekly
	case len(s.Dates) == 1:
		return "once"
	}
	return ""
}

// How a session repeats, the values of Session.Repeats.
const (
	Weekly  = "weekly"
	Monthly = "monthly"
)

// MostWeeks is how many weeks can lie between two sessions, the most that Every can be.
const MostWeeks = 52

// LastWeek is the Session.Week of "the last Friday of the month".
const LastWeek = -1

// WeekName returns how pages spell a Session.Week: "first" to "fourth" or "last", or nothing
// where it is none.
func WeekName(week int) string {
	switch {
	case week == LastWeek:
		return "last"
	case 1 <= week && week <= 4:
		return []string{"first", "second", "third", "fourth"}[week-1]
	}
	return ""
}

// Season is the months of each year in which a session repeats, both included. It
// may go over New Year: November to January. The zero Season is the whole year.
type Season struct{ First, Last time.Month }

// Has reports whether a month lies in the season.
func (s Season) Has(month time.Month) bool {
	if s.First <= s.Last {
		return s == Season{} || s.First <= month && month <= s.Last
	}
	return month >= s.First || month <= s.Last
}

// Rest returns the other months of the year.
func (s Season) Rest() Season {
	return Season{s.Last%12 + 1, (s.First+10)%12 + 1}
}

// months returns the months of a season in their order; none of the whole year.
func (s Season) months() []time.Month {
	var all []time.Month
	for month := s.First; s != (Season{}) && s.Has(month) && len(all) < 12; month = month%12 + 1 {
		all = append(all, month)
	}
	return all
}

// Clock is a time of day in minutes after midnight, 0 to 1439.
type Clock int

// String returns the 24-hour form that pages are written in: "10:30".
func (c Clock) String() string { return fmt.Sprintf("%02d:%02d", c/60, c%60) }

// On returns the instant at which a clock on the wall in Britain shows this time
// on a day. In the hour that a clock change skips it is an hour off.
func (c Clock) On(day Date) time.Time {
	return time.Date(day.Year, day.Month, day.Day, int(c)/60, int(c)%60, 0, 0, London)
}

// gone is the time of day from which a session of that day is no longer to come: its
// end, or its start where nobody knows how long it goes on.
func (s Session) gone() Clock { return cmp.Or(s.End, s.Start) }

// Occurrence is one time that a session happens.
type Occurrence struct {
	Start, End time.Time // in Europe/London; the same where nobody has told when it ends
	Session    int       // index into Schedule.Sessions
	CheckFirst bool      // it may fall on a bank holiday and the group has not said whether it runs
	Note       words.Text
}
