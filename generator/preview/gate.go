package preview

import (
	"net"
	"net/http"
	"net/url"
	"strings"
)

// gate stands before everything that a preview serves. It refuses requests for a host
// name that is not this machine's own: the name of a page elsewhere could be made to
// lead here (DNS rebinding), and that page could then read all that is served, the
// outbox too. It sets the security headers, on redirects and errors as well, and has
// nothing kept that does not say for how long.
type gate struct {
	addr   string // of Options
	secure func(http.Header)
	inside http.Handler
}

func (g gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.secure(w.Header())
	w.Header().Set("Cache-Control", "no-store")
	if !g.isOwn(r.Host) {
		http.Error(
			w, "This preview does not answer to that name. Open it by the address that it printed.",
			http.StatusMisdirectedRequest,
		)
		return
	}
	g.inside.ServeHTTP(w, r)
}

// isOwn reports whether a host is localhost, an IP address or the host of addr. IP
// addresses are safe, because nobody can make one lead elsewhere.
func (g gate) isOwn(host string) bool {
	name := nameOf(host)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || net.ParseIP(name) != nil ||
		name != "" && name == nameOf(g.addr)
}

// nameOf returns a host in small letters, without its port.
func nameOf(host string) string {
	at := url.URL{Host: host}
	return strings.ToLower(strings.TrimSuffix(at.Hostname(), "."))
}

// Private answers this machine alone, whatever address the preview listens on.
func Private(inside http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if ip := net.ParseIP(nameOf(r.RemoteAddr)); ip == nil || !ip.IsLoopback() {
			http.Error(w, "This is shown on the machine that runs the preview, and nowhere else.", http.StatusForbidden)
			return
		}
		inside.ServeHTTP(w, r)
	})
}
