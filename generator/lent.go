package main

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"

	"bandstand/directory/activity"
)

// ownContent is the content folder of this repository, as seen from where the
// command is typed.
const ownContent = "content"

// lent is a content folder that takes the words of everyday language, where it has
// none of its own, from the content of this repository: another directory's kinds
// are its own, but Tuesday is Tuesday.
type lent struct {
	fs.FS
	lender fs.FS
}

// lend gives a content folder with the words of this repository behind its own.
func lend(content fs.FS) fs.FS { return lent{content, os.DirFS(ownContent)} }

// from gives where a file is to be read.
func (l lent) from(name string) fs.FS {
	if path.Dir(name) == "vocabulary" && slices.Contains(activity.LanguageFiles, path.Base(name)) {
		if _, err := fs.Lstat(l.FS, name); errors.Is(err, fs.ErrNotExist) {
			if _, err := fs.Lstat(l.lender, name); err == nil {
				return l.lender
			}
		}
	}
	return l.FS
}

func (l lent) Open(name string) (fs.File, error) { return l.from(name).Open(name) }

// Lstat and ReadLink let through that a file is a link, which is not read.

func (l lent) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(l.from(name), name) }

func (l lent) ReadLink(name string) (string, error) { return fs.ReadLink(l.from(name), name) }
