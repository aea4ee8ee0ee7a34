package search

import (
	"slices"
	"time"
)

// A row fails some of what a search asks, a bit for each: groups by their
// number, then the words. Exact answers fail nothing; a group's counts are of
// the rows that fail nothing else; relaxed answers fail only what was let go.
const (
	failsWords   = 1 << (groupCount + iota) // it lacks one of the words
	failsAnyWord                            // it lacks all of them
)

// found is the answer to a plan, before it is put into order: for every row what
// it fails, how far away it is and how well it matches.
type found struct {
	fails    []uint32
	miles    distances
	matched  matched
	covers   []float64 // how much of the topics each row has
	called   []uint32  // the words that are the row's name: see naming
	included []bool    // rows that may be shown at all

	table  *table
	passed uint32    // minutes since 1970
	dates  *calendar // and
	slots  uint64    // that are asked
}

// next gives the minutes since 1970 at which a row next begins, or never. Where a
// day, a date or a time is asked, it is the next session that fits, if there is one.
func (f *found) next(row int) uint32 {
	if f.dates != nil || f.slots != anySlot {
		if next := f.table.nextOf(row, f.dates, f.slots, f.passed); next != never {
			return next
		}
	}
	return f.table.next(row, f.passed)
}

// find asks the index and the table.
func (x *Index) find(p *plan, now time.Time) (*found, error) {
	m, err := x.match(p.words, p.trace)
	if err != nil {
		return nil, err
	}
	called, err := x.naming(p)
	if err != nil {
		return nil, err
	}
	f := &found{
		fails: make([]uint32, x.Count), miles: distances{&x.table, p.near, make([]float64, x.Count)}, matched: m,
		covers: x.covers(p, m), called: called, included: make([]bool, x.Count), table: &x.table, passed: minutes(now),
		dates: x.datesAsked(&p.alternatives, now), slots: x.slotsAsked(&p.alternatives),
	}
	p.absent = x.absentKinds(p, m)
	tests := x.tests(p, now)
	together := x.together(&p.alternatives, now)
	for row := range x.Count {
		f.included[row] = x.table.listed[row] == 1 || p.address.stale || called[row] != 0
		if !f.included[row] {
			continue
		}
		for g, passes := range tests {
			if passes != nil && !passes(row, m.words[row]) {
				f.fails[row] |= 1 << g
			}
		}
		if together != nil && !together(row, 0) {
			f.fails[row] |= failsTogether
		}
		f.fails[row] |= failsOfWords(m.words[row], p.needed)
		if len(p.absent) > 0 {
			f.fails[row] |= failsWords
		}
		if called[row] != 0 {
			f.fails[row] = p.forgive(f.fails[row], called[row])
		}
	}
	return f, nil
}

func failsOfWords(has, needed uint32) uint32 {
	switch {
	case has&needed == needed:
		return 0
	case has&needed == 0:
		return failsWords | failsAnyWord
	}
	return failsWords
}

// test says whether a row, which has these of the wanted words, is what a group asks for.
type test func(row int, words uint32) bool

// tests gives a test for each group of which something is asked.
func (x *Index) tests(p *plan, now time.Time) [groupCount]test {
	var tests [groupCount]test
	for g, alternatives := range p.alternatives {
		if len(alternatives) == 0 {
			continue
		}
		if group(g) == byDate && !slices.ContainsFunc(alternatives, func(a alternative) bool { return a.words != 0 }) {
			tests[g] = x.dateTest(x.datesAsked(&p.alternatives, now), now)
			continue
		}
		each := make([]test, len(alternatives))
		for i, one := range alternatives {
			each[i] = x.test(group(g), one, now)
		}
		switch {
		case len(each) == 1:
			tests[g] = each[0]
		case group(g) == byAccess:
			tests[g] = all(each)
		default:
			tests[g] = anyOf(each)
		}
	}
	return tests
}

func all(tests []test) test {
	return func(row int, words uint32) bool {
		return !slices.ContainsFunc(tests, func(passes test) bool { return !passes(row, words) })
	}
}

func anyOf(tests []test) test {
	return func(row int, words uint32) bool {
		return slices.ContainsFunc(tests, func(passes test) bool { return passes(row, words) })
	}
}

// test makes the test of one value.
func (x *Index) test(g group, one alternative, now time.Time) test {
	passes := x.valueTest(g, one, now)
	if one.words == 0 {
		return passes
	}
	return func(row int, words uint32) bool { return words&one.words == one.words || passes(row, words) }
}

func (x *Index) valueTest(g group, one alternative, now time.Time) test {
	switch g {
	case byDate:
		return x.dateTest(x.newCalendar([]string{one.value}, now), now)
	case byCost:
		pence, _ := poundsIn(one.value)
		return func(row int, _ uint32) bool {
			return x.table.pence[row] != notTold && x.table.pence[row] <= pence
		}
	case byAge:
		asked, _ := x.agesOf(one.value)
		from, to := uint8(asked.From), uint8(asked.To)
		return func(row int, _ uint32) bool { return x.table.takes(row, from, to) }
	}
	column, mask := x.column(g), one.bits|one.alsoBits
	return func(row int, _ uint32) bool { return column[row]&mask != 0 }
}

// dateTest says whether a row happens under one of the dates of a calendar.
func (x *Index) dateTest(dates *calendar, now time.Time) test {
	passed := minutes(now)
	return func(row int, _ uint32) bool { return x.table.dated(row, dates, ^uint64(0), passed) != 0 }
}

// takes says whether one of the generations that come has people of these ages.
func (t *table) takes(row int, from, to uint8) bool {
	meets := func(first, last uint8) bool { return last > 0 && first <= to && from <= last }
	return meets(t.youngerFrom[row], t.youngerTo[row]) || meets(t.olderFrom[row], t.olderTo[row])
}

// columnsOf gives the table's columns of the groups whose values are bits.
func columnsOf(t *table) [groupCount][]uint64 {
	return [groupCount][]uint64{
		byKind: t.kinds, byGoodFor: t.goodFor, byDay: t.days, byTime: t.parts,
		byAccess: t.access, byHow: t.how, byLanguage: t.languages,
	}
}

// column gives the column of a group, or nil where its values are no bits.
func (x *Index) column(g group) []uint64 { return x.columns[g] }

// valuesInOrder gives the values of each group in the order of their bits.
func (m manifest) valuesInOrder() [groupCount][]string {
	return [groupCount][]string{
		byKind: slugs(m.Kinds), byGoodFor: slugs(m.GoodFor), byAccess: slugs(m.Access),
		byDay: weekdays, byTime: partsOfDay, byHow: waysIn, byLanguage: m.Languages,
	}
}

// bitsOf gives the bits of a value in its group's column. Asking for no steps
// finds what is fit for wheelchairs, where the vocabulary says so.
func (x *Index) bitsOf(g group, value string) uint64 {
	switch {
	case g == byDay && value == "weekend":
		return weekendBits
	case g == byDay && value == "weekday":
		return weekdayBits
	}
	set, _ := bitset([]string{value}, x.values[g])
	if g == byAccess {
		term, _ := x.Access.Find(value)
		also, _ := bitset(term.AlsoFinds, x.values[g])
		set |= also
	}
	return set
}
