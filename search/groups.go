package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/vocabulary"
)

// group is one kind of filter. Values of one group are alternatives, all groups
// must be met; of access and of what is offered every value is needed.
type group uint8

// The groups, in the order in which they are shown and written in addresses.
const (
	byKind group = iota
	byGoodFor
	byDay
	byDate
	byTime
	byCost
	byAccess
	byAge
	byHow
	byOffers
	byLanguage
	groupCount
)

var groupNames = [groupCount]string{"kind", "good_for", "day", "date", "time", "cost", "access", "age", "how", "offers", "language"}

var groups = []group{byKind, byGoodFor, byDay, byDate, byTime, byCost, byAccess, byAge, byHow, byOffers, byLanguage}

// String is the group's name in addresses and in JSON.
func (g group) String() string { return groupNames[g] }

// needsEvery says whether of several values all are needed.
func (g group) needsEvery() bool { return g == byAccess || g == byOffers }

func groupNamed(name string) (group, bool) {
	i := slices.Index(groupNames[:], name)
	return group(max(i, 0)), i >= 0
}

// The values of the groups that no vocabulary holds.
var (
	weekdays   = vocabulary.Days
	partsOfDay = vocabulary.Times
	waysIn     = vocabulary.Ways
	offers     = vocabulary.Offers
)

// weekBits are the days that weekday and weekend stand for.
const (
	weekendBits = 1<<time.Saturday | 1<<time.Sunday
	weekdayBits = 0x7f &^ weekendBits
)

const (
	mostPounds = 1000
	mostYears  = 120
	mostMiles  = 200
)

// knows says whether a value means something in a group.
func (x *Index) knows(g group, value string) bool {
	switch g {
	case byKind:
		return has(x.Kinds, value)
	case byGoodFor:
		return has(x.GoodFor, value)
	case byAccess:
		return has(x.Access, value)
	case byDay:
		return value == "weekday" || value == "weekend" || slices.Contains(weekdays, value)
	case byDate:
		return x.knowsDate(value)
	case byTime:
		return slices.Contains(partsOfDay, value)
	case byCost:
		_, ok := poundsIn(value)
		return ok
	case byAge:
		_, ok := x.agesOf(value)
		return ok
	case byHow:
		return slices.Contains(waysIn, value)
	case byOffers:
		return slices.Contains(offers, value)
	case byLanguage:
		return slices.Contains(x.Languages, value)
	}
	return false
}

func has(list vocabulary.List, slug string) bool {
	_, ok := list.Find(slug)
	return ok
}

// poundsIn reads a cost: free, or a number of pounds.
func poundsIn(value string) (pence int32, ok bool) {
	if value == "free" {
		return 0, true
	}
	pounds, err := strconv.ParseFloat(value, 64)
	if err != nil || !(pounds >= 0 && pounds <= mostPounds) {
		return 0, false
	}
	return int32(pounds*100 + 0.5), true
}

// agesOf gives the ages that a value stands for: a number, over-50, under-10,
// 8-to-11, or a company's slug.
func (x *Index) agesOf(value string) (Ages, bool) {
	if ages, ok := agesIn(value); ok {
		return ages, true
	}
	for _, company := range x.Company {
		if company.Slug == value {
			to := company.To
			if to == 0 {
				to = oldest
			}
			return Ages{company.From, to}, true
		}
	}
	return Ages{}, false
}

// agesIn reads ages that are told as numbers.
func agesIn(value string) (Ages, bool) {
	if over, ok := strings.CutPrefix(value, "over-"); ok {
		from, ok := yearsIn(over)
		return Ages{from, oldest}, ok
	}
	if under, ok := strings.CutPrefix(value, "under-"); ok {
		to, ok := yearsIn(under)
		return Ages{0, to - 1}, ok && to > 0
	}
	if first, last, ok := strings.Cut(value, "-to-"); ok {
		from, ok := yearsIn(first)
		to, alsoOK := yearsIn(last)
		return Ages{from, to}, ok && alsoOK && from <= to
	}
	years, ok := yearsIn(value)
	return Ages{years, years}, ok
}

func yearsIn(text string) (int, bool) {
	years, err := strconv.Atoi(text)
	return years, err == nil && years >= 0 && years <= mostYears
}

// ageNamed gives for ages the company that has just those, if there is one.
func (x *Index) ageNamed(value string) string {
	asked, ok := agesIn(value)
	if !ok {
		return value
	}
	for _, company := range x.Company {
		if ages, ok := x.agesOf(company.Slug); ok && ages == asked {
			return company.Slug
		}
	}
	return value
}

// label says a value as a person would.
func (x *Index) label(g group, value string) string {
	switch g {
	case byKind:
		return labelIn(x.Kinds, value)
	case byGoodFor:
		return labelIn(x.GoodFor, value)
	case byAccess:
		return labelIn(x.Access, value)
	case byDay:
		return x.dayLabel(value)
	case byDate:
		if day, err := time.Parse(time.DateOnly, value); err == nil {
			return x.say.LongDate(day.Date())
		}
		if month := slices.Index(vocabulary.Months, value); month >= 0 {
			return x.say.Say("date.month." + vocabulary.Months[month])
		}
		return x.say.Say("search.date." + value)
	case byTime, byHow, byOffers:
		return x.say.Say("search." + g.String() + "." + value)
	case byCost:
		if value == "free" {
			return x.say.Say("cost.free")
		}
		pence, _ := poundsIn(value)
		return x.say.Say("search.cost.up_to", "money", x.say.Money(int(pence)))
	case byAge:
		for _, company := range x.Company {
			if company.Slug == value {
				return company.Label
			}
		}
		return x.ageLabel(value)
	case byLanguage:
		return x.say.LanguageName(value)
	}
	return value
}

func (x *Index) ageLabel(value string) string {
	if over, ok := strings.CutPrefix(value, "over-"); ok {
		return x.say.Say("search.age.over", "years", over)
	}
	if under, ok := strings.CutPrefix(value, "under-"); ok {
		return x.say.Say("search.age.under", "years", under)
	}
	if from, to, ok := strings.Cut(value, "-to-"); ok {
		return x.say.Say("search.age.range", "from", from, "to", to)
	}
	return x.say.Say("search.age.years", "years", value)
}

func (x *Index) dayLabel(value string) string {
	if i := slices.Index(weekdays, value); i >= 0 {
		return x.say.Weekdays(time.Weekday(i))
	}
	return x.say.Say("search.day." + value)
}

func labelIn(list vocabulary.List, slug string) string {
	term, _ := list.Find(slug)
	return term.Label
}

// labels says several values of a group, any one of which will do.
func (x *Index) labels(g group, values []string) string {
	said := make([]string, len(values))
	for i, value := range values {
		said[i] = x.label(g, value)
	}
	if g.needsEvery() {
		return x.say.List(said)
	}
	return x.say.Either(said)
}

// groupLabel is the heading of a group.
func (x *Index) groupLabel(g group) string {
	return x.say.Say(fmt.Sprintf("search.group.%s", strings.ReplaceAll(g.String(), "-", "_")))
}
