package answer

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// Label says a value as a person would.
func (s *Sayer) Label(g lexicon.Group, value string) words.Text {
	switch g {
	case lexicon.Kind, lexicon.GoodFor, lexicon.Access:
		term, _ := s.Index.Terms(g).Find(value)
		return term.Label
	case lexicon.Day:
		if i := slices.Index(vocabulary.Days, value); i >= 0 {
			return words.Own(s.Lang.Weekdays(time.Weekday(i)))
		}
	case lexicon.Date:
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			return words.Own(s.Lang.LongDate(day.Date()))
		}
		if week, day, ok := index.NthWeekday(value); ok {
			return s.Lang.Text("schedule.monthly", "week", s.Lang.Say("schedule.week."+schedule.WeekName(week)), "days", s.Lang.Weekday(day))
		}
		if slices.Contains(vocabulary.Months, value) {
			return s.Lang.Text("date.month." + value)
		}
	case lexicon.Cost:
		if value == "free" {
			return s.Lang.Text("cost.free")
		}
		pence, _ := index.Pence(value)
		return s.Lang.Text("search.cost.up_to", "money", s.Lang.Money(int(pence)))
	case lexicon.Time:
		if !slices.Contains(vocabulary.Times, value) {
			return s.window("search.time", value)
		}
	case lexicon.Age:
		return s.ageLabel(value)
	case lexicon.Language:
		return words.Own(s.Lang.LanguageName(value))
	}
	return s.Lang.Text("search." + g.String() + "." + value)
}

// window says a window of clock times, by the texts of a key.
func (s *Sayer) window(key, value string) words.Text {
	w, _ := index.WindowOf(value)
	from, to := s.Lang.Clock(w.From), s.Lang.Clock(w.To)
	switch {
	case strings.HasPrefix(value, "-"):
		return s.Lang.Text(key+".before", "to", to)
	case strings.HasSuffix(value, "-"):
		return s.Lang.Text(key+".from", "from", from)
	}
	return s.Lang.Text(key+".between", "from", from, "to", to)
}

func (s *Sayer) ageLabel(value string) words.Text {
	for _, company := range s.Index.Company {
		if company.Slug == value {
			return company.Label
		}
	}
	if over, ok := strings.CutPrefix(value, "over-"); ok {
		return s.Lang.Text("search.age.over", "years", over)
	}
	if under, ok := strings.CutPrefix(value, "under-"); ok {
		return s.Lang.Text("search.age.under", "years", under)
	}
	if from, to, ok := strings.Cut(value, "-to-"); ok {
		return s.Lang.Text("search.age.range", "from", from, "to", to)
	}
	return s.Lang.Text("search.age.years", "years", value)
}

// labels says several values of a group, any one of which will do.
func (s *Sayer) labels(g lexicon.Group, values []string) words.Text {
	said := make([]words.Text, len(values))
	for i, value := range values {
		said[i] = s.Label(g, value)
	}
	if g.NeedsEvery() {
		return s.Lang.ListTexts(said)
	}
	return s.Lang.EitherTexts(said)
}

// near says that something is near a place.
func (s *Sayer) near(place string) string { return s.Lang.Say("search.near", "place", place) }

// Within says a distance from a place.
func (s *Sayer) Within(miles float64) string {
	return s.Lang.Say("search.within", "miles", s.Lang.Miles(miles))
}
