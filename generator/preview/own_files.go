package preview

import (
	_ "embed"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// The addresses of the preview's own files. They begin with an underscore, which no
// page of a site may.
const (
	ownAddresses = "/_preview/"
	ownScript    = ownAddresses + "reload.js"
	ownStyle     = ownAddresses + "preview.css"
	ownEvents    = ownAddresses + "events"
)

//go:embed reload.js
var script string

//go:embed preview.css
var style string

func isOwnAddress(address string) bool { return strings.HasPrefix(address, ownAddresses) }

func (s *site) ownFiles() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+ownScript, s.ownFile(typeOf("reload.js"), script))
	mux.HandleFunc("GET "+ownStyle, s.ownFile(typeOf("preview.css"), style))
	mux.HandleFunc("GET "+ownEvents, s.events)
	return mux
}

func (s *site) ownFile(contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.Header().Set("Cache-Control", "no-store")
		io.WriteString(w, body) // the reader has gone where this fails
	}
}

// events sends a page the id of the current edition, at once and whenever it changes
// (Server-Sent Events). A page of another edition then reloads itself.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	editions, leave := s.subscribers.add()
	defer leave()
	controller := http.NewResponseController(w)
	send := func(message string) bool {
		_, err := io.WriteString(w, message)
		return err == nil && controller.Flush() == nil
	}
	if !send(event(s.current.Load().id)) {
		return
	}
	heartbeat := time.NewTicker(15 * time.Second) // keeps a quiet connection from being taken for a dead one
	defer heartbeat.Stop()
	for {
		message := ": still here\n\n"
		select {
		case <-r.Context().Done():
			return
		case id, open := <-editions:
			if !open {
				return
			}
			message = event(id)
		case <-heartbeat.C:
		}
		if !send(message) {
			return
		}
	}
}

func event(id string) string { return fmt.Sprintf("event: edition\ndata: %s\n\n", id) }
