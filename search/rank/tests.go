package rank

import (
	"slices"

	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// unmet is what a row does not meet of what a search asks, a bit for each: groups by
// their number, then the words and the times. Exact answers lack nothing; a group's
// counts are of the rows that lack nothing else; relaxed answers lack only what was
// let go.
type unmet uint32

const (
	lacksWords      unmet = 1 << (lexicon.GroupCount + iota) // one of the words
	lacksAnyWord                                             // all of them
	lacksTogether                                            // it meets each of day, date and time, but at no one session
	speaksOfRefused                                          // see avoided
	mentions                                                 // it has no more of the words than a passing mention
	coarser                                                  // it is of a kind that was asked for, and says nothing of what was asked for of it
)

// unmetWith returns the bits that are let go with a group.
func unmetWith[G int | lexicon.Group](group G) unmet {
	g := lexicon.Group(group)
	if g.IsWhen() {
		return 1<<g | lacksTogether
	}
	return 1 << g
}

// softOf returns what a row may lack when it covers enough of the topics: words, and
// kinds and needs that nobody chose.
func softOf(p *query.Plan) unmet {
	soft := lacksWords | lacksAnyWord | speaksOfRefused | mentions | coarser
	for _, g := range []lexicon.Group{lexicon.Kind, lexicon.GoodFor} {
		if len(p.Address.Chosen[g]) == 0 {
			soft |= 1 << g
		}
	}
	return soft
}

// unmetWords returns what a row with these of the wanted words lacks of those that
// are needed.
func unmetWords(p *query.Plan, has query.WordSet) unmet {
	switch {
	case has.HasAll(p.Needed) && !p.NoAnswer:
		return 0
	case has&p.Needed == 0:
		return lacksWords | lacksAnyWord
	}
	return lacksWords
}

// test reports whether a row is what a group asks for.
type test func(row int) bool

// tests returns a test for each group of which something is asked.
func (c *candidates) tests() [lexicon.GroupCount]test {
	var tests [lexicon.GroupCount]test
	for number, asked := range c.plan.Asked {
		g := lexicon.Group(number)
		column := c.x.Columns[g]
		switch {
		case len(asked) == 0:
		case (g == lexicon.Day || g == lexicon.Time) && c.plan.IsEither():
			tests[g] = func(row int) bool { return c.when.fits(row, c.when.week) }
		case g.NeedsEvery():
			tests[g] = func(row int) bool {
				return !slices.ContainsFunc(asked, func(one query.Asked) bool {
					return column[row]&(one.Bits|one.AlsoBits) == 0 // what they only mention may be that they lack it
				})
			}
		case g == lexicon.Kind || g == lexicon.GoodFor:
			passes := c.anyOf(g)
			tests[g] = func(row int) bool {
				return passes(row) || slices.ContainsFunc(asked, func(one query.Asked) bool { return c.hasWordsOf(row, one) })
			}
		default:
			tests[g] = c.anyOf(g)
		}
	}
	return tests
}

// hasWordsOf reports whether a row has the words by which a value was asked, if it was by words.
func (c *candidates) hasWordsOf(row int, one query.Asked) bool {
	return one.Words != 0 && c.texts.words[row].HasAll(one.Words)
}

// anyOf returns a test of whether a row has one of the values asked of a group.
func (c *candidates) anyOf(g lexicon.Group) test {
	switch g {
	case lexicon.Date:
		return func(row int) bool { return len(c.when.steps(row)) > 0 }
	case lexicon.Time:
		var week index.Week
		week.Add(index.EveryDay, c.plan.Windows()...)
		return func(row int) bool { return slices.ContainsFunc(c.x.Steps(row), week.Has) }
	}
	if g.HasBits() {
		column := c.x.Columns[g]
		var mask uint64
		for _, one := range c.plan.Asked[g] {
			mask |= one.Bits // what the vocabulary finds as well is close, and not what was asked for
		}
		return func(row int) bool { return column[row]&mask != 0 }
	}
	values := c.plan.Values(g)
	has := c.has(g, values)
	if g != lexicon.Age || !c.plan.BothGenerations() {
		return func(row int) bool { return has(row) != 0 }
	}
	var each, younger, older uint64
	for i, value := range values[:min(len(values), valuesAtOnce)] {
		asked, _ := c.x.AgesOf(value)
		if asked.From == asked.To || asked.To <= lastBaby { // a child of 4 is not one of 9, nor a mum of 24 her baby
			each |= 1 << i
		}
		if asked.To <= lastYoung {
			younger |= 1 << i
		} else {
			older |= 1 << i
		}
	}
	return func(row int) bool {
		ages := has(row)
		return ages&each == each && ages != 0 && (younger == 0 || ages&younger != 0) && (older == 0 || ages&older != 0)
	}
}

// has returns which of some values a row has, a bit for each, of a group whose values
// are no bits of a column. It sorts the values first, so that of a row little is
// asked however many they are.
func (c *candidates) has(g lexicon.Group, values []string) func(row int) uint64 {
	values = values[:min(len(values), valuesAtOnce)]
	switch g {
	case lexicon.Cost:
		return hasCosts(c.x, values)
	case lexicon.Age:
		return hasAges(c.x, values)
	}
	calendar := dates.NewCalendar(&c.x.Facts, values, c.when.now)
	return func(row int) uint64 { return c.when.datesOf(row, calendar) }
}

// hasCosts returns which of some limits a row costs no more than.
func hasCosts(x *index.Index, limits []string) func(row int) uint64 {
	var pence []int32
	for _, limit := range limits {
		most, _ := index.Pence(limit)
		pence = append(pence, most)
	}
	steps := slices.Sorted(slices.Values(pence))
	within := make([]uint64, len(steps)+1) // the limits that are no less than each step
	for i, step := range steps {
		for bit, most := range pence {
			if most >= step {
				within[i] |= 1 << bit
			}
		}
	}
	return func(row int) uint64 {
		if x.Pence[row] == index.NotTold {
			return 0
		}
		step, _ := slices.BinarySearch(steps, x.Pence[row])
		return within[step]
	}
}

// hasAges returns which of some ages one of the generations of a row has people of.
func hasAges(x *index.Index, values []string) func(row int) uint64 {
	// For each age, the values that begin by it, and those that end no sooner.
	var begun, unfinished [index.OldestAge + 1]uint64
	for bit, value := range values {
		asked, _ := x.AgesOf(value)
		for years := range begun {
			if asked.From <= years {
				begun[years] |= 1 << bit
			}
			if asked.To >= years {
				unfinished[years] |= 1 << bit
			}
		}
	}
	of := func(ages *index.AgeColumns, row int) uint64 {
		if ages.To[row] == 0 {
			return 0
		}
		return begun[ages.To[row]] & unfinished[ages.From[row]]
	}
	return func(row int) uint64 { return of(&x.Younger, row) | of(&x.Older, row) }
}
