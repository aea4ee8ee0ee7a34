package client

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// hall is a handler whose requests are worked on until somebody says that they are done.
type hall struct {
	turns *Turns
	http.Handler
	mutex sync.Mutex
	told  []string // what became of requests, in order
	done  map[string]chan bool
	goes  map[string]context.CancelFunc
}

func newHall(turns *Turns) *hall {
	h := &hall{turns: turns, done: map[string]chan bool{}, goes: map[string]context.CancelFunc{}}
	h.Handler = turns.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		name := r.URL.Path[1:]
		if err := Await(r.Context()); err != nil {
			h.tell(name + ": " + err.Error())
			return
		}
		h.tell(name)
		<-h.done[name]
	}), nil)
	return h
}

func (h *hall) tell(text string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.told = append(h.told, text)
}

// comes sends a request of a client: "a1" is the first of the client a.
func (h *hall) comes(name string) {
	ctx, cancel := context.WithCancel(context.Background())
	h.done[name], h.goes[name] = make(chan bool), cancel
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/"+name, nil)
	r.RemoteAddr = fmt.Sprintf("192.0.2.%d:1", name[0])
	go h.ServeHTTP(httptest.NewRecorder(), r)
	synctest.Wait()
}

func (h *hall) ends(name string) {
	close(h.done[name])
	synctest.Wait()
}

func (h *hall) leaves(name string) {
	h.goes[name]()
	synctest.Wait()
}

func (t *Turns) isEmpty() bool { return len(t.queues)+len(t.line)+t.working+t.waiting == 0 }

func TestTurns(t *testing.T) {
	const each, all, gone = ": too many requests of this client wait", ": too many requests wait", ": context canceled"
	type room struct{ places, atWork, ofEach, ofAll int }
	tests := []struct {
		name string
		room
		script string // who comes, ends (-) and goes away (!)
		want   string
	}{
		{"one after the other", room{1, 1, 9, 9}, "a1 a2 a3 -a1 -a2", "a1 a2 a3"},
		{"whoever has nothing at work is next", room{1, 1, 9, 9}, "a1 a2 a3 b1 -a1 -b1", "a1 b1 a2"},
		{"not twice before all have been once", room{1, 1, 9, 9},
			"a1 a2 a3 b1 b2 c1 -a1 -b1 -c1 -a2 -b2", "a1 b1 c1 a2 b2 a3"},
		{"two clients have a place each", room{2, 2, 9, 9}, "a1 a2 a3 a4 b1 b2 -a2 -b1 -a1", "a1 a2 b1 b2 a3"},
		{"a client leaves a place to others", room{2, 1, 9, 9}, "a1 a2 a3 b1 c1 -b1 -a1", "a1 b1 c1 a2"},
		{"a client has so many that wait", room{1, 1, 1, 9}, "a1 a2 a3 b1", "a1 a3" + each},
		{"of all together the longest queue goes back", room{1, 1, 9, 3},
			"a1 a2 a3 a4 b1 -a1 -b1", "a1 a4" + all + " b1 a2"},
		{"nobody's single request goes back for another's", room{1, 1, 9, 2}, "a1 b1 c1 d1 -a1", "a1 d1" + all + " b1"},
		{"whoever goes away leaves the queue", room{1, 1, 9, 9}, "a1 a2 b1 c1 !b1 -a1 -c1", "a1 b1" + gone + " c1 a2"},
		{"and makes room in it", room{1, 1, 1, 9}, "a1 a2 !a2 a3 -a1", "a1 a2" + gone + " a3"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				turns := &Turns{Places: test.places, AtWork: test.atWork, OfEach: test.ofEach, OfAll: test.ofAll}
				h := newHall(turns)
				for _, step := range strings.Fields(test.script) {
					switch name := step[1:]; step[0] {
					case '-':
						h.ends(name)
					case '!':
						h.leaves(name)
					default:
						h.comes(step)
					}
				}
				if got := strings.Join(h.told, " "); got != test.want {
					t.Errorf("got  %q\nwant %q", got, test.want)
				}
				for _, name := range slices.Sorted(maps.Keys(h.done)) { // so that nobody is left
					h.leaves(name)
					select {
					case <-h.done[name]:
					default:
						close(h.done[name])
					}
				}
				synctest.Wait()
				if !turns.isEmpty() {
					t.Errorf("something is remembered: %+v", turns)
				}
			})
		})
	}
}

// Whoever leaves a turn, twice even, gives up one place; without Turns it is always a request's turn.
func TestLeave(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		turns := &Turns{Places: 1, AtWork: 1, OfEach: 9, OfAll: 9}
		h := newHall(turns)
		handler := turns.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			if err := Await(r.Context()); err != nil {
				t.Error(err)
			}
			h.comes("a1")
			h.comes("a2")
			Leave(r.Context())
			Leave(r.Context())
			synctest.Wait()
			h.tell("left")
		}), nil)
		handler.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/", nil))
		synctest.Wait()
		h.ends("a1")
		h.ends("a2")
		if got, want := strings.Join(h.told, " "), "a1 left a2"; got != want {
			t.Errorf("got %q want %q", got, want)
		}
	})
	Leave(t.Context())
	if err := Await(t.Context()); err != nil {
		t.Error(err)
	}
}

// However many come, go away and are refused at the same time, there are never more at work than places, and nothing is
// left of them.
func TestTurnsOfMany(t *testing.T) {
	turns := &Turns{Places: 3, AtWork: 2, OfEach: 4, OfAll: 20}
	var working, worked, refused, gone atomic.Int64
	handler := turns.Handler(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
		switch err := Await(r.Context()); {
		case errors.Is(err, ErrClient), errors.Is(err, ErrAll):
			refused.Add(1)
			return
		case err != nil:
			gone.Add(1)
			return
		}
		if n := working.Add(1); n > 3 {
			t.Errorf("%d at work", n)
		}
		for range 10 {
			runtime.Gosched()
		}
		worked.Add(1)
		working.Add(-1)
	}), nil)
	var all sync.WaitGroup
	for i := range 3000 {
		all.Go(func() {
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			r := httptest.NewRequestWithContext(ctx, http.MethodGet, "/", nil)
			r.RemoteAddr = fmt.Sprintf("192.0.2.%d:1", rand.IntN(12))
			if i%3 == 0 {
				go cancel()
			}
			handler.ServeHTTP(httptest.NewRecorder(), r)
		})
	}
	all.Wait()
	if got := worked.Load() + refused.Load() + gone.Load(); got != 3000 || worked.Load() < 3 {
		t.Errorf("%d worked, %d refused, %d gone", worked.Load(), refused.Load(), gone.Load())
	}
	if !turns.isEmpty() {
		t.Errorf("something is remembered: %+v", turns)
	}
}
