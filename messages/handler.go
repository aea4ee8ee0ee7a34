package messages

import (
	"bytes"
	"log"
	"net/http"
	"net/netip"
	"strings"
	"time"

	"bandstand/directory/page"
	"bandstand/messages/email"
)

// SuggestPath is where the form to tell of a group that is missing stands.
const SuggestPath = "/messages/suggest"

// Options are what a running service is told.
type Options struct {
	Key     []byte         // signs the forms; the same for all instances
	Mailer  email.Mailer   // nil where there is none: whoever writes reads "not sent"
	Trusted []netip.Prefix // proxies whose X-Forwarded-For is believed
	Now     func() time.Time
}

// The most that a form may be, in bytes, and how many fields.
const (
	maxForm   = 64 << 10 // a text that is too long for its field comes back with a word on it
	maxFields = 40
)

// common is what messages has in common with other services.
var common = page.Service{Name: "messages", Methods: []string{http.MethodGet, http.MethodHead, http.MethodPost}}

// Handler answers /messages/join/<slug>, /messages/report/<slug> and
// /messages/suggest, and the confirmations below them, wherever it is mounted:
// only what follows "/messages/" counts. It owns methods, headers and limits. It
// logs what failed, and nothing that anybody typed. Without a bundle, or without
// a key, it is Unavailable.
func Handler(bundle *Bundle, options Options) http.Handler {
	if bundle == nil || len(options.Key) == 0 {
		return Unavailable()
	}
	origins := http.NewCrossOriginProtection()
	if address := bundle.Shell.BaseURL; address != "" {
		// Behind a proxy that passes another Host on, this is still the site's own.
		if err := origins.AddTrustedOrigin(address); err != nil {
			log.Printf("messages: the site's own address: %v", err)
		}
	}
	s := &service{
		Bundle: bundle, options: options, stamper: stamper{options.Key},
		limits: &limits{}, deliveries: newDeliveries(),
		origins: origins,
	}
	s.translated = s.translations()
	return common.Handler(s.answer)
}

// service is a running handler.
type service struct {
	*Bundle
	options    Options
	stamper    stamper
	limits     *limits
	deliveries *deliveries
	origins    *http.CrossOriginProtection

	translated map[string]*service // the same in other languages, by code
	first      *service            // in the directory's own; nil in that itself
}

// target is what a form is about, and where it leads.
type target struct {
	form     form
	activity Activity // of join and report
	address  string   // of the form, root-relative, without the prefix of a language
}

// answer finds the form of an address and shows it, or takes what was sent.
func (s *service) answer(w http.ResponseWriter, r *http.Request) {
	s, rest := s.speaking(r.URL.Path)
	parts := strings.Split(strings.TrimSuffix(rest, "/"), "/")
	sent := len(parts) > 1 && parts[len(parts)-1] == "sent"
	if sent {
		parts = parts[:len(parts)-1]
	}
	t, ok := s.target(parts)
	switch {
	case !ok:
		s.notFound(w, r)
	case sent && t.closed() == "none": // nobody was ever sent there
		s.notFound(w, r)
	case sent && r.Method != http.MethodPost:
		s.showSent(w, r, t)
	case sent:
		common.NotAllowed(w, r, http.MethodGet, http.MethodHead)
	case r.Method == http.MethodPost:
		s.take(w, r, t)
	default:
		s.showForm(w, r, t)
	}
}

func (s *service) target(parts []string) (target, bool) {
	if len(parts) == 1 && parts[0] == suggestForm.name {
		return target{form: suggestForm, address: SuggestPath}, s.Editors != ""
	}
	if len(parts) != 2 {
		return target{}, false
	}
	a, ok := s.activity(parts[1])
	t := target{activity: a, address: "/messages/" + parts[0] + "/" + a.Slug}
	switch parts[0] {
	case joinForm.name:
		t.form = a.joinForm()
	case reportForm.name:
		t.form, ok = reportForm, ok && s.Editors != ""
	default:
		return target{}, false
	}
	return t, ok
}

// closed returns why a form takes nothing just now; empty where it does.
func (t target) closed() string {
	switch {
	case t.form.name != joinForm.name:
		return ""
	case t.activity.Closed != "":
		return t.activity.Closed
	case !t.activity.Form || t.activity.To == "":
		return "none"
	}
	return ""
}

// Unavailable answers everything with the news that messages cannot be sent just
// now. It stands in where there is no bundle or no key.
func Unavailable() http.Handler { return common.Unavailable() }

// show fills a layout and sends it.
func (s *service) show(w http.ResponseWriter, r *http.Request, status int, layout string, head page.Head, main any) {
	var body bytes.Buffer
	head.NoIndex = true
	if err := s.layouts.Fill(&body, layout, head, main); err != nil {
		common.Error(w, r, err)
		return
	}
	page.Send(w, r, status, "text/html; charset=utf-8", body.Bytes())
}
