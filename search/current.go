package search

import (
	"net/http"
	"sync/atomic"
	"time"
)

// Current answers searches from a service that another may replace at any time. Any
// number of searches may go on meanwhile: each is answered by one service, whole, which
// is closed when the last of its searches has ended. The zero Current has none, and
// answers that search is not working just now.
type Current struct {
	now atomic.Pointer[lent]
}

// lent is a service that is closed when its last user has done: Current is one for as
// long as nothing newer has taken its place, and so is each search.
type lent struct {
	*Service
	users atomic.Int64
}

// borrow reports whether the service may be used: then it must be released.
func (s *lent) borrow() bool {
	for users := s.users.Load(); users > 0; users = s.users.Load() {
		if s.users.CompareAndSwap(users, users+1) {
			return true
		}
	}
	return false
}

func (s *lent) release() {
	if s.users.Add(-1) == 0 {
		s.Close()
	}
}

// Replace has a service answer from now on, or none where it is nil. It is closed in
// its turn.
func (c *Current) Replace(s *Service) {
	var newest *lent
	if s != nil {
		newest = &lent{Service: s}
		newest.users.Store(1)
	}
	if before := c.now.Swap(newest); before != nil {
		before.release()
	}
}

// Handler answers as the function Handler does, from the service of the time.
func (c *Current) Handler(now func() time.Time) http.Handler {
	return front.Handler(func(w http.ResponseWriter, r *http.Request) {
		for s := c.now.Load(); s != nil; s = c.now.Load() {
			if s.borrow() {
				defer s.release()
				s.serve(w, r, now())
				return
			}
		}
		(*Service)(nil).serve(w, r, now())
	})
}
