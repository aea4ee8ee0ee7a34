// Package rank answers the plan of a search: which activities there are for it, in
// which order, what had to be let go so that there are enough, and how many each
// further choice would leave. It knows nothing of how that is said or shown.
package rank

import (
	"math/bits"
	"slices"
	"time"

	"bandstand/search/address"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// Matches is the answer to a plan.
type Matches struct {
	Plan    *query.Plan
	Matches []Match // in their order, the exact ones first

	candidates
	let allowance
}

// Match is one row of an answer.
type Match struct {
	Row     int
	Relaxed bool // it meets only a part of what was asked
	Score   float64

	places [criteriaCount]uint32 // what each criterion makes of it: less comes first
}

// candidates is every row, before any is chosen or put into order: what it does not
// meet, how far away it is and how well it matches.
type candidates struct {
	x     *index.Index
	plan  *query.Plan
	trace *Trace

	texts    texts
	called   []query.WordSet // the words that are the row's name: see calledByName
	finer    finer
	covers   []float64 // how much of the topics each row has
	refused  *refusals
	avoided  []bool // rows that speak of what somebody said no to; nil where that is nothing
	when     when
	miles    distances
	stands   []index.Stands // of each row, now
	included []bool         // rows that may be shown at all
	stale    bool           // also those that default search leaves out
	unmet    []unmet

	soft                unmet  // what a row may lack that covers enough of the topics
	gently              bool   // what is gentle is shown for want of anything better: see allowance
	homeAsked, fromHome uint64 // bits of the ways to take part from home: that were asked for, and all
}

// Rank answers a plan. A trace, where there is one, is told how scores come about.
func Rank(x *index.Index, p *query.Plan, now time.Time, trace *Trace) (*Matches, error) {
	c, err := newCandidates(x, p, now, trace)
	if err != nil {
		return nil, err
	}
	m := &Matches{Plan: p, candidates: *c}
	m.choose()
	return m, nil
}

// WithStale returns the answer to the same plan with what default search leaves out. The texts
// are not asked again, and no trace is told of it.
func (m *Matches) WithStale() (*Matches, error) {
	all := &Matches{Plan: m.Plan, candidates: m.candidates}
	all.trace, all.stale = nil, true
	var err error
	if all.finer, err = newFiner(&all.candidates); err != nil { // of which there may be stale ones alone
		return nil, err
	}
	all.covers = all.coverTopics()
	all.included, all.unmet = make([]bool, m.x.Count), make([]unmet, m.x.Count)
	all.choose()
	return all, nil
}

// choose settles which rows answer, and in which order.
func (m *Matches) choose() {
	m.testRows()
	m.let = m.relax()
	m.gently = m.let.gentle
	m.Matches = m.inOrder(m.let)
}

// newCandidates asks the index for what was typed.
func newCandidates(x *index.Index, p *query.Plan, now time.Time, trace *Trace) (c *candidates, err error) {
	c = &candidates{
		x: x, plan: p, trace: trace, stale: p.Address.Stale, stands: x.StandsAt(index.Minutes(now)), refused: newRefusals(x, p, now),
		miles:    distances{&x.Table, p.Near, make([]float64, x.Count)},
		included: make([]bool, x.Count), unmet: make([]unmet, x.Count), soft: softOf(p),
		fromHome: x.Bits(lexicon.How, "online") | x.Bits(lexicon.How, "by-phone"),
	}
	c.when = newWhen(x, p, now, c.stands, c.refused)
	if len(p.Asked[lexicon.How]) > 0 {
		c.homeAsked = p.Bits(lexicon.How) & c.fromHome
	}
	if c.texts, err = matchTexts(x, p, trace); err != nil {
		return nil, err
	}
	c.spareCommon()
	if err = c.texts.addStrands(x, p.Strands, trace); err != nil {
		return nil, err
	}
	if c.called, err = calledByName(x, p); err != nil {
		return nil, err
	}
	if c.avoided, err = avoided(x, p); err != nil {
		return nil, err
	}
	if c.finer, err = newFiner(c); err != nil {
		return nil, err
	}
	c.covers = c.coverTopics()
	return c, nil
}

// testRows notes of every row that may be shown what it does not meet: also of the stale ones,
// where those are wanted.
func (m *Matches) testRows() {
	together := m.areTogether(lexicon.GroupCount)
	tests, passing := m.tests(), m.mentioned()
	for row := range m.x.Count {
		m.included[row] = m.stands[row].Listed() || m.stale || m.called[row] != 0
		m.included[row] = m.included[row] && !m.refused.row(row)
		if !m.included[row] {
			continue
		}
		fails := unmetWords(m.Plan, m.texts.words[row])
		for g, passes := range tests {
			if passes != nil && !passes(row) {
				fails |= 1 << g
			}
		}
		if together && !m.when.fits(row, m.when.week) {
			fails |= lacksTogether
		}
		switch has := m.texts.words[row] & passing; {
		case passing != 0 && has == passing && m.texts.named[row]&passing == 0:
			fails |= mentions
		case len(m.finer.absent) > 0:
			fails |= lacksWords
		case m.finer.isCoarser(row):
			fails |= coarser
		}
		fails = m.clearAlternatives(row, fails)
		if m.avoided != nil && m.avoided[row] {
			fails |= speaksOfRefused
		}
		if m.called[row] != 0 {
			fails = clearNameFailures(m.Plan, fails, m.called[row])
		}
		m.unmet[row] = fails
	}
}

// areTogether reports whether days, dates and times have to be met at one session: where
// more than one of them is asked, and a group beside, or where some sessions are refused.
func (c *candidates) areTogether(beside lexicon.Group) bool {
	asked := 0
	for _, g := range []lexicon.Group{lexicon.Day, lexicon.Date, lexicon.Time} {
		if g == beside || len(c.plan.Asked[g]) > 0 {
			asked++
		}
	}
	return asked > 1 || asked > 0 && c.refused.when
}

// othersUnmet counts the things beside the topics that were asked and that a row does
// not meet.
func (c *candidates) othersUnmet(row int) int {
	hard := c.unmet[row] &^ c.soft
	count := bits.OnesCount32(uint32(hard &^ lacksTogether))
	if hard == lacksTogether {
		count++
	}
	if !c.reached(row, c.plan.Miles) {
		count++
	}
	return count
}

// Exact counts the answers that meet all that was asked.
func (m *Matches) Exact() int {
	count := 0
	for _, one := range m.Matches {
		if !one.Relaxed {
			count++
		}
	}
	return count
}

// OnPage returns the answers on a page, from 1.
func (m *Matches) OnPage(page int) []Match {
	from := min((page-1)*PerPage, len(m.Matches))
	return m.Matches[from:min(from+PerPage, len(m.Matches))]
}

// Next returns when a row next begins: where a day, a date or a time is asked, its
// next session that fits, if there is one. ok is false where no date is known.
func (m *Matches) Next(row int) (next time.Time, ok bool) {
	minutes, _ := m.when.next(row)
	return index.Instant(minutes), minutes != never
}

// RingFirst returns the numbers of the answers that meet all that was asked and are named
// only as groups to ring before one goes.
func (m *Matches) RingFirst() (numbers []int) {
	for number, one := range m.Matches {
		if !one.Relaxed && m.stands[one.Row].RingFirst() {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// Now returns the moment at which was asked.
func (m *Matches) Now() time.Time { return m.when.now }

// Miles returns how far away a row is: infinitely where it happens nowhere in
// particular, or where nobody named a place.
func (m *Matches) Miles(row int) float64 { return m.miles.to(row) }

// Meets reports whether a row meets what is asked of a group.
func (m *Matches) Meets(row int, g lexicon.Group) bool { return m.unmet[row]&unmetWith(g) == 0 }

// Lacks reports whether a row lacks what is asked of a group at any of its sessions.
func (m *Matches) Lacks(row int, g lexicon.Group) bool { return m.unmet[row]&(1<<g) != 0 }

// MetValues returns the values asked of a group that a row has itself, and where it has
// another that stands for one of them, such as signing for a hearing loop, that one.
func (m *Matches) MetValues(row int, g lexicon.Group) []string {
	var met []string
	values := m.x.Values(g)
	for _, asked := range m.Plan.Asked[g] {
		has := m.x.Columns[g][row] & asked.Bits
		if at := slices.Index(values, asked.Value); at >= 0 && has&(1<<at) != 0 {
			has = 1 << at
		}
		for ; has != 0; has &= has - 1 {
			met = address.With(met, values[bits.TrailingZeros64(has)])
		}
	}
	return met
}

// LackedAges returns the ages that were asked and that a row has nobody of: what is for children
// and not for their mum says no more than that.
func (m *Matches) LackedAges(row int) []string {
	values := m.Plan.Values(lexicon.Age)
	values = values[:min(len(values), valuesAtOnce)]
	has := hasAges(m.x, values)(row)
	var lacked []string
	for i, value := range values {
		if has&(1<<i) == 0 {
			lacked = append(lacked, value)
		}
	}
	return lacked
}

// Mentioned returns what was asked of a group that a row does not name, and that its texts have
// words of: as it was typed.
func (m *Matches) Mentioned(row int, g lexicon.Group) []string {
	var parts []int
	for _, one := range m.Plan.Asked[g] {
		if m.x.Columns[g][row]&(one.Bits|one.AlsoBits) == 0 && m.hasWordsOf(row, one) {
			parts = append(parts, one.Part)
		}
	}
	return m.typed(parts)
}

// MeetsWords reports whether a row has all words that are needed.
func (m *Matches) MeetsWords(row int) bool { return m.unmet[row]&(lacksWords|mentions|coarser) == 0 }

// IsApart reports whether a row meets each of the day, the date and the time that are
// asked, but at no one session.
func (m *Matches) IsApart(row int) bool {
	when := unmet(1<<lexicon.Day | 1<<lexicon.Date | 1<<lexicon.Time | lacksTogether)
	return m.unmet[row]&when == lacksTogether
}

// Lacking returns the words, as typed, that are needed and that a row does not have: also
// those of which there is none at all.
func (m *Matches) Lacking(row int) []string {
	var lacking []string
	for i, word := range m.Plan.Wanted {
		if m.Plan.Needed&(1<<i) != 0 && m.texts.words[row]&(1<<i) == 0 {
			lacking = append(lacking, word.Typed)
		}
	}
	if m.Mentions(row) {
		return lacking
	}
	if len(m.finer.absent) > 0 || m.unmet[row]&coarser != 0 {
		lacking = append(lacking, m.typed(m.finer.parts)...)
	}
	return lacking
}

// Mentions reports whether a row has no more of what was asked for than a passing mention.
func (m *Matches) Mentions(row int) bool { return m.unmet[row]&mentions != 0 }

// AbsentWords returns what was asked for and there is none of, as it was typed.
func (m *Matches) AbsentWords() []string { return m.typed(m.finer.absent) }

// FinerParts returns the understood parts that name something finer than a kind, which not all
// of the kind is.
func (m *Matches) FinerParts() []int { return m.finer.parts }

// typed returns parts as they were typed.
func (m *Matches) typed(parts []int) []string {
	var typed []string
	for _, number := range parts {
		part := m.Plan.Parts[number]
		typed = append(typed, m.Plan.Typed(part.From, part.To))
	}
	return typed
}

// Speaks reports whether a row speaks of what somebody said no to and of which nothing
// was made.
func (m *Matches) Speaks(row int) bool { return m.unmet[row]&speaksOfRefused != 0 }

// Unmet names what was asked that a row does not meet.
func (m *Matches) Unmet(row int) []string {
	var names []string
	for g := range lexicon.GroupCount {
		if m.unmet[row]&(1<<g) != 0 {
			names = append(names, g.String())
		}
	}
	for _, one := range []struct {
		lacks bool
		name  string
	}{
		{m.unmet[row]&lacksAnyWord != 0, "all words"},
		{m.unmet[row]&(lacksWords|lacksAnyWord) == lacksWords, "some words"},
		{m.unmet[row]&lacksTogether != 0, "day, date and time at once"},
		{!m.reached(row, m.Plan.Miles), "within"},
		{m.unmet[row]&speaksOfRefused != 0, "speaks of what was refused"},
		{m.Mentions(row), "more than a mention"},
		{m.unmet[row]&coarser != 0, "more than the kind"},
	} {
		if one.lacks {
			names = append(names, one.name)
		}
	}
	return names
}
