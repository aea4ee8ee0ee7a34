package search

import (
	"bytes"
	"cmp"
	"math/bits"
	"slices"
	"sort"
	"strconv"
	"sync"
)

// knownWords are the words themselves, unstemmed, of all fields but the body:
// what a misspelt word can be mended to and an unfinished one finished to. Each
// has a line with the word and the number of documents that have it, in the
// order of the words, so that they are found where they lie and nothing is read
// when a bundle is opened.
type knownWords struct {
	lines []byte
	marks func() [][]mark // by the lengths of the words; made when the first has to be mended
}

func newKnownWords(lines []byte) *knownWords {
	k := &knownWords{lines: lines}
	k.marks = sync.OnceValue(k.markAll)
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
		for _, f := range fields[:body] {
			for _, text := range f.text(d) {
				for _, word := range plainWords(text) {
					own[word] = true
				}
			}
		}
		for word := range own {
			counts[word]++
		}
	}
	var lines []byte
	for _, word := range sortedKeys(counts) {
		lines = append(append(lines, word...), ' ')
		lines = append(strconv.AppendInt(lines, int64(counts[word]), 10), '\n')
	}
	return lines
}

// from goes through the words from the first on that is not before another. A
// word is only good until the next.
func (k *knownWords) from(word string) func(yield func(word []byte, count int) bool) {
	at := sort.Search(len(k.lines), func(i int) bool {
		line := k.lines[bytes.LastIndexByte(k.lines[:i], '\n')+1:]
		other, _, _ := bytes.Cut(line, []byte(" "))
		return string(other) >= word
	})
	return func(yield func(word []byte, count int) bool) {
		for rest := k.lines[at:]; len(rest) > 0; {
			var line []byte
			line, rest, _ = bytes.Cut(rest, []byte("\n"))
			word, digits, _ := bytes.Cut(line, []byte(" "))
			count := 0
			for _, digit := range digits {
				count = 10*count + int(digit-'0')
			}
			if !yield(word, count) {
				return
			}
		}
	}
}

// count gives the number of documents that have a word.
func (k *knownWords) count(word string) int {
	for other, count := range k.from(word) {
		if string(other) == word {
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
		if !bytes.HasPrefix(word, []byte(beginning)) || len(found) == mostBegun {
			break
		}
		found = append(found, known{string(word), count})
	}
	slices.SortStableFunc(found, func(a, b known) int { return cmp.Compare(b.Count, a.Count) })
	return found[:min(len(found), mostFinished)]
}

// mark is what tells most words from one that is looked for at a glance.
type mark struct {
	letters uint32 // see lettersOf
	start   uint32 // of the word, in the lines
}

// longestMarked is how long a word may be that another is mended to.
const longestMarked = 40

func (k *knownWords) markAll() [][]mark {
	marks := make([][]mark, longestMarked+1)
	for start := 0; start < len(k.lines); {
		length := bytes.IndexByte(k.lines[start:], ' ')
		if length <= longestMarked {
			marks[length] = append(marks[length], mark{lettersOf(k.lines[start:][:length]), uint32(start)})
		}
		start += bytes.IndexByte(k.lines[start:], '\n') + 1
	}
	return marks
}

// similar gives the words that are within so many slips of one.
func (k *knownWords) similar(unknown string, most int) []string {
	var found []string
	letters, marks := lettersOf(unknown), k.marks()
	for length := max(0, len(unknown)-most); length <= min(len(unknown)+most, longestMarked); length++ {
		for _, m := range marks[length] {
			if bits.OnesCount32(m.letters^letters) > 2*most {
				continue
			}
			if word := k.lines[m.start:][:length]; slips(unknown, string(word), most) <= most {
				found = append(found, string(word))
			}
		}
	}
	return found
}

// lettersOf gives a bit for each letter of a word. A slip changes two of them at
// most.
func lettersOf[T string | []byte](word T) uint32 {
	var letters uint32
	for i := range len(word) {
		letters |= 1 << (word[i] & 31)
	}
	return letters
}
