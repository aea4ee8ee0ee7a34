// Package gaps counts what there is to do in each town, by kind, by day and part of the day,
// by what people need and by their age, and tells what is missing where. What nobody has
// confirmed for a year, and what has no room, does not count. It knows nothing of files.
package gaps

import (
	"cmp"
	"slices"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/schedule"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// Nearby is how many miles from the middle of a town still count as its surroundings: what
// search takes as near in a town.
const Nearby = 5

// Listing is an activity, and when in the week it begins.
type Listing struct {
	*activity.Activity
	Slots []schedule.Slot
}

// axis is one of the ways in which activities differ, spelt as search does.
type axis string

const (
	kinds  axis = "kind"
	needs  axis = "good_for"
	access axis = "access"
	ages   axis = "age"
	week   axis = "week" // wide parts of the week, those that sentences speak of
	times  axis = "time" // each day and part of the day
)

// axes in the order in which they are shown.
var axes = []axis{kinds, needs, access, ages, week, times}

// value is one value of an axis, such as gardening.
type value struct {
	axis  axis
	slug  string
	label words.Text
	query string // what asks search for it
}

// span is a wide part of the week. Saturdays and Sundays are whole days.
type span struct {
	slug, query string
	has         func(schedule.Slot) bool
}

// spans of the week.
var spans = []span{
	{"weekday-morning", "day=weekday&time=morning", func(s schedule.Slot) bool { return onWeekday(s) && part(s) == 0 }},
	{"weekday-afternoon", "day=weekday&time=afternoon", func(s schedule.Slot) bool { return onWeekday(s) && part(s) == 1 }},
	{"weekday-evening", "day=weekday&time=evening", func(s schedule.Slot) bool { return onWeekday(s) && part(s) == 2 }},
	{"saturday", "day=saturday", func(s schedule.Slot) bool { return s.Day == time.Saturday }},
	{"sunday", "day=sunday", func(s schedule.Slot) bool { return s.Day == time.Sunday }},
}

func onWeekday(s schedule.Slot) bool { return s.Day != time.Saturday && s.Day != time.Sunday }

// part returns which of vocabulary.Times a slot begins in, by the hours at which search
// parts the day.
func part(s schedule.Slot) int {
	switch {
	case s.Start < 12*60:
		return 0
	case s.Start < 17*60:
		return 1
	}
	return 2
}

// Town is how much there is in a town.
type Town struct {
	*activity.Town
	Population int // of the place of that name, 0 where unknown
	here, near counts
	counted    []*counted // in the town
	neighbours []*Town    // nearest first: the most that a town is compared with
}

// counts are how many activities have each value, and how many have two together.
type counts struct {
	total int
	one   []int32 // by the number of the value
	both  []int32 // kinds, needs and ages by access and week
}

// counted is an activity that counts, with the numbers of its values.
type counted struct {
	Listing
	values []int
	at     place.Point // the zero Point where it is nowhere
	why    reason      // it does not count; empty where it does
}

// has reports whether an activity has all of some values.
func (c *counted) has(values []int) bool {
	return !slices.ContainsFunc(values, func(one int) bool { return !slices.Contains(c.values, one) })
}

// reason is why a listing does not count.
type reason string

// reasons in the order in which they are told.
const (
	stale  reason = "stale" // nobody has confirmed it for a year
	full   reason = "full"
	paused reason = "paused"
	unsure reason = "unsure" // nobody knows whether there is room
)

var reasons = []reason{stale, full, paused, unsure}

// Gaps is what there is and what is missing in a directory.
type Gaps struct {
	say       *wording.Wording
	values    []value
	rows      []int // which row of counts.both a value has, -1 where none
	columns   []int // and which column
	height    int   // of counts.both, in rows
	width     int   // of a row
	towns     []*Town
	all       counts
	counted   []*counted
	with      [][]*counted // those that count, by each value
	fromHome  int          // of those counted, how many happen online or by phone
	uncounted []*counted   // what is listed and does not count
}

// Of counts all activities of a directory.
func Of(say *wording.Wording) *Gaps {
	listings := make([]Listing, len(say.Activities))
	for i, one := range say.Activities {
		listings[i] = Listing{one, one.Schedule.Slots(say.Now)}
	}
	return New(say, listings)
}

// New counts. It goes over the listings once.
func New(say *wording.Wording, listings []Listing) *Gaps {
	g := &Gaps{say: say}
	g.addValues()
	g.with = make([][]*counted, len(g.values))
	at := map[string]*Town{}
	for _, town := range say.Towns {
		made := &Town{Town: town, Population: population(town), here: g.newCounts(), near: g.newCounts()}
		g.towns, at[town.Slug] = append(g.towns, made), made
	}
	g.all = g.newCounts()
	byLatitude := slices.SortedFunc(slices.Values(g.towns), func(a, b *Town) int { return cmp.Compare(a.Point.Lat, b.Point.Lat) })
	for _, one := range listings {
		why, listed := g.reason(one.Activity)
		if !listed {
			continue
		}
		made := g.count(one)
		if made.why = why; why != "" {
			g.uncounted = append(g.uncounted, made)
			continue
		}
		g.counted = append(g.counted, made)
		for _, v := range made.values {
			g.with[v] = append(g.with[v], made)
		}
		g.add(&g.all, made)
		if one.Venue == nil {
			g.fromHome++
			continue
		}
		here := at[one.Venue.Town.Slug]
		here.counted = append(here.counted, made)
		g.add(&here.here, made)
		g.add(&here.near, made)
		for _, town := range within(byLatitude, made.at) {
			if town != here {
				g.add(&town.near, made)
			}
		}
	}
	g.findNeighbours()
	return g
}

// reason returns why an activity does not count, "" where it does, and whether lists have it
// at all.
func (g *Gaps) reason(a *activity.Activity) (why reason, listed bool) {
	switch state := a.State(g.say.Now); {
	case a.RingFirst(g.say.Now):
		return stale, true
	case !a.Listed(g.say.Now):
		return "", false
	case state == activity.Full, state == activity.WaitingList:
		return full, true
	case state == activity.Paused:
		return paused, true
	case state == activity.Ask:
		return unsure, true
	}
	return "", true
}

// addValues numbers the values of all axes.
func (g *Gaps) addValues() {
	add := func(v value) {
		row, column := -1, -1
		switch v.axis {
		case kinds, needs, ages:
			row = g.height
			g.height++
		case access, week:
			column = g.width
			g.width++
		}
		g.values, g.rows, g.columns = append(g.values, v), append(g.rows, row), append(g.columns, column)
	}
	addTerms := func(of axis, terms vocabulary.List) {
		for _, term := range terms {
			add(value{of, term.Slug, term.Label, string(of) + "=" + term.Slug})
		}
	}
	addTerms(kinds, g.say.Kinds)
	addTerms(needs, g.say.GoodFor)
	addTerms(access, g.say.Access)
	for _, group := range g.say.Company {
		add(value{ages, group.Slug, group.Label, "age=" + group.Slug})
	}
	for _, one := range spans {
		add(value{week, one.slug, g.say.Lang.Text("gaps.week." + one.slug), one.query})
	}
	for day := range 7 {
		day = (day + 1) % 7 // Monday first
		for _, name := range vocabulary.Times {
			label := g.say.Lang.Text("gaps.time."+name, "day", g.say.Lang.Weekday(time.Weekday(day)))
			add(value{times, vocabulary.Days[day] + "-" + name, label, "day=" + vocabulary.Days[day] + "&time=" + name})
		}
	}
}

func (g *Gaps) newCounts() counts {
	return counts{one: make([]int32, len(g.values)), both: make([]int32, g.height*g.width)}
}

// count returns an activity with the numbers of its values.
func (g *Gaps) count(one Listing) *counted {
	made := &counted{Listing: one, at: point(one.Activity)}
	for i, v := range g.values {
		if g.has(one, v) {
			made.values = append(made.values, i)
		}
	}
	return made
}

// has reports whether an activity has a value.
func (g *Gaps) has(one Listing, v value) bool {
	isTerm := func(term *vocabulary.Term) bool { return term.Slug == v.slug }
	switch v.axis {
	case kinds:
		return slices.ContainsFunc(one.Kinds, isTerm)
	case needs:
		return slices.ContainsFunc(one.GoodFor, isTerm)
	case access:
		return slices.ContainsFunc(one.Access, func(f activity.AccessFeature) bool { return isTerm(f.Term) })
	case ages:
		i := slices.IndexFunc(g.say.Company, func(c vocabulary.Company) bool { return c.Slug == v.slug })
		younger, older := one.Generations.Spans()
		return meets(g.say.Company[i], younger) || meets(g.say.Company[i], older)
	case week:
		i := slices.IndexFunc(spans, func(s span) bool { return s.slug == v.slug })
		return slices.ContainsFunc(one.Slots, spans[i].has)
	}
	return slices.ContainsFunc(one.Slots, func(s schedule.Slot) bool {
		return v.slug == vocabulary.Days[s.Day]+"-"+vocabulary.Times[part(s)]
	})
}

// meets reports whether somebody of an age group is of the ages that come.
func meets(group vocabulary.Company, come activity.Ages) bool {
	return come.Told() && (group.To == 0 || come.From <= group.To) && (come.To == 0 || group.From <= come.To)
}

// add adds an activity to counts.
func (g *Gaps) add(to *counts, one *counted) {
	to.total++
	for _, v := range one.values {
		to.one[v]++
		if g.rows[v] < 0 {
			continue
		}
		for _, w := range one.values {
			if g.columns[w] >= 0 {
				to.both[g.rows[v]*g.width+g.columns[w]]++
			}
		}
	}
}

// of returns how many have all of some values: one, or one with a row and one with a column.
func (g *Gaps) of(from *counts, values []int) int {
	if len(values) == 1 {
		return int(from.one[values[0]])
	}
	return int(from.both[g.rows[values[0]]*g.width+g.columns[values[1]]])
}

// point returns where an activity is. Of one whose door is not shown it is the middle of its
// town, so that no distance tells more.
func point(a *activity.Activity) place.Point {
	switch {
	case a.Venue == nil:
		return place.Point{}
	case a.Venue.AreaOnly, a.Venue.Point == place.Point{}:
		return a.Venue.Town.Point
	}
	return a.Venue.Point
}

// milesInDegree is a little less than a degree of latitude has.
const milesInDegree = 68.0

// within returns the towns that have a point in their surroundings, of some by latitude.
func within(byLatitude []*Town, at place.Point) []*Town {
	const reach = Nearby / milesInDegree
	first, _ := slices.BinarySearchFunc(byLatitude, at.Lat-reach, func(t *Town, lat float64) int { return cmp.Compare(t.Point.Lat, lat) })
	var found []*Town
	for _, town := range byLatitude[first:] {
		if town.Point.Lat > at.Lat+reach {
			break
		}
		if town.Point.Miles(at) <= Nearby {
			found = append(found, town)
		}
	}
	return found
}

// population returns how many people live in a town, as place data has it of the place of
// that name next to it; 0 where it does not know.
func population(town *activity.Town) int {
	for _, found := range place.Find(town.Name) {
		if found.Kind == place.KindTown && found.Population > 0 && found.Point.Miles(town.Point) <= Nearby {
			return found.Population
		}
	}
	return 0
}

// mostNeighbours is how many towns one is compared with.
const mostNeighbours = 5

// findNeighbours finds, for each town, the nearest others in which anything counts.
func (g *Gaps) findNeighbours() {
	full := slices.DeleteFunc(slices.Clone(g.towns), func(t *Town) bool { return t.here.total == 0 })
	miles := make(map[*Town]float64, len(full))
	for _, town := range g.towns {
		for _, other := range full {
			miles[other] = town.Point.Miles(other.Point)
		}
		nearest := slices.DeleteFunc(slices.Clone(full), func(other *Town) bool { return other == town })
		slices.SortStableFunc(nearest, func(a, b *Town) int { return cmp.Compare(miles[a], miles[b]) })
		town.neighbours = slices.Clone(nearest[:min(mostNeighbours, len(nearest))])
	}
}
