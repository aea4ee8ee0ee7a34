package preview

import (
	"context"
	"crypto/rand"
	"net/http"
	"path"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// Search waits after a save until a page has been fetched, which so has the processor to
// itself, for as long at most. Saves that follow each other are indexed once.
const (
	pagesFirst = 150 * time.Millisecond
	openFirst  = time.Second // where a browser has a page open, which loads it again
)

// site serves the last good site, with the problems of the newest content in its pages.
type site struct {
	options    Options
	stopped    <-chan struct{}
	swaps      sync.Mutex // held while current is replaced
	current    atomic.Pointer[edition]
	unindexed  chan struct{} // holds one where there is something for search to learn
	searchable atomic.Bool   // search knows a site, if not the one that is shown
	listening  atomic.Int32  // how many pages in browsers wait to hear of an edition
}

// edition is what is shown from one change to the next.
type edition struct {
	id       string        // "" before the first
	replaced chan struct{} // closed when there is a newer edition
	fetched  chan struct{} // holds one when something of it has been answered
	errors   []string
	warnings []string
	good     bool // the newest site is shown, and not an earlier one

	shown   http.Handler                // the last good site; nil while there was none
	index   func(context.Context) error // makes search know it
	indexed chan struct{}               // closed when search does
}

func newSite(options Options, stopped <-chan struct{}) *site {
	s := &site{options: options, stopped: stopped, unindexed: make(chan struct{}, 1)}
	s.current.Store(&edition{replaced: make(chan struct{}), fetched: make(chan struct{}, 1)})
	return s
}

// remake has the site made after changes, and shows it. Where there are mistakes, the
// last good one stays.
func (s *site) remake(changes Changes) {
	made := s.options.Make(changes)
	s.swap(func(e *edition) {
		e.good, e.errors, e.warnings = made.Page != nil, made.Errors, made.Warnings
		if e.good {
			e.index, e.indexed = made.Index, make(chan struct{})
			e.shown = s.mount(made, e.indexed)
		}
	})
	select {
	case s.unindexed <- struct{}{}:
	default:
	}
}

// swap shows an edition that differs from the current one by a change, and so tells the
// pages that are open in a browser.
func (s *site) swap(change func(*edition)) {
	s.swaps.Lock()
	defer s.swaps.Unlock()
	before := s.current.Load()
	after := *before
	change(&after)
	after.id, after.replaced, after.fetched = rand.Text(), make(chan struct{}), make(chan struct{}, 1)
	s.current.Store(&after)
	close(before.replaced)
}

// mount returns a handler of the pages and the services of a site.
func (s *site) mount(made Made, indexed <-chan struct{}) http.Handler {
	mux := http.NewServeMux()
	all := pages(made.Page)
	mux.Handle("/", all)
	for pattern, service := range made.Services {
		mux.Handle(pattern, service)
	}
	for pattern, service := range made.Searches {
		mux.Handle(pattern, s.searching(service, indexed))
	}
	for pattern, service := range made.Beside {
		search := s.searching(service, indexed)
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			if _, found := made.Page(path.Clean(r.URL.Path)[1:]); found {
				all.ServeHTTP(w, r)
				return
			}
			search.ServeHTTP(w, r)
		})
	}
	return mux
}

// searching returns a handler of a service that answers from the index, once there is one.
func (s *site) searching(service http.Handler, indexed <-chan struct{}) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !isClosed(indexed) {
			w.(*answer).behind = true
		}
		if !s.searchable.Load() {
			sendInstead(w, http.StatusServiceUnavailable, "Search is not ready yet",
				`<p>It reads the whole directory first, which takes a moment.</p><p><a href="./">Start from the front page</a></p>`)
			return
		}
		service.ServeHTTP(w, r)
	})
}

// follow makes search know what is shown, after each change, until the preview stops.
func (s *site) follow(ctx context.Context) {
	for {
		select {
		case <-s.stopped:
			return
		case <-s.unindexed:
		}
		patience := pagesFirst
		if s.listening.Load() > 0 {
			patience = openFirst
		}
		select {
		case <-s.stopped:
			return
		case <-s.current.Load().fetched:
		case <-time.After(patience):
		}
		newest := s.current.Load()
		if newest.shown == nil || isClosed(newest.indexed) {
			continue
		}
		err := newest.index(ctx)
		if ctx.Err() != nil {
			return
		}
		if err != nil {
			s.options.Log(err.Error())
			s.swap(func(e *edition) { e.errors = append(e.errors[:len(e.errors):len(e.errors)], err.Error()) })
			continue
		}
		s.searchable.Store(true)
		close(newest.indexed)
		collect()
	}
}

// roomForASave is more than making a site and filling a page allocates.
const roomForASave = 64 << 20

// collect collects garbage where that would soon be due, now that nobody waits, and not
// while the next save is made: in a large directory it takes longer than the save.
func collect() {
	var memory runtime.MemStats
	if runtime.ReadMemStats(&memory); memory.HeapAlloc+roomForASave > memory.NextGC {
		runtime.GC()
	}
}

func isClosed(channel <-chan struct{}) bool {
	select {
	case <-channel:
		return true
	default:
		return false
	}
}

// handler returns what serves the current edition, and beside it the preview's own
// files.
func (s *site) handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET "+ownAddresses, http.StripPrefix(ownAddresses, http.FileServerFS(ownFiles)))
	mux.HandleFunc("GET "+ownAddresses+"events", s.events)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		current, answered := s.current.Load(), &answer{ResponseWriter: w}
		if current.shown == nil {
			sendInstead(answered, http.StatusServiceUnavailable, "The site cannot be shown yet",
				"<p>It appears here as soon as the mistakes are mended.</p>")
		} else {
			current.shown.ServeHTTP(answered, r)
		}
		answered.send(current)
		select {
		case current.fetched <- struct{}{}:
		default:
		}
	})
	return mux
}
