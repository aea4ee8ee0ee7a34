package publish

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// longest is how many bytes of a file are held before they are compared and written: nearly
// every page is shorter, and written in one go.
const longest = 256 << 10

// buffers hold what was made of a file and what stands in its place.
var buffers = sync.Pool{New: func() any { return new([2]bytes.Buffer) }}

// draft is a file while it is made. What begins as the file that stands in its place is not
// written, and no more of either is held than a buffer takes.
type draft struct {
	name  string // where it is to be written
	made  *bytes.Buffer
	held  *bytes.Buffer
	old   *os.File // the one that stands in its place; nil where there is none
	alike int64    // how many bytes they have in common, while nothing is written
	new   *os.File // nil until something is to be written
}

// Write adds to the file.
func (d *draft) Write(text []byte) (int, error) {
	d.made.Write(text)
	if d.made.Len() < longest {
		return len(text), nil
	}
	return len(text), d.flush()
}

// flush compares what was made since the last time, or writes it.
func (d *draft) flush() error {
	if d.new == nil && d.old != nil {
		d.held.Reset()
		if _, err := d.held.ReadFrom(io.LimitReader(d.old, int64(d.made.Len()))); err == nil && bytes.Equal(d.held.Bytes(), d.made.Bytes()) {
			d.alike += int64(d.made.Len())
			d.made.Reset()
			return nil
		}
	}
	if err := d.begin(); err != nil {
		return err
	}
	_, err := d.made.WriteTo(d.new)
	return err
}

// begin makes the file, with what it has in common with the one in its place.
func (d *draft) begin() (err error) {
	if d.new != nil {
		return nil
	}
	if err = os.MkdirAll(filepath.Dir(d.name), 0o755); err != nil {
		return err
	}
	if d.new, err = os.OpenFile(d.name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644); err == nil && d.alike > 0 {
		_, err = io.Copy(d.new, io.NewSectionReader(d.old, 0, d.alike))
	}
	return err
}

// end reports whether the file is just the one that stands in its place. Otherwise it is
// written.
func (d *draft) end() (same bool, err error) {
	if err := d.flush(); err != nil {
		return false, err
	}
	if d.new == nil && d.old != nil {
		if info, err := d.old.Stat(); err == nil && info.Size() == d.alike {
			return true, nil
		}
	}
	return false, d.begin()
}

// close lets go of both files.
func (d *draft) close() (err error) {
	if d.old != nil {
		d.old.Close()
	}
	if d.new != nil {
		err = d.new.Close()
	}
	return err
}
