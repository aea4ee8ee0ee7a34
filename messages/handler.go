package messages

import (
	"bytes"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"bandstand/directory/page"
	"bandstand/messages/email"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// SuggestPath is the address of the form to tell of a group that is missing.
const SuggestPath = "/messages/suggest"

// Options are what a running service needs beside its bundle.
type Options struct {
	Key     []byte         // signs the forms; the same for all instances; none where nobody can write
	Mailer  email.Mailer   // nil where there is none: the page says that nothing was sent
	Trusted []netip.Prefix // proxies whose X-Forwarded-For counts
	Now     func() time.Time
}

// front is the methods, headers and faults of the service.
var front = page.Service{Name: "messages", Methods: []string{http.MethodGet, http.MethodHead, http.MethodPost}, Largest: maxForm}

// Handler answers /messages/join/<slug>, /messages/report/<slug>, /messages/suggest and,
// for groups that a letter led there, /messages/right/<slug>, and the confirmations below them, wherever it is mounted:
// only what follows "/messages/" counts. It owns methods, headers and limits. It logs
// faults, and nothing that anybody typed. Without a bundle it is Unavailable; without a
// key it shows how else to get in touch.
func Handler(bundle *Bundle, options Options) http.Handler {
	return HandlerOf(func() *Bundle { return bundle }, options)
}

// HandlerOf answers each request as Handler does, from the bundle that current returns at
// the time. What it counts and remembers outlives a bundle.
func HandlerOf(current func() *Bundle, options Options) http.Handler {
	running := service{Options: options, stamper: guard.Stamper{Key: options.Key}, limits: &guard.Limits{},
		deliveries: guard.NewDeliveries(outcome.isSent, notSent, usedUp)}
	return front.Handler(func(w http.ResponseWriter, r *http.Request) {
		bundle := current()
		if bundle == nil {
			Unavailable().ServeHTTP(w, r)
			return
		}
		if !front.Turn(w, r) {
			return
		}
		s := running
		s.Bundle, s.own = bundle, bundle
		s.answer(w, r)
	})
}

// Unavailable returns a handler that answers everything with a page that says that
// messages cannot be sent just now. It serves where there is no bundle.
func Unavailable() http.Handler { return front.Unavailable() }

// Outage returns the page of an address that says that messages cannot be sent just now,
// for web servers to show where the service does not answer them.
func Outage(address string) []byte { return front.Outage(address) }

// service is a running handler, in one language.
type service struct {
	*Bundle         // in the language of an address
	own     *Bundle // in the directory's own language
	Options
	stamper    guard.Stamper
	limits     *guard.Limits
	deliveries *guard.Deliveries[outcome]
}

// target is a form, what it is about, and its address.
type target struct {
	form     forms.Form
	activity Activity // of join, report and right
	address  string   // of the form, root-relative, without the prefix of a language
	query    string   // that the address needs, with its question mark
}

// answer shows the form of an address, takes what was posted there, or confirms it.
func (s *service) answer(w http.ResponseWriter, r *http.Request) {
	s, rest := s.speaking(r.URL.Path)
	parts := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	sent := len(parts) > 1 && parts[len(parts)-1] == "sent"
	if sent {
		parts = parts[:len(parts)-1]
	}
	t, ok := s.target(parts)
	if ok && !sent && t.form.Name == rightForm.Name && !s.keyless() {
		query := s.asked(t.activity.Slug, r.URL.Query())
		if query == nil {
			s.showNotAsked(w, r, t)
			return
		}
		t.query = "?" + query.Encode()
	}
	switch {
	case !ok, sent && (t.closed() == "none" || s.keyless()): // nobody was ever sent there
		s.showNotFound(w, r)
	case s.keyless() && t.closed() == "":
		s.showKeyless(w, r, t)
	case sent && r.Method != http.MethodPost:
		s.showSent(w, r, t)
	case sent:
		front.NotAllowed(w, r, http.MethodGet, http.MethodHead)
	case r.Method == http.MethodPost:
		s.post(w, r, t)
	default:
		s.showForm(w, r, t)
	}
}

// keyless reports whether there is no key, so that no form can be told from a forged one
// and none is shown.
func (s *service) keyless() bool { return len(s.Key) == 0 }

// speaking returns the service in the language of an address, and what follows
// "/messages/" in it: "suggest" of "/cy/messages/suggest", and of
// "/.netlify/functions/messages/cy/suggest", as a host may have it. All languages share
// their limits, and what they remember of deliveries.
func (s *service) speaking(address string) (*service, string) {
	_, rest, _ := strings.Cut(address, "/messages/")
	lang, _ := page.LanguageOf(address)
	for _, other := range s.others {
		if other.Language == lang.Code() {
			speaking := *s
			speaking.Bundle = other
			return &speaking, strings.TrimPrefix(rest, lang.Code()+"/")
		}
	}
	return s, rest
}

func (s *service) target(parts []string) (target, bool) {
	if len(parts) == 1 && parts[0] == suggestForm.Name {
		return target{form: suggestForm, address: SuggestPath}, s.Editors != ""
	}
	if len(parts) != 2 {
		return target{}, false
	}
	a, ok := s.activities[parts[1]]
	a = a.at(s.Now())
	t := target{activity: a, address: "/messages/" + parts[0] + "/" + a.Slug}
	switch {
	case parts[0] == joinForm.Name && a.Sensitive:
		t.form = joinOneselfForm
	case parts[0] == joinForm.Name:
		t.form = joinForm
	case parts[0] == reportForm.Name:
		t.form, ok = reportForm, ok && s.Editors != ""
	case parts[0] == rightForm.Name:
		t.form, ok = rightForm, ok && s.Editors != ""
	default:
		return target{}, false
	}
	return t, ok
}

// joins reports whether the form is one to join in, for a group; the others are for the
// editors.
func (t target) joins() bool { return t.form.Name == joinForm.Name }

// closed returns why a form takes no messages just now, or "" where it does.
func (t target) closed() string {
	switch {
	case !t.joins():
		return ""
	case t.activity.Closed != "":
		return t.activity.Closed
	case !t.activity.Form:
		return "none"
	}
	return ""
}

// show fills a layout and sends the page.
func (s *service) show(w http.ResponseWriter, r *http.Request, status int, layout string, head page.Head, main any) {
	var body bytes.Buffer
	head.NoIndex = true
	if err := s.layouts.Fill(&body, layout, head, main); err != nil {
		front.Error(w, r, err)
		return
	}
	page.Send(w, r, status, "text/html; charset=utf-8", body.Bytes())
}
