package dates

import (
	"testing"
	"time"

	"bandstand/search/index"
)

func TestSpans(t *testing.T) {
	said := func(day int) string { return time.Unix(int64(day)*24*60*60, 0).UTC().Format("Mon 2 Jan") }
	for _, test := range []struct{ now, value, from, until string }{
		{"2026-11-24T10:00", "today", "Tue 24 Nov", "Wed 25 Nov"},
		{"2026-11-24T23:59", "tomorrow", "Wed 25 Nov", "Thu 26 Nov"},
		{"2026-11-24T10:00", "this-week", "Tue 24 Nov", "Mon 30 Nov"},
		{"2026-11-29T10:00", "this-week", "Sun 29 Nov", "Mon 30 Nov"},
		{"2026-11-24T10:00", "this-weekend", "Sat 28 Nov", "Mon 30 Nov"},
		{"2026-11-28T10:00", "this-weekend", "Sat 28 Nov", "Mon 30 Nov"},
		{"2026-11-29T10:00", "this-weekend", "Sun 29 Nov", "Mon 30 Nov"},
		{"2026-10-24T10:00", "tomorrow", "Sun 25 Oct", "Mon 26 Oct"}, // of 25 hours
		{"2027-03-27T10:00", "tomorrow", "Sun 28 Mar", "Mon 29 Mar"}, // of 23 hours
		{"2026-11-24T10:00", "next-week", "Mon 30 Nov", "Mon 7 Dec"},
		{"2026-11-29T10:00", "next-week", "Mon 30 Nov", "Mon 7 Dec"}, // a Sunday
		{"2026-11-28T10:00", "next-weekend", "Sat 5 Dec", "Mon 7 Dec"},
		{"2026-11-24T10:00", "this-month", "Tue 24 Nov", "Tue 1 Dec"},
		{"2026-12-24T10:00", "next-month", "Fri 1 Jan", "Mon 1 Feb"},
		{"2026-11-24T10:00", "november", "Tue 24 Nov", "Tue 1 Dec"},
		{"2026-11-24T10:00", "january", "Fri 1 Jan", "Mon 1 Feb"},
		{"2026-11-24T10:00", "october", "Fri 1 Oct", "Mon 1 Nov"},
		{"2026-11-24T10:00", "2026-12-31", "Thu 31 Dec", "Fri 1 Jan"},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", test.now, index.London)
		if err != nil {
			t.Fatal(err)
		}
		s, ok := spanOf(test.value, now)
		if !ok || said(s.from) != test.from || said(s.until) != test.until {
			t.Errorf("on %s %s is %s to %s, want %s to %s", test.now, test.value, said(s.from), said(s.until), test.from, test.until)
		}
	}
	if _, ok := spanOf("2026-02-30", time.Now()); ok {
		t.Error("30 February is a day")
	}
}
