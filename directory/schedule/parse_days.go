package schedule

import (
	"regexp"
	"strings"
	"time"

	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// ValueError is the error of the Parse functions: a value on a page that cannot
// be read. Both texts are for whoever wrote it, in words.
type ValueError struct {
	What string // what is wrong: `"Tue" is not a day of the week`
	Hint string // what to write instead; may be empty
}

func (e *ValueError) Error() string { return e.What + "; " + e.Hint }

// weekdays are the days as pages spell them, by time.Weekday.
var weekdays = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

// ParseWeekday reads an English day name, "Tuesday". The error says which day
// was most likely meant.
func ParseWeekday(text string) (time.Weekday, error) {
	for day, name := range weekdays {
		if strings.EqualFold(text, name) {
			return time.Weekday(day), nil
		}
	}
	return 0, &ValueError{words.Quote(text) + " is not a day of the week", weekdayHint(text)}
}

// severalDays are ways to say more than one day, which needs a line for each.
var severalDays = []string{"weekday", "weekend", "daily", "every", "and", "to"}

func weekdayHint(text string) string {
	split := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return strings.ContainsRune(" ,&/+-–", r) })
	for _, part := range split {
		for _, several := range severalDays {
			if part == several || part == several+"s" {
				return "give each day a line of its own under sessions"
			}
		}
	}
	if len(split) > 1 {
		return "write one day, such as Tuesday, and give each other day a line of its own under sessions"
	}
	if day, ok := abbreviated(text); ok {
		return "write " + words.Quote(day)
	}
	return slips.DidYouMean(text, weekdays)
}

// abbreviated finds the day that "Tue", "Weds" or "thurs." is short for.
func abbreviated(text string) (string, bool) {
	short := strings.TrimRight(strings.ToLower(text), ".s")
	if len(short) < 2 {
		return "", false
	}
	for _, name := range weekdays {
		if strings.HasPrefix(strings.ToLower(name), short) {
			return name, true
		}
	}
	return "", false
}

const fortnightly = "fortnightly"

// everyWeeks is how a page says that there are weeks between two sessions.
var everyWeeks = regexp.MustCompile(`^(?i:every) ([0-9]{1,3}) (?i:weeks)$`)

// ParseRepeats reads how a session repeats: "weekly", "monthly", "fortnightly", which
// is Weekly with 2 for Session.Every, or "every 4 weeks".
func ParseRepeats(text string) (repeats string, every int, err error) {
	switch strings.ToLower(text) {
	case Weekly, Monthly:
		return strings.ToLower(text), 0, nil
	case fortnightly:
		return Weekly, 2, nil
	}
	if said := everyWeeks.FindStringSubmatch(text); said != nil {
		if weeks := number(said[1]); 2 <= weeks && weeks <= MostWeeks {
			return Weekly, weeks, nil
		}
		return "", 0, &ValueError{words.Quote(text) + " is not a way to repeat", onDates}
	}
	hint, ok := repeatsHints[slips.Flatten(text)]
	if !ok {
		hint = slips.DidYouMean(text, []string{Weekly, fortnightly, Monthly, "every 4 weeks"})
	}
	return "", 0, &ValueError{words.Quote(text) + " is not a way to repeat", hint}
}

// ParseSeason reads the months of each year in which a session repeats: "Apr to Oct",
// or one of them, "August".
func ParseSeason(text string) (Season, error) {
	first, last, ok := strings.Cut(text, " to ")
	if !ok {
		last = first
	}
	from, until := parseMonth(first), parseMonth(last)
	if from == 0 || until == 0 {
		return Season{}, &ValueError{words.Quote(text) + " does not say which months", "write the first and the last: Apr to Oct"}
	}
	if season := (Season{from, until}); season.Rest().First != from {
		return season, nil
	}
	return Season{}, nil // the whole year
}

// parseMonth reads the name of a month, of which three letters are enough. It returns 0
// for anything else.
func parseMonth(text string) time.Month {
	text = strings.ToLower(strings.TrimSuffix(text, "."))
	for month := time.January; len(text) >= 3 && month <= time.December; month++ {
		if strings.HasPrefix(strings.ToLower(month.String()), text) {
			return month
		}
	}
	return 0
}

// repeatsHints is what to write for other ways to say how often, flattened.
var repeatsHints = map[string]string{
	"week":            "write " + words.Quote(Weekly),
	"everyweek":       "write " + words.Quote(Weekly),
	"eachweek":        "write " + words.Quote(Weekly),
	"biweekly":        "write " + words.Quote(fortnightly),
	"alternateweeks":  "write " + words.Quote(fortnightly),
	"everyotherweek":  "write " + words.Quote(fortnightly),
	"everytwoweeks":   "write " + words.Quote(fortnightly),
	"every2weeks":     "write " + words.Quote(fortnightly),
	"everyfortnight":  "write " + words.Quote(fortnightly),
	"everysecondweek": "write " + words.Quote(fortnightly),
	"month":           "write " + words.Quote(Monthly),
	"everymonth":      "write " + words.Quote(Monthly),
	"eachmonth":       "write " + words.Quote(Monthly),
	"daily":           "write weekly, and give each day a line of its own under sessions",
	"everyday":        "write weekly, and give each day a line of its own under sessions",
	"once":            onDates,
	"oneoff":          onDates,
	"never":           onDates,
	"none":            onDates,
	"termly":          onDates,
	"quarterly":       onDates,
	"yearly":          onDates,
	"annually":        onDates,
	"everyyear":       onDates,
	"irregular":       onDates,
	"varies":          onDates,
}

const onDates = "list the days instead: dates: [2026-12-05, 2027-02-13]"

// weeks are the weeks of a month as pages spell them, with Session.Week.
var weeks = []struct {
	name, short string
	week        int
}{
	{"first", "1st", 1}, {"second", "2nd", 2}, {"third", "3rd", 3}, {"fourth", "4th", 4}, {"last", "final", LastWeek},
}

// ParseWeek reads which week of the month a monthly session falls in: 1 to 4
// from "first" to "fourth", or LastWeek from "last".
func ParseWeek(text string) (int, error) {
	var names []string
	for _, week := range weeks {
		if strings.EqualFold(text, week.name) {
			return week.week, nil
		}
		names = append(names, week.name)
	}
	return 0, &ValueError{words.Quote(text) + " is not a week of the month", weekHint(text, names)}
}

func weekHint(text string, names []string) string {
	switch short := strings.ToLower(text); {
	case short == "fifth" || short == "5th" || short == "5":
		return "most months have no fifth week: list the days instead, dates: [2027-01-29, 2027-04-30]"
	case strings.ContainsAny(short, ",&/+ "):
		return "write one of them, and give each other week a line of its own under sessions"
	default:
		for _, week := range weeks {
			if short == week.short || short == week.short[:1] || short == "-1" && week.week == LastWeek {
				return "write " + words.Quote(week.name)
			}
		}
	}
	return slips.DidYouMean(text, names)
}
