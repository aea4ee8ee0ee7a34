package slips

import (
	"cmp"
	"iter"
	"math/bits"
	"slices"
)

// Index holds words by their lengths, each with the set of its letters, which
// rules out most of those that are not near at the cost of one comparison. It may
// be used by many goroutines at once.
type Index struct {
	byLength []sameLength
}

type sameLength struct {
	letters []uint32 // apart from the words, so that going through them reads little
	words   []string
	numbers []uint32
}

// NewIndex returns an index of words. It keeps the strings and copies none.
func NewIndex(words iter.Seq[string]) *Index {
	x := &Index{}
	number := uint32(0)
	for word := range words {
		for len(x.byLength) <= len(word) {
			x.byLength = append(x.byLength, sameLength{})
		}
		same := &x.byLength[len(word)]
		same.letters = append(same.letters, letterSet(word))
		same.words = append(same.words, word)
		same.numbers = append(same.numbers, number)
		number++
	}
	return x
}

// Match is a word of an index and how near it is to the one that was asked for.
type Match struct {
	Word   string
	Number int // of Word among those given to NewIndex, from 0
	Slips  int // 0 where it is the word itself
	Unlike int // orders matches: two a slip, and one where the first letters differ, which people seldom get wrong
}

// Within returns the words within so many slips of word, the least unlike first,
// then in the order in which they were given.
func (x *Index) Within(word string, most int) []Match {
	var found []Match
	letters := letterSet(word)
	for length := max(0, len(word)-most); length <= min(len(word)+most, len(x.byLength)-1); length++ {
		same := x.byLength[length]
		for i, others := range same.letters {
			if bits.OnesCount32(letters^others) > 2*most {
				continue
			}
			other := same.words[i]
			apart := Between(word, other, most)
			if apart > most {
				continue
			}
			match := Match{Word: other, Number: int(same.numbers[i]), Slips: apart, Unlike: 2 * apart}
			if word != "" && other != "" && word[0] != other[0] {
				match.Unlike++
			}
			found = append(found, match)
		}
	}
	slices.SortFunc(found, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Unlike, b.Unlike), cmp.Compare(a.Number, b.Number))
	})
	return found
}

// letterSet returns a bit for each letter of a word. A slip changes two at most.
func letterSet(word string) uint32 {
	var letters uint32
	for i := range len(word) {
		letters |= 1 << (word[i] & 31)
	}
	return letters
}
