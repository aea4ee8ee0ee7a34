// Command search answers /search, on Netlify as a function and anywhere else
// with -listen. It embeds the index that the generator built; without one it answers
// that search is not working.
package main

import (
	"embed"
	"io/fs"
	"log"
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
	os.Exit(netlify.Main("search", embedded, service, os.Args[1:]))
}

// service returns the handler of a bundle. Where the bundle cannot be opened, it logs the
// cause, and the handler answers that search is not working.
func service(bundle fs.FS) http.Handler {
	index, err := search.Open(bundle)
	if err != nil {
		log.Print(err)
	}
	return search.Handler(index, time.Now) // which answers 503 without an index
}
