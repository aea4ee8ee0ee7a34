package index

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"

	"github.com/blevesearch/bleve/v2"

	"bandstand/directory/words"
	"bandstand/search/lexicon"
)

// Live keeps an index of documents that change, in a folder of its own. Only texts
// that changed are given to bleve. It is used by one goroutine at a time; what Update
// returns is an index like any other, and stays as it is while Live goes on.
type Live struct {
	folder  string
	writing bleve.Index              // nil where there is none to go on from
	speech  *lexicon.Speech          // by which its texts were made
	known   map[string]knownDocument // what is in it, by slug
}

// knownDocument is a document as its texts were indexed.
type knownDocument struct {
	Document
	textFacts
}

// NewLive makes a folder below another, or among the temporary ones where that is "",
// which Close removes.
func NewLive(below string) (*Live, error) {
	folder, err := os.MkdirTemp(below, "bandstand-live-")
	return &Live{folder: folder}, err
}

// Update returns an index of documents as they are now, in any order. It must be
// closed before Live is. Where ctx ends before, it returns its error soon.
func (l *Live) Update(ctx context.Context, documents []Document, facts Facts, speech *lexicon.Speech) (*Index, error) {
	x, documents, err := newIndex(documents, facts)
	if err != nil {
		return nil, err
	}
	if l.writing != nil && reflect.DeepEqual(l.speech, speech) {
		err = l.change(ctx, documents)
	} else {
		err = l.begin(ctx, documents, speech)
	}
	if err != nil {
		l.stop() // the next update begins anew
		return nil, fmt.Errorf("write the index: %w", err)
	}
	rows := make([]textFacts, len(documents))
	for row, d := range documents {
		rows[row] = l.known[d.Card.Slug].textFacts
	}
	x.addTexts(rows)
	x.changes = true
	x.card = func(row int) (Card, error) {
		return documents[row].carried(), nil
	}
	x.closeCards = func() error { return nil }
	return x.with(func() (reader, error) { return readerOf(l.writing) })
}

// begin indexes all documents with bleve's builder, and has what it wrote go on.
func (l *Live) begin(ctx context.Context, documents []Document, speech *lexicon.Speech) error {
	l.stop()
	if len(documents) == 0 {
		return nil // bleve cannot write an index of nothing
	}
	folder, err := os.MkdirTemp(l.folder, "")
	if err != nil {
		return err
	}
	folder = filepath.Join(folder, textsFolder)
	facts, err := buildTexts(ctx, folder, documents, speech, func(string, any) error { return nil })
	if err != nil {
		return err
	}
	// unsafe: nobody reads the folder again after a loss of power.
	writing, err := bleve.OpenUsing(folder, map[string]any{"unsafe_batch": true})
	if err != nil {
		return err // and bleve's answer beside it is no index, though it is not nil
	}
	l.writing = writing
	l.speech, l.known = speech, make(map[string]knownDocument, len(documents))
	for i, d := range documents {
		l.known[d.Card.Slug] = knownDocument{d, facts[i]}
	}
	return nil
}

// change indexes the documents whose texts are not as they were, and deletes those
// that are there no more.
func (l *Live) change(ctx context.Context, documents []Document) error {
	known := make(map[string]knownDocument, len(documents))
	var changed []Document
	for _, d := range documents {
		if before, ok := l.known[d.Card.Slug]; ok && sameTexts(before.Document, d) {
			known[d.Card.Slug] = before
		} else {
			changed = append(changed, d)
		}
	}
	batch := l.writing.NewBatch()
	facts, err := eachText(ctx, changed, l.speech, func(name string, texts any) error {
		if err := batch.Index(name, texts); err != nil || batch.Size() < batchSize {
			return err
		}
		defer batch.Reset()
		return l.writing.Batch(batch)
	})
	if err != nil {
		return err
	}
	for i, d := range changed {
		known[d.Card.Slug] = knownDocument{d, facts[i]}
	}
	for slug := range l.known {
		if _, stays := known[slug]; !stays {
			batch.Delete(slug)
		}
	}
	stay := layTextsOf(known)
	for lay := range layTextsOf(l.known) {
		if !stay[lay] {
			batch.Delete(lay.name())
		}
	}
	l.known = known
	return l.writing.Batch(batch)
}

// sameTexts reports whether two documents have the same texts.
func sameTexts(a, b Document) bool {
	return !slices.ContainsFunc(Fields[:], func(f field) bool {
		return !slices.EqualFunc(f.text(a), f.text(b), slices.Equal[[]words.Text])
	})
}

// layTextsOf returns the lay texts that documents have.
func layTextsOf(known map[string]knownDocument) map[layText]bool {
	lay := map[layText]bool{}
	for _, d := range known {
		for field, sum := range d.lay {
			if Fields[field].Lay {
				lay[layText{field, sum}] = true
			}
		}
	}
	return lay
}

// stop lets go of bleve's index. What reads it goes on.
func (l *Live) stop() error {
	if l.writing == nil {
		return nil
	}
	err := l.writing.Close()
	l.writing, l.known = nil, nil
	return err
}

// Close removes the folder.
func (l *Live) Close() error { return cmp.Or(l.stop(), os.RemoveAll(l.folder)) }
