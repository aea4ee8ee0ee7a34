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
	called   []uint32  // the words that are the row's name: see calledBy
	included []bool    // rows that may be shown at all

	table  *table
	now    time.Time
	passed uint32    // minutes since 1970, until now
	dates  *calendar // that are asked, nil where none is
	slots  uint64    // that are asked
	held   []uint64  // the slots of each row's sessions on these dates, nil where none is asked
}

// slotsOf gives the days and parts of the day at which a row has a session, on the
// dates that are asked.
func (f *found) slotsOf(row int) uint64 {
	if f.held != nil {
		return f.held[row]
	}
	return f.table.slots[row]
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
	called, err := x.calledBy(p)
	if err != nil {
		return nil, err
	}
	f := &found{
		fails: make([]uint32, x.Count), miles: distances{&x.table, p.near, make([]float64, x.Count)}, matched: m,
		covers: x.covers(p, m), called: called, included: make([]bool, x.Count), table: &x.table, now: now, passed: minutes(now),
		dates: x.datesAsked(&p.alternatives, now), slots: x.slotsAsked(&p.alternatives),
	}
	p.absent = x.absentKinds(p, m)
	tests, together := x.tests(p, f), p.asksTogether()
	if f.dates != nil {
		f.held = make([]uint64, x.Count)
	}
	for row := range x.Count {
		f.included[row] = x.table.listed[row] == 1 || p.address.stale || called[row] != 0
		if !f.included[row] {
			continue
		}
		if f.dates != nil {
			f.held[row] = x.table.slotsOn(row, f.dates, f.passed)
		}
		for g, passes := range tests {
			if passes != nil && !passes(row, m.words[row]) {
				f.fails[row] |= 1 << g
			}
		}
		if together && f.slotsOf(row)&f.slots == 0 {
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
func (x *Index) tests(p *plan, f *found) [groupCount]test {
	var tests [groupCount]test
	for g, alternatives := range p.alternatives {
		switch {
		case len(alternatives) == 0:
		case group(g).needsEvery():
			tests[g] = all(x.column(group(g)), alternatives)
		default:
			tests[g] = orWords(x.anyOf(group(g), alternatives, f), alternatives)
		}
	}
	return tests
}

// all asks for every one of some values.
func all(column []uint64, alternatives []alternative) test {
	return func(row int, words uint32) bool {
		return !slices.ContainsFunc(alternatives, func(one alternative) bool {
			return column[row]&(one.bits|one.alsoBits) == 0 && !one.isIn(words)
		})
	}
}

// isIn says whether a row with these words has those by which the value was asked.
func (one alternative) isIn(words uint32) bool { return one.words != 0 && words&one.words == one.words }

// orWords lets a row through as well that has the words by which a value was asked.
func orWords(passes func(row int) bool, alternatives []alternative) test {
	alternatives = slices.DeleteFunc(slices.Clone(alternatives), func(one alternative) bool { return one.words == 0 })
	return func(row int, words uint32) bool {
		return passes(row) || slices.ContainsFunc(alternatives, func(one alternative) bool { return one.isIn(words) })
	}
}

// anyOf says of a row whether it has one of some values of a group.
func (x *Index) anyOf(g group, alternatives []alternative, f *found) func(row int) bool {
	if g == byDate {
		return func(row int) bool { return f.held[row] != 0 }
	}
	if column := x.column(g); column != nil {
		var mask uint64
		for _, one := range alternatives {
			mask |= one.bits | one.alsoBits
		}
		return func(row int) bool { return column[row]&mask != 0 }
	}
	values := make([]string, len(alternatives))
	for i, one := range alternatives {
		values[i] = one.value
	}
	has := x.has(g, values, f)
	return func(row int) bool { return has(row) != 0 }
}

// has gives which of some values a row has, a bit for each, of a group whose values
// are no bits of a column. It sorts the values first, so that of a row little is
// asked however many they are.
func (x *Index) has(g group, values []string, f *found) func(row int) uint64 {
	values = values[:min(len(values), valuesAtOnce)]
	switch g {
	case byCost:
		return x.costs(values)
	case byAge:
		return x.ages(values)
	}
	dates := x.newCalendar(values, f.now)
	return func(row int) uint64 { return x.table.dated(row, dates, f.slots, f.passed) }
}

// costs gives which of some limits a row costs no more than.
func (x *Index) costs(limits []string) func(row int) uint64 {
	var pence []int32
	for _, limit := range limits {
		most, _ := poundsIn(limit)
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
		if x.table.pence[row] == notTold {
			return 0
		}
		step, _ := slices.BinarySearch(steps, x.table.pence[row])
		return within[step]
	}
}

// ages gives which of some ages one of the generations of a row has people of.
func (x *Index) ages(values []string) func(row int) uint64 {
	var begun, unfinished [oldest + 1]uint64 // for each age, the values that begin by it, and those that end no sooner
	for bit, value := range values {
		asked, _ := x.agesOf(value)
		for years := range begun {
			if asked.From <= years {
				begun[years] |= 1 << bit
			}
			if asked.To >= years {
				unfinished[years] |= 1 << bit
			}
		}
	}
	t := &x.table
	return func(row int) uint64 {
		var set uint64
		if t.youngerTo[row] > 0 {
			set |= begun[t.youngerTo[row]] & unfinished[t.youngerFrom[row]]
		}
		if t.olderTo[row] > 0 {
			set |= begun[t.olderTo[row]] & unfinished[t.olderFrom[row]]
		}
		return set
	}
}

// columnsOf gives the table's columns of the groups whose values are bits.
func columnsOf(t *table) [groupCount][]uint64 {
	return [groupCount][]uint64{
		byKind: t.kinds, byGoodFor: t.goodFor, byDay: t.days, byTime: t.parts,
		byAccess: t.access, byHow: t.how, byOffers: t.offers, byLanguage: t.languages,
	}
}

// column gives the column of a group, or nil where its values are no bits.
func (x *Index) column(g group) []uint64 { return x.columns[g] }

// valuesInOrder gives the values of each group in the order of their bits.
func (m manifest) valuesInOrder() [groupCount][]string {
	return [groupCount][]string{
		byKind: slugs(m.Kinds), byGoodFor: slugs(m.GoodFor), byAccess: slugs(m.Access),
		byDay: weekdays, byTime: partsOfDay, byHow: waysIn, byOffers: offers, byLanguage: m.Languages,
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
