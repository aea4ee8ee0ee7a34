package place

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"bandstand/directory/place/format"
	"bandstand/directory/slips"
)

// mostSuggestions is how many places Suggest gives at most.
const mostSuggestions = 10

// Suggest gives the places whose names are a slip or two away from a misspelt
// one: a letter left out, added, replaced, or two swapped; one slip from 4
// letters, two from 8, none below. The fewest slips come first, then a first
// letter that is right, then the place that is likelier meant; at most 10. What
// follows a comma narrows them as in Find. The name itself is not among them.
//
// It looks at every name, which takes about 50 microseconds: ask Find first.
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
	most := allowedSlips(key)
	if most == 0 {
		return nil
	}
	var near []suggestion
	letters, lengths := letterSet(key), marks()
	for length := len(key) - most; length <= min(len(key)+most, len(lengths)-1); length++ {
		for _, m := range lengths[length] {
			if bits.OnesCount32(letters^m.letters) > 2*most {
				continue
			}
			other := format.ReadKey(keys, int(m.key)).Name.In(text)
			apart := slips.Between(key, other, most)
			if apart == 0 || apart > most {
				continue
			}
			unlike := 2 * apart
			if other[0] != key[0] {
				unlike++
			}
			named := namesakesAt(int(m.key))
			for j := range named.end - named.start {
				near = append(near, suggestion{named.number(j), unlike})
			}
		}
	}
	return best(near)
}

// mark tells most keys from one that is looked for at a glance.
type mark struct{ letters, key uint32 }

var (
	marking sync.Once
	marked  [][]mark // by the lengths of the keys
)

// marks gives those of all keys by their lengths. They are made when the first
// name is misspelt, which takes about a millisecond.
func marks() [][]mark {
	marking.Do(func() {
		marked = make([][]mark, format.LongestKey+1)
		for i := range namedKeys() {
			name := format.ReadKey(keys, i).Name.In(text)
			marked[len(name)] = append(marked[len(name)], mark{letterSet(name), uint32(i)})
		}
	})
	return marked
}

// letterSet gives a bit for each letter of a key. A slip changes two of them at
// most.
func letterSet(key string) uint32 {
	var letters uint32
	for i := range len(key) {
		letters |= 1 << (key[i] & 31)
	}
	return letters
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
