package preview

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync/atomic"
)

// site serves the last good build, with the problems of the newest build in its pages.
type site struct {
	options     Options
	own         http.Handler // of the preview's own files
	current     atomic.Pointer[edition]
	subscribers *subscribers // the open pages
	run         uint32       // differs from one run of the preview to the next
	count       int          // builds so far
}

// edition is what is served after one build.
type edition struct {
	id       string
	mounted  http.Handler // the last good build; nil until there is one
	good     bool         // the newest build was good
	errors   []string
	warnings []string
}

func newSite(options Options) *site {
	s := &site{options: options, subscribers: newSubscribers(), run: rand.Uint32()}
	s.own = s.ownFiles()
	return s
}

// rebuild builds once and serves the outcome. After a build with errors the last good
// site stays. It is called by one goroutine at a time.
func (s *site) rebuild() {
	before := s.current.Load()
	built := s.options.Build()
	s.count++
	after := &edition{
		id:       fmt.Sprintf("%08x-%d", s.run, s.count),
		good:     built.Good,
		errors:   built.Errors,
		warnings: built.Warnings,
	}
	switch {
	case built.Good:
		after.mounted = s.mount(built)
	case before != nil:
		after.mounted = before.mounted
	}
	s.current.Store(after)
	s.subscribers.send(after.id)
}

// mount returns a handler of the static files and the services of a build.
func (s *site) mount(built Built) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", static{folder: s.options.Folder})
	for pattern, service := range built.Services {
		mux.Handle(pattern, service)
	}
	return mux
}

// ServeHTTP serves the current edition, with its problems in each page.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if isOwnAddress(r.URL.Path) {
		s.own.ServeHTTP(w, r)
		return
	}
	current := s.current.Load()
	if current.mounted == nil {
		s.showMistakes(w, current)
		return
	}
	r = unconditional(r)
	shown := &annotator{ResponseWriter: w, edition: current}
	defer shown.finish()
	current.mounted.ServeHTTP(shown, r)
}
