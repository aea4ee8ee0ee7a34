package search

import (
	"io/fs"
	"strings"
	"sync"
)

// translated is the index of a directory in another language. It lies in a folder of
// the bundle and is opened when somebody first asks for it, so that nobody else waits.
type translated struct {
	bundle fs.FS
	code   string // BCP 47, and the name of the folder

	once  sync.Once
	index *Index
	err   error
}

func (t *translated) open() (*Index, error) {
	t.once.Do(func() {
		var folder fs.FS
		if folder, t.err = fs.Sub(t.bundle, t.code); t.err == nil {
			t.index, t.err = Open(folder)
		}
	})
	return t.index, t.err
}

func (t *translated) close() {
	t.once.Do(func() { t.err = fs.ErrClosed })
	if t.index != nil {
		t.index.Close()
	}
}

// speaking gives the index in the language of an address: that whose code is a part
// of its path, "/cy/search", or x itself. Whoever mounts the handler may put more
// before or behind it.
func (x *Index) speaking(path string) (*Index, error) {
	for part := range strings.SplitSeq(path, "/") {
		if other, ok := x.others[part]; ok {
			return other.open()
		}
	}
	return x, nil
}
