package preview

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"sync/atomic"
)

// site is what is served: the last good build, with the problems of the newest
// one.
type site struct {
	options Options
	own     http.Handler // the preview's own few files
	current atomic.Pointer[edition]
	news    *news
	run     uint32 // differs from one run of the preview to the next
	count   int    // builds so far
	closing sync.WaitGroup
}

// edition is the site as it stands after one build.
type edition struct {
	id       string
	mounted  *mounted // nil until a build was good
	good     bool     // whether the newest build was
	errors   []string
	warnings []string
}

// mounted are the handlers of one good build, closed only when no request uses
// them any more.
type mounted struct {
	http.Handler
	release func()

	using  sync.RWMutex // read-held by each request
	closed bool
}

func newSite(options Options) *site {
	s := &site{options: options, news: newNews(), run: rand.Uint32()}
	s.own = s.ownFiles()
	return s
}

// rebuild builds once and shows what came of it. A build with errors keeps the
// last good site. It is called by one goroutine at a time.
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
	s.news.tell(after.id)
	if built.Good && before != nil {
		// Beside what follows: a reader who takes a page slowly must not keep
		// the next change waiting.
		s.closing.Go(before.mounted.close)
	}
}

// mount puts the services of a build beside the static files.
func (s *site) mount(built Built) *mounted {
	mux := http.NewServeMux()
	mux.Handle("/", static{folder: s.options.Folder, secure: s.options.Secure})
	for pattern, service := range built.Services {
		mux.Handle(pattern, service)
	}
	return &mounted{Handler: mux, release: built.Close}
}

// close closes the services once the last request has left them.
func (m *mounted) close() {
	if m == nil {
		return
	}
	m.using.Lock()
	defer m.using.Unlock()
	if m.closed {
		return
	}
	m.closed = true
	if m.release != nil {
		m.release()
	}
}

// close closes what is still mounted. No request comes any more.
func (s *site) close() {
	if last := s.current.Load(); last != nil {
		last.mounted.close()
	}
	s.closing.Wait()
}

// enter gives the current edition, its services held open until leave is
// called.
func (s *site) enter() (current *edition, leave func()) {
	for {
		current = s.current.Load()
		if current.mounted == nil {
			return current, func() {}
		}
		if !current.mounted.using.TryRLock() {
			continue // it is being closed: another build has just taken its place
		}
		if !current.mounted.closed {
			return current, current.mounted.using.RUnlock
		}
		current.mounted.using.RUnlock()
	}
}

// ServeHTTP answers with the current edition, its problems shown in each page.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if isOwn(r.URL.Path) {
		s.own.ServeHTTP(w, r)
		return
	}
	current, leave := s.enter()
	defer leave()
	if current.mounted == nil {
		s.showMistakes(w, current)
		return
	}
	r = whole(r)
	shown := &annotator{ResponseWriter: w, edition: current}
	defer shown.finish()
	current.mounted.ServeHTTP(shown, r)
}
