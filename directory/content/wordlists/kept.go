package wordlists

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"sync"

	"bandstand/directory/content/frontmatter"
	"bandstand/directory/vocabulary"
)

// before holds vocabularies as they were read, by the bytes of the content's own
// files: those of base do not change while a program runs. To read them and to hold
// every phrase against every other takes longer than all else that loading a small
// directory does, and they seldom change.
var before struct {
	sync.Mutex
	lists map[[sha256.Size]byte]*lists
}

// mostBefore is how many are kept.
const mostBefore = 8

// lists are vocabularies, and the files that were opened for them. Nobody changes them.
type lists struct {
	*vocabulary.Vocabularies
	opened []*frontmatter.File
}

// Read reads the vocabularies of a directory.
func Read(from Source) *vocabulary.Vocabularies {
	key, known := sumOf(from.Content)
	before.Lock()
	found := before.lists[key]
	before.Unlock()
	if !known || found == nil {
		found = &lists{}
		noted := from
		noted.Opened = func(file *frontmatter.File) { found.opened = append(found.opened, file) }
		found.Vocabularies = read(noted)
	}
	if known {
		before.Lock()
		if len(before.lists) >= mostBefore {
			clear(before.lists)
		}
		if before.lists == nil {
			before.lists = map[[sha256.Size]byte]*lists{}
		}
		before.lists[key] = found
		before.Unlock()
	}
	for _, file := range found.opened {
		from.Opened(file)
	}
	return found.Vocabularies
}

// sumOf returns a sum of the names and bytes of the content's own vocabularies. It
// reports false where one of them cannot be read or is no ordinary file.
func sumOf(content fs.FS) (sum [sha256.Size]byte, ok bool) {
	entries, err := fs.ReadDir(content, "vocabulary")
	if err != nil {
		return sum, false
	}
	whole := sha256.New()
	for _, entry := range entries {
		text, err := fs.ReadFile(content, "vocabulary/"+entry.Name())
		if err != nil || !entry.Type().IsRegular() {
			return sum, false
		}
		fmt.Fprintf(whole, "%q %d\n", entry.Name(), len(text))
		whole.Write(text)
	}
	return [sha256.Size]byte(whole.Sum(nil)), true
}
