package messages

import (
	"cmp"
	"net/http"
	"time"

	"bandstand/directory/page"
)

// contact is how to reach whom a message is for, in the shape that the component
// of that name is given.
type contact struct {
	Role, Phone, Textphone, SMS, Email, Website string
}

// messagePage is what message.html is filled with.
type messagePage struct {
	Heading string
	Lead    string
	Safety  []string // whom to ring about somebody's safety; none where that is not the place
	Notice  *notice
	Form    *formView // nil where there is nothing to fill in
	Contact *contact
	Back    page.Link
}

// notice is what whoever wrote must know first.
type notice struct {
	Heading, Text string
	Contact       *contact
}

// sentPage is what message-sent.html is filled with.
type sentPage struct {
	Heading   string
	Reference string
	Next      []string
	Contact   *contact // to ask where nobody answers; nil where nobody need to
	Back      page.Link
}

// contactOf is how else to get in touch: with the group as it chose, and else
// with the editors.
func (s *service) contactOf(t target) *contact {
	a := t.activity
	made := contact{a.Role, a.Phone, a.Textphone, a.SMS, a.Email, a.Website}
	if t.form.name != joinForm.name || cmp.Or(a.Phone, a.Textphone, a.SMS, a.Email, a.Website) == "" {
		return s.editors()
	}
	return &made
}

// editors is how to reach those who look after the directory.
func (s *service) editors() *contact { return &contact{Phone: s.Shell.Phone, Email: s.Shell.Email} }

func (s *service) back(t target) page.Link {
	if t.activity.Slug == "" {
		return page.Link{Label: s.say.Say("page.home"), URL: "/"}
	}
	return page.Link{Label: t.activity.Title, URL: t.activity.Path}
}

func (s *service) head(t target, title string) page.Head {
	crumbs := []page.Link{{Label: s.say.Say("page.home"), URL: "/"}}
	if t.activity.Slug != "" {
		crumbs = append(crumbs, s.back(t))
	}
	return page.Head{Title: title, Crumbs: crumbs, Alike: t.address}
}

func (s *service) heading(t target) string {
	key := "message." + t.form.name + ".heading"
	if t.form.name == joinForm.name && t.activity.WaitingList {
		key += ".waiting_list"
	}
	return s.say.Say(key, "title", t.activity.Title)
}

// showForm answers a GET.
func (s *service) showForm(w http.ResponseWriter, r *http.Request, t target) {
	if t.closed() != "" {
		s.showClosed(w, r, t, http.StatusOK)
		return
	}
	s.showPage(w, r, http.StatusOK, t, typed{"time": "any"}, nil, nil, s.stamper.stamp(t.address, s.options.Now()))
}

// closedKey are the words for why a form is closed, with the day until which it
// is where the group gave one that is still to come.
func (s *service) closedKey(t target) string {
	key := "message.closed." + t.closed()
	if t.activity.Until != "" && t.activity.Until >= s.options.Now().UTC().Format(time.DateOnly) {
		key += ".until"
	}
	return key
}

// sayTo says words about a target.
func (s *service) sayTo(t target, key string) string {
	until, err := time.Parse(time.DateOnly, t.activity.Until)
	if err != nil {
		return s.say.Say(key)
	}
	return s.say.Say(key, "date", s.say.LongDate(until.Date()))
}

// showClosed returns why the form takes nothing, and what to do instead.
func (s *service) showClosed(w http.ResponseWriter, r *http.Request, t target, status int) {
	heading := "message.closed.heading"
	if status != http.StatusOK {
		heading = "message.not_sent.heading"
	}
	s.showNotice(w, r, t, status, heading, s.closedKey(t))
}

// showRefused says that what was posted could not be taken as it came. None of it
// was read, so none of it can be shown; it is still in the browser, one page back.
func (s *service) showRefused(w http.ResponseWriter, r *http.Request, t target, status int) {
	told := "message.not_sent.unreadable"
	switch status {
	case http.StatusForbidden:
		told = "message.not_sent.elsewhere"
	case http.StatusRequestEntityTooLarge:
		told = "message.not_sent.too_large"
	}
	s.showNotice(w, r, t, status, "message.not_sent.heading", told)
}

// showNotice returns what keeps somebody from writing, and how else to get in touch.
func (s *service) showNotice(w http.ResponseWriter, r *http.Request, t target, status int, heading, told string) {
	made := messagePage{
		Heading: s.heading(t),
		Notice:  &notice{Heading: s.say.Say(heading), Text: s.sayTo(t, told), Contact: s.contactOf(t)},
		Back:    s.back(t),
	}
	head := s.head(t, made.Heading)
	head.Error = status != http.StatusOK
	s.show(w, r, status, "message", head, made)
}

// showAgain shows the form again with everything that was typed, what is wrong
// with it, and why it was not sent.
func (s *service) showAgain(w http.ResponseWriter, r *http.Request, t target, came posting, status int, told string) {
	var say *notice
	if told != "" {
		say = &notice{Heading: s.say.Say("message.not_sent.heading"), Text: s.sayTo(t, told), Contact: s.contactOf(t)}
	}
	wrong := came.wrong
	if status != http.StatusUnprocessableEntity { // nothing that they could mend
		wrong = nil
	}
	s.showPage(w, r, status, t, came.answers, wrong, say, s.fresh(t, came))
}

// showPage shows the form with what was typed still in it.
func (s *service) showPage(w http.ResponseWriter, r *http.Request, status int, t target, answers typed, wrong []mistake, told *notice, stamp string) {
	view := t.form.view(s.say, answers, wrong)
	view.Action, view.Stamp = t.address, stamp
	made := messagePage{
		Heading: s.heading(t), Lead: s.say.Say("message." + t.form.name + ".lead"),
		Notice: told, Form: &view, Back: s.back(t),
	}
	switch t.form.name {
	case reportForm.name:
		made.Safety = append(append([]string{}, s.Danger...), t.activity.Council...)
	case joinForm.name:
		switch {
		case t.activity.Sensitive:
			made.Lead = s.say.Say("message.join.lead.for_oneself")
		case t.activity.WaitingList:
			made.Lead = s.say.Say("message.join.lead.waiting_list")
		}
	}
	head := s.head(t, made.Heading)
	head.Error = told != nil || len(wrong) > 0
	s.show(w, r, status, "message", head, made)
}

// showSent confirms. Nothing in it or in its address is about a person.
func (s *service) showSent(w http.ResponseWriter, r *http.Request, t target) {
	made := sentPage{Heading: s.say.Say("message.sent.heading"), Back: s.back(t)}
	asked := r.URL.Query()
	if reference := asked.Get("ref"); isReference(reference) {
		made.Reference = reference
	}
	if t.form.name == joinForm.name {
		made.Next = []string{s.whoAnswers(t.activity)}
		if t.activity.WaitingList {
			made.Next = append(made.Next, s.say.Say("message.sent.waiting_list"))
		}
		made.Next = append(made.Next, s.say.Say("message.sent.bank"))
		made.Contact = s.contactOf(t)
	} else {
		made.Next = []string{s.say.Say("message.sent.editors")}
	}
	if asked.Get("copy") == "no" {
		made.Next = append(made.Next, s.say.Say("message.sent.no_copy"))
	}
	s.show(w, r, http.StatusOK, "message-sent", s.head(t, made.Heading), made)
}

// notFound says that there is no such form; of a listing that is gone since its
// form was shown, also that nothing was sent.
func (s *service) notFound(w http.ResponseWriter, r *http.Request) {
	made := messagePage{
		Heading: s.say.Say("not_found.heading"),
		Lead:    s.say.Say("message.not_found"),
		Contact: s.editors(),
		Back:    page.Link{Label: s.say.Say("everything.heading"), URL: "/activities/"},
	}
	if r.Method == http.MethodPost {
		made.Notice = &notice{Heading: s.say.Say("message.not_sent.heading"), Text: made.Lead, Contact: made.Contact}
		made.Lead, made.Contact = "", nil
	}
	s.show(w, r, http.StatusNotFound, "message", page.Head{Title: made.Heading, Error: made.Notice != nil}, made)
}
