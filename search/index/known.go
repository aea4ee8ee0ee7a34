package index

import (
	"cmp"
	"iter"
	"maps"
	"math/bits"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"bandstand/directory/slips"
	"bandstand/directory/vocabulary"
)

// knownWords are the words themselves, unstemmed, of all fields but the body:
// what a misspelt word can be mended to and an unfinished one finished to. Each
// has a line with the word and the number of documents that have it, in the
// order of the words, so that they are found where they lie and nothing is read
// when a bundle is opened.
type knownWords struct {
	lines string
	marks func() *marks // made when the first word has to be mended
}

func newKnownWords(lines string) *knownWords {
	k := &knownWords{lines: lines}
	k.marks = sync.OnceValue(func() *marks {
		return mark(func(yield func(string) bool) {
			for word := range k.from("") {
				if !yield(word) {
					return
				}
			}
		})
	})
	return k
}

// known is one of them.
type known struct {
	Term  string
	Count int // documents that have it
}

// writeKnownWords gathers the words of documents.
func writeKnownWords(documents []Document) []byte {
	counts := map[string]int{}
	for _, d := range documents {
		own := map[string]bool{}
		for _, f := range Fields[:Body] {
			for _, text := range f.text(d) {
				for _, word := range vocabulary.Words(text) {
					own[word] = true
				}
			}
		}
		for word := range own {
			counts[word]++
		}
	}
	var lines []byte
	for _, word := range slices.Sorted(maps.Keys(counts)) {
		lines = append(append(lines, word...), ' ')
		lines = append(strconv.AppendInt(lines, int64(counts[word]), 10), '\n')
	}
	return lines
}

// from goes through the words from the first on that is not before another.
func (k *knownWords) from(word string) func(yield func(word string, count int) bool) {
	at := sort.Search(len(k.lines), func(i int) bool {
		other, _, _ := strings.Cut(k.lines[strings.LastIndexByte(k.lines[:i], '\n')+1:], " ")
		return other >= word
	})
	return func(yield func(word string, count int) bool) {
		for rest := k.lines[at:]; rest != ""; {
			var line string
			line, rest, _ = strings.Cut(rest, "\n")
			word, digits, _ := strings.Cut(line, " ")
			count, _ := strconv.Atoi(digits)
			if !yield(word, count) {
				return
			}
		}
	}
}

// count gives the number of documents that have a word.
func (k *knownWords) count(word string) int {
	for other, count := range k.from(word) {
		if other == word {
			return count
		}
		break
	}
	return 0
}

// How many words one beginning may stand for, and how many are looked at.
const (
	mostFinished = 12
	mostBegun    = 2000
)

// finished gives the words that a beginning may be meant for, the commonest first.
func (k *knownWords) finished(beginning string) []known {
	if len(beginning) < 3 {
		return nil
	}
	var found []known
	for word, count := range k.from(beginning) {
		if !strings.HasPrefix(word, beginning) || len(found) == mostBegun {
			break
		}
		found = append(found, known{word, count})
	}
	slices.SortStableFunc(found, func(a, b known) int { return cmp.Compare(b.Count, a.Count) })
	return found[:min(len(found), mostFinished)]
}

// marks are words by their lengths, each with what tells most of them at a glance
// from one that is looked for.
type marks [longestMarked + 1][]marked

type marked struct {
	word    string
	letters uint32 // see lettersOf
}

// longestMarked is how long a word may be that another is mended to.
const longestMarked = 40

func mark(words iter.Seq[string]) *marks {
	m := &marks{}
	for word := range words {
		if length := len(word); length <= longestMarked {
			m[length] = append(m[length], marked{word, lettersOf(word)})
		}
	}
	return m
}

// similar gives the words that are within so many slips of one.
func (m *marks) similar(unknown string, most int) []string {
	var found []string
	letters := lettersOf(unknown)
	for length := max(0, len(unknown)-most); length <= min(len(unknown)+most, longestMarked); length++ {
		for _, one := range m[length] {
			if bits.OnesCount32(one.letters^letters) <= 2*most && slips.Between(unknown, one.word, most) <= most {
				found = append(found, one.word)
			}
		}
	}
	return found
}

// lettersOf gives a bit for each letter of a word. A slip changes two of them at
// most.
func lettersOf(word string) uint32 {
	var letters uint32
	for i := range len(word) {
		letters |= 1 << (word[i] & 31)
	}
	return letters
}
