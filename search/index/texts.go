package index

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/lang/en"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/whitespace"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"bandstand/directory/vocabulary"
	"bandstand/search/lexicon"
)

// wordsField is the field of the words themselves, unstemmed, of all texts but the
// body: what a misspelt word can be mended to and an unfinished one finished to.
const wordsField = "words"

// newMapping describes the index to bleve: each text is a field, cut into words and
// stemmed by parts that bleve ships, so any program with bleve opens it. Nothing but
// terms and how often they stand is kept; what a card shows lies beside the index.
// Where words mutate, Speech.Text has stemmed those of English itself.
func newMapping(mutates bool) (*mapping.IndexMappingImpl, error) {
	m := bleve.NewIndexMapping()
	analyser := func(name string, filters ...string) error {
		return m.AddCustomAnalyzer(name, map[string]any{
			"type": custom.Name, "char_filters": []string{asciifolding.Name}, "tokenizer": whitespace.Name, "token_filters": filters,
		})
	}
	const stemmed, plain = "stemmed", "plain"
	if err := analyser(stemmed, lowercase.Name, en.SnowballStemmerName); err != nil {
		return nil, err
	}
	if err := analyser(plain, lowercase.Name); err != nil {
		return nil, err
	}
	document := bleve.NewDocumentStaticMapping()
	add := func(name, analyser string) {
		field := bleve.NewTextFieldMapping()
		field.Analyzer = analyser
		field.Store, field.IncludeInAll, field.IncludeTermVectors, field.DocValues = false, false, false, false
		document.AddFieldMappingsAt(name, field)
	}
	for _, f := range Fields {
		if mutates {
			add(f.Name, plain)
		} else {
			add(f.Name, stemmed)
		}
	}
	add(wordsField, plain)
	m.DefaultMapping, m.DefaultField, m.ScoringModel = document, Fields[Title].Name, "bm25"
	m.StoreDynamic, m.IndexDynamic, m.DocValuesDynamic = false, false, false
	return m, nil
}

// textsOf returns the texts of a document as they are given to bleve, and how many
// words each of the fields has.
func textsOf(d Document, speech *lexicon.Speech) (texts map[string]any, lengths [len(Fields)]int) {
	texts = map[string]any{}
	seen := map[string]bool{}
	var words []string
	for i, f := range Fields {
		var text []string
		for _, one := range f.text(d) {
			text = append(text, speech.Text(one)...)
			if i == Body {
				continue
			}
			for _, word := range vocabulary.Words(one) {
				if !seen[word] {
					seen[word] = true
					words = append(words, word)
				}
			}
		}
		texts[f.Name], lengths[i] = strings.Join(text, " "), len(text)
	}
	texts[wordsField] = strings.Join(words, " ")
	return texts, lengths
}

// buildBatch is how many documents bleve analyses at once: more take more memory.
const buildBatch = 200

// buildTexts writes an index of documents with bleve's builder, and returns its files
// by their paths, and for each document by its number in the index the row.
func buildTexts(documents []Document, texts []map[string]any, mutates bool) (files map[string][]byte, rows []uint32, err error) {
	if len(documents) == 0 {
		return map[string][]byte{}, nil, nil // bleve cannot write an index of nothing
	}
	folder, err := os.MkdirTemp("", "bandstand-index-")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(folder)
	mapping, err := newMapping(mutates)
	if err != nil {
		return nil, nil, err
	}
	path := filepath.Join(folder, textsFolder)
	builder, err := bleve.NewBuilder(path, mapping, map[string]any{"batchSize": buildBatch, "buildPathPrefix": folder})
	if err != nil {
		return nil, nil, err
	}
	for row, d := range documents {
		if err := builder.Index(d.Card.Slug, texts[row]); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", d.Card.Slug, err)
		}
	}
	if err := builder.Close(); err != nil {
		return nil, nil, err
	}
	if files, err = filesIn(os.DirFS(folder), textsFolder); err != nil {
		return nil, nil, err
	}
	rows, err = rowsByNumber(path, documents)
	return files, rows, err
}

// rowsByNumber returns for each document by its number in an index the row: bleve
// numbers documents as it likes.
func rowsByNumber(path string, documents []Document) ([]uint32, error) {
	opened, err := openReader(path)
	if err != nil {
		return nil, err
	}
	defer opened.close()
	rows := make([]uint32, len(documents))
	for row, d := range documents {
		id, err := opened.InternalID(d.Card.Slug)
		if err != nil {
			return nil, err
		}
		if id == nil || id.Value() >= uint64(len(rows)) {
			return nil, fmt.Errorf("bleve's index lacks %s", d.Card.Slug)
		}
		rows[id.Value()] = uint32(row)
	}
	return rows, nil
}

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
	advanced, err := opened.Advanced()
	if err != nil {
		opened.Close()
		return reader{}, err
	}
	terms, err := advanced.Reader()
	if err != nil {
		opened.Close()
		return reader{}, err
	}
	return reader{terms, func() error {
		terms.Close()
		return opened.Close()
	}}, nil
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

// Postings visits the rows that have a term in a field, with how often they have it.
func (x *Index) Postings(field int, term string, visit func(row int, times uint64)) error {
	if x.Count == 0 {
		return nil
	}
	postings, err := x.texts.TermFieldReader(context.Background(), []byte(term), Fields[field].Name, true, false, false)
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
		visit(int(x.rows[next.ID.Value()]), next.Freq)
	}
}

// Has reports whether any document has a term in a field.
func (x *Index) Has(field int, term string) bool {
	return x.documentsWith(Fields[field].Name, term) > 0
}

// WordCount counts the documents that have a plain word in their names and labels.
func (x *Index) WordCount(word string) int { return x.documentsWith(wordsField, word) }

func (x *Index) documentsWith(field, term string) int {
	count := 0
	x.eachWord(func() (bleveindex.FieldDict, error) {
		return x.texts.FieldDictRange(field, []byte(term), []byte(term))
	}, func(first string, documents int) bool {
		if first == term { // a range goes on to all terms that begin with its end
			count = documents
		}
		return false
	})
	return count
}

// eachWord goes through a part of a dictionary. What cannot be read has no words.
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
		if err != nil || entry == nil || !visit(entry.Term, int(entry.Count)) {
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
	}, func(word string, documents int) bool {
		words, counts[word] = append(words, word), documents
		return len(words) < mostBegun
	})
	slices.SortStableFunc(words, func(a, b string) int { return counts[b] - counts[a] })
	return words
}

// longestMended is how long a word may be that another is mended to: longer ones make
// an automaton of megabytes.
const longestMended = 40

// Similar returns the words that are within so many slips of one.
func (x *Index) Similar(word string, most int) []string {
	if len(word) > longestMended {
		return nil
	}
	var words []string
	x.eachWord(func() (bleveindex.FieldDict, error) {
		fuzzy, ok := x.texts.IndexReader.(bleveindex.IndexReaderFuzzy)
		if !ok {
			return nil, fmt.Errorf("bleve's reader has no fuzzy dictionaries")
		}
		return fuzzy.FieldDictFuzzy(wordsField, word, most, "")
	}, func(word string, _ int) bool {
		words = append(words, word)
		return true
	})
	return words
}
