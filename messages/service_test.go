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
)

// What people type in these tests. Nothing of it may stand in a log.
const (
	typedName  = "Zoë O’Hara-Łukasiewicz"
	typedPhone = "01632 960777"
	typedEmail = "zoe.ohara@example.net"
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
	for _, secret := range []string{typedName, "zoë", "o’hara", "960777", typedEmail, "ohara", "private.example", "hunter2", "boiled cabbage"} {
		if strings.Contains(said, strings.ToLower(secret)) {
			os.Stderr.WriteString("FAIL: the log holds " + secret + ":\n" + logged.String())
			code = 1
		}
	}
	os.Exit(code)
}

var testActivities = []Activity{
	{Slug: "choir", Title: "Songs & “Tea”", Path: "/activities/choir/", Form: true, To: "songs@private.example", Role: "the Tuesday host", Phone: "01632 960001", ReplyWithin: "5 working days", ADay: 4, Council: []string{"About an adult: 01632 960100 by day"}},
	{Slug: "garden", Title: "Plant Pals", Path: "/activities/garden/", Form: true, To: `"green club"@private.example`},
	{Slug: "waiting", Title: "The Boat Bench", Path: "/activities/waiting/", Form: true, To: "boats@private.example", WaitingList: true},
	{Slug: "full", Title: "Full Kitchen", Path: "/activities/full/", Form: true, To: "full@private.example", Closed: "full", Phone: "01632 960002"},
	{Slug: "memory", Title: "Memory Lane", Path: "/activities/memory/", Form: true, To: "memory@private.example", Sensitive: true},
	{Slug: "ring", Title: "Ring First", Path: "/activities/ring/", Phone: "01632 960003"},
}

// testBundle is a small bundle, built and opened as the service's own is, of the
// project's layouts.
func testBundle(t testing.TB) *Bundle {
	t.Helper()
	layouts := os.DirFS("../layouts")
	frame, err := fs.ReadFile(layouts, "page.html")
	if err != nil {
		t.Fatal(err)
	}
	assets := map[string]string{}
	for _, named := range regexp.MustCompile(`asset "([^"]+)"`).FindAllStringSubmatch(string(frame), -1) {
		assets[named[1]] = "/assets/" + named[1]
	}
	files, err := Build(Source{
		Activities: testActivities, Editors: "editors@private.example", Danger: []string{"Emergency services: 999"},
		Shell:   page.Shell{Name: "Bandstand", BaseURL: "https://bandstand.example", Language: "en", Phone: "01632 960900", Assets: assets},
		Layouts: layouts, Language: "en",
	})
	if err != nil {
		t.Fatal(err)
	}
	folder := fstest.MapFS{}
	for name, body := range files {
		folder[name] = &fstest.MapFile{Data: body}
	}
	bundle, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return bundle
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
	letters []Letter
	refuse  func(Letter) error
}

func (b *box) Send(_ context.Context, letter Letter) error {
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

func (v *visit) use(mailer Mailer) {
	v.handler = Handler(testBundle(v.t), Options{Key: []byte("a key of sixteen or more"), Mailer: mailer, Now: v.clock.now})
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
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(answers.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return v.ask(r)
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
	return url.Values{"for": {"me"}, "name": {typedName}, "phone": {typedPhone}, "email": {typedEmail}, "time": {"morning"}, "leave-message": {yes}, "adult": {yes}}
}

func forOther() url.Values {
	answers := honest()
	answers.Set("for", "someone-else")
	answers.Set("relation", "family")
	answers.Set("contact", "me")
	answers.Set("agreed", yes)
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

func TestJoiningIn(t *testing.T) {
	v := newVisit(t)
	answer := v.fill("/messages/join/choir", honest())
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("got %d, want 303:\n%s", answer.Code, answer.Body)
	}
	to := answer.Header().Get("Location")
	if !regexp.MustCompile(`^/messages/join/choir/sent\?ref=[2-9A-HJ-NP-Z]{6}$`).MatchString(to) {
		t.Errorf("led to %s", to)
	}
	confirmed := v.get(to)
	shows(t, confirmed, 200, "the Tuesday host", "5 working days", "01632 960 001", to[len(to)-6:], "Urgent help")
	for _, personal := range []string{"Zo", "960777", "960 777", "ohara"} {
		if strings.Contains(confirmed.Body.String()+to, personal) {
			t.Errorf("the confirmation holds %q", personal)
		}
	}
	if len(v.mail.letters) != 1 {
		t.Fatalf("%d letters", len(v.mail.letters))
	}
	letter := v.mail.letters[0]
	if letter.To != "songs@private.example" || letter.ReplyTo.Address != typedEmail {
		t.Errorf("to %s, answers to %v", letter.To, letter.ReplyTo)
	}
	for _, personal := range []string{"Zo", "Songs", "ohara"} {
		if strings.Contains(letter.Subject, personal) {
			t.Errorf("the subject %q is not neutral", letter.Subject)
		}
	}
	for _, want := range []string{typedName, "01632 960 777", typedEmail, "morning", "Songs & “Tea”", "Use only to answer. No mailing list. Delete after 3 months.", to[len(to)-6:]} {
		if !strings.Contains(letter.Text, want) {
			t.Errorf("the letter lacks %q:\n%s", want, letter.Text)
		}
	}
	if strings.Contains(letter.Text, "⟦message") || strings.Contains(confirmed.Body.String(), "⟦message") {
		t.Errorf("words are missing:\n%s", letter.Text)
	}
}

func TestNothingTypedIsLostWhereThereAreMistakes(t *testing.T) {
	tests := []struct {
		name    string
		answers url.Values
		field   string // that the summary leads to
	}{
		{"for nobody", with(honest(), "for", ""), "for-me"},
		{"no name", with(honest(), "name", " "), "name"},
		{"address for a name", with(honest(), "name", "see www.casino.example now"), "name"},
		{"number for a name", with(honest(), "name", "ring 0906 123"), "name"},
		{"long name", with(honest(), "name", strings.Repeat("Ö", 61)), "name"},
		{"no way to answer", with(honest(), "phone", "", "email", ""), "phone"},
		{"no phone number", with(honest(), "phone", "after six"), "phone"},
		{"no email address", with(honest(), "email", "zoe at example"), "email"},
		{"two email addresses", with(honest(), "email", "a@example.net, b@example.net"), "email"},
		{"copy to nowhere", with(honest(), "email", "", "copy", yes), "email"},
		{"under 18", with(honest(), "adult", ""), "adult"},
		{"other: who", with(forOther(), "relation", ""), "relation-family"},
		{"other: contact", with(forOther(), "contact", ""), "contact-me"},
		{"other: a child's own contact", with(forOther(), "relation", "parent", "contact", "them"), "contact-me"},
		{"other: not agreed", with(forOther(), "agreed", ""), "agreed"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			answer := v.fill("/messages/join/choir", test.answers)
			shows(t, answer, http.StatusUnprocessableEntity, "<title>Error: ", `<a href="#`+test.field+`">`, `id="`+test.field+`"`, "There is a problem")
			if name := test.answers.Get("name"); name == typedName {
				shows(t, answer, answer.Code, `value="`+typedName+`"`)
			}
			for _, ticked := range []string{"leave-message", "time-morning"} {
				if !regexp.MustCompile(`id="` + ticked + `"[^>]* checked`).MatchString(answer.Body.String()) {
					t.Errorf("%s is no longer chosen", ticked)
				}
			}
			if v.mail.count() != 0 {
				t.Error("it was sent")
			}
			if stampShown.FindStringSubmatch(answer.Body.String()) == nil {
				t.Error("it cannot be sent again")
			}
		})
	}
}

func TestNothingIsLostInSilence(t *testing.T) {
	for name, use := range map[string]Mailer{
		"no mail server": nil,
		"one that fails": &box{refuse: func(Letter) error { return failure{step: "reach the mail server", temporary: true} }},
	} {
		t.Run(name, func(t *testing.T) {
			v := newVisit(t)
			v.use(use)
			answer := v.fill("/messages/join/choir", honest())
			shows(t, answer, http.StatusServiceUnavailable, "<title>Error: ", "Not sent", "01632 960 001", `value="`+typedName+`"`, `value="`+typedEmail+`"`)
			if said := logged.String(); !strings.Contains(said, "messages: /messages/join/choir, reference ") || !strings.Contains(said, ": not sent: ") {
				t.Errorf("the log does not say what failed:\n%s", said)
			}
		})
	}
}

func TestWhatFailedCanBeSentAgainFromTheSamePage(t *testing.T) {
	v := newVisit(t)
	v.mail.refuse = func(Letter) error { return failure{step: "reach the mail server"} }
	answers := with(honest(), "stamp", v.open("/messages/join/choir"))
	shows(t, v.post("/messages/join/choir", answers), http.StatusServiceUnavailable, answers.Get("stamp"))
	v.mail.refuse = nil
	if got := v.post("/messages/join/choir", answers); got.Code != http.StatusSeeOther || v.mail.count() != 1 {
		t.Errorf("got %d and %d letters", got.Code, v.mail.count())
	}
}

func TestPressingTwiceSendsOnce(t *testing.T) {
	v := newVisit(t)
	answers := with(honest(), "stamp", v.open("/messages/join/choir"))
	var both sync.WaitGroup
	led := make([]string, 8)
	for i := range led {
		both.Go(func() { led[i] = v.post("/messages/join/choir", answers).Header().Get("Location") })
	}
	both.Wait()
	for _, one := range led {
		if one == "" || one != led[0] {
			t.Errorf("led to %q and %q", one, led[0])
		}
	}
	if v.mail.count() != 1 {
		t.Errorf("%d letters", v.mail.count())
	}
}

func TestTheCopy(t *testing.T) {
	v := newVisit(t)
	answer := v.fill("/messages/join/choir", with(honest(), "copy", yes))
	if answer.Code != http.StatusSeeOther || v.mail.count() != 2 {
		t.Fatalf("got %d and %d letters", answer.Code, v.mail.count())
	}
	copied := v.mail.letters[1]
	if copied.To != typedEmail || copied.ReplyTo != nil || strings.Contains(copied.Text+copied.HTML, "private.example") {
		t.Errorf("got %+v", copied)
	}
	// A copy that fails does not undo the message, and that is said.
	v.mail.refuse = func(l Letter) error {
		if l.To == typedEmail {
			return failure{step: "sending SMTP RCPT TO command", code: 550}
		}
		return nil
	}
	answer = v.fill("/messages/join/choir", with(honest(), "copy", yes))
	to := answer.Header().Get("Location")
	if !strings.HasSuffix(to, "&ref="+to[len(to)-6:]) || !strings.Contains(to, "copy=no") {
		t.Errorf("led to %s", to)
	}
	shows(t, v.get(to), 200, "We could not send you a copy")
	// Nobody's letter box is filled by others.
	v.mail.refuse = nil
	before := v.mail.count()
	for range 6 {
		v.client = "198.51.100." + string(rune('1'+v.mail.count()))
		v.fill("/messages/join/garden", with(honest(), "copy", yes))
	}
	copies := 0
	for _, letter := range v.mail.letters[before:] {
		if letter.To == typedEmail {
			copies++
		}
	}
	if copies > copiesADay {
		t.Errorf("%d copies to one address", copies)
	}
}

func TestFormsThatAreClosedSaySoAndWhatToDo(t *testing.T) {
	v := newVisit(t)
	shows(t, v.get("/messages/join/full"), 200, "There is no room just now", "01632 960 002")
	shows(t, v.get("/messages/join/ring"), 200, "does not use the form", "01632 960 003")
	shows(t, v.get("/messages/join/nobody"), 404, "Page not found")
	shows(t, v.get("/messages/join/waiting"), 200, "Ask to go on the waiting list: The Boat Bench")
	stamp := (stamper{[]byte("a key of sixteen or more")}).stamp("/messages/join/full", v.clock.now().Add(-time.Minute))
	shows(t, v.post("/messages/join/full", with(honest(), "stamp", stamp)), http.StatusConflict, "Not sent", "There is no room just now", typedName)
	shows(t, v.post("/messages/join/ring", honest()), http.StatusConflict, "Not sent")
	if v.mail.count() != 0 {
		t.Error("something was sent")
	}
	if v.fill("/messages/join/waiting", honest()); v.mail.count() != 1 || !strings.Contains(v.mail.letters[0].Text, "waiting list") {
		t.Error("the letter does not speak of the waiting list")
	}
}

func TestNobodyWritesForAnotherWhereThatTellsOfHealth(t *testing.T) {
	v := newVisit(t)
	if form := v.get("/messages/join/memory").Body.String(); strings.Contains(form, "someone-else") || strings.Contains(form, "relation") {
		t.Error("the form asks about somebody else")
	}
	answer := v.fill("/messages/join/memory", forOther())
	if answer.Code != http.StatusSeeOther {
		t.Fatalf("got %d", answer.Code)
	}
	if text := v.mail.letters[0].Text; strings.Contains(text, "someone else") || strings.Contains(text, "family") {
		t.Errorf("the letter says:\n%s", text)
	}
}

func TestTellingTheEditors(t *testing.T) {
	v := newVisit(t)
	shows(t, v.get("/messages/report/ring"), 200, "Not for worries about someone’s safety", "Emergency services: 999")
	shows(t, v.get("/messages/report/choir"), 200, "01632 960100 by day")
	shows(t, v.fill("/messages/report/choir", url.Values{"more": {"boiled cabbage"}}), 422, "boiled cabbage", `href="#what-when"`)
	answer := v.fill("/messages/report/choir", url.Values{"what": {"when"}, "more": {"It is at ten.\r\nNot boiled cabbage."}, "email": {typedEmail}})
	shows(t, v.get(answer.Header().Get("Location")), 200, "The editors will look into it")
	shows(t, v.fill("/messages/suggest", url.Values{}), 422, `href="#group"`, `href="#town"`, `href="#reach"`)
	answer = v.fill("/messages/suggest", url.Values{"group": {"Kites"}, "town": {"Whitby"}, "reach": {"01632 960004"}})
	if answer.Code != http.StatusSeeOther || len(v.mail.letters) != 2 {
		t.Fatalf("got %d and %d letters", answer.Code, len(v.mail.letters))
	}
	for i, want := range []string{"https://bandstand.example/activities/choir/", "Kites"} {
		letter := v.mail.letters[i]
		if letter.To != "editors@private.example" || !strings.Contains(letter.Text, want) || strings.Contains(letter.Text, "⟦message") {
			t.Errorf("got %+v", letter)
		}
	}
}
