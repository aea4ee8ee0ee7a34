package main

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"bandstand/directory/content"
)

// checkFiles tells of some files alone: their problems, and the errors that they make in
// other files. Other people's warnings are not for whoever sends a page, nor are errors
// that stand there without it; these are only counted, because nothing is published
// while there are any.
func (c checkCommand) checkFiles(p *program, root *os.Root) error {
	files, err := p.filesNamed(c.Files)
	if err != nil {
		return err
	}
	folder, _ := root.FS().(fs.ReadLinkFS)
	_, problems := p.read(folder, p.Now.now())
	own, elsewhere := partBy(problems, func(problem content.Problem) bool { return files[problem.File] })
	broken, others := content.Errors(elsewhere), []content.Problem(nil)
	if len(broken) > 0 {
		_, before := p.read(without{folder, files}, p.Now.now())
		others, broken = partBy(broken, func(problem content.Problem) bool { return slices.Contains(before, problem) })
	}
	c.tell(p, own)
	if len(broken) > 0 && c.Format == "text" {
		fmt.Fprintln(p.stderr, "What this breaks elsewhere:")
	}
	c.tell(p, broken)
	if len(others) > 0 {
		fmt.Fprintf(p.stdout, "Other files have %s, not through yours: `%s check` tells.\n",
			count(len(others), "mistake", "mistakes"), commandLine)
	}
	said := verdict(files, own, broken)
	if len(content.Errors(own))+len(broken) > 0 {
		fmt.Fprintln(p.stderr, said)
		return errTold
	}
	fmt.Fprintln(p.stdout, said)
	return nil
}

// filesNamed returns the files that were named, below the content folder. A folder
// stands for all that lies in it.
func (f flags) filesNamed(names []string) (map[string]bool, error) {
	files, home := map[string]bool{}, resolve(f.Content)
	for _, name := range names {
		at := resolve(name)
		if _, err := os.Stat(at); err != nil && !filepath.IsAbs(name) {
			at = filepath.Join(home, name) // as problems in a report by another folder's name
		}
		below, err := filepath.Rel(home, at)
		if _, gone := os.Stat(at); err != nil || gone != nil || !filepath.IsLocal(below) {
			return nil, hinted{
				fmt.Errorf("there is no file %s in %s", name, asFolder(f.Content)),
				"write its name from here, as in content/activities/salford/songs.md; --content FOLDER names another folder",
			}
		}
		err = filepath.WalkDir(at, func(file string, entry fs.DirEntry, err error) error {
			if err == nil && !entry.IsDir() {
				below, err = filepath.Rel(home, file)
				files[filepath.ToSlash(below)] = true
			}
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("look into %s: %w", name, err)
		}
	}
	return files, nil
}

// verdict returns how the files stand, as an editor would say it.
func verdict(files map[string]bool, own, broken []content.Problem) string {
	noun := "page"
	for file := range files {
		if !strings.HasSuffix(file, ".md") {
			noun = "file"
		}
	}
	yours, is, has, breaks := "Your "+noun, "is", "has", "breaks"
	if len(files) != 1 {
		yours, is, has, breaks = fmt.Sprintf("Your %d %ss", len(files), noun), "are", "have", "break"
	}
	var said []string
	if n := len(content.Errors(own)); n > 0 {
		said = append(said, fmt.Sprintf("%s %s %s to mend.", yours, has, count(n, "mistake", "mistakes")))
	}
	if n := len(broken); n > 0 {
		said = append(said, fmt.Sprintf("%s %s %s elsewhere.", yours, breaks, count(n, "thing", "things")))
	}
	if len(said) == 0 {
		said = append(said, fmt.Sprintf("%s %s sound.", yours, is))
	}
	switch n := len(warnings(own)); {
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
