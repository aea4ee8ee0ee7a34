package preview

import (
	"sync"
	"time"
)

// news tells every open page which edition stands.
type news struct {
	mu        sync.Mutex
	listeners map[chan string]bool
	closed    bool
}

func newNews() *news { return &news{listeners: map[chan string]bool{}} }

// listen returns the editions that follow. The channel is closed when the preview
// stops.
func (n *news) listen() (editions <-chan string, leave func()) {
	n.mu.Lock()
	defer n.mu.Unlock()
	listener := make(chan string, 1)
	if n.closed {
		close(listener)
		return listener, func() {}
	}
	n.listeners[listener] = true
	return listener, func() {
		n.mu.Lock()
		defer n.mu.Unlock()
		delete(n.listeners, listener)
	}
}

// tell hands an edition to every listener. Only the newest matters, so one that
// has not been taken yet is replaced.
func (n *news) tell(id string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for listener := range n.listeners {
		select {
		case <-listener:
		default:
		}
		listener <- id
	}
}

// close ends every listener's channel.
func (n *news) close() {
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.closed {
		return
	}
	n.closed = true
	for listener := range n.listeners {
		close(listener)
	}
	clear(n.listeners)
}

// heartbeat keeps a quiet connection from being taken for a dead one.
func heartbeat() (beats <-chan time.Time, stop func()) {
	ticker := time.NewTicker(15 * time.Second)
	return ticker.C, ticker.Stop
}
