package content

import "io/fs"

// LoadOn is a loader of a content folder that stands on another base than that of the
// package.
func LoadOn(base, content fs.FS) *Loader {
	l := NewLoader(content)
	l.base = base
	return l
}
