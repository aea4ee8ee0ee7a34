package messages

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"bandstand/messages/guard"
)

func TestWhatDoesNotComeFromOurForm(t *testing.T) {
	const address = "/messages/join/choir"
	form := func(v *visit) *http.Request {
		return posted(address, with(honest(), "stamp", v.open(address)).Encode())
	}
	saying := func(pairs ...string) func(v *visit) *http.Request {
		return func(v *visit) *http.Request {
			r := form(v)
			for i := 0; i < len(pairs); i += 2 {
				r.Header.Set(pairs[i], pairs[i+1])
			}
			return r
		}
	}
	as := func(method, address string) func(v *visit) *http.Request {
		return func(v *visit) *http.Request {
			r := form(v)
			r.Method, r.URL.Path = method, address
			return r
		}
	}
	many := url.Values{}
	for i := range maxFields + 1 {
		many.Set(fmt.Sprint(i), "")
	}
	tests := []struct {
		name   string
		ask    func(v *visit) *http.Request
		status int
		says   string
	}{
		{"as it should be", form, 303, ""},
		{"from this site", saying("Sec-Fetch-Site", "same-origin"), 303, ""},
		{"from this site, in an old browser", saying("Origin", "https://example.com"), 303, ""}, // the Host of these requests
		{"from this site, through a proxy that passes another Host on", saying("Origin", "https://bandstand.example"), 303, ""},
		{"typed into the browser", saying("Sec-Fetch-Site", "none"), 303, ""},
		{"from another site", saying("Sec-Fetch-Site", "cross-site"), 403, "open the form again"},
		{"from a site beside this one", saying("Sec-Fetch-Site", "same-site", "Origin", "https://evil.bandstand.example"), 403, ""},
		{"from another site, in an old browser", saying("Origin", "https://elsewhere.example"), 403, ""},
		{"from a name that begins like ours", saying("Origin", "https://bandstand.example.elsewhere.example"), 403, ""},
		{"from our name without encryption", saying("Origin", "http://bandstand.example"), 403, ""},
		{"from nowhere", saying("Origin", "null"), 403, ""},
		{"from nowhere, to itself", saying("Origin", "null", "Sec-Fetch-Site", "cross-site"), 403, ""},
		{"PUT", as(http.MethodPut, address), 405, "Not sent"},
		{"DELETE", as(http.MethodDelete, address), 405, "Not sent"},
		{"OPTIONS", as(http.MethodOptions, address), 405, "Not sent"},
		{"a POST to the confirmation", as(http.MethodPost, address+"/sent"), 405, "Not sent"},
		{"a POST to another form", as(http.MethodPost, "/messages/join/garden"), 422, "Not sent"},
		{"answers in the address", func(v *visit) *http.Request {
			return httptest.NewRequest(http.MethodGet, address+"?"+with(honest(), "stamp", v.open(address)).Encode(), nil)
		}, 200, ""},
		{"without a type", saying("Content-Type", ""), 415, "We could not read what came"},
		{"another type", saying("Content-Type", "text/plain"), 415, "We could not read what came"},
		{"with files", saying("Content-Type", "multipart/form-data; boundary=x"), 415, ""},
		{"as JSON", saying("Content-Type", "application/json"), 415, ""},
		{"in other letters, so it says", saying("Content-Type", "application/x-www-form-urlencoded; charset=utf-16"), 303, ""}, // it is read as what our page asks for
		{"too large", func(*visit) *http.Request { return posted(address, "name="+strings.Repeat("a", maxForm)) }, 413, "too long to send"},
		{"too many fields", func(*visit) *http.Request { return posted(address, many.Encode()) }, 400, "We could not read what came"},
		{"broken escapes", func(*visit) *http.Request { return posted(address, "name=%zz") }, 400, ""},
		{"one that breaks off", func(v *visit) *http.Request {
			r := form(v)
			r.Body = io.NopCloser(io.MultiReader(r.Body, iotest.ErrReader(io.ErrUnexpectedEOF)))
			return r
		}, 400, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			v := newVisit(t)
			got := v.ask(test.ask(v))
			shows(t, got, test.status, test.says)
			if test.status >= 400 && test.status != 405 {
				shows(t, got, test.status, "Not sent", "<title>Error: ")
			}
			if (got.Header().Get("Allow") != "") != (test.status == 405) {
				t.Errorf("Allow: %q", got.Header().Get("Allow"))
			}
			if sent := v.mail.count() > 0; sent != (test.status == 303) {
				t.Errorf("sent: %v", sent)
			}
		})
	}
}

// A field that stands there twice counts once, and one that we do not ask for not
// at all.
func TestOnlyOurFieldsAreRead(t *testing.T) {
	v := newVisit(t)
	body := with(honest(), "stamp", v.open("/messages/join/choir")).Encode() +
		"&name=Second&to=victim@elsewhere.example&To=x&nhs_number=943&address=1+High+Street&copy=maybe&time=midnight"
	if answer := v.ask(posted("/messages/join/choir", body)); answer.Code != http.StatusSeeOther || v.mail.count() != 1 {
		t.Fatalf("got %d and %d letters", answer.Code, v.mail.count())
	}
	for _, not := range []string{"Second", "elsewhere", "943", "High Street", "midnight"} {
		if letter := v.mail.letters[0]; strings.Contains(letter.Text+letter.HTML, not) {
			t.Errorf("the letter says %q:\n%s", not, letter.Text)
		}
	}
}

func TestAddressesThatLeadNowhere(t *testing.T) {
	v := newVisit(t)
	for _, address := range []string{
		"/messages/", "/messages/join", "/messages/join/", "/messages/join//choir", "/messages/join/choir/more", "/messages/join/choir/sent/sent",
		"/messages/JOIN/choir", "/messages/join/CHOIR", "/messages/join/choir%00", "/messages/join/choir%0d%0aSet-Cookie:a=b", "/messages/join/..%2freport%2fchoir",
		"/messages/join/../choir", "/messages/join/choir;x", "/messages/join/" + strings.Repeat("a", 5000), "/messages/suggest/choir", "/messages/sent", "/messages/outbox",
		"/messages/join/zoe." + marker + "@example.net",
	} {
		for _, answer := range []*httptest.ResponseRecorder{v.get(address), v.post(address, honest())} {
			if answer.Code != http.StatusNotFound || answer.Header().Get("Location")+answer.Header().Get("Set-Cookie") != "" {
				t.Errorf("%.60s: got %d, %v", address, answer.Code, answer.Header())
			}
		}
	}
}

// Anybody can write an address, so only one that a message led to says that it was sent,
// and nothing besides.
func TestOnlyWhoSentAMessageIsToldSo(t *testing.T) {
	v := newVisit(t)
	sent := v.fill("/messages/join/choir", honest()).Header().Get("Location")
	shows(t, v.get(sent), http.StatusOK, "Your message was sent", referenceIn(t, sent))
	if answer := v.get(sent + "&name=" + marker); strings.Contains(answer.Body.String(), marker) {
		t.Error("the confirmation repeats its address")
	}
	forged := []string{
		"/messages/join/choir/sent", "/messages/join/choir/sent?ref=ABCDEF", "/messages/join/choir/sent?ref=ABCDEF&seal=",
		strings.Replace(sent, referenceIn(t, sent), "ABCDEF", 1),
		strings.Replace(sent, "choir", "garden", 1),
		strings.Replace(sent, "join/choir", "suggest", 1),
		strings.Replace(sent, "?", "?copy=no&", 1),
		sent[:len(sent)-2] + flipped(sent[len(sent)-2:len(sent)-1]) + sent[len(sent)-1:],
	}
	for _, address := range forged {
		if answer := v.get(address); answer.Code != http.StatusNotFound || strings.Contains(answer.Body.String(), "was sent") {
			t.Errorf("%s: got %d", address, answer.Code)
		}
	}
}

func TestWithoutABundleNothingIsTaken(t *testing.T) {
	v := &visit{t: t, handler: Handler(nil, Options{Key: testKey, Now: time.Now}), client: "192.0.2.7"}
	for _, answer := range []*httptest.ResponseRecorder{v.get("/messages/join/choir"), v.post("/messages/join/choir", honest())} {
		if answer.Code != http.StatusServiceUnavailable || !strings.Contains(answer.Body.String(), "Not sent") {
			t.Errorf("got %d", answer.Code)
		}
	}
}

// Without a key no form is shown and nothing is taken, but how else to get in touch is.
func TestWithoutAKeyTheWayIsByTelephone(t *testing.T) {
	mail := &box{}
	v := &visit{t: t, handler: Handler(testBundle(t), Options{Now: time.Now, Mailer: mail}), client: "192.0.2.7"}
	post := func(address string) *httptest.ResponseRecorder { return v.post(address, honest()) }
	tests := []struct {
		address string
		ask     func(string) *httptest.ResponseRecorder
		status  int
		says    []string
	}{
		{"/messages/join/choir", v.get, 503, []string{"This form is closed just now", "Please get in touch another way:", "tel:01632960001"}},
		{"/messages/join/choir", post, 503, []string{"Not sent", "nothing was sent", "tel:01632960001"}},
		{"/messages/report/choir", v.get, 503, []string{"This form is closed just now", "tel:01632960900"}},
		{"/messages/suggest", v.get, 503, []string{"This form is closed just now", "tel:01632960900"}},
		{"/messages/join/nobody", v.get, 404, nil},
		{"/messages/join/choir/sent?ref=ABCDEF&seal=" + sealOf(guard.Stamper{}, "/messages/join/choir", url.Values{"ref": {"ABCDEF"}}), v.get, 404, nil}, // anybody can sign with no key
	}
	for _, test := range tests {
		answer := test.ask(test.address)
		body := answer.Body.String()
		if answer.Code != test.status || strings.Contains(body, `name="stamp"`) || strings.Contains(body, "was sent to") {
			t.Errorf("%s: got %d", test.address, answer.Code)
		}
		for _, want := range test.says {
			if !strings.Contains(body, want) {
				t.Errorf("%s does not say %q:\n%s", test.address, want, body)
			}
		}
	}
	if len(mail.letters) > 0 {
		t.Error("something was sent")
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
		v.handler = Handler(bundle, Options{Key: testKey, Mailer: kept, Now: now.now})
		target, _ := url.ParseRequestURI(address)
		stamp := guard.Stamper{Key: testKey}.Stamp(target.Path, now.now().Add(-time.Minute))
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
