package main

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"sync"
	"syscall"
	"time"

	"bandstand/contribute"
	"bandstand/directory/activity"
	"bandstand/directory/content"
	"bandstand/directory/page"
	"bandstand/directory/version"
	"bandstand/generator/history"
	"bandstand/generator/preview"
	"bandstand/generator/site"
	"bandstand/generator/site/pictures"
	"bandstand/generator/temporary"
	"bandstand/messages"
	"bandstand/messages/email"
	"bandstand/search"
)

// serveCommand shows the site while somebody works on it.
type serveCommand struct{}

// Run serves until it is interrupted.
func (serveCommand) Run(p *program) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // whoever is in a hurry asks twice
	return p.serve(ctx)
}

func (p *program) serve(ctx context.Context) error {
	if err := p.checkSources(); err != nil {
		return err
	}
	settings, err := messages.ReadSettings(p.getenv)
	if err != nil {
		return err
	}
	if len(settings.Key) == 0 {
		settings.Key = make([]byte, 32)
		rand.Read(settings.Key) // never fails
	}
	folder, remove, err := temporary.Folder()
	if err != nil {
		return err
	}
	s := &serving{program: p, settings: settings, folder: folder}
	err = preview.Serve(ctx, preview.Options{
		Addr:   p.Addr,
		Watch:  []string{p.Content, p.Layouts, p.Static},
		Make:   s.make,
		Secure: page.Secure,
		Ready:  func(url string) { fmt.Fprintln(p.stdout, url) },
		Log:    func(message string) { fmt.Fprintln(p.stderr, message) },
	})
	if s.live != nil {
		err = cmp.Or(err, s.live.Close())
	}
	if failed := remove(); failed != nil {
		err = cmp.Or(err, fmt.Errorf("remove the folder of the index: %w", failed))
	}
	if failed := new(net.OpError); errors.As(err, &failed) && failed.Op == "listen" {
		return hinted{
			fmt.Errorf("cannot listen on %s: %w", p.Addr, failed.Err),
			"write a name of this machine and a port from 1024 on that no other program uses: --addr localhost:8081",
		}
	}
	return err
}

// serving is what serve keeps from one site to the next.
type serving struct {
	*program
	settings messages.Settings // with the same key all along, so that a form that was open during a save can be sent
	root     *os.Root          // the content folder; nil where it has to be opened
	loader   *content.Loader   // of it
	history  *history.History  // of it, as it was then
	pictures pictures.Maker
	folder   string       // of the index
	live     *search.Live // nil until it knows a site
	site     *site.Site   // the last one
	restyled bool         // layouts or static files have changed since it was made
}

// make makes the site after changes. The problems that the preview shows in its pages
// are printed in the terminal too.
func (s *serving) make(changes preview.Changes) preview.Made {
	started, now := time.Now(), s.Now.now()
	s.restyled = s.restyled || len(changes[s.Layouts])+len(changes[s.Static]) > 0
	directory, problems, err := s.read(now, changes[s.Content])
	if err != nil {
		return s.notMade(err)
	}
	found := preview.Made{Errors: asTexts(content.Errors(problems)), Warnings: asTexts(warnings(problems))}
	if len(found.Errors) > 0 {
		s.print(content.Errors(problems))
		return found
	}
	options, err := s.withOperatorSettings(site.Options{
		// What was worked out for the same moment is taken over.
		Now: now.Truncate(time.Hour), Version: version.Of(s.getenv), Before: s.site, Followed: true,
		DesignKept: !s.restyled,
		BaseURL:    s.address(), Preview: s.Preview, Drafts: true, Pictures: &s.pictures, Altered: s.history.OfSoFar,
	})
	if err != nil {
		return s.notMade(err)
	}
	made, err := site.New(directory, s.root.FS(), os.DirFS(s.Layouts), os.DirFS(s.Static), options)
	if err != nil {
		return s.notMade(err)
	}
	if s.site == nil {
		s.printUnaddressed(made.Unaddressed)
		s.summarise(made, "", problems, time.Since(started))
	}
	s.site, s.restyled = made, false
	s.mount(&found, made)
	return found
}

// read reads what changed in the content folder, and everything where that folder is
// another than it was.
func (s *serving) read(now time.Time, changed []string) (*activity.Directory, []content.Problem, error) {
	if s.root == nil || slices.Contains(changed, ".") {
		// The one before is closed when no page needs it any more, as an *os.File is.
		root, err := s.openContent()
		if s.root = root; err != nil {
			return nil, nil, err
		}
		s.loader = content.NewLoader(root.FS())
		s.loader.Preview = s.Preview
		s.history = nil
	}
	directory, problems := s.loader.Reload(now, changed)
	if s.history == nil {
		s.history = history.Begin(s.Content, pagesOf(directory))
	}
	s.history.Forget(changed)
	return directory, s.named(withoutDrafts(problems)), nil
}

// notMade returns that a site could not be made for a reason outside the pages of
// content.
func (p *program) notMade(err error) preview.Made {
	p.fail(err)
	message := err.Error()
	if hint := hintOf(err); hint != "" {
		message += "\n  hint: " + hint
	}
	return preview.Made{Errors: []string{message}}
}

func asTexts(problems []content.Problem) []string {
	var all []string
	for _, problem := range problems {
		all = append(all, problem.String())
	}
	return all
}

// mount adds the pages of a site and its services, below the prefix of each language.
func (s *serving) mount(to *preview.Made, made *site.Site) {
	to.Page = func(file string) (func(io.Writer) error, bool) {
		page, found := made.Page(file)
		return page.Fill, found
	}
	to.Services, to.Searches = map[string]http.Handler{}, map[string]http.Handler{}
	letters := lazily(func() (http.Handler, error) { return s.letters(made) })
	groups := lazily(s.groups)
	answers := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { s.live.Handler(s.Now.now).ServeHTTP(w, r) })
	for _, prefix := range made.Prefixes {
		to.Services[prefix+"/messages/"] = letters
		to.Services[prefix+contribute.Path] = groups
		to.Searches[prefix+"/search"] = answers
		to.Searches[prefix+strings.Replace(search.EmbedPath, "*", "{town}", 1)] = answers
	}
	for _, path := range append(search.OpenReferralLists(), search.HealthPath) {
		to.Searches[path] = answers
	}
	to.Beside = map[string]http.Handler{search.OpenReferralPath: answers, search.OpenReferralPath + "/": answers}
	if s.settings.SMTP == nil {
		kept := preview.Private(email.Outbox{Folder: outbox})
		to.Services["/outbox"], to.Services["/outbox/"] = kept, kept
	}
	to.Index = func(ctx context.Context) error {
		source, err := made.Search()
		switch {
		case err != nil:
			return err
		case s.live == nil:
			s.live, err = search.NewLive(ctx, s.folder, source)
		default:
			err = s.live.Update(ctx, source)
		}
		if err != nil {
			return err
		}
		return made.Check() // last, because hardly anything is left for it to find
	}
}

// letters returns the messages service, which keeps messages in the outbox where no
// mail server is set.
func (s *serving) letters(made *site.Site) (http.Handler, error) {
	source, err := made.Messages()
	if err != nil {
		return nil, err
	}
	bundle, err := messages.New(source)
	if err != nil {
		return nil, err
	}
	options := messages.Options{
		Key: s.settings.Key, Trusted: s.settings.Trusted,
		Now:    time.Now, // not --now: a form counts the seconds until it is sent
		Mailer: s.mailer(),
	}
	return messages.Handler(bundle, options), nil
}

// mailer returns the mail server that is set, or the outbox.
func (s *serving) mailer() email.Mailer {
	if smtp := s.settings.SMTP; smtp != nil {
		return smtp
	}
	return email.Outbox{Folder: outbox}
}

// groups returns the service with which groups add their pages.
func (s *serving) groups() (http.Handler, error) {
	source := contribute.Source{
		Content: s.root.FS(), Layouts: os.DirFS(s.Layouts), Static: os.DirFS(s.Static),
		BaseURL: s.address(), Preview: s.Preview, Drafts: true,
	}
	bundle, err := contribute.New(source, s.Now.now())
	if err != nil {
		return nil, err
	}
	options := contribute.Options{
		Key: s.settings.Key, Trusted: s.settings.Trusted, Now: time.Now, Mailer: s.mailer(), Address: "http://" + s.Addr,
	}
	return contribute.Handler(bundle, options), nil
}

// lazily returns a handler that is made when it is first asked.
func lazily(make func() (http.Handler, error)) http.Handler {
	made := sync.OnceValues(make)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		handler, err := made()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		handler.ServeHTTP(w, r)
	})
}

// outbox is the folder in which serve keeps messages where no mail server is set. Git
// ignores it.
const outbox = ".outbox"
