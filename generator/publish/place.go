package publish

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

// place is where a folder stands, and our corner beside it, because what stands in
// the folder is public: the lock, the record of the files that are ours, notes for the
// next build, and the new folder until it is put in place.
type place struct {
	folder string // absolute, with links followed
	corner string
	next   string // the new folder; the old one, once they are exchanged
	last   string // the old folder, where the system cannot exchange
}

// find returns the place of a folder, which need not be there yet.
func find(folder string) (place, error) {
	at, err := filepath.Abs(folder)
	if err != nil {
		return place{}, err
	}
	if real, err := filepath.EvalSymlinks(at); err == nil {
		at = real
	}
	if info, err := os.Stat(at); err == nil && !info.IsDir() {
		return place{}, errors.New("that is a file")
	}
	corner := filepath.Join(filepath.Dir(at), "."+filepath.Base(at)+".bandstand")
	return place{at, corner, filepath.Join(corner, "new"), filepath.Join(corner, "old")}, nil
}

// patience is how long a build waits for another one that writes to the same folder.
const patience = 10 * time.Second

// lock makes our corner and holds it, so that two builds do not undo each other. The
// hold ends with the process at the latest.
func (at place) lock() (unlock func(), err error) {
	if err := os.MkdirAll(at.corner, 0o755); err != nil {
		return nil, err
	}
	hold := flock.New(filepath.Join(at.corner, "lock"))
	waiting, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	if _, err := hold.TryLockContext(waiting, 50*time.Millisecond); errors.Is(err, context.DeadlineExceeded) {
		return nil, hinted{errors.New("another build is writing there"), "wait until it has finished, then try again"}
	} else if err != nil {
		return nil, err
	}
	return func() { hold.Unlock() }, nil
}

// Check returns an error where a folder holds files that no Swap put there.
func Check(folder string) error {
	at, err := find(folder)
	if err == nil {
		_, err = at.standing(nil)
	}
	return explain(folder, err)
}

// litter are files that a desktop leaves in every folder it shows. They may go.
var litter = []string{".DS_Store", "Thumbs.db", "desktop.ini"}

// standing returns the files that stand in the folder. It refuses those that are
// neither recorded as ours nor to be kept.
func (at place) standing(keep []string) (map[string]bool, error) {
	ours, known, err := at.recorded()
	if err != nil {
		return nil, err
	}
	found, foreign := map[string]bool{}, []string(nil)
	err = fs.WalkDir(os.DirFS(at.folder), ".", func(file string, entry fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil // the whole folder, or another build has just swapped it
		case err != nil:
			return err
		case entry.IsDir() || slices.Contains(litter, path.Base(file)):
		case entry.Type().IsRegular() && (ours[file] || slices.Contains(keep, file)):
			found[file] = true
		default:
			foreign = append(foreign, file)
		}
		return nil
	})
	if len(foreign) > 0 && err == nil {
		err = errForeign(foreign, filepath.Join(at.corner, recordFile), known)
	}
	return found, err
}

// recordFile is where the files that are ours are recorded.
const recordFile = "files"

// recorded returns the files that are ours, and whether there is a record of them.
// Versions before this one kept that record, and a note, in the folder.
func (at place) recorded() (ours map[string]bool, known bool, err error) {
	text, err := os.ReadFile(filepath.Join(at.corner, recordFile))
	if errors.Is(err, fs.ErrNotExist) {
		text, err = os.ReadFile(filepath.Join(at.folder, ".bandstand", "manifest"))
		text = append(text, ".bandstand/manifest\n.bandstand/pictures.json\n"...)
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, false, nil
	}
	ours = map[string]bool{}
	for line := range strings.Lines(string(text)) {
		ours[strings.TrimSuffix(line, "\n")] = true
	}
	return ours, true, err
}

// record writes down which files are ours, one a line.
func (at place) record(files map[string]bool) error {
	return at.note(recordFile, []byte(strings.Join(append(slices.Sorted(maps.Keys(files)), ""), "\n")))
}

// note replaces a file in our corner in one step, where it differs.
func (at place) note(name string, text []byte) error {
	file := filepath.Join(at.corner, name)
	if held, err := os.ReadFile(file); err == nil && bytes.Equal(held, text) {
		return nil
	}
	if err := os.WriteFile(file+".new", text, 0o644); err != nil {
		return err
	}
	return os.Rename(file+".new", file)
}

// swap puts the new folder in the place of the old one, if there is one.
func (at place) swap() error {
	_, err := os.Stat(at.folder)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return os.Rename(at.next, at.folder)
	case err == nil:
		err = exchange(at.next, at.folder)
	}
	if errors.Is(err, errors.ErrUnsupported) {
		return at.swapInTwoSteps()
	}
	return err
}

// swapInTwoSteps is for systems that cannot exchange two folders. Between the steps
// there is none, which recover mends if we are killed there.
func (at place) swapInTwoSteps() error {
	if err := os.Rename(at.folder, at.last); err != nil {
		return err
	}
	if err := os.Rename(at.next, at.folder); err != nil {
		return errors.Join(err, os.Rename(at.last, at.folder))
	}
	return nil
}

// recover takes away what a killed build left. Where that was killed between two
// steps, the old folder is put back.
func (at place) recover() error {
	if _, err := os.Stat(at.folder); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(at.last, at.folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := os.RemoveAll(at.next); err != nil {
		return err
	}
	return os.RemoveAll(at.last)
}
