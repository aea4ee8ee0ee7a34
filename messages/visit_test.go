package messages

import (
	"context"
	"io/fs"
	"log"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"bandstand/directory/page"
	"bandstand/messages/email"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// What people type in these tests. Each holds marker or markedPhone, and nothing of
// it may stand in a log; .ci/run looks for both in what every suite says.
const (
	marker      = "quillfeather"
	markedPhone = "960777"
	typedName   = "Zoë Quillfeather-Łukasiewicz"
	typedPhone  = "01632 " + markedPhone
	typedEmail  = "zoe." + marker + "@example.net"
	typedProse  = "Boiled cabbage, says Quillfeather"
)

// logged is everything that the tests of this package log: TestMain looks
// through it at the end.
var logged lockedText

type lockedText struct {
	mutex sync.Mutex
	text  strings.Builder
}

func (l *lockedText) Write(said []byte) (int, error) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.text.Write(said)
}

func (l *lockedText) String() string {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	return l.text.String()
}

// TestMain holds that nothing which a person typed stands in any log of the
// suite, and no private address of a group, and that something was logged at all.
func TestMain(m *testing.M) {
	log.SetOutput(&logged)
	code := m.Run()
	said := strings.ToLower(logged.String())
	for _, secret := range []string{marker, "zoë", "zoe.", markedPhone, "960 777", "boiled cabbage", "elsewhere.example", "private.example", "hunter2"} {
		if strings.Contains(said, secret) {
			os.Stderr.WriteString("FAIL: the log holds " + secret + ":\n" + logged.String())
			code = 1
		}
	}
	os.Exit(code)
}

var testActivities = []Activity{
	{Slug: "choir", Title: "Songs & “Tea”", Path: "/activities/choir/", File: "activities/salford/choir.md", Form: true, To: "songs@private.example", Contact: Contact{Role: "the Tuesday host", Phone: "01632 960001"}, ReplyWithin: "5 working days", ADay: 4, Dates: []Date{{time.Date(2026, 11, 17, 10, 30, 0, 0, time.UTC), "Tuesday 17 November, 10:30am"}, {time.Date(2026, 11, 24, 10, 30, 0, 0, time.UTC), "Tuesday 24 November, 10:30am"}}, Council: []string{"About an adult: 01632 960100 by day"}},
	{Slug: "garden", Title: "Plant Pals", Path: "/activities/garden/", Form: true, To: `"green club"@private.example`},
	{Slug: "waiting", Title: "The Boat Bench", Path: "/activities/waiting/", Form: true, To: "boats@private.example", WaitingList: true},
	{Slug: "full", Title: "Full Kitchen", Path: "/activities/full/", Form: true, To: "full@private.example", Closed: "full", Until: "2027-03-01", Contact: Contact{Phone: "01632 960002"}},
	{Slug: "paused", Title: "Slow Boots", Path: "/activities/paused/", Form: true, To: "boots@private.example", Closed: "paused", Until: "2026-11-01", Contact: Contact{SMS: "07700 900002"}},
	{Slug: "memory", Title: "Memory Lane", Path: "/activities/memory/", Form: true, To: "memory@private.example", Sensitive: true},
	{Slug: "ring", Title: "Ring First", Path: "/activities/ring/", Contact: Contact{Phone: "01632 960003"}},
}

var testKey = []byte("a key of sixteen or more")

// testBundle is a small bundle, built and opened as the service's own is, of the
// project's layouts.
func testBundle(t testing.TB) *Bundle {
	t.Helper()
	opened.Do(func() {
		var err error
		if sharedBundle, err = Open(built(t, testSource(t))); err != nil {
			t.Fatal(err)
		}
	})
	own := *sharedBundle
	return &own
}

var (
	opened       sync.Once
	sharedBundle *Bundle
)

func testSource(t testing.TB) Source {
	t.Helper()
	layouts := os.DirFS("../layouts")
	frame, err := fs.ReadFile(layouts, "page.html")
	if err != nil {
		t.Fatal(err)
	}
	assets := map[string]string{"message.css": "/assets/message.css"}
	for _, named := range regexp.MustCompile(`asset "([^"]+)"`).FindAllStringSubmatch(string(frame), -1) {
		assets[named[1]] = "/assets/" + named[1]
	}
	return Source{
		Activities: testActivities, Editors: "editors@private.example", Danger: []string{"Emergency services: 999"},
		Shell:   page.Shell{Name: "Bandstand", BaseURL: "https://bandstand.example", Language: "en", Phone: "01632 960900", Assets: assets},
		Layouts: layouts, Language: "en",
	}
}

// built is the folder of a bundle.
func built(t testing.TB, source Source) fstest.MapFS {
	t.Helper()
	files, err := Build(source)
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for name, body := range files {
		folder[name] = &fstest.MapFile{Data: body}
	}
	return folder
}

// clock is a time that tests move.
type clock struct {
	mutex sync.Mutex
	at    time.Time
}

func (c *clock) now() time.Time {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.at = c.at.Add(d)
}

// box is a mailer that keeps what it is given, or refuses it.
type box struct {
	mutex   sync.Mutex
	letters []email.Letter
	refuse  func(email.Letter) error
}

func (b *box) Send(_ context.Context, letter email.Letter) error {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.refuse != nil {
		if err := b.refuse(letter); err != nil {
			return err
		}
	}
	b.letters = append(b.letters, letter)
	return nil
}

func (b *box) count() int {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return len(b.letters)
}

// visit is a running service and a visitor to it.
type visit struct {
	t       testing.TB
	handler http.Handler
	clock   *clock
	mail    *box
	client  string
}

func newVisit(t testing.TB) *visit {
	t.Helper()
	v := &visit{t: t, clock: &clock{at: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}, mail: &box{}, client: "192.0.2.7"}
	v.use(v.mail)
	return v
}

func (v *visit) use(mailer email.Mailer) {
	v.handler = Handler(testBundle(v.t), Options{Key: testKey, Mailer: mailer, Now: v.clock.now})
}

func (v *visit) get(address string) *httptest.ResponseRecorder {
	return v.ask(httptest.NewRequest(http.MethodGet, address, nil))
}

func (v *visit) ask(r *http.Request) *httptest.ResponseRecorder {
	r.RemoteAddr = v.client + ":4711"
	answer := httptest.NewRecorder()
	v.handler.ServeHTTP(answer, r)
	for name, want := range map[string]string{"Cache-Control": "no-store", "X-Robots-Tag": "noindex", "X-Content-Type-Options": "nosniff"} {
		if got := answer.Header().Get(name); got != want {
			v.t.Errorf("%s %s: %s: got %q, want %q", r.Method, r.URL.Path, name, got, want)
		}
	}
	return answer
}

func (v *visit) post(address string, answers url.Values) *httptest.ResponseRecorder {
	return v.ask(posted(address, answers.Encode()))
}

// posted is a form as a browser sends it.
func posted(address, body string) *http.Request {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

var stampShown = regexp.MustCompile(`name="stamp" value="([^"]+)"`)

// open asks for a form, waits as a person does, and gives its stamp.
func (v *visit) open(address string) string {
	v.t.Helper()
	shown := v.get(address)
	found := stampShown.FindStringSubmatch(shown.Body.String())
	if shown.Code != http.StatusOK || found == nil {
		v.t.Fatalf("GET %s: got %d and no form:\n%s", address, shown.Code, shown.Body)
	}
	v.clock.pass(20 * time.Second)
	return found[1]
}

// honest are answers in which nothing is to be mended.
func honest() url.Values {
	return url.Values{"for": {"me"}, "name": {typedName}, "phone": {typedPhone}, "email": {typedEmail}, "time": {"morning"}, "leave-message": {forms.Yes}, "adult": {forms.Yes}}
}

func forOther() url.Values {
	answers := honest()
	answers.Set("for", "someone-else")
	answers.Set("relation", "family")
	answers.Set("contact", "me")
	answers.Set("agreed", forms.Yes)
	return answers
}

func with(answers url.Values, pairs ...string) url.Values {
	for i := 0; i < len(pairs); i += 2 {
		answers.Set(pairs[i], pairs[i+1])
	}
	return answers
}

// fill opens a form and sends it.
func (v *visit) fill(address string, answers url.Values) *httptest.ResponseRecorder {
	v.t.Helper()
	return v.post(address, with(answers, "stamp", v.open(address)))
}

// fillBefore sends a form that was opened before so many messages came that it is no longer shown.
func (v *visit) fillBefore(address string, answers url.Values) *httptest.ResponseRecorder {
	v.t.Helper()
	stamp := (guard.Stamper{Key: testKey}).Stamp(strings.TrimPrefix(address, "/cy"), v.clock.now())
	v.clock.pass(20 * time.Second)
	return v.post(address, with(answers, "stamp", stamp))
}

func shows(t testing.TB, answer *httptest.ResponseRecorder, status int, wants ...string) {
	t.Helper()
	if answer.Code != status {
		t.Errorf("status: got %d, want %d", answer.Code, status)
	}
	for _, want := range wants {
		if !strings.Contains(answer.Body.String(), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if t.Failed() {
		t.Logf("the page:\n%s", answer.Body)
	}
}
