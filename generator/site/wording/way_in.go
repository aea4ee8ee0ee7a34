package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"html/template"
	"net/url"
	"slices"
)

// WayIn is how one joins in, and what to do instead where one cannot just now.
type WayIn struct {
	Along     activity.Phase[string] // while one can come along
	Meets     words.Text             // who meets one there, where nothing tells of the first visit
	Closed    bool                   // one cannot join just now
	Open      activity.Phase[string] // while one can join
	Contact   activity.Contact
	SMS       template.URL // with the words begun
	Email     string       // with the subject and the greeting begun
	BookAt    string       // the group's own page for booking
	Form      string       // address of the form; empty where there is none just now
	FormSaid  string
	Town      *activity.Town // where a professional has to refer, and the town says how to reach one
	Worker    words.Text     // what link workers are called there
	Elsewhere page.Link      // something like it
	Report    string         // address of the form to tell the editors what is wrong
	Mend      string         // where the group itself changes its page
}

// WayIn returns how one joins an activity, as things are.
func (w *Wording) WayIn(a *activity.Activity) WayIn {
	made := WayIn{Contact: a.Join.Contact}
	if w.Site.Messages {
		made.Report, made.Mend = "/messages/report/"+a.Slug, "/add/mend/"+a.Slug
	}
	if why := w.Closed(a); why != "" {
		made.Closed = true
		made.Elsewhere = w.somethingLikeIt(a)
		if why == string(activity.Ended) {
			made.Contact = activity.Contact{} // nobody is there to answer
			return made
		}
	}
	made.Along.Until = w.ends(a, (*Wording).CanComeAlong)
	made.Open.Until = w.ends(a, func(w *Wording, a *activity.Activity) bool { return w.Closed(a) == "" })
	w.beginWords(&made, a)
	switch {
	case w.CanComeAlong(a):
		if role := a.Join.Contact.Role; role != "" && a.FirstVisit == "" {
			made.Meets = w.Lang.Text("join.step.who", "who", role)
		}
	case a.Join.How == activity.Book && !made.Closed:
		made.BookAt, made.Contact.Website = a.Join.Contact.Website, ""
	case a.Join.How == activity.ProfessionalOnly && a.Venue != nil && a.Venue.Town.LinkWorker.How != "":
		made.Town, made.Worker = a.Venue.Town, w.LinkWorker(a.Venue.Town)
	}
	if !made.Closed && w.HasForm(a) {
		made.Form = "/messages/join/" + a.Slug
		made.FormSaid = w.Lang.Say("join.form")
		if a.State(w.Now) == activity.WaitingList {
			made.FormSaid = w.Lang.Say("join.form.waiting_list")
		}
	}
	return made
}

// HowNow returns how one joins in as things are: what the group chose, but nobody
// simply turns up where there is only a waiting list, or where nobody has said
// whether there is room again.
func (w *Wording) HowNow(a *activity.Activity) string {
	switch state := a.State(w.Now); {
	case a.Join.How == activity.ProfessionalOnly:
	case state == activity.WaitingList:
		return string(state)
	case state == activity.Ask && a.Join.How == activity.ComeAlong:
		return activity.AskFirst
	}
	return a.Join.How
}

// CanComeAlong reports whether one can simply turn up as things are.
func (w *Wording) CanComeAlong(a *activity.Activity) bool {
	return w.Closed(a) == "" && w.HowNow(a) == activity.ComeAlong
}

// How returns in words whether one has to book, or why nobody can join just now.
func (w *Wording) How(a *activity.Activity) string {
	if why := w.Closed(a); why != "" {
		return w.Lang.Say("join.closed." + why)
	}
	return w.Lang.Say("join.booking." + w.HowNow(a))
}

// wayIn returns how one joins in as things are, or why one cannot and what to do.
func (w *Wording) wayIn(a *activity.Activity) string {
	if why := w.Closed(a); why != "" {
		return w.Lang.Say("join.closed." + why)
	}
	return w.Lang.Say("join.way_in." + w.HowNow(a))
}

// IsClosed reports whether something else has to be found just now: nobody can join, or
// nobody can do so by themselves.
func (w *Wording) IsClosed(a *activity.Activity) bool {
	return w.Closed(a) != "" || w.HowNow(a) == string(activity.WaitingList) || a.Join.How == activity.ProfessionalOnly
}

// Bold returns in a few words why the dates of a page do not hold for whoever reads it;
// empty where they do.
func (w *Wording) Bold(a *activity.Activity) string {
	if !w.IsClosed(a) {
		return ""
	}
	if state := a.State(w.Now); w.Closed(a) == string(state) || w.HowNow(a) == string(state) {
		return w.Lang.Say("card.state." + string(state))
	}
	return w.How(a)
}

// Do returns the first thing that one can do about an activity, and where.
func (w *Wording) Do(a *activity.Activity) page.Link {
	key, to := "activity.join", "#join-in"
	switch state := w.Closed(a); {
	case state == string(activity.Full):
		key = "activity.do.full"
	case state == string(activity.Stale):
		key = "join.brief." + activity.AskFirst
	case state != "":
		key, to = "activity.do.instead", w.somethingLikeIt(a).URL
	case a.Join.How == activity.ProfessionalOnly:
		key = "join.way_in." + activity.ProfessionalOnly
	case w.HowNow(a) == string(activity.WaitingList):
		key = "join.brief." + string(activity.WaitingList)
	}
	return page.Link{Label: w.Lang.Text(key), URL: to}
}

// HowBriefly returns the same in a few words, for cards and lists.
func (w *Wording) HowBriefly(a *activity.Activity) string {
	switch why := w.Closed(a); why {
	case "":
		return w.Lang.Say("join.brief." + w.HowNow(a))
	case string(activity.Stale):
		return w.Lang.Say("join.brief." + activity.AskFirst)
	default:
		return w.Lang.Say("card.state." + why)
	}
}

// HasForm reports whether the group has a form at all: the directory and the group
// want one, somebody receives it, and where writing alone tells of somebody's
// health the operator has agreed to it.
func (w *Wording) HasForm(a *activity.Activity) bool {
	switch {
	case !w.Site.Messages, !a.Join.MessageForm, a.Join.How == activity.ProfessionalOnly:
		return false
	case a.Sensitive() && !slices.Contains(w.SensitiveForms, a.Slug):
		return false
	}
	return w.Recipient(a) != "" || w.Preview && a.Join.FormTo != ""
}

// Recipient returns the address behind form_to in the operator's book, or the one
// that the group shows where it names none. In a demonstration, where every
// group is invented, a name that is not in the book leads to nobody.
func (w *Wording) Recipient(a *activity.Activity) string {
	name := a.Join.FormTo
	if name == "" {
		return a.Join.Contact.Email
	}
	if address, ok := w.AddressBook[name]; ok {
		return address
	}
	if w.Site.Demonstration.Is {
		return name + "@example.org"
	}
	return ""
}

// Closed returns the state in which nobody can write to a group just now; empty
// where they can.
func (w *Wording) Closed(a *activity.Activity) string {
	switch state := a.State(w.Now); state {
	case activity.Full, activity.Paused, activity.Ended, activity.Over:
		return string(state)
	}
	if a.Freshness(w.Now) == activity.Stale {
		return string(activity.Stale)
	}
	return ""
}

// beginWords begins what a person would write, so that they need not. Of a group
// that tells of somebody's health, the subject of the email does not: it shows
// on locked telephones.
func (w *Wording) beginWords(made *WayIn, a *activity.Activity) {
	says := []any{"title", a.Title, "site", w.Site.Name}
	if number := a.Join.Contact.SMS; number != "" {
		// Digits, and words that are escaped whole; html/template knows no sms:
		made.SMS = page.TextAddress(number) + template.URL("?&body="+InLink(w.Lang.Say("join.sms", says...)))
	}
	if address := a.Join.Contact.Email; address != "" {
		subject := w.Lang.Say("join.email.subject", says...)
		if a.Sensitive() {
			subject = w.Lang.Say("join.email.subject.neutral")
		}
		made.Email = page.MailAddress(address) + "?subject=" + InLink(subject) + "&body=" + InLink(w.Lang.Say("join.email", says...))
	}
}

// somethingLikeIt returns a link to what is of the same kind near by, or can be joined
// from home as well.
func (w *Wording) somethingLikeIt(a *activity.Activity) page.Link {
	query := url.Values{"kind": {a.Kinds[0].Slug}}
	if a.Venue == nil {
		return page.Link{Label: w.Lang.Text("join.elsewhere"), URL: "/search?" + query.Encode()}
	}
	query.Set("near", a.Venue.Town.Name)
	return page.Link{Label: w.Lang.Text("join.elsewhere.near", "town", a.Venue.Town.Name), URL: "/search?" + query.Encode()}
}

// LinkWorker returns what link workers are called in a town's nation.
func (w *Wording) LinkWorker(town *activity.Town) words.Text {
	if nation, ok := w.Nation(town.Nation); ok && nation.LinkWorker != "" {
		return nation.LinkWorker
	}
	return w.Directory.LinkWorker()
}
