package search

import (
	"bytes"
	"log"
	"net/http"
	"time"

	"bandstand/directory/page"
	"bandstand/search/address"
)

// front is the methods, headers and faults of the service.
var front = page.Service{
	Name: "search", Methods: []string{http.MethodGet, http.MethodHead},
	WaysOn:    []page.Link{{Label: "search.nothing.browse", URL: "/towns/"}, {Label: "everything.heading", URL: "/activities/"}},
	WantsJSON: func(r *http.Request) bool { return r.URL.Query().Get("format") == "json" },
}

// Handler answers searches, as a page or, with format=json, as JSON, in the language of
// the address. It owns all of its address below wherever it is mounted, its methods,
// headers and limits; now is the clock by which "today" is meant. At /health it
// tells which build it answers from, and whether that is too old. It never logs what was asked. Without a service it answers that search is not working just now.
func Handler(service *Service, now func() time.Time) http.Handler {
	return front.Handler(func(w http.ResponseWriter, r *http.Request) { service.serve(w, r, now()) })
}

// Outage returns the page of an address that says that search is not working just now,
// for web servers to show where the service does not answer them.
func Outage(address string) []byte { return front.Outage(address) }

// serve answers one search, or that there is no service.
func (s *Service) serve(w http.ResponseWriter, r *http.Request, now time.Time) {
	if isHealth(r) {
		s.serveHealth(w, r, now)
		return
	}
	town, framed := townOf(r)
	if framed { // faults too, else the page around would show nothing at all
		page.Framed(w.Header())
	}
	if !front.Turn(w, r) {
		return
	}
	if thing, ok := inOpenReferral(r); ok {
		s.serveOpenReferral(w, r, thing, now)
		return
	}
	if s == nil {
		w.Header().Set("Retry-After", "600")
		front.Fail(w, r, http.StatusServiceUnavailable)
		return
	}
	s, err := s.speaking(r.URL.Path)
	if err != nil {
		log.Print(err)
		front.Unavailable().ServeHTTP(w, r)
		return
	}
	if framed {
		s.serveEmbed(w, r, town, now)
		return
	}
	if asked := r.URL.Query(); asked.Has(calendarOf) {
		s.serveDate(w, r, asked, now)
		return
	}
	asked := address.Parse(r.URL.RawQuery, &s.index.Facts)
	answer, err := s.answer(asked, now, nil)
	if err != nil {
		front.Error(w, r, err)
		return
	}
	var body bytes.Buffer
	contentType, write := "text/html; charset=utf-8", s.writePage
	if asked.JSON {
		w.Header().Set("Access-Control-Allow-Origin", "*") // for other sites' pages
		contentType, write = "application/json; charset=utf-8", s.writeJSON
	}
	if err := write(&body, answer, now); err != nil {
		front.Error(w, r, err)
		return
	}
	// Answers to words, a place or any choice stay out of every cache: a need, an age, a
	// faith tells of whoever asked, and which values do is for each directory's vocabulary.
	if r.URL.RawQuery == "" {
		w.Header().Set("Cache-Control", "public, max-age=300")
	}
	page.Send(w, r, http.StatusOK, contentType, body.Bytes())
}
