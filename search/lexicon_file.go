package search

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"bandstand/directory/vocabulary"
)

// A lexicon is made when a bundle is built. Folding and sorting its thousands of
// phrases takes longer than all else that happens when a service starts, so the
// bundle carries what comes of it, as lines of fields between tabs, of which
// reading makes maps again and no more.

// The sections of the file, in their order.
const (
	sectionMeanings = iota
	sectionEntries
	sectionIgnored
	sectionDanger
	sectionPatterns
	sectionNumbers
	sectionMonths
	sectionTownWords
	sectionWords
	sectionRespelt
	sectionApart
	sectionSynonyms
	sectionCount
)

// The marks of what a meaning holds; filters are marked by their group.
const (
	markNear    = "near"
	markWithin  = "within"
	markSort    = "sort"
	markAsTyped = "as-typed"
	markNot     = "not"
	markNothing = "nothing"
)

// lexiconWriter gathers the lines of each section.
type lexiconWriter struct {
	sections [sectionCount][]string
	numbers  map[*meaning]string
	broken   error
}

// write gives the file of a lexicon and of its speech.
func (l *lexicon) write() ([]byte, error) {
	w := &lexiconWriter{numbers: map[*meaning]string{}}
	w.entries(sectionEntries, l.entries)
	w.entries(sectionIgnored, l.ignored)
	w.entries(sectionDanger, l.danger)
	for _, head := range sortedKeys(l.patterns) {
		for _, one := range l.patterns[head] {
			w.line(sectionPatterns, writePieces(one.pieces), w.meaning(one.means))
		}
	}
	w.pairs(sectionNumbers, l.numbers)
	w.pairs(sectionMonths, l.months)
	w.pairs(sectionWords, l.words)
	w.pairs(sectionRespelt, l.speech.respelt)
	w.list(sectionTownWords, l.townWords)
	w.list(sectionApart, l.speech.apart)
	for _, head := range sortedKeys(l.speech.synonyms) {
		for _, one := range l.speech.synonyms[head] {
			phrases := []string{strings.Join(one.phrase, " ")}
			for _, other := range one.finds {
				phrases = append(phrases, strings.Join(other, " "))
			}
			w.line(sectionSynonyms, phrases...)
		}
	}
	var file []byte
	for _, lines := range w.sections {
		file = fmt.Appendf(file, "%d\n", len(lines))
		for _, line := range lines {
			file = append(append(file, line...), '\n')
		}
	}
	return file, w.broken
}

func (w *lexiconWriter) line(section int, fields ...string) {
	for _, field := range fields {
		if strings.ContainsAny(field, "\t\n") && w.broken == nil {
			w.broken = fmt.Errorf("the words %q hold a tab or a line break", field)
		}
	}
	w.sections[section] = append(w.sections[section], strings.Join(fields, "\t"))
}

func (w *lexiconWriter) entries(section int, phrases map[string][]entry) {
	for _, head := range sortedKeys(phrases) {
		for _, e := range phrases[head] {
			w.line(section, strings.Join(e.words, " "), w.meaning(e.means))
		}
	}
}

func (w *lexiconWriter) pairs(section int, pairs map[string]string) {
	for _, key := range sortedKeys(pairs) {
		w.line(section, key, pairs[key])
	}
}

func (w *lexiconWriter) list(section int, set map[string]bool) {
	for _, key := range sortedKeys(set) {
		w.line(section, key)
	}
}

// meaning gives the number of a meaning, and its line when it comes first; 0 for
// none.
func (w *lexiconWriter) meaning(m *meaning) string {
	if m == nil {
		return "0"
	}
	if w.numbers[m] == "" {
		w.line(sectionMeanings, m.fields()...)
		w.numbers[m] = strconv.Itoa(len(w.sections[sectionMeanings]))
	}
	return w.numbers[m]
}

// fields are marks and values in turn.
func (m *meaning) fields() []string {
	var fields []string
	for _, f := range m.filters {
		fields = append(fields, f.group.String(), f.value)
	}
	for _, one := range []struct{ mark, value string }{{markNear, m.near}, {markWithin, m.within}, {markSort, m.sort}} {
		if one.value != "" {
			fields = append(fields, one.mark, one.value)
		}
	}
	for _, one := range []struct {
		mark string
		set  bool
	}{{markAsTyped, m.asTyped}, {markNot, m.not}, {markNothing, m.nothing}} {
		if one.set {
			fields = append(fields, one.mark, "")
		}
	}
	return fields
}

func readMeaning(line string) *meaning {
	m := &meaning{}
	for line != "" {
		var mark, value string
		mark, line, _ = strings.Cut(line, "\t")
		value, line, _ = strings.Cut(line, "\t")
		switch mark {
		case markNear:
			m.near = value
		case markWithin:
			m.within = value
		case markSort:
			m.sort = value
		case markAsTyped:
			m.asTyped = true
		case markNot:
			m.not = true
		case markNothing:
			m.nothing = true
		default:
			g, _ := groupNamed(mark)
			m.filters = append(m.filters, filter{g, value})
		}
	}
	return m
}

// writePieces writes a phrase with slots: "over <age>s".
func writePieces(pieces []vocabulary.Piece) string {
	words := make([]string, len(pieces))
	for i, piece := range pieces {
		words[i] = piece.Word
		if piece.Slot != "" {
			words[i] = "<" + piece.Slot + ">" + piece.After
		}
	}
	return strings.Join(words, " ")
}

func readPieces(phrase string) []vocabulary.Piece {
	words := strings.Split(phrase, " ")
	pieces := make([]vocabulary.Piece, len(words))
	for i, word := range words {
		if slot, after, isSlot := strings.Cut(word, ">"); isSlot {
			pieces[i] = vocabulary.Piece{Slot: slot[1:], After: after}
			continue
		}
		pieces[i] = vocabulary.Piece{Word: word}
	}
	return pieces
}

var errLexicon = errors.New("the lexicon is not one that this program reads: build it again")

// readLexicon reads what write wrote.
func readLexicon(file string) (*lexicon, error) {
	sections, err := sectionsOf(file)
	if err != nil {
		return nil, err
	}
	means := make([]*meaning, 1, len(sections[sectionMeanings])+1)
	for _, line := range sections[sectionMeanings] {
		means = append(means, readMeaning(line))
	}
	l := &lexicon{
		numbers: readPairs(sections[sectionNumbers]), months: readPairs(sections[sectionMonths]), townWords: readList(sections[sectionTownWords]), words: readPairs(sections[sectionWords]),
		speech: &speech{respelt: readPairs(sections[sectionRespelt]), apart: readList(sections[sectionApart]), synonyms: map[string][]synonym{}},
	}
	l.speech.findEndings()
	var failures [4]error
	l.entries, failures[0] = readEntries(sections[sectionEntries], means)
	l.ignored, failures[1] = readEntries(sections[sectionIgnored], means)
	l.danger, failures[2] = readEntries(sections[sectionDanger], means)
	l.patterns, failures[3] = readPatterns(sections[sectionPatterns], means)
	for _, line := range sections[sectionSynonyms] {
		phrases := strings.Split(line, "\t")
		one := synonym{phrase: strings.Split(phrases[0], " ")}
		for _, other := range phrases[1:] {
			one.finds = append(one.finds, strings.Split(other, " "))
		}
		l.speech.synonyms[one.phrase[0]] = append(l.speech.synonyms[one.phrase[0]], one)
	}
	return l, errors.Join(failures[:]...)
}

// sectionsOf cuts the file into the lines of its sections, each of which stands
// behind their number.
func sectionsOf(file string) (sections [sectionCount][]string, err error) {
	lines := strings.Split(file, "\n")
	for i := range sections {
		if len(lines) == 0 {
			return sections, errLexicon
		}
		count, err := strconv.Atoi(lines[0])
		if err != nil || count < 0 || count >= len(lines) {
			return sections, errLexicon
		}
		sections[i], lines = lines[1:1+count], lines[1+count:]
	}
	return sections, nil
}

func readPairs(lines []string) map[string]string {
	pairs := make(map[string]string, len(lines))
	for _, line := range lines {
		key, value, _ := strings.Cut(line, "\t")
		pairs[key] = value
	}
	return pairs
}

func readList(lines []string) map[string]bool {
	set := make(map[string]bool, len(lines))
	for _, line := range lines {
		set[line] = true
	}
	return set
}

// withMeaning cuts a line into a phrase and what it means.
func withMeaning(line string, means []*meaning) (phrase string, m *meaning, err error) {
	phrase, number, _ := strings.Cut(line, "\t")
	i, err := strconv.Atoi(number)
	if err != nil || i < 0 || i >= len(means) {
		return "", nil, errLexicon
	}
	return phrase, means[i], nil
}

// readEntries reads phrases by their first words. Those of one word lie together.
func readEntries(lines []string, means []*meaning) (map[string][]entry, error) {
	all := make([]entry, len(lines))
	phrases := make(map[string][]entry, len(lines)/2)
	first := 0
	for i, line := range lines {
		phrase, m, err := withMeaning(line, means)
		if err != nil {
			return nil, err
		}
		all[i] = entry{strings.Split(phrase, " "), m}
		if all[i].words[0] != all[first].words[0] {
			first = i
		}
		phrases[all[first].words[0]] = all[first : i+1 : i+1]
	}
	return phrases, nil
}

func readPatterns(lines []string, means []*meaning) (map[string][]pattern, error) {
	patterns := map[string][]pattern{}
	for _, line := range lines {
		phrase, m, err := withMeaning(line, means)
		if err != nil {
			return nil, err
		}
		one := pattern{readPieces(phrase), m}
		patterns[one.pieces[0].Word] = append(patterns[one.pieces[0].Word], one)
	}
	return patterns, nil
}
