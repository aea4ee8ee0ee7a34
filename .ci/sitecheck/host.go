package main

import (
	"compress/gzip"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"bandstand/messages"
	"bandstand/messages/email"
	"bandstand/search"
)

// host serves the site as Netlify would: the files with the headers of
// netlify.toml, text compressed, and the services at their addresses.
type host struct {
	*httptest.Server
	public string // the folder of the built site
	index  *search.Service
}

// headerRule is one [[headers]] of netlify.toml.
type headerRule struct {
	For    string
	Values map[string]string
}

// openHost builds the site into a folder and serves it. Its own
// address is the base_url, so that canonical links lead to the page itself.
func openHost(folder string) (*host, error) {
	h := &host{Server: httptest.NewUnstartedServer(nil), public: filepath.Join(folder, "public")}
	bundle := filepath.Join(folder, "functions")
	address := "http://" + h.Listener.Addr().String()
	if err := build("--out", h.public, "--bundle", bundle, "--base-url", address); err != nil {
		return nil, err
	}
	var config struct{ Headers []headerRule }
	if _, err := toml.DecodeFile("netlify.toml", &config); err != nil {
		return nil, err
	}
	services, err := h.openServices(bundle, folder)
	if err != nil {
		return nil, err
	}
	files := http.FileServer(http.Dir(h.public))
	h.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w, done := compressed(w, r)
		defer done()
		if service := services(r.URL.Path); service != nil {
			service.ServeHTTP(w, r)
			return
		}
		for _, rule := range config.Headers {
			if strings.HasPrefix(r.URL.Path, strings.TrimSuffix(rule.For, "*")) {
				for name, value := range rule.Values {
					w.Header().Set(name, value)
				}
			}
		}
		files.ServeHTTP(w, r)
	})
	h.Start()
	return h, nil
}

// build builds the site as the command does.
func build(flags ...string) error {
	command := exec.Command("go", append([]string{"run", "./generator", "build"}, flags...)...)
	if said, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("build the site: %w\n%s", err, said)
	}
	return nil
}

// openServices opens the two services out of their bundles, and gives which of
// them answers an address.
func (h *host) openServices(bundle, folder string) (func(address string) http.Handler, error) {
	index, err := search.Open(os.DirFS(filepath.Join(bundle, "search", "bundle")))
	if err != nil {
		return nil, err
	}
	h.index = index
	forms, err := messages.Open(os.DirFS(filepath.Join(bundle, "messages", "bundle")))
	if err != nil {
		return nil, err
	}
	finder := search.Handler(index, time.Now)
	passing := messages.Handler(forms, messages.Options{
		Key: []byte("the key of this check"), Now: time.Now,
		Mailer: email.Outbox{Folder: filepath.Join(folder, "outbox"), Sender: "Bandstand"},
	})
	return func(address string) http.Handler {
		switch {
		case address == "/search":
			return finder
		case strings.HasPrefix(address, "/messages/"):
			return passing
		}
		return nil
	}, nil
}

func (h *host) close() {
	h.Close()
	h.index.Close()
}

// compressed gives a writer that compresses text on the way, and what ends it.
func compressed(w http.ResponseWriter, r *http.Request) (http.ResponseWriter, func()) {
	if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") || !isText(r.URL.Path) {
		return w, func() {}
	}
	zipped := &gzipWriter{ResponseWriter: w}
	return zipped, zipped.end
}

// isText says by an address whether its answer is text: a page, a style, a
// script or a drawing.
func isText(address string) bool {
	extension := path.Ext(address)
	return extension == "" || strings.HasPrefix(mime.TypeByExtension(extension), "text/") || extension == ".svg" || extension == ".json"
}

// gzipWriter compresses the answers that have a body of their own.
type gzipWriter struct {
	http.ResponseWriter
	zip *gzip.Writer
}

func (z *gzipWriter) WriteHeader(code int) {
	if code == http.StatusOK || code >= http.StatusBadRequest {
		z.Header().Del("Content-Length")
		z.Header().Set("Content-Encoding", "gzip")
		z.zip = gzip.NewWriter(z.ResponseWriter)
	}
	z.ResponseWriter.WriteHeader(code)
}

func (z *gzipWriter) Write(body []byte) (int, error) {
	if z.Header().Get("Content-Encoding") == "" {
		z.WriteHeader(http.StatusOK)
	}
	if z.zip == nil {
		return z.ResponseWriter.Write(body)
	}
	return z.zip.Write(body)
}

func (z *gzipWriter) end() {
	if z.zip != nil {
		z.zip.Close()
	}
}
