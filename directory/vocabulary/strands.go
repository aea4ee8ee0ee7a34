package vocabulary

import "strings"

// Strand is a group finer than kinds and needs, such as choirs within music. It orders
// what a kind or a need has found, and finds nothing by itself.
type Strand struct {
	Slug   string
	Words  []string // phrases that are of it
	Also   []string // phrases that are near it
	Unlike bool     // its phrases are things that differ
	None   bool     // its phrases mean all of a kind or a need, and so no strand
}

// MostStrandWords is how many phrases a strand or an audience may have under a heading: what each
// listing says is held against all of them.
const MostStrandWords = 40

// LongestIn returns what the longest runs of some words are found to be: "community
// choir" what "choir" is, where it is nothing itself.
func LongestIn[T any](words []string, find func(phrase string) []T) []T {
	for n := len(words); n > 0; n-- {
		var found []T
		for i := range len(words) - n + 1 {
			found = append(found, find(strings.Join(words[i:i+n], " "))...)
		}
		if len(found) > 0 {
			return found
		}
	}
	return nil
}

// Audience is what somebody is, such as a veteran or somebody who signs: no age, and not
// what they look for. What a listing says of such people meets what they say of themselves.
type Audience struct {
	Slug                    string
	Words                   []string // phrases, 40 at most
	Also                    []string // phrases of listings that are near to being for them, 40 at most
	Access, GoodFor, Offers []string // what a listing may name that is meant for them
	AlsoAccess, AlsoGoodFor []string // what is near to that
	Repeats                 []string // how often it happens: of Rhythms
}
