package preview

import "sync"

// subscribers are the open pages, each of which is sent the id of every new edition.
type subscribers struct {
	mu       sync.Mutex
	channels map[chan string]bool
	closed   bool
}

func newSubscribers() *subscribers { return &subscribers{channels: map[chan string]bool{}} }

// add returns a channel of the editions to come, which is closed when the preview
// stops, and a function that ends the subscription.
func (s *subscribers) add() (editions <-chan string, leave func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	channel := make(chan string, 1)
	if s.closed {
		close(channel)
		return channel, func() {}
	}
	s.channels[channel] = true
	return channel, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.channels, channel)
	}
}

// send sends an edition to every subscriber. Only the newest matters, so one that has
// not been received yet is replaced.
func (s *subscribers) send(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for channel := range s.channels {
		select {
		case <-channel:
		default:
		}
		channel <- id
	}
}

// close closes every channel.
func (s *subscribers) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	s.closed = true
	for channel := range s.channels {
		close(channel)
	}
	clear(s.channels)
}
