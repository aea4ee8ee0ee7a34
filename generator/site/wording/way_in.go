package wording

import (
	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"html/template"
	"net/url"
	"slices"
	"time"
)

// WayIn is how one joins in, and what to do instead where one cannot just now.
type WayIn struct {
	Steps     []activity.Phase[words.Text] // of coming along: when, where and who meets you
	Along     activity.Phase[string]       // while one can come along
	Closed    bool                         // one cannot join just now
	Open      activity.Phase[string]       // while one can join
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
}

// WayIn returns how one joins an activity, as things are. Next are its coming dates.
func (w *Wording) WayIn(a *activity.Activity, next []NextDate) WayIn {
	made := WayIn{Contact: a.Join.Contact}
	if w.Site.Messages {
		made.Report = "/messages/report/" + a.Slug
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
		made.Steps = w.comeAlongSteps(a, next)
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

// HowBriefly returns the same in a few words, for cards and lists.
func (w *Wording) HowBriefly(a *activity.Activity) string {
	switch why := w.Closed(a); why {
	case "":
		return w.Lang.Say("join.brief." + w.HowNow(a))
	case string(activity.Stale):
		return w.Lang.Say("join.brief." + activity.AskFirst)
	default:
		return w.Lang.Say("notice." + why)
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

// comeAlongSteps returns when, where and who meets you; when is each of the next dates, as
// long as it is the next. Where the group tells of the first visit, the layout leads there
// instead of saying it twice.
func (w *Wording) comeAlongSteps(a *activity.Activity, next []NextDate) (steps []activity.Phase[words.Text]) {
	var over time.Time
	for _, one := range next {
		steps = append(steps, activity.Phase[words.Text]{
			From: over, Until: one.End, Says: w.Lang.Text("join.step.when", "date", one.Says),
		})
		over = one.End
	}
	add := func(says words.Text) { steps = append(steps, activity.Phase[words.Text]{Says: says}) }
	if venue := a.Venue; venue != nil && !venue.AreaOnly {
		where := venue.Name
		if venue.Address != "" {
			where += ", " + venue.Address
		}
		add(w.Lang.Text("join.step.where", "place", where+", "+venue.Town.Name))
	}
	if role := a.Join.Contact.Role; role != "" && a.FirstVisit == "" {
		add(w.Lang.Text("join.step.who", "who", role))
	}
	return steps
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
