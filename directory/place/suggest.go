package place

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"bandstand/directory/place/format"
	"bandstand/directory/slips"
)

// mostSuggestions is how many places Suggest returns at most.
const mostSuggestions = 10

// nearKeys finds the keys near a misspelt one; their numbers are those of their
// records. It is made when the first name is misspelt, in about a millisecond.
var nearKeys struct {
	once  sync.Once
	index *slips.Index
}

func allKeys(yield func(string) bool) {
	for i := range namedKeys() {
		if !yield(format.ReadKey(keys, i).Name.In(text)) {
			return
		}
	}
}

// Suggest returns the places whose names are near a misspelt one, as slips.Allowed
// has it: the fewest slips come first, then a right first letter, then the place
// that is likelier meant; at most 10. What follows a comma narrows them as in Find.
// The name itself is not among them.
//
// It compares every name, which takes about 50 microseconds: ask Find first.
func Suggest(name string) []Place {
	name, area, _ := strings.Cut(name, ",")
	var buffer, areaBuffer [format.LongestKey]byte
	key, ok := format.AppendKey(buffer[:0], name)
	if !ok {
		return nil
	}
	most := slips.Allowed(string(key))
	if most == 0 {
		return nil
	}
	nearKeys.once.Do(func() { nearKeys.index = slips.NewIndex(allKeys) })
	var near []suggestion
	for _, match := range nearKeys.index.Within(string(key), most) {
		if match.Slips == 0 {
			continue
		}
		for named, i := namesakesAt(match.Number), 0; i < named.end-named.start; i++ {
			near = append(near, suggestion{named.number(i), match.Unlike})
		}
	}
	near = best(near)
	if areaKey, ok := format.AppendKey(areaBuffer[:0], area); ok {
		inArea := func(s suggestion) bool { return liesIn(format.ReadPlace(places, s.number), areaKey) }
		if slices.ContainsFunc(near, inArea) {
			near = slices.DeleteFunc(near, func(s suggestion) bool { return !inArea(s) })
		}
	}
	var found []Place
	for _, s := range near[:min(len(near), mostSuggestions)] {
		found = append(found, placeAt(s.number))
	}
	return found
}

// suggestion is the number of a place, and how unlike one of its names is to the
// one asked for.
type suggestion struct{ number, unlike int }

// best sorts the suggestions and keeps each place where it stands first. Places
// are numbered by how likely they are meant.
func best(near []suggestion) []suggestion {
	slices.SortFunc(near, func(a, b suggestion) int {
		return cmp.Or(cmp.Compare(a.unlike, b.unlike), cmp.Compare(a.number, b.number))
	})
	seen := map[int]bool{}
	return slices.DeleteFunc(near, func(s suggestion) bool {
		again := seen[s.number]
		seen[s.number] = true
		return again
	})
}
