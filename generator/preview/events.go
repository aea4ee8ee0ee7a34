package preview

import (
	"embed"
	"fmt"
	"net/http"
	"time"
)

// ownAddresses is where the preview's own files are. It begins with an underscore, as
// no page of a site may.
const ownAddresses = "/_preview/"

//go:embed reload.js preview.css
var ownFiles embed.FS

// events sends a page the id of the current edition, at once and whenever it changes,
// and tells it when search knows that edition (Server-Sent Events). reload.js makes use
// of them.
func (s *site) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	heartbeat := time.NewTicker(15 * time.Second) // keeps a quiet connection from being taken for a dead one
	defer heartbeat.Stop()
	current := s.current.Load()
	indexed := current.indexed
	message := "event: edition\ndata: " + current.id
	for {
		if _, err := fmt.Fprintf(w, "%s\n\n", message); err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-s.stopped:
			return
		case <-current.replaced:
			current = s.current.Load()
			indexed = current.indexed
			message = "event: edition\ndata: " + current.id
		case <-indexed:
			indexed = nil // told once
			message = "event: indexed\ndata: " + current.id
		case <-heartbeat.C:
			message = ": still here"
		}
	}
}
