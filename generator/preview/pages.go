package preview

import (
	"bytes"
	"cmp"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"strconv"
	"strings"
)

// pages finds what fills a file of the site, and serves it as a static host does:
// index.html for a folder, and where there is no file what _redirects says.
type pages func(file string) (fill func(io.Writer) error, found bool)

func (p pages) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are answered here.", http.StatusMethodNotAllowed)
		return
	}
	file := path.Clean("/" + r.URL.Path)[1:]
	index := path.Join(file, "index.html")
	if strings.HasSuffix(r.URL.Path, "/") {
		file = index
	}
	if p.send(w, http.StatusOK, file) {
		return
	}
	if _, found := p(index); found {
		to := url.URL{Path: "/" + path.Dir(index) + "/", RawQuery: r.URL.RawQuery}
		http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
		return
	}
	if !p.redirect(w, r) && !p.send(w, http.StatusNotFound, "404.html") {
		http.Error(w, "Page not found.", http.StatusNotFound)
	}
}

// redirect follows the first rule of _redirects for an address, and reports whether
// there is one. The services stand at their addresses already, so what leads to these
// is passed over.
func (p pages) redirect(w http.ResponseWriter, r *http.Request) bool {
	var rules bytes.Buffer
	if fill, found := p("_redirects"); !found || fill(&rules) != nil {
		return false
	}
	for line := range strings.Lines(rules.String()) {
		rule := strings.Fields(line)
		if len(rule) != 3 {
			continue
		}
		from, to := rule[0], rule[1]
		below, all := strings.CutSuffix(from, "*")
		if r.URL.Path != from && !(all && strings.HasPrefix(r.URL.Path, below)) {
			continue
		}
		switch status, _ := strconv.Atoi(rule[2]); status {
		case http.StatusMovedPermanently, http.StatusFound:
			http.Redirect(w, r, to, status)
			return true
		case http.StatusNotFound:
			return p.send(w, status, to[1:])
		}
	}
	return false
}

// send sends a file, and reports whether there is one.
func (p pages) send(w http.ResponseWriter, status int, file string) bool {
	fill, found := p(file)
	if !found {
		return false
	}
	var body bytes.Buffer
	if err := fill(&body); err != nil {
		sendInstead(w, http.StatusInternalServerError, "This page cannot be made", listOf([]string{err.Error()}))
		return true
	}
	if strings.HasPrefix(file, "assets/") { // named by their bytes
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	ending := path.Ext(file)
	w.Header().Set("Content-Type", cmp.Or(types[ending], mime.TypeByExtension(ending), "application/octet-stream"))
	w.WriteHeader(status)
	w.Write(body.Bytes())
	return true
}

// types are those that no machine knows unless it was told.
var types = map[string]string{
	".csv":         "text/csv; charset=utf-8",
	".ico":         "image/x-icon",
	".ics":         "text/calendar; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".woff2":       "font/woff2",
}
