package client

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"slices"
	"sync"
)

// ErrClient and ErrAll are returned to a request for which there is no room to wait: its client has too many that
// wait, or all clients together have.
var (
	ErrClient = errors.New("too many requests of this client wait")
	ErrAll    = errors.New("too many requests wait")
)

// Turns let few requests be worked on at a time, so that each is soon done, and have the others wait in a queue for
// each client. Whoever sends one request waits for one of those that are worked on, and not for somebody else's hundred:
// next is the client with the fewest at work, and among equals the one whose last turn was longest ago. What waits for others,
// a body that comes slowly, a mail server, a reader, is no work and needs no turn.
type Turns struct {
	Places int // requests that are worked on at a time
	AtWork int // of a client at most, so that whoever comes alone finds a place
	OfEach int // requests of a client that may wait
	OfAll  int // requests that may wait; when more come, one of the longest queue goes

	mutex   sync.Mutex
	working int
	waiting int
	queues  map[string]*queue // of the clients with a request that is worked on or waits
	line    []*queue          // those in which a request waits; the last turn of the first is longest ago
}

// queue is the requests of one client.
type queue struct {
	client  string
	working int
	waiting []chan error // each is told once whether its turn has come
}

// turn is that of one request.
type turn struct {
	turns *Turns
	queue *queue // while it is the request's turn
	name  string // of the client
}

// key is that of a turn in the context of its request.
type key struct{}

// Handler returns a handler whose requests can Await their turn. Those that do not are answered at once.
func (t *Turns) Handler(handler http.Handler, trusted []netip.Prefix) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := context.WithValue(r.Context(), key{}, &turn{turns: t, name: Of(r, trusted)})
		defer Leave(ctx)
		handler.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Await waits until it is the turn of the request with this context. It returns ErrClient or ErrAll where too many wait,
// and the context's own error where the client has gone. Without Turns it is always a request's turn.
func Await(ctx context.Context) error {
	own, ok := ctx.Value(key{}).(*turn)
	if !ok {
		return nil
	}
	q, ready, err := own.turns.enter(own.name)
	if err != nil {
		return err
	}
	select {
	case err = <-ready:
	case <-ctx.Done():
		own.turns.withdraw(q, ready)
		return ctx.Err()
	}
	if err == nil {
		own.queue = q
	}
	return err
}

// Leave ends the turn of a request before the request ends, where all that is left to do is to wait for others.
func Leave(ctx context.Context) {
	if own, ok := ctx.Value(key{}).(*turn); ok && own.queue != nil {
		own.turns.mutex.Lock()
		defer own.turns.mutex.Unlock()
		own.turns.end(own.queue)
		own.queue = nil
	}
}

// enter puts a request of a client into its queue.
func (t *Turns) enter(name string) (q *queue, ready chan error, err error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	q = t.queues[name]
	if q == nil {
		q = &queue{client: name}
	}
	switch {
	case len(q.waiting) >= t.OfEach:
		return nil, nil, ErrClient
	case t.waiting >= t.OfAll && !t.shorten(len(q.waiting)+1):
		return nil, nil, ErrAll
	}
	if t.queues == nil {
		t.queues = map[string]*queue{}
	}
	t.queues[name] = q
	if len(q.waiting) == 0 {
		t.line = append(t.line, q)
	}
	ready = make(chan error, 1)
	q.waiting = append(q.waiting, ready)
	t.waiting++
	t.next()
	return q, ready, nil
}

// next calls requests while there are places.
func (t *Turns) next() {
	for t.working < t.Places && len(t.line) > 0 {
		q := slices.MinFunc(t.line, func(a, b *queue) int { return a.working - b.working }) // the first of equals
		if q.working >= t.AtWork {
			return
		}
		ready := q.waiting[0]
		q.working++
		t.working++
		t.take(q, 0)
		t.last(q)
		ready <- nil
	}
}

// shorten refuses the last request of the longest queue if that is longer than some length, and reports whether it was.
func (t *Turns) shorten(length int) bool {
	longest := slices.MaxFunc(t.line, func(a, b *queue) int { return len(a.waiting) - len(b.waiting) })
	last := len(longest.waiting) - 1
	if last < length {
		return false
	}
	longest.waiting[last] <- ErrAll
	t.take(longest, last)
	return true
}

// withdraw takes a request out of its queue whose client has gone. Its turn may have come at that moment.
func (t *Turns) withdraw(q *queue, ready chan error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if i := slices.Index(q.waiting, ready); i >= 0 {
		t.take(q, i)
	} else if <-ready == nil {
		t.end(q)
	}
}

// take takes a request that waits out of its queue.
func (t *Turns) take(q *queue, i int) {
	q.waiting = slices.Delete(q.waiting, i, i+1)
	t.waiting--
	if len(q.waiting) == 0 {
		t.line = slices.DeleteFunc(t.line, func(one *queue) bool { return one == q })
		t.forget(q)
	}
}

// last puts a client that has had a turn, and of whose requests more wait, behind all others.
func (t *Turns) last(q *queue) {
	if i := slices.Index(t.line, q); i >= 0 {
		t.line = append(slices.Delete(t.line, i, i+1), q)
	}
}

// end ends a request's work. Whoever came meanwhile goes before that client's next.
func (t *Turns) end(q *queue) {
	q.working--
	t.working--
	t.last(q)
	t.forget(q)
	t.next()
}

// forget forgets a client that has no request here.
func (t *Turns) forget(q *queue) {
	if q.working == 0 && len(q.waiting) == 0 {
		delete(t.queues, q.client)
	}
}
