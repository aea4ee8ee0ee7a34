package messages

import (
	"context"
	"errors"
	"log"
	"mime"
	"net/http"
	"net/url"
	"time"

	"bandstand/messages/email"
)

// posting is a posted form.
type posting struct {
	answers  formValues
	mistakes []mistake
	stamp    string
	fault    fault // of the stamp
	client   string
	trapped  bool // the honeypot was filled in
	other    bool // it is for somebody else
	at       time.Time
}

// post checks a posted form, sends the message, and redirects to the confirmation.
// Unless a mail server has accepted the message, the form is shown again with everything
// that was typed, and says that nothing was sent.
func (s *service) post(w http.ResponseWriter, r *http.Request, t target) {
	if err := s.origins.Check(r); err != nil {
		s.showRefused(w, r, t, http.StatusForbidden)
		return
	}
	posted, status := readForm(w, r)
	if status != http.StatusOK {
		s.showRefused(w, r, t, status)
		return
	}
	if t.closed() == "none" {
		s.showClosed(w, r, t, http.StatusConflict)
		return
	}
	p := s.read(r, t, posted)
	if status, key := s.refusal(t, p); status != 0 {
		s.showAgain(w, r, t, p, status, key)
		return
	}
	id := s.stamper.identify(p.stamp, t.form, p.answers)
	message := message{
		target: t, answers: p.answers, client: p.client, id: id, reference: s.stamper.reference(id), at: p.at,
	}
	switch outcome := s.deliveries.once(p.stamp, id, p.at, func() outcome { return s.deliver(r.Context(), message) }); outcome {
	case tooMany:
		s.showAgain(w, r, t, p, http.StatusTooManyRequests, "message.not_sent.too_many")
	case usedUp:
		p.fault = late
		s.showAgain(w, r, t, p, http.StatusUnprocessableEntity, "message.not_sent.used_up")
	case notSent:
		s.showAgain(w, r, t, p, http.StatusServiceUnavailable, "message.not_sent.failed")
	default:
		http.Redirect(w, r, s.Shell.Prefix+confirmation(t, message.reference, outcome), http.StatusSeeOther)
	}
}

func (s *service) read(r *http.Request, t target, posted url.Values) posting {
	p := posting{
		answers: t.form.read(posted),
		stamp:   posted.Get(stampField),
		client:  clientOf(r, s.options.Trusted),
		trapped: posted.Get(honeypot) != "",
		other:   posted.Get("for") == "someone-else",
		at:      s.options.Now(),
	}
	p.mistakes = t.form.mistakes(p.answers)
	p.fault = s.stamper.check(t.address, p.stamp, p.at)
	return p
}

// refusal returns the status and the key of the text with which a form is shown again
// and not sent, or 0 where it can be sent.
func (s *service) refusal(t target, p posting) (status int, key string) {
	switch {
	case t.closed() != "": // it has closed since the form was shown
		return http.StatusConflict, s.closedKey(t)
	case !s.limits.allow(p.client, p.at):
		return http.StatusTooManyRequests, "message.not_sent.too_many"
	case p.trapped:
		return http.StatusUnprocessableEntity, "message.not_sent.again"
	case p.other && t.form.name == joinForm.name && t.activity.Sensitive: // the form does not ask it, or did so before
		return http.StatusUnprocessableEntity, "message.not_sent.for_oneself"
	case len(p.mistakes) > 0:
		return http.StatusUnprocessableEntity, ""
	case p.fault == early:
		return http.StatusUnprocessableEntity, "message.not_sent.again"
	case p.fault != sound:
		return http.StatusUnprocessableEntity, "message.not_sent.old"
	}
	return 0, ""
}

// freshStamp returns the stamp of a form where it can still be used, or else another.
func (s *service) freshStamp(t target, p posting) string {
	if p.fault == sound || p.fault == early {
		return p.stamp
	}
	return s.stamper.stamp(t.address, p.at)
}

// readForm reads a posted form within the limits, and returns its status where it
// cannot.
func readForm(w http.ResponseWriter, r *http.Request) (url.Values, int) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, http.StatusUnsupportedMediaType
	}
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	err = r.ParseForm()
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return nil, http.StatusRequestEntityTooLarge
	case err != nil || len(r.PostForm) > maxFields:
		return nil, http.StatusBadRequest
	}
	return r.PostForm, http.StatusOK
}

// outcome is the outcome of sending a message.
type outcome string

const (
	allSent outcome = "sent"
	noCopy  outcome = "sent, the copy not"
	notSent outcome = "not sent"
	tooMany outcome = "too many"
	usedUp  outcome = "the form has sent all that it may"
)

// giveUpAfter is the time that a message and its copy may take together.
const giveUpAfter = 20 * time.Second

// message is a message to be sent.
type message struct {
	target
	answers   formValues
	client    string
	id        string // of stamper.identify
	reference string // of stamper.reference
	at        time.Time
}

// deliver sends a message to its recipient, and then the copy. A copy that fails does
// not undo the message.
func (s *service) deliver(ctx context.Context, m message) outcome {
	recipient, aDay := editorsTarget, 0
	if m.form.name == joinForm.name {
		recipient, aDay = m.activity.Slug, m.activity.ADay
	}
	release, ok := s.limits.reserve(m.client, recipient, aDay, m.at)
	if !ok {
		log.Printf("messages: %s, reference %s: not sent: too many today", m.address, m.reference)
		return tooMany
	}
	// A visitor who leaves must not interrupt the delivery.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveUpAfter)
	defer cancel()
	letter, err := s.write(m)
	if err == nil {
		err = s.send(ctx, letter)
	} else {
		err = email.Failure{Step: "write the letter"}
	}
	if err != nil {
		release()
		log.Printf("messages: %s, reference %s: not sent: %v", m.address, m.reference, err)
		return notSent
	}
	if m.answers["copy"] != yes {
		return allSent
	}
	return s.deliverCopy(ctx, m)
}

func (s *service) deliverCopy(ctx context.Context, m message) outcome {
	if !s.limits.allowCopy(m.client, m.answers["email"], m.at) {
		return noCopy
	}
	letter, err := s.toPerson(m)
	if err == nil {
		err = s.send(ctx, letter)
	} else {
		err = email.Failure{Step: "write the copy"}
	}
	if err != nil {
		log.Printf("messages: %s, reference %s: copy not sent: %v", m.address, m.reference, err)
		return noCopy
	}
	return allSent
}

func (s *service) write(m message) (email.Letter, error) {
	b, m := s.forReader(m)
	if m.form.name == joinForm.name {
		return b.toGroup(m)
	}
	return b.toEditors(m)
}

func (s *service) send(ctx context.Context, letter email.Letter) error {
	if s.options.Mailer == nil {
		return email.Failure{Step: "find a mail server: none is set"}
	}
	return s.options.Mailer.Send(ctx, letter)
}

func confirmation(t target, reference string, outcome outcome) string {
	query := url.Values{"ref": {reference}}
	if outcome == noCopy {
		query.Set("copy", "no")
	}
	return t.address + "/sent?" + query.Encode()
}
