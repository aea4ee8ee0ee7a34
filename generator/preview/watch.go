package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quiet is how long nothing changes after a burst: editors write, rename and touch at
// once. A file that was only half written by then is read again with its next part.
const quiet = 10 * time.Millisecond

// watcher notices changes in some folders. A nil watcher notices none.
type watcher struct {
	tops   []top
	notify *fsnotify.Watcher
}

// top is a folder that is watched, with all that is below it.
type top struct {
	name     string // as it was given
	resolved string // with links followed, as events name it
}

// watch begins to watch folders and those below them. One that is taken away is noticed
// when it comes back.
func watch(folders []string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch for changes: %w", err)
	}
	w := &watcher{notify: notify}
	for _, folder := range folders {
		resolved, err := filepath.Abs(folder)
		if err == nil {
			resolved, err = filepath.EvalSymlinks(resolved)
		}
		if err == nil {
			// The folder above too: a checkout may remove a watched folder and make it again.
			err = errors.Join(notify.Add(filepath.Dir(resolved)), w.add(resolved))
		}
		if err != nil {
			notify.Close()
			return nil, fmt.Errorf("watch %s: %w", folder, err)
		}
		w.tops = append(w.tops, top{folder, resolved})
	}
	return w, nil
}

// add watches a folder and those below it, if that is what the name stands for. Each is
// watched before it is read, so that nothing that is made in it falls between the two.
func (w *watcher) add(name string) error {
	return filepath.WalkDir(name, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && entry.IsDir() {
			if isTemporary(name) {
				return fs.SkipDir
			}
			err = w.notify.Add(name)
		}
		if errors.Is(err, fs.ErrNotExist) { // gone again
			return nil
		}
		return err
	})
}

// run calls changed after each burst of changes, until ctx ends.
func (w *watcher) run(ctx context.Context, changed func(Changes), log func(string)) {
	if w == nil {
		<-ctx.Done()
		return
	}
	noticed := map[string]bool{}
	var calm <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.notify.Events:
			if event.Op != fsnotify.Chmod && !isTemporary(event.Name) {
				noticed[event.Name] = true
				calm = time.After(quiet)
			}
		case err := <-w.notify.Errors:
			log(fmt.Sprintf("some changes may have been missed, so everything is read again: %v", err))
			for _, top := range w.tops {
				noticed[top.resolved] = true
			}
			calm = time.After(quiet)
		case <-calm:
			if changes := w.changes(noticed, log); len(changes) > 0 {
				changed(changes)
			}
			clear(noticed)
		}
	}
}

// changes returns what was noticed in the watched folders, and watches what is new
// there: only now, because fsnotify stops to watch a folder that was renamed a moment
// after it has told of its new name.
func (w *watcher) changes(noticed map[string]bool, log func(string)) Changes {
	changes := Changes{}
	for _, top := range w.tops {
		for name := range noticed {
			below, err := filepath.Rel(top.resolved, name)
			if err != nil || !filepath.IsLocal(below) {
				continue
			}
			if err := w.add(name); err != nil {
				log(fmt.Sprintf("some changes may not be noticed: %v", err))
			}
			changes[top.name] = append(changes[top.name], filepath.ToSlash(below))
		}
		slices.Sort(changes[top.name])
	}
	return changes
}

// isTemporary reports whether a file is one that an editor keeps for itself: a lock, a
// swap file, a backup.
func isTemporary(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") || strings.HasPrefix(base, "#") || strings.HasSuffix(base, "~")
}

func (w *watcher) close() {
	if w != nil {
		w.notify.Close()
	}
}
