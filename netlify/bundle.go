package netlify

import (
	"context"
	"errors"
	"io/fs"
	"log"
	"maps"
	"net/http"
	"os"
	"time"
)

// Service answers requests from a bundle.
type Service interface {
	http.Handler

	// Open has the service answer from a bundle from now on: requests under way are
	// still answered from the one before, whole. After an error it goes on as before.
	// Unless the bundle stays, all of it must have been read when Open returns.
	Open(bundle fs.FS, stays bool) error
}

// looksEvery is how often a folder is looked at. Looking works on every disk, also on
// those of containers and networks, which tell nobody of changes.
const looksEvery = time.Second

// folder is a bundle on disk, which another may replace at any time, in one step or file
// by file.
type folder struct {
	name    string
	service Service
	seen    map[string]fs.FileInfo // what it held when it was last opened, or refused
	refused string                 // why, if it was
}

// follow opens the bundle whenever it has changed, until ctx ends.
func (f *folder) follow(ctx context.Context, every time.Duration) {
	ticks := time.NewTicker(every)
	defer ticks.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticks.C:
			f.look()
		}
	}
}

// look opens the bundle if it has changed. One that is refused is tried again when it
// has changed once more, and one that is being written to at the next look.
func (f *folder) look() {
	holds := filesBelow(f.name)
	if f.seen != nil && same(f.seen, holds) {
		return
	}
	err := f.open(holds)
	if !same(holds, filesBelow(f.name)) {
		return
	}
	f.seen = holds
	switch {
	case err == nil:
		f.refused = ""
		log.Printf("answering from the bundle in %s", f.name)
	case err.Error() != f.refused:
		f.refused = err.Error()
		log.Printf("the bundle in %s is not taken: %v", f.name, err)
	}
}

// open opens a copy of the bundle: whoever writes into the folder afterwards, or while
// it is read, cannot change what is answered.
func (f *folder) open(holds map[string]fs.FileInfo) error {
	private, err := os.MkdirTemp("", "bandstand-bundle-")
	if err != nil {
		return err
	}
	// What is open stays, where the system allows to remove it.
	defer os.RemoveAll(private)
	if err := os.CopyFS(private, os.DirFS(f.name)); err != nil {
		return err
	}
	if !same(holds, filesBelow(f.name)) {
		return errors.New("it was written to while it was read")
	}
	return f.service.Open(os.DirFS(private), false)
}

// filesBelow returns the files of a folder by their paths. What cannot be read, or goes
// away meanwhile, is left out.
func filesBelow(name string) map[string]fs.FileInfo {
	found := map[string]fs.FileInfo{}
	_ = fs.WalkDir(os.DirFS(name), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return nil
		}
		if info, err := entry.Info(); err == nil {
			found[path] = info
		}
		return nil
	})
	return found
}

// same reports whether no file was added, removed, replaced or written to.
func same(a, b map[string]fs.FileInfo) bool {
	return maps.EqualFunc(a, b, func(a, b fs.FileInfo) bool {
		return os.SameFile(a, b) && a.Size() == b.Size() && a.ModTime().Equal(b.ModTime())
	})
}
