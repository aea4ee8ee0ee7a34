package messages

import (
	"net/http"

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
	Back      page.Link
}

// contactOf is how else to get in touch: with the group as it chose, and else
// with the editors.
func (s *service) contactOf(t target) *contact {
	made := contact{Role: t.activity.Role, Phone: t.activity.Phone, Email: t.activity.Email}
	if t.form.name != joinForm.name || made.Phone == "" && made.Email == "" {
		made = contact{Phone: s.Shell.Phone, Email: s.Shell.Email}
	}
	return &made
}

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
	return page.Head{Title: title, Crumbs: crumbs}
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
	if why := t.closed(); why != "" {
		s.showClosed(w, r, t, http.StatusOK, why)
		return
	}
	s.showPage(w, r, http.StatusOK, t, typed{"time": "any"}, nil, nil, s.stamper.stamp(t.address, s.options.Now()))
}

// showClosed says why the form takes nothing, and what to do instead.
func (s *service) showClosed(w http.ResponseWriter, r *http.Request, t target, status int, why string) {
	made := messagePage{
		Heading: s.heading(t),
		Notice:  &notice{Heading: s.say.Say("message.closed.heading"), Text: s.say.Say("message.closed." + why), Contact: s.contactOf(t)},
		Back:    s.back(t),
	}
	if status != http.StatusOK {
		made.Notice.Heading = s.say.Say("message.not_sent.heading")
	}
	head := s.head(t, made.Heading)
	head.Error = status != http.StatusOK
	s.show(w, r, status, "message", head, made)
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
		if t.activity.Sensitive {
			made.Lead = s.say.Say("message.join.lead.for_oneself")
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
		made.Next = s.whatNext(t.activity)
		made.Next = append(made.Next, s.say.Say("message.sent.bank"))
	} else {
		made.Next = []string{s.say.Say("message.sent.editors")}
	}
	if asked.Get("copy") == "no" {
		made.Next = append(made.Next, s.say.Say("message.sent.no_copy"))
	}
	s.show(w, r, http.StatusOK, "message-sent", s.head(t, made.Heading), made)
}

func (s *service) notFound(w http.ResponseWriter, r *http.Request) {
	made := messagePage{
		Heading: s.say.Say("not_found.heading"),
		Lead:    s.say.Say("message.not_found"),
		Contact: &contact{Phone: s.Shell.Phone, Email: s.Shell.Email},
		Back:    page.Link{Label: s.say.Say("everything.heading"), URL: "/activities/"},
	}
	s.show(w, r, http.StatusNotFound, "message", page.Head{Title: made.Heading}, made)
}
