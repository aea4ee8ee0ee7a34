package search

import (
	"bytes"
	"cmp"
	"slices"
	"sort"
	"strconv"
)

// knownWords are the words themselves, unstemmed, of all fields but the body:
// what a misspelt word can be mended to and an unfinished one finished to. Each
// has a line with the word and the number of documents that have it, in the
// order of the words, so that they are found where they lie and nothing is read
// when a bundle is opened.
type knownWords []byte

// known is one of them.
type known struct {
	Term  string
	Count int // documents that have it
}

// knownWordsOf gathers the words of documents.
func knownWordsOf(documents []Document) knownWords {
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
	var lines knownWords
	for _, word := range sortedKeys(counts) {
		lines = append(append(lines, word...), ' ')
		lines = append(strconv.AppendInt(lines, int64(counts[word]), 10), '\n')
	}
	return lines
}

// from gives the lines from the first word on that is not before another.
func (k knownWords) from(word string) knownWords {
	return k[sort.Search(len(k), func(i int) bool {
		line := k[bytes.LastIndexByte(k[:i], '\n')+1:]
		other, _, _ := bytes.Cut(line, []byte(" "))
		return string(other) >= word
	}):]
}

// all goes through the words. A word is only good until the next.
func (k knownWords) all(yield func(word []byte, count int) bool) {
	for len(k) > 0 {
		line, rest, _ := bytes.Cut(k, []byte("\n"))
		word, digits, _ := bytes.Cut(line, []byte(" "))
		count := 0
		for _, digit := range digits {
			count = 10*count + int(digit-'0')
		}
		if !yield(word, count) {
			return
		}
		k = rest
	}
}

// count gives the number of documents that have a word.
func (k knownWords) count(word string) int {
	for other, count := range k.from(word).all {
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
func (k knownWords) finished(beginning string) []known {
	if len(beginning) < 3 {
		return nil
	}
	var found []known
	for word, count := range k.from(beginning).all {
		if !bytes.HasPrefix(word, []byte(beginning)) || len(found) == mostBegun {
			break
		}
		found = append(found, known{string(word), count})
	}
	slices.SortStableFunc(found, func(a, b known) int { return cmp.Compare(b.Count, a.Count) })
	return found[:min(len(found), mostFinished)]
}

// similar gives the words that are within so many slips of one.
func (k knownWords) similar(unknown string, most int) []string {
	var found []string
	for word := range k.all {
		if slips(unknown, string(word), most) <= most {
			found = append(found, string(word))
		}
	}
	return found
}
