package gaps

import (
	"cmp"
	"math"
	"slices"

	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// Of a place: how many sentences say what it lacks, and of them how many may be of one axis
// or of one value.
const (
	mostLacks     = 12
	mostOfAxis    = 4
	mostOfValue   = 2
	mostOfOneTown = 2 // where they are of the whole directory
	mostAlone     = 8 // where they are of one town
)

// farthest is how many miles away the nearest is worth naming.
const farthest = 30

// lack is something that a town does not have.
type lack struct {
	town   *Town
	values []int // one, or two together
	near   bool  // it is not in its surroundings either
	have   int   // how many of its neighbours have it
	weight float64
}

// compared are the axes whose values are looked for, alone and two together. What a town
// lacks is worth saying where its neighbours have it; that nothing is on at some time, or for
// some age, always.
var compared = []struct {
	first, second axis
	always        bool
	weight        float64
}{
	{first: week, always: true, weight: 1},
	{first: ages, always: true, weight: 1},
	{first: kinds, weight: .9},
	{first: needs, weight: .9},
	{first: access, weight: .8},
	{first: kinds, second: access, weight: .7},
	{first: kinds, second: week, weight: .6},
	{first: needs, second: week, weight: .5},
	{first: ages, second: week, weight: .6},
}

// lacks returns everything that a town lacks and that is worth saying, the most useful first.
func (g *Gaps) lacks(town *Town) []lack {
	if town.here.total == 0 {
		return nil // one sentence says it
	}
	var all []lack
	consider := func(values []int, always bool, weight float64) {
		if g.of(&town.here, values) > 0 {
			return
		}
		one := lack{town: town, values: values, near: g.of(&town.near, values) == 0}
		for _, other := range town.neighbours {
			if g.of(&other.here, values) > 0 {
				one.have++
			}
		}
		if one.have == 0 && !always {
			return
		}
		one.weight = weight * (1 + float64(one.have)) / float64(1+mostNeighbours)
		if !one.near {
			one.weight /= 2
		}
		all = append(all, one)
	}
	for _, pair := range compared {
		for _, first := range g.valuesOf(pair.first) {
			if pair.second == "" {
				consider([]int{first}, pair.always, pair.weight)
				continue
			}
			for _, second := range g.valuesOf(pair.second) {
				// Where one of the two is missing by itself, that is what is said.
				if town.here.one[first] > 0 && town.here.one[second] > 0 {
					consider([]int{first, second}, pair.always, pair.weight)
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b lack) int { return cmp.Compare(b.weight, a.weight) })
	return all
}

// choose returns the most useful of some lacks, in their order, and not all about one thing.
func (g *Gaps) choose(all []lack, ofOneTown int) []lack {
	var chosen []lack
	ofTown, ofAxis, ofValue := map[*Town]int{}, map[axis]int{}, map[int]int{}
	for _, one := range all {
		first := one.values[0]
		of := g.values[first].axis
		if len(one.values) == 2 {
			of += g.values[one.values[1]].axis
		}
		if ofTown[one.town] >= ofOneTown || ofAxis[of] >= mostOfAxis || ofValue[first] >= mostOfValue {
			continue
		}
		ofTown[one.town]++
		ofAxis[of]++
		ofValue[first]++
		if chosen = append(chosen, one); len(chosen) == mostLacks {
			break
		}
	}
	return chosen
}

// valuesOf returns the numbers of the values of an axis.
func (g *Gaps) valuesOf(of axis) []int {
	var numbers []int
	for i, v := range g.values {
		if v.axis == of {
			numbers = append(numbers, i)
		}
	}
	return numbers
}

// ofTown returns what is said that a town lacks.
func (g *Gaps) ofTown(town *Town) []lack { return g.choose(g.lacks(town), mostAlone) }

// ofAll returns what is said of the whole directory.
func (g *Gaps) ofAll() []lack {
	var all []lack
	for _, town := range g.towns {
		lacks := g.lacks(town)
		all = append(all, lacks[:min(len(lacks), mostLacks)]...)
	}
	slices.SortStableFunc(all, func(a, b lack) int { return cmp.Compare(b.weight, a.weight) })
	if len(g.towns) == 1 {
		return g.choose(all, mostAlone)
	}
	return g.choose(all, mostOfOneTown)
}

// Sentence says what a town lacks, and where the nearest is.
type Sentence struct {
	Says   words.Text
	Have   string     // "3 of the 5 nearest towns have it"; empty where there are none
	There  words.Text // what is there and does not count; empty where nothing is
	Near   words.Text // where the nearest is; empty where it is far away
	Search string     // address of the search for it, which looks farther
}

// sentence puts a lack into words.
func (g *Gaps) sentence(one lack) Sentence {
	lang := g.say.Lang
	where := lang.Say("gaps.in", "town", one.town.Name)
	if one.near {
		where = lang.Say("gaps.near", "town", one.town.Name, "miles", lang.Miles(Nearby))
	}
	first := g.values[one.values[0]]
	key, second := "gaps.none."+string(first.axis), words.Text("")
	made := Sentence{Search: "/search?near=" + one.town.Slug + "&" + first.query}
	if len(one.values) == 2 {
		with := g.values[one.values[1]]
		key += "." + string(with.axis)
		second = g.inSentence(with)
		made.Search += "&" + with.query
	}
	made.Says = lang.Text(key, "value", g.inSentence(first), "with", second, "where", where)
	if len(one.town.neighbours) > 0 && one.have > 0 {
		made.Have = lang.Say("gaps.have", "count", one.have, "of", len(one.town.neighbours))
	}
	if there := g.thereIs(one); there != nil {
		made.There = lang.Text("gaps.there."+string(there.why), "title", there.Title)
	}
	if nearest, miles := g.nearest(one); nearest != nil {
		made.Near = lang.Text("gaps.nearest", "title", nearest.Title, "town", nearest.Venue.Town.Name, "miles", lang.Miles(miles))
	}
	return made
}

// inSentence returns how a value is called within a sentence.
func (g *Gaps) inSentence(v value) words.Text {
	key := "gaps.with." + v.slug
	switch {
	case v.axis == week:
		return g.say.Lang.Text("gaps.on." + v.slug)
	case v.axis == access && g.say.Lang.Has(key): // with its article, where it is a term of base
		return g.say.Lang.Text(key)
	case v.axis == access, v.axis == needs:
		return g.say.Lang.Text("gaps.quoted", "label", v.label)
	}
	return wording.Lowered(v.label)
}

// thereIs returns what has what a town lacks, where the sentence says that nothing is, but
// does not count; nil where nothing is.
func (g *Gaps) thereIs(of lack) *counted {
	for _, one := range g.uncounted {
		if one.Venue == nil || !one.has(of.values) {
			continue
		}
		if one.Venue.Town == of.town.Town || of.near && of.town.Point.Miles(one.at) <= Nearby {
			return one
		}
	}
	return nil
}

// nearest returns the nearest activity that has what a town lacks, and how far it is; nil
// where that is too far to be named.
func (g *Gaps) nearest(of lack) (*counted, float64) {
	var found *counted
	least := float64(farthest)
	for _, one := range g.with[of.values[0]] {
		if one.Venue == nil || math.Abs(one.at.Lat-of.town.Point.Lat)*milesInDegree > least {
			continue
		}
		if miles := of.town.Point.Miles(one.at); miles < least && one.has(of.values) {
			found, least = one, miles
		}
	}
	return found, least
}

// nowhere returns the values of an axis that nothing in the directory has: none where it
// lacks most of them, because that is the table's to tell.
func (g *Gaps) nowhere(of axis) []words.Text {
	var labels []words.Text
	all := g.valuesOf(of)
	for _, i := range all {
		if g.all.one[i] == 0 {
			labels = append(labels, g.values[i].label)
		}
	}
	if 2*len(labels) > len(all) {
		return nil
	}
	return labels
}
