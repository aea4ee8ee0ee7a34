// Package publish puts files into folders, a whole folder at a time: it writes a
// new folder beside the old one and exchanges the two in one step, so that a folder
// is one build, whole, at every instant, whatever is killed when. It knows nothing
// of what the files say.
package publish

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"
)

// File is one file of a folder.
type File struct {
	Path  string                // with forward slashes
	Write func(io.Writer) error // called once, beside those of other files
}

// Contents are what a folder is to hold.
type Contents struct {
	Folder string
	Files  iter.Seq[File]
	Keep   []string // files that stay as they are where they stand in the folder already, such as a committed one
}

// Bytes returns files that are in memory, in the order of their paths. They can be gone
// over once, and none is held when it is written.
func Bytes(files map[string][]byte) iter.Seq[File] {
	files = maps.Clone(files)
	return func(yield func(File) bool) {
		for _, path := range slices.Sorted(maps.Keys(files)) {
			body := files[path]
			delete(files, path)
			write := func(w io.Writer) error {
				_, err := w.Write(body)
				return err
			}
			if !yield(File{path, write}) {
				return
			}
		}
	}
}

// Folder returns the files of a folder, of which none is held.
func Folder(from string) iter.Seq[File] {
	return func(yield func(File) bool) {
		files := os.DirFS(from)
		err := fs.WalkDir(files, ".", func(file string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() {
				return err
			}
			if !yield(File{file, func(w io.Writer) error { return copyTo(w, files, file) }}) {
				return fs.SkipAll
			}
			return nil
		})
		if err != nil {
			yield(File{".unread", func(io.Writer) error { return err }})
		}
	}
}

func copyTo(w io.Writer, files fs.FS, name string) error {
	file, err := files.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}

// Summary counts the files of a Swap.
type Summary struct {
	Written   int // new, or changed
	Unchanged int // the same bytes as before; they keep their modification times
	Removed   int // of an earlier build, and no longer wanted
}

// Swap makes each folder hold its files and nothing else. The files are written on
// all cores, those of one folder after those of another, and those of the last folder
// first: they are ready, while the first takes memory to make. Only when all are there are
// the folders exchanged, in their order. A folder in which nothing differs is left
// alone. Where another Swap of the same folder runs, it waits for that.
//
// A folder with files that no Swap put there is refused. After an error every folder
// is as it was, unless it was an exchange that failed after that of another folder.
// Killing the process leaves each folder as it was or as it was to be. Swap does not
// wait for the disk, so a loss of power may undo more.
func Swap(all ...Contents) (total Summary, err error) {
	var held []*publication
	for _, one := range all {
		p := &publication{Contents: one, wanted: map[string]bool{}}
		held = append(held, p)
		defer p.close()
	}
	lastFirst := slices.Clone(held)
	slices.Reverse(lastFirst)
	for _, step := range []struct {
		take func(*publication) error
		each []*publication
	}{
		{(*publication).open, held},
		{(*publication).fill, lastFirst},
		{(*publication).complete, held},
		{(*publication).exchange, held},
	} {
		for _, p := range step.each {
			if err := step.take(p); err != nil {
				return Summary{}, explain(p.Folder, err)
			}
		}
	}
	for _, p := range held {
		total.Written += p.Written
		total.Unchanged += p.Unchanged
		total.Removed += p.Removed
	}
	return total, nil
}

// publication is a folder while it is swapped.
type publication struct {
	Contents
	place
	unlock  func()
	old     map[string]bool // the files that stand in the folder
	differs bool

	mu     sync.Mutex
	wanted map[string]bool
	same   []string // the wanted files that stand in the folder already
	Summary
}

// open holds the folder, takes away what a killed build left, and finds out whether
// the folder may be swapped.
func (p *publication) open() (err error) {
	if p.place, err = find(p.Folder); err != nil {
		return err
	}
	if p.unlock, err = p.lock(); err != nil {
		return err
	}
	if err := p.recover(); err != nil {
		return err
	}
	if p.old, err = p.standing(p.Keep); err != nil {
		return err
	}
	for _, path := range p.Keep {
		if p.old[path] {
			p.wanted[path] = true
			p.same = append(p.same, path)
		}
	}
	return os.Mkdir(p.next, 0o755)
}

// close takes away what is left beside the folder: the new one if it was not put in
// place, else the old one. What cannot be removed is the next build's to tell of.
func (p *publication) close() {
	if p.unlock == nil {
		return
	}
	os.RemoveAll(p.next)
	os.RemoveAll(p.last)
	p.unlock()
}

// fill writes every file that differs into the new folder.
func (p *publication) fill() error {
	cores, failed := errgroup.WithContext(context.Background())
	cores.SetLimit(runtime.GOMAXPROCS(0))
	for file := range p.Files {
		if failed.Err() != nil {
			break
		}
		if err := p.claim(file.Path); err != nil {
			cores.Go(func() error { return err })
			break
		}
		cores.Go(func() error { return p.put(file) })
	}
	return cores.Wait()
}

// claim refuses a path that no file can have, or that another file has.
func (p *publication) claim(path string) error {
	if !fs.ValidPath(path) || path == "." || strings.ContainsAny(path, "\\\n") {
		return fmt.Errorf("%q cannot be the path of a file", path)
	}
	if p.wanted[path] {
		return fmt.Errorf("two files have the path %s", path)
	}
	p.wanted[path] = true
	return nil
}

// put makes one file, and writes it where it differs from the one that stands.
func (p *publication) put(file File) (err error) {
	room := buffers.Get().(*[2]bytes.Buffer)
	defer buffers.Put(room)
	room[0].Reset()
	made := draft{name: filepath.Join(p.next, file.Path), made: &room[0], held: &room[1]}
	if p.old[file.Path] {
		made.old, _ = os.Open(filepath.Join(p.folder, file.Path)) // else it is written
	}
	defer func() { err = cmp.Or(err, made.close()) }()
	if err := file.Write(&made); err != nil {
		return fmt.Errorf("make %s: %w", file.Path, err)
	}
	same, err := made.end()
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if same {
		p.same = append(p.same, file.Path)
	} else {
		p.Written++
	}
	return nil
}

func (p *publication) write(path string, body []byte) error {
	name := filepath.Join(p.next, path)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, body, 0o644)
}

// complete adds the files that have not changed to the new folder: as another name of
// the same file, or copied where the disk has no links.
func (p *publication) complete() error {
	for path := range p.old {
		if !p.wanted[path] {
			p.Removed++
		}
	}
	info, err := os.Stat(p.folder)
	p.Unchanged, p.differs = len(p.same), err != nil || p.Written+p.Removed > 0
	if !p.differs {
		return nil
	}
	cores := errgroup.Group{}
	cores.SetLimit(runtime.GOMAXPROCS(0))
	for _, path := range p.same {
		cores.Go(func() error {
			from, to := filepath.Join(p.folder, path), filepath.Join(p.next, path)
			if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil || os.Link(from, to) == nil {
				return err
			}
			body, err := os.ReadFile(from)
			if err != nil {
				return err
			}
			return p.write(path, body)
		})
	}
	if err := cores.Wait(); err != nil || info == nil {
		return err
	}
	if _, err := p.standing(p.Keep); err != nil { // somebody may have added a file meanwhile
		return err
	}
	return os.Chmod(p.next, info.Mode())
}

// exchange puts the new folder in the place of the old one. The files of both are
// recorded as ours before, so that they are known whenever we are killed.
func (p *publication) exchange() error {
	if p.differs {
		both := maps.Clone(p.old)
		maps.Copy(both, p.wanted)
		if err := p.record(both); err != nil {
			return err
		}
		if err := p.swap(); err != nil {
			return err
		}
	}
	return p.record(p.wanted)
}
