package schedule

import "testing"

func TestRhythm(t *testing.T) {
	for _, test := range []struct {
		session Session
		want    string
	}{
		{Session{Repeats: Weekly}, "weekly"},
		{Session{Repeats: Weekly, Every: 2}, "fortnightly"},
		{Session{Repeats: Weekly, Every: 3}, ""},
		{Session{Repeats: Weekly, Every: 4}, "monthly"},
		{Session{Repeats: Monthly, Week: 2}, "monthly"},
		{Session{Dates: make([]Date, 1)}, "once"},
		{Session{Dates: make([]Date, 3)}, ""},
	} {
		if got := test.session.Rhythm(); got != test.want {
			t.Errorf("%+v: got %q, want %q", test.session, got, test.want)
		}
	}
}
