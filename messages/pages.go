package messages

import (
	"crypto/hmac"
	"net/http"
	"slices"
	"time"

	"bandstand/directory/client"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/messages/forms"
	"bandstand/messages/guard"
)

// messagePage is the data of message.html.
type messagePage struct {
	Heading words.Text
	Lead    string
	Safety  []string // whom to ring about somebody's safety; none where that is not the place
	Worried bool     // somebody's safety is what is wrong
	Notice  *notice
	Form    *formView // nil where there is nothing to fill in
	Other   page.Link // another thing to do than what the form does
	Contact *Contact
	Back    page.Link
}

// notice is what a visitor must know first.
type notice struct {
	Heading, Text string
	Contact       *Contact
}

// sentPage is the data of message-sent.html.
type sentPage struct {
	Heading   words.Text
	Reference string
	Next      []words.Text
	Contact   *Contact   // to ask where nobody answers, or to take it back; nil where that is not needed
	Activity  Activity   // that somebody asked to join; none after another form
	Date      words.Text // when it is next on; empty where that is not known
	Back      page.Link
}

// contact returns how else to get in touch: with the group as it chose, or else with
// the editors.
func (s *service) contact(t target) *Contact {
	ways := t.activity.Contact
	ways.Role = ""
	if !t.joins() || ways == (Contact{}) {
		return &Contact{Phone: s.Shell.Phone, Email: s.Shell.Email}
	}
	return &t.activity.Contact
}

func (s *service) back(t target) page.Link {
	if t.activity.Slug == "" {
		return page.Link{Label: s.lang.Text("page.home"), URL: "/"}
	}
	return page.Link{Label: t.activity.Title, URL: t.activity.Path}
}

func (s *service) head(t target, title string) page.Head {
	crumbs := []page.Link{{Label: s.lang.Text("page.home"), URL: "/"}}
	if t.activity.Slug != "" {
		crumbs = append(crumbs, s.back(t))
	}
	return page.Head{Title: title, Crumbs: crumbs, Alike: t.address}
}

// showForm answers a GET.
func (s *service) showForm(w http.ResponseWriter, r *http.Request, t target) {
	if t.closed() != "" {
		s.showMessage(w, r, outcome{http.StatusOK, s.closedKey(t)}, message{target: t}, nil)
		return
	}
	if recipient, aDay := t.recipient(); !s.limits.HasRoom(client.Of(r, s.Trusted), recipient, aDay, s.Now()) {
		s.showMessage(w, r, noRoom, message{target: t}, nil)
		return
	}
	fresh := message{target: t, answers: forms.Values{"time": "any"}, stamp: s.stamper.Stamp(t.address, s.Now())}
	s.showMessage(w, r, outcome{status: http.StatusOK}, fresh, viewOf(t.form, s.lang, fresh.answers, nil))
}

// showKeyless answers what would show a form, or take what was posted, if there were a
// key.
func (s *service) showKeyless(w http.ResponseWriter, r *http.Request, t target) {
	why := keyless
	if r.Method == http.MethodPost {
		why.key = "message.not_sent.no_key"
	}
	s.showMessage(w, r, why, message{target: t}, nil)
}

// closedKey returns the key of the text that says why a form is closed, and until when
// where the group gave a day that is still to come.
func (s *service) closedKey(t target) string {
	key := "message.closed." + t.closed()
	if t.activity.Until != "" && t.activity.Until >= s.Now().UTC().Format(time.DateOnly) {
		key += ".until"
	}
	return key
}

// showAgain shows the form again with everything that was typed, its mistakes, and why it
// was not sent.
func (s *service) showAgain(w http.ResponseWriter, r *http.Request, why outcome, m message) {
	mistakes := m.mistakes
	if why.status != http.StatusUnprocessableEntity { // the visitor cannot correct it
		mistakes = nil
	}
	if m.fault != guard.Sound && m.fault != guard.Early || why == usedUp { // its stamp can no longer be used
		m.stamp = s.stamper.Stamp(m.address, m.at)
	}
	s.showMessage(w, r, why, m, viewOf(m.form, s.lang, m.answers, mistakes))
}

// showMessage shows why a message cannot be written or sent, where there is a key for
// that, and how else to get in touch; and its form, unless that is nil.
func (s *service) showMessage(w http.ResponseWriter, r *http.Request, why outcome, m message, form *formView) {
	heading, lead := "message."+m.form.Name+".heading", "message."+m.form.Name+".lead"
	if m.joins() && m.activity.WaitingList {
		heading, lead = heading+".waiting_list", lead+".waiting_list"
	}
	if m.joins() && m.activity.Sensitive {
		lead = "message.join.lead.for_oneself"
	}
	made := messagePage{Heading: s.lang.Text(heading, "title", m.activity.Title), Form: form, Back: s.back(m.target)}
	if why.key != "" {
		made.Notice = s.notice(why, m.target)
	}
	if form != nil {
		form.Action, form.Stamp, made.Lead = m.address+m.query, m.stamp, s.lang.Say(lead)
		if m.form.Name == reportForm.Name {
			made.Safety = slices.Concat(s.Danger, m.activity.Council)
			made.Worried = m.answers["what"] == worry
		}
		if m.form.Name == rightForm.Name {
			made.Other = s.report(m.activity)
		}
	}
	head := s.head(m.target, made.Heading.String())
	head.Error = !why.isClosed()
	s.show(w, r, why.status, "message", head, made)
}

// notice returns what says why a message cannot be written or sent.
func (s *service) notice(why outcome, t target) *notice {
	heading := "message.not_sent.heading"
	if why.isClosed() {
		heading = "message.closed.heading"
	}
	text := s.lang.Say(why.key)
	if until, err := time.Parse(time.DateOnly, t.activity.Until); err == nil {
		text = s.lang.Say(why.key, "date", s.lang.LongDate(until.Date()))
	}
	return &notice{Heading: s.lang.Say(heading), Text: text, Contact: s.contact(t)}
}

// showSent shows the confirmation to whoever a message led there. Nothing in it or its
// address tells of a person.
func (s *service) showSent(w http.ResponseWriter, r *http.Request, t target) {
	query := r.URL.Query()
	if !hmac.Equal([]byte(query.Get("seal")), []byte(sealOf(s.stamper, t.address, query))) {
		s.showNotFound(w, r)
		return
	}
	made := sentPage{Heading: s.lang.Text("message.sent.heading"), Reference: query.Get("ref"), Back: s.back(t)}
	if t.joins() {
		made.Heading = s.lang.Text("message.sent.heading.to", "title", t.activity.Title)
		made.Activity, made.Date = t.activity, t.activity.next(s.Now())
		made.Next = []words.Text{s.whoAnswers(t.activity)}
		if way := query.Get("way"); way != "" {
			made.Next = append(made.Next, s.lang.Text("message.sent.way."+way))
		}
		if t.activity.WaitingList {
			made.Next = append(made.Next, s.lang.Text("message.sent.waiting_list"))
		}
		made.Next = append(made.Next, s.lang.Text("message.sent.bank"))
		made.Contact = s.contact(t)
	} else if t.form.Name == rightForm.Name {
		made.Next = []words.Text{s.lang.Text("message.sent.right")}
	} else {
		made.Next = []words.Text{s.lang.Text("message.sent.editors")}
	}
	if query.Get("copy") == "no" {
		made.Next = append(made.Next, s.lang.Text("message.sent.no_copy"))
	}
	s.show(w, r, http.StatusOK, "message-sent", s.head(t, made.Heading.String()), made)
}

// showNotAsked shows that no letter of ours led to an address, or one that is too old, and
// where what is wrong with a page can be told.
func (s *service) showNotAsked(w http.ResponseWriter, r *http.Request, t target) {
	made := messagePage{
		Heading: s.lang.Text("message.right.heading", "title", t.activity.Title),
		Lead:    s.lang.Say("message.right.old"), Other: s.report(t.activity), Contact: s.contact(t), Back: s.back(t),
	}
	s.show(w, r, http.StatusNotFound, "message", s.head(t, made.Heading.String()), made)
}

// showNotFound shows that there is no such form and, where something was posted to it,
// that nothing was sent: the listing may have gone since its form was shown.
func (s *service) showNotFound(w http.ResponseWriter, r *http.Request) {
	made := messagePage{
		Heading: s.lang.Text("not_found.heading"),
		Back:    page.Link{Label: s.lang.Text("everything.heading"), URL: "/activities/"},
	}
	posted := r.Method == http.MethodPost
	if posted {
		made.Notice = s.notice(outcome{http.StatusNotFound, "message.not_found"}, target{})
	} else {
		made.Lead, made.Contact = s.lang.Say("message.not_found"), s.contact(target{})
	}
	s.show(w, r, http.StatusNotFound, "message", page.Head{Title: made.Heading.String(), Error: posted}, made)
}
