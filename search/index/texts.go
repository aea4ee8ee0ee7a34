package index

import (
	"cmp"
	"context"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/char/asciifolding"
	"github.com/blevesearch/bleve/v2/analysis/char/regexp"
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
	// Speech.Text has taken these out of what we index; others may ask for "Men's gardening, on foot".
	const apostrophes, punctuation = "apostrophes", "punctuation"
	for name, filter := range map[string]map[string]any{
		apostrophes: {"type": regexp.Name, "regexp": `'`, "replace": ""},
		punctuation: {"type": regexp.Name, "regexp": `[,;:!?()"/]|\.(\s|$)`, "replace": " "},
	} {
		if err := m.AddCustomCharFilter(name, filter); err != nil {
			return nil, err
		}
	}
	analyser := func(name string, filters ...string) error {
		return m.AddCustomAnalyzer(name, map[string]any{
			"type": custom.Name, "char_filters": []string{asciifolding.Name, apostrophes, punctuation},
			"tokenizer": whitespace.Name, "token_filters": filters,
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
		field.Analyzer, field.SkipFreqNorm = analyser, name == wordsField // of which it matters only whether they stand
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
	var own []string
	for i, f := range Fields {
		var text, plain []string
		for _, one := range f.text(d) {
			text = append(text, speech.Text(one)...)
			plain = append(plain, vocabulary.Words(one.String())...)
		}
		texts[f.Name], lengths[i] = strings.Join(text, " "), len(text)
		switch {
		case f.Lay:
			texts[layWords(f)] = each(plain)
		case i != Body:
			own = append(own, plain...)
		}
	}
	texts[wordsField] = each(own)
	return texts, lengths
}

// layWords is where textsOf keeps the words of a lay text, until shareLayTexts gives
// them to the document of that text.
func layWords(f field) string { return f.Name + " " + wordsField }

// each returns the words of a text, each once.
func each(words []string) string {
	words = slices.Clone(words)
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// Lay words are the greater part of all words, and activities of the same kinds,
// or good for the same things, have the same ones. So each such text is a document
// of bleve's index by itself, and the table tells which of them a row has: the index
// is a quarter of what it would be.

// shareLayTexts takes the lay texts out of those of the rows. It returns them by the
// names of their own documents, and for each row the name of the one that it has.
func shareLayTexts(texts []map[string]any) (own map[string]map[string]any, names [len(Fields)][]string) {
	own = map[string]map[string]any{}
	for i, f := range Fields {
		if !f.Lay {
			continue
		}
		known := map[string]string{}
		for _, row := range texts {
			text, words := row[f.Name].(string), row[layWords(f)].(string)
			delete(row, f.Name)
			delete(row, layWords(f))
			name := known[text+"\n"+words]
			if name == "" {
				name = fmt.Sprintf("lay words: %s %d", f.Name, len(known))
				known[text+"\n"+words] = name
				own[name] = map[string]any{f.Name: text, wordsField: words}
			}
			names[i] = append(names[i], name)
		}
	}
	return own, names
}

// buildBatch is how many documents bleve analyses at once: more take more memory.
const buildBatch = 200

// buildTexts writes an index of documents with bleve's builder, and returns its files
// by their paths, with how bleve numbered the documents.
func buildTexts(documents []Document, texts []map[string]any, mutates bool, hash string) (map[string][]byte, error) {
	if len(documents) == 0 {
		return map[string][]byte{}, nil // bleve cannot write an index of nothing
	}
	folder, err := os.MkdirTemp("", "bandstand-index-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	mapping, err := newMapping(mutates)
	if err != nil {
		return nil, err
	}
	path := filepath.Join(folder, textsFolder)
	builder, err := bleve.NewBuilder(path, mapping, map[string]any{"batchSize": buildBatch, "buildPathPrefix": folder})
	if err != nil {
		return nil, err
	}
	all, names := shareLayTexts(texts)
	for row, d := range documents {
		all[d.Card.Slug] = texts[row]
	}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if err := builder.Index(name, all[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	if err := builder.Close(); err != nil {
		return nil, err
	}
	n, err := numbersIn(path, documents, names, len(all))
	if err != nil {
		return nil, err
	}
	n.of = []byte(hash)
	if n.sum, err = sumOf(os.DirFS(folder)); err != nil {
		return nil, err
	}
	files, err := filesIn(os.DirFS(folder), textsFolder)
	if err == nil {
		files[numbersFile] = writeColumns(n.columns())
	}
	return files, err
}

// sumOf returns a checksum of bleve's files in a bundle: a hash would take as long as
// all else that is done before the first search.
func sumOf(bundle fs.FS) ([]uint32, error) {
	sum := crc32.NewIEEE()
	err := fs.WalkDir(bundle, textsFolder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == numbersFile {
			return err
		}
		file, err := bundle.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		_, err = io.Copy(sum, file)
		return err
	})
	return []uint32{sum.Sum32()}, err
}

// numbers is how bleve numbered the documents of its index, which is as it likes.
type numbers struct {
	rows []uint32              // by number; noRow for a lay text
	lay  [len(Fields)][]uint32 // of a row's lay text, by row
	of   []byte                // the hash of what the index was made of
	sum  []uint32              // of bleve's files: see sumOf

	shared []uint32 // how many rows have each document, by number; not in the file
}

// numbersFile is where they stand, beside bleve's files.
const numbersFile = textsFolder + "/numbers.bin"

func (n *numbers) columns() []any {
	columns := []any{&n.rows, &n.of, &n.sum}
	for i := range n.lay {
		columns = append(columns, &n.lay[i])
	}
	return columns
}

// readNumbers reads how bleve numbered the documents, and sees that it is of this index.
func (x *Index) readNumbers(bundle fs.FS) error {
	file, err := fs.ReadFile(bundle, numbersFile)
	if err != nil {
		return err
	}
	if err := readColumns(file, x.numbers.columns()); err != nil {
		return fmt.Errorf("%s: %w", numbersFile, err)
	}
	sum, err := sumOf(bundle)
	if err != nil {
		return err
	}
	count, err := x.texts.DocCount()
	if err != nil || count != uint64(len(x.numbers.rows)) ||
		string(x.numbers.of) != x.textsHash || !slices.Equal(sum, x.numbers.sum) {
		return errNotOfOneBuild
	}
	x.numbers.shared = make([]uint32, len(x.numbers.rows))
	for number, row := range x.numbers.rows {
		if row != noRow {
			x.numbers.shared[number] = 1
		}
	}
	for _, lay := range x.numbers.lay {
		for _, number := range lay {
			if int(number) >= len(x.numbers.shared) {
				return errNotOfOneBuild
			}
			x.numbers.shared[number]++
		}
	}
	return nil
}

// noRow stands for the row of what is none.
const noRow = math.MaxUint32

// numbersIn reads the numbers of an index of so many documents: those of the rows, and
// those of lay texts by their names.
func numbersIn(path string, documents []Document, names [len(Fields)][]string, count int) (numbers, error) {
	opened, err := openReader(path)
	if err != nil {
		return numbers{}, err
	}
	defer opened.close()
	n := numbers{rows: slices.Repeat([]uint32{noRow}, count)}
	known := map[string]uint32{}
	number := func(name string) (uint32, error) {
		if number, ok := known[name]; ok {
			return number, nil
		}
		id, err := opened.InternalID(name)
		if err == nil && (id == nil || id.Value() >= uint64(count)) {
			err = fmt.Errorf("bleve's index lacks %s", name)
		}
		if err != nil {
			return 0, err
		}
		known[name] = uint32(id.Value())
		return known[name], nil
	}
	for row, d := range documents {
		at, err := number(d.Card.Slug)
		if err != nil {
			return numbers{}, err
		}
		n.rows[at] = uint32(row)
	}
	for field, own := range names {
		for _, name := range own {
			at, err := number(name)
			if err != nil {
				return numbers{}, err
			}
			n.lay[field] = append(n.lay[field], at)
		}
	}
	return n, nil
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
