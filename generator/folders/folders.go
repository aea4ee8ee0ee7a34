// Package folders knows which folder lies in which, as the file system does.
package folders

import (
	"os"
	"path/filepath"
	"strings"
)

// Is reports whether a name is that of a folder which is there.
func Is(name string) bool {
	info, err := os.Stat(name)
	return err == nil && info.IsDir()
}

// Resolve returns the absolute path of a folder with its links followed, even where
// the folder is not there yet.
func Resolve(folder string) string {
	absolute, err := filepath.Abs(folder)
	if err != nil {
		return filepath.Clean(folder)
	}
	for above, below := absolute, ""; ; {
		if real, err := filepath.EvalSymlinks(above); err == nil {
			return filepath.Join(real, below)
		}
		if filepath.Dir(above) == above {
			return absolute
		}
		below = filepath.Join(filepath.Base(above), below)
		above = filepath.Dir(above)
	}
}

// Within reports whether a resolved folder is another or lies in it. Folders are
// compared as the file system knows them, because on some disks Public and public
// are one.
func Within(inner, outer string) bool {
	holder, err := os.Stat(outer)
	for ; ; inner = filepath.Dir(inner) {
		if inner == outer {
			return true
		}
		if info, statErr := os.Stat(inner); err == nil && statErr == nil && os.SameFile(info, holder) {
			return true
		}
		if filepath.Dir(inner) == inner {
			return false
		}
	}
}

// Said returns the name of a folder as summaries show it: as it was given, with a slash
// at its end.
func Said(name string) string {
	return strings.TrimSuffix(filepath.ToSlash(name), "/") + "/"
}
