package messages

import (
	"cmp"
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"bandstand/messages/email"
	"bandstand/messages/forms"
)

// TestNothingTypedIsLogged fills every field of every form with what can be told
// apart, and lets everything go wrong that can. TestMain looks at the log.
func TestNothingTypedIsLogged(t *testing.T) {
	written := map[string]url.Values{
		"/messages/join/garden":  with(forOther(), "copy", forms.Yes),
		"/messages/report/choir": {"what": {"other"}, "more": {typedProse}, "email": {typedEmail}},
		"/messages/suggest":      {"group": {typedProse}, "town": {typedProse}, "about": {typedProse}, "reach": {typedPhone}, "email": {typedEmail}},
	}
	refusing := func(f func(email.Letter) error) email.Mailer { return &box{refuse: f} }
	tests := []struct {
		name    string
		mailer  email.Mailer
		changed func(url.Values)    // of the answers
		sent    func(*http.Request) // of how they are sent
		body    string              // in place of the answers
		status  int
		logged  string
	}{
		{name: "sent", mailer: &box{}, status: 303},
		{name: "no mail server", status: 503, logged: "none is set"},
		{name: "refused", mailer: refusing(func(email.Letter) error { return email.Failure{Step: "sending", Code: 550} }), status: 503, logged: "the mail server said 550"},
		{name: "a fault in the mailer", mailer: refusing(func(l email.Letter) error { panic(l.Text) }), status: 500, logged: "panic: string"},
		{name: "a mistake", mailer: &box{}, changed: func(a url.Values) { a.Set("email", typedName) }, status: 422},
		{name: "the trap", mailer: &box{}, changed: func(a url.Values) { a.Set(forms.Honeypot, typedProse) }, status: 422},
		{name: "no stamp", mailer: &box{}, changed: func(a url.Values) { a.Set(stampField, typedProse) }, status: 422},
		{name: "a field of their own", mailer: &box{}, changed: func(a url.Values) { a.Set(typedName, typedProse) }, status: 303},
		{name: "another site", mailer: &box{}, sent: func(r *http.Request) { r.Header.Set("Origin", "https://"+marker+".example") }, status: 403},
		{name: "another type", mailer: &box{}, sent: func(r *http.Request) { r.Header.Set("Content-Type", marker+"/"+marker) }, status: 415},
		{name: "too large", mailer: &box{}, body: "more=" + strings.Repeat(marker, maxForm), status: 413},
		{name: "broken", mailer: &box{}, body: marker + "=%zz", status: 400},
		{name: "in the address", mailer: &box{}, sent: func(r *http.Request) { r.URL.Path += "/" + marker; r.URL.RawQuery = marker }, status: 404},
		{name: "another method", mailer: &box{}, sent: func(r *http.Request) { r.Method = strings.ToUpper(marker) }, status: 405},
	}
	for _, test := range tests {
		for address, answers := range written {
			v := newVisit(t)
			v.use(test.mailer)
			answers = with(maps.Clone(answers), stampField, v.open(address))
			if test.changed != nil {
				test.changed(answers)
			}
			r := posted(address, cmp.Or(test.body, answers.Encode()))
			r.Header.Set("User-Agent", typedName)
			r.Header.Set("Referer", "https://example.com/?q="+marker)
			if test.sent != nil {
				test.sent(r)
			}
			before := len(logged.String())
			if answer := v.ask(r); answer.Code != test.status {
				t.Errorf("%s, %s: got %d, want %d", test.name, address, answer.Code, test.status)
			}
			if said := logged.String()[before:]; !strings.Contains(said, test.logged) || test.logged == "" && said != "" {
				t.Errorf("%s, %s: log: got %q, want %q in it", test.name, address, said, test.logged)
			}
		}
	}
}
