package messages

import (
	"cmp"
	"net/http"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// contact is how to reach the recipient of a message, the data of the component of that
// name.
type contact struct {
	Role                                  words.Text
	Phone, Textphone, SMS, Email, Website string
}

// messagePage is the data of message.html.
type messagePage struct {
	Heading words.Text
	Lead    string
	Safety  []string // whom to ring about somebody's safety; none where that is not the place
	Notice  *notice
	Form    *formView // nil where there is nothing to fill in
	Contact *contact
	Back    page.Link
}

// notice is what a visitor must know first.
type notice struct {
	Heading, Text string
	Contact       *contact
}

// sentPage is the data of message-sent.html.
type sentPage struct {
	Heading   string
	Reference string
	Next      []words.Text
	Contact   *contact // to ask where nobody answers; nil where that is not needed
	Back      page.Link
}

// contactOf returns how else to get in touch: with the group as it chose, or else with
// the editors.
func (s *service) contactOf(t target) *contact {
	a := t.activity
	made := contact{a.Role, a.Phone, a.Textphone, a.SMS, a.Email, a.Website}
	if t.form.name != joinForm.name || cmp.Or(a.Phone, a.Textphone, a.SMS, a.Email, a.Website) == "" {
		return s.editors()
	}
	return &made
}

// editors returns how to reach the editors.
func (s *service) editors() *contact { return &contact{Phone: s.Shell.Phone, Email: s.Shell.Email} }

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

func (s *service) heading(t target) words.Text {
	key := "message." + t.form.name + ".heading"
	if t.form.name == joinForm.name && t.activity.WaitingList {
		key += ".waiting_list"
	}
	return s.lang.Text(key, "title", t.activity.Title)
}

// showForm answers a GET.
func (s *service) showForm(w http.ResponseWriter, r *http.Request, t target) {
	if t.closed() != "" {
		s.showClosed(w, r, t, http.StatusOK)
		return
	}
	s.showPage(w, r, http.StatusOK, t, formValues{"time": "any"}, nil, nil, s.stamper.stamp(t.address, s.options.Now()))
}

// closedKey returns the key of the text that says why a form is closed, and until when
// where the group gave a day that is still to come.
func (s *service) closedKey(t target) string {
	key := "message.closed." + t.closed()
	if t.activity.Until != "" && t.activity.Until >= s.options.Now().UTC().Format(time.DateOnly) {
		key += ".until"
	}
	return key
}

// sayTo returns a text about a target, which may hold the day until which it is closed.
func (s *service) sayTo(t target, key string) string {
	until, err := time.Parse(time.DateOnly, t.activity.Until)
	if err != nil {
		return s.lang.Say(key)
	}
	return s.lang.Say(key, "date", s.lang.LongDate(until.Date()))
}

// showClosed shows why the form takes no messages, and what to do instead.
func (s *service) showClosed(w http.ResponseWriter, r *http.Request, t target, status int) {
	heading := "message.closed.heading"
	if status != http.StatusOK {
		heading = "message.not_sent.heading"
	}
	s.showNotice(w, r, t, status, heading, s.closedKey(t))
}

// showRefused shows that a posted form could not be read. So none of it can be shown;
// the browser still has it, one page back.
func (s *service) showRefused(w http.ResponseWriter, r *http.Request, t target, status int) {
	key := "message.not_sent.unreadable"
	switch status {
	case http.StatusForbidden:
		key = "message.not_sent.elsewhere"
	case http.StatusRequestEntityTooLarge:
		key = "message.not_sent.too_large"
	}
	s.showNotice(w, r, t, status, "message.not_sent.heading", key)
}

// showNotice shows why a message cannot be written or sent, and how else to get in
// touch.
func (s *service) showNotice(w http.ResponseWriter, r *http.Request, t target, status int, heading, key string) {
	made := messagePage{
		Heading: s.heading(t),
		Notice:  &notice{Heading: s.lang.Say(heading), Text: s.sayTo(t, key), Contact: s.contactOf(t)},
		Back:    s.back(t),
	}
	head := s.head(t, made.Heading.String())
	head.Error = status != http.StatusOK
	s.show(w, r, status, "message", head, made)
}

// showAgain shows the form again with everything that was typed, its mistakes, and, under
// key, why it was not sent.
func (s *service) showAgain(w http.ResponseWriter, r *http.Request, t target, p posting, status int, key string) {
	var why *notice
	if key != "" {
		why = &notice{Heading: s.lang.Say("message.not_sent.heading"), Text: s.sayTo(t, key), Contact: s.contactOf(t)}
	}
	mistakes := p.mistakes
	if status != http.StatusUnprocessableEntity { // the visitor cannot correct it
		mistakes = nil
	}
	s.showPage(w, r, status, t, p.answers, mistakes, why, s.freshStamp(t, p))
}

// showPage shows the form with the answers in it.
func (s *service) showPage(w http.ResponseWriter, r *http.Request, status int, t target, answers formValues, mistakes []mistake, why *notice, stamp string) {
	view := t.form.view(s.lang, answers, mistakes)
	view.Action, view.Stamp = t.address, stamp
	made := messagePage{
		Heading: s.heading(t), Lead: s.lang.Say("message." + t.form.name + ".lead"),
		Notice: why, Form: &view, Back: s.back(t),
	}
	switch t.form.name {
	case reportForm.name:
		made.Safety = append(append([]string{}, s.Danger...), t.activity.Council...)
	case joinForm.name:
		switch {
		case t.activity.Sensitive:
			made.Lead = s.lang.Say("message.join.lead.for_oneself")
		case t.activity.WaitingList:
			made.Lead = s.lang.Say("message.join.lead.waiting_list")
		}
	}
	head := s.head(t, made.Heading.String())
	head.Error = why != nil || len(mistakes) > 0
	s.show(w, r, status, "message", head, made)
}

// showSent shows the confirmation. Nothing in it or its address tells of a person.
func (s *service) showSent(w http.ResponseWriter, r *http.Request, t target) {
	made := sentPage{Heading: s.lang.Say("message.sent.heading"), Back: s.back(t)}
	query := r.URL.Query()
	if reference := query.Get("ref"); isReference(reference) {
		made.Reference = reference
	}
	if t.form.name == joinForm.name {
		made.Next = []words.Text{s.whoAnswers(t.activity)}
		if t.activity.WaitingList {
			made.Next = append(made.Next, s.lang.Text("message.sent.waiting_list"))
		}
		made.Next = append(made.Next, s.lang.Text("message.sent.bank"))
		made.Contact = s.contactOf(t)
	} else {
		made.Next = []words.Text{s.lang.Text("message.sent.editors")}
	}
	if query.Get("copy") == "no" {
		made.Next = append(made.Next, s.lang.Text("message.sent.no_copy"))
	}
	s.show(w, r, http.StatusOK, "message-sent", s.head(t, made.Heading), made)
}

// notFound shows that there is no such form and, where something was posted to it, that
// nothing was sent: the listing may have gone since its form was shown.
func (s *service) notFound(w http.ResponseWriter, r *http.Request) {
	made := messagePage{
		Heading: s.lang.Text("not_found.heading"),
		Lead:    s.lang.Say("message.not_found"),
		Contact: s.editors(),
		Back:    page.Link{Label: s.lang.Text("everything.heading"), URL: "/activities/"},
	}
	if r.Method == http.MethodPost {
		made.Notice = &notice{Heading: s.lang.Say("message.not_sent.heading"), Text: made.Lead, Contact: made.Contact}
		made.Lead, made.Contact = "", nil
	}
	s.show(w, r, http.StatusNotFound, "message", page.Head{Title: made.Heading.String(), Error: made.Notice != nil}, made)
}
