// Package temporary makes folders for temporary files that go with the process that made
// them, however it ends. It knows nothing of what lies in them.
package temporary

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/gofrs/flock"
)

const (
	prefix   = "bandstand-working-" // of a folder that its process holds
	lockFile = "lock"               // by which: the hold ends with the process at the latest
)

// Folder makes a folder among the temporary files, which remove takes away. Where the
// process is killed before, the next one to call Folder takes it away.
func Folder() (folder string, remove func() error, err error) {
	removeLeft()
	// It gets the name by which others know it when it is held.
	folder, err = os.MkdirTemp("", "bandstand-begun-")
	if err != nil {
		return "", nil, fmt.Errorf("make a folder for temporary files: %w", err)
	}
	hold := flock.New(filepath.Join(folder, lockFile))
	if held, _ := hold.TryLock(); held {
		named := strings.Replace(folder, "bandstand-begun-", prefix, 1)
		if os.Rename(folder, named) == nil {
			folder = named
		}
	}
	return folder, func() error { return cmp.Or(removeAll(folder), hold.Close()) }, nil
}

// removeAll removes a folder, its lock last, so that the next one to look for what is left finds it as long as anything is
// in it.
func removeAll(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if entry.Name() != lockFile {
			if err := os.RemoveAll(filepath.Join(folder, entry.Name())); err != nil {
				return err
			}
		}
	}
	return os.RemoveAll(folder)
}

// removeLeft removes the folders that nobody holds any more. One that cannot be removed is
// left to whoever may.
func removeLeft() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), prefix+"*", lockFile))
	for _, file := range left {
		info, err := os.Lstat(file)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		hold := flock.New(file)
		if held, _ := hold.TryLock(); held {
			removeAll(filepath.Dir(file))
		}
		hold.Close()
	}
	empty, _ := filepath.Glob(filepath.Join(os.TempDir(), prefix+"[0-9]*")) // of one that was killed between lock and folder
	for _, folder := range empty {
		os.Remove(folder) // which fails where anything is in it
	}
}
