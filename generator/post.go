package main

import (
	"crypto/rand"
	"net/http"
	"path/filepath"
	"time"

	"bandstand/messages"
	"bandstand/messages/email"
)

// messagesBundle is the folder that the messages service embeds.
func (f flags) messagesBundle() string {
	return filepath.Join(f.Bundle, "messages", "bundle")
}

// outbox is where serve keeps messages where there is no mail server: beside
// content/, and never taken into git.
const outbox = ".outbox"

// post is how serve sends messages, the same for as long as it runs, so that a
// form which was open while the site was built again can still be sent.
type post struct {
	settings messages.Settings
}

func newPost(getenv func(string) string) (*post, error) {
	settings, err := messages.ReadSettings(getenv)
	if err != nil {
		return nil, err
	}
	if len(settings.Key) == 0 {
		settings.Key = make([]byte, 32)
		rand.Read(settings.Key) // never fails
	}
	return &post{settings}, nil
}

// mount puts the messages service beside the others, below the prefix of each
// language, and the outbox where there is no mail server.
func (o *post) mount(services map[string]http.Handler, source messages.Source, prefixes []string) error {
	bundle, err := messages.New(source)
	if err != nil {
		return err
	}
	options := messages.Options{Key: o.settings.Key, Trusted: o.settings.Trusted, Now: time.Now} // not the time of the build: people need real seconds
	if smtp := o.settings.SMTP; smtp != nil {
		smtp.Sender = source.Shell.Name
		options.Mailer = smtp
	} else {
		kept := email.Outbox{Folder: outbox, Sender: source.Shell.Name}
		options.Mailer = kept
		services["/outbox"], services["/outbox/"] = kept, kept
	}
	handler := messages.Handler(bundle, options)
	for _, prefix := range prefixes {
		services[prefix+"/messages/"] = handler
	}
	return nil
}
