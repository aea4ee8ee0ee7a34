// Package index is what a directory's search is asked of: the texts of its
// activities as bleve indexes them, and beside them the facts, the times and the
// cards. It is written once and opened read-only. It knows nothing of what people
// type, nor of which activity comes first.
package index

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/bits"
	"os"
	"path/filepath"
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
	textsFolder = "index"       // bleve's own
)

// Index is an opened index. It is safe for use by many goroutines at once.
type Index struct {
	Facts
	Table
	Count    int       // of rows
	Averages []float64 // length of each field's texts, in words

	card    func(row int) (Card, error)
	gentle  [lexicon.GroupCount]uint64            // bits of the terms that are offered to somebody in distress
	having  [lexicon.GroupCount]func() [64]RowSet // the rows that have each bit; made when they are counted
	texts   reader                                // empty where there are no documents
	rows    [][]uint32                            // that have each document of texts, by its number: one, or all of a lay text
	changes bool                                  // its dictionaries may have words that no document has any more

	closeCards func() error
}

// kept is what is kept of an index beside its other files.
type kept struct {
	Count    int       `json:"count"`
	Texts    string    `json:"texts"` // a hash of all that bleve's index was made of
	Averages []float64 `json:"lengths"`
	*Facts
}

// Build writes an index of documents, in any order, whose words are those of a lexicon's
// language, into an empty folder, which is to be thrown away after an error. bleve's own
// files are taken over from an earlier build, which may be nil, where that was of the same
// texts: then the same documents and facts give the same bytes.
func Build(documents []Document, known Facts, speech *lexicon.Speech, earlier fs.FS, folder string) error {
	x, documents, err := newIndex(documents, known)
	if err != nil {
		return err
	}
	made, err := takeOver(earlier, documents, speech, folder)
	if err == nil && made == nil {
		made, err = writeTexts(documents, speech, folder)
	}
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	x.addTexts(made.facts)
	if x.cardEnds, err = writeCards(filepath.Join(folder, cardsFile), documents); err != nil {
		return err
	}
	told, err := json.Marshal(kept{len(documents), made.hash, x.Averages, &x.Facts})
	if err != nil {
		return err
	}
	return cmp.Or(
		os.WriteFile(filepath.Join(folder, factsFile), told, 0o644),
		os.WriteFile(filepath.Join(folder, tableFile), writeColumns(x.Table.columns()), 0o644),
	)
}

// newIndex returns an index of documents without their texts and cards, and the
// documents in the order of its rows.
func newIndex(documents []Document, facts Facts) (*Index, []Document, error) {
	bySlug := func(a, b Document) int { return strings.Compare(a.Card.Slug, b.Card.Slug) }
	if !slices.IsSortedFunc(documents, bySlug) { // else a copy would be held for nothing
		documents = slices.SortedFunc(slices.Values(documents), bySlug)
	}
	for i, d := range documents[:max(0, len(documents)-1)] {
		if d.Card.Slug == documents[i+1].Card.Slug {
			return nil, nil, fmt.Errorf("two activities are called %q", d.Card.Slug)
		}
	}
	facts.Languages = spokenIn(documents)
	facts.prepare()
	if err := facts.check(); err != nil {
		return nil, nil, err
	}
	return &Index{Facts: facts, Table: newTable(documents, &facts), Count: len(documents)}, documents, nil
}

// madeTexts is what is known of bleve's index of documents.
type madeTexts struct {
	hash  string      // of all that it was made of
	facts []textFacts // what the table has of each document
}

// takeOver copies bleve's files of an earlier build of the same texts into a folder. It
// returns nil where there is none.
func takeOver(earlier fs.FS, documents []Document, speech *lexicon.Speech, folder string) (*madeTexts, error) {
	if earlier == nil {
		return nil, nil
	}
	told, err := fs.ReadFile(earlier, factsFile)
	if err != nil {
		return nil, nil
	}
	var k kept
	if err := json.Unmarshal(told, &k); err != nil {
		return nil, nil
	}
	sum, err := newTextSum(speech)
	if err != nil {
		return nil, err
	}
	facts, err := eachText(context.Background(), documents, speech, sum.add)
	if err != nil || sum.String() != k.Texts {
		return nil, err
	}
	texts, err := fs.Sub(earlier, textsFolder)
	if err != nil {
		return nil, err
	}
	if _, err := fs.Stat(texts, "."); err != nil { // there were no documents
		return &madeTexts{k.Texts, facts}, nil
	}
	return &madeTexts{k.Texts, facts}, os.CopyFS(filepath.Join(folder, textsFolder), texts)
}

// Open opens what Build wrote.
func Open(bundle fs.FS) (*Index, error) {
	told, err := fs.ReadFile(bundle, factsFile)
	if err != nil {
		return nil, err
	}
	x := &Index{}
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
	cards, err := openCards(bundle, x.cardEnds)
	if err != nil {
		return nil, err
	}
	x.card, x.closeCards = cards.read, cards.close
	return x.with(func() (reader, error) { return openTexts(bundle) })
}

// with returns the index with its texts, which are opened where there are any. An
// index that lacks them is closed.
func (x *Index) with(openTexts func() (reader, error)) (*Index, error) {
	for g, column := range x.Columns {
		x.having[g] = sync.OnceValue(func() [64]RowSet { return turned(column) })
	}
	x.gentle[lexicon.Kind], x.gentle[lexicon.GoodFor] = gentleBits(x.Kinds), gentleBits(x.GoodFor)
	x.texts.close = func() error { return nil }
	if x.Count == 0 {
		return x, nil
	}
	texts, err := openTexts()
	if err == nil {
		x.texts = texts
		err = x.readRows()
	}
	if err != nil {
		x.Close()
		return nil, err
	}
	return x, nil
}

// Close lets go of the files. Searches that are under way must have ended.
func (x *Index) Close() error { return cmp.Or(x.texts.close(), x.closeCards()) }

// Card returns what a list shows of a row.
func (x *Index) Card(row int) (Card, error) { return x.card(row) }

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
