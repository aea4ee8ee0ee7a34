package timetable

import (
	"errors"
	"fmt"
	"regexp"
	"testing"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/words"
)

func TestParseTime(t *testing.T) {
	tests := []struct{ text, want, wrong, hint string }{
		{text: "10:30 to 12:00", want: "10:30 to 12:00"},
		{text: "09:00 to 09:01", want: "09:00 to 09:01"},
		{text: "00:00 to 23:59", want: "00:00 to 23:59"},

		{text: "10.30am - 12", wrong: "is not a time that can be read", hint: `write "10:30 to 12:00"`},
		{text: "10:30-12:00", wrong: "is not a time that can be read", hint: `write "10:30 to 12:00"`},
		{text: "10:30 – 12:00", wrong: "is not a time that can be read", hint: `write "10:30 to 12:00"`},
		{text: "10:30am to midday", wrong: "is not a time that can be read", hint: `write "10:30 to 12:00"`},
		{text: "2pm to 3.30pm", wrong: "is not a time that can be read", hint: `write "14:00 to 15:30"`},
		{text: "2-4pm", wrong: "is not a time that can be read", hint: `write "14:00 to 16:00"`},
		{text: "11-1pm", wrong: "is not a time that can be read", hint: `write "11:00 to 13:00"`},
		{text: "7pm-9", wrong: "is not a time that can be read", hint: `write "19:00 to 21:00"`},
		{text: "2 to 4", wrong: "is not a time that can be read", hint: `write "14:00 to 16:00"`},
		{text: "From 2 p.m. until 4 p.m.", wrong: "is not a time that can be read", hint: `write "14:00 to 16:00"`},
		{text: "12.15pm to 1pm", wrong: "is not a time that can be read", hint: `write "12:15 to 13:00"`},
		{text: "9:30 to 11:00", wrong: "is not a time that can be read", hint: `write "09:30 to 11:00"`},
		{text: "1030-1200", wrong: "is not a time that can be read", hint: `write "10:30 to 12:00"`},
		{text: "1400 to 1600hrs", wrong: "is not a time that can be read", hint: `write "14:00 to 16:00"`},

		{text: "2pm", wrong: "is not a time that can be read", hint: `write "14:00"`},
		{text: "after lunch", wrong: "is not a time that can be read", hint: timeHint},
		{text: "", wrong: "is not a time that can be read", hint: timeHint},
		{text: "1 to 2 to 3", wrong: "is not a time that can be read", hint: timeHint},

		{text: "10:30 to 02:00", wrong: "ends before it begins", hint: `write "10:30 to 14:00"`},
		{text: "14:00 to 12:00", wrong: "ends before it begins", hint: "write the earlier time first"},
		{text: "22:00 to 01:00", wrong: "ends before it begins", hint: `a session ends on the day it begins: write "22:00" alone, and until when in a note`},
		{text: "10:00 to 10:00", wrong: "ends when it begins", hint: `write when it ends, or "10:00" alone where it has no fixed end`},
		{text: "7 to 9", wrong: "is not a time that can be read", hint: `write "07:00 to 09:00" or "19:00 to 21:00"`},
		{text: "7", wrong: "is not a time that can be read", hint: `write "07:00" or "19:00"`},
		{text: "half past two", wrong: "is not a time that can be read", hint: `write "14:30"`},
		{text: "2.30pm-4pm", wrong: "is not a time that can be read", hint: `write "14:30 to 16:00"`},
	}
	for _, test := range tests {
		start, end, err := ParseTime(test.text)
		if test.wrong != "" {
			checkWrong(t, "ParseTime", test.text, err, words.Quote(test.text)+" "+test.wrong, test.hint)
			continue
		}
		if got := start.String() + " to " + end.String(); err != nil || got != test.want {
			t.Errorf("ParseTime(%q) = %s, %v, want %s", test.text, got, err, test.want)
		}
	}
	for _, text := range []string{"24:00 to 25:00", "10:30 to 24:00", "10:60 to 11:00"} {
		if _, _, err := ParseTime(text); err == nil {
			t.Errorf("ParseTime(%q) takes a time that does not exist", text)
		}
	}
}

func TestParseDay(t *testing.T) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		if got, err := ParseDay(day.String()); err != nil || got != day {
			t.Errorf("ParseDay(%q) = %v, %v", day, got, err)
		}
	}
	if got, err := ParseDay("tuesday"); err != nil || got != time.Tuesday {
		t.Errorf("ParseDay(tuesday) = %v, %v, want Tuesday", got, err)
	}
	aLineEach := "give each day a line of its own under sessions"
	tests := []struct{ text, hint string }{
		{"Tusday", `write "Tuesday"`},
		{"Wensday", `write "Wednesday"`},
		{"1st Tuesday", "write day: Tuesday, repeats: monthly, week: first"},
		{"every other Friday", "write day: Friday, repeats: fortnightly, with from: and the date of the first one"},
		{"Tue", `write "Tuesday"`},
		{"Weds", `write "Wednesday"`},
		{"thurs.", `write "Thursday"`},
		{"Tuesdays", `write "Tuesday"`},
		{"Tuesday and Thursday", aLineEach},
		{"Mon to Fri", aLineEach},
		{"weekdays", aLineEach},
		{"every day", aLineEach},
		{"Mon, Wed", aLineEach},
		{"Mawrth", `write "Tuesday"`},
		{"whenever", "write one of: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday"},
		{"", "write one of: Sunday, Monday, Tuesday, Wednesday, Thursday, Friday, Saturday"},
	}
	for _, test := range tests {
		_, err := ParseDay(test.text)
		checkWrong(t, "ParseDay", test.text, err, words.Quote(test.text)+" is not a day of the week", test.hint)
	}
}

func TestParseRepeats(t *testing.T) {
	for text, want := range map[string]string{"weekly": "weekly 0", "Fortnightly": "weekly 2", "monthly": "monthly 0",
		"every 2 weeks": "weekly 2", "Every 4 Weeks": "weekly 4", "every 52 weeks": "weekly 52"} {
		if got, every, err := ParseRepeats(text); err != nil || fmt.Sprint(got, " ", every) != want {
			t.Errorf("ParseRepeats(%q) = %q, %d, %v, want %s", text, got, every, err, want)
		}
	}
	tests := []struct{ text, hint string }{
		{"weekley", `did you mean "weekly"?`},
		{"every week", `write "weekly"`},
		{"every 1 weeks", "list the days instead, each with the year first: dates: [YYYY-MM-DD, YYYY-MM-DD]"},
		{"every 53 weeks", "list the days instead, each with the year first: dates: [YYYY-MM-DD, YYYY-MM-DD]"},
		{"every other week", `write "fortnightly"`},
		{"bi-weekly", "write fortnightly; or, where it is twice a week, weekly and a line under sessions for each day"},
		{"bimonthly", "list the days instead, each with the year first: dates: [YYYY-MM-DD, YYYY-MM-DD]; or, where it is twice a month, monthly and a line " +
			"under sessions for each week"},
		{"every four weeks", `write "every 4 weeks"`},
		{"every month", `write "monthly"`},
		{"daily", "write weekly, and give each day a line of its own under sessions"},
		{"termly", "list the days instead, each with the year first: dates: [YYYY-MM-DD, YYYY-MM-DD]"},
		{"when it rains", "write one of: weekly, fortnightly, monthly, every 4 weeks"},
	}
	for _, test := range tests {
		_, _, err := ParseRepeats(test.text)
		checkWrong(t, "ParseRepeats", test.text, err, words.Quote(test.text)+" is not a way to repeat", test.hint)
	}
}

func TestParseMonths(t *testing.T) {
	for text, want := range map[string]string{"Apr to Oct": "Apr to Oct", "november to January": "Nov to Jan", "August": "Aug", "Aug": "Aug"} {
		if got, err := ParseMonths(text); err != nil || writeSeason(got) != want {
			t.Errorf("ParseMonths(%q) = %v, %v, want %s", text, got, err, want)
		}
	}
	if got, err := ParseMonths("Jan to Dec"); err != nil || got != (schedule.Season{}) {
		t.Errorf("ParseMonths(Jan to Dec) = %v, %v, want the whole year", got, err)
	}
	tests := []struct{ text, what, hint string }{
		{"Apr-Oct", "is not how months are written", `write "Apr to Oct"`},
		{"July and August", "is not how months are written", `write "Jul to Aug"`},
		{"March, June", "is more than one season", "give each a line of its own under sessions, with months: Mar"},
		{"summer", "does not say which months", "write the first month and the last, as in Apr to Oct"},
		{"", "does not say which months", "write the first month and the last, as in Apr to Oct"},
	}
	for _, test := range tests {
		_, err := ParseMonths(test.text)
		checkWrong(t, "ParseMonths", test.text, err, words.Quote(test.text)+" "+test.what, test.hint)
	}
}

func TestParseWeek(t *testing.T) {
	for text, want := range map[string]int{"first": 1, "second": 2, "Third": 3, "fourth": 4, "last": schedule.LastWeek} {
		if got, err := ParseWeek(text); err != nil || got != want {
			t.Errorf("ParseWeek(%q) = %d, %v, want %d", text, got, err, want)
		}
	}
	tests := []struct{ text, hint string }{
		{"1st", `write "first"`},
		{"2", `write "second"`},
		{"-1", `write "last"`},
		{"forth", `did you mean "fourth"?`},
		{"fifth", "most months have no fifth week: list the days instead, each with the year first: dates: [YYYY-MM-DD, YYYY-MM-DD]"},
		{"first and third", "write one of them, and give each other week a line of its own under sessions"},
		{"middle", "write one of: first, second, third, fourth, last"},
	}
	for _, test := range tests {
		_, err := ParseWeek(test.text)
		checkWrong(t, "ParseWeek", test.text, err, words.Quote(test.text)+" is not a week of the month", test.hint)
	}
}

func checkWrong(t *testing.T, function, text string, err error, what, hint string) {
	t.Helper()
	if err == nil {
		t.Errorf("%s(%q) gives no error", function, text)
		return
	}
	if gotWhat, gotHint := whatAndHint(err); gotWhat != what || gotHint != hint {
		t.Errorf("%s(%q)\n got %s\n     %s\nwant %s\n     %s", function, text, gotWhat, gotHint, what, hint)
	}
}

// FuzzParseTime: what is refused is explained, and what a hint suggests is itself accepted.
func FuzzParseTime(f *testing.F) {
	for _, seed := range []string{"10:30 to 12:00", "10.30am - 12", "2-4pm", "24:00 to 25:00", "9 to 9", "0 to 0", "7 to 9", "12am to 12pm"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		start, end, err := ParseTime(text)
		if err == nil && (end != 0 && start >= end || start < 0 || end >= 24*60) {
			t.Errorf("ParseTime(%q) = %v, %v", text, start, end)
		}
		for _, suggested := range regexp.MustCompile(`"([0-9:]{5}( to [0-9:]{5})?)"`).FindAllStringSubmatch(likely(text, ""), -1) {
			if _, _, err := ParseTime(suggested[1]); err != nil {
				t.Errorf("of %q the hint says %q: %v", text, suggested[1], err)
			}
		}
	})
}

func whatAndHint(err error) (what, hint string) {
	var wrong *ValueError
	if errors.As(err, &wrong) {
		return wrong.What, wrong.Hint
	}
	return err.Error(), ""
}
