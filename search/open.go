package search

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"

	bleveindex "github.com/blevesearch/bleve_index_api"

	"bandstand/directory/page"
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
	lexicon *lexicon
	layouts *page.Layouts
	say     *words.Language

	rows   []uint32 // of the documents of the index, by their numbers
	disk   *diskIndex
	opened *openedIndex           // nil where there are no documents
	reader bleveindex.IndexReader // of opened
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
	return x, nil
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

func (x *Index) openIndex(bundle fs.FS) (err error) {
	numbers, err := fs.ReadFile(bundle, rowsFile)
	if err != nil {
		return err
	}
	x.rows = numbersIn(numbers)
	if len(x.rows) != x.Count || x.Count > 0 && int(slices.Max(x.rows)) >= x.Count {
		return errors.New("its files are not of one build: build it again")
	}
	if x.Count == 0 {
		return nil
	}
	if x.disk, err = onDisk(bundle, indexFolder); err != nil {
		return err
	}
	opened, err := openReadOnly(x.disk.path)
	if err != nil {
		return err
	}
	x.opened, x.reader = opened, opened.reader
	return nil
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
	x.lexicon = newLexicon(x.manifest)
	x.layouts, err = page.Parse(layouts, x.Shell, language)
	return err
}

// Close lets go of the index and of what was put on disk to open it. Searches
// that are under way must have ended.
func (x *Index) Close() error {
	var failures []error
	if x.opened != nil {
		failures = append(failures, x.opened.close())
	}
	if x.cards.close != nil {
		failures = append(failures, x.cards.close())
	}
	if x.disk != nil {
		failures = append(failures, x.disk.remove())
	}
	return errors.Join(failures...)
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
