package email

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"bandstand/directory/page"
)

// Outbox is a Mailer that keeps letters as files instead of sending them, for work on a
// site. No deployed service has one.
type Outbox struct {
	Folder string // made when the first letter comes
}

// outboxFrom is the sender of letters in an outbox, at a domain that cannot exist (RFC
// 2606).
const outboxFrom = "site@bandstand.invalid"

// Send writes a letter as an .eml file that only its owner may read.
func (o Outbox) Send(_ context.Context, letter Letter) error {
	var written bytes.Buffer
	if err := letter.Write(&written, outboxFrom); err != nil {
		return Failure{Step: "write the letter"}
	}
	if err := os.MkdirAll(o.Folder, 0o700); err != nil {
		return Failure{Step: "make the outbox"}
	}
	if err := o.keep(letter, written.Bytes()); err != nil {
		return Failure{Step: "write to the outbox"}
	}
	return nil
}

// keep writes a letter to a new file. A message and its copy are of one moment, so their
// names are numbered.
func (o Outbox) keep(letter Letter, written []byte) error {
	for n := 1; ; n++ {
		name := fmt.Sprintf("%s-%s-%d.eml", letter.Written.UTC().Format("20060102-150405.000000"), letter.Reference, n)
		file, err := os.OpenFile(filepath.Join(o.Folder, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
		if errors.Is(err, fs.ErrExist) {
			continue
		}
		if err != nil {
			return err
		}
		_, err = file.Write(written)
		return errors.Join(err, file.Close())
	}
}

// ServeHTTP lists the letters at /outbox, the newest first, and shows each one
// as plain text.
func (o Outbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	page.Secure(w.Header())
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Robots-Tag", "noindex")
	names := o.names()
	name := strings.Trim(strings.TrimPrefix(r.URL.Path, "/outbox"), "/")
	if name == "" {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, listOfLetters(names))
		return
	}
	if !slices.Contains(names, name) { // so nothing else of the disk can be asked for
		http.NotFound(w, r)
		return
	}
	letter, err := os.ReadFile(filepath.Join(o.Folder, name))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Write(letter) // the reader has gone where this fails
}

func (o Outbox) names() (names []string) {
	entries, _ := os.ReadDir(o.Folder) // none where no letter came yet
	for _, entry := range slices.Backward(entries) {
		if !entry.IsDir() && strings.HasSuffix(entry.Name(), ".eml") {
			names = append(names, entry.Name())
		}
	}
	return names
}

func listOfLetters(names []string) string {
	var list strings.Builder
	list.WriteString(`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Outbox</title><meta name="viewport" content="width=device-width, initial-scale=1"></head><body><main><h1>Outbox</h1><p>No mail server is set, so messages are kept here and go nowhere.</p><ul>`)
	for _, name := range names {
		fmt.Fprintf(&list, `<li><a href="/outbox/%[1]s">%[1]s</a></li>`, html.EscapeString(name))
	}
	list.WriteString(`</ul>`)
	if len(names) == 0 {
		list.WriteString(`<p>There is none yet.</p>`)
	}
	list.WriteString(`</main></body></html>`)
	return list.String()
}
