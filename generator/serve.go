package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"bandstand/directory/content"
	"bandstand/directory/page"
	"bandstand/generator/preview"
	"bandstand/generator/publish"
	"bandstand/generator/site"
	"bandstand/generator/site/pictures"
	"bandstand/messages"
	"bandstand/messages/email"
	"bandstand/search"
)

// serveCommand shows the site while somebody works on it.
type serveCommand struct {
	pictures *pictures.Maker // made once, however often the site is
	mail     *mailSettings
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(p *program) error {
	if err := p.flags.check(p.getenv); err != nil {
		return err
	}
	mail, err := newMailSettings(p.getenv)
	if err != nil {
		return err
	}
	c.mail, c.pictures = mail, p.pictures()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = preview.Serve(ctx, preview.Options{
		Addr:   p.Addr,
		Folder: p.Out,
		Watch:  []string{p.Content, p.Layouts, p.Static},
		Build:  func() preview.Built { return c.build(p) },
		Secure: page.Secure,
		Ready:  func(url string) { fmt.Fprintf(p.stdout, "%s\n", url) },
		Log:    func(message string) { fmt.Fprintln(p.stderr, message) },
	})
	if errors.Is(err, preview.ErrTaken) {
		return hinted{
			fmt.Errorf("another program is using %s already", p.Addr),
			"stop it, or choose another address: --addr localhost:8081",
		}
	}
	if failed := new(net.OpError); errors.As(err, &failed) && failed.Op == "listen" {
		return hinted{
			fmt.Errorf("cannot listen on %s: %w", p.Addr, failed.Err),
			"write a name of this machine and a port from 1024 on: --addr localhost:8080",
		}
	}
	return err
}

// build builds once. The problems that the preview shows in its pages are printed in
// the terminal too.
func (c *serveCommand) build(p *program) preview.Built {
	started, now := time.Now(), p.Now.now()
	directory, problems, err := p.load(now)
	if err != nil {
		return p.notBuilt(err)
	}
	built := preview.Built{
		Errors:   asTexts(content.Errors(problems)),
		Warnings: asTexts(warnings(problems)),
	}
	if len(built.Errors) > 0 {
		p.print(content.Errors(problems))
		return built
	}
	options, err := p.withOperatorSettings(site.Options{
		Now: now, BaseURL: p.address(), Preview: p.Preview, Drafts: true, Pictures: c.pictures,
	})
	if err != nil {
		return p.notBuilt(err)
	}
	made, closed, err := p.makeSite(directory, options)
	if err != nil {
		return p.notBuilt(err)
	}
	defer closed()
	carried, err := made.Search()
	if err != nil {
		return p.notBuilt(err)
	}
	index, err := search.New(carried)
	if err != nil {
		return p.notBuilt(err)
	}
	groups, err := made.Messages()
	if err != nil {
		return p.notBuilt(err)
	}
	built.Services = map[string]http.Handler{}
	for _, prefix := range made.Prefixes {
		built.Services[prefix+"/search"] = search.Handler(index, p.Now.now)
	}
	if err := c.mail.mount(built.Services, groups, made.Prefixes); err != nil {
		return p.notBuilt(err)
	}
	// The pages last: what cannot be served with them leaves the last good site.
	if _, err := publish.Swap(publish.Contents{Folder: p.Out, Files: filesOf(made)}); err != nil {
		return p.notBuilt(err)
	}
	built.Good = true
	p.printUnaddressed(made.Unaddressed)
	p.summarise(made, p.Out, problems, time.Since(started))
	return built
}

// notBuilt returns a build that failed for a reason outside the pages of content.
func (p *program) notBuilt(err error) preview.Built {
	p.fail(err)
	message := err.Error()
	if hint := hintOf(err); hint != "" {
		message += "\n  hint: " + hint
	}
	return preview.Built{Errors: []string{message}}
}

func asTexts(problems []content.Problem) []string {
	var all []string
	for _, problem := range problems {
		all = append(all, problem.String())
	}
	return all
}

// messagesBundle is the folder that the messages service embeds.
func (f flags) messagesBundle() string {
	return filepath.Join(f.Bundle, "messages", "bundle")
}

// outbox is the folder in which serve keeps messages where no mail server is set. Git
// ignores it.
const outbox = ".outbox"

// mailSettings are how serve sends messages. They stay the same for as long as it
// runs, so that a form that was open during a rebuild can still be sent.
type mailSettings struct{ messages.Settings }

func newMailSettings(getenv func(string) string) (*mailSettings, error) {
	settings, err := messages.ReadSettings(getenv)
	if err != nil {
		return nil, err
	}
	if len(settings.Key) == 0 {
		settings.Key = make([]byte, 32)
		rand.Read(settings.Key) // never fails
	}
	return &mailSettings{settings}, nil
}

// mount adds the messages service to the others, below the prefix of each language,
// and the outbox where no mail server is set.
func (s *mailSettings) mount(services map[string]http.Handler, source messages.Source, prefixes []string) error {
	bundle, err := messages.New(source)
	if err != nil {
		return err
	}
	options := messages.Options{Key: s.Key, Trusted: s.Trusted, Now: time.Now} // not --now: a form counts the seconds until it is sent
	if smtp := s.SMTP; smtp != nil {
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
