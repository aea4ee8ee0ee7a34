package content_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"bandstand/directory/content"
)

// moving is a folder in which one file changes under the reader: it is there when the
// folder is looked through, and opened it is gone, cut short, or cannot be read.
type moving struct {
	fstest.MapFS
	name string
	how  string
}

// Open implements fs.FS.
func (m moving) Open(name string) (fs.File, error) {
	if name != m.name {
		return m.MapFS.Open(name)
	}
	switch m.how {
	case "gone":
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case "forbidden":
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	whole := m.MapFS[name].Data
	cut := fstest.MapFS{name: {Data: whole[:len(whole)/2], Mode: 0o644}}
	return cut.Open(name)
}

// ReadFile implements fs.ReadFileFS.
func (m moving) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(struct{ fs.FS }{m}, name)
}

// Whatever file of content/ changes while it is read, Load never panics, and what is missing
// from the directory is told: a page that vanished or cannot be read by its own name.
func TestFilesThatChangeWhileTheyAreRead(t *testing.T) {
	held := base(t)
	whole, problems := content.Load(held, saturday)
	if len(content.Errors(problems)) > 0 {
		t.Fatal(told(problems))
	}
	for name := range held {
		for _, how := range []string{"gone", "forbidden", "cut"} {
			t.Run(name+" "+how, func(t *testing.T) {
				directory, problems := content.Load(moving{held, name, how}, saturday)
				if how != "cut" && !strings.Contains(told(problems), name) {
					t.Errorf("nobody is told of the file:\n%s", told(problems))
				}
				if len(directory.Activities) < len(whole.Activities) && len(content.Errors(problems)) == 0 {
					t.Errorf("%d of %d activities, in silence", len(directory.Activities), len(whole.Activities))
				}
			})
		}
	}
}
