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

// posting is a form that came back.
type posting struct {
	answers typed
	wrong   []mistake
	stamp   string
	stamped fault
	client  string
	trapped bool // a field that people do not see was filled in
	other   bool // it is for somebody else
	at      time.Time
}

// take checks what was posted, sends it, and leads on to the confirmation. Until
// a mail server has taken the message on itself, whoever wrote reads that it was
// not sent, with everything they typed still there.
func (s *service) take(w http.ResponseWriter, r *http.Request, t target) {
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
	came := s.read(r, t, posted)
	if status, told := s.holdsBack(t, came); status != 0 {
		s.showAgain(w, r, t, came, status, told)
		return
	}
	id := s.stamper.identify(came.stamp, t.form, came.answers)
	message := message{target: t, answers: came.answers, client: came.client, id: id, reference: s.stamper.reference(id), at: came.at}
	switch outcome := s.deliveries.once(came.stamp, id, came.at, func() outcome { return s.deliver(r.Context(), message) }); outcome {
	case tooMany:
		s.showAgain(w, r, t, came, http.StatusTooManyRequests, "message.not_sent.too_many")
	case usedUp:
		came.stamped = late
		s.showAgain(w, r, t, came, http.StatusUnprocessableEntity, "message.not_sent.used_up")
	case notSent:
		s.showAgain(w, r, t, came, http.StatusServiceUnavailable, "message.not_sent.failed")
	default:
		http.Redirect(w, r, s.Shell.Prefix+confirmation(t, message.reference, outcome), http.StatusSeeOther)
	}
}

func (s *service) read(r *http.Request, t target, posted url.Values) posting {
	came := posting{
		answers: t.form.read(posted),
		stamp:   posted.Get(stampField),
		client:  clientOf(r, s.options.Trusted),
		trapped: posted.Get(trap) != "",
		other:   posted.Get("for") == "someone-else",
		at:      s.options.Now(),
	}
	came.wrong = t.form.mistakes(came.answers)
	came.stamped = s.stamper.check(t.address, came.stamp, came.at)
	return came
}

// holdsBack returns with which status, and in which words, a posting is shown again
// in place of being sent; 0 where nothing holds it back.
func (s *service) holdsBack(t target, came posting) (status int, told string) {
	switch {
	case t.closed() != "": // it has closed since the form was shown
		return http.StatusConflict, s.closedKey(t)
	case !s.limits.allow(came.client, came.at):
		return http.StatusTooManyRequests, "message.not_sent.too_many"
	case came.trapped:
		return http.StatusUnprocessableEntity, "message.not_sent.again"
	case came.other && t.form.name == joinForm.name && t.activity.Sensitive: // the form does not ask it, or did so before
		return http.StatusUnprocessableEntity, "message.not_sent.for_oneself"
	case len(came.wrong) > 0:
		return http.StatusUnprocessableEntity, ""
	case came.stamped == early:
		return http.StatusUnprocessableEntity, "message.not_sent.again"
	case came.stamped != sound:
		return http.StatusUnprocessableEntity, "message.not_sent.old"
	}
	return 0, ""
}

// fresh keeps a stamp that can still be used, and else makes another.
func (s *service) fresh(t target, came posting) string {
	if came.stamped == sound || came.stamped == early {
		return came.stamp
	}
	return s.stamper.stamp(t.address, came.at)
}

// readForm reads a posted form of a reasonable size.
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

// outcome is what came of a message.
type outcome string

const (
	allSent outcome = "sent"
	noCopy  outcome = "sent, the copy not"
	notSent outcome = "not sent"
	tooMany outcome = "too many"
	usedUp  outcome = "the form has sent all that it may"
)

// giveUpAfter is what a message and its copy may take together.
const giveUpAfter = 20 * time.Second

// message is what is to be sent.
type message struct {
	target
	answers   typed
	client    string
	id        string // nobody else's
	reference string // for people, to be read out
	at        time.Time
}

// deliver sends a message to whom it is for, and then the copy. A copy that
// fails does not undo the message.
func (s *service) deliver(ctx context.Context, m message) outcome {
	goal, aDay := editorsTarget, 0
	if m.form.name == joinForm.name {
		goal, aDay = m.activity.Slug, m.activity.ADay
	}
	release, ok := s.limits.reserve(m.client, goal, aDay, m.at)
	if !ok {
		log.Printf("messages: %s, reference %s: not sent: too many today", m.address, m.reference)
		return tooMany
	}
	// Somebody who turns away must not leave half a message behind.
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
	to, read := s.readers(m)
	if m.form.name == joinForm.name {
		return to.toGroup(read)
	}
	return to.toEditors(read)
}

func (s *service) send(ctx context.Context, letter email.Letter) error {
	if s.options.Mailer == nil {
		return email.Failure{Step: "find a mail server: none is set"}
	}
	return s.options.Mailer.Send(ctx, letter)
}

func confirmation(t target, reference string, came outcome) string {
	query := url.Values{"ref": {reference}}
	if came == noCopy {
		query.Set("copy", "no")
	}
	return t.address + "/sent?" + query.Encode()
}
