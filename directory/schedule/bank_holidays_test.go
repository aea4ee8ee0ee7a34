package schedule

import (
	"bandstand/directory/words"
	"strings"
	"testing"
	"time"
)

func TestBankHolidays(t *testing.T) {
	at := func(weekday time.Weekday) Session {
		return Session{Day: weekday, Start: 600, End: 660, Repeats: Weekly}
	}
	tests := []struct {
		name, nation, bankHolidays string
		session                    Session
		from, want                 string // want: the next two
	}{
		{"closed", "england", "closed", at(time.Monday), "2026-05-24", "2026-06-01 BST, 2026-06-08 BST"},
		{"Wales shares England's", "wales", "closed", at(time.Monday), "2026-08-31", "2026-09-07 BST, 2026-09-14 BST"},
		{"runs", "england", "runs", at(time.Monday), "2026-05-24", "2026-05-25 BST, 2026-06-01 BST"},
		{"not told", "england", "", at(time.Monday), "2026-05-24", "2026-05-25 BST check first, 2026-06-01 BST"},
		{"own words", "england", "Not at Easter", at(time.Monday), "2026-05-24", "2026-05-25 BST check first, 2026-06-01 BST"},
		{"no nation told", "", "closed", at(time.Monday), "2026-08-31", "2026-09-07 BST, 2026-09-14 BST"},
		{"St Andrew's Day in Scotland", "scotland", "closed", at(time.Monday), "2026-11-30", "2026-12-07, 2026-12-14"},
		{"St Andrew's Day in England", "england", "closed", at(time.Monday), "2026-11-30", "2026-11-30, 2026-12-07"},
		{"2 January in Scotland", "scotland", "", at(time.Friday), "2026-01-01", "2026-01-02 check first, 2026-01-09"},
		{"Easter Monday is none in Scotland", "scotland", "closed", at(time.Monday), "2027-03-29", "2027-03-29 BST, 2027-04-05 BST"},
		{"St Patrick's Day in Northern Ireland", "northern-ireland", "closed", at(time.Wednesday), "2027-03-17", "2027-03-24, 2027-03-31 BST"},
		{"12 July in Northern Ireland", "northern-ireland", "", at(time.Monday), "2027-07-12", "2027-07-12 BST check first, 2027-07-19 BST"},
		{"12 July on a Sunday is off on the Monday", "northern-ireland", "closed", at(time.Monday), "2026-07-13", "2026-07-20 BST, 2026-07-27 BST"},
		{"a day off that comes round once", "scotland", "closed", at(time.Monday), "2026-06-15", "2026-06-22 BST, 2026-06-29 BST"},

		{"Boxing Day on a Saturday is not the day off, but who knows", "england", "closed", at(time.Saturday), "2026-12-26", "2026-12-26 check first, 2027-01-02"},
		{"Boxing Day on a Saturday where they run", "england", "runs", at(time.Saturday), "2026-12-26", "2026-12-26, 2027-01-02"},
		{"nor is a Sunday between", "england", "closed", at(time.Sunday), "2026-12-27", "2026-12-27, 2027-01-03"},

		{"a day that is named and is a bank holiday", "england", "closed",
			Session{Dates: dates("2026-12-28 2026-12-29"), Start: 600, End: 660}, "2026-12-01", "2026-12-28 check first, 2026-12-29"},

		{"beyond the list: Christmas", "england", "closed", at(time.Tuesday), "2029-12-25", "2030-01-08, 2030-01-15"},
		{"beyond the list: Easter Monday", "england", "", at(time.Monday), "2029-04-02", "2029-04-02 BST check first, 2029-04-09 BST"},
		{"beyond the list: a substitute", "england", "closed", at(time.Monday), "2033-12-26", "2034-01-09, 2034-01-16"},
		{"before the list", "england", "closed", at(time.Monday), "2025-05-05", "2025-05-12 BST, 2025-05-19 BST"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			schedule := Schedule{Sessions: []Session{test.session}, Nation: test.nation, BankHolidays: words.Own(test.bankHolidays)}
			got := told(schedule.Next(day(test.from).Midnight(London), 2))
			if got = strings.ReplaceAll(got, " 10:00-11:00", ""); got != test.want {
				t.Errorf("\n got %s\nwant %s", got, test.want)
			}
		})
	}
}

// The usual days are only a guess at what the list will say: it must be the
// list of the years that we know.
func TestUsualBankHolidaysAreThoseOfTheList(t *testing.T) {
	once := map[Date]bool{day("2026-06-15"): true} // Scotland, after the World Cup's first match
	list := listed()
	if list.firstYear != 2026 || list.lastYear < 2028 {
		t.Errorf("the list covers %d to %d, want 2026 to 2028 at least", list.firstYear, list.lastYear)
	}
	for _, division := range []string{englandAndWales, scotland, northernIreland} {
		for d := (Date{list.firstYear, time.January, 1}); d.Year <= list.lastYear; d = d.AddDays(1) {
			got := usualBankHoliday(d, division)
			_, want := list.days[nationalDay{division, d}]
			if got != want && !once[d] {
				t.Errorf("%s, %s: usual %v, listed %v", division, d, got, want)
			}
		}
	}
}

func TestEasterSunday(t *testing.T) {
	for _, want := range dates("2000-04-23 2008-03-23 2011-04-24 2024-03-31 2026-04-05 2029-04-01 2038-04-25") {
		if got := easterSunday(want.Year); got != want {
			t.Errorf("Easter %d is %s, want %s", want.Year, got, want)
		}
	}
}

func TestABrokenBankHolidayListIsRefused(t *testing.T) {
	for _, line := range []string{"2026-02-30,scotland,x,", "2026-02-03", "2026-02-03,mars,x,", "soon,scotland,x,"} {
		if _, err := readBankHolidays("date,nation,name,note\n" + line + "\n"); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%q: got error %v, want one about line 2", line, err)
		}
	}
}
