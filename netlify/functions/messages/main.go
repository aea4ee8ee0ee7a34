// Command messages answers /messages/…, on Netlify as a function and anywhere
// else with -listen. It embeds the bundle that the generator built, and reads from the
// environment its mail server and the key that signs its forms. Without a bundle or a
// key it answers that messages cannot be sent.
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

// embedded holds the bundle. One of its files is committed, so that a fresh clone
// compiles; "all:" includes names that begin with a dot.
//
//go:embed all:bundle
var embedded embed.FS

func main() {
	open := func(bundle fs.FS) http.Handler { return service(bundle, os.Getenv, time.Now) }
	os.Exit(netlify.Main("messages", embedded, open, os.Args[1:]))
}

// service returns the handler of a bundle, or one that answers that messages cannot be
// sent. It logs what the operator has to correct.
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
		// Nobody has reviewed the addresses that a stranger's change may hold.
		log.Print("messages: this is a preview, so nothing is sent")
	default:
		options.Mailer = smtp
	}
	return messages.Handler(opened, options)
}
