package preview

import (
	"embed"
	"fmt"
	"net/http"
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
	s.listening.Add(1)
	defer s.listening.Add(-1)
	w.Header().Set("Content-Type", "text/event-stream")
	current := s.current.Load()
	name, indexed := "edition", current.indexed
	for {
		_, err := fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, current.id)
		if err != nil || http.NewResponseController(w).Flush() != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case <-s.stopped:
			return
		case <-current.replaced:
			current = s.current.Load()
			name, indexed = "edition", current.indexed
		case <-indexed:
			name, indexed = "indexed", nil // told once
		}
	}
}
