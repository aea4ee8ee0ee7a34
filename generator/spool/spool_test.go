package spool

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sync"
	"testing"
)

// Whoever asks for a text gets it whole, however many ask at once, and it is hardly ever
// made twice.
func TestWrite(t *testing.T) {
	kept, err := New(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	text := func(key int) string { return string(bytes.Repeat(fmt.Append(nil, key, " "), 1000+key)) }
	for _, spool := range []*Spool{kept, nil} {
		var all sync.WaitGroup
		var mutex sync.Mutex
		made := map[int]int{}
		for range 4 {
			all.Go(func() {
				for key := range 50 {
					var got bytes.Buffer
					err := spool.Write(&got, key, func(w io.Writer) error {
						mutex.Lock()
						made[key]++
						mutex.Unlock()
						_, err := io.WriteString(w, text(key))
						return err
					})
					if err != nil || got.String() != text(key) {
						t.Errorf("text %d: got %d bytes (%v), want %d", key, got.Len(), err, len(text(key)))
					}
				}
			})
		}
		all.Wait()
		var again bytes.Buffer
		before := made[7]
		spool.Write(&again, 7, func(io.Writer) error { made[7]++; return nil })
		if wasMade := made[7] > before; wasMade != (spool == nil) {
			t.Errorf("with a spool: %v; made again: %v", spool != nil, wasMade)
		}
	}
	failed := errors.New("no text")
	if err := kept.Write(io.Discard, "x", func(io.Writer) error { return failed }); !errors.Is(err, failed) {
		t.Errorf("got error %v", err)
	}
	if err := kept.Write(io.Discard, "x", func(io.Writer) error { return nil }); err != nil {
		t.Errorf("what failed is kept: %v", err)
	}
}

func TestAside(t *testing.T) {
	kept, err := New(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var reads []func() string
	for _, text := range []string{"Come and sing.", "", "Dewch i ganu."} {
		read, err := kept.Aside(text)
		if err != nil || read() != text {
			t.Errorf("%q: got %q (%v)", text, read(), err)
		}
		reads = append(reads, read)
	}
	if got := reads[0](); got != "Come and sing." || kept.Err() != nil {
		t.Errorf("after others: got %q (%v)", got, kept.Err())
	}
	kept.Close()
	if got := reads[2](); got != "" || kept.Err() == nil {
		t.Errorf("of a file that is closed: got %q (%v)", got, kept.Err())
	}
}
