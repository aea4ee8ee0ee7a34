package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"syscall"
	"time"

	"bandstand/directory/content"
	"bandstand/directory/page"
	"bandstand/generator/preview"
	"bandstand/generator/publish"
	"bandstand/generator/site"
	"bandstand/search"
)

// serveCommand shows the site while somebody works on it.
type serveCommand struct {
	pictures *site.Pictures // made once, however often the site is
	post     *post          // how messages go out
}

// Run serves until it is interrupted.
func (c *serveCommand) Run(p *program) error {
	if err := p.flags.check(p.getenv); err != nil {
		return err
	}
	post, err := newPost(p.getenv)
	if err != nil {
		return err
	}
	c.post, c.pictures = post, p.pictures()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	err = preview.Serve(ctx, preview.Options{
		Addr:   p.Addr,
		Folder: p.Out,
		Watch:  []string{p.Content, p.Layouts, p.Static},
		Build:  func() preview.Built { return c.build(p) },
		Secure: page.Secure,
		Ready:  func(url string) { fmt.Fprintf(p.stdout, "%s\n", url) },
		Log:    func(told string) { fmt.Fprintln(p.stderr, told) },
	})
	if errors.Is(err, preview.ErrTaken) {
		return hinted{fmt.Errorf("another program is using %s already", p.Addr), "stop it, or choose another address: --addr localhost:8081"}
	}
	if failed := new(net.OpError); errors.As(err, &failed) && failed.Op == "listen" {
		return hinted{fmt.Errorf("cannot listen on %s: %w", p.Addr, failed.Err), "write a name of this machine and a port from 1024 on: --addr localhost:8080"}
	}
	return err
}

// build builds once, and says in the terminal what it shows in the pages too.
func (c *serveCommand) build(p *program) preview.Built {
	started, now := time.Now(), p.Now.now()
	directory, problems, err := p.load(now)
	if err != nil {
		return p.notBuilt(err)
	}
	built := preview.Built{
		Errors:   said(content.Errors(problems)),
		Warnings: said(warnings(problems)),
	}
	if len(built.Errors) > 0 {
		p.tell(content.Errors(problems))
		return built
	}
	options, err := p.operators(site.Options{Now: now, BaseURL: p.address(), Preview: p.Preview, Drafts: true, Pictures: c.pictures})
	if err != nil {
		return p.notBuilt(err)
	}
	made, err := p.makeWith(directory, options)
	if err != nil {
		return p.notBuilt(err)
	}
	index, err := search.New(made.Search)
	if err != nil {
		return p.notBuilt(err)
	}
	built.Services = map[string]http.Handler{}
	for _, prefix := range made.Prefixes {
		built.Services[prefix+"/search"] = search.Handler(index, p.Now.now)
	}
	if err := c.post.mount(built.Services, made.Messages, made.Prefixes); err != nil {
		return p.notBuilt(err)
	}
	// The pages last: what cannot be served with them leaves the last good site.
	if _, err := publish.Folder(p.Out, made.Files); err != nil {
		return p.notBuilt(err)
	}
	if err := p.notePictures(c.pictures); err != nil {
		return p.notBuilt(err)
	}
	built.Good = true
	p.tellUnaddressed(made.Unaddressed)
	p.summarise(made, p.Out, problems, time.Since(started))
	return built
}

// notBuilt is a build that an error ended which is nobody's page.
func (p *program) notBuilt(err error) preview.Built {
	p.fail(err)
	told := err.Error()
	var mend hinted
	if errors.As(err, &mend) {
		told += "\n  hint: " + mend.hint
	}
	return preview.Built{Errors: []string{told}}
}

func said(problems []content.Problem) []string {
	var all []string
	for _, problem := range problems {
		all = append(all, problem.String())
	}
	return all
}
