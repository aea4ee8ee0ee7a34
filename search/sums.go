package search

import (
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"io/fs"
)

// sumsFile has a checksum of every other file of a bundle, and of the sums of its
// translations: a bundle that was copied in part, or of parts of two builds, would
// answer with the card of one activity to the words of another. A hash would take as
// long as all else that is done before the first search. It lies among bleve's files
// because it changes with them, which differ from build to build.
const sumsFile = "index/sums.json"

func writeSums(files map[string][]byte) ([]byte, error) {
	sums := map[string]uint32{}
	for name, text := range files {
		sums[name] = crc32.ChecksumIEEE(text)
	}
	return json.Marshal(sums)
}

var errNotOfOneBuild = errors.New("its files are not of one build: build it again")

// checkSums returns an error where the files of a bundle are not those of one build.
func checkSums(bundle fs.FS) error {
	text, err := fs.ReadFile(bundle, sumsFile)
	if err != nil {
		return err
	}
	var sums map[string]uint32
	if err := json.Unmarshal(text, &sums); err != nil {
		return fmt.Errorf("%s: %w", sumsFile, err)
	}
	for name, want := range sums {
		file, err := bundle.Open(name)
		if err != nil {
			return err
		}
		sum := crc32.NewIEEE()
		_, err = io.Copy(sum, file)
		file.Close()
		if err != nil {
			return err
		}
		if sum.Sum32() != want {
			return fmt.Errorf("%s: %w", name, errNotOfOneBuild)
		}
	}
	return nil
}
