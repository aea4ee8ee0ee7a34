package main

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/generator/site"
	"bandstand/messages"
)

// operators adds to the options of a build what the operator keeps outside
// content/: the address book, and the forms that they turned on although
// writing there tells of somebody's health.
func (p *program) operators(options site.Options) (site.Options, error) {
	options.SensitiveForms = strings.FieldsFunc(p.getenv("BANDSTAND_SENSITIVE_FORMS"), func(r rune) bool { return r == ',' || r == ' ' })
	name := p.getenv("BANDSTAND_ADDRESS_BOOK")
	if name == "" {
		return options, nil
	}
	text, err := os.ReadFile(name)
	if err != nil {
		return options, hinted{
			fmt.Errorf("the address book cannot be read"),
			"BANDSTAND_ADDRESS_BOOK names a YAML file of lines like songs: songs-private@example.org",
		}
	}
	options.AddressBook, err = activity.ReadAddressBook(text)
	return options, err
}

// tellUnaddressed says which forms have nowhere to go, and so are not shown.
func (p *program) tellUnaddressed(names []string) {
	if len(names) > 0 {
		fmt.Fprintf(p.stderr, "%s not in the address book, so forms that go there are not shown: %s\n",
			count(len(names), "name is", "names are"), strings.Join(names, ", "))
	}
}

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
		kept := messages.Outbox{Folder: outbox, Sender: source.Shell.Name}
		options.Mailer = kept
		services["/outbox"], services["/outbox/"] = kept, kept
	}
	handler := messages.Handler(bundle, options)
	for _, prefix := range prefixes {
		services[prefix+"/messages/"] = handler
	}
	return nil
}
