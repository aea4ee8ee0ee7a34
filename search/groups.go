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
// must be met; of access alone every value is needed.
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
	byLanguage
	groupCount
)

var groupNames = [groupCount]string{"kind", "good_for", "day", "date", "time", "cost", "access", "age", "how", "language"}

var groups = []group{byKind, byGoodFor, byDay, byDate, byTime, byCost, byAccess, byAge, byHow, byLanguage}

// String is the group's name in addresses and in JSON.
func (g group) String() string { return groupNames[g] }

func groupNamed(name string) (group, bool) {
	i := slices.Index(groupNames[:], name)
	return group(max(i, 0)), i >= 0
}

// The values of the groups that no vocabulary holds.
var (
	weekdays   = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"} // as time.Weekday counts
	partsOfDay = []string{"morning", "afternoon", "evening"}
	waysIn     = []string{"come-along", "book", "ask-first", "professional-only", "online", "by-phone"}
	dates      = []string{"today", "tomorrow", "this-week", "this-weekend"}
)

// weekBits are the days that weekday and weekend stand for.
const (
	weekendBits = 1<<time.Saturday | 1<<time.Sunday
	weekdayBits = 0x7f &^ weekendBits
)

const (
	mostPounds = 1000
	mostYears  = 120
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
		_, err := time.Parse(time.DateOnly, value)
		return err == nil || slices.Contains(dates, value)
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

// agesOf gives the ages that a value stands for: a number, or a company's slug.
func (x *Index) agesOf(value string) (Ages, bool) {
	if years, err := strconv.Atoi(value); err == nil {
		return Ages{years, years}, years >= 0 && years <= mostYears
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
		return x.say.Say("search.date." + value)
	case byTime, byHow:
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
		return x.say.Say("search.age.years", "years", value)
	case byLanguage:
		return x.say.LanguageName(value)
	}
	return value
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
	if g == byAccess {
		return x.say.List(said)
	}
	return x.say.Either(said)
}

// groupLabel is the heading of a group.
func (x *Index) groupLabel(g group) string {
	return x.say.Say(fmt.Sprintf("search.group.%s", strings.ReplaceAll(g.String(), "-", "_")))
}
