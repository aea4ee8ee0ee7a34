package preview

import (
	"fmt"
	"math/rand/v2"
	"net/http"
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
}

// edition is the site as it stands after one build.
type edition struct {
	id       string
	mounted  http.Handler // the last good build; nil until there is one
	good     bool         // whether the newest build was good
	errors   []string
	warnings []string
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
}

// mount puts the services of a build beside the static files.
func (s *site) mount(built Built) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("/", static{folder: s.options.Folder})
	for pattern, service := range built.Services {
		mux.Handle(pattern, service)
	}
	return mux
}

// ServeHTTP answers with the current edition, its problems shown in each page.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if isOwn(r.URL.Path) {
		s.own.ServeHTTP(w, r)
		return
	}
	current := s.current.Load()
	if current.mounted == nil {
		s.showMistakes(w, current)
		return
	}
	r = whole(r)
	shown := &annotator{ResponseWriter: w, edition: current}
	defer shown.finish()
	current.mounted.ServeHTTP(shown, r)
}
