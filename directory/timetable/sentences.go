package timetable

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/schedule"
)

// wholeText is the sentences of a text, and what they say of all of them.
type wholeText struct {
	sentences []sentence
	bank      string
	doubt     bool // a sentence of its own takes back or bends something, and nobody here knows what
}

// sentence is the items up to a stop, with the groups of days and times in them.
type sentence struct {
	items  []item
	core   bool // it has days or times
	groups []group
	words  []string // that stand beside sessions: "by appointment"
	tail   item     // what follows the last of several groups and may be said of that or of all
	doubt  bool
}

// group is days and the times on them, with what is said of these.
type group struct {
	days  []item // weekdays, onDates
	times []timed
	said  limits
	notes []string
	end   int
}

// timed is one time of a group.
type timed struct {
	span  span
	at    int
	end   int
	notes []string
}

// limits is what is said of how often and when in the year something happens.
type limits struct {
	weeks       int
	month       bool
	term        bool
	always      bool
	nths        []int
	seasons     []schedule.Season
	from, until schedule.Date
	except      []schedule.Date
	pauses      []item // from, until
	also        []schedule.Date
	never       []time.Weekday
}

// timed reports whether a sentence has a time.
func (s sentence) timed() bool {
	return slices.ContainsFunc(s.items, func(i item) bool { return i.kind == clocks })
}

func (i item) isCore() bool { return i.kind == weekdays || i.kind == onDates || i.kind == clocks }

// isLimit reports whether an item bounds the days and times beside it.
func (i item) isLimit() bool {
	switch i.kind {
	case often, nth, term, months, bounds, always, exceptDays, exceptDates, alsoDates:
		return true
	}
	return false
}

// add takes up what an item says. It reports whether that agrees with what was said before.
func (l *limits) add(i item) bool {
	switch i.kind {
	case often:
		if i.month {
			l.month = true
			return l.weeks == 0
		}
		ok := !l.month && (l.weeks == 0 || l.weeks == i.weeks)
		l.weeks = i.weeks
		return ok
	case nth:
		l.nths = append(l.nths, i.nths...)
	case term:
		l.term = true
	case always:
		l.always = true
	case months:
		ok := len(l.seasons) == 0 || slices.Equal(l.seasons, i.seasons)
		l.seasons = i.seasons
		return ok
	case bounds:
		ok := (i.from.IsZero() || l.from.IsZero()) && (i.until.IsZero() || l.until.IsZero())
		if !i.from.IsZero() {
			l.from = i.from
		}
		if !i.until.IsZero() {
			l.until = i.until
		}
		return ok
	case exceptDays:
		l.never = append(l.never, i.days...)
	case exceptDates:
		l.except = append(l.except, i.dates...)
		if !i.from.IsZero() {
			l.pauses = append(l.pauses, i)
		}
	case alsoDates:
		l.also = append(l.also, i.dates...)
	}
	return true
}

// sentences puts the items of a text into sentences, and gives each what is said of it.
func (r *reader) sentences(items []item) wholeText {
	var whole wholeText
	for _, s := range joined(cut(items)) {
		for _, i := range s.items {
			switch {
			case i.kind == holidays:
				whole.bank = i.bank
			case i.kind == arranged:
				words := r.said(i.at, i.end)
				s.words = append(s.words, strings.TrimPrefix(strings.TrimPrefix(words, "or "), "and "))
			}
		}
		if s.core {
			r.group(&s)
		}
		whole.sentences = append(whole.sentences, s)
	}
	for k := range whole.sentences {
		if s := &whole.sentences[k]; !s.core {
			r.spread(&whole, s)
		}
	}
	return whole
}

// spread gives what a sentence without days and times says to the others: limits to all, words
// about something else to the last, of which they are true whatever they are said of.
func (r *reader) spread(whole *wholeText, s *sentence) {
	var last *group
	for k := range whole.sentences {
		for g := range whole.sentences[k].groups {
			last = &whole.sentences[k].groups[g]
			for _, i := range s.items {
				if i.isLimit() && (!last.said.add(i) || i.wrong) {
					whole.sentences[k].doubt = true
				}
			}
		}
	}
	for _, stretch := range r.runs(s.items) {
		whole.doubt = whole.doubt || stretch.doubt
		if last != nil {
			last.notes = append(last.notes, r.said(stretch.at, stretch.end))
		}
	}
}

// cut cuts items at the stops.
func cut(items []item) []sentence {
	var all []sentence
	var one sentence
	for _, i := range append(items, item{meaning: meaning{kind: stop}}) {
		if i.kind != stop {
			one.items = append(one.items, i)
			one.core = one.core || i.isCore()
			continue
		}
		if len(one.items) > 0 {
			all = append(all, one)
		}
		one = sentence{}
	}
	return all
}

// joined puts days on one line and times on the next into one sentence.
func joined(all []sentence) []sentence {
	has := func(s sentence) (days, times bool) {
		for _, i := range s.items {
			days, times = days || i.kind == weekdays || i.kind == onDates, times || i.kind == clocks
		}
		return days, times
	}
	var kept []sentence
	for _, s := range all {
		if n := len(kept); n > 0 {
			days, times := has(kept[n-1])
			moreDays, moreTimes := has(s)
			if days && !times && moreTimes && !moreDays || times && !days && moreDays && !moreTimes {
				kept[n-1].items = append(kept[n-1].items, s.items...)
				continue
			}
		}
		kept = append(kept, s)
	}
	return kept
}

// stretch is a run of words that were not understood.
type stretch struct {
	at, end int // tokens
	doubt   bool
	first   int // items
	last    int
}

// runs returns the words that were not understood, with those that say nothing between them and
// before them.
func (r *reader) runs(items []item) []stretch {
	var all []stretch
	open := false
	for n, i := range items {
		switch i.kind {
		case unknown, doubt, feast:
			if !open {
				first := n
				for first > 0 && items[first-1].kind == filler {
					first--
				}
				all, open = append(all, stretch{at: items[first].at, first: first}), true
			}
			last := &all[len(all)-1]
			last.end, last.last, last.doubt = i.end, n, last.doubt || i.kind == doubt
		case filler, comma:
		default:
			open = false
		}
	}
	return all
}

// left returns where the words that were not understood stand in the text.
func (r *reader) left(whole wholeText) []Stretch {
	var all []Stretch
	for _, s := range whole.sentences {
		for _, run := range r.runs(s.items) {
			all = append(all, Stretch{r.tokens[run.at].from, r.tokens[run.end-1].to})
		}
	}
	return all
}

// group finds the days and times of a sentence that belong together: each days with the times
// behind them, or each times with the days behind them, as the sentence begins.
func (r *reader) group(s *sentence) {
	lone(s.items)
	r.names(s)
	for n := 1; n < len(s.items); n++ {
		s.doubt = s.doubt || s.items[n].kind == clocks && (s.items[n-1].kind == clocks || r.mayBeAges(s.items[:n+1]))
	}
	daysFirst, begun := true, false
	var owner []int // the group of each item; -1 before the first and where nobody knows
	for n, i := range s.items {
		if !i.isCore() {
			owner = append(owner, -1)
			continue
		}
		if !begun {
			daysFirst, begun = i.kind != clocks, true
			s.groups = append(s.groups, group{})
		}
		g := &s.groups[len(s.groups)-1]
		if len(g.times) > 0 && len(g.days) > 0 && daysFirst == (i.kind != clocks) {
			s.groups = append(s.groups, group{})
			g = &s.groups[len(s.groups)-1]
		}
		if i.kind == clocks {
			g.times = append(g.times, timed{span: i.span, at: n, end: i.end})
		} else {
			g.days = append(g.days, i)
			s.doubt = s.doubt || i.wrong
		}
		owner, g.end = append(owner, len(s.groups)-1), i.end
	}
	r.attach(s, owner)
}

// names makes words of days that are part of a name before the same days: "Monday Club: Mondays
// 10-12". Before others they are in doubt: "Friday Friends, Wednesdays 10-12".
func (r *reader) names(s *sentence) {
	for n := 0; n+1 < len(s.items); n++ {
		named := &s.items[n]
		if named.kind != weekdays || s.items[n+1].kind != unknown {
			continue
		}
		for _, later := range s.items[n+2:] {
			if later.kind == clocks {
				break
			}
			if later.kind == weekdays {
				same := !slices.ContainsFunc(named.days, func(day time.Weekday) bool { return !slices.Contains(later.days, day) })
				s.doubt = s.doubt || !same
				named.kind = unknown
				break
			}
		}
	}
}

// mayBeAges reports whether the last of some items is two numbers in a bracket behind a time: "4-5
// (10-12)".
func (r *reader) mayBeAges(items []item) bool {
	last, before := items[len(items)-1], len(items)-2
	return last.span.ends && last.span.start.plain && last.span.end.plain && before > 0 && r.is(items[before].at, "(") &&
		items[before-1].kind == clocks
}

// lone makes words of a part of the day that stands beside no day and no time: "coffee morning".
func lone(items []item) {
	for n := range items {
		if items[n].kind != partOfDay {
			continue
		}
		before, behind := n > 0 && items[n-1].isCore(), n+1 < len(items) && items[n+1].isCore()
		switch {
		case n > 0 && items[n-1].kind == unknown:
			items[n].kind = unknown
		case behind && items[n+1].kind == clocks && items[n+1].span.part == anyPart:
			items[n+1].span.part = items[n].part
		case before && items[n-1].kind == weekdays, behind && items[n+1].kind == weekdays:
			if before && items[n-1].kind == weekdays {
				items[n-1].part = items[n].part
			} else {
				items[n+1].part = items[n].part
			}
		case before:
		default:
			items[n].kind = unknown
		}
	}
}

// attach gives limits and words to the group beside which they stand. A comma or bracket decides
// between two; where none does, nobody knows.
func (r *reader) attach(s *sentence, owner []int) {
	last := len(s.groups) - 1
	for n, i := range s.items {
		if !i.isLimit() {
			s.doubt = s.doubt || i.kind == doubt
			continue
		}
		s.doubt = s.doubt || i.wrong || i.kind != often && i.kind != term && behindWords(s.items, n)
		before, behind := near(s.items, owner, n, -1), near(s.items, owner, n, 1)
		s.doubt = s.doubt || i.kind == nth && (before < 0 || s.items[min(n+1, len(s.items)-1)].kind == weekdays)
		to := []int{before}
		switch {
		case i.kind == exceptDays: // which says itself of what it is said
			to = nil
			for g := range s.groups {
				to = append(to, g)
			}
		case before < 0:
			s.doubt = s.doubt || last > 0 && !parted(s.items, n, 1) && (i.kind != often || i.weeks != 1)
			to = nil
			for g := range s.groups {
				to = append(to, g)
			}
		case behind < 0 && last > 0 && (i.kind != often || i.weeks != 1) && !isTail(i, s.groups[last]):
			if s.tail.end == 0 {
				s.tail = i
			}
			to = []int{last}
		case behind >= 0 && before != behind && r.is(s.items[n-1].at, "("):
		case behind >= 0 && before != behind:
			left, right := parted(s.items, n, -1), parted(s.items, n, 1)
			if left && !i.out {
				to = []int{behind}
			}
			// An exception is said of what stands before it.
			s.doubt = s.doubt || !i.out && left == right || i.out && left && !right
		}
		for _, g := range to {
			s.doubt = !s.groups[g].said.add(i) || s.doubt
		}
		if before >= 0 {
			s.groups[to[len(to)-1]].end = max(s.groups[to[len(to)-1]].end, i.end)
		}
	}
	r.annotate(s, owner)
}

// nextIsTime reports whether a time comes before any day behind an item.
func (s *sentence) nextIsTime(from int) bool {
	for _, i := range s.items[from+1:] {
		if i.isCore() {
			return i.kind == clocks
		}
	}
	return false
}

// behindWords reports whether an item stands behind words about something else, which may take
// it back: "a break in August", "bar the last of the month".
func behindWords(items []item, n int) bool {
	for n--; n > 0 && items[n].kind == filler; n-- {
	}
	return n >= 0 && items[n].kind == unknown
}

// isTail reports whether a limit can only be said of the group before it: "monthly" and "of the
// month" of the first Tuesday.
func isTail(i item, g group) bool { return i.kind == nth || i.kind == often && i.month && g.nthDays() }

// nthDays reports whether some days of a group are those of a week of the month.
func (g group) nthDays() bool {
	return slices.ContainsFunc(g.days, func(d item) bool { return len(d.nths) > 0 || d.turn > 0 })
}

// near returns the group of the next item with days or times, in a direction; -1 where there
// is none.
func near(items []item, owner []int, from, step int) int {
	for n := from + step; n >= 0 && n < len(items); n += step {
		if owner[n] >= 0 {
			return owner[n]
		}
	}
	return -1
}

// parted reports whether a comma or bracket stands between an item and the next with days or
// times, in a direction.
func parted(items []item, from, step int) bool {
	for n := from + step; n >= 0 && n < len(items) && !items[n].isCore(); n += step {
		if items[n].kind == comma {
			return true
		}
	}
	return false
}

// annotate gives words about something else, as notes, to the time or the group beside which
// they stand.
func (r *reader) annotate(s *sentence, owner []int) {
	leads := false
	for _, run := range r.runs(s.items) {
		note := r.said(run.at, run.end)
		before, behind := near(s.items, owner, run.first, -1), near(s.items, owner, run.last, 1)
		left, right := parted(s.items, run.first, -1), parted(s.items, run.last, 1)
		bracket := run.first > 0 && r.is(s.items[run.first-1].at, "(") &&
			run.last+1 < len(s.items) && r.is(s.items[run.last+1].at, ")")
		forward := behind >= 0 && !bracket && (before < 0 || left && !right || left == right && leads)
		leads = leads || before < 0
		g := before
		if forward {
			g = behind
		}
		one := &s.groups[max(g, 0)]
		at := slices.IndexFunc(one.times, func(t timed) bool { return t.at > run.last })
		if !forward {
			at = -1
			for k, t := range one.times {
				if t.at < run.first {
					at = k
				}
			}
		}
		if at < 0 || len(one.times) == 1 || forward && !s.nextIsTime(run.last) {
			one.notes = append(one.notes, note)
		} else {
			one.times[at].notes = append(one.times[at].notes, note)
		}
	}
}
