package contribute

import (
	"bytes"
	"errors"
	"log"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"

	"bandstand/contribute/answers"
	"bandstand/contribute/forge"
	"bandstand/contribute/picture"
	"bandstand/contribute/sealed"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/generator/site"
	"bandstand/messages/email"
	"bandstand/messages/guard"
)

// Path is the address of the first page; all others stand below it.
const Path = site.AddPath

// Options are what a running service needs beside its bundle.
type Options struct {
	Key     []byte         // seals what was typed; the same for all instances; none where nobody can add a page
	Mailer  email.Mailer   // nil where there is none
	Forge   forge.Forge    // keeps the directory's repository; nil where everything goes by mail
	Trusted []netip.Prefix // proxies whose X-Forwarded-For counts
	Now     func() time.Time
	Address string // scheme and host at which the service is reached, where that is not the site's own
}

// front is the methods, headers and faults of the service.
var front = page.Service{Name: "contribute", Methods: []string{http.MethodGet, http.MethodHead, http.MethodPost},
	Largest: picture.Largest + maxForm}

// HandlerOf answers everything below Path, in each language of the site, from the bundle that current returns at the
// time; only what follows "/add/" counts, or the name of the function. It logs faults, and nothing that anybody typed.
func HandlerOf(current func() *Bundle, options Options) http.Handler {
	running := service{reader: reader{clock: options.Now}, Options: options, stamper: guard.Stamper{Key: options.Key}, limits: &guard.Limits{},
		deliveries: guard.NewDeliveries(outcome.isSent, notSent, usedUp)}
	var err, err2 error
	running.sealer, err = sealed.New(options.Key, "answers of a group")
	running.copies, err2 = sealed.New(options.Key, "a copy for a group")
	if err := errors.Join(err, err2); err != nil {
		log.Printf("contribute: %v", err)
		return front.Unavailable()
	}
	return front.Handler(func(w http.ResponseWriter, r *http.Request) {
		bundle := current()
		if bundle == nil || bundle.editors == "" {
			front.Unavailable().ServeHTTP(w, r)
			return
		}
		if !front.Turn(w, r) {
			return
		}
		s := running
		s.Bundle = bundle
		if len(options.Key) == 0 {
			s.speaking(r.URL.Path)
			closed := noticePage{Heading: s.lang.Say("outage.contribute"), Text: s.lang.Say("outage.contribute.text")}
			head := page.Head{Title: closed.Heading, Error: true, Alike: Path}
			s.show(w, r, http.StatusServiceUnavailable, "add-notice", head, closed) // with the editors' number below it
			return
		}
		s.answer(w, r)
	})
}

// Handler answers as HandlerOf does, from one bundle.
func Handler(bundle *Bundle, options Options) http.Handler {
	return HandlerOf(func() *Bundle { return bundle }, options)
}

// Unavailable returns a handler that answers everything with a page that says that no page can be added just now.
func Unavailable() http.Handler { return front.Unavailable() }

// Outage returns the page of an address that says so, for web servers to show where the service does not answer.
func Outage(address string) []byte { return front.Outage(address) }

// service is a running handler, in the language of one address.
type service struct {
	reader
	Options
	sealer     sealed.Sealer // of what was typed
	copies     sealed.Sealer // of copies that wait for an address to be confirmed
	stamper    guard.Stamper
	limits     *guard.Limits
	deliveries *guard.Deliveries[outcome]
}

// reader reads answers in one language, and says what is wrong with them.
type reader struct {
	*Bundle
	*edition
	clock func() time.Time
}

// known returns what answers are read by now.
func (s *reader) known() answers.Known {
	return answers.Known{Directory: s.desk.Directory(), Today: schedule.DateOf(s.clock().In(schedule.London)), Taken: s.desk.Taken}
}

// knownFor returns the same, for a page that may be there already.
func (s *reader) knownFor(d *draft) answers.Known {
	known := s.known()
	known.Mends = d.Page != ""
	return known
}

// answer shows the page of an address, or takes what was posted there.
func (s *service) answer(w http.ResponseWriter, r *http.Request) {
	at := s.speaking(r.URL.Path)
	switch {
	case at == "" && r.Method != http.MethodPost:
		s.showStart(w, r)
	case slices.Contains(answers.Steps, at) && r.Method == http.MethodPost:
		s.post(w, r, at)
	case slices.Contains(answers.Steps, at):
		s.withDraft(w, r, func(d *draft) { s.showStep(w, r, at, d) })
	case at == "send" && r.Method == http.MethodPost:
		s.send(w, r)
	case at == "send":
		s.withDraft(w, r, func(d *draft) { s.showSend(w, r, d) })
	case at == "copy":
		s.copy(w, r)
	case r.Method == http.MethodPost:
		front.NotAllowed(w, r, http.MethodGet, http.MethodHead)
	case strings.HasPrefix(at, mendPath):
		s.begin(w, r, &draft{Page: strings.TrimPrefix(at, mendPath)})
	case at == "hide":
		s.withDraft(w, r, func(d *draft) { s.hide(w, r, d) })
	case at == "look":
		s.withDraft(w, r, func(d *draft) { s.showLook(w, r, d) })
	case at == "later":
		s.withDraft(w, r, func(d *draft) { s.showLater(w, r, d) })
	case at == "see":
		s.withDraft(w, r, func(d *draft) { s.see(w, r, d) })
	case at == "sent":
		s.showSent(w, r)
	default:
		s.showNotice(w, r, http.StatusNotFound, "not_found")
	}
}

// speaking takes the language from an address, and returns what follows Path in it: "what" of "/cy/add/what", and of
// "/.netlify/functions/contribute/cy/what", as a host may have it.
func (s *service) speaking(address string) (rest string) {
	_, rest, found := strings.Cut(address+"/", Path)
	if !found {
		_, rest, _ = strings.Cut(address+"/", "/"+front.Name+"/")
	}
	lang, _ := page.LanguageOf(address)
	s.edition = s.editions[0]
	for _, other := range s.editions[1:] {
		if other.lang.Code() == lang.Code() {
			s.edition = other
			rest = strings.TrimPrefix(rest, lang.Code()+"/")
		}
	}
	return strings.TrimRight(rest, "/")
}

// withDraft answers with what was typed so far, which the address holds.
func (s *service) withDraft(w http.ResponseWriter, r *http.Request, answer func(*draft)) {
	d, problem := s.open(r.URL.Query().Get(sealField))
	if problem != "" {
		s.showNotice(w, r, http.StatusGone, problem)
		return
	}
	answer(d)
}

// show fills a layout and sends the page.
func (s *service) show(w http.ResponseWriter, r *http.Request, status int, layout string, head page.Head, main any) {
	var body bytes.Buffer
	head.NoIndex = true
	head.Crumbs = []page.Link{{Label: s.lang.Text("page.home"), URL: "/"}}
	if err := s.layouts.Fill(&body, layout, head, main); err != nil {
		front.Error(w, r, err)
		return
	}
	page.Send(w, r, status, "text/html; charset=utf-8", body.Bytes())
}
