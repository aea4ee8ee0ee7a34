package preview

import (
	"net"
	"net/http"
	"strings"
)

// gate stands before everything that a preview answers. It lets in whoever asks
// for this machine by a name of its own: a page elsewhere could have its own
// name lead here (DNS rebinding), and would read what is shown, letters too. And
// it sets the security headers, on redirects and errors as well.
type gate struct {
	addr   string // that was asked to be listened on
	secure func(http.Header)
	inside http.Handler
}

func (g gate) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	g.secure(w.Header())
	if !g.isOwn(r.Host) {
		http.Error(w, "This preview does not answer to that name. Open it by the address that it printed.", http.StatusMisdirectedRequest)
		return
	}
	g.inside.ServeHTTP(w, r)
}

// isOwn reports whether a host is this machine, or the one that was asked for. A
// number is always its own: nobody can have a number lead elsewhere.
func (g gate) isOwn(host string) bool {
	name := withoutPort(host)
	return name == "localhost" || strings.HasSuffix(name, ".localhost") || net.ParseIP(name) != nil ||
		name != "" && name == withoutPort(g.addr)
}

// withoutPort returns the name of a host in small letters.
func withoutPort(host string) string {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	return strings.ToLower(strings.Trim(strings.TrimSuffix(host, "."), "[]"))
}
