package messages

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/mail"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestWhatDoesNotComeFromOurForm(t *testing.T) {
	form := func(v *visit) *http.Request {
		body := with(honest(), "stamp", v.open("/messages/join/choir")).Encode()
		r := httptest.NewRequest(http.MethodPost, "/messages/join/choir", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		return r
	}
	tests := []struct {
		name   string
		ask    func(v *visit) *http.Request
		status int
	}{
		{"as it should be", form, 303},
		{"from this site", func(v *visit) *http.Request {
			r := form(v)
			r.Header.Set("Sec-Fetch-Site", "same-origin")
			return r
		}, 303},
		{"from another site", func(v *visit) *http.Request {
			r := form(v)
			r.Header.Set("Sec-Fetch-Site", "cross-site")
			return r
		}, 403},
		{"from another site, in an old browser", func(v *visit) *http.Request {
			r := form(v)
			r.Header.Set("Origin", "https://elsewhere.example")
			return r
		}, 403},
		{"PUT", func(v *visit) *http.Request { r := form(v); r.Method = http.MethodPut; return r }, 405},
		{"a POST to the confirmation", func(v *visit) *http.Request { r := form(v); r.URL.Path += "/sent"; return r }, 405},
		{"answers in the address", func(v *visit) *http.Request {
			return httptest.NewRequest(http.MethodGet, "/messages/join/choir?"+with(honest(), "stamp", v.open("/messages/join/choir")).Encode(), nil)
		}, 200},
		{"another type", func(v *visit) *http.Request { r := form(v); r.Header.Set("Content-Type", "text/plain"); return r }, 415},
		{"with files", func(v *visit) *http.Request {
			r := form(v)
			r.Header.Set("Content-Type", "multipart/form-data; boundary=x")
			return r
		}, 415},
		{"too large", func(v *visit) *http.Request {
			r := httptest.NewRequest(http.MethodPost, "/messages/join/choir", strings.NewReader("name="+strings.Repeat("a", maxForm)))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			return r
		}, 413},
		{"too many fields", func(v *visit) *http.Request {
			many := url.Values{}
			for i := range maxFields + 1 {
				many.Set(fmt.Sprint(i), "")
			}
			r := httptest.NewRequest(http.MethodPost, "/messages/join/choir", strings.NewReader(many.Encode()))
			r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			return r
		}, 400},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			if got := v.ask(test.ask(v)); got.Code != test.status {
				t.Errorf("got %d, want %d", got.Code, test.status)
			}
			if sent := v.mail.count() > 0; sent != (test.status == 303) {
				t.Errorf("sent: %v", sent)
			}
		})
	}
}

func TestStampsAndTheTrap(t *testing.T) {
	tests := []struct {
		name    string
		wait    time.Duration
		answers func(stamp string) url.Values
		sent    bool
	}{
		{"a person", time.Minute, func(s string) url.Values { return with(honest(), "stamp", s) }, true},
		{"after a long lunch", 23 * time.Hour, func(s string) url.Values { return with(honest(), "stamp", s) }, true},
		{"at once", time.Second, func(s string) url.Values { return with(honest(), "stamp", s) }, false},
		{"from the future", -time.Hour, func(s string) url.Values { return with(honest(), "stamp", s) }, false},
		{"the day after", 25 * time.Hour, func(s string) url.Values { return with(honest(), "stamp", s) }, false},
		{"without a stamp", time.Minute, func(string) url.Values { return honest() }, false},
		{"with a made-up one", time.Minute, func(s string) url.Values { return with(honest(), "stamp", s[:15]+flipped(s[15:16])+s[16:]) }, false},
		{"with another's one", time.Minute, func(s string) url.Values {
			return with(honest(), "stamp", stamper{[]byte("another key")}.stamp("/messages/join/choir", time.Now()))
		}, false},
		{"a program", time.Minute, func(s string) url.Values { return with(honest(), "stamp", s, "website", "https://x.example") }, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			stamp := stampShown.FindStringSubmatch(v.get("/messages/join/choir").Body.String())[1]
			v.clock.pass(test.wait)
			answer := v.post("/messages/join/choir", test.answers(stamp))
			if sent := v.mail.count() == 1; sent != test.sent {
				t.Fatalf("sent: %v, want %v (%d)", sent, test.sent, answer.Code)
			}
			if test.sent {
				return
			}
			// A person who was taken for a program loses nothing, and can send.
			shows(t, answer, http.StatusUnprocessableEntity, "Not sent", `value="`+typedName+`"`)
			v.clock.pass(max(0, -test.wait) + 10*time.Second)
			again := stampShown.FindStringSubmatch(answer.Body.String())[1]
			if got := v.post("/messages/join/choir", with(honest(), "stamp", again)); got.Code != http.StatusSeeOther {
				t.Errorf("sending again: got %d", got.Code)
			}
		})
	}
	t.Run("another form's", func(t *testing.T) {
		v := newVisit(t)
		stamp := v.open("/messages/join/garden")
		if v.post("/messages/join/choir", with(honest(), "stamp", stamp)); v.mail.count() != 0 {
			t.Error("it was sent")
		}
	})
}

func flipped(letter string) string {
	if letter == "A" {
		return "B"
	}
	return "A"
}

// What is put into any field reaches at most the text of a letter to the group of
// the address: no header, no other recipient.
func TestNoHeaderAndNoRelay(t *testing.T) {
	attacks := []string{
		"a\r\nBcc: victim@elsewhere.example", "a\nBcc: victim@elsewhere.example", "a\rTo: victim@elsewhere.example",
		"a%0d%0aBcc:victim@elsewhere.example", "a\u2028Bcc: victim@elsewhere.example", "a\x00b", "a\u202eb",
		"=?utf-8?q?Bcc=3A_victim=40elsewhere.example?=", "victim@elsewhere.example", `"a" <victim@elsewhere.example>`,
		"a@b.example, victim@elsewhere.example", "a@b.example>\r\nRCPT TO:<victim@elsewhere.example", `"a\r\nBcc: x"@b.example`,
		`"a>
RCPT TO:<victim"@elsewhere.example`, "(comment) a@b.example", "@elsewhere.example:victim@b.example", "a@[127.0.0.1]", "\r\n.\r\nMAIL FROM:<x>",
		"a@b.example\r\n\r\n<h1>win</h1>", "<script>alert(1)</script>", "{{.Shell}}", strings.Repeat("a", 5000) + "@b.example",
	}
	for _, field := range []string{"name", "phone", "email", "for", "time", "relation", "contact", "adult", "stamp", "to", "form_to", "subject", "cc"} {
		for _, attack := range attacks {
			v := newVisit(t)
			answers := with(honest(), "stamp", v.open("/messages/join/choir"), "copy", yes)
			answers.Set(field, attack)
			answer := v.post("/messages/join/choir", answers)
			if strings.Contains(answer.Body.String(), "<script>alert") || strings.Contains(answer.Header().Get("Location"), "elsewhere") {
				t.Errorf("%s %q: it stands in the page as it was typed", field, attack)
			}
			for i, letter := range v.mail.letters {
				checkHarmless(t, field, attack, letter, []string{"songs@private.example", answers.Get("email")}[i])
			}
		}
	}
}

func checkHarmless(t *testing.T, field, attack string, letter Letter, to string) {
	t.Helper()
	var written bytes.Buffer
	if err := letter.write(&written, "site@bandstand.example", "Bandstand"); err != nil {
		t.Errorf("%s %q: %v", field, attack, err)
		return
	}
	message, err := mail.ReadMessage(&written)
	if err != nil {
		t.Errorf("%s %q: %v", field, attack, err)
		return
	}
	wanted, err := mail.ParseAddress(to)
	if err != nil {
		t.Errorf("%s %q: a letter to %q", field, attack, to)
		return
	}
	for name, values := range message.Header {
		switch name {
		case "To", "From", "Reply-To", "Subject", "Date", "Message-Id", "Mime-Version", "Content-Type", "Auto-Submitted":
		default:
			t.Errorf("%s %q: a header %s", field, attack, name)
		}
		if len(values) != 1 {
			t.Errorf("%s %q: %s stands %d times", field, attack, name, len(values))
		}
	}
	if got, err := message.Header.AddressList("To"); err != nil || len(got) != 1 || got[0].Address != wanted.Address {
		t.Errorf("%s %q: To %v (%v)", field, attack, got, err)
	}
}

func TestAFloodLeavesRoomForOthers(t *testing.T) {
	v := newVisit(t)
	v.client = "203.0.113.66"
	stamps := make([]string, 1000)
	for i := range stamps {
		stamps[i] = (stamper{[]byte("a key of sixteen or more")}).stamp("/messages/join/choir", v.clock.now())
	}
	v.clock.pass(time.Minute)
	var flood sync.WaitGroup
	counts := make([]int, 4)
	for worker := range counts {
		flood.Go(func() {
			for _, stamp := range stamps[worker*250 : worker*250+250] {
				if v.post("/messages/join/choir", with(honest(), "stamp", stamp)).Code == http.StatusSeeOther {
					counts[worker]++
				}
			}
		})
	}
	flood.Wait()
	if taken := counts[0] + counts[1] + counts[2] + counts[3]; taken != 2 { // half of the four that the group wants
		t.Errorf("%d of the flood were sent", taken)
	}
	shows(t, v.fill("/messages/join/choir", honest()), http.StatusTooManyRequests, "Not sent", "01632 960 001", typedName)
	v.client = "198.51.100.7"
	if got := v.fill("/messages/join/choir", honest()); got.Code != http.StatusSeeOther {
		t.Errorf("an honest one from elsewhere: got %d", got.Code)
	}
	v.client = "203.0.113.66"
	v.clock.pass(24 * time.Hour)
	if got := v.fill("/messages/join/choir", honest()); got.Code != http.StatusSeeOther {
		t.Errorf("the day after: got %d", got.Code)
	}
}

func TestAGroupIsSentNoMoreThanItWants(t *testing.T) {
	v := newVisit(t)
	sent := 0
	for i := range 10 {
		v.client = fmt.Sprintf("198.51.100.%d", i)
		if v.fill("/messages/join/choir", honest()).Code == http.StatusSeeOther {
			sent++
		}
	}
	if sent != 4 {
		t.Errorf("%d were sent, want 4", sent)
	}
	// What was not sent does not count.
	v = newVisit(t)
	v.mail.refuse = func(Letter) error { return failure{step: "reach the mail server"} }
	for range 10 {
		v.fill("/messages/join/choir", honest())
	}
	v.mail.refuse = nil
	if got := v.fill("/messages/join/choir", honest()); got.Code != http.StatusSeeOther {
		t.Errorf("got %d", got.Code)
	}
}

func TestClientOf(t *testing.T) {
	proxies := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8")}
	tests := []struct{ remote, forwarded, want string }{
		{"192.0.2.7:1", "", "192.0.2.7"},
		{"192.0.2.7:1", "203.0.113.9", "192.0.2.7"},
		{"10.0.0.1:1", "203.0.113.9", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, 203.0.113.9, 10.0.0.2", "203.0.113.9"},
		{"10.0.0.1:1", "6.6.6.6, nonsense", "10.0.0.1"},
		{"[2001:db8::1]:1", "", "2001:db8::/64"},
		{"[2001:db8::2]:1", "", "2001:db8::/64"},
		{"[::ffff:192.0.2.7]:1", "", "192.0.2.7"},
		{"", "203.0.113.9", ""},
	}
	for _, test := range tests {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = test.remote
		if test.forwarded != "" {
			r.Header.Set("X-Forwarded-For", test.forwarded)
		}
		if got := clientOf(r, proxies); got != test.want {
			t.Errorf("%s forwarded for %q: got %q, want %q", test.remote, test.forwarded, got, test.want)
		}
	}
}

func TestReadSettings(t *testing.T) {
	sound := map[string]string{"BANDSTAND_SIGNING_KEY": "0123456789abcdef", "SMTP_HOST": "mail.example", "SMTP_FROM": "site@bandstand.example", "BANDSTAND_TRUSTED_PROXY": "10.0.0.0/8, 192.0.2.1"}
	read := func(changed ...string) (Settings, error) {
		return ReadSettings(func(name string) string {
			for i := 0; i < len(changed); i += 2 {
				if changed[i] == name {
					return changed[i+1]
				}
			}
			return sound[name]
		})
	}
	if s, err := read(); err != nil || s.SMTP.Port != 587 || s.SMTP.TLS != TLSRequired || len(s.Trusted) != 2 {
		t.Errorf("got %+v, %v", s, err)
	}
	if s, err := read("SMTP_TLS", TLSImplicit); err != nil || s.SMTP.Port != 465 {
		t.Errorf("got %+v, %v", s, err)
	}
	if s, err := read("SMTP_HOST", ""); err != nil || s.SMTP != nil {
		t.Errorf("got %+v, %v", s, err)
	}
	for _, changed := range [][]string{
		{"SMTP_TLS", "ssl"}, {"SMTP_PORT", "smtp"}, {"SMTP_PORT", "0"}, {"SMTP_FROM", ""}, {"SMTP_FROM", "Bandstand <a@b.example>"},
		{"BANDSTAND_SIGNING_KEY", "short"}, {"BANDSTAND_TRUSTED_PROXY", "everybody"}, {"SMTP_TLS", TLSOff, "SMTP_USER", "bandstand"},
	} {
		if _, err := read(changed...); err == nil || !strings.Contains(err.Error(), changed[0]) || changed[1] != "" && strings.Contains(err.Error(), changed[1]+" ") && len(changed[1]) > 4 {
			t.Errorf("%q: got %v", changed, err)
		}
	}
}

func TestWithoutABundleOrAKeyNothingIsTaken(t *testing.T) {
	for name, handler := range map[string]http.Handler{
		"no bundle": Handler(nil, Options{Key: []byte("a key of sixteen or more"), Now: time.Now}),
		"no key":    Handler(testBundle(t), Options{Now: time.Now}),
	} {
		v := &visit{t: t, handler: handler, client: "192.0.2.7"}
		for _, answer := range []*httptest.ResponseRecorder{v.get("/messages/join/choir"), v.post("/messages/join/choir", honest())} {
			if answer.Code != http.StatusServiceUnavailable || !strings.Contains(answer.Body.String(), "Not sent") {
				t.Errorf("%s: got %d", name, answer.Code)
			}
		}
	}
}

// FuzzForm posts whatever there is: the answer is always one of ours, nothing
// panics, and what is sent goes where it should and is a sound email.
func FuzzForm(f *testing.F) {
	for _, seed := range []string{honest().Encode(), forOther().Encode(), "name=%zz&&=;", "for=someone-else&name=\x00", ""} {
		f.Add("/messages/join/choir", seed)
		f.Add("/messages/report/choir", seed+"&what=other&more=x%0d%0a.")
		f.Add("/messages/suggest", seed)
		f.Add("/messages/../join//choir/sent", seed)
	}
	bundle := testBundle(f)
	f.Fuzz(func(t *testing.T, address, body string) {
		if _, err := url.ParseRequestURI(address); err != nil || !strings.HasPrefix(address, "/") || strings.ContainsAny(address, " \r\n\x00") {
			return
		}
		kept := &box{}
		now := &clock{at: time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)}
		v := &visit{t: t, clock: now, mail: kept, client: "192.0.2.7"}
		v.handler = Handler(bundle, Options{Key: []byte("a key of sixteen or more"), Mailer: kept, Now: now.now})
		target, _ := url.ParseRequestURI(address)
		stamp := stamper{[]byte("a key of sixteen or more")}.stamp(target.Path, now.now().Add(-time.Minute))
		r := httptest.NewRequest(http.MethodPost, "/", strings.NewReader("stamp="+stamp+"&"+body))
		r.URL = target
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		switch answer := v.ask(r); answer.Code {
		case 303, 400, 404, 405, 409, 413, 422, 429, 503:
		default:
			t.Errorf("status %d", answer.Code)
		}
		for _, letter := range kept.letters[:min(1, len(kept.letters))] {
			checkHarmless(t, "body", body, letter, letter.To)
			if letter.To != "songs@private.example" && !strings.HasSuffix(letter.To, "@private.example") {
				t.Errorf("a letter to %s", letter.To)
			}
		}
	})
}
