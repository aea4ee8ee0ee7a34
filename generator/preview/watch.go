package preview

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet  = 80 * time.Millisecond // without changes, after which a burst is over: editors write, rename and touch at once
	latest = time.Second           // that a burst is waited for
)

// watcher notices changes in some folders. A nil watcher notices none.
type watcher struct {
	folders []string // with links followed, as events name them
	notify  *fsnotify.Watcher
}

// watch begins to watch folders and those below them. A folder that is not there yet
// is noticed when it is made.
func watch(folders []string) (*watcher, error) {
	notify, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch for changes: %w", err)
	}
	w := &watcher{notify: notify}
	for _, folder := range folders {
		w.folders = append(w.folders, resolved(folder))
	}
	if err := w.addAll(); err != nil {
		notify.Close()
		return nil, err
	}
	return w, nil
}

// resolved returns the absolute path of a folder with its links followed.
func resolved(folder string) string {
	if absolute, err := filepath.Abs(folder); err == nil {
		folder = absolute
	}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		return real
	}
	return filepath.Clean(folder)
}

// addAll watches every folder that is there now. It is called again after each change,
// because watching a folder twice does nothing. The folder above is watched too: a
// checkout may remove a watched folder and make it again.
func (w *watcher) addAll() error {
	for _, top := range w.folders {
		w.notify.Add(filepath.Dir(top)) // without it, only that would not be noticed
		err := filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case errors.Is(err, fs.ErrNotExist):
				return nil
			case err != nil:
				return err
			case !entry.IsDir():
				return nil
			case name != top && isTemporary(name):
				return fs.SkipDir
			}
			if err := w.notify.Add(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return fmt.Errorf("watch %s: %w", name, err)
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// run calls changed after each burst of changes, until ctx ends.
func (w *watcher) run(ctx context.Context, changed func(), log func(string)) {
	if w == nil {
		<-ctx.Done()
		return
	}
	var calm, enough <-chan time.Time
	noticed := func() {
		calm = time.After(quiet)
		if enough == nil {
			enough = time.After(latest)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return
		case event := <-w.notify.Events:
			if w.concerns(event) {
				noticed()
			}
			continue
		case err := <-w.notify.Errors:
			log(fmt.Sprintf("some changes may have been missed, so everything is built again: %v", err))
			noticed()
			continue
		case <-calm:
		case <-enough:
		}
		calm, enough = nil, nil
		// Before the build, so that no change in a new folder falls between the two.
		if err := w.addAll(); err != nil {
			log(fmt.Sprintf("some changes may not be noticed: %v", err))
		}
		changed()
	}
}

// concerns reports whether an event can change what is built.
func (w *watcher) concerns(event fsnotify.Event) bool {
	if event.Op == fsnotify.Chmod || isTemporary(event.Name) {
		return false
	}
	for _, top := range w.folders {
		if below, err := filepath.Rel(top, event.Name); err == nil && filepath.IsLocal(below) {
			return true
		}
	}
	return false
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
