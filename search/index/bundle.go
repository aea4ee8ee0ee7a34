// Package index is what a directory's search is asked of: the texts of its
// activities as bleve indexes them, and beside them the facts, the times and the
// cards. It is written once and opened read-only. It knows nothing of what people
// type, nor of which activity comes first.
package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"bandstand/search/lexicon"
)

// The files of an index.
const (
	factsFile   = "facts.json"
	tableFile   = "facts.bin"   // see Table
	cardsFile   = "cards.jsonl" // a card a line, in the order of the rows
	offsetsFile = "cards.bin"   // where in cardsFile each card begins, and the end
	indexFile   = "index.zap"   // see segment
	knownFile   = "words.txt"   // see knownWords
)

// Index is an opened index. It is safe for use by many goroutines at once.
type Index struct {
	Facts
	Table
	Count    int       // of rows
	Averages []float64 // length of each field's texts, in words

	cards  cards
	gentle [lexicon.GroupCount]uint64            // bits of the terms that are offered to somebody in distress
	having [lexicon.GroupCount]func() [64]RowSet // the rows that have each bit of a column; made when the first are counted

	segment *segment // nil where there are no documents
	known   *knownWords
}

// kept is what is kept of an index beside its other files.
type kept struct {
	Count    int       `json:"count"`
	Averages []float64 `json:"lengths"`
	*Facts
}

// Build makes the files of an index of documents, in any order, whose words are
// those of a lexicon's language. The same documents and facts give the same bytes.
func Build(documents []Document, facts Facts, speech *lexicon.Speech) (map[string][]byte, error) {
	documents = slices.SortedFunc(slices.Values(documents), func(a, b Document) int { return strings.Compare(a.Card.Slug, b.Card.Slug) })
	for i, d := range documents[:max(0, len(documents)-1)] {
		if d.Card.Slug == documents[i+1].Card.Slug {
			return nil, fmt.Errorf("two activities are called %q", d.Card.Slug)
		}
	}
	facts.Languages = spokenIn(documents)
	facts.prepare()
	if err := facts.check(); err != nil {
		return nil, err
	}
	terms, averages := make([]documentTerms, len(documents)), make([]float64, len(Fields))
	for row, d := range documents {
		for i, f := range Fields {
			for _, text := range f.text(d) {
				terms[row][i] = append(terms[row][i], speech.Terms(text)...)
			}
			averages[i] += float64(len(terms[row][i])) / float64(len(documents))
		}
	}
	table := newTable(documents, terms, &facts)
	numbered, sharedBy := share(terms)
	table.shared = sharedBy
	segment, err := writeSegment(numbered)
	if err != nil {
		return nil, fmt.Errorf("write index: %w", err)
	}
	cards, offsets, err := writeCards(documents)
	if err != nil {
		return nil, err
	}
	told, err := json.Marshal(kept{len(documents), averages, &facts})
	return map[string][]byte{
		factsFile: told, indexFile: segment, knownFile: writeKnownWords(documents), tableFile: table.write(),
		cardsFile: cards, offsetsFile: offsets,
	}, err
}

// Open opens what Build wrote.
func Open(bundle fs.FS) (*Index, error) {
	x := &Index{}
	told, err := fs.ReadFile(bundle, factsFile)
	if err != nil {
		return nil, err
	}
	k := kept{Facts: &x.Facts}
	if err := json.Unmarshal(told, &k); err != nil {
		return nil, fmt.Errorf("%s: %w", factsFile, err)
	}
	x.Count, x.Averages = k.Count, k.Averages
	x.prepare()
	columns, err := fs.ReadFile(bundle, tableFile)
	if err != nil {
		return nil, err
	}
	if x.Table, err = readTable(columns, x.Count); err != nil {
		return nil, err
	}
	for g, column := range x.Columns {
		x.having[g] = sync.OnceValue(func() [64]RowSet { return turned(column) })
	}
	x.gentle[lexicon.Kind], x.gentle[lexicon.GoodFor] = gentleBits(x.Kinds), gentleBits(x.GoodFor)
	if err := x.openTexts(bundle); err != nil {
		return nil, err
	}
	if x.cards, err = openCards(bundle); err != nil {
		return nil, err
	}
	if len(x.cards.offsets) != x.Count+1 || len(x.Averages) != len(Fields) {
		x.Close()
		return nil, errors.New("its files are not of one build: build it again")
	}
	return x, nil
}

func (x *Index) openTexts(bundle fs.FS) error {
	file, err := fs.ReadFile(bundle, indexFile)
	if err != nil {
		return err
	}
	if x.segment, err = openSegment(file, x.Count); err != nil {
		return err
	}
	for _, numbers := range x.shared {
		if len(numbers) > 0 && int(slices.Max(numbers)) >= x.segment.documents() {
			return errSegment
		}
	}
	lines, err := fs.ReadFile(bundle, knownFile)
	x.known = newKnownWords(string(lines))
	return err
}

// Close lets go of the files. Searches that are under way must have ended.
func (x *Index) Close() error {
	if x.cards.close == nil {
		return nil
	}
	return x.cards.close()
}

// Card returns what a list shows of a row.
func (x *Index) Card(row int) (Card, error) { return x.cards.read(row) }

// Having returns for each bit of a group's column the rows that have it, nil where
// none has.
func (x *Index) Having(g lexicon.Group) [64]RowSet { return x.having[g]() }

// Gentleness counts the kinds and needs of a row that are offered to somebody in
// distress.
func (x *Index) Gentleness(row int) int {
	count := 0
	for g, gentle := range x.gentle {
		if gentle != 0 {
			count += bits.OnesCount64(x.Columns[g][row] & gentle)
		}
	}
	return count
}
