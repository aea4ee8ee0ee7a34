// Package spool keeps texts that stand in several files in a file of its own: each is worked
// out once, and none is held in memory meanwhile. It knows nothing of what they say.
package spool

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
)

// Spool keeps texts. It is safe for use by many goroutines at once. A nil *Spool keeps
// nothing: every text is made anew.
type Spool struct {
	file *os.File

	mutex sync.Mutex
	kept  map[any]section
	end   int64
	lost  error // why a text that was put aside cannot be read
}

type section struct {
	at   int64
	size int
}

// New makes a spool in a folder, which is to be removed when it is closed.
func New(folder string) (*Spool, error) {
	file, err := os.Create(filepath.Join(folder, "spool"))
	if err != nil {
		return nil, fmt.Errorf("make a file for what stands in several: %w", err)
	}
	return &Spool{file: file, kept: map[any]section{}}, nil
}

// Close lets go of the file.
func (s *Spool) Close() error { return s.file.Close() }

// Aside keeps a text, and returns what reads it again. Where that fails it returns nothing, and Err why.
func (s *Spool) Aside(text string) (read func() string, err error) {
	at, err := s.append([]byte(text))
	if err != nil {
		return nil, err
	}
	size := len(text)
	return func() string {
		again := make([]byte, size)
		if _, err := s.file.ReadAt(again, at); err != nil {
			s.mutex.Lock()
			defer s.mutex.Unlock()
			s.lost = fmt.Errorf("read what was put aside: %w", err)
			return ""
		}
		return string(again)
	}, nil
}

// Err returns why a text that was put aside could not be read, or nil.
func (s *Spool) Err() error {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.lost
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Write writes the text of a key, which can be compared: what make writes, or what it wrote
// before.
func (s *Spool) Write(w io.Writer, key any, make func(io.Writer) error) error {
	if s == nil {
		return make(w)
	}
	text := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(text)
	text.Reset()
	s.mutex.Lock()
	known, ok := s.kept[key]
	s.mutex.Unlock()
	if ok {
		if _, err := text.ReadFrom(io.NewSectionReader(s.file, known.at, int64(known.size))); err != nil {
			return err
		}
		_, err := w.Write(text.Bytes())
		return err
	}
	if err := make(text); err != nil {
		return err
	}
	if err := s.keep(key, text.Bytes()); err != nil {
		return err
	}
	_, err := w.Write(text.Bytes())
	return err
}

func (s *Spool) keep(key any, text []byte) error {
	at, err := s.append(text)
	if err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.kept[key] = section{at, len(text)}
	return nil
}

// append writes a text behind all others, and returns where it begins.
func (s *Spool) append(text []byte) (at int64, err error) {
	s.mutex.Lock()
	at = s.end
	s.end += int64(len(text))
	s.mutex.Unlock()
	_, err = s.file.WriteAt(text, at)
	return at, err
}
