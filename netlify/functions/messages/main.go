// Command messages answers /messages/…, on Netlify as a function and anywhere
// else with -listen. It carries the bundle that the generator built, and reads
// from the environment which mail server to use and the key that signs its
// forms; without a bundle or a key it says that messages cannot be sent.
package main

import (
	"embed"
	"io/fs"
	"log"
	"net/http"
	"os"
	"time"

	"bandstand/messages"
	"bandstand/netlify"
)

// The folder holds one committed file, so that a fresh clone compiles; "all:"
// takes in names that begin with a dot.
//
//go:embed all:bundle
var carried embed.FS

func main() {
	made := func(bundle fs.FS) http.Handler { return service(bundle, os.Getenv, time.Now) }
	os.Exit(netlify.Main("messages", carried, made, os.Args[1:]))
}

// service passes messages on, or says in plain words that nothing was sent. What
// the operator has to mend goes to the log.
func service(bundle fs.FS, getenv func(string) string, now func() time.Time) http.Handler {
	opened, err := messages.Open(bundle)
	if err != nil {
		log.Print(err)
		return messages.Unavailable()
	}
	settings, err := messages.ReadSettings(getenv)
	switch {
	case err != nil:
		log.Printf("messages: %v", err)
		return messages.Unavailable()
	case len(settings.Key) == 0:
		log.Print("messages: BANDSTAND_SIGNING_KEY is not set, so nobody can write")
	}
	options := messages.Options{Key: settings.Key, Trusted: settings.Trusted, Now: now}
	switch smtp := settings.SMTP; {
	case smtp == nil:
	case opened.Shell.Preview:
		// A stranger's change names whom its forms write to, and nobody has read it yet.
		log.Print("messages: this is a preview, so nothing is sent")
	default:
		smtp.Sender = opened.Shell.Name
		options.Mailer = smtp
	}
	return messages.Handler(opened, options)
}
