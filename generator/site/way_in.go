package site

import (
	"html/template"
	"net/url"

	"bandstand/directory/activity"
	"bandstand/directory/page"
)

// wayIn is how one joins in, and what to do instead where one cannot just now.
type wayIn struct {
	Steps     []string // of coming along: when, where and who meets you
	Closed    string   // why one cannot join just now, and what to do; empty where one can
	Contact   activity.Contact
	SMS       template.URL // with the words begun
	Email     string       // with the subject and the greeting begun
	BookAt    string       // the group's own page for booking
	Form      string       // address of the form; empty where there is none just now
	FormSaid  string
	Town      *activity.Town // where a professional has to refer, and the town says how to reach one
	Worker    string         // what link workers are called there
	Elsewhere page.Link      // something like it
	Report    string         // address of the form to tell the editors what is wrong
}

func (e *edition) wayIn(a *activity.Activity) wayIn {
	made := wayIn{Contact: a.Join.Contact}
	if e.Site.Messages {
		made.Report = "/messages/report/" + a.Slug
	}
	if why := e.formClosed(a); why != "" {
		made.Closed = e.lang.Say("join.closed." + why)
		made.Elsewhere = e.somethingLikeIt(a)
		if why == string(activity.Ended) {
			made.Contact = activity.Contact{} // nobody is there to answer
			return made
		}
	}
	e.beginWords(&made, a)
	switch {
	case e.canComeAlong(a):
		made.Steps = e.comeAlongSteps(a)
	case a.Join.How == activity.Book && made.Closed == "":
		made.BookAt, made.Contact.Website = a.Join.Contact.Website, ""
	case a.Join.How == activity.ProfessionalOnly && a.Venue != nil && a.Venue.Town.LinkWorker.How != "":
		made.Town, made.Worker = a.Venue.Town, e.linkWorkerName(a.Venue.Town)
	}
	if made.Closed == "" && e.hasForm(a) {
		made.Form = "/messages/join/" + a.Slug
		made.FormSaid = e.lang.Say("join.form")
		if a.State(e.now) == activity.WaitingList {
			made.FormSaid = e.lang.Say("join.form.waiting_list")
		}
	}
	return made
}

// howNow is how one joins in as things are: what the group chose, but nobody
// simply turns up where there is only a waiting list, or where nobody has said
// whether there is room again.
func (e *edition) howNow(a *activity.Activity) string {
	switch state := a.State(e.now); {
	case a.Join.How == activity.ProfessionalOnly:
	case state == activity.WaitingList:
		return string(state)
	case state == activity.Ask && a.Join.How == activity.ComeAlong:
		return activity.AskFirst
	}
	return a.Join.How
}

// canComeAlong says whether one can simply turn up as things are.
func (e *edition) canComeAlong(a *activity.Activity) bool {
	return e.formClosed(a) == "" && e.howNow(a) == activity.ComeAlong
}

// sayHow says whether one has to book, or why nobody can join just now.
func (e *edition) sayHow(a *activity.Activity) string {
	if why := e.formClosed(a); why != "" {
		return e.lang.Say("join.closed." + why)
	}
	return e.lang.Say("join.booking." + e.howNow(a))
}

// sayHowBriefly says the same in a few words, for cards and lists.
func (e *edition) sayHowBriefly(a *activity.Activity) string {
	switch why := e.formClosed(a); why {
	case "":
		return e.lang.Say("join.brief." + e.howNow(a))
	case string(activity.Stale):
		return e.lang.Say("join.brief." + activity.AskFirst)
	default:
		return e.lang.Say("notice." + why)
	}
}

// beginWords begins what a person would write, so that they need not. Of a group
// that tells of somebody's health, the subject of the email does not: it shows
// on locked telephones.
func (e *edition) beginWords(made *wayIn, a *activity.Activity) {
	says := []any{"title", a.Title, "site", e.Site.Name}
	if number := a.Join.Contact.SMS; number != "" {
		// Digits, and words that are escaped whole; html/template knows no sms:
		made.SMS = page.TextAddress(number) + template.URL("?&body="+inLink(e.lang.Say("join.sms", says...)))
	}
	if address := a.Join.Contact.Email; address != "" {
		subject := e.lang.Say("join.email.subject", says...)
		if a.Sensitive() {
			subject = e.lang.Say("join.email.subject.neutral")
		}
		made.Email = page.MailAddress(address) + "?subject=" + inLink(subject) + "&body=" + inLink(e.lang.Say("join.email", says...))
	}
}

// comeAlongSteps say when, where and who meets you. Where the group tells of the
// first visit, the layout leads there instead of saying it twice.
func (e *edition) comeAlongSteps(a *activity.Activity) (steps []string) {
	if next := e.sayNext(a); len(next) > 0 {
		steps = append(steps, e.lang.Say("join.step.when", "date", next[0].Says))
	}
	if venue := a.Venue; venue != nil && !venue.AreaOnly {
		where := venue.Name
		if venue.Address != "" {
			where += ", " + venue.Address
		}
		steps = append(steps, e.lang.Say("join.step.where", "place", where+", "+venue.Town.Name))
	}
	if role := a.Join.Contact.Role; role != "" && a.FirstVisit == "" {
		steps = append(steps, e.lang.Say("join.step.who", "who", role))
	}
	return steps
}

// somethingLikeIt leads to what is of the same kind near by, or can be joined
// from home as well.
func (e *edition) somethingLikeIt(a *activity.Activity) page.Link {
	query := url.Values{"kind": {a.Kinds[0].Slug}}
	if a.Venue == nil {
		return page.Link{Label: e.lang.Say("join.elsewhere"), URL: "/search?" + query.Encode()}
	}
	query.Set("near", a.Venue.Town.Name)
	return page.Link{Label: e.lang.Say("join.elsewhere.near", "town", a.Venue.Town.Name), URL: "/search?" + query.Encode()}
}

func (e *edition) linkWorkerName(town *activity.Town) string {
	if nation, ok := e.Nation(town.Nation); ok && nation.LinkWorker != "" {
		return nation.LinkWorker
	}
	return e.Site.LinkWorker
}
