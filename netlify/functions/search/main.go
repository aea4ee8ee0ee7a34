// Command search answers /search, on Netlify as a function and anywhere else
// with -listen. It answers from the index that the generator built, which it embeds or
// reads with -bundle; without one it answers that search is not working.
package main

import (
	"embed"
	"io/fs"
	"net/http"
	"os"
	"time"

	"bandstand/netlify"
	"bandstand/search"
)

// embedded holds the bundle. One of its files is committed, so that a fresh clone
// compiles; "all:" includes names that begin with a dot.
//
//go:embed all:bundle
var embedded embed.FS

func main() {
	os.Exit(netlify.Main("search", embedded, newService(time.Now), os.Args[1:]))
}

// service answers from the bundle that was opened last.
type service struct {
	current *search.Current
	http.Handler
}

func newService(now func() time.Time) service {
	current := &search.Current{}
	return service{current, current.Handler(now)} // which answers 503 without an index
}

// Open implements netlify.Service.
func (s service) Open(bundle fs.FS, stays bool) error {
	open := search.OpenWhole
	if stays {
		open = search.Open // and the rest when somebody asks for it: a function starts sooner
	}
	opened, err := open(bundle)
	if err != nil {
		return err
	}
	s.current.Replace(opened)
	return nil
}
