package contribute

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing/fstest"
	"time"

	"bandstand/directory/content"
)

// BundleFile is the one file of a bundle, so that a bundle cannot be half of one build and half of another: an archive of
// manifestFile and of the folders content, layouts and static. It is compressed as a whole, because pages are alike: that
// takes half of what it takes page by page.
const (
	BundleFile   = "contribute.tar.gz"
	manifestFile = "contribute.json" // what of a source is no file
)

// bundleFormat is raised when this program can no longer read older bundles.
const bundleFormat = 2

// ErrEmpty is the error of opening a bundle that was never built, as in a fresh clone.
var ErrEmpty = errors.New("the bundle of the service for groups is empty")

type manifest struct {
	Format int `json:"format"`
	Source
}

// Build writes the one file of a bundle, which is called BundleFile: texts of the content folder, layouts and static files,
// all of which anybody can read on the site or in its repository. The same source makes the same bytes. Of the folders no
// more than a file is held at a time.
func Build(w io.Writer, source Source) error {
	told, err := json.Marshal(manifest{bundleFormat, source})
	if err != nil {
		return fmt.Errorf("build the service for groups: %w", err)
	}
	compressed := gzip.NewWriter(w)
	archive := tar.NewWriter(compressed)
	put := func(name string, body []byte) error { // without a time
		err := archive.WriteHeader(&tar.Header{Name: name, Size: int64(len(body)), Mode: 0o644})
		if err == nil {
			_, err = archive.Write(body)
		}
		return err
	}
	err = put(manifestFile, told)
	anyFile := func(string) bool { return true }
	for _, one := range []struct {
		folder string
		from   fs.FS
		takes  func(file string) bool
	}{{"content", source.Content, content.IsText}, {"layouts", source.Layouts, anyFile}, {"static", source.Static, anyFile}} {
		err = cmp.Or(err, fs.WalkDir(one.from, ".", func(file string, entry fs.DirEntry, err error) error {
			if err != nil || !entry.Type().IsRegular() || !one.takes(file) {
				return err
			}
			body, err := fs.ReadFile(one.from, file)
			if err != nil {
				return err
			}
			return put(one.folder+"/"+file, body)
		}))
	}
	if err := cmp.Or(err, archive.Close(), compressed.Close()); err != nil {
		return fmt.Errorf("build the service for groups: %w", err)
	}
	return nil
}

// Open opens what Build wrote, and needs it no longer. The error is ErrEmpty where there are none.
func Open(bundle fs.FS, now time.Time) (*Bundle, error) {
	packed, err := fs.ReadFile(bundle, BundleFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, ErrEmpty
	}
	var source Source
	if err == nil {
		source, err = unpack(packed)
	}
	if err != nil {
		return nil, fmt.Errorf("open the service for groups: %w: build the bundle again", err)
	}
	return New(source, now)
}

func unpack(packed []byte) (Source, error) {
	compressed, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return Source{}, err
	}
	m := manifest{}
	folders := map[string]fstest.MapFS{"content": {}, "layouts": {}, "static": {}}
	for archive := tar.NewReader(compressed); ; {
		header, err := archive.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return Source{}, err
		}
		body, err := io.ReadAll(archive)
		if err != nil {
			return Source{}, err
		}
		if header.Name == manifestFile {
			if err := json.Unmarshal(body, &m); err != nil {
				return Source{}, err
			}
			continue
		}
		folder, file, _ := strings.Cut(header.Name, "/")
		if of, known := folders[folder]; known {
			of[file] = &fstest.MapFile{Data: body}
		}
	}
	if _, err := io.Copy(io.Discard, compressed); err != nil { // which checks its sum
		return Source{}, err
	}
	if m.Format != bundleFormat {
		return Source{}, fmt.Errorf("the bundle is of format %d and this program reads %d", m.Format, bundleFormat)
	}
	m.Content, m.Layouts, m.Static = folders["content"], folders["layouts"], folders["static"]
	return m.Source, nil
}
