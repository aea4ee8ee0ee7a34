// Package search finds activities. It writes the index that the service carries,
// opens it, understands what somebody typed, and answers over HTTP with a page or
// with JSON. It knows how activities are found and shown in a list; it knows
// nothing of Markdown, of how the site is built or of who runs the service.
package search

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// Build writes everything that the service carries into dir, which is made if
// need be and must be empty. The same source gives the same answers; the files
// that bleve writes are not the same to the byte.
func Build(dir string, source Source) error {
	documents := slices.SortedFunc(slices.Values(source.Documents), func(a, b Document) int {
		return strings.Compare(a.Card.Slug, b.Card.Slug)
	})
	if err := build(dir, documents, source); err != nil {
		return fmt.Errorf("build search: %w", err)
	}
	return nil
}

func build(dir string, documents []Document, source Source) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	if err := mustBeEmpty(dir); err != nil {
		return err
	}
	if err := mustDiffer(documents); err != nil {
		return err
	}
	m := newManifest(documents, source)
	facts, err := newTable(documents, m)
	if err != nil {
		return err
	}
	lengths, err := writeIndex(filepath.Join(dir, indexFolder), documents)
	if err != nil {
		return fmt.Errorf("write index: %w", err)
	}
	m.Lengths = lengths
	if err := writeRows(dir, documents); err != nil {
		return fmt.Errorf("number the index: %w", err)
	}
	if err := writeTable(filepath.Join(dir, tableFile), facts); err != nil {
		return err
	}
	if err := writeCards(dir, documents); err != nil {
		return err
	}
	if err := os.CopyFS(filepath.Join(dir, layoutFolder), source.Layouts); err != nil {
		return fmt.Errorf("copy layouts: %w", err)
	}
	return writeManifest(filepath.Join(dir, manifestFile), m)
}

func mustBeEmpty(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	if len(entries) > 0 {
		return fmt.Errorf("%s is not empty", dir)
	}
	return nil
}

// mustDiffer says which slug stands twice: the index would keep one of the two.
func mustDiffer(documents []Document) error {
	for i, d := range documents[:max(0, len(documents)-1)] {
		if d.Card.Slug == documents[i+1].Card.Slug {
			return fmt.Errorf("two activities are called %q", d.Card.Slug)
		}
	}
	return nil
}

func newManifest(documents []Document, s Source) manifest {
	languages := map[string]bool{}
	for _, d := range documents {
		for _, code := range d.Languages {
			languages[code] = true
		}
	}
	return manifest{
		Format: bundleFormat, Count: len(documents),
		Kinds: s.Kinds, GoodFor: s.GoodFor, Access: s.Access, Company: s.Company,
		Languages: sortedKeys(languages), Danger: s.Danger, Ignored: s.Ignored,
		Towns: s.Towns, Nation: s.Nation, Urgent: s.Urgent, Shell: s.Shell, Language: s.Language,
	}
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// writeIndex makes the index of documents and gives the average length of each
// field's text.
func writeIndex(dir string, documents []Document) ([]float64, error) {
	lengths := make([]float64, len(fields))
	if len(documents) == 0 {
		return lengths, nil // bleve cannot write an index of nothing
	}
	lean, err := leanMapping()
	if err != nil {
		return nil, err
	}
	builder, err := bleve.NewBuilder(dir, lean, map[string]any{"buildPathPrefix": filepath.Dir(dir)})
	if err != nil {
		return nil, err
	}
	for _, d := range documents {
		texts := newIndexed(d)
		for i, f := range fields {
			lengths[i] += float64(len(strings.Fields(texts[f.name]))) / float64(len(documents))
		}
		if err := builder.Index(d.Card.Slug, map[string]string(texts)); err != nil {
			return nil, fmt.Errorf("%s: %w", d.Card.Slug, err)
		}
	}
	return lengths, builder.Close()
}

// writeRows writes for each number that bleve gave a document the row that the
// document has in the table and among the cards. bleve numbers a batch in the
// order of a Go map, so the numbers differ from build to build; rows do not.
func writeRows(dir string, documents []Document) error {
	rows := make([]byte, 0, 4*len(documents))
	if len(documents) > 0 {
		index, err := openReadOnly(filepath.Join(dir, indexFolder))
		if err != nil {
			return err
		}
		defer index.close()
		for number := range documents {
			slug, err := index.reader.ExternalID(bleveindex.NewIndexInternalID(nil, uint64(number)))
			if err != nil {
				return err
			}
			row, ok := slices.BinarySearchFunc(documents, slug, func(d Document, slug string) int {
				return strings.Compare(d.Card.Slug, slug)
			})
			if !ok {
				return fmt.Errorf("the index holds %q, which is no activity", slug)
			}
			rows = binary.LittleEndian.AppendUint32(rows, uint32(row))
		}
	}
	return os.WriteFile(filepath.Join(dir, rowsFile), rows, 0o644)
}

func writeTable(file string, facts table) error {
	var b bytes.Buffer
	if err := facts.write(&b); err != nil {
		return fmt.Errorf("write the table of facts: %w", err)
	}
	return os.WriteFile(file, b.Bytes(), 0o644)
}

// writeCards writes a line for each card, and where each line begins, so that
// only the few that are shown are ever decoded.
func writeCards(dir string, documents []Document) error {
	var lines, offsets bytes.Buffer
	for _, d := range documents {
		offsets.Write(binary.LittleEndian.AppendUint32(nil, uint32(lines.Len())))
		line, err := json.Marshal(d.Card)
		if err != nil {
			return fmt.Errorf("card of %s: %w", d.Card.Slug, err)
		}
		lines.Write(append(line, '\n'))
	}
	offsets.Write(binary.LittleEndian.AppendUint32(nil, uint32(lines.Len())))
	if err := os.WriteFile(filepath.Join(dir, cardsFile), lines.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, offsetsFile), offsets.Bytes(), 0o644)
}

func writeManifest(file string, m manifest) error {
	text, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, fs.FileMode(0o644))
}
