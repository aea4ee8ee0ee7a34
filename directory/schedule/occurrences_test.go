package schedule

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// now for most of these tests is Saturday 21 November 2026, eight in the morning.
var saturdayMorning = time.Date(2026, time.November, 21, 8, 0, 0, 0, time.UTC)

func TestNext(t *testing.T) {
	tuesday := Session{Day: time.Tuesday, Start: 10*60 + 30, End: 12 * 60, Repeats: Weekly}
	friday := Session{Day: time.Friday, Start: 19 * 60, End: 20*60 + 30, Repeats: Weekly, Every: 2, From: Date{2026, time.November, 6}}
	lastFriday := Session{Day: time.Friday, Start: 19 * 60, End: 20 * 60, Repeats: Monthly, Week: LastWeek}
	fourthFriday := with(lastFriday, func(s *Session) { s.Week = 4 })
	firstSaturday := Session{Day: time.Saturday, Start: 14 * 60, End: 16 * 60, Repeats: Monthly, Week: 1}
	onDays := Session{Dates: dates("2027-02-13 2026-12-05 2026-12-05"), Start: 11 * 60, End: 13 * 60}
	terms := []Term{
		{"Autumn, first half", day("2026-09-02"), day("2026-10-23")},
		{"Autumn, second half", day("2026-11-02"), day("2026-12-15")},
		{"Spring, first half", day("2027-01-05"), day("2027-02-12")},
	}

	tests := []struct {
		name     string
		schedule Schedule
		from     string // RFC 3339; saturdayMorning where empty
		limit    int
		want     string
	}{
		{"weekly", runs(tuesday), "", 3,
			"2026-11-24 10:30-12:00, 2026-12-01 10:30-12:00, 2026-12-08 10:30-12:00"},
		{"a session now under way is still the next", runs(tuesday), "2026-11-24T11:59:59Z", 1,
			"2026-11-24 10:30-12:00"},
		{"a session that has just ended is not", runs(tuesday), "2026-11-24T12:00:00Z", 1,
			"2026-12-01 10:30-12:00"},
		{"the clock on the wall stays when the clocks go forward", runs(tuesday), "2027-03-23T00:00:00Z", 2,
			"2027-03-23 10:30-12:00, 2027-03-30 10:30-12:00 BST"},
		{"and when they go back", runs(tuesday), "2026-10-20T00:00:00+01:00", 2,
			"2026-10-20 10:30-12:00 BST, 2026-10-27 10:30-12:00"},
		{"on the very night, in the hour that is skipped", runs(Session{Day: time.Sunday, Start: 90, End: 120, Repeats: Weekly}), "2027-03-28T00:00:00Z", 1,
			"2027-03-28 02:30-03:00 BST"},
		{"late in summer an evening in London is not yet over in UTC", runs(Session{Day: time.Friday, Start: 23 * 60, End: 23*60 + 59, Repeats: Weekly}), "2027-07-02T22:30:00Z", 1,
			"2027-07-02 23:00-23:59 BST"},
		{"fortnightly over new year", runs(friday), "", 5,
			"2026-12-04 19:00-20:30, 2026-12-18 19:00-20:30, 2027-01-01 19:00-20:30, 2027-01-15 19:00-20:30, 2027-01-29 19:00-20:30"},
		{"fortnightly across the change of clocks", runs(friday), "2027-03-20T00:00:00Z", 3,
			"2027-03-26 19:00-20:30, 2027-04-09 19:00-20:30 BST, 2027-04-23 19:00-20:30 BST"},
		{"fortnightly from a day that is not its weekday begins on the next that is", runs(with(friday, func(s *Session) { s.From = day("2026-11-28") })), "", 2,
			"2026-12-04 19:00-20:30, 2026-12-18 19:00-20:30"},
		{"fortnightly begins no sooner than from", runs(with(friday, func(s *Session) { s.From = day("2027-01-08") })), "", 2,
			"2027-01-08 19:00-20:30, 2027-01-22 19:00-20:30"},
		{"fortnightly without an anchor promises nothing", runs(with(friday, func(s *Session) { s.From = Date{} })), "", 2,
			""},
		{"every four weeks", runs(with(friday, func(s *Session) { s.Every = 4 })), "", 3,
			"2026-12-04 19:00-20:30, 2027-01-01 19:00-20:30, 2027-01-29 19:00-20:30"},
		{"a start alone is told as it is", runs(with(tuesday, startAlone)), "", 2,
			"2026-11-24 10:30, 2026-12-01 10:30"},
		{"and is no longer the next once it has begun", runs(with(tuesday, startAlone)), "2026-11-24T10:30:00Z", 1,
			"2026-12-01 10:30"},
		{"a season that is over comes again next year", runs(with(tuesday, func(s *Session) { s.Season = Season{time.April, time.October} })), "2026-10-27T00:00:00Z", 2,
			"2026-10-27 10:30-12:00, 2027-04-06 10:30-12:00 BST"},
		{"a season over new year", runs(with(firstSaturday, func(s *Session) { s.Season = Season{time.November, time.January} })), "", 3,
			"2026-12-05 14:00-16:00, 2027-01-02 14:00-16:00, 2027-11-06 14:00-16:00"},
		{"a season of one month, and a day added outside it", runs(with(tuesday, func(s *Session) {
			s.Season, s.Also, s.Until = Season{time.August, time.August}, dates("2027-09-07"), day("2027-08-10")
		})), "", 9,
			"2027-08-03 10:30-12:00 BST, 2027-08-10 10:30-12:00 BST, 2027-09-07 10:30-12:00 BST"},
		{"the last Friday of months with four and with five", runs(lastFriday), "", 4,
			"2026-11-27 19:00-20:00, 2026-12-25 19:00-20:00, 2027-01-29 19:00-20:00, 2027-02-26 19:00-20:00"},
		{"the fourth Friday is not the last of five", runs(fourthFriday), "", 3,
			"2026-11-27 19:00-20:00, 2026-12-25 19:00-20:00, 2027-01-22 19:00-20:00"},
		{"the first Saturday, asked on the 31st", runs(firstSaturday), "2027-01-31T00:00:00Z", 3,
			"2027-02-06 14:00-16:00, 2027-03-06 14:00-16:00, 2027-04-03 14:00-16:00 BST"},
		{"29 February", runs(tuesday), "2028-02-28T00:00:00Z", 2,
			"2028-02-29 10:30-12:00, 2028-03-07 10:30-12:00"},
		{"a list of days, sorted, each once", runs(onDays), "", 5,
			"2026-12-05 11:00-13:00, 2027-02-13 11:00-13:00"},
		{"days that are named are told however far ahead they lie", runs(Session{Dates: dates("2031-05-03"), Start: 600, End: 660}), "", 5,
			"2031-05-03 10:00-11:00 BST"},
		{"from and until are both included", runs(with(tuesday, func(s *Session) { s.From, s.Until = day("2026-12-01"), day("2026-12-08") })), "", 5,
			"2026-12-01 10:30-12:00, 2026-12-08 10:30-12:00"},
		{"except takes away, also adds, and except wins", runs(with(tuesday, func(s *Session) {
			s.Except, s.Also, s.Until = dates("2026-12-01 2026-12-10"), dates("2026-12-09 2026-12-10 2027-07-03"), day("2026-12-08")
		})), "", 9,
			"2026-11-24 10:30-12:00, 2026-12-08 10:30-12:00, 2026-12-09 10:30-12:00, 2027-07-03 10:30-12:00 BST"},
		{"except takes a day from a list", runs(with(onDays, func(s *Session) { s.Except = dates("2026-12-05") })), "", 9,
			"2027-02-13 11:00-13:00"},
		{"term time, first and last day of a term included, and nothing after the last known term", Schedule{Sessions: []Session{with(tuesday, termTime)}, BankHolidays: RunsOnBankHolidays, Terms: terms}, "2026-12-01T00:00:00Z", 50,
			"2026-12-01 10:30-12:00, 2026-12-08 10:30-12:00, 2026-12-15 10:30-12:00, 2027-01-05 10:30-12:00, " + "2027-01-12 10:30-12:00, 2027-01-19 10:30-12:00, 2027-01-26 10:30-12:00, 2027-02-02 10:30-12:00, 2027-02-09 10:30-12:00"},
		{"the half-term holiday lies between two terms", Schedule{Sessions: []Session{with(tuesday, termTime)}, BankHolidays: RunsOnBankHolidays, Terms: terms}, "2026-10-18T00:00:00Z", 2,
			"2026-10-20 10:30-12:00 BST, 2026-11-03 10:30-12:00"},
		{"term time in a town that has told no terms promises nothing but what is named", runs(with(tuesday, func(s *Session) { s.TermTime, s.Also = true, dates("2026-12-29") })), "", 5,
			"2026-12-29 10:30-12:00"},
		{"several sessions in one order", runs(friday, tuesday, onDays), "", 4,
			"2026-11-24 10:30-12:00, 2026-12-01 10:30-12:00, 2026-12-04 19:00-20:30, 2026-12-05 11:00-13:00"},
		{"until before from never happens", runs(with(tuesday, func(s *Session) { s.From, s.Until = day("2027-01-01"), day("2026-12-01") })), "", 5,
			""},
		{"by arrangement", Schedule{ByArrangement: "Ring us"}, "", 5,
			""},
		{"no limit, no dates", runs(tuesday), "", 0,
			""},
		{"a limit below nothing", runs(tuesday), "", -1,
			""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			from := saturdayMorning
			if test.from != "" {
				from = instant(t, test.from)
			}
			if got := told(test.schedule.Next(from, test.limit)); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestSessionsThatFallTogetherAreOneTime(t *testing.T) {
	weekly := Session{Day: time.Saturday, Start: 660, End: 780, Repeats: Weekly}
	special := Session{Dates: dates("2026-12-05"), Start: 660, End: 780, Note: "Family singing day"}
	longer := Session{Dates: dates("2026-12-05"), Start: 660, End: 900}
	from := instant(t, "2026-12-01T00:00:00Z")

	got := runs(weekly, special).Next(from, 2)
	if want := "2026-12-05 11:00-13:00, 2026-12-12 11:00-13:00"; told(got) != want {
		t.Fatalf("got %s, want %s", told(got), want)
	}
	if got[0].Session != 0 || got[0].Note != "Family singing day" || got[1].Note != "" {
		t.Errorf("got %+v: want the first session, with the note of the second on 5 December only", got)
	}
	if got, want := told(runs(weekly, longer).Next(from, 2)), "2026-12-05 11:00-13:00, 2026-12-05 11:00-15:00"; got != want {
		t.Errorf("two that end at different times are two\n got %s\nwant %s", got, want)
	}
}

func TestBetween(t *testing.T) {
	weekly := Session{Day: time.Tuesday, Start: 10*60 + 30, End: 12 * 60, Repeats: Weekly}
	schedule := runs(weekly, Session{Dates: dates("2040-05-01"), Start: 600, End: 660})
	tests := []struct{ from, to, want string }{
		{"2026-11-24T10:30:00Z", "2026-12-01T10:30:00Z", "2026-11-24 10:30-12:00"},
		{"2026-11-24T11:59:00Z", "2026-12-01T10:31:00Z", "2026-11-24 10:30-12:00, 2026-12-01 10:30-12:00"},
		{"2026-11-24T12:00:00Z", "2026-12-01T10:30:00Z", ""},
		{"2026-11-24T11:00:00Z", "2026-11-24T11:00:01Z", "2026-11-24 10:30-12:00"},
		{"2026-12-01T00:00:00Z", "2026-11-24T00:00:00Z", ""},
		{"2040-04-30T23:00:00Z", "2040-05-01T23:00:00Z", "2040-05-01 10:00-11:00 BST, 2040-05-01 10:30-12:00 BST"},
	}
	for _, test := range tests {
		if got := told(schedule.Between(instant(t, test.from), instant(t, test.to))); got != test.want {
			t.Errorf("Between(%s, %s)\n got %s\nwant %s", test.from, test.to, got, test.want)
		}
	}
}

func TestWhatAPageAsksForStaysSmall(t *testing.T) {
	hostile := []Session{
		{Day: time.Monday, End: 60, Repeats: Weekly, Every: 2, From: Date{1, time.January, 1}, Until: Date{9999, time.December, 31}},
		{Day: time.Sunday, End: 60, Repeats: Monthly, Week: LastWeek, From: Date{-5000, time.January, 1}, Until: Date{99999, time.January, 1}},
		{Day: time.Friday, End: 60, Repeats: Weekly, From: Date{9999, time.December, 1}},
		{Day: 9, End: 60, Repeats: Weekly},
		{Day: time.Monday, End: 60, Repeats: "hourly"},
		{Day: time.Monday, End: 60, Repeats: Monthly, Week: 7},
	}
	schedule := runs(hostile...)
	for _, from := range []time.Time{{}, saturdayMorning, time.Unix(1<<40, 0), time.Unix(-1<<40, 0), time.Unix(1<<60, 0)} {
		most := 53 + 25 + 105 // two years of fortnights, months and weeks
		if got := len(schedule.Next(from, 1_000_000)); got > most {
			t.Errorf("Next from %v gives %d times, want at most %d", from, got, most)
		}
		if got := len(schedule.Between(from, from.AddDate(8000, 0, 0))); got > most {
			t.Errorf("Between from %v gives %d times, want at most %d", from, got, most)
		}
		schedule.Over(from)
		schedule.Slots(from)
	}
	if got := len(schedule.Next(saturdayMorning, 1000)); got < 70 {
		t.Errorf("Next gives %d times, want those of two years", got)
	}
}

func TestOverAndEnds(t *testing.T) {
	tuesday := Session{Day: time.Tuesday, Start: 10*60 + 30, End: 12 * 60, Repeats: Weekly}
	until := func(text string, except ...Date) Session {
		return with(tuesday, func(s *Session) { s.Until, s.Except = day(text), except })
	}
	onDays := Session{Dates: dates("2027-02-13 2026-12-05"), Start: 11 * 60, End: 13 * 60}
	tests := []struct {
		name     string
		schedule Schedule
		ends     string
		during   string // the last moment at which it is not over; never over where empty
	}{
		{"open-ended", runs(tuesday), "", ""},
		{"until its own weekday", runs(until("2027-07-20")), "2027-07-20", "2027-07-20T11:59:59+01:00"},
		{"until another day", runs(until("2027-07-24")), "2027-07-20", "2027-07-20T11:59:59+01:00"},
		{"the last one does not happen", runs(until("2027-07-20", day("2027-07-20"))), "2027-07-13", "2027-07-13T11:59:59+01:00"},
		{"no Sunday after Easter happens", runs(Session{Day: time.Sunday, End: 60, Repeats: Monthly, Week: LastWeek, Until: day("2027-09-01"),
			Except: dates("2027-04-25 2027-05-30 2027-06-27 2027-07-25 2027-08-29")}), "2027-03-28", "2027-03-28T00:59:59Z"},
		{"every ten weeks in a season", runs(Session{Day: time.Friday, Start: 600, Repeats: Weekly, Every: 10, From: day("2026-11-06"),
			Season: Season{time.January, time.January}, Until: day("2027-12-31")}), "2027-01-15", "2027-01-15T09:59:59Z"},
		{"a list of days", runs(onDays), "2027-02-13", "2027-02-13T12:59:59Z"},
		{"a list without its last", runs(with(onDays, func(s *Session) { s.Except = dates("2027-02-13") })), "2026-12-05", "2026-12-05T12:59:59Z"},
		{"one more after until", runs(with(until("2027-07-20"), func(s *Session) { s.Also = dates("2027-08-03") })), "2027-08-03", "2027-08-03T11:59:59+01:00"},
		{"the longest of several", runs(until("2026-12-08"), onDays), "2027-02-13", "2027-02-13T12:59:59Z"},
		{"one of several open-ended", runs(until("2026-12-08"), tuesday), "", ""},
		{"by arrangement", Schedule{ByArrangement: "Ring us"}, "", ""},
		{"by arrangement beside sessions", Schedule{ByArrangement: "Ring us", Sessions: []Session{onDays}}, "", ""},
		{"nothing told", Schedule{}, "", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.schedule.Ends().String(); got != test.ends {
				t.Errorf("Ends() = %q, want %q", got, test.ends)
			}
			if test.during == "" {
				if test.schedule.Over(instant(t, "9000-01-01T00:00:00Z")) {
					t.Error("over in the year 9000")
				}
				return
			}
			during := instant(t, test.during)
			if test.schedule.Over(during) {
				t.Errorf("over at %s already", during)
			}
			if after := during.Add(time.Second); !test.schedule.Over(after) {
				t.Errorf("not over at %s", after)
			}
		})
	}
}

// Helpers that make the tables above readable.

func day(text string) Date {
	d, err := ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func dates(text string) []Date {
	var all []Date
	for _, field := range strings.Fields(text) {
		all = append(all, day(field))
	}
	return all
}

func instant(t *testing.T, text string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func runs(sessions ...Session) Schedule {
	return Schedule{Sessions: sessions, BankHolidays: RunsOnBankHolidays}
}

func with(s Session, change func(*Session)) Session {
	s.Except, s.Also = slices.Clone(s.Except), slices.Clone(s.Also)
	change(&s)
	return s
}

func termTime(s *Session) { s.TermTime = true }

func startAlone(s *Session) { s.End = 0 }

// told writes occurrences as they stand on a clock in Britain.
func told(occurrences []Occurrence) string {
	var all []string
	for _, o := range occurrences {
		said := o.Start.Format("2006-01-02 15:04")
		if !o.End.Equal(o.Start) {
			said += o.End.Format("-15:04")
		}
		if zone, _ := o.Start.Zone(); zone != "GMT" {
			said += " " + zone
		}
		if o.CheckFirst {
			said += " check first"
		}
		all = append(all, said)
	}
	return strings.Join(all, ", ")
}
