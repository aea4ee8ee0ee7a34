package activity

import "time"

// Schedule is when an activity happens: the sessions that its page lists, what
// the town's school terms and the nation's bank holidays make of them, and
// words where the sessions are arranged with each person.
type Schedule struct {
	Sessions      []Session
	ByArrangement string // words, instead of or beside sessions
	BankHolidays  string // runs, closed, the group's own words, or empty where not told
	Nation        string // whose bank holidays count
	Terms         []Term // the town's; none where it has told none
}

// Session is one line of `sessions`.
type Session struct {
	Dates      []Date       // a plain list of days; then Repeats is empty
	Day        time.Weekday // where it repeats
	Start, End Clock
	Repeats    string // weekly, fortnightly or monthly
	Week       int    // monthly: 1 to 4, or -1 for the last
	From       Date   // first day it can happen; the anchor of a fortnight
	Until      Date   // last day it can happen
	Except     []Date
	Also       []Date
	TermTime   bool
	Note       string
}

// Clock is a time of day in minutes after midnight.
type Clock int

// Occurrence is one time that a session happens.
type Occurrence struct {
	Start, End time.Time // in Europe/London
	Session    int       // index into Schedule.Sessions
	CheckFirst bool      // it falls on a bank holiday and the group has not said whether it runs
	Note       string
}
