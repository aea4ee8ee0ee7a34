package index

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"math"
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

// numbers is how bleve numbered the documents of its index, which is as it likes.
type numbers struct {
	rows   []uint32              // by number; noRow for a lay text and for what is deleted
	lay    [len(Fields)][]uint32 // of a row's lay text, by row
	shared []uint32              // how many rows have each document, by number
}

// noRow stands for the row of what is none.
const noRow = math.MaxUint32

// readNumbers reads how bleve numbered the documents.
func (x *Index) readNumbers() error {
	type named struct {
		name   string
		number uint32
	}
	var own []named
	var highest uint64
	lay := map[string]uint32{}
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
			lay[name] = uint32(id.Value())
		} else {
			own = append(own, named{name, uint32(id.Value())})
		}
	}
	if len(own) != x.Count {
		return errNotOfOneBuild
	}
	slices.SortFunc(own, func(a, b named) int { return strings.Compare(a.name, b.name) }) // as the rows are
	n := &x.numbers
	n.rows, n.shared = slices.Repeat([]uint32{noRow}, int(highest)+1), make([]uint32, highest+1)
	for row, one := range own {
		n.rows[one.number], n.shared[one.number] = uint32(row), 1
	}
	for i, f := range Fields {
		if !f.Lay {
			continue
		}
		known := map[uint64]uint32{}
		for _, sum := range x.lay[i] {
			number, ok := known[sum]
			if !ok {
				if number, ok = lay[layText{i, sum}.name()]; !ok {
					return errNotOfOneBuild
				}
				known[sum] = number
			}
			n.lay[i] = append(n.lay[i], number)
			n.shared[number]++
		}
	}
	return nil
}

// Postings visits the rows that have a term in a field, with how often they have it.
func (x *Index) Postings(field int, term string, visit func(row int, times uint64)) error {
	if !Fields[field].Lay {
		return x.postings(Fields[field].Name, term, func(number, times uint64) { visit(int(x.numbers.rows[number]), times) })
	}
	var timesIn []uint64 // of each document, by number
	err := x.postings(Fields[field].Name, term, func(number, times uint64) {
		if timesIn == nil {
			timesIn = make([]uint64, len(x.numbers.rows))
		}
		timesIn[number] = times
	})
	if err != nil || timesIn == nil {
		return err
	}
	for row, number := range x.numbers.lay[field] {
		if times := timesIn[number]; times > 0 {
			visit(row, times)
		}
	}
	return nil
}

// postings visits the documents of bleve's index that have a term in a field.
func (x *Index) postings(field, term string, visit func(number, times uint64)) error {
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
		visit(next.ID.Value(), next.Freq)
	}
}

// Has reports whether any document has a term in a field.
func (x *Index) Has(field int, term string) bool {
	return x.documentsWith(Fields[field].Name, term) > 0
}

// WordCount counts the rows that have a plain word in their names and labels; one that
// has it in several of them may count as often. A word that cannot be read has none.
func (x *Index) WordCount(word string) int {
	count := 0
	x.postings(wordsField, word, func(number, _ uint64) { count += int(x.numbers.shared[number]) })
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
		counts[word] = x.WordCount(word)
	}
	slices.SortStableFunc(words, func(a, b string) int { return counts[b] - counts[a] })
	return words
}

// Words goes through all words, in their order, with how many documents have each.
func (x *Index) Words(yield func(word string, documents int) bool) {
	x.eachWord(func() (bleveindex.FieldDict, error) { return x.texts.FieldDict(wordsField) }, yield)
}
