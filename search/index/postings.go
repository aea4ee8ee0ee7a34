package index

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// reader is an index of bleve's that is open for reading.
type reader struct {
	bleveindex.IndexReader
	close func() error
}

func openReader(path string) (reader, error) {
	opened, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		return reader{}, err
	}
	now, err := readerOf(opened)
	if err != nil {
		opened.Close()
		return reader{}, err
	}
	closeReader := now.close
	now.close = func() error { return cmp.Or(closeReader(), opened.Close()) }
	return now, nil
}

// readerOf returns a reader of an index as it is now, whatever becomes of it.
func readerOf(opened bleve.Index) (reader, error) {
	advanced, err := opened.Advanced()
	if err != nil {
		return reader{}, err
	}
	now, err := advanced.Reader()
	if err != nil {
		return reader{}, err
	}
	return reader{now, now.Close}, nil
}

// openTexts opens an index out of a bundle. bleve reads folders on disk, so it gets a
// copy; what it has open stays where the system allows to remove it at once, so that
// nothing is left behind whatever ends the program.
func openTexts(bundle fs.FS) (reader, error) {
	files, err := fs.Sub(bundle, textsFolder)
	if err != nil {
		return reader{}, err
	}
	folder, err := os.MkdirTemp("", "bandstand-search-")
	if err != nil {
		return reader{}, err
	}
	remove := func() error { return os.RemoveAll(folder) }
	if err := os.CopyFS(folder, files); err != nil {
		remove()
		return reader{}, err
	}
	opened, err := openReader(folder)
	if err != nil {
		remove()
		return reader{}, fmt.Errorf("open the index: %w", err)
	}
	closeIndex := opened.close
	if remove() != nil {
		opened.close = func() error { return cmp.Or(closeIndex(), remove()) }
	}
	return opened, nil
}

// readRows reads how bleve numbered the documents of its index, which is as it likes.
func (x *Index) readRows() error {
	type named struct {
		name   string
		number uint64
	}
	var own []named
	var highest uint64
	lay := map[string]uint64{}
	ids, err := x.texts.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer ids.Close()
	for {
		id, err := ids.Next()
		if err != nil {
			return err
		}
		if id == nil {
			break
		}
		name, err := x.texts.ExternalID(id)
		if err != nil {
			return err
		}
		highest = max(highest, id.Value())
		if strings.HasPrefix(name, layPrefix) {
			lay[name] = id.Value()
		} else {
			own = append(own, named{name, id.Value()})
		}
	}
	if len(own) != x.Count {
		return fmt.Errorf("it has %d activities, not %d", len(own), x.Count)
	}
	slices.SortFunc(own, func(a, b named) int { return strings.Compare(a.name, b.name) }) // as the rows are
	x.rows = make([][]uint32, highest+1)
	alone := make([]uint32, x.Count)
	for row, one := range own {
		alone[row] = uint32(row)
		x.rows[one.number] = alone[row : row+1 : row+1]
	}
	for field, sums := range x.lay {
		having := map[uint64][]uint32{}
		for row, sum := range sums {
			having[sum] = append(having[sum], uint32(row))
		}
		for sum, rows := range having {
			number, ok := lay[layText{field, sum}.name()]
			if !ok {
				return fmt.Errorf("it lacks the %s of an activity", Fields[field].Name)
			}
			x.rows[number] = rows
		}
	}
	return nil
}

// Postings visits the rows that have a term in a field, with how often they have it.
func (x *Index) Postings(field int, term string, visit func(row int, times uint64)) error {
	return x.postings(Fields[field].Name, term, eachOf(visit))
}

// postings visits the documents of bleve's index that have a term in a field, each as
// the rows that have its text.
func (x *Index) postings(field, term string, visit func(rows []uint32, times uint64)) error {
	if x.Count == 0 {
		return nil
	}
	postings, err := x.texts.TermFieldReader(context.Background(), []byte(term), field, true, false, false)
	if err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	defer postings.Close()
	var posting bleveindex.TermFieldDoc
	for {
		next, err := postings.Next(&posting)
		if err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		if next == nil {
			return nil
		}
		visit(x.rows[next.ID.Value()], next.Freq)
	}
}

// Has reports whether any document has a term in a field.
func (x *Index) Has(field int, term string) bool {
	return x.documentsWith(Fields[field].Name, term) > 0
}

// HasWord reports whether any row has a plain word in its names and labels.
func (x *Index) HasWord(word string) bool { return x.documentsWith(wordsField, word) > 0 }

// wordCount counts the rows that have a plain word in their names and labels; one that
// has it in several of them may count as often. A word that cannot be read has none.
func (x *Index) wordCount(word string) int {
	count := 0
	x.postings(wordsField, word, func(rows []uint32, _ uint64) { count += len(rows) })
	return count
}

func (x *Index) documentsWith(field, term string) int {
	if x.Count == 0 {
		return 0
	}
	postings, err := x.texts.TermFieldReader(context.Background(), []byte(term), field, false, false, false)
	if err != nil {
		return 0
	}
	defer postings.Close()
	return int(postings.Count())
}

// eachWord goes through a part of the dictionary of plain words. What cannot be read has no words.
func (x *Index) eachWord(open func() (bleveindex.FieldDict, error), visit func(word string, documents int) bool) {
	if x.Count == 0 {
		return
	}
	dictionary, err := open()
	if err != nil {
		return
	}
	defer dictionary.Close()
	for {
		entry, err := dictionary.Next()
		if err != nil || entry == nil {
			return
		}
		documents := int(entry.Count)
		if x.changes {
			documents = x.documentsWith(wordsField, entry.Term)
		}
		if documents > 0 && !visit(entry.Term, documents) {
			return
		}
	}
}

// mostBegun is how many words that have a beginning are looked at.
const mostBegun = 2000

// Finished returns the words that have a beginning, the commonest first.
func (x *Index) Finished(beginning string) []string {
	counts := map[string]int{}
	var words []string
	x.eachWord(func() (bleveindex.FieldDict, error) {
		return x.texts.FieldDictPrefix(wordsField, []byte(beginning))
	}, func(word string, _ int) bool {
		words = append(words, word)
		return len(words) < mostBegun
	})
	for _, word := range words {
		counts[word] = x.wordCount(word)
	}
	slices.SortStableFunc(words, func(a, b string) int { return counts[b] - counts[a] })
	return words
}

// Words goes through all words, in their order, with how many documents have each.
func (x *Index) Words(yield func(word string, documents int) bool) {
	x.eachWord(func() (bleveindex.FieldDict, error) { return x.texts.FieldDict(wordsField) }, yield)
}
