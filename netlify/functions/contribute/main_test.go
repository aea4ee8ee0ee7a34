package main

import (
	"bytes"
	"io/fs"
	"log"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/contribute"
	"bandstand/directory/content"
)

// built is a bundle of a small directory.
func built(t *testing.T) fstest.MapFS {
	t.Helper()
	texts, err := content.Texts(os.DirFS("../../../generator/testdata/small/content"))
	if err != nil {
		t.Fatal(err)
	}
	texts["site.yaml"].Data = []byte(strings.Replace(string(texts["site.yaml"].Data), `messages: "off"`, `messages: "on"`, 1))
	var packed bytes.Buffer
	source := contribute.Source{Content: texts, Layouts: os.DirFS("../../../layouts"), Static: os.DirFS("../../../static")}
	if err := contribute.Build(&packed, source); err != nil {
		t.Fatal(err)
	}
	return fstest.MapFS{contribute.BundleFile: {Data: packed.Bytes()}}
}

// changed returns a bundle in which the sum at its end is another.
func changed(bundle []byte) []byte {
	bundle = slices.Clone(bundle)
	bundle[len(bundle)-6]++
	return bundle
}

func TestWhatTheServiceNeeds(t *testing.T) {
	whole := built(t)
	key := map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef", "SMTP_HOST": "mail.example", "SMTP_FROM": "site@bandstand.example"}
	for _, test := range []struct {
		name   string
		bundle fs.FS
		env    map[string]string
		status int
		logged string
	}{
		{"all it needs", whole, key, 200, ""},
		{"fresh clone", fstest.MapFS{"README": {Data: []byte("built here\n")}}, key, 503, "the bundle of the service for groups is empty"},
		{"half a bundle", fstest.MapFS{"contribute.tar.gz": {Data: []byte("\x1f\x8b")}}, key, 503, "build the bundle again"},
		{"a bundle cut short", fstest.MapFS{"contribute.tar.gz": {Data: whole["contribute.tar.gz"].Data[:5000]}}, key, 503, "build the bundle again"},
		{"a bundle with a byte changed", fstest.MapFS{"contribute.tar.gz": {Data: changed(whole["contribute.tar.gz"].Data)}}, key, 503, "build the bundle again"},
		{"no mail server", whole, map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef"}, 200, "SMTP_HOST is not set"},
		{"half of a token", whole, with(key, "BANDSTAND_GITHUB_TOKEN", "github_pat_quillfeather"), 200, "everything goes by mail: BANDSTAND_GITHUB_REPOSITORY is not"},
		{"a key of an App that is none", whole, with(key, "BANDSTAND_GITHUB_REPOSITORY", "bandstand/own", "BANDSTAND_GITHUB_APP", "1",
			"BANDSTAND_GITHUB_INSTALLATION", "2", "BANDSTAND_GITHUB_APP_KEY", "quillfeather"), 200, "BANDSTAND_GITHUB_APP_KEY is not a private key in PEM"},
		{"no key", whole, nil, 503, "BANDSTAND_SIGNING_KEY is not set"},
	} {
		var logged strings.Builder
		log.SetOutput(&logged)
		handler := newService(func(name string) string { return test.env[name] }, time.Now)
		if err := handler.Open(test.bundle, true); err != nil {
			log.Print(err)
		}
		for _, address := range []string{"/add/", "/.netlify/functions/contribute/what"} {
			answer := httptest.NewRecorder()
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
			if answer.Code != test.status || test.status == 200 && !strings.Contains(answer.Body.String(), "<h1>") {
				t.Errorf("%s, %s: status %d, want %d", test.name, address, answer.Code, test.status)
			}
			if test.name == "no key" && !strings.Contains(answer.Body.String(), `<a href="tel:`) {
				t.Errorf("without a key %s has no number to ring: %s", address, answer.Body)
			}
		}
		log.SetOutput(os.Stderr)
		if !strings.Contains(logged.String(), test.logged) {
			t.Errorf("%s: the log says %q, want %q", test.name, &logged, test.logged)
		}
		if strings.Contains(logged.String(), "quillfeather") {
			t.Errorf("%s: the log tells a secret: %s", test.name, &logged)
		}
	}
}

// with returns settings with others in their place.
func with(env map[string]string, pairs ...string) map[string]string {
	changed := maps.Clone(env)
	for i := 0; i < len(pairs); i += 2 {
		changed[pairs[i]] = pairs[i+1]
	}
	return changed
}
