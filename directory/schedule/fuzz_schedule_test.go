package schedule

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"bandstand/directory/words"
)

// What must hold of any schedule, seen from any moment.
func checkPromises(t *testing.T, schedule Schedule, from time.Time) {
	t.Helper()
	next := schedule.Next(from, 40)
	for i, o := range next {
		session := schedule.Sessions[o.Session]
		on := DateOf(o.Start)
		switch {
		case !o.End.After(from):
			t.Errorf("%v had ended by %v", o, from)
		case o.End.Before(o.Start), o.End.Equal(o.Start) != (session.End == 0):
			t.Errorf("%v ends before it begins, or at a time that nobody told", o)
		case i > 0 && o.Start.Before(next[i-1].Start):
			t.Errorf("%v comes after %v", o, next[i-1])
		case i > 0 && o.Start.Equal(next[i-1].Start) && o.End.Equal(next[i-1].End):
			t.Errorf("%v comes twice", o)
		case slices.Contains(session.Except, on):
			t.Errorf("%v is on a day that except names", o)
		}
		if named := slices.Contains(session.named(), on); !named {
			checkRepeat(t, schedule, session, on, o)
		}
	}
	checkNextIsBetween(t, schedule, from, next)
	if schedule.Over(from) && len(next) > 0 {
		t.Errorf("over at %v, and yet %v is next", from, next[0])
	}
	for _, said := range schedule.Say(words.English(), from) {
		if strings.HasPrefix(said, ",") || strings.Contains(said, "⟦") {
			t.Errorf("it says %q", said)
		}
	}
	if len(next) > 0 && schedule.Brief(words.English(), from) == "" {
		t.Errorf("%v is next, and nothing is said of it", next[0])
	}
}

// checkRepeat holds of a day that the page does not name itself.
func checkRepeat(t *testing.T, schedule Schedule, session Session, on Date, o Occurrence) {
	t.Helper()
	switch {
	case on.Weekday() != session.Day:
		t.Errorf("%v is not on a %v", o, session.Day)
	case on.Before(session.From), !session.Until.IsZero() && on.After(session.Until):
		t.Errorf("%v lies outside %v to %v", o, session.From, session.Until)
	case session.TermTime && !schedule.inTerm(on):
		t.Errorf("%v is not in term time", o)
	case schedule.BankHolidays == ClosedOnBankHolidays && holidayOn(on, schedule.Nation) == bankHoliday:
		t.Errorf("%v is on a bank holiday", o)
	case !session.Season.Has(on.Month):
		t.Errorf("%v is not in the season %v", o, session.Season)
	case session.Repeats == Weekly && session.Every > 1 && daysBetween(onOrAfter(session.From, session.Day), on)%(7*session.Every) != 0:
		t.Errorf("%v is in the week between, counted from %v", o, session.From)
	case session.Repeats == Monthly && !inWeek(on, session.Week):
		t.Errorf("%v is not in week %d of its month", o, session.Week)
	}
}

func inWeek(on Date, week int) bool {
	if week == LastWeek {
		return on.AddDays(7).Month != on.Month
	}
	return (on.Day-1)/7+1 == week
}

// checkNextIsBetween: the two ways to ask agree.
func checkNextIsBetween(t *testing.T, schedule Schedule, from time.Time, next []Occurrence) {
	t.Helper()
	if len(next) == 0 {
		return
	}
	to := next[len(next)-1].Start
	if to.Before(from) {
		to = from // what is under way began before
	}
	between := schedule.Between(from, to.Add(time.Second))
	if len(between) > len(next) {
		between = between[:len(next)] // several may begin together at the end
	}
	if told(between) != told(next) {
		t.Errorf("from %v\n   Next gives %s\nBetween gives %s", from, told(next), told(between))
	}
}

func TestWhatNextPromises(t *testing.T) {
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 26))
		schedule := anySchedule(random)
		from := saturdayMorning.AddDate(0, 0, random.IntN(1500)-300).Add(time.Duration(random.IntN(1440)) * time.Minute)
		checkPromises(t, schedule, from)
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, schedule)
		}
	}
}

// anySchedule makes up a schedule such as a page could tell.
func anySchedule(random *rand.Rand) Schedule {
	date := func() Date { return day("2026-06-01").AddDays(random.IntN(900)) }
	some := func(n int) []Date {
		var all []Date
		for range random.IntN(n) {
			all = append(all, date())
		}
		return all
	}
	schedule := Schedule{
		BankHolidays: []words.Text{"", RunsOnBankHolidays, ClosedOnBankHolidays, "Not at Easter"}[random.IntN(4)],
		Nation:       []string{"england", "scotland", "wales", "northern-ireland"}[random.IntN(4)],
		Terms:        []Term{{"Autumn", day("2026-09-02"), day("2026-12-18")}, {"Spring", day("2027-01-04"), day("2027-03-25")}},
	}
	for range 1 + random.IntN(4) {
		start := Clock(random.IntN(1439))
		session := Session{
			Day: time.Weekday(random.IntN(7)), Start: start, End: start + 1 + Clock(random.IntN(1439-int(start))),
			Repeats: []string{Weekly, Monthly}[random.IntN(2)],
			Every:   []int{0, 2, 4, 9, MostWeeks}[random.IntN(5)],
			Week:    []int{1, 2, 3, 4, LastWeek}[random.IntN(5)],
			From:    date(), Except: some(20), Also: some(5), TermTime: random.IntN(4) == 0,
		}
		if random.IntN(3) == 0 {
			session.Until = date()
		}
		if random.IntN(3) == 0 {
			session.End = 0
		}
		if random.IntN(3) == 0 {
			session.Season = Season{time.Month(1 + random.IntN(12)), time.Month(1 + random.IntN(12))}
		}
		if random.IntN(4) == 0 {
			session.Dates = append(some(6), date())
		}
		schedule.Sessions = append(schedule.Sessions, session)
	}
	return schedule
}

// FuzzSessions takes sessions as strangers write them, hostile dates and all.
func FuzzSessions(f *testing.F) {
	f.Add(2, 630, 720, 0, 0, 4, 10, "2026-09-08", "2027-07-20", "2026-12-22", int64(1795248000))
	f.Add(5, 1140, 1230, 2, 0, 0, 0, "0001-01-01", "9999-12-31", "", int64(1795248000))
	f.Add(0, 60, 0, 0, LastWeek, 11, 1, "", "", "2027-03-28", int64(1806192000))
	f.Add(-1, -1, -1, 1<<40, 9, 0, 99, "", "", "", int64(-1<<62))
	f.Fuzz(func(t *testing.T, weekday, start, end, every, week, first, last int, from, until, named string, now int64) {
		session := Session{Day: time.Weekday(weekday), Repeats: Weekly, Every: every}
		if week != 0 {
			session.Repeats, session.Week = Monthly, week
		}
		if 1 <= min(first, last) && max(first, last) <= 12 {
			session.Season = Season{time.Month(first), time.Month(last)}
		}
		session.From, _ = ParseDate(from)
		session.Until, _ = ParseDate(until)
		session.Start = Clock(max(start%(24*60), 0))
		if end %= 24 * 60; end > int(session.Start) {
			session.End = Clock(end)
		}
		also := session
		if on, err := ParseDate(named); err == nil {
			session.Except, also.Also = []Date{on}, []Date{on}
		}
		checkPromises(t, runs(session, also), time.Unix(now, 0))
	})
}

func BenchmarkNext(b *testing.B) {
	tuesday := Session{Day: time.Tuesday, Start: 630, End: 720, Repeats: Weekly, TermTime: true, Except: dates("2026-12-22 2026-12-29")}
	saturday := Session{Day: time.Saturday, Start: 840, End: 960, Repeats: Monthly, Week: 1}
	schedule := Schedule{
		Sessions: []Session{tuesday, saturday},
		Terms:    []Term{{"Autumn", day("2026-09-02"), day("2026-12-18")}, {"Spring", day("2027-01-04"), day("2027-03-25")}},
	}
	b.Run("next", func(b *testing.B) {
		for b.Loop() {
			schedule.Next(saturdayMorning, 5)
		}
	})
	b.Run("all of a year", func(b *testing.B) {
		for b.Loop() {
			schedule.Between(saturdayMorning, saturdayMorning.AddDate(1, 0, 0))
		}
	})
	b.Run("say", func(b *testing.B) {
		for b.Loop() {
			schedule.Say(words.English(), saturdayMorning)
		}
	})
}
