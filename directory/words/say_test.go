package words

import (
	"math"
	"strings"
	"testing"
	"time"
)

func TestDates(t *testing.T) {
	l := English()
	tests := []struct{ got, want string }{
		{l.Weekday(time.Tuesday), "Tuesday"},
		{l.Weekdays(time.Sunday), "Sundays"},
		{l.LongDate(2026, time.November, 26), "Thursday 26 November 2026"},
		{l.LongDate(2028, time.February, 29), "Tuesday 29 February 2028"},
		{l.Date(2026, time.November, 6), "6 November 2026"},
		{l.DayAndMonth(2026, time.November, 26), "Thursday 26 November"},
		{l.Month(2026, time.November), "November 2026"},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("got %q, want %q", test.got, test.want)
		}
	}
}

func TestEveryDayAndMonthHasAName(t *testing.T) {
	for day := range 366 {
		date := time.Date(2028, time.January, 1+day, 0, 0, 0, 0, time.UTC)
		want := date.Format("Monday 2 January 2006")
		if got := English().LongDate(date.Date()); got != want {
			t.Errorf("LongDate gives %q, want %q", got, want)
		}
		if got, want := English().Weekdays(date.Weekday()), date.Weekday().String()+"s"; got != want {
			t.Errorf("Weekdays gives %q, want %q", got, want)
		}
	}
}

func TestClock(t *testing.T) {
	tests := []struct {
		minutes int
		want    string
	}{
		{0, "midnight"}, {1, "12:01am"}, {30, "12:30am"}, {60, "1am"}, {9*60 + 5, "9:05am"},
		{10*60 + 30, "10:30am"}, {11*60 + 59, "11:59am"}, {12 * 60, "midday"}, {12*60 + 15, "12:15pm"},
		{13 * 60, "1pm"}, {14 * 60, "2pm"}, {23*60 + 59, "11:59pm"}, {24 * 60, "midnight"}, {-60, "11pm"},
	}
	for _, test := range tests {
		if got := English().Clock(test.minutes); got != test.want {
			t.Errorf("Clock(%d) = %q, want %q", test.minutes, got, test.want)
		}
	}
}

func TestSpan(t *testing.T) {
	if got, want := English().Span(10*60+30, 12*60), "10:30am to midday"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := English().Span(14*60, 15*60+30), "2pm to 3:30pm"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestMoney(t *testing.T) {
	tests := map[int]string{
		0: "£0", 1: "1p", 50: "50p", 99: "99p", 100: "£1", 101: "£1.01", 300: "£3", 350: "£3.50",
		100000: "£1,000", 123456: "£1,234.56", -50: "-50p", -350: "£-3.50",
	}
	for pence, want := range tests {
		if got := English().Money(pence); got != want {
			t.Errorf("Money(%d) = %q, want %q", pence, got, want)
		}
	}
}

func TestMiles(t *testing.T) {
	tests := []struct {
		miles float64
		want  string
	}{
		{0, "less than half a mile"}, {0.49, "less than half a mile"}, {0.5, "0.5 miles"}, {0.94, "0.9 miles"},
		{0.96, "1 mile"}, {1, "1 mile"}, {1.04, "1 mile"}, {1.06, "1.1 miles"}, {1.2, "1.2 miles"},
		{1.97, "2 miles"}, {9.94, "9.9 miles"}, {9.96, "10 miles"}, {12.4, "12 miles"}, {1234.5, "1,235 miles"},
		{math.NaN(), "we do not know how far"}, {math.Inf(1), "we do not know how far"},
	}
	for _, test := range tests {
		if got := English().Miles(test.miles); got != test.want {
			t.Errorf("Miles(%v) = %q, want %q", test.miles, got, test.want)
		}
	}
}

func TestLists(t *testing.T) {
	tests := []struct{ items, and, or string }{
		{"", "", ""},
		{"a", "a", "a"},
		{"a b", "a and b", "a or b"},
		{"a b c", "a, b and c", "a, b or c"},
		{"a b c d", "a, b, c and d", "a, b, c or d"},
	}
	for _, test := range tests {
		items := strings.Fields(test.items)
		if got := English().List(items); got != test.and {
			t.Errorf("List(%v) = %q, want %q", items, got, test.and)
		}
		if got := English().Either(items); got != test.or {
			t.Errorf("Either(%v) = %q, want %q", items, got, test.or)
		}
	}
}

func TestCount(t *testing.T) {
	tests := map[int]string{
		0: "0", 7: "7", 999: "999", 1000: "1,000", 1234: "1,234", 1234567: "1,234,567", -1234: "-1,234", -123: "-123",
		math.MinInt64: "-9,223,372,036,854,775,808",
	}
	for n, want := range tests {
		if got := English().Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}

func TestPhone(t *testing.T) {
	tests := []struct{ number, want string }{
		{"01632960123", "01632 960 123"},
		{"01632 960123", "01632 960 123"},
		{"01632-960-123", "01632 960 123"},
		{"(01632) 960123", "01632 960 123"},
		{"+44 1632 960123", "01632 960 123"},
		{"+44 (0)1632 960123", "01632 960 123"},
		{"0044 1632 960 123", "01632 960 123"},
		{"01632\u00a0960123", "01632 960 123"},
		{"07700900123", "07700 900 123"},
		{"02079460000", "020 7946 0000"},
		{"02890180000", "028 9018 0000"},
		{"01214960000", "0121 496 0000"},
		{"01174960000", "0117 496 0000"},
		{"0161 4960000", "0161 496 0000"},
		{"01539412345", "015394 12345"},
		{"0169772345", "016977 2345"},
		{"01204 62083", "01204 62083"},
		{"08081570000", "0808 157 0000"},
		{"03001231234", "0300 123 1234"},
		{"0800 123456", "0800 123 456"},
		{"08001111", "0800 1111"},
		{"116123", "116 123"},
		{"999", "999"},
		{"111", "111"},
		{"18001 01632 960123", "18001 01632 960 123"},
		{"18000", "18000"},
		{"+1 212 555 0100", "+1 212 555 0100"},
		{"01632 960123 ext 4", "01632 960 123 ext 4"},
		{"01632 960123, extension 4", "01632 960 123 ext 4"},
		{"01632\u2009960123", "01632 960 123"},
		{"0844 000 0001", "0844 000 0001 (calls can cost 7p a minute and your phone company’s charge)"},
		{"+44 870 000 0001", "0870 000 0001 (calls can cost 13p a minute and your phone company’s charge)"},
		{"070 0000 0001", "07000 000 001 (a number that looks like a mobile’s, and can cost much more to ring)"},
		{"0345 000 0001", "0345 000 0001"},
		{"01632 960123 or 960124", "01632 960123 or 960124"},
		{"0163296012345", "0163296012345"},
		{"60123", "60123"},
		{"ask at the desk", "ask at the desk"},
		{"", ""},
	}
	for _, test := range tests {
		if got := English().Phone(test.number); got != test.want {
			t.Errorf("Phone(%q) = %q, want %q", test.number, got, test.want)
		}
	}
}

func TestLanguageName(t *testing.T) {
	tests := map[string]string{
		"cy": "Welsh", "pl": "Polish", "PL": "Polish", "pt-BR": "Portuguese", "bfi": "British Sign Language",
		"xx": "xx", "tlh-Latn": "tlh-Latn", "": "",
	}
	for code, want := range tests {
		if got := English().LanguageName(code); got != want {
			t.Errorf("LanguageName(%q) = %q, want %q", code, got, want)
		}
	}
}

func FuzzPhone(f *testing.F) {
	for _, seed := range []string{"01632 960123", "+44 (0)7700 900123", "18001 18001 0800 1111", "116 123", "٠١٢٣", "++44"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, number string) {
		once := English().Phone(number)
		if twice := English().Phone(once); twice != once {
			t.Errorf("Phone(%q) = %q, and of that %q", number, once, twice)
		}
	})
}

func BenchmarkSay(b *testing.B) {
	l := English()
	for b.Loop() {
		l.LongDate(2026, time.November, 26)
	}
}
