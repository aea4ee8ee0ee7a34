package rank

import (
	"math/bits"
	"slices"

	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// A wrong guess must not hide good answers. What has only some of what somebody
// wants to do always follows the exact answers, up to mostAnswers. Where even so
// fewer than enough are found, the rest of what was asked is let go step by step,
// in the order of easings, until there is a page full, and then whatever need not
// have been let go is asked again. What remains let go is said openly, and exact
// answers stay first.

// allowance is what has been let go: what rows may lack, and how many miles.
type allowance struct {
	unmet  unmet
	miles  float64
	partly bool // some of the topics will do
	home   bool // what one can join from home is within reach of every place
	gentle bool // below urgent help, or where nothing else is found for somebody, what is gentle may lack the words
	close  bool // to fill a page: what speaks of a topic
}

// easing is one thing that can be let go.
type easing struct {
	unmet  unmet
	miles  float64 // look as far as this; 0 where it is not about distance
	gentle bool
}

// easings are what can be let go, in the order in which it is tried: a mile or two,
// when, who and how much; a long way, where there is not even some answer nearer;
// and last of all what they need to be able to get in. Words of danger are never let
// go: what is gentle stands below urgent help beside what has the words, not in
// their place.
func (c *candidates) easings(some bool) []easing {
	var list []easing
	further := func(distances []float64) {
		for _, miles := range distances {
			if c.plan.Near != nil && miles > c.plan.Miles {
				list = append(list, easing{miles: miles})
			}
		}
	}
	groups := func(groups ...lexicon.Group) {
		for _, g := range groups {
			if len(c.plan.Asked[g]) > 0 {
				list = append(list, easing{unmet: unmetWith(g)})
			}
		}
	}
	if c.plan.Danger {
		list = append(list, easing{gentle: true})
	}
	if c.nothingNamed() {
		list = append(list, easing{unmet: lacksWords | lacksAnyWord})
	}
	further(nearbyMiles)
	groups(lexicon.Time, lexicon.Date, lexicon.Day, lexicon.Age, lexicon.Offers, lexicon.Cost,
		lexicon.Language, lexicon.How)
	if !some {
		further(farMiles)
	}
	groups(lexicon.Access)
	return list
}

// nothingNamed reports whether nothing at all has any of the words that were typed, and when,
// who or how was asked beside them: that may be meant without them.
func (c *candidates) nothingNamed() bool {
	asked := slices.ContainsFunc(c.plan.Asked[:], func(values []query.Asked) bool { return len(values) > 0 })
	isNamed := func(t query.Topic) bool { return !t.IsWord() || t.Words&c.texts.known != 0 }
	return asked && !c.plan.Danger && c.plan.Needed != 0 && !slices.ContainsFunc(c.plan.Topics, isNamed)
}

// relax returns what has to be let go for enough answers, or as many as there are:
// beside the topics, until enough have all of them and a page full has some.
func (c *candidates) relax() allowance {
	whole, partly := c.counts(nil)
	var let []easing
	if whole < Enough {
		for _, next := range c.easings(partly > 0) {
			if whole >= Enough && partly >= PerPage {
				break
			}
			if more := append(slices.Clip(let), next); !c.emptied(more) {
				let = more
				whole, partly = c.counts(let)
			}
		}
		for i := 0; i < len(let); {
			without := slices.Delete(slices.Clone(let), i, i+1)
			if w, some := c.counts(without); w >= min(whole, Enough) && some >= min(partly, PerPage) {
				let = without
				continue
			}
			i++
		}
	}
	a := c.letting(let)
	if a.home = len(c.plan.Topics) > 0 && c.plan.Near != nil; a.home && c.count(a, 1) == 0 {
		a = c.relaxToHome()
	}
	if c.isOfSomebody() && c.count(a, 1) == 0 {
		return c.relaxToGentle()
	}
	isUnderstood := func(t query.Topic) bool { return !t.IsWord() }
	// Of what there is none, a page of other things is no answer.
	isThere := c.plan.Needed&^c.texts.known == 0 && len(c.finer.absent) == 0
	a.close = !c.plan.Danger && isThere && slices.ContainsFunc(c.plan.Topics, isUnderstood) && c.count(a, PerPage) < PerPage
	return a
}

// relaxToHome lets go as little as finds something that one can join from home, or nothing where
// that finds nothing: there is nothing at all near.
func (c *candidates) relaxToHome() allowance {
	none := c.letting(nil)
	none.home = true
	a := none
	for _, next := range c.easings(true) {
		if a.unmet |= next.unmet; c.count(a, 1) > 0 {
			return a
		}
	}
	return none
}

// isOfSomebody reports whether nothing was asked for but who somebody is, and how they are.
func (c *candidates) isOfSomebody() bool {
	isOther := func(t query.Topic) bool {
		if t.IsWord() {
			return !c.plan.Wanted[bits.TrailingZeros64(uint64(t.Words))].IsWho()
		}
		return t.Group != lexicon.GoodFor
	}
	return len(c.plan.Topics) > 0 && !c.plan.Danger && !slices.ContainsFunc(c.plan.Topics, isOther)
}

// relaxToGentle lets go as little as finds enough of what is gentle: nothing says that it is for
// such people, and a friendly place round the corner is closer to that than an empty page.
func (c *candidates) relaxToGentle() allowance {
	a := c.letting(nil)
	a.gentle, a.home = true, c.plan.Near != nil
	for _, next := range c.easings(false) {
		if c.count(a, Enough) == Enough {
			break
		}
		a.unmet |= next.unmet
		a.miles = max(a.miles, next.miles)
	}
	return a
}

// emptied reports whether nothing that was asked would be left, so that the answer
// would be everything there is.
func (c *candidates) emptied(let []easing) bool {
	var asked unmet
	for g, values := range c.plan.Asked {
		if len(values) > 0 {
			asked |= 1 << g
		}
	}
	if c.plan.Needed != 0 || c.plan.NoAnswer {
		asked |= lacksAnyWord
	}
	return c.plan.Near == nil && asked&^c.letting(let).unmet == 0
}

// counts returns how many rows have all of the topics, and how many have some, when
// so much is let go beside.
func (c *candidates) counts(let []easing) (whole, partly int) {
	some := c.letting(let)
	all := some
	all.partly = false
	for row := range c.unmet {
		if !c.answers(row, some) {
			continue
		}
		partly++
		if c.answers(row, all) {
			if whole++; whole == mostAnswers {
				break
			}
		}
	}
	return whole, min(partly, mostAnswers)
}

func (c *candidates) letting(let []easing) allowance {
	a := allowance{miles: c.plan.Miles, partly: true}
	for _, one := range let {
		a.unmet |= one.unmet
		a.miles = max(a.miles, one.miles)
		a.gentle = a.gentle || one.gentle
	}
	return a
}

// count returns how many rows an allowance finds, counting no further than most.
func (c *candidates) count(a allowance, most int) int {
	count := 0
	for row := range c.unmet {
		if c.answers(row, a) {
			if count++; count == most {
				break
			}
		}
	}
	return count
}

// answers reports whether a row is among what an allowance finds.
func (c *candidates) answers(row int, a allowance) bool {
	unmet := c.unmet[row] &^ a.unmet
	if !c.included[row] || unmet&^c.soft != 0 || c.plan.Danger && !c.isTactful(row) {
		return false
	}
	soft := unmet == 0 || a.partly && c.covers[row] >= leastCover || a.gentle && c.x.Gentleness(row) > 0 ||
		a.close && c.texts.words[row] != 0
	return soft && (c.reached(row, a.miles) || a.home && c.isFromHome(row))
}

// isTactful reports whether a row may stand below urgent help: it is gentle, or of what
// somebody asked for by name. No boxing comes up for somebody who is hit.
func (c *candidates) isTactful(row int) bool {
	return c.x.Gentleness(row) > 0 || slices.ContainsFunc(c.plan.Topics, func(t query.Topic) bool {
		return !t.IsWord() && c.x.Columns[t.Group][row]&t.Bits != 0
	})
}

// LetGo is what was let go so that there are enough answers, beside filters.
type LetGo struct {
	Miles  float64 // how far was looked in the end
	Gentle bool    // what is gentle is shown below urgent help
}

// LetGo returns what was let go beside filters.
func (m *Matches) LetGo() LetGo {
	return LetGo{m.let.miles, m.let.gentle && m.Plan.Danger}
}

// IsNear reports whether a row is within the miles that were asked, or can be joined
// from home.
func (m *Matches) IsNear(row int) bool { return m.reached(row, m.Plan.Miles) || m.isFromHome(row) }

// IsOnlyFromHome reports whether a row is not within the miles that were asked and can be
// joined from home.
func (m *Matches) IsOnlyFromHome(row int) bool {
	return !m.reached(row, m.Plan.Miles) && m.isFromHome(row)
}

// TooFarAhead reports whether the dates that are asked all lie where nothing is known
// yet.
func (m *Matches) TooFarAhead() bool {
	return m.when.dates != nil && m.when.dates.Later && m.when.dates.End == 0
}

// What other searches would find. They count without being asked.

// CountWithout counts the exact answers within so many miles without what was asked of
// some groups.
func (m *Matches) CountWithout(groups []lexicon.Group, miles float64) int {
	let := allowance{miles: miles}
	for _, g := range groups {
		let.unmet |= unmetWith(g)
		if g == lexicon.Kind {
			let.unmet |= coarser
		}
	}
	return m.count(let, m.x.Count)
}

// CountNearby counts everything within so many miles.
func (m *Matches) CountNearby(miles float64) int {
	return m.count(allowance{unmet: ^unmet(0), miles: miles}, m.x.Count)
}

// CountFromHome counts everything in which one can take part from home.
func (m *Matches) CountFromHome() int {
	count := 0
	for row, included := range m.included {
		if included && m.isFromHome(row) {
			count++
		}
	}
	return count
}
