package schedule

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"bandstand/directory/words"
)

func TestSayAndBrief(t *testing.T) {
	weekly := func(weekday time.Weekday, start, end Clock) Session {
		return Session{Day: weekday, Start: start, End: end, Repeats: Weekly}
	}
	tuesday, thursday := weekly(time.Tuesday, 630, 720), weekly(time.Thursday, 630, 720)
	friday := Session{Day: time.Friday, Start: 19 * 60, End: 20*60 + 30, Repeats: Weekly, Every: 2, From: day("2026-11-06")}
	saturday := Session{Day: time.Saturday, Start: 14 * 60, End: 16 * 60, Repeats: Monthly, Week: 1}
	twoDates := Session{Dates: dates("2027-02-13 2026-12-05"), Start: 11 * 60, End: 13 * 60}
	over := with(tuesday, func(s *Session) { s.Until = day("2026-07-18") })

	tests := []struct {
		name     string
		sessions []Session
		say      []string
		brief    string // the only fragment where empty
	}{
		{
			name:     "weekly",
			sessions: []Session{tuesday},
			say:      []string{"Every Tuesday, 10:30am to midday"},
		}, {
			name: "in term time, between dates that lie ahead",
			sessions: []Session{with(tuesday, func(s *Session) {
				s.TermTime, s.From, s.Until = true, day("2027-01-05"), day("2027-07-20")
			})},
			say:   []string{"Every Tuesday, 10:30am to midday, in term time, from 5 January 2027 until 20 July 2027"},
			brief: "Every Tuesday, 10:30am to midday, in term time",
		}, {
			name:     "from only while it lies ahead",
			sessions: []Session{with(tuesday, func(s *Session) { s.From = day("2026-11-24") }), with(thursday, func(s *Session) { s.From = day("2026-11-19") })},
			say:      []string{"Every Tuesday, 10:30am to midday, from 24 November 2026", "Every Thursday, 10:30am to midday"},
			brief:    "Every Tuesday, 10:30am to midday, and at other times",
		}, {
			name: "what is left out soon, and what is added",
			sessions: []Session{with(tuesday, func(s *Session) {
				s.Except, s.Also = dates("2026-12-29 2026-12-22 2026-11-17 2027-08-31"), dates("2026-12-23 2026-11-18")
			})},
			say: []string{"Every Tuesday, 10:30am to midday, also on Wednesday 23 December 2026, " +
				"but not on 22 December 2026 and 29 December 2026"},
			brief: "Every Tuesday, 10:30am to midday",
		}, {
			name: "where only what was added is left, that alone",
			sessions: []Session{with(tuesday, func(s *Session) {
				s.Until, s.Also = day("2026-07-21"), dates("2026-07-28 2027-08-03")
			})},
			say: []string{"Tuesday 3 August 2027, 10:30am to midday"},
		}, {
			name:     "every other week",
			sessions: []Session{friday},
			say:      []string{"Every other Friday, 7pm to 8:30pm"},
		}, {
			name:     "every four weeks, which is not the fourth of a month",
			sessions: []Session{with(friday, func(s *Session) { s.Every = 4 })},
			say:      []string{"Every 4 weeks on Friday, 7pm to 8:30pm"},
		}, {
			name: "two of those in the same weeks, and one in others",
			sessions: []Session{
				with(friday, func(s *Session) { s.Every = 4 }),
				with(friday, func(s *Session) { s.Every, s.From = 4, day("2026-11-13") }),
				with(friday, func(s *Session) { s.Every, s.Day, s.From = 4, time.Monday, day("2026-09-07") }),
			},
			say:   []string{"Every 4 weeks on Monday and Friday, 7pm to 8:30pm", "Every 4 weeks on Friday, 7pm to 8:30pm"},
			brief: "Every 4 weeks on Monday and Friday, 7pm to 8:30pm, and at other times",
		}, {
			name:     "no end is invented",
			sessions: []Session{with(tuesday, func(s *Session) { s.End, s.Season = 0, Season{time.April, time.October} })},
			say:      []string{"Every Tuesday at 10:30am, April to October"},
		}, {
			name: "one month, all but one month, all but two",
			sessions: []Session{
				with(tuesday, func(s *Session) { s.Season = Season{time.August, time.August} }),
				with(tuesday, func(s *Session) { s.Season = Season{time.September, time.July} }),
				with(tuesday, func(s *Session) { s.Season = Season{time.February, time.November} }),
			},
			say: []string{"Every Tuesday, 10:30am to midday, not in August", "Every Tuesday, 10:30am to midday, in August",
				"Every Tuesday, 10:30am to midday, not in December or January"},
			brief: "Every Tuesday, 10:30am to midday, not in August, and at other times",
		}, {
			name:     "dates that have a start alone",
			sessions: []Session{with(twoDates, func(s *Session) { s.End = 0 })},
			say:      []string{"Saturday 5 December 2026 and Saturday 13 February 2027 at 11am"},
			brief:    "Saturday 5 December 2026 and 1 more date at 11am",
		}, {
			name:     "once a month",
			sessions: []Session{saturday},
			say:      []string{"The first Saturday of the month, 2pm to 4pm"},
		}, {
			name:     "the last one of the month",
			sessions: []Session{with(saturday, func(s *Session) { s.Week = LastWeek })},
			say:      []string{"The last Saturday of the month, 2pm to 4pm"},
		}, {
			name:     "dates",
			sessions: []Session{twoDates},
			say:      []string{"Saturday 5 December 2026 and Saturday 13 February 2027, 11am to 1pm"},
			brief:    "Saturday 5 December 2026 and 1 more date, 11am to 1pm",
		}, {
			name:     "dates that have passed are left out",
			sessions: []Session{with(twoDates, func(s *Session) { s.Dates = dates("2026-11-20 2026-11-21 2026-12-05") })},
			say:      []string{"Saturday 21 November 2026 and Saturday 5 December 2026, 11am to 1pm"},
			brief:    "Saturday 21 November 2026 and 1 more date, 11am to 1pm",
		}, {
			name:     "many dates",
			sessions: []Session{with(twoDates, func(s *Session) { s.Dates = saturdays("2027-01-02", 9) })},
			say: []string{"Saturday 2 January 2027, Saturday 9 January 2027, Saturday 16 January 2027, Saturday 23 January 2027, " +
				"Saturday 30 January 2027, Saturday 6 February 2027 and 3 more dates, 11am to 1pm"},
			brief: "Saturday 2 January 2027 and 8 more dates, 11am to 1pm",
		}, {
			name:     "two days at the same time are one fragment, in the order of the week",
			sessions: []Session{thursday, tuesday},
			say:      []string{"Every Tuesday and Thursday, 10:30am to midday"},
		}, {
			name:     "the same day at two times is two",
			sessions: []Session{tuesday, weekly(time.Tuesday, 840, 960)},
			say:      []string{"Every Tuesday, 10:30am to midday", "Every Tuesday, 2pm to 4pm"},
			brief:    "Every Tuesday, 10:30am to midday, and at other times",
		}, {
			name:     "two days of which only one is in term time are two",
			sessions: []Session{tuesday, with(thursday, termTime)},
			say:      []string{"Every Tuesday, 10:30am to midday", "Every Thursday, 10:30am to midday, in term time"},
			brief:    "Every Tuesday, 10:30am to midday, and at other times",
		}, {
			name: "Monday to Friday",
			sessions: []Session{
				weekly(time.Friday, 540, 1020), weekly(time.Monday, 540, 1020), weekly(time.Tuesday, 540, 1020),
				weekly(time.Wednesday, 540, 1020), weekly(time.Thursday, 540, 1020),
			},
			say: []string{"Monday to Friday, 9am to 5pm"},
		}, {
			name: "five other days",
			sessions: []Session{
				weekly(time.Sunday, 540, 1020), weekly(time.Monday, 540, 1020), weekly(time.Tuesday, 540, 1020),
				weekly(time.Wednesday, 540, 1020), weekly(time.Thursday, 540, 1020),
			},
			say: []string{"Every Monday, Tuesday, Wednesday, Thursday and Sunday, 9am to 5pm"},
		}, {
			name: "every day",
			sessions: []Session{
				weekly(0, 0, 60), weekly(1, 0, 60), weekly(2, 0, 60), weekly(3, 0, 60), weekly(4, 0, 60), weekly(5, 0, 60), weekly(6, 0, 60),
			},
			say: []string{"Every day, midnight to 1am"},
		}, {
			name:     "two weeks of the month, the last one last",
			sessions: []Session{with(saturday, func(s *Session) { s.Week = LastWeek }), with(saturday, func(s *Session) { s.Week = 2 })},
			say:      []string{"The second and last Saturday of the month, 2pm to 4pm"},
		}, {
			name:     "two days in the same week of the month",
			sessions: []Session{saturday, with(saturday, func(s *Session) { s.Day = time.Tuesday })},
			say:      []string{"The first Tuesday and Saturday of the month, 2pm to 4pm"},
		}, {
			name: "two fortnights in the same weeks",
			sessions: []Session{friday, with(friday, func(s *Session) {
				s.Day, s.From = time.Monday, day("2026-11-02")
			})},
			say: []string{"Every other Monday and Friday, 7pm to 8:30pm"},
		}, {
			name: "two fortnights in turn, the one that comes next first",
			sessions: []Session{friday, with(friday, func(s *Session) {
				s.Day, s.From = time.Monday, day("2026-11-09")
			})},
			say:   []string{"Every other Monday, 7pm to 8:30pm", "Every other Friday, 7pm to 8:30pm"},
			brief: "Every other Monday, 7pm to 8:30pm, and at other times",
		}, {
			name:     "what is over is left out",
			sessions: []Session{over, thursday},
			say:      []string{"Every Thursday, 10:30am to midday"},
		}, {
			name:     "unless all of it is over: then it says what there was",
			sessions: []Session{over, with(twoDates, func(s *Session) { s.Dates = dates("2026-05-09 2026-06-13") })},
			say:      []string{"Every Tuesday, 10:30am to midday, until 18 July 2026", "Saturday 9 May 2026 and Saturday 13 June 2026, 11am to 1pm"},
			brief:    "Every Tuesday, 10:30am to midday, and at other times",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			schedule := runs(test.sessions...)
			got, want := schedule.Say(words.English(), saturdayMorning), test.say
			if fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
				t.Errorf("Say\n got %s\nwant %s", strings.Join(got, "\n     "), strings.Join(want, "\n     "))
			}
			brief := test.brief
			if brief == "" {
				brief = test.say[0]
			}
			if got := schedule.Brief(words.English(), saturdayMorning); got != brief {
				t.Errorf("Brief\n got %s\nwant %s", got, brief)
			}
		})
	}
}

func TestBriefWithoutSessions(t *testing.T) {
	if got, want := (Schedule{ByArrangement: "Ring us"}).Brief(words.English(), saturdayMorning), "By arrangement"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := (Schedule{}).Brief(words.English(), saturdayMorning); got != "" {
		t.Errorf("of nothing told it says %q", got)
	}
}

func TestNotesStandApart(t *testing.T) {
	first := Session{Day: time.Tuesday, Start: 600, End: 660, Repeats: Weekly, Note: "Upstairs"}
	second := with(first, func(s *Session) { s.Day, s.Note = time.Thursday, "Downstairs" })
	third := with(first, func(s *Session) { s.Day = time.Friday })
	got := fmt.Sprintf("%q", runs(first, second, third).Lines(words.English(), saturdayMorning))
	want := `[{"Every Tuesday and Friday, 10am to 11am" "Upstairs"} {"Every Thursday, 10am to 11am" "Downstairs"}]`
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestSayInWelsh(t *testing.T) {
	session := Session{Day: time.Tuesday, Start: 630, Repeats: Weekly, Every: 4, From: day("2026-11-03"), Season: Season{time.April, time.October}}
	welsh, _ := words.In("cy")
	got := fmt.Sprintf("%q", runs(session).Say(welsh, saturdayMorning))
	if want := `["Bob 4 wythnos, dydd Mawrth am 10.30yb, Ebrill tan Hydref"]`; got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestSayBankHolidays(t *testing.T) {
	for told, want := range map[words.Text]words.Text{
		"runs":          "On bank holidays too",
		"closed":        "Not on bank holidays",
		"":              "",
		"Not at Easter": "Not at Easter",
	} {
		if got := (Schedule{BankHolidays: told}).SayBankHolidays(words.English()); got != want {
			t.Errorf("%q: got %q, want %q", told, got, want)
		}
	}
}

func TestSlots(t *testing.T) {
	schedule := runs(
		Session{Day: time.Saturday, Start: 17 * 60, End: 18 * 60, Repeats: Weekly},
		Session{Day: time.Tuesday, Start: 12 * 60, End: 13 * 60, Repeats: Weekly},
		Session{Day: time.Tuesday, Start: 11*60 + 59, End: 13 * 60, Repeats: Monthly, Week: 2},
		Session{Day: time.Tuesday, Start: 11 * 60, End: 12 * 60, Repeats: Weekly},
		Session{Day: time.Monday, Start: 600, End: 660, Repeats: Weekly, Until: day("2026-07-20")},
		Session{Dates: dates("2026-11-20 2026-12-06"), Start: 16*60 + 59, End: 18 * 60},
	)
	if got, want := fmt.Sprint(schedule.Slots(saturdayMorning)), "[{Tuesday 11:00} {Tuesday 11:59} {Tuesday 12:00} {Saturday 17:00} {Sunday 16:59}]"; got != want {
		t.Errorf("Slots: got %s, want %s", got, want)
	}
}

// saturdays returns n days, a week apart.
func saturdays(first string, n int) []Date {
	var all []Date
	for i := range n {
		all = append(all, day(first).AddDays(7*i))
	}
	return all
}
