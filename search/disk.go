package search

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// bleve opens an index by its path only. A bundle in a folder has one; a bundle
// in the program is put into a temporary folder first, which takes about 20 ms
// for 5,000 activities.

// diskIndex is a folder on disk, and whether it is ours to remove.
type diskIndex struct {
	path      string
	temporary bool
}

// onDisk gives the path of a folder of a bundle, writing it out where it has none.
func onDisk(bundle fs.FS, folder string) (*diskIndex, error) {
	if found, ok := pathOf(bundle, path.Join(folder, "index_meta.json")); ok {
		return &diskIndex{path: filepath.Dir(found)}, nil
	}
	inner, err := fs.Sub(bundle, folder)
	if err != nil {
		return nil, err
	}
	temporary, err := os.MkdirTemp("", "bandstand-search-")
	if err != nil {
		return nil, err
	}
	if err := os.CopyFS(temporary, inner); err != nil {
		os.RemoveAll(temporary)
		return nil, err
	}
	return &diskIndex{path: temporary, temporary: true}, nil
}

func (d *diskIndex) remove() error {
	if !d.temporary {
		return nil
	}
	return os.RemoveAll(d.path)
}

// pathOf gives the path of a file of a bundle that is a folder.
func pathOf(bundle fs.FS, name string) (string, bool) {
	file, err := bundle.Open(name)
	if err != nil {
		return "", false
	}
	defer file.Close()
	onDisk, ok := file.(*os.File)
	if !ok {
		return "", false
	}
	return onDisk.Name(), true
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

// openedIndex is an index of bleve's, opened for reading.
type openedIndex struct {
	index  bleve.Index
	reader bleveindex.IndexReader
}

func openReadOnly(path string) (*openedIndex, error) {
	opened, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		return nil, err
	}
	advanced, err := opened.Advanced()
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	reader, err := advanced.Reader()
	if err != nil {
		return nil, errors.Join(err, opened.Close())
	}
	return &openedIndex{opened, reader}, nil
}

func (o *openedIndex) close() error { return errors.Join(o.reader.Close(), o.index.Close()) }
