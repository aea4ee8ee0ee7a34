package timetable

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/slips"
	"bandstand/directory/timetable/phrases"
	"bandstand/directory/words"
)

// ValueError is the error of the functions that read one value of a page of content, which is
// spelt in one way only. Both texts are for whoever wrote it, in words.
type ValueError struct {
	What string // what is wrong: `"Tue" is not a day of the week`
	Hint string // what to write instead, where that is known; it never says more than was written
}

func (e *ValueError) Error() string { return e.What + "; " + e.Hint }

// whole returns a reader of a value, in which numbers alone can be times.
func whole(value string) *phrases.Reader {
	if len(value) > Longest {
		value = ""
	}
	return phrases.New(value, schedule.Date{}, true)
}

// weekdayNames are the days as pages spell them, by time.Weekday.
var weekdayNames = []string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}

const lineEach = "give each day a line of its own under sessions"

// ParseDay reads an English day name, "Tuesday".
func ParseDay(text string) (time.Weekday, error) {
	for day, name := range weekdayNames {
		if strings.EqualFold(text, name) {
			return time.Weekday(day), nil
		}
	}
	return 0, &ValueError{words.Quote(text) + " is not a day of the week", dayHint(text)}
}

func dayHint(text string) string {
	r := whole(text)
	said := r.Week(0)
	if all, n := r.Find(0); all.Kind == phrases.Weekdays && n > said.End {
		said = phrases.Item{Meaning: all, End: n} // "every day"
	}
	switch {
	case len(r.Tokens) == 0 || said.End < len(r.Tokens) || said.Kind != phrases.Weekdays:
		return slips.DidYouMean(text, weekdayNames)
	case len(said.Days) > 1:
		return lineEach
	}
	day := said.Days[0].String()
	switch {
	case len(said.Nths) > 1:
		return "write day: " + day + ", repeats: monthly, and give each week of the month a line of its own under sessions"
	case len(said.Nths) == 1:
		return "write day: " + day + ", repeats: monthly, week: " + schedule.WeekName(said.Nths[0])
	case said.Weeks > 1:
		return "write day: " + day + ", repeats: fortnightly, with from: and the date of the first one"
	}
	return "write " + words.Quote(day)
}

const fortnightly = "fortnightly"

// everyWeeks is how a page says that there are weeks between two sessions.
var everyWeeks = regexp.MustCompile(`^(?i:every) ([0-9]{1,3}) (?i:weeks)$`)

// ParseRepeats reads how a session repeats: "weekly", "monthly", "fortnightly", which is weekly
// with 2 for Session.Every, or "every 4 weeks".
func ParseRepeats(text string) (repeats string, every int, err error) {
	switch strings.ToLower(text) {
	case schedule.Weekly, schedule.Monthly:
		return strings.ToLower(text), 0, nil
	case fortnightly:
		return schedule.Weekly, 2, nil
	}
	if said := everyWeeks.FindStringSubmatch(text); said != nil {
		if weeks, _ := strconv.Atoi(said[1]); 2 <= weeks && weeks <= schedule.MostWeeks {
			return schedule.Weekly, weeks, nil
		}
		return "", 0, &ValueError{words.Quote(text) + " is not a way to repeat", listDays}
	}
	return "", 0, &ValueError{words.Quote(text) + " is not a way to repeat", repeatsHint(text)}
}

const listDays = "list the days instead, each with the year first: dates: [YYYY-MM-DD, YYYY-MM-DD]"

// nthWeek matches a week of the month wherever it is named.
var nthWeek = regexp.MustCompile(`\b(?:1st|2nd|3rd|4th|first|second|third|fourth|last|5th|fifth)\b`)

// inMonth matches "first Tuesday of the month".
var inMonth = regexp.MustCompile(`^(?:every |the )?(first|second|third|fourth|fifth|` +
	`last)(?: \p{L}+)?(?: (?:of|in) (?:the|each|every) month)?$`)

func repeatsHint(text string) string {
	r := whole(text)
	if said := r.Phrase(0); said.End > 0 && said.End == len(r.Tokens) {
		switch {
		case said.Kind == phrases.Often && said.Month:
			return "write " + words.Quote(schedule.Monthly)
		case said.Kind == phrases.Often && said.Weeks == 1:
			return "write " + words.Quote(schedule.Weekly)
		case said.Kind == phrases.Often && said.Weeks == 2:
			return "write " + words.Quote(fortnightly)
		case said.Kind == phrases.Often:
			return "write " + words.Quote("every "+strconv.Itoa(said.Weeks)+" weeks")
		case said.Kind == phrases.Weekdays:
			return "write weekly, and give each day a line of its own under sessions"
		}
	}
	if monthly := inMonth.FindStringSubmatch(strings.ToLower(text)); monthly != nil {
		if week, err := ParseWeek(monthly[1]); err == nil {
			return "write repeats: monthly, week: " + schedule.WeekName(week)
		}
		return listDays
	}
	if strings.Contains(strings.ToLower(text), "term") && !strings.Contains(strings.ToLower(text), "half") && strings.Contains(strings.ToLower(text), "week") {
		return "write repeats: weekly, term_time_only: true"
	}
	switch named := nthWeek.FindAllString(strings.ToLower(text), 3); {
	case slices.Contains(named, "5th"), slices.Contains(named, "fifth"):
		return listDays
	case len(named) > 1:
		return "write monthly, and give each of those weeks a line of its own under sessions"
	case len(named) == 1:
		nths, _ := whole(named[0]).WeeksOfMonth(0)
		return "write repeats: monthly, week: " + schedule.WeekName(nths[0])
	case strings.Contains(strings.ToLower(text), "every other"), strings.Contains(strings.ToLower(text), "fortnight"):
		return "write " + words.Quote(fortnightly) + ", with from: and the date of the first one"
	}
	switch slips.Flatten(text) {
	case "twiceamonth":
		return "write monthly, and give each of the two weeks a line of its own under sessions"
	case "adhoc", "occasionally", "asandwhen":
		return listDays + "; or say it in words under by_arrangement"
	case "week":
		return "write " + words.Quote(schedule.Weekly)
	case "month":
		return "write " + words.Quote(schedule.Monthly)
	case "biweekly":
		return "write fortnightly; or, where it is twice a week, weekly and a line under sessions for each day"
	case "bimonthly":
		return listDays + "; or, where it is twice a month, monthly and a line under sessions for each week"
	case "once", "oneoff", "never", "none", "termly", "quarterly", "yearly", "annually", "everyyear", "irregular",
		"varies":
		return listDays
	}
	return slips.DidYouMean(text, []string{schedule.Weekly, fortnightly, schedule.Monthly, "every 4 weeks"})
}

// ParseWeek reads which week of the month a monthly session falls in: 1 to 4 from "first" to
// "fourth", or LastWeek from "last".
func ParseWeek(text string) (int, error) {
	var names []string
	for _, week := range []int{1, 2, 3, 4, schedule.LastWeek} {
		names = append(names, schedule.WeekName(week))
		if strings.EqualFold(text, schedule.WeekName(week)) {
			return week, nil
		}
	}
	hint := slips.DidYouMean(text, names)
	r := whole(text)
	nths, n := r.WeeksOfMonth(0)
	number, _ := strconv.Atoi(text)
	switch short := strings.ToLower(text); {
	case short == "fifth" || short == "5th" || short == "5":
		hint = "most months have no fifth week: " + listDays
	case len(nths) > 1:
		hint = "write one of them, and give each other week a line of its own under sessions"
	case len(nths) == 1 && n == len(r.Tokens):
		hint = "write " + words.Quote(schedule.WeekName(nths[0]))
	case schedule.WeekName(number) != "":
		hint = "write " + words.Quote(schedule.WeekName(number))
	}
	return 0, &ValueError{words.Quote(text) + " is not a week of the month", hint}
}

// ParseMonths reads the months of each year in which a session repeats: "Apr to Oct", or one of
// them, "August".
func ParseMonths(text string) (schedule.Season, error) {
	r := whole(text)
	told, n := r.MonthList(0)
	seasons := told.Seasons()
	switch {
	case n == 0 || n < len(r.Tokens):
	case len(seasons) == 0:
		return schedule.Season{}, nil // the whole year
	case len(seasons) > 1:
		return schedule.Season{}, &ValueError{words.Quote(text) + " is more than one season",
			"give each a line of its own under sessions, with months: " + writeSeason(seasons[0])}
	case r.Is(1, "to") || told.Count() == 1:
		return seasons[0], nil
	default:
		return schedule.Season{}, &ValueError{words.Quote(text) + " is not how months are written",
			"write " + words.Quote(writeSeason(seasons[0]))}
	}
	return schedule.Season{}, &ValueError{words.Quote(text) + " does not say which months",
		"write the first month and the last, as in Apr to Oct"}
}

func writeSeason(season schedule.Season) string {
	first, last := season.First.String()[:3], season.Last.String()[:3]
	if first == last {
		return first
	}
	return first + " to " + last
}

const (
	timeHint = `write when it begins and ends on the 24-hour clock, in the form "HH:MM to HH:MM"; where nobody knows, take ` +
		`sessions out and say it under by_arrangement`
	clockHint = `write times on the 24-hour clock, in the form "HH:MM"`
)

var timeShape = regexp.MustCompile(`^([0-9]{2}):([0-9]{2})(?: to ([0-9]{2}):([0-9]{2}))?$`)

// ParseTime reads when a session begins and ends, "10:30 to 12:00", or begins, "10:30": then end
// is 0. Both figures of the hour are needed, so that nobody's "2:00" turns into the middle of the
// night. It ends later on the same day.
func ParseTime(text string) (start, end schedule.Clock, err error) {
	figures := timeShape.FindStringSubmatch(text)
	if figures == nil {
		return 0, 0, &ValueError{words.Quote(text) + " is not a time that can be read", likely(text, timeHint)}
	}
	start, ok := clockOf(figures[1], figures[2])
	if !ok {
		return 0, 0, &ValueError{"there is no time " + words.Quote(figures[1]+":"+figures[2]), clockHint}
	}
	if figures[3] == "" {
		return start, 0, nil
	}
	end, ok = clockOf(figures[3], figures[4])
	switch {
	case !ok:
		return 0, 0, &ValueError{"there is no time " + words.Quote(figures[3]+":"+figures[4]), clockHint}
	case end == start:
		return 0, 0, &ValueError{words.Quote(text) + " ends when it begins",
			"write when it ends, or " + words.Quote(start.String()) + " alone where it has no fixed end"}
	case end < start && start >= 18*60:
		return 0, 0, &ValueError{words.Quote(text) + " ends before it begins",
			"a session ends on the day it begins: write " + words.Quote(start.String()) + " alone, and until when in a note"}
	case end < start:
		return 0, 0, &ValueError{words.Quote(text) + " ends before it begins", likely(text, "write the earlier time first")}
	}
	return start, end, nil
}

func clockOf(hour, minute string) (schedule.Clock, bool) {
	h, _ := strconv.Atoi(hour) // a regular expression has seen to it that these are figures
	m, _ := strconv.Atoi(minute)
	return schedule.Clock(h*60 + m), h <= 23 && m <= 59
}

// likely returns a hint that shows what somebody may have meant who wrote a time in another way:
// everything that it can mean.
func likely(text, otherwise string) string {
	r := whole(text)
	span, n := r.ClockSpan(0)
	if n == 0 || n < len(r.Tokens) {
		return otherwise
	}
	var may []string
	for _, one := range span.Readings(phrases.AnyPart) {
		may = append(may, words.Quote(WriteTime(one.Start, one.End)))
	}
	slices.Sort(may)
	if len(may) == 0 {
		return otherwise
	}
	return "write " + strings.Join(may, " or ")
}
