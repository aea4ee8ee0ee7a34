// Command contribute answers /add/…, where groups add their pages, on Netlify as a function and anywhere else with
// -listen. It answers from the bundle that the generator built, which it embeds or reads with -bundle, and takes from the
// environment its mail server, the key that seals what is typed and, where there is one, the repository on GitHub. Without a bundle or a key it answers that no page can
// be added.
package main

import (
	"embed"
	"io/fs"
	"log"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"bandstand/contribute"
	"bandstand/contribute/forge/github"
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
	os.Exit(netlify.Main("contribute", embedded, newService(os.Getenv, time.Now), os.Args[1:]))
}

// service answers from the bundle that was opened last. It logs what the operator has to
// correct.
type service struct {
	http.Handler
	current *atomic.Pointer[contribute.Bundle]
	now     func() time.Time
}

func newService(getenv func(string) string, now func() time.Time) service {
	current := &atomic.Pointer[contribute.Bundle]{}
	settings, err := messages.ReadSettings(getenv)
	if err != nil {
		log.Printf("contribute: %v", err)
		return service{contribute.Unavailable(), current, now}
	}
	if len(settings.Key) == 0 {
		log.Print("contribute: BANDSTAND_SIGNING_KEY is not set, so no group can add its page")
	}
	options := contribute.Options{Key: settings.Key, Trusted: settings.Trusted, Now: now}
	if settings.SMTP == nil {
		log.Print("contribute: SMTP_HOST is not set, so nothing is sent")
	} else {
		options.Mailer = email.Reviewed{Mailer: settings.SMTP, IsPreview: func() bool { return current.Load().Preview }}
	}
	if options.Forge, err = github.FromSettings(getenv, github.Address); err != nil {
		log.Printf("contribute: everything goes by mail: %v", err)
	}
	return service{contribute.HandlerOf(current.Load, options), current, now}
}

// Open implements netlify.Service.
func (s service) Open(bundle fs.FS, _ bool) error {
	opened, err := contribute.Open(bundle, s.now())
	if err != nil {
		return err
	}
	if opened.Preview {
		log.Print("contribute: this is a preview, so nothing is sent")
	}
	s.current.Store(opened)
	return nil
}
