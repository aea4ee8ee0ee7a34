package messages

import (
	"context"
	"errors"
	"log"
	"mime"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// take checks what was posted, sends it, and leads on to the confirmation. Until
// a mail server has taken the message on itself, whoever wrote reads that it was
// not sent, with everything they typed still there.
func (s *service) take(w http.ResponseWriter, r *http.Request, t target) {
	if err := s.origins.Check(r); err != nil {
		fail(w, r, http.StatusForbidden)
		return
	}
	posted, status := readForm(w, r)
	if status != http.StatusOK {
		fail(w, r, status)
		return
	}
	now, answers, stamp := s.options.Now(), t.form.read(posted), posted.Get(stampField)
	again := func(status int, wrong []mistake, told, stamp string) {
		var say *notice
		if told != "" {
			say = &notice{Heading: s.say.Say("message.not_sent.heading"), Text: s.say.Say(told), Contact: s.contactOf(t)}
		}
		s.showPage(w, r, status, t, answers, wrong, say, stamp)
	}
	client := clientOf(r, s.options.Trusted)
	wrong := t.form.mistakes(answers)
	switch stamped := s.stamper.check(t.address, stamp, now); {
	case t.closed() == "none":
		s.showClosed(w, r, t, http.StatusConflict, "none")
	case t.closed() != "": // it has closed since the form was shown
		again(http.StatusConflict, nil, "message.closed."+t.closed(), s.fresh(stamped, t, stamp))
	case !s.limits.allow(client, now):
		again(http.StatusTooManyRequests, nil, "message.not_sent.too_many", s.fresh(stamped, t, stamp))
	case posted.Get(trap) != "":
		again(http.StatusUnprocessableEntity, wrong, "message.not_sent.again", s.fresh(stamped, t, stamp))
	case len(wrong) > 0:
		again(http.StatusUnprocessableEntity, wrong, "", s.fresh(stamped, t, stamp))
	case stamped == early:
		again(http.StatusUnprocessableEntity, nil, "message.not_sent.again", stamp)
	case stamped != sound:
		again(http.StatusUnprocessableEntity, nil, "message.not_sent.old", s.fresh(stamped, t, stamp))
	default:
		reference := s.stamper.reference(stamp)
		switch outcome := s.deliveries.once(reference, now, func() outcome { return s.deliver(r.Context(), t, answers, client, reference, now) }); outcome {
		case tooMany:
			again(http.StatusTooManyRequests, nil, "message.not_sent.too_many", stamp)
		case notSent:
			again(http.StatusServiceUnavailable, nil, "message.not_sent.failed", stamp)
		default:
			http.Redirect(w, r, confirmation(t, reference, outcome), http.StatusSeeOther)
		}
	}
}

// fresh keeps a stamp that can still be used, and else makes another.
func (s *service) fresh(was fault, t target, stamp string) string {
	if was == sound || was == early {
		return stamp
	}
	return s.stamper.stamp(t.address, s.options.Now())
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
	allSent  outcome = "sent"
	noCopy   outcome = "sent, the copy not"
	notSent  outcome = "not sent"
	tooMany  outcome = "too many"
	giveUpOn         = 20 * time.Second // for a message and its copy
)

// deliver sends a message to whom it is for, and then the copy. A copy that
// fails does not undo the message.
func (s *service) deliver(ctx context.Context, t target, answers typed, client, reference string, now time.Time) outcome {
	goal, aDay := editorsTarget, 0
	if t.form.name == joinForm.name {
		goal, aDay = t.activity.Slug, t.activity.ADay
	}
	release, ok := s.limits.reserve(client, goal, aDay, now)
	if !ok {
		return tooMany
	}
	// Somebody who turns away must not leave half a message behind.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), giveUpOn)
	defer cancel()
	letter, err := s.write(t, answers, reference, now)
	if err == nil {
		err = s.send(ctx, letter)
	} else {
		err = failure{step: "write the letter"}
	}
	if err != nil {
		release()
		log.Printf("messages: %s, reference %s: not sent: %v", t.address, reference, err)
		return notSent
	}
	if answers["copy"] != yes {
		return allSent
	}
	return s.deliverCopy(ctx, t, answers, reference, now)
}

func (s *service) deliverCopy(ctx context.Context, t target, answers typed, reference string, now time.Time) outcome {
	if !s.limits.allowCopy(answers["email"], now) {
		return noCopy
	}
	letter, err := s.toPerson(t.activity, answers, reference, now)
	if err == nil {
		err = s.send(ctx, letter)
	} else {
		err = failure{step: "write the copy"}
	}
	if err != nil {
		log.Printf("messages: %s, reference %s: copy not sent: %v", t.address, reference, err)
		return noCopy
	}
	return allSent
}

func (s *service) write(t target, answers typed, reference string, now time.Time) (Letter, error) {
	if t.form.name == joinForm.name {
		return s.toGroup(t.activity, answers, reference, now)
	}
	return s.toEditors(t.form, t.activity, answers, reference, now)
}

func (s *service) send(ctx context.Context, letter Letter) error {
	if s.options.Mailer == nil {
		return failure{step: "find a mail server: none is set"}
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

// deliveries remember which forms were sent, by their references, so that
// pressing Send twice sends once.
type deliveries struct {
	mutex sync.Mutex
	begun time.Time
	by    map[string]*delivery
}

type delivery struct {
	ended chan struct{}
	came  outcome
}

func newDeliveries() *deliveries { return &deliveries{by: map[string]*delivery{}} }

// once delivers a message that was not delivered yet, or gives what came of it.
// One that was not sent may be tried again.
func (d *deliveries) once(reference string, now time.Time, deliver func() outcome) outcome {
	d.mutex.Lock()
	if now.Sub(d.begun) > latest || len(d.by) >= mostKept {
		d.begun, d.by = now, map[string]*delivery{}
	}
	if before, ok := d.by[reference]; ok {
		d.mutex.Unlock()
		<-before.ended
		return before.came
	}
	this := &delivery{ended: make(chan struct{}), came: notSent}
	d.by[reference] = this
	d.mutex.Unlock()
	defer func() { // also where it panics
		d.mutex.Lock()
		defer d.mutex.Unlock()
		if this.came == notSent || this.came == tooMany {
			delete(d.by, reference)
		}
		close(this.ended)
	}()
	this.came = deliver()
	return this.came
}
