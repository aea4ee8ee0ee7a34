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
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
)

// Build writes everything that the service carries into dir, which is made if
// need be and must be empty. The same source gives the same bytes.
func Build(dir string, source Source) error {
	documents := slices.SortedFunc(slices.Values(source.Documents), func(a, b Document) int {
		return strings.Compare(a.Card.Slug, b.Card.Slug)
	})
	if err := build(dir, documents, source); err != nil {
		return fmt.Errorf("build search: %w", err)
	}
	return nil
}

func build(dir string, documents []Document, source Source) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	if err := mustDiffer(documents); err != nil {
		return err
	}
	texts, speech := make([]indexed, len(documents)), newSpeech(source.Speech)
	for row, d := range documents {
		texts[row] = newIndexed(d, speech)
	}
	m := newManifest(documents, source)
	m.Lengths = averageLengths(texts)
	facts, err := newTable(documents, texts, m)
	if err != nil {
		return err
	}
	numbered, sharedBy := share(texts)
	facts.shared = sharedBy
	index, err := writeSegment(numbered)
	if err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	lexicon, err := newLexicon(source, speech).write()
	if err != nil {
		return fmt.Errorf("write the lexicon: %w", err)
	}
	cards, offsets, err := writeCards(documents)
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name string
		text []byte
	}{
		{indexFile, index}, {knownFile, writeKnownWords(documents)}, {tableFile, facts.write()},
		{cardsFile, cards}, {offsetsFile, offsets}, {lexiconFile, lexicon},
	} {
		if err := os.WriteFile(filepath.Join(dir, file.name), file.text, 0o644); err != nil {
			return err
		}
	}
	if err := writeLayouts(filepath.Join(dir, layoutFolder), source); err != nil {
		return err
	}
	return writeManifest(filepath.Join(dir, manifestFile), m)
}

func mustBeEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	return nil
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
		Towns:     s.Towns, Nation: s.Nation, Urgent: s.Urgent, Shell: s.Shell, Language: s.Language,
	}
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

func writeManifest(file string, m manifest) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
