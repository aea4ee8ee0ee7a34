package content

import (
	"io/fs"
	"path"
	"testing/fstest"
)

// IsText reports whether a file of a content folder is a page or a list, and no picture.
func IsText(file string) bool { return path.Ext(file) == ".md" || path.Ext(file) == ".yaml" }

// Texts reads the pages and lists of a content folder into memory, without pictures: for
// whoever tries what a change would make of it before it is written.
func Texts(folder fs.FS) (fstest.MapFS, error) {
	held := fstest.MapFS{}
	err := fs.WalkDir(folder, ".", func(file string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() || !IsText(file) {
			return err
		}
		body, err := fs.ReadFile(folder, file)
		held[file] = &fstest.MapFile{Data: body}
		return err
	})
	return held, err
}
