// Package publish puts files into a folder so that the folder is whole at every
// instant, even where a build is killed half-way: no file is ever half-written,
// and no page leads to an address that is not there. It knows nothing of what
// the files say.
package publish

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path"
	"slices"
	"strings"
)

// Summary counts what one Folder did.
type Summary struct {
	Written   int // files that are new or have changed
	Unchanged int // files that were left alone, because they held the same bytes
	Removed   int // files of an earlier build that are no longer wanted
}

// Contents are what a folder is to hold: files by path with forward slashes.
type Contents struct {
	Folder string
	Files  map[string][]byte
}

// Folder makes a folder hold these files, by path with forward slashes, and
// takes away what an earlier Folder put there and is no longer wanted. Files
// that somebody else put there stay: where one of them stands in the way, that
// is an error, and nothing has been changed.
//
// What is ours is listed in .bandstand/ inside the folder. Nothing is written
// or removed outside the folder, whatever links lie in it.
//
// Killing the process at any point leaves a folder that the next Folder
// completes. It does not wait for the disk, so a loss of power may undo more.
func Folder(folder string, files map[string][]byte) (Summary, error) {
	return folderWith(folder, files, func() error { return nil })
}

// Together is Folder for several folders that belong to one build, in their
// order. All are held from before the first change until after the last, so that
// no other build comes between them, and what is in the way in one of them
// changes none.
func Together(all ...Contents) error {
	_, err := together(all, func() error { return nil })
	return err
}

// folderWith is Folder with something to do before every change of the folder,
// by which a test stops it anywhere.
func folderWith(folder string, files map[string][]byte, beforeChange func() error) (Summary, error) {
	return together([]Contents{{folder, files}}, beforeChange)
}

// together gives the summary of the last folder.
func together(all []Contents, beforeChange func() error) (last Summary, err error) {
	var held []*publication
	defer func() {
		for _, p := range held {
			p.close()
		}
	}()
	for _, one := range all {
		p, err := open(one, beforeChange)
		if err != nil {
			return Summary{}, err
		}
		held = append(held, p)
	}
	for _, p := range held {
		if err := p.run(); err != nil {
			return Summary{}, fmt.Errorf("publish to %s: %w", p.name, err)
		}
		last = p.summary
	}
	return last, nil
}

// open holds a folder and finds out what there is to do. Nothing is changed.
func open(one Contents, beforeChange func() error) (*publication, error) {
	if err := checkPaths(one.Files); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(one.Folder, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder %s: %w", one.Folder, reason(err))
	}
	root, err := os.OpenRoot(one.Folder)
	if err != nil {
		return nil, fmt.Errorf("open the folder %s: %w", one.Folder, reason(err))
	}
	p := &publication{root: root, name: one.Folder, files: one.Files, beforeChange: beforeChange, unlock: func() {}}
	if err := p.begin(); err != nil {
		p.close()
		return nil, fmt.Errorf("publish to %s: %w", one.Folder, err)
	}
	return p, nil
}

// publication is one Folder at work.
type publication struct {
	root         *os.Root
	name         string // of the folder, for people
	files        map[string][]byte
	beforeChange func() error
	unlock       func()

	ours    map[string]bool // what the manifest listed when we began
	plan    plan
	summary Summary
}

func (p *publication) begin() (err error) {
	if p.unlock, err = p.lock(); err != nil {
		p.unlock = func() {}
		return err
	}
	if p.ours, err = p.readManifest(); err != nil {
		return err
	}
	p.plan, err = p.makePlan()
	return err
}

func (p *publication) close() {
	p.unlock()
	p.root.Close()
}

// run is the order that keeps the folder whole: everything is staged beside,
// then what leads nowhere goes up before what leads to it, and is taken down
// after it.
func (p *publication) run() error {
	defer p.root.RemoveAll(stagingFolder)
	steps := []func() error{
		p.clearStaging,
		func() error { return p.writeManifest(p.union()) },
		p.stage,
		func() error { return p.placeAll(p.plan.leadNowhere) },
		p.holdNewPages,
		func() error { return p.placeAll(p.plan.data) },
		func() error { return p.placeAll(p.plan.newPages) },
		func() error { return p.placeAll(p.plan.changedPages) },
		p.holdUnwantedPages,
		p.removeUnwanted,
		func() error { return p.writeManifest(maps.Keys(p.files)) },
	}
	if p.plan.nothingToDo() && maps.Equal(p.ours, keys(p.files)) {
		steps = nil
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	p.summary.Unchanged = len(p.files) - p.summary.Written
	return nil
}

// checkPaths refuses paths that no file could have, or that would lie in our
// own corner.
func checkPaths(files map[string][]byte) error {
	for _, file := range slices.Sorted(maps.Keys(files)) {
		if !validPath(file) {
			return fmt.Errorf("%q cannot be the path of a published file", file)
		}
		for parent := range parents(file) {
			if _, taken := files[parent]; taken {
				return fmt.Errorf("%s cannot be both a file and the folder of %s", parent, file)
			}
		}
	}
	return nil
}

// parents gives the folders above a file, the outermost first.
func parents(file string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for i, c := range file {
			if c == '/' && !yield(file[:i]) {
				return
			}
		}
	}
}

// isPage says whether a file is HTML, so that others lead to it and it leads on.
func isPage(file string) bool { return path.Ext(file) == ".html" }

// leadsNowhere says whether a file names no other: pictures and fonts, but not
// styles, scripts and lists.
func leadsNowhere(file string) bool {
	switch path.Ext(file) {
	case ".html", ".css", ".js", ".json", ".jsonl", ".xml", ".txt", ".csv", ".webmanifest", ".ics":
		return false
	}
	return true
}

// change runs one change of the folder, unless a test stops us first.
func (p *publication) change(make func() error) error {
	if err := p.beforeChange(); err != nil {
		return err
	}
	return make()
}

// reason is the cause of a file error in the fewest words; the caller has named
// the file.
func reason(err error) error {
	var pathError *os.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	var linkError *os.LinkError
	if errors.As(err, &linkError) {
		return linkError.Err
	}
	return err
}

func keys(files map[string][]byte) map[string]bool {
	all := make(map[string]bool, len(files))
	for file := range files {
		all[file] = true
	}
	return all
}

func inOwnCorner(file string) bool {
	return file == ownFolder || strings.HasPrefix(file, ownFolder+"/")
}
