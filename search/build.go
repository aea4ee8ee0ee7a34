// Package search finds activities. It writes the index that the service carries,
// opens it, understands what somebody typed, and answers over HTTP with a page or
// with JSON. It knows how activities are found and shown in a list; it knows
// nothing of Markdown, of how the site is built or of who runs the service.
package search

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// Build makes the files of a bundle, everything that the service carries, by
// path with forward slashes. The same source gives the same bytes.
func Build(source Source) (map[string][]byte, error) {
	documents := slices.SortedFunc(slices.Values(source.Documents), func(a, b Document) int {
		return strings.Compare(a.Card.Slug, b.Card.Slug)
	})
	files, err := build(documents, source)
	if err != nil {
		return nil, fmt.Errorf("build search: %w", err)
	}
	for _, translation := range source.Translations {
		inOther, err := Build(translation)
		if err != nil {
			return nil, fmt.Errorf("in the language %s: %w", translation.Language, err)
		}
		for name, text := range inOther {
			files[path.Join(translation.Language, name)] = text
		}
	}
	return files, nil
}

func build(documents []Document, source Source) (map[string][]byte, error) {
	if err := mustDiffer(documents); err != nil {
		return nil, err
	}
	texts, speech := make([]indexed, len(documents)), newSpeech(source.Speech)
	speech.mutates = vocabulary.Mutates(source.Language)
	for row, d := range documents {
		texts[row] = newIndexed(d, speech)
	}
	m := newManifest(documents, source)
	m.Lengths = averageLengths(texts)
	facts, err := newTable(documents, texts, m)
	if err != nil {
		return nil, err
	}
	numbered, sharedBy := share(texts)
	facts.shared = sharedBy
	index, err := writeSegment(numbered)
	if err != nil {
		return nil, fmt.Errorf("write index: %w", err)
	}
	lexicon, err := newLexicon(source, speech).write()
	if err != nil {
		return nil, fmt.Errorf("write the lexicon: %w", err)
	}
	cards, offsets, err := writeCards(documents)
	if err != nil {
		return nil, err
	}
	said, err := json.Marshal(m)
	if err != nil {
		return nil, err
	}
	layouts, err := soundLayouts(source)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{
		manifestFile: said, indexFile: index, knownFile: writeKnownWords(documents), tableFile: facts.write(),
		cardsFile: cards, offsetsFile: offsets, lexiconFile: lexicon,
	}
	for name, text := range layouts {
		files[path.Join(layoutFolder, name)] = text
	}
	return files, nil
}

// mustDiffer says which slug stands twice: they would have one page between them.
func mustDiffer(documents []Document) error {
	for i, d := range documents[:max(0, len(documents)-1)] {
		if d.Card.Slug == documents[i+1].Card.Slug {
			return fmt.Errorf("two activities are called %q", d.Card.Slug)
		}
	}
	return nil
}

func newManifest(documents []Document, s Source) manifest {
	company := slices.Clone(s.Company)
	for i := range company {
		company[i].Words = nil
	}
	return manifest{
		Format: bundleFormat, Count: len(documents),
		Kinds: lean(s.Kinds), GoodFor: lean(s.GoodFor), Access: lean(s.Access), Company: company,
		Languages: languagesOf(documents),
		Towns:     s.Towns, Holidays: s.Holidays, Nation: s.Nation, Urgent: s.Urgent, Shell: s.Shell, Language: s.Language,
		Translations: languagesBeside(s.Translations),
	}
}

// languagesBeside gives the codes of translations.
func languagesBeside(translations []Source) (codes []string) {
	for _, one := range translations {
		codes = append(codes, one.Language)
	}
	return codes
}

// lean leaves of terms what a service needs beside its lexicon.
func lean(terms vocabulary.List) vocabulary.List {
	kept := make(vocabulary.List, len(terms))
	for i, term := range terms {
		kept[i] = vocabulary.Term{Slug: term.Slug, Label: term.Label, AlsoFinds: term.AlsoFinds, Gentle: term.Gentle}
	}
	return kept
}

// languagesOf gives the codes of the languages that are spoken, sorted. Of more
// than can be counted those that the fewest activities have are left out; check
// has told the editors.
func languagesOf(documents []Document) []string {
	speak := map[string]int{}
	for _, d := range documents {
		for _, code := range d.Languages {
			speak[code]++
		}
	}
	codes := sortedKeys(speak)
	slices.SortStableFunc(codes, func(a, b string) int { return speak[b] - speak[a] })
	codes = codes[:min(len(codes), vocabulary.MostValues)]
	slices.Sort(codes)
	return codes
}

func sortedKeys[T any](set map[string]T) []string { return slices.Sorted(maps.Keys(set)) }

// averageLengths gives the average length of each field's text, in words.
func averageLengths(texts []indexed) []float64 {
	lengths := make([]float64, len(fields))
	for _, fields := range texts {
		for i, terms := range fields {
			lengths[i] += float64(len(terms)) / float64(len(texts))
		}
	}
	return lengths
}

// writeCards gives a line for each card, and where each line begins, so that
// only the few that are shown are ever decoded.
func writeCards(documents []Document) (lines, offsets []byte, err error) {
	for _, d := range documents {
		offsets = binary.LittleEndian.AppendUint32(offsets, uint32(len(lines)))
		line, err := json.Marshal(d.Card)
		if err != nil {
			return nil, nil, fmt.Errorf("card of %s: %w", d.Card.Slug, err)
		}
		lines = append(append(lines, line...), '\n')
	}
	return lines, binary.LittleEndian.AppendUint32(offsets, uint32(len(lines))), nil
}
