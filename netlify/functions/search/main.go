// Command search answers /search, on Netlify as a function and anywhere else
// with -listen. It carries the index that the generator built, so it needs
// nothing beside it; without one it says that search is not working.
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

// The folder holds one committed file, so that a fresh clone compiles; "all:"
// takes in names that begin with a dot.
//
//go:embed all:bundle
var carried embed.FS

func main() {
	os.Exit(netlify.Main("search", carried, service, os.Args[1:]))
}

// service answers searches of a bundle, or says in plain words that search is
// not working where the bundle cannot be opened. The cause goes to the log.
func service(bundle fs.FS) http.Handler {
	index, err := search.Open(bundle)
	if err != nil {
		log.Print(err)
	}
	return search.Handler(index, time.Now) // which answers 503 without an index
}
