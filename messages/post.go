package messages

import (
	"context"
	"errors"
	"log"
	"mime"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"bandstand/directory/client"
	"bandstand/messages/email"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// message is a posted form, to be checked and sent.
type message struct {
	target
	answers  forms.Values
	mistakes []forms.Mistake
	stamp    string
	fault    guard.Fault // of the stamp
	client   string
	trapped  bool // the forms.Honeypot was filled in
	other    bool // it is for somebody else
	at       time.Time

	id        string // of service.identify
	reference string // of guard.Stamper.Reference
}

// outcome is what comes of a posted form: the status of the answer, and the key of the
// text that says more, where there is more to say.
type outcome struct {
	status int
	key    string
}

var (
	allSent = outcome{status: http.StatusSeeOther}
	noCopy  = outcome{http.StatusSeeOther, "message.sent.no_copy"}
	notSent = outcome{http.StatusServiceUnavailable, "message.not_sent.failed"}
	tooMany = outcome{http.StatusTooManyRequests, "message.not_sent.too_many"}
	noRoom  = outcome{http.StatusOK, "message.closed.no_room"} // before anything was filled in
	usedUp  = outcome{http.StatusUnprocessableEntity, "message.not_sent.used_up"}
	keyless = outcome{http.StatusServiceUnavailable, "message.closed.no_key"} // to be seen by whoever watches the site
)

// isClosed reports whether nobody has sent anything: the form is shown, or why it cannot
// be.
func (o outcome) isClosed() bool { return o.status == http.StatusOK || o == keyless }

func (o outcome) isSent() bool { return o.status == http.StatusSeeOther }

// post checks a posted form, sends the message, and redirects to the confirmation.
// Unless a mail server has accepted the message, the form is shown again with everything
// that was typed, and says that nothing was sent. What could not be read cannot be shown
// again; the browser still has it, one page back.
func (s *service) post(w http.ResponseWriter, r *http.Request, t target) {
	posted, unread := s.readForm(r)
	if unread.status == 0 && t.closed() == "none" {
		unread = outcome{http.StatusConflict, s.closedKey(t)}
	}
	if unread.status != 0 {
		s.showMessage(w, r, unread, message{target: t}, nil)
		return
	}
	m := s.read(r, t, posted)
	done := s.refusal(m)
	if done.status == 0 {
		client.Leave(r.Context()) // a mail server takes its time
		done = s.deliveries.Once(m.stamp, m.id, func() outcome { return s.deliver(r.Context(), m) })
	}
	if !done.isSent() {
		s.showAgain(w, r, done, m)
		return
	}
	query := url.Values{"ref": {m.reference}}
	if done == noCopy {
		query.Set("copy", "no")
	}
	if way := m.wayBack(); way != "" {
		query.Set("way", way)
	}
	query.Set("seal", sealOf(s.stamper, t.address, query))
	http.Redirect(w, r, s.Shell.Prefix+t.address+"/sent?"+query.Encode(), http.StatusSeeOther)
}

// The limits of a posted form.
const (
	maxForm   = 64 << 10 // bytes; more than its fields take, so that a longer answer is told as a mistake
	maxFields = 40
)

// readForm reads a form posted from a page of ours within the limits, or returns why it
// cannot.
func (s *service) readForm(r *http.Request) (url.Values, outcome) {
	const unreadable = "message.not_sent.unreadable"
	if err := s.origins.Check(r); err != nil {
		return nil, outcome{http.StatusForbidden, "message.not_sent.elsewhere"}
	}
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, outcome{http.StatusUnsupportedMediaType, unreadable}
	}
	err = r.ParseForm()
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, outcome{http.StatusRequestEntityTooLarge, "message.not_sent.too_large"}
	case err != nil || len(r.PostForm) > maxFields:
		return nil, outcome{http.StatusBadRequest, unreadable}
	}
	return r.PostForm, outcome{}
}

func (s *service) read(r *http.Request, t target, posted url.Values) message {
	m := message{
		target: t, answers: t.form.Read(posted), stamp: posted.Get(stampField), client: client.Of(r, s.Trusted),
		trapped: strings.Join(posted[forms.Honeypot], "") != "", other: slices.Contains(posted["for"], "someone-else"), at: s.Now(),
	}
	m.mistakes = t.form.Mistakes(m.answers)
	m.fault = s.stamper.Check(t.address, m.stamp, m.at)
	m.id = s.identify(m.stamp, t.form, m.answers)
	m.reference = s.stamper.Reference(m.id)
	return m
}

// refusal returns why a form is shown again and not sent; its status is 0 where it can be
// sent.
func (s *service) refusal(m message) outcome {
	again := func(key string) outcome { return outcome{http.StatusUnprocessableEntity, key} }
	switch {
	case m.closed() != "": // it has closed since the form was shown
		return outcome{http.StatusConflict, s.closedKey(m.target)}
	case !s.limits.Allow(m.client, m.at):
		return tooMany
	case m.trapped:
		return again("message.not_sent.again")
	case m.other && m.joins() && m.activity.Sensitive: // the form does not ask it, or did so before
		return again("message.not_sent.for_oneself")
	case len(m.mistakes) > 0:
		return again("")
	case m.fault == guard.Early && m.form.Name == rightForm.Name: // one button is soon pressed
	case m.fault == guard.Early:
		return again("message.not_sent.again")
	case m.fault != guard.Sound:
		return again("message.not_sent.old")
	}
	return outcome{}
}

// recipient returns whose messages of a day are counted, and how many those may be; 0 where
// nobody said.
func (t target) recipient() (name string, aDay int) {
	if t.joins() {
		return t.activity.Slug, t.activity.ADay
	}
	return guard.Editors, 0
}

// wayBack returns how the group can answer somebody who wants to join in: by "phone", "email" or
// "either"; with "them-" before it where it should get in touch with another person.
func (m message) wayBack() (way string) {
	switch phone, email := m.answers["phone"] != "", m.answers["email"] != ""; {
	case !m.joins():
		return ""
	case phone && email:
		way = "either"
	case phone:
		way = "phone"
	default:
		way = "email"
	}
	if m.answers["for"] == "someone-else" && m.answers["contact"] == "them" {
		way = "them-" + way
	}
	return way
}

// giveUpAfter is the time that a message and its copy may take together.
const giveUpAfter = 20 * time.Second

// deliver sends a message to its recipient, and then the copy. A copy that fails does
// not undo the message.
func (s *service) deliver(ctx context.Context, m message) outcome {
	recipient, aDay := m.recipient()
	release, ok := s.limits.Reserve(m.client, recipient, aDay, m.at)
	if !ok {
		log.Printf("messages: %s, reference %s: not sent: too many today", m.address, m.reference)
		return tooMany
	}
	// A visitor who leaves must not interrupt the delivery.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveUpAfter)
	defer cancel()
	if err := s.send(ctx, m, s.toReader); err != nil {
		release()
		log.Printf("messages: %s, reference %s: not sent: %v", m.address, m.reference, err)
		return notSent
	}
	if m.answers["copy"] != forms.Yes {
		return allSent
	}
	if !s.limits.AllowCopy(m.client, m.answers["email"], m.at) {
		return noCopy
	}
	if err := s.send(ctx, m, s.toPerson); err != nil {
		log.Printf("messages: %s, reference %s: copy not sent: %v", m.address, m.reference, err)
		return noCopy
	}
	return allSent
}

// send writes a letter about a message, and sends it. The error can be logged.
func (s *service) send(ctx context.Context, m message, write func(message) (email.Letter, error)) error {
	letter, err := write(m)
	if err != nil {
		return email.Failure{Step: "write the letter"}
	}
	if s.Mailer == nil {
		return email.Failure{Step: "find a mail server: none is set"}
	}
	return s.Mailer.Send(ctx, letter)
}
