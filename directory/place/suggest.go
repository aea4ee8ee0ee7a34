package place

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/place/format"
)

// mostSuggestions is how many places Suggest gives at most.
const mostSuggestions = 10

// Suggest gives the places whose names are a slip or two away from a misspelt
// one: a letter left out, added, replaced, or two swapped; one slip from 4
// letters, two from 8, none below. The fewest slips come first, then a first
// letter that is right, then the place that is likelier meant; at most 10. What
// follows a comma narrows them as in Find. The name itself is not among them.
//
// It looks at every name, which takes about a millisecond: ask Find first.
func Suggest(name string) []Place {
	name, area, _ := strings.Cut(name, ",")
	var buffer, areaBuffer [format.LongestKey]byte
	key, ok := format.AppendKey(buffer[:0], name)
	if !ok {
		return nil
	}
	near := slipped(string(key))
	if areaKey, ok := format.AppendKey(areaBuffer[:0], area); ok {
		if inside := within(near, areaKey); len(inside) > 0 {
			near = inside
		}
	}
	var found []Place
	for _, s := range near[:min(len(near), mostSuggestions)] {
		found = append(found, placeAt(s.number))
	}
	return found
}

// suggestion is a place and how unlike its name is to the one asked for.
type suggestion struct{ number, unlike int }

// slipped gives every place with a name near the key, the best first.
func slipped(key string) []suggestion {
	slips := allowedSlips(key)
	if slips == 0 {
		return nil
	}
	var near []suggestion
	for i := range namedKeys() {
		name := format.ReadKey(keys, i).Name
		if d := name.Len() - len(key); d > slips || -d > slips {
			continue
		}
		other := name.In(text)
		apart := distance(key, other, slips)
		if apart == 0 || apart > slips {
			continue
		}
		unlike := 2 * apart
		if other[0] != key[0] {
			unlike++
		}
		named := namesakesAt(i)
		for j := range named.end - named.start {
			near = append(near, suggestion{named.number(j), unlike})
		}
	}
	return best(near)
}

func allowedSlips(key string) int {
	switch {
	case len(key) >= 8:
		return 2
	case len(key) >= 4:
		return 1
	}
	return 0
}

// best sorts the suggestions and leaves each place where it stands best. Places
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

func within(near []suggestion, area []byte) []suggestion {
	var inside []suggestion
	for _, s := range near {
		if liesIn(format.ReadPlace(places, s.number), area) {
			inside = append(inside, s)
		}
	}
	return inside
}
