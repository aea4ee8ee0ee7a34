package lexicon

import (
	"slices"

	"bandstand/directory/vocabulary"
)

// Group is one kind of filter. Values of one group are alternatives, all groups
// must be met; of access and of what is offered every value is needed.
type Group uint8

// The groups, in the order in which they are shown and written in addresses.
const (
	Kind Group = iota
	GoodFor
	Day
	Date
	Time
	Cost
	Access
	Age
	How
	Offers
	Language
	GroupCount
)

var groupNames = [GroupCount]string{
	Kind: vocabulary.FilterKind, GoodFor: vocabulary.FilterGoodFor, Day: vocabulary.FilterDay, Date: vocabulary.FilterDate,
	Time: vocabulary.FilterTime, Cost: vocabulary.FilterCost, Access: vocabulary.FilterAccess, Age: vocabulary.FilterAge,
	How: vocabulary.FilterHow, Offers: vocabulary.FilterOffers, Language: vocabulary.FilterLanguage,
}

// String is the group's name in addresses and in JSON.
func (g Group) String() string { return groupNames[g] }

// NeedsEvery reports whether of several values all are needed.
func (g Group) NeedsEvery() bool { return g == Access || g == Offers }

// IsWhen reports whether a group is of days, dates or times.
func (g Group) IsWhen() bool { return g == Day || g == Date || g == Time }

// HasBits reports whether a group has so few values that a bit stands for each.
func (g Group) HasBits() bool { return g != Date && g != Cost && g != Age }

// GroupNamed returns the group of a name.
func GroupNamed(name string) (g Group, ok bool) {
	i := slices.Index(groupNames[:], name)
	return Group(max(i, 0)), i >= 0
}

// Filter is one value of one group.
type Filter struct {
	Group Group
	Value string
}
