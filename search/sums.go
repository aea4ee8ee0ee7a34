package search

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// sumsFile has a checksum of every other file of a bundle, and of the sums of its
// translations: a bundle that was copied in part, or of parts of two builds, would
// answer with the card of one activity to the words of another. A hash would take as
// long as all else that is done before the first search. It lies among bleve's files
// because it changes with them, which differ from build to build.
const sumsFile = "index/sums.json"

// sums are checksums of files, by their paths in a bundle.
type sums map[string]uint32

// sumsOf returns those of all files of a folder but of the sums themselves, which an earlier
// bundle may have left among what was taken over.
func sumsOf(folder string) (sums, error) {
	all, files := sums{}, os.DirFS(folder)
	err := fs.WalkDir(files, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || name == sumsFile {
			return err
		}
		all[name], err = sumOf(files, name)
		return err
	})
	return all, err
}

func (s sums) write(folder string) error {
	text, err := json.Marshal(s)
	if err != nil {
		return err
	}
	name := filepath.Join(folder, sumsFile)
	return cmp.Or(os.MkdirAll(filepath.Dir(name), 0o755), os.WriteFile(name, text, 0o644))
}

func sumOf(bundle fs.FS, name string) (uint32, error) {
	file, err := bundle.Open(name)
	if err != nil {
		return 0, err
	}
	defer file.Close()
	sum := crc32.NewIEEE()
	_, err = io.Copy(sum, file)
	return sum.Sum32(), err
}

var errNotOfOneBuild = errors.New("its files are not of one build: build it again")

// checkSums returns an error where the files of a bundle are not those of one build.
func checkSums(bundle fs.FS) error {
	text, err := fs.ReadFile(bundle, sumsFile)
	if err != nil {
		return err
	}
	var want sums
	if err := json.Unmarshal(text, &want); err != nil {
		return fmt.Errorf("%s: %w", sumsFile, err)
	}
	for name, sum := range want {
		found, err := sumOf(bundle, name)
		if err != nil {
			return err
		}
		if found != sum {
			return fmt.Errorf("%s: %w", name, errNotOfOneBuild)
		}
	}
	return nil
}
