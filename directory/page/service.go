package page

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"

	"bandstand/directory/client"
)

// Service is what a service of a site has in common with the others: which methods
// it answers, the headers of all its answers, and what it says when it cannot answer.
// It logs faults, and nothing that anybody typed.
type Service struct {
	Name      string                   // in the log, and in outage.<Name>, the texts that say it cannot answer
	Methods   []string                 // that it answers
	Largest   int64                    // the largest body that it reads, in bytes
	WaysOn    []Link                   // from the page that says it cannot answer; their labels are keys of the catalogue
	WantsJSON func(*http.Request) bool // whether a fault is told as JSON; nil where never
}

// Handler guards a handler: only the service's methods reach it, every answer has
// the security headers and is kept by nobody unless the handler says otherwise, and
// a panic becomes an answer.
func (s Service) Handler(answer http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		Secure(w.Header())
		w.Header().Set("X-Robots-Tag", "noindex")
		w.Header().Set("Cache-Control", "no-store")
		if !slices.Contains(s.Methods, r.Method) {
			s.NotAllowed(w, r, s.Methods...)
			return
		}
		defer func() {
			if fault := recover(); fault != nil {
				// Its type, not its value, which may hold what somebody typed.
				log.Printf("%s: panic: %T\n%s", s.Name, fault, debug.Stack())
				s.Fail(w, r, http.StatusInternalServerError)
			}
		}()
		answer(w, r)
	})
}

// Turn waits until a request may be worked on and reports whether it may. What was posted is read before, up to the
// largest body, because one that comes slowly must not keep others waiting. Where too many wait it answers so.
func (s Service) Turn(w http.ResponseWriter, r *http.Request) bool {
	if r.Method == http.MethodPost {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.Largest))
		r.Body = io.NopCloser(io.MultiReader(bytes.NewReader(body), fails{err}))
	}
	status := http.StatusServiceUnavailable
	switch err := client.Await(r.Context()); {
	case err == nil:
		return true
	case errors.Is(err, client.ErrClient):
		status = http.StatusTooManyRequests
	}
	w.Header().Set("Retry-After", "5")
	busy := Service{Name: "busy", WaysOn: s.WaysOn, WantsJSON: s.WantsJSON}
	busy.Fail(w, r, status)
	return false
}

// fails reads as an error, or as the end where there is none.
type fails struct{ error }

func (f fails) Read([]byte) (int, error) { return 0, cmp.Or(f.error, io.EOF) }

// Unavailable returns a handler that answers everything with the news that the
// service does not work just now. It stands in where there is no bundle.
func (s Service) Unavailable() http.Handler {
	return s.Handler(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "600")
		s.Fail(w, r, http.StatusServiceUnavailable)
	})
}

// NotAllowed answers a method that an address does not take.
func (s Service) NotAllowed(w http.ResponseWriter, r *http.Request, allowed ...string) {
	w.Header().Set("Allow", strings.Join(allowed, ", "))
	s.Fail(w, r, http.StatusMethodNotAllowed)
}

// Error logs what kept a handler from answering, and says that it cannot.
func (s Service) Error(w http.ResponseWriter, r *http.Request, err error) {
	log.Printf("%s: %v", s.Name, err)
	s.Fail(w, r, http.StatusInternalServerError)
}

// Fail says in plain words, and in the language of the address, that the service
// cannot answer.
func (s Service) Fail(w http.ResponseWriter, r *http.Request, status int) {
	w.Header().Set("Cache-Control", "no-store")
	if s.WantsJSON != nil && s.WantsJSON(r) {
		message := fmt.Appendf(nil, `{"error":{"message":%q}}`+"\n", http.StatusText(status))
		Send(w, r, status, "application/json; charset=utf-8", message)
		return
	}
	Send(w, r, status, "text/html; charset=utf-8", s.Outage(r.URL.Path))
}

// Outage returns the page that says that the service cannot answer, in the language of
// an address.
func (s Service) Outage(address string) []byte { return Outage(address, s.Name, s.WaysOn...) }

// Send sends a whole answer, and only its headers to a HEAD. It ends the turn of the request: whoever reads slowly keeps
// nobody else waiting.
func Send(w http.ResponseWriter, r *http.Request, status int, contentType string, body []byte) {
	client.Leave(r.Context())
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // nobody is left to tell
	}
}
