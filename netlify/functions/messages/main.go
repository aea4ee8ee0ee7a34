// Command messages answers /messages/…, on Netlify as a function and anywhere
// else with -listen. It answers from the bundle that the generator built, which it embeds
// or reads with -bundle, and takes from the environment its mail server and the key that
// signs its forms. Without a bundle or a key it answers that messages cannot be sent.
package main

import (
	"embed"
	"io/fs"
	"log"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"bandstand/messages"
	"bandstand/messages/email"
	"bandstand/netlify"
)

// embedded holds the bundle. One of its files is committed, so that a fresh clone
// compiles; "all:" includes names that begin with a dot.
//
//go:embed all:bundle
var embedded embed.FS

func main() {
	os.Exit(netlify.Main("messages", embedded, newService(os.Getenv, time.Now), os.Args[1:]))
}

// service answers from the bundle that was opened last. It logs what the operator has to
// correct.
type service struct {
	http.Handler
	current *atomic.Pointer[messages.Bundle]
}

func newService(getenv func(string) string, now func() time.Time) service {
	current := &atomic.Pointer[messages.Bundle]{}
	settings, err := messages.ReadSettings(getenv)
	if err != nil {
		log.Printf("messages: %v", err)
		return service{messages.Unavailable(), current}
	}
	if len(settings.Key) == 0 {
		log.Print("messages: BANDSTAND_SIGNING_KEY is not set, so nobody can write")
	}
	options := messages.Options{Key: settings.Key, Trusted: settings.Trusted, Now: now}
	if settings.SMTP == nil {
		log.Print("messages: SMTP_HOST is not set, so nothing is sent")
	} else {
		options.Mailer = email.Reviewed{Mailer: settings.SMTP, IsPreview: func() bool { return current.Load().Shell.Preview }}
	}
	return service{messages.HandlerOf(current.Load, options), current}
}

// Open implements netlify.Service.
func (s service) Open(bundle fs.FS, _ bool) error {
	opened, err := messages.Open(bundle)
	if err != nil {
		return err
	}
	if opened.Shell.Preview {
		log.Print("messages: this is a preview, so nothing is sent")
	}
	s.current.Store(opened)
	return nil
}
