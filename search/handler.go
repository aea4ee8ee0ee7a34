package search

import (
	"bytes"
	"fmt"
	"log"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"bandstand/directory/page"
	"bandstand/search/query"
)

// Handler answers searches, as a page or, with format=json, as JSON, in the language of
// the address. It owns all of its address below wherever it is mounted, its methods,
// headers and limits; now is the clock by which "today" is meant. It never logs what
// was asked. Without a service it is Unavailable.
func Handler(service *Service, now func() time.Time) http.Handler {
	if service == nil {
		return Unavailable()
	}
	return guarded(func(w http.ResponseWriter, r *http.Request) {
		s, err := service.speaking(r.URL.Path)
		if err != nil {
			log.Printf("search: %v", err)
			fail(w, r, http.StatusInternalServerError)
			return
		}
		address := query.Parse(r.URL.RawQuery, &s.index.Facts)
		var body bytes.Buffer
		if err := s.write(&body, address, now()); err != nil {
			log.Printf("search: %v", err)
			fail(w, r, http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", contentType(address))
		w.Header().Set("Cache-Control", cacheControl(address))
		send(w, r, http.StatusOK, body.Bytes())
	})
}

// write writes the answer to an address.
func (s *Service) write(body *bytes.Buffer, address query.Address, now time.Time) error {
	answer, err := s.answer(address, now, nil)
	if err != nil {
		return err
	}
	if address.JSON {
		return s.writeJSON(body, answer)
	}
	return s.writePage(body, answer, now)
}

// Unavailable answers every search with the news that there is none just now,
// and with a way on. It stands in where a bundle is empty.
func Unavailable() http.Handler {
	return guarded(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Retry-After", "600")
		fail(w, r, http.StatusServiceUnavailable)
	})
}

// guarded lets only reading through, sets the headers that every answer has, and
// turns a panic into an answer.
func guarded(handle http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		page.Secure(w.Header())
		w.Header().Set("X-Robots-Tag", "noindex")
		w.Header().Set("Cache-Control", "no-store")
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			w.Header().Set("Allow", "GET, HEAD")
			fail(w, r, http.StatusMethodNotAllowed)
			return
		}
		defer func() {
			if fault := recover(); fault != nil {
				log.Printf("search: panic: %v\n%s", fault, debug.Stack())
				fail(w, r, http.StatusInternalServerError)
			}
		}()
		handle(w, r)
	})
}

// cacheControl keeps answers that have words or a place in them out of every
// cache: they say something of whoever asked.
func cacheControl(a query.Address) string {
	if a.Q != "" || a.Near != "" || len(a.Literal) > 0 {
		return "no-store"
	}
	return "public, max-age=300"
}

func contentType(a query.Address) string {
	if a.JSON {
		return "application/json; charset=utf-8"
	}
	return "text/html; charset=utf-8"
}

// fail says that there is no answer, or to whoever asked for JSON with the same in brief.
func fail(w http.ResponseWriter, r *http.Request, status int) {
	w.Header().Set("Cache-Control", "no-store")
	if r.URL.Query().Get("format") == "json" {
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		send(w, r, status, fmt.Appendf(nil, `{"error":{"message":%q}}`+"\n", http.StatusText(status)))
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	send(w, r, status, page.Outage(r.URL.Path, "search", page.Link{Label: "search.nothing.browse", URL: "/towns/"}, page.Link{Label: "everything.heading", URL: "/activities/"}))
}

func send(w http.ResponseWriter, r *http.Request, status int, body []byte) {
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = w.Write(body) // nobody is left to tell
	}
}
