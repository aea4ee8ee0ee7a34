package search

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/index"
	"bandstand/search/lexicon"
)

// label says a value as a person would.
func (s *Service) label(g lexicon.Group, value string) words.Text {
	switch g {
	case lexicon.Kind, lexicon.GoodFor, lexicon.Access:
		term, _ := s.index.Terms(g).Find(value)
		return term.Label
	case lexicon.Day:
		if i := slices.Index(vocabulary.Days, value); i >= 0 {
			return words.Own(s.lang.Weekdays(time.Weekday(i)))
		}
	case lexicon.Date:
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			return words.Own(s.lang.LongDate(day.Date()))
		}
		if slices.Contains(vocabulary.Months, value) {
			return s.lang.Text("date.month." + value)
		}
	case lexicon.Cost:
		if value == "free" {
			return s.lang.Text("cost.free")
		}
		pence, _ := index.Pence(value)
		return s.lang.Text("search.cost.up_to", "money", s.lang.Money(int(pence)))
	case lexicon.Time:
		if !slices.Contains(vocabulary.Times, value) {
			return s.window("search.time", value)
		}
	case lexicon.Age:
		return s.ageLabel(value)
	case lexicon.Language:
		return words.Own(s.lang.LanguageName(value))
	}
	return s.lang.Text("search." + g.String() + "." + value)
}

// window says a window of clock times, by the texts of a key.
func (s *Service) window(key, value string) words.Text {
	w, _ := index.WindowOf(value)
	from, to := s.lang.Clock(w.From), s.lang.Clock(w.To)
	switch {
	case strings.HasPrefix(value, "-"):
		return s.lang.Text(key+".before", "to", to)
	case strings.HasSuffix(value, "-"):
		return s.lang.Text(key+".from", "from", from)
	}
	return s.lang.Text(key+".between", "from", from, "to", to)
}

func (s *Service) ageLabel(value string) words.Text {
	for _, company := range s.index.Company {
		if company.Slug == value {
			return company.Label
		}
	}
	if over, ok := strings.CutPrefix(value, "over-"); ok {
		return s.lang.Text("search.age.over", "years", over)
	}
	if under, ok := strings.CutPrefix(value, "under-"); ok {
		return s.lang.Text("search.age.under", "years", under)
	}
	if from, to, ok := strings.Cut(value, "-to-"); ok {
		return s.lang.Text("search.age.range", "from", from, "to", to)
	}
	return s.lang.Text("search.age.years", "years", value)
}

// labels says several values of a group, any one of which will do.
func (s *Service) labels(g lexicon.Group, values []string) words.Text {
	said := make([]words.Text, len(values))
	for i, value := range values {
		said[i] = s.label(g, value)
	}
	if g.NeedsEvery() {
		return s.lang.ListTexts(said)
	}
	return s.lang.EitherTexts(said)
}

// near says that something is near a place.
func (s *Service) near(place string) string { return s.lang.Say("search.near", "place", place) }

// within says a distance from a place.
func (s *Service) within(miles float64) string {
	return s.lang.Say("search.within", "miles", s.lang.Miles(miles))
}
