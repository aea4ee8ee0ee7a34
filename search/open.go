package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"sync"
	"testing/fstest"

	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
)

// ErrEmpty says that a bundle holds no index, as in a fresh clone that has not
// been built.
var ErrEmpty = errors.New("the bundle holds no search index")

// Index is an opened bundle. It is safe for use by many goroutines at once.
type Index struct {
	manifest
	table   table
	cards   cards
	speech  *speech
	lexicon *lexicon
	gentle  [groupCount]uint64            // bits of the terms that are offered to somebody in distress
	layouts func() (*page.Layouts, error) // parsed when the first page is asked for
	say     *words.Language
	values  [groupCount][]string          // of each group, in the order of their bits
	columns [groupCount][]uint64          // of the table, for the groups whose values are bits
	having  [groupCount]func() [64]rowSet // the rows that have each bit of a column; made when the first are counted
	towns   func() map[string]uint16      // positions in Towns by name

	segment *segment // nil where there are no documents
	known   *knownWords
	phrases func() *marks // the words of phrases, marked when the first word has to be mended

	others map[string]*translated // by code
}

// Open opens what Build wrote, from a folder (os.DirFS) or from the program
// itself (embed). Only what every search needs is read. The error is ErrEmpty
// where nothing was built.
func Open(bundle fs.FS) (*Index, error) {
	text, err := fs.ReadFile(bundle, manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrEmpty
	}
	if err != nil {
		return nil, fmt.Errorf("open search: %w", err)
	}
	x := &Index{}
	if err := json.Unmarshal(text, &x.manifest); err != nil {
		return nil, fmt.Errorf("open search: %s: %w", manifestFile, err)
	}
	if x.Format != bundleFormat {
		return nil, fmt.Errorf("open search: the bundle is of format %d and this program reads %d: build it again", x.Format, bundleFormat)
	}
	if err := x.open(bundle); err != nil {
		x.Close()
		return nil, fmt.Errorf("open search: %w", err)
	}
	x.others = map[string]*translated{}
	for _, code := range x.Translations {
		x.others[code] = &translated{bundle: bundle, code: code}
	}
	return x, nil
}

// New gives the index of a source without writing it anywhere. It needs no Close.
func New(source Source) (*Index, error) {
	files, err := Build(source)
	if err != nil {
		return nil, err
	}
	return Open(inMemory(files))
}

// inMemory is files as a folder of them.
func inMemory(files map[string][]byte) fs.FS {
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: text, Mode: 0o444}
	}
	return folder
}

func (x *Index) open(bundle fs.FS) error {
	facts, err := fs.ReadFile(bundle, tableFile)
	if err != nil {
		return err
	}
	if x.table, err = readTable(facts); err != nil {
		return err
	}
	if x.cards, err = openCards(bundle); err != nil {
		return err
	}
	if x.table.rows() != x.Count || x.cards.count() != x.Count || len(x.Lengths) != len(fields) {
		return errors.New("its files are not of one build: build it again")
	}
	if err := x.openIndex(bundle); err != nil {
		return err
	}
	return x.openWords(bundle)
}

func (x *Index) openIndex(bundle fs.FS) error {
	file, err := fs.ReadFile(bundle, indexFile)
	if err != nil {
		return err
	}
	if x.segment, err = openSegment(file, x.Count); err != nil {
		return err
	}
	for _, numbers := range x.table.shared {
		if len(numbers) > 0 && int(slices.Max(numbers)) >= x.segment.documents() {
			return errSegment
		}
	}
	lines, err := fs.ReadFile(bundle, knownFile)
	x.known = newKnownWords(string(lines))
	return err
}

func (x *Index) openWords(bundle fs.FS) error {
	language, ok := words.In(x.Language)
	if !ok {
		return fmt.Errorf("there are no words in the language %q", x.Language)
	}
	layouts, err := fs.Sub(bundle, layoutFolder)
	if err != nil {
		return err
	}
	x.say = language
	x.values, x.columns = x.valuesInOrder(), columnsOf(&x.table)
	for g, column := range x.columns {
		x.having[g] = sync.OnceValue(func() [64]rowSet { return turned(column) })
	}
	x.towns = sync.OnceValue(x.townNames)
	lines, err := fs.ReadFile(bundle, lexiconFile)
	if err != nil {
		return err
	}
	if x.lexicon, err = readLexicon(string(lines)); err != nil {
		return err
	}
	x.speech = x.lexicon.speech
	x.speech.mutates = vocabulary.Mutates(x.Language)
	x.phrases = sync.OnceValue(func() *marks { return mark(maps.Keys(x.lexicon.words)) })
	x.gentle[byKind], x.gentle[byGoodFor] = gentleBits(x.Kinds), gentleBits(x.GoodFor)
	x.layouts = sync.OnceValues(func() (*page.Layouts, error) { return page.Parse(layouts, x.Shell, language) })
	return nil
}

// Close lets go of the files of the bundle. Searches that are under way must
// have ended.
func (x *Index) Close() error {
	for _, other := range x.others {
		other.close()
	}
	if x.cards.close == nil {
		return nil
	}
	return x.cards.close()
}

// cards is the file of cards, of which single lines are read.
type cards struct {
	file    io.ReaderAt
	offsets []uint32
	close   func() error // nil where there is nothing to close
}

func openCards(bundle fs.FS) (cards, error) {
	table, err := fs.ReadFile(bundle, offsetsFile)
	if err != nil {
		return cards{}, err
	}
	offsets := numbersIn(table)
	if len(offsets) == 0 {
		return cards{}, fmt.Errorf("%s is empty", offsetsFile)
	}
	file, err := readerAt(bundle, cardsFile)
	if err != nil {
		return cards{}, err
	}
	found := cards{file: file, offsets: offsets}
	if closer, ok := file.(io.Closer); ok {
		found.close = closer.Close
	}
	return found, nil
}

// readerAt opens a file of a bundle so that parts of it can be read, without
// reading all of it where that can be helped.
func readerAt(bundle fs.FS, name string) (io.ReaderAt, error) {
	file, err := bundle.Open(name)
	if err != nil {
		return nil, err
	}
	if at, ok := file.(io.ReaderAt); ok {
		return at, nil
	}
	defer file.Close()
	whole, err := io.ReadAll(file)
	return bytes.NewReader(whole), err
}

// numbersIn reads numbers of four bytes.
func numbersIn(file []byte) []uint32 {
	numbers := make([]uint32, len(file)/4)
	for i := range numbers {
		numbers[i] = binary.LittleEndian.Uint32(file[4*i:])
	}
	return numbers
}

func (c cards) count() int { return len(c.offsets) - 1 }

// read decodes the card of one row.
func (c cards) read(row int) (Card, error) {
	line := make([]byte, c.offsets[row+1]-c.offsets[row])
	if _, err := c.file.ReadAt(line, int64(c.offsets[row])); err != nil {
		return Card{}, fmt.Errorf("read card %d: %w", row, err)
	}
	var card Card
	if err := json.Unmarshal(line, &card); err != nil {
		return Card{}, fmt.Errorf("read card %d: %w", row, err)
	}
	return card, nil
}
