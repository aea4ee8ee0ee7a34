package publish

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"syscall"
)

// plan is what has to change, each list sorted by path.
type plan struct {
	leadNowhere  []string // pictures, fonts and the like
	data         []string // other files that are not pages: styles, scripts, feeds
	newPages     []string
	changedPages []string
	unwanted     []string // files of ours that are to go
}

func (p plan) nothingToDo() bool {
	return len(p.leadNowhere)+len(p.data)+len(p.newPages)+len(p.changedPages)+len(p.unwanted) == 0
}

// changed gives everything that is to be written.
func (p plan) changed() []string {
	return slices.Concat(p.leadNowhere, p.data, p.newPages, p.changedPages)
}

// standing is what is found where a file is to be.
type standing int

const (
	nothing   standing = iota
	same               // the file, with the bytes that it is to have
	different          // a file with other bytes
	folder             // a folder
	other              // a link, a device or the like
)

// makePlan compares the folder with what it is to hold. It changes nothing, and
// finds out whether a file of somebody else's stands in the way.
func (p *publication) makePlan() (plan, error) {
	var made plan
	for _, file := range slices.Sorted(maps.Keys(p.files)) {
		found, err := p.look(file)
		if err != nil {
			return plan{}, err
		}
		if found == same {
			continue
		}
		if err := p.mayReplace(file, found); err != nil {
			return plan{}, err
		}
		switch {
		case leadsNowhere(file):
			made.leadNowhere = append(made.leadNowhere, file)
		case !isPage(file):
			made.data = append(made.data, file)
		case found == different:
			made.changedPages = append(made.changedPages, file)
		default:
			made.newPages = append(made.newPages, file)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(p.ours)) {
		if _, wanted := p.files[file]; !wanted {
			made.unwanted = append(made.unwanted, file)
		}
	}
	return made, nil
}

// look finds out what stands where a file is to be.
func (p *publication) look(file string) (standing, error) {
	for parent := range parents(file) {
		info, err := p.root.Lstat(parent)
		switch {
		case missing(err):
			return nothing, nil
		case err != nil:
			return nothing, fmt.Errorf("look at %s: %w", parent, reason(err))
		case info.Mode().IsRegular() && p.ours[parent]:
			return nothing, nil // a file of ours that makes way for a folder
		case !info.IsDir():
			return nothing, inTheWay(parent)
		}
	}
	info, err := p.root.Lstat(file)
	switch {
	case missing(err):
		return nothing, nil
	case err != nil:
		return nothing, fmt.Errorf("look at %s: %w", file, reason(err))
	case info.IsDir():
		return folder, nil
	case !info.Mode().IsRegular():
		return other, nil
	case info.Size() != int64(len(p.files[file])):
		return different, nil
	}
	held, err := p.root.ReadFile(file)
	if err != nil {
		return nothing, fmt.Errorf("read %s: %w", file, reason(err))
	}
	if !bytes.Equal(held, p.files[file]) {
		return different, nil
	}
	return same, nil
}

// mayReplace says whether what stands in a file's place is ours to replace.
func (p *publication) mayReplace(file string, found standing) error {
	switch {
	case found == folder:
		return p.allOurs(file)
	case found == nothing, p.ours[file]:
		return nil
	}
	return inTheWay(file)
}

// allOurs says whether everything in a folder is ours, so that it may make way
// for a file.
func (p *publication) allOurs(folder string) error {
	return fs.WalkDir(p.root.FS(), folder, func(file string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return fmt.Errorf("look at %s: %w", file, reason(err))
		case entry.IsDir() || p.ours[file]:
			return nil
		}
		return inTheWay(file)
	})
}

func inTheWay(file string) error {
	return fmt.Errorf("%s is in the way: it is not a file that Bandstand made, so it is left as it is, and nothing has been changed; move it, or choose another folder", path.Clean(file))
}

// missing says whether an error means that there is no such file, which it also
// does where one of its folders is a file.
func missing(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}
