// Command same reports whether two indexes hold the same documents, terms and postings,
// with bleve alone: of two builds of one directory they must.
//
//	go -C .ci/openindex run ./same ONE/search/bundle/index OTHER/search/bundle/index
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/config"
	index "github.com/blevesearch/bleve_index_api"
)

func main() {
	if err := same(os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

// same reports how many documents, terms and postings two indexes hold, or how they
// differ. What bleve writes is not the same byte for byte from one build to the next:
// its files carry the order in which batches were merged.
func same(one, other string) error {
	first, err := holds(one)
	if err != nil {
		return err
	}
	second, err := holds(other)
	if err != nil {
		return err
	}
	for what := range first.said {
		if first.said[what] != second.said[what] {
			return fmt.Errorf("%s: %q in the one, %q in the other", what, first.said[what], second.said[what])
		}
	}
	if len(first.said) != len(second.said) {
		return fmt.Errorf("%d against %d documents, terms and postings", len(first.said), len(second.said))
	}
	fmt.Printf("%d documents, %d terms and %d postings: the same\n", first.documents, first.terms, first.postings)
	return nil
}

// held is all that an index says, by what it says it of.
type held struct {
	documents, terms, postings int
	said                       map[string]string
}

func holds(folder string) (held, error) {
	all := held{said: map[string]string{}}
	opened, err := bleve.OpenUsing(folder, map[string]any{"read_only": true})
	if err != nil {
		return all, err
	}
	defer opened.Close()
	inner, err := opened.Advanced()
	if err != nil {
		return all, err
	}
	reader, err := inner.Reader()
	if err != nil {
		return all, err
	}
	defer reader.Close()
	if err := all.stored(reader); err != nil {
		return all, err
	}
	fields, err := reader.Fields()
	for _, field := range fields {
		if err == nil {
			err = all.indexed(reader, field)
		}
	}
	return all, err
}

// stored takes what is kept of each document.
func (h *held) stored(reader index.IndexReader) error {
	documents, err := reader.DocIDReaderAll()
	if err != nil {
		return err
	}
	defer documents.Close()
	for {
		internal, err := documents.Next()
		if err != nil || internal == nil {
			return err
		}
		id, err := reader.ExternalID(internal)
		if err != nil {
			return err
		}
		document, err := reader.Document(id)
		if err != nil {
			return err
		}
		kept := ""
		document.VisitFields(func(field index.Field) { kept += fmt.Sprintf("%s=%q ", field.Name(), field.Value()) })
		h.said["document "+id] = kept
		h.documents++
	}
}

// indexed takes each term of a field, and where in which document it stands.
func (h *held) indexed(reader index.IndexReader, field string) error {
	dictionary, err := reader.FieldDict(field)
	if err != nil {
		return err
	}
	defer dictionary.Close()
	for {
		entry, err := dictionary.Next()
		if err == io.EOF || err == nil && entry == nil {
			return nil
		}
		if err != nil {
			return err
		}
		h.terms++
		if err := h.posted(reader, field, entry.Term); err != nil {
			return err
		}
	}
}

func (h *held) posted(reader index.IndexReader, field, term string) error {
	postings, err := reader.TermFieldReader(context.Background(), []byte(term), field, true, true, true)
	if err != nil {
		return err
	}
	defer postings.Close()
	for {
		posting, err := postings.Next(nil)
		if err != nil || posting == nil {
			return err
		}
		id, err := reader.ExternalID(posting.ID)
		if err != nil {
			return err
		}
		places := ""
		for _, at := range posting.Vectors {
			places += fmt.Sprintf(" %s:%d-%d@%d", at.Field, at.Start, at.End, at.Pos)
		}
		h.said[fmt.Sprintf("%s:%s in %s", field, term, id)] = fmt.Sprintf("%d times, norm %g%s", posting.Freq, posting.Norm, places)
		h.postings++
	}
}
