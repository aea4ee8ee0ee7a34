// Package verdict tells whoever sends a few pages how these stand, and leaves out what
// others have to mend.
package verdict

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"bandstand/directory/content"
	"bandstand/directory/words"
)

// Verdict is how some files stand among all others.
type Verdict struct {
	Own    []content.Problem // in the files themselves
	Advice []content.Problem // on what they could say better
	Broken []content.Problem // the errors that they make in other files
	Others []content.Problem // the errors of other files that stand there without them

	files map[string]bool
}

// Of judges some files of a folder that read reads and checks whole. Other people's
// warnings are not for whoever sends a page.
func Of(folder fs.ReadLinkFS, files map[string]bool, read func(fs.FS) []content.Problem) Verdict {
	own, elsewhere := partBy(read(folder), func(problem content.Problem) bool {
		for file := range files {
			if file == problem.File || strings.HasPrefix(file, problem.File+"/") { // a folder that nothing reads
				return true
			}
		}
		return false
	})
	found := Verdict{Broken: content.Errors(elsewhere), files: files}
	found.Advice, found.Own = partBy(own, func(problem content.Problem) bool { return problem.Advice })
	if len(found.Broken) > 0 {
		before := read(without{folder, files})
		found.Others, found.Broken = partBy(found.Broken, func(problem content.Problem) bool { return slices.Contains(before, problem) })
	}
	return found
}

// Sound reports whether there is nothing to mend.
func (v Verdict) Sound() bool { return len(content.Errors(v.Own))+len(v.Broken) == 0 }

// String says the verdict as an editor would.
func (v Verdict) String() string {
	noun := "page"
	for file := range v.files {
		if !strings.HasSuffix(file, ".md") {
			noun = "file"
		}
	}
	yours, is, has, breaks := "Your "+noun, "is", "has", "breaks"
	if len(v.files) != 1 {
		yours, is, has, breaks = fmt.Sprintf("Your %d %ss", len(v.files), noun), "are", "have", "break"
	}
	errors := len(content.Errors(v.Own))
	var said []string
	if errors > 0 {
		said = append(said, fmt.Sprintf("%s %s %s to mend.", yours, has, words.Counted(errors, "mistake", "mistakes")))
	}
	if n := len(v.Broken); n > 0 {
		said = append(said, fmt.Sprintf("%s %s %s elsewhere.", yours, breaks, words.Counted(n, "thing", "things")))
	}
	if len(said) == 0 {
		said = append(said, fmt.Sprintf("%s %s sound.", yours, is))
	}
	switch n := len(v.Own) - errors; {
	case n == 1:
		said = append(said, "One thing to think about.")
	case n > 1 && n < len(numbers):
		said = append(said, numbers[n]+" things to think about.")
	case n > 1:
		said = append(said, fmt.Sprintf("%d things to think about.", n))
	}
	return strings.Join(said, " ")
}

var numbers = []string{"", "", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"}

// partBy returns the problems of which a test holds, and the others.
func partBy(all []content.Problem, holds func(content.Problem) bool) (held, others []content.Problem) {
	for _, problem := range all {
		if holds(problem) {
			held = append(held, problem)
		} else {
			others = append(others, problem)
		}
	}
	return held, others
}

// without is a folder that some files are hidden from.
type without struct {
	fs.ReadLinkFS
	files map[string]bool
}

// Open opens a file that is not hidden.
func (w without) Open(name string) (fs.File, error) {
	if w.files[name] {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return w.ReadLinkFS.Open(name)
}

// ReadDir lists what is not hidden.
func (w without) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(w.ReadLinkFS, name)
	return slices.DeleteFunc(entries, func(entry fs.DirEntry) bool { return w.files[path.Join(name, entry.Name())] }), err
}
