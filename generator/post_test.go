package main

import (
	"bytes"
	"html"
	"io/fs"
	"mime/multipart"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

// layProjectWithForm makes the folder of a small directory whose one activity
// has a form, for people with a need.
func layProjectWithForm(t *testing.T, need string) string {
	t.Helper()
	folder := t.TempDir()
	if err := layProject(folder); err != nil {
		t.Fatal(err)
	}
	for file, words := range map[string][2]string{
		"content/site.yaml": {`messages: "off"`, `messages: "on"`},
		"content/activities/salford/songs-across-the-ages.md": {`join: {how: come-along,`, `join: {how: come-along, message_form: true, form_to: songs,`},
		"content/vocabulary/good-for.yaml":                    {"meeting-people", need},
	} {
		name := filepath.Join(folder, filepath.FromSlash(file))
		body, err := os.ReadFile(name)
		if err != nil || !strings.Contains(string(body), words[0]) {
			t.Fatalf("%s does not say %q (%v)", file, words[0], err)
		}
		if err := os.WriteFile(name, []byte(strings.Replace(string(body), words[0], words[1], 1)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	page := filepath.Join(folder, "content/activities/salford/songs-across-the-ages.md")
	body, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(page, []byte(strings.Replace(string(body), "[meeting-people]", "["+need+"]", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// makeReal makes a directory of a content folder that is a demonstration.
func makeReal(t *testing.T, folder string) {
	t.Helper()
	real := strings.NewReplacer("demonstration: {}\n", "", "01632 960", "01632 555", "example.org", "ramsbottom.test")
	err := filepath.WalkDir(folder, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		return os.WriteFile(name, []byte(real.Replace(string(body))), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// The addresses of the operator's book reach the service's bundle and nothing
// that is published.
func TestPrivateAddressesReachTheServiceAlone(t *testing.T) {
	const secret, key = "songs-private@elsewhere.example", "0123456789abcdef-of-the-operator"
	tests := []struct {
		name, need, book, sensitive string
		form, preview               bool
		told                        string
	}{
		{"in the book", "meeting-people", "songs: " + secret, "", true, false, ""},
		{"a preview, which shows the form and knows no address", "meeting-people", "songs: " + secret, "", true, true, ""},
		{"a preview of what is not in the book", "meeting-people", "tea: " + secret, "", true, true, ""},
		{"not in the book", "meeting-people", "tea: " + secret, "", false, false, "1 name is not in the address book, so forms that go there are not shown: songs\n"},
		{"no book", "meeting-people", "", "", false, false, "1 name is not in the address book, so forms that go there are not shown: songs\n"},
		{"tells of health", "bereavement", "songs: " + secret, "", false, false, ""},
		{"tells of health, and the operator agreed", "bereavement", "songs: " + secret, "songs-across-the-ages", true, false, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			folder := layProjectWithForm(t, test.need)
			makeReal(t, filepath.Join(folder, "content"))
			env := map[string]string{"BANDSTAND_SENSITIVE_FORMS": test.sensitive, "BANDSTAND_SIGNING_KEY": key, "SMTP_PASSWORD": key}
			if test.book != "" {
				env["BANDSTAND_ADDRESS_BOOK"] = filepath.Join(folder, "book.yaml")
				if err := os.WriteFile(env["BANDSTAND_ADDRESS_BOOK"], []byte(test.book), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			var out, errs bytes.Buffer
			at := func(name string) string { return filepath.Join(folder, name) }
			args := []string{"build", "--content", at("content"), "--layouts", at("layouts"), "--static", at("static"), "--out", at("public"), "--bundle", at("functions"), "--hosting", at("hosting"), "--now", demonstrationNow}
			if test.preview {
				args = append(args, "--preview")
			}
			code := run(args,
				strings.NewReader(""), &out, &errs, func(name string) string { return env[name] })
			if code != 0 || !strings.Contains(errs.String(), test.told) {
				t.Fatalf("got %d and %q, want %q", code, errs.String(), test.told)
			}
			page, err := os.ReadFile(at("public/activities/songs-across-the-ages/index.html"))
			if err != nil {
				t.Fatal(err)
			}
			if form := strings.Contains(string(page), `href="/messages/join/songs-across-the-ages"`); form != test.form {
				t.Errorf("the page has a form: %v, want %v", form, test.form)
			}
			if !strings.Contains(string(page), `href="/messages/report/songs-across-the-ages"`) {
				t.Error("the page has no way to say what is wrong with it")
			}
			for _, public := range []string{"public", "hosting"} {
				if in := holding(t, at(public), secret); in != nil {
					t.Errorf("%v hold the private address", in)
				}
			}
			for _, built := range []string{"public", "hosting", "functions"} {
				if in := holding(t, at(built), key); in != nil {
					t.Errorf("%v hold a secret of the running service", in)
				}
			}
			in := holding(t, at("functions"), secret)
			if carried := len(in) == 1 && in[0] == "messages/bundle/messages.json"; carried != (test.form && !test.preview) || len(in) > 1 {
				t.Errorf("%v hold the private address", in)
			}
		})
	}
}

// holding are the files below a folder that hold a text.
func holding(t *testing.T, folder, text string) (names []string) {
	t.Helper()
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		body, err := fs.ReadFile(os.DirFS(folder), name)
		if bytes.Contains(body, []byte(text)) {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// Where no mail server is set, serve keeps what is sent in .outbox/ and lists it.
func TestServeKeepsMessages(t *testing.T) {
	t.Parallel()
	folder := layProjectWithForm(t, "meeting-people")
	book := filepath.Join(folder, "book.yaml")
	if err := os.WriteFile(book, []byte("songs: songs-private@elsewhere.example\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := startServing(t, folder, "BANDSTAND_ADDRESS_BOOK="+book)
	s.shows("/outbox", 200, "There is none yet")
	s.shows("/search?q=xyzzy", 200, "Do you know a group that is not here?")
	s.shows("/messages/suggest", 200, "Tell us about a group")
	const form = "/messages/join/songs-across-the-ages"
	s.shows(form, 200, `name="stamp"`)
	stamp := regexp.MustCompile(`name="stamp" value="([^"]+)"`).FindStringSubmatch(fetchText(t, s.url+form))[1]

	// Building again while the form is open does not spoil it.
	s.edit("content/activities/salford/songs-across-the-ages.md", "Sing together", "Hum together")
	s.shows("/activities/songs-across-the-ages/", 200, "Hum together")
	if status, at := s.posts(form, stamp, ""); status != http.StatusUnprocessableEntity {
		t.Errorf("without a name: got %d from %s", status, at)
	}
	time.Sleep(atLeast)
	if status, at := s.posts(form, stamp, typedName); status != 200 || at != form+"/sent" {
		t.Fatalf("got %d from %s", status, at)
	}
	s.shows("/outbox", 200, ".eml")
	if in := holding(t, filepath.Join(folder, ".outbox"), "To: <songs-private@elsewhere.example>"); len(in) != 1 {
		t.Errorf("%v hold the message", in)
	}
	sayNothingTyped(t, s.stops())
}

// What a group sends is kept there too, whatever is known of GitHub: nothing that somebody tries is public.
func TestServeKeepsWhatGroupsSend(t *testing.T) {
	t.Parallel()
	folder := layProjectWithForm(t, "meeting-people")
	s := startServing(t, folder, "BANDSTAND_GITHUB_REPOSITORY=bandstand/own", "BANDSTAND_GITHUB_TOKEN=of-nobody")
	begun := fetchText(t, s.url+"/add/mend/songs-across-the-ages")
	hide := regexp.MustCompile(`href="?(/add/hide[^"> ]+)`).FindStringSubmatch(begun)
	if hide == nil {
		t.Fatalf("nothing hides the page:\n%s", begun)
	}
	last := fetchText(t, s.url+html.UnescapeString(hide[1]))
	var posted bytes.Buffer
	form := multipart.NewWriter(&posted)
	for _, field := range regexp.MustCompile(`name="(s|stamp)" value="([^"]+)"`).FindAllStringSubmatch(last, -1) {
		form.WriteField(field[1], html.UnescapeString(field[2]))
	}
	form.WriteField("your-email", typedEmail)
	form.WriteField("speaks", "yes")
	form.Close()
	time.Sleep(atLeast)
	answer, err := http.Post(s.url+"/add/send", form.FormDataContentType(), &posted)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if at := answer.Request.URL.Path; answer.StatusCode != 200 || at != "/add/sent" {
		t.Fatalf("got %d from %s", answer.StatusCode, at)
	}
	s.shows("/outbox", 200, ".eml")
	for _, want := range []string{"To: <editors@example.org>", `filename="songs-across-the-ages.md"`} {
		if in := holding(t, filepath.Join(folder, ".outbox"), want); len(in) != 1 {
			t.Errorf("%v hold %q", in, want)
		}
	}
	sayNothingTyped(t, s.stops())
}

// Where the mail server cannot be reached, serve says so, and nothing of what was
// to be sent.
func TestServeSaysWhatFailedAndNothingTyped(t *testing.T) {
	t.Parallel()
	folder := layProjectWithForm(t, "meeting-people")
	s := startServing(t, folder, "BANDSTAND_ADDRESSES=songs: songs-private@elsewhere.example",
		"SMTP_HOST=127.0.0.1", "SMTP_PORT=1", "SMTP_FROM=site@bandstand.example") // at port 1 nobody listens
	const form = "/messages/join/songs-across-the-ages"
	stamp := regexp.MustCompile(`name="stamp" value="([^"]+)"`).FindStringSubmatch(fetchText(t, s.url+form))[1]
	time.Sleep(atLeast)
	if status, at := s.posts(form, stamp, typedName); status != http.StatusServiceUnavailable {
		t.Errorf("got %d from %s", status, at)
	}
	s.shows("/outbox", 404, "")
	said := s.stops()
	if !strings.Contains(said, "not sent: reach the mail server") {
		t.Errorf("it does not say what failed:\n%s", said)
	}
	sayNothingTyped(t, said)
}

// posts fills in a form and gives where that led.
func (s *served) posts(form, stamp, name string) (status int, path string) {
	s.t.Helper()
	answer, err := http.PostForm(s.url+form, url.Values{"stamp": {stamp}, "for": {"me"}, "name": {name}, "phone": {"01632 960777"}, "email": {typedEmail}, "adult": {"yes"}})
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	return answer.StatusCode, answer.Request.URL.Path
}

// What people type into forms in these tests. .ci/run looks for it in all
// that is said while they run.
const (
	typedName  = "Sam Quillfeather-Müller"
	typedEmail = "sam.quillfeather@example.net"
)

// sayNothingTyped holds that a log has nothing of what people typed.
func sayNothingTyped(t *testing.T, said string) {
	t.Helper()
	for _, secret := range []string{"quillfeather", "960777", "960 777", "songs-private"} {
		if strings.Contains(strings.ToLower(said), secret) {
			t.Errorf("the log holds %q:\n%s", secret, said)
		}
	}
}
