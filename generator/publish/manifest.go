package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const (
	ownFolder     = ".bandstand"
	manifestFile  = ownFolder + "/manifest"
	newManifest   = ownFolder + "/manifest.new"
	stagingFolder = ownFolder + "/staging"

	manifestSays = "# The files here that Bandstand made, and may change or remove: one a line."
)

// Free says whether a folder can be published to without laying our files among
// somebody else's: it is not there, has nothing but hidden files in it (and
// lost+found, with which a disk begins), or was published to before.
func Free(folder string) bool {
	if _, err := os.Stat(filepath.Join(folder, filepath.FromSlash(manifestFile))); err == nil {
		return true
	}
	entries, _ := os.ReadDir(folder) // what cannot be read, Folder tells of
	return !slices.ContainsFunc(entries, func(entry fs.DirEntry) bool {
		return !strings.HasPrefix(entry.Name(), ".") && entry.Name() != "lost+found"
	})
}

// readManifest gives the files that are ours. None are where there is no
// manifest.
func (p *publication) readManifest() (map[string]bool, error) {
	ours := map[string]bool{}
	text, err := p.root.ReadFile(manifestFile)
	if errors.Is(err, fs.ErrNotExist) {
		return ours, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", manifestFile, reason(err))
	}
	for line := range strings.Lines(string(text)) {
		file := strings.TrimSuffix(line, "\n")
		if file == "" || file[0] == '#' {
			continue
		}
		if !validPath(file) {
			return nil, fmt.Errorf("%s lists %q, which cannot be a file of ours; remove the line", manifestFile, file)
		}
		ours[file] = true
	}
	return ours, nil
}

// writeManifest replaces the manifest in one step.
func (p *publication) writeManifest(files iter.Seq[string]) error {
	var text strings.Builder
	text.WriteString(manifestSays + "\n")
	for _, file := range slices.Sorted(files) {
		text.WriteString(file + "\n")
	}
	return p.change(func() error {
		if err := p.root.WriteFile(newManifest, []byte(text.String()), 0o644); err != nil {
			return fmt.Errorf("write %s: %w", newManifest, reason(err))
		}
		if err := p.root.Rename(newManifest, manifestFile); err != nil {
			return fmt.Errorf("write %s: %w", manifestFile, reason(err))
		}
		return nil
	})
}

// union is everything that was ours or is to be. It is written down before
// anything else changes, so that whatever a killed build leaves is known as
// ours.
func (p *publication) union() iter.Seq[string] {
	all := keys(p.files)
	maps.Copy(all, p.ours)
	return maps.Keys(all)
}

// validPath says whether a file may have this path: below the folder, written
// on one line of the manifest, and not in our own corner.
func validPath(file string) bool {
	if !fs.ValidPath(file) || file == "." || file[0] == '#' || inOwnCorner(file) {
		return false
	}
	return !strings.ContainsFunc(file, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f })
}
