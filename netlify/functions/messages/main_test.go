package main

import (
	"bytes"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/messages"
)

// built is a bundle of one activity, of the site itself or of a preview.
func built(t *testing.T, preview bool) fs.FS {
	t.Helper()
	files, err := messages.Build(messages.Source{
		Activities: []messages.Activity{{Slug: "choir", Title: "Choir", Path: "/activities/choir/", Form: true, To: "choir@private.example"}},
		Language:   "en",
		Layouts: fstest.MapFS{
			"page.html":                   {Data: []byte(`{{template "main" .}}`)},
			"message.html":                {Data: []byte(`{{define "main"}}{{with .Main.Notice}}{{.Heading}}{{end}}{{with .Main.Form}}<form>{{.Stamp}}</form>{{end}}{{end}}`)},
			"message-sent.html":           {Data: []byte(`{{define "main"}}sent{{end}}`)},
			"components/letter.html":      {Data: []byte(`{{define "letter"}}{{end}}`)},
			"components/unused-here.html": {Data: []byte(`{{define "unused"}}{{end}}`)},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if preview { // as the generator says it, whose types stand above this package
		files["messages.json"] = bytes.Replace(files["messages.json"], []byte(`"shell":{`), []byte(`"shell":{"preview":true,`), 1)
	}
	folder := fstest.MapFS{}
	for name, body := range files {
		folder[name] = &fstest.MapFile{Data: body}
	}
	return folder
}

func TestWhatTheServiceNeeds(t *testing.T) {
	key := map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef", "SMTP_HOST": "mail.example", "SMTP_FROM": "site@bandstand.example"}
	tests := []struct {
		name   string
		bundle fs.FS
		env    map[string]string
		status int
		logged string
	}{
		{"all it needs", built(t, false), key, 200, ""},
		{"fresh clone", fstest.MapFS{"README": {Data: []byte("built here\n")}}, key, 503, "the bundle of the messages service is empty"},
		{"half a bundle", fstest.MapFS{"messages.json": {Data: []byte("{")}}, key, 503, "messages.json"},
		{"built by an older program", fstest.MapFS{"messages.json": {Data: []byte(`{"activities":[]}`)}}, key, 503, "the bundle is of format 0 and this program reads 3: build it again"},
		{"no mail server", built(t, false), map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef"}, 200, "SMTP_HOST is not set"},
		{"no key", built(t, false), nil, 503, "BANDSTAND_SIGNING_KEY is not set"},
		{"a mail server that cannot be", built(t, false), map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef", "SMTP_HOST": "mail.example", "SMTP_PASSWORD": "hunter2"}, 503, "SMTP_FROM"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var logged strings.Builder
			log.SetOutput(&logged)
			defer log.SetOutput(os.Stderr)
			answer := httptest.NewRecorder()
			handler := newService(func(name string) string { return test.env[name] }, time.Now)
			if err := handler.Open(test.bundle, true); err != nil {
				log.Print(err)
			}
			handler.ServeHTTP(answer, httptest.NewRequest(http.MethodGet, "/messages/join/choir", nil))
			if answer.Code != test.status {
				t.Errorf("status: got %d, want %d", answer.Code, test.status)
			}
			body := answer.Body.String()
			if test.status == 503 && !strings.Contains(body, "Not sent") && !strings.Contains(body, "This form is closed just now") {
				t.Errorf("the page does not say so:\n%s", body)
			}
			if answer.Header().Get("Content-Security-Policy") == "" {
				t.Error("no security headers")
			}
			if !strings.Contains(logged.String(), test.logged) || test.logged == "" && logged.Len() > 0 || strings.Contains(logged.String(), "hunter2") {
				t.Errorf("log: got %q, want %q in it", logged.String(), test.logged)
			}
		})
	}
}

// What goes wrong is logged, and nothing of what was typed nor where it was to go.
// A preview does not even try: whom its forms write to, nobody has read yet.
func TestNothingTypedIsLogged(t *testing.T) {
	for preview, logs := range map[bool]string{false: "not sent: reach the mail server", true: "not sent: this is a preview"} {
		var logged strings.Builder
		log.SetOutput(&logged)
		defer log.SetOutput(os.Stderr)
		env := map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef", "SMTP_HOST": "127.0.0.1", "SMTP_PORT": "1", "SMTP_FROM": "site@bandstand.example"} // where nobody listens
		at := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
		handler := newService(func(name string) string { return env[name] }, func() time.Time { return at })
		if err := handler.Open(built(t, preview), true); err != nil {
			t.Fatal(err)
		}
		shown := httptest.NewRecorder()
		handler.ServeHTTP(shown, httptest.NewRequest(http.MethodGet, "/messages/join/choir", nil))
		stamp := strings.TrimSuffix(strings.TrimPrefix(shown.Body.String(), "<form>"), "</form>")
		at = at.Add(time.Minute)
		typed := url.Values{
			"stamp": {stamp}, "for": {"me"}, "name": {"Zoë Quillfeather"}, "email": {"zoe.quillfeather@example.net"}, "phone": {"01632 960777"},
			"copy": {"yes"}, "adult": {"yes"}, "quillfeather": {"quillfeather"},
		}
		request := httptest.NewRequest(http.MethodPost, "/messages/join/choir", strings.NewReader(typed.Encode()))
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		answer := httptest.NewRecorder()
		handler.ServeHTTP(answer, request)
		if answer.Code != http.StatusServiceUnavailable || !strings.Contains(logged.String(), logs) {
			t.Errorf("preview %v: got %d, log: %q, want %q in it", preview, answer.Code, logged.String(), logs)
		}
		for _, secret := range []string{"quillfeather", "zo", "960777", "960 777", "private.example"} {
			if strings.Contains(strings.ToLower(logged.String()), secret) {
				t.Errorf("the log holds %q: %s", secret, logged.String())
			}
		}
	}
}

// The committed file is what lets a fresh clone compile; builds must leave it.
func TestTheBundleIsCarried(t *testing.T) {
	if _, err := fs.Stat(embedded, "bundle/README"); err != nil {
		t.Error(err)
	}
}
