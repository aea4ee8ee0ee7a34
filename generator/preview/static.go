package preview

import (
	"errors"
	"io"
	"io/fs"
	"mime"
	"net/http"
	"os"
	"path"
	"strings"
)

// static serves a folder as a static host does: index.html for a folder, 404.html
// where there is no file, no listings and no hidden files.
type static struct {
	folder string
}

// types are told by the preview and not by the machine, whose own list may know
// less.
var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".json":        "application/json; charset=utf-8",
	".jsonld":      "application/ld+json; charset=utf-8",
	".geojson":     "application/geo+json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".xml":         "application/xml; charset=utf-8",
	".txt":         "text/plain; charset=utf-8",
	".csv":         "text/csv; charset=utf-8",
	".ics":         "text/calendar; charset=utf-8",
	".svg":         "image/svg+xml",
	".png":         "image/png",
	".jpg":         "image/jpeg",
	".jpeg":        "image/jpeg",
	".webp":        "image/webp",
	".ico":         "image/x-icon",
	".woff2":       "font/woff2",
	".pdf":         "application/pdf",
}

func typeOf(file string) string {
	ending := strings.ToLower(path.Ext(file))
	if known, ok := types[ending]; ok {
		return known
	}
	if known := mime.TypeByExtension(ending); known != "" {
		return known
	}
	return "application/octet-stream"
}

func (s static) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		w.Header().Set("Allow", "GET, HEAD")
		http.Error(w, "Only GET and HEAD are answered here.", http.StatusMethodNotAllowed)
		return
	}
	// Opened for each request, so that links lead nowhere outside and a folder
	// that was taken away and made again is found.
	root, err := os.OpenRoot(s.folder)
	if err != nil {
		http.Error(w, "The folder of the site cannot be opened.", http.StatusInternalServerError)
		return
	}
	defer root.Close()
	s.serve(root.FS(), w, r)
}

func (s static) serve(files fs.FS, w http.ResponseWriter, r *http.Request) {
	file := path.Clean("/" + r.URL.Path)[1:]
	if file == "" {
		file = "."
	}
	if hidden(file) || !fs.ValidPath(file) {
		notFound(files, w, r)
		return
	}
	info, err := fs.Stat(files, file)
	isFolder := err == nil && info.IsDir()
	switch {
	case err != nil:
		notFound(files, w, r)
	case isFolder && !strings.HasSuffix(r.URL.Path, "/"):
		if _, err := fs.Stat(files, path.Join(file, "index.html")); err != nil {
			notFound(files, w, r)
			return
		}
		to := *r.URL
		to.Scheme, to.Host, to.Path, to.RawPath = "", "", "/"+file+"/", ""
		http.Redirect(w, r, to.String(), http.StatusMovedPermanently)
	case isFolder:
		send(files, w, r, path.Join(file, "index.html"), http.StatusOK)
	case strings.HasSuffix(r.URL.Path, "/"):
		notFound(files, w, r)
	default:
		send(files, w, r, file, http.StatusOK)
	}
}

// hidden reports whether a part of a path begins with a dot.
func hidden(name string) bool {
	if name == "." {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") {
			return true
		}
	}
	return false
}

// send serves one file. Where it is missing, it serves 404.html; where that is missing
// too, a line of text.
func send(files fs.FS, w http.ResponseWriter, r *http.Request, file string, status int) {
	held, err := files.Open(file)
	if errors.Is(err, fs.ErrNotExist) && status != http.StatusNotFound {
		notFound(files, w, r)
		return
	}
	if errors.Is(err, fs.ErrNotExist) {
		http.Error(w, "Page not found.", http.StatusNotFound)
		return
	}
	if err != nil {
		http.Error(w, "This file cannot be read.", http.StatusInternalServerError)
		return
	}
	defer held.Close()
	w.Header().Set("Content-Type", typeOf(file))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		io.Copy(w, held) // the reader has gone where this fails
	}
}

// notFound serves the 404.html of the folder that the path begins with, such as that
// of a language, or else of the site.
func notFound(files fs.FS, w http.ResponseWriter, r *http.Request) {
	first, _, _ := strings.Cut(strings.TrimPrefix(path.Clean("/"+r.URL.Path), "/"), "/")
	if own := path.Join(first, "404.html"); fs.ValidPath(own) {
		if _, err := fs.Stat(files, own); err == nil {
			send(files, w, r, own, http.StatusNotFound)
			return
		}
	}
	send(files, w, r, "404.html", http.StatusNotFound)
}
