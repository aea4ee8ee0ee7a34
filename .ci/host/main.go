// Host serves a built site as Netlify would: the files with the headers of netlify.toml,
// text compressed, and the services at their addresses. Messages go to an outbox.
//
//	go run ./generator build --out FOLDER/public --bundle FOLDER/functions --base-url http://ADDRESS
//	go run ./.ci/host FOLDER ADDRESS
package main

import (
	"compress/gzip"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/BurntSushi/toml"

	"bandstand/messages"
	"bandstand/messages/email"
	"bandstand/search"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("host: give the folder of a build and the address to listen at")
	}
	folder, address := os.Args[1], os.Args[2]
	site, err := host(folder)
	if err != nil {
		log.Fatalf("host: %v", err)
	}
	log.Fatalf("host: %v", http.ListenAndServe(address, compressed(site)))
}

func host(folder string) (http.Handler, error) {
	var netlify struct {
		Headers []struct {
			For    string
			Values map[string]string
		}
	}
	if _, err := toml.DecodeFile("netlify.toml", &netlify); err != nil {
		return nil, err
	}
	index, err := search.Open(os.DirFS(filepath.Join(folder, "functions/search/bundle")))
	if err != nil {
		return nil, err
	}
	forms, err := messages.Open(os.DirFS(filepath.Join(folder, "functions/messages/bundle")))
	if err != nil {
		return nil, err
	}
	finder := search.Handler(index, time.Now)
	site := http.NewServeMux()
	site.Handle("/search", finder)
	for _, path := range append(search.OpenReferralLists(), search.HealthPath, strings.Replace(search.EmbedPath, "*", "{town}", 1)) {
		site.Handle(path, finder)
	}
	site.Handle("/messages/", messages.Handler(forms, messages.Options{
		Key: []byte("the key of this host"), Now: time.Now, Mailer: email.Outbox{Folder: filepath.Join(folder, "outbox")},
	}))
	public := filepath.Join(folder, "public")
	files := http.FileServer(http.Dir(public))
	site.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		file, err := os.Stat(filepath.Join(public, filepath.FromSlash(path.Clean("/"+r.URL.Path))))
		if strings.HasPrefix(r.URL.Path, search.OpenReferralPath) && (err != nil || file.IsDir()) {
			finder.ServeHTTP(w, r)
			return
		}
		for _, rule := range netlify.Headers {
			if strings.HasPrefix(r.URL.Path, strings.TrimSuffix(rule.For, "*")) {
				for name, value := range rule.Values {
					w.Header().Set(name, value)
				}
			}
		}
		files.ServeHTTP(w, r)
	})
	return site, nil
}

// compressed compresses the text that a handler answers.
func compressed(handler http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, r)
		maps.Copy(w.Header(), answer.Header())
		kind, asked := answer.Header().Get("Content-Type"), r.Header.Get("Accept-Encoding")
		isText := strings.HasPrefix(kind, "text/") || strings.HasPrefix(kind, "image/svg") ||
			strings.HasPrefix(kind, "application/json")
		if !isText || answer.Body.Len() == 0 || !strings.Contains(asked, "gzip") {
			w.WriteHeader(answer.Code)
			answer.Body.WriteTo(w)
			return
		}
		w.Header().Del("Content-Length")
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(answer.Code)
		zip := gzip.NewWriter(w)
		answer.Body.WriteTo(zip)
		zip.Close()
	})
}
