package timetable

import (
	"slices"
	"strings"
	"time"

	"bandstand/directory/schedule"
	"bandstand/directory/timetable/phrases"
)

// wholeText is the sentences of a text, and what they say of all of them.
type wholeText struct {
	sentences []sentence
	bank      string
	doubt     bool // a sentence of its own takes back or bends something, and nobody here knows what
}

// sentence is the items up to a stop, with the groups of days and times in them.
type sentence struct {
	items  []phrases.Item
	core   bool // it has days or times
	groups []group
	words  []string     // that stand beside sessions: "by appointment"
	tail   phrases.Item // what follows the last of several groups and may be said of that or of all
	doubt  bool
}

// group is days and the times on them, with what is said of these.
type group struct {
	days  []phrases.Item // weekdays, onDates
	times []timed
	said  limits
	notes []string
	end   int
}

// timed is one time of a group.
type timed struct {
	span  phrases.Span
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
	pauses      []phrases.Item // from, until
	also        []schedule.Date
	never       []time.Weekday
}

// timed reports whether a sentence has a time.
func (s sentence) timed() bool {
	return slices.ContainsFunc(s.items, func(i phrases.Item) bool { return i.Kind == phrases.Clocks })
}

// add takes up what an item says. It reports whether that agrees with what was said before.
func (l *limits) add(i phrases.Item) bool {
	switch i.Kind {
	case phrases.Often:
		if i.Month {
			l.month = true
			return l.weeks == 0
		}
		ok := !l.month && (l.weeks == 0 || l.weeks == i.Weeks)
		l.weeks = i.Weeks
		return ok
	case phrases.Nth:
		l.nths = append(l.nths, i.Nths...)
	case phrases.Term:
		l.term = true
	case phrases.Always:
		l.always = true
	case phrases.Months:
		ok := len(l.seasons) == 0 || slices.Equal(l.seasons, i.Seasons)
		l.seasons = i.Seasons
		return ok
	case phrases.Bounds:
		ok := (i.From.IsZero() || l.from.IsZero()) && (i.Until.IsZero() || l.until.IsZero())
		if !i.From.IsZero() {
			l.from = i.From
		}
		if !i.Until.IsZero() {
			l.until = i.Until
		}
		return ok
	case phrases.ExceptDays:
		l.never = append(l.never, i.Days...)
	case phrases.ExceptDates:
		l.except = append(l.except, i.Dates...)
		if !i.From.IsZero() {
			l.pauses = append(l.pauses, i)
		}
	case phrases.AlsoDates:
		l.also = append(l.also, i.Dates...)
	}
	return true
}

// sentences puts the items of a text into sentences, and gives each what is said of it.
func (r *reader) sentences(items []phrases.Item) wholeText {
	var whole wholeText
	for _, s := range joined(cut(items)) {
		for _, i := range s.items {
			switch {
			case i.Kind == phrases.Holidays:
				whole.bank = i.Bank
			case i.Kind == phrases.Arranged:
				words := r.Said(i.At, i.End)
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
				if i.IsLimit() && (!last.said.add(i) || i.Wrong) {
					whole.sentences[k].doubt = true
				}
			}
		}
	}
	for _, stretch := range r.runs(s.items) {
		whole.doubt = whole.doubt || stretch.doubt
		if last != nil {
			last.notes = append(last.notes, r.Said(stretch.at, stretch.end))
		}
	}
}

// cut cuts items at the stops.
func cut(items []phrases.Item) []sentence {
	var all []sentence
	var one sentence
	for _, i := range append(items, phrases.Item{Meaning: phrases.Meaning{Kind: phrases.Stop}}) {
		if i.Kind != phrases.Stop {
			one.items = append(one.items, i)
			one.core = one.core || i.IsCore()
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
			days, times = days || i.Kind == phrases.Weekdays || i.Kind == phrases.OnDates, times || i.Kind == phrases.Clocks
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
func (r *reader) runs(items []phrases.Item) []stretch {
	var all []stretch
	open := false
	for n, i := range items {
		switch i.Kind {
		case phrases.Unknown, phrases.Doubt, phrases.Feast:
			if !open {
				first := n
				for first > 0 && items[first-1].Kind == phrases.Filler {
					first--
				}
				all, open = append(all, stretch{at: items[first].At, first: first}), true
			}
			last := &all[len(all)-1]
			last.end, last.last, last.doubt = i.End, n, last.doubt || i.Kind == phrases.Doubt
		case phrases.Filler, phrases.Comma:
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
			all = append(all, Stretch{r.Tokens[run.at].From, r.Tokens[run.end-1].To})
		}
	}
	return all
}

// group finds the days and times of a sentence that belong together: each days with the times
// behind them, or each times with the days behind them, as the sentence begins.
func (r *reader) group(s *sentence) {
	lone(s.items)
	r.labels(s)
	r.names(s)
	for n := 1; n < len(s.items); n++ {
		if s.items[n].Kind == phrases.Clocks && (s.items[n-1].Kind == phrases.Clocks || r.mayBeAges(s.items[:n+1])) {
			s.doubt = true
		}
		// "5 December 10am to 6 December 4pm" goes on over night.
		if s.items[n-1].Kind == phrases.Clocks && s.items[n].Kind == phrases.Filler && r.Is(s.items[n].At, "to") && !s.nextIsTime(n) {
			s.doubt = true
		}
	}
	daysFirst, begun := true, false
	var owner []int // the group of each item; -1 before the first and where nobody knows
	for n, i := range s.items {
		if !i.IsCore() {
			owner = append(owner, -1)
			continue
		}
		if !begun {
			daysFirst, begun = i.Kind != phrases.Clocks, true
			s.groups = append(s.groups, group{})
		}
		g := &s.groups[len(s.groups)-1]
		if len(g.times) > 0 && len(g.days) > 0 && daysFirst == (i.Kind != phrases.Clocks) {
			s.groups = append(s.groups, group{})
			g = &s.groups[len(s.groups)-1]
		}
		if i.Kind == phrases.Clocks {
			g.times = append(g.times, timed{span: i.Span, at: n, end: i.End})
		} else {
			g.days = append(g.days, i)
			s.doubt = s.doubt || i.Wrong
		}
		owner, g.end = append(owner, len(s.groups)-1), i.End
	}
	r.attach(s, owner)
}

// labels leaves out a day that heads what is said of it: "Friday: the last Friday of each month". Before
// another day it is in doubt, and so is a list of days of which one is not understood: "Mon-Xyz".
func (r *reader) labels(s *sentence) {
	for n := 0; n+2 < len(s.items); n++ {
		day, colon := &s.items[n], s.items[n+1]
		if day.Kind != phrases.Weekdays || len(day.Days) != 1 || colon.Kind != phrases.Comma {
			continue
		}
		if r.Is(colon.At, "-") && s.items[n+2].Kind == phrases.Unknown && colon.At == day.End && s.items[n+2].At == colon.End && r.Glued(colon.End) {
			s.doubt = true
		}
		if next := s.items[n+2]; r.Is(colon.At, ":") && next.Kind == phrases.Weekdays {
			s.doubt = s.doubt || !slices.Equal(next.Days, day.Days)
			day.Kind = phrases.Filler
		}
	}
}

// names makes words of days that are part of a name before the same days: "Monday Club: Mondays
// 10-12". Before others they are in doubt: "Friday Friends, Wednesdays 10-12".
func (r *reader) names(s *sentence) {
	for n := 0; n+1 < len(s.items); n++ {
		named := &s.items[n]
		if named.Kind != phrases.Weekdays || s.items[n+1].Kind != phrases.Unknown {
			continue
		}
		for _, later := range s.items[n+2:] {
			if later.Kind == phrases.Clocks {
				break
			}
			if later.Kind == phrases.Weekdays {
				same := !slices.ContainsFunc(named.Days, func(day time.Weekday) bool { return !slices.Contains(later.Days, day) })
				s.doubt = s.doubt || !same
				named.Kind = phrases.Unknown
				break
			}
		}
	}
}

// mayBeAges reports whether the last of some items is two numbers in a bracket behind a time: "4-5
// (10-12)".
func (r *reader) mayBeAges(items []phrases.Item) bool {
	last, before := items[len(items)-1], len(items)-2
	return last.Span.Ends && last.Span.Start.Plain && last.Span.End.Plain && before > 0 && r.Is(items[before].At, "(") &&
		items[before-1].Kind == phrases.Clocks
}

// lone makes words of a part of the day that stands beside no day and no time: "coffee morning".
func lone(items []phrases.Item) {
	for n := range items {
		if items[n].Kind != phrases.PartOfDay {
			continue
		}
		before, behind := n > 0 && items[n-1].IsCore(), n+1 < len(items) && items[n+1].IsCore()
		switch {
		case n > 0 && items[n-1].Kind == phrases.Unknown:
			items[n].Kind = phrases.Unknown
		case behind && items[n+1].Kind == phrases.Clocks && items[n+1].Span.Part == phrases.AnyPart:
			items[n+1].Span.Part = items[n].Part
		case before && items[n-1].Kind == phrases.Weekdays, behind && items[n+1].Kind == phrases.Weekdays:
			if before && items[n-1].Kind == phrases.Weekdays {
				items[n-1].Part = items[n].Part
			} else {
				items[n+1].Part = items[n].Part
			}
		case before:
		default:
			items[n].Kind = phrases.Unknown
		}
	}
}

// attach gives limits and words to the group beside which they stand. A comma or bracket decides
// between two; where none does, nobody knows.
func (r *reader) attach(s *sentence, owner []int) {
	last := len(s.groups) - 1
	for n, i := range s.items {
		if !i.IsLimit() {
			s.doubt = s.doubt || i.Kind == phrases.Doubt
			continue
		}
		s.doubt = s.doubt || i.Wrong || i.Kind != phrases.Often && i.Kind != phrases.Term && behindWords(s.items, n)
		before, behind := near(s.items, owner, n, -1), near(s.items, owner, n, 1)
		if i.Kind == phrases.Nth && (before < 0 || s.items[min(n+1, len(s.items)-1)].Kind == phrases.Weekdays) {
			s.doubt = true
		}
		to := []int{before}
		switch {
		case i.Kind == phrases.ExceptDays: // which says itself of what it is said
			to = nil
			for g := range s.groups {
				to = append(to, g)
			}
		case before < 0:
			s.doubt = s.doubt || last > 0 && !parted(s.items, n, 1) && (i.Kind != phrases.Often || i.Weeks != 1)
			to = nil
			for g := range s.groups {
				to = append(to, g)
			}
		case behind < 0 && last > 0 && (i.Kind != phrases.Often || i.Weeks != 1) && !isTail(i, s.groups[last]):
			if s.tail.End == 0 {
				s.tail = i
			}
			to = []int{last}
		case behind >= 0 && before != behind && r.Is(s.items[n-1].At, "("):
		case behind >= 0 && before != behind:
			left, right := parted(s.items, n, -1), parted(s.items, n, 1)
			if left && !i.Out {
				to = []int{behind}
			}
			// An exception is said of what stands before it.
			s.doubt = s.doubt || !i.Out && left == right || i.Out && left && !right
		}
		for _, g := range to {
			s.doubt = !s.groups[g].said.add(i) || s.doubt
		}
		if before >= 0 {
			s.groups[to[len(to)-1]].end = max(s.groups[to[len(to)-1]].end, i.End)
		}
	}
	r.annotate(s, owner)
}

// nextIsTime reports whether a time comes before any day behind an item.
func (s *sentence) nextIsTime(from int) bool {
	for _, i := range s.items[from+1:] {
		if i.IsCore() {
			return i.Kind == phrases.Clocks
		}
	}
	return false
}

// behindWords reports whether an item stands behind words about something else, which may take
// it back: "a break in August", "bar the last of the month".
func behindWords(items []phrases.Item, n int) bool {
	for n--; n > 0 && items[n].Kind == phrases.Filler; n-- {
	}
	return n >= 0 && items[n].Kind == phrases.Unknown
}

// isTail reports whether a limit can only be said of the group before it: "monthly" and "of the
// month" of the first Tuesday.
func isTail(i phrases.Item, g group) bool {
	return i.Kind == phrases.Nth || i.Kind == phrases.Often && i.Month && g.nthDays()
}

// nthDays reports whether some days of a group are those of a week of the month.
func (g group) nthDays() bool {
	return slices.ContainsFunc(g.days, func(d phrases.Item) bool { return len(d.Nths) > 0 || d.Turn > 0 })
}

// near returns the group of the next item with days or times, in a direction; -1 where there
// is none.
func near(items []phrases.Item, owner []int, from, step int) int {
	for n := from + step; n >= 0 && n < len(items); n += step {
		if owner[n] >= 0 {
			return owner[n]
		}
	}
	return -1
}

// parted reports whether a comma or bracket stands between an item and the next with days or
// times, in a direction.
func parted(items []phrases.Item, from, step int) bool {
	for n := from + step; n >= 0 && n < len(items) && !items[n].IsCore(); n += step {
		if items[n].Kind == phrases.Comma {
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
		note := r.Said(run.at, run.end)
		before, behind := near(s.items, owner, run.first, -1), near(s.items, owner, run.last, 1)
		left, right := parted(s.items, run.first, -1), parted(s.items, run.last, 1)
		bracket := run.first > 0 && r.Is(s.items[run.first-1].At, "(") &&
			run.last+1 < len(s.items) && r.Is(s.items[run.last+1].At, ")")
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
