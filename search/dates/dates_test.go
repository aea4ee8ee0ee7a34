package dates

import (
	"testing"
	"time"

	"bandstand/search/index"
)

func TestDatesByName(t *testing.T) {
	facts := &index.Facts{Nation: "scotland", Holidays: []index.Holiday{
		{Day: "2026-11-23", Name: "feast", Nations: []string{"scotland"}}, {Day: "2026-11-30", Name: "feast", Nations: []string{"wales"}}, {Day: "2026-12-01", Name: "feast", Nations: []string{"scotland"}},
		{Day: "2026-12-02", Name: "fair", Nations: []string{"wales"}},
	}}
	for _, test := range []struct{ now, value, want string }{
		{"2026-11-24T10:00", "12-5", "2026-12-05"},
		{"2026-11-24T10:00", "11-24", "2026-11-24"}, // today
		{"2026-11-24T10:00", "11-23", "2027-11-23"}, // yesterday
		{"2026-11-24T23:59", "24", "2026-11-24"},
		{"2026-11-24T10:00", "23", "2026-12-23"},
		{"2026-11-24T10:00", "31", "2026-12-31"}, // November has none
		{"2026-11-24T10:00", "02-29", "2028-02-29"},
		{"2097-03-01T10:00", "02-29", "2104-02-29"}, // 2100 is no leap year
		{"2026-11-24T10:00", "2026-11-02", "2026-11-02"},
		{"2026-11-24T10:00", "2027-2-29", ""},
		{"2026-11-24T10:00", "02-30", ""},
		{"2026-11-24T10:00", "1-2-3-4", ""},
		{"2026-11-24T10:00", "feast", "2026-12-01"}, // of the site's own nation
		{"2026-11-24T10:00", "fair", "2026-12-02"},  // it has none of its own
		{"2027-11-24T10:00", "feast", "feast"},      // nobody knows the next
		{"2026-11-24T10:00", "this-week", "this-week"},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", test.now, index.London)
		if err != nil {
			t.Fatal(err)
		}
		if got := Named(test.value, now, facts); got != test.want {
			t.Errorf("on %s %q is %q, want %q", test.now, test.value, got, test.want)
		}
	}
}
