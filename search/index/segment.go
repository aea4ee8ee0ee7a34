package index

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"

	bleveindex "github.com/blevesearch/bleve_index_api"
	bleve "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// The index is one segment of bleve's, in its zap format, and nothing round it:
// which document has which term in which field, and how often. bleve's own index keeps segments in a
// folder, with a database of them, because documents come and go there; ours
// never change, are opened from memory, and must be the same bytes from the same
// documents.
//
// zapx exports all that is used here, but for bleve's own use. What this file
// relies on, its tests hold: that a segment reads as it was written, that
// writing is repeatable, and where the footer has what.

// segment is an opened index. It is safe for use by many goroutines at once; a
// look into it is for one.
type segment struct {
	base *zap.SegmentBase
}

// writeSegment writes the index of documents, numbered as they come.
func writeSegment(documents []documentTerms) ([]byte, error) {
	if len(documents) == 0 {
		return nil, nil // zapx cannot write a segment of nothing
	}
	analysed := make([]bleveindex.Document, len(documents))
	for i, terms := range documents {
		analysed[i] = segmentDocument{terms}
	}
	built, _, err := new(zap.ZapPlugin).New(analysed)
	if err != nil {
		return nil, err
	}
	writer, ok := built.(io.WriterTo)
	if !ok {
		return nil, fmt.Errorf("bleve wrote a %T, which does not write itself", built)
	}
	var file bytes.Buffer
	if _, err := writer.WriteTo(&file); err != nil {
		return nil, err
	}
	return file.Bytes(), sortSections(file.Bytes())
}

// segmentFooter is the end of a segment, as zapx writes it.
type segmentFooter struct {
	Documents, StoredAt, FieldsAt uint64
	ChunkMode, Version, Checksum  uint32
}

const (
	footerSize  = 8 + 8 + 8 + 4 + 4 + 4
	writerSize  = 4 // before the footer, the length of the name of a hook that we do not use
	sectionSize = 2 + 8
)

var errSegment = errors.New("the index is not one that this program reads: build it again")

// footerOf reads the footer and gives it with what stands before it.
func footerOf(file []byte) (footer segmentFooter, contents []byte, err error) {
	before := len(file) - footerSize - writerSize
	if before < 0 {
		return footer, nil, errSegment
	}
	if _, err := binary.Decode(file[before+writerSize:], binary.BigEndian, &footer); err != nil {
		return footer, nil, err
	}
	contents = file[:before]
	sound := footer.Version == zap.Version && binary.BigEndian.Uint32(file[before:]) == 0 &&
		footer.FieldsAt < uint64(before) && footer.StoredAt < uint64(before)
	if !sound {
		return footer, nil, errSegment
	}
	return footer, contents, nil
}

// sortSections puts the sections of every field into the order of their numbers.
// zapx writes them in the order of a Go map, and reads them in any.
func sortSections(file []byte) error {
	footer, contents, err := footerOf(file)
	if err != nil {
		return err
	}
	at := footer.FieldsAt
	number := func() uint64 {
		n, size := binary.Uvarint(contents[at:])
		at += uint64(size)
		return n
	}
	fields, table := number(), at
	for field := range fields {
		at = binary.BigEndian.Uint64(contents[table+8*field:])
		at += number() // the name
		number()       // the options
		count := number()
		sections := make([][sectionSize]byte, count)
		for i := range sections {
			sections[i] = [sectionSize]byte(contents[at+sectionSize*uint64(i):])
		}
		slices.SortFunc(sections, func(a, b [sectionSize]byte) int { return bytes.Compare(a[:], b[:]) })
		for i, section := range sections {
			copy(contents[at+sectionSize*uint64(i):], section[:])
		}
	}
	end := len(file) - 4
	binary.BigEndian.PutUint32(file[end:], crc32.ChecksumIEEE(file[:end]))
	return nil
}

// openSegment opens an index of at least so many documents. It is nil where
// there are none.
func openSegment(file []byte, documents int) (*segment, error) {
	if len(file) == 0 && documents == 0 {
		return nil, nil
	}
	footer, contents, err := footerOf(file)
	if err != nil {
		return nil, err
	}
	if footer.Documents < uint64(documents) {
		return nil, errSegment
	}
	base, err := zap.InitSegmentBase(contents, footer.Checksum, footer.ChunkMode,
		footer.Documents, footer.StoredAt, footer.FieldsAt, nil, new(bleve.Stats))
	if err != nil {
		return nil, err
	}
	return &segment{base}, nil
}

// documents is how many there are.
func (s *segment) documents() int { return int(s.base.Count()) }

// segmentLook reads a segment, one term after the other.
type segmentLook struct {
	base         *zap.SegmentBase
	dictionaries [len(Fields)]bleve.TermDictionary
	postings     bleve.PostingsList
	iterator     bleve.PostingsIterator
}

func (s *segment) look() *segmentLook {
	if s == nil {
		return nil
	}
	return &segmentLook{base: s.base}
}

// dictionary gives the terms of a field.
func (l *segmentLook) dictionary(field int) (bleve.TermDictionary, error) {
	if l.dictionaries[field] == nil {
		dictionary, err := l.base.Dictionary(Fields[field].Name)
		if err != nil {
			return nil, fmt.Errorf("read the index: %w", err)
		}
		l.dictionaries[field] = dictionary
	}
	return l.dictionaries[field], nil
}

// has says whether any document has a term in a field.
func (l *segmentLook) has(field int, term string) (bool, error) {
	dictionary, err := l.dictionary(field)
	if err != nil {
		return false, err
	}
	return dictionary.Contains([]byte(term))
}

// eachDocument gives the documents that have a term in a field, in their order, and how
// often they have it.
func (l *segmentLook) eachDocument(field int, term string, visit func(number int, times uint64)) error {
	dictionary, err := l.dictionary(field)
	if err != nil {
		return err
	}
	if l.postings, err = dictionary.PostingsList([]byte(term), nil, l.postings); err != nil {
		return fmt.Errorf("read the index: %w", err)
	}
	l.iterator = l.postings.Iterator(true, false, false, l.iterator)
	for {
		posting, err := l.iterator.Next()
		if err != nil {
			return fmt.Errorf("read the index: %w", err)
		}
		if posting == nil {
			return nil
		}
		visit(int(posting.Number()), posting.Frequency())
	}
}

// segmentDocument is a document as zapx takes it. The name by which bleve would
// know it is left empty, because its number is all that is asked.
type segmentDocument struct{ terms documentTerms }

func (d segmentDocument) VisitFields(visit bleveindex.FieldVisitor) {
	visit(segmentField{name: "_id", options: bleveindex.StoreField})
	for i, terms := range d.terms {
		visit(segmentField{name: Fields[i].Name, options: bleveindex.IndexField, terms: terms})
	}
}

func (segmentDocument) ID() string                                      { return "" }
func (segmentDocument) Size() int                                       { return 0 }
func (segmentDocument) VisitComposite(bleveindex.CompositeFieldVisitor) {}
func (segmentDocument) HasComposite() bool                              { return false }
func (segmentDocument) NumPlainTextBytes() uint64                       { return 0 }
func (segmentDocument) AddIDField()                                     {}
func (segmentDocument) StoredFieldsBytes() uint64                       { return 0 }
func (segmentDocument) Indexed() bool                                   { return true }

// segmentField is one text of a document, cut into terms.
type segmentField struct {
	name    string
	options bleveindex.FieldIndexingOptions
	terms   []string
}

func (f segmentField) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies {
	counts := bleveindex.TokenFrequencies{}
	for _, term := range f.terms {
		one, ok := counts[term]
		if !ok {
			one = &bleveindex.TokenFreq{Term: []byte(term)}
			counts[term] = one
		}
		one.SetFrequency(one.Frequency() + 1)
	}
	return counts
}

func (f segmentField) Name() string                             { return f.name }
func (f segmentField) Options() bleveindex.FieldIndexingOptions { return f.options }
func (segmentField) Value() []byte                              { return nil }
func (segmentField) ArrayPositions() []uint64                   { return nil }
func (segmentField) EncodedFieldType() byte                     { return 't' }
func (segmentField) Analyze()                                   {}
func (segmentField) AnalyzedLength() int                        { return 1 } // how long texts are, the table knows
func (segmentField) NumPlainTextBytes() uint64                  { return 0 }
