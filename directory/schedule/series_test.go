package schedule

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
)

// expanded is what a calendar makes of some series, by the library's own reading of the
// rule's words.
func expanded(t *testing.T, all []Series, from, to time.Time) []Occurrence {
	t.Helper()
	var found []Occurrence
	for _, series := range all {
		found = append(found, series.Days...)
		if series.Rule == "" {
			continue
		}
		rule, err := rrule.StrToROption(series.Rule)
		if err != nil {
			t.Fatalf("%s: %v", series.Rule, err)
		}
		rule.Dtstart = series.First.Start
		recurrence, err := rrule.NewRRule(*rule)
		if err != nil {
			t.Fatalf("%s: %v", series.Rule, err)
		}
		for _, start := range recurrence.Between(series.First.Start, to, true) {
			if slices.ContainsFunc(series.Except, start.Equal) {
				continue
			}
			one := Occurrence{Start: start, End: start.Add(series.First.End.Sub(series.First.Start))}
			for _, unsure := range series.Unsure {
				if unsure.Start.Equal(start) {
					one = unsure
				}
			}
			found = append(found, one)
		}
	}
	found = slices.DeleteFunc(found, func(o Occurrence) bool { return !o.End.After(from) || !o.Start.Before(to) })
	slices.SortStableFunc(found, func(a, b Occurrence) int { return cmp.Or(a.Start.Compare(b.Start), a.End.Compare(b.End)) })
	return found
}

// toldTimes is told without what a calendar keeps apart.
func toldTimes(all []Occurrence) string {
	var said string
	for _, o := range all {
		said += o.Start.In(London).Format("2006-01-02 15:04") + o.End.In(London).Format("-15:04")
		if o.CheckFirst {
			said += "?"
		}
		said += "\n"
	}
	return said
}

func TestACalendarMakesOfASeriesWhatNextPromises(t *testing.T) {
	for seed := range uint64(1500) {
		random := rand.New(rand.NewPCG(seed, 31))
		schedule := anySchedule(random)
		for i := range schedule.Sessions { // nothing in the hour that the clocks skip
			session := &schedule.Sessions[i]
			session.Start = min(session.Start+3*60, 23*60)
			if session.End != 0 {
				session.End = max(session.End, session.Start+30)
			}
		}
		now := saturdayMorning.AddDate(0, 0, random.IntN(900)-300)
		from := DateOf(now).AddDays(-random.IntN(700))
		to := now.AddDate(2, 0, 0)
		want := toldTimes(schedule.Between(now, to))
		if got := toldTimes(expanded(t, schedule.Series(from, now), now, to)); got != want {
			t.Fatalf("seed %d: %+v\nfrom %v, now %v\n got\n%s\nwant\n%s", seed, schedule, from, now, got, want)
		}
	}
}
