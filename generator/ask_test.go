package main

import (
	"bytes"
	"context"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"bandstand/messages"
	"bandstand/messages/email"
)

// heard keeps the last letter that it is given.
type heard struct{ letter *email.Letter }

func (h heard) Send(_ context.Context, letter email.Letter) error {
	*h.letter = letter
	return nil
}

// The letter of one command leads to the page of the service that another one built, and
// the button there to the editors.
func TestAGroupAnswersItsLetter(t *testing.T) {
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	for file, change := range map[string][2]string{
		"site.yaml": {`messages: "off"`, `messages: "on"`},
		"activities/salford/songs-across-the-ages.md": {"phone: 01632 960001", "phone: 01632 960001, email: songs@example.org"},
	} {
		name := filepath.Join(folder, "content", filepath.FromSlash(file))
		body, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(body), change[0]) {
			t.Fatalf("%s: %v", file, err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(body), change[0], change[1], 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(folder)
	const key = "a-key-of-sixteen-or-more"
	getenv := func(name string) string {
		if name == "BANDSTAND_SIGNING_KEY" {
			return key
		}
		return ""
	}
	for _, command := range []string{"build", "ask"} {
		var said bytes.Buffer
		if code := run([]string{command, "--now", "2027-03-01T09:00:00Z"}, strings.NewReader(""), &said, &said, getenv); code != 0 {
			t.Fatalf("%s: %s", command, said.String())
		}
	}
	bundle, err := messages.Open(os.DirFS("netlify/functions/messages/bundle"))
	if err != nil {
		t.Fatal(err)
	}
	var letter email.Letter
	service := messages.Handler(bundle, messages.Options{
		Key: []byte(key), Mailer: heard{&letter}, Now: func() time.Time { return time.Date(2027, 3, 2, 9, 0, 0, 0, time.UTC) },
	})
	link := linkOf(t)
	shown := httptest.NewRecorder()
	service.ServeHTTP(shown, httptest.NewRequest(http.MethodGet, link, nil))
	stamp := regexp.MustCompile(`name="stamp" value="([^"]+)"`).FindStringSubmatch(shown.Body.String())
	if shown.Code != http.StatusOK || stamp == nil || letter.To != "" {
		t.Fatalf("got %d, a letter to %q, and %s", shown.Code, letter.To, shown.Body)
	}
	pressed := httptest.NewRequest(http.MethodPost, link, strings.NewReader(url.Values{"stamp": {stamp[1]}}.Encode()))
	pressed.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	answer := httptest.NewRecorder()
	service.ServeHTTP(answer, pressed)
	if answer.Code != http.StatusSeeOther || letter.To != "editors@example.org" ||
		!strings.Contains(letter.Text, "content/activities/salford/songs-across-the-ages.md") || !strings.Contains(letter.Text, "last_checked: 2027-03-02") {
		t.Errorf("got %d and %+v", answer.Code, letter)
	}
}

// linkOf returns the address to which the one letter in the outbox leads, below the site.
func linkOf(t *testing.T) string {
	t.Helper()
	letters, _ := filepath.Glob(outbox + "/*.eml")
	if len(letters) != 1 {
		t.Fatalf("there are %d letters", len(letters))
	}
	body, err := os.ReadFile(letters[0])
	if err != nil {
		t.Fatal(err)
	}
	kept, err := mail.ReadMessage(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	_, parameters, err := mime.ParseMediaType(kept.Header.Get("Content-Type"))
	if err != nil {
		t.Fatal(err)
	}
	part, err := multipart.NewReader(kept.Body, parameters["boundary"]).NextPart()
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	link := regexp.MustCompile(`https://bandstand\.example\.org(/messages/right/\S+)`).FindSubmatch(text)
	if link == nil {
		t.Fatalf("the letter leads nowhere:\n%s", text)
	}
	return string(link[1])
}
