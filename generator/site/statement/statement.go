// Package statement makes an accessibility statement of what its page of words tells and of
// whom the nation has one complain to.
package statement

import (
	"cmp"

	"bandstand/directory/activity"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// Statement is an accessibility statement as statement.html says it above and below its body,
// in the form that the law gives to public bodies or in a plain one.
type Statement struct {
	About       []string // whose site this is
	Status      string   // how far the guidelines are met
	Kinds       []Inaccessible
	Reply       words.Text
	Enforcement []words.Text // who enforces the law and whom to complain to
	Ask         activity.EnforcementBody
	Committed   words.Text // a public body's promise; empty in the plain form
	Dates       []words.Text
	CheckedSaid string // when the numbers of the nation were checked
	Public      bool
}

// Inaccessible is one kind of content that some people cannot use.
type Inaccessible struct {
	Heading string
	Things  []words.Text
}

// New returns the statement that a page of words makes of the site on a host.
func New(say *wording.Wording, one *activity.Page, host string) Statement {
	told, public := one.Statement, say.Site.PublicBody
	form := "statement.plain."
	if public {
		form = "statement.public."
	}
	made := Statement{
		Public: public,
		About:  []string{say.Lang.Say("statement.about", "site", say.Site.Name, "host", host)},
		Status: say.Lang.Say(form + told.Status),
	}
	if host == "" {
		made.About[0] = say.Lang.Say("statement.about.no_address", "site", say.Site.Name)
	}
	prepared, tested := "statement.prepared", "statement.tested"
	if told.Software {
		prepared, tested = "statement.prepared.software", "statement.tested.software"
	}
	made.Dates = []words.Text{
		say.Lang.Text(prepared, "date", say.Date(told.Prepared)),
		say.Lang.Text(tested, "date", say.Date(told.Tested), "who", told.TestedBy),
	}
	if say.Site.Operator != "" {
		made.About = append(made.About, say.Lang.Say("statement.run_by", "operator", say.Site.Operator))
	}
	for _, kind := range []struct {
		name   string
		things []words.Text
	}{{"fails", told.Fails}, {"burden", told.Burden}, {"outside", told.Outside}} {
		if public || len(kind.things) > 0 {
			made.Kinds = append(made.Kinds, Inaccessible{say.Lang.Say(form + kind.name), kind.things})
		}
	}
	if told.Reply != "" {
		made.Reply = say.Lang.Text("statement.reply", "time", told.Reply)
	}
	if !one.LastChecked.IsZero() {
		made.Dates = append(made.Dates, say.Lang.Text("statement.reviewed", "date", say.Date(one.LastChecked)))
	}
	made.enforce(say)
	return made
}

// enforce adds whom to complain to, as the dated page of the nation tells.
func (s *Statement) enforce(say *wording.Wording) {
	nation, ok := say.Nation(say.Site.Nation)
	if !ok || nation.EnforcementBody.Name == "" {
		return
	}
	body := nation.EnforcementBody
	s.Ask = body
	s.CheckedSaid = say.Lang.Say("statement.checked", "date", say.Date(nation.LastChecked))
	if !s.Public {
		s.Enforcement = []words.Text{say.Lang.Text("statement.plain.complain", "body", body.Name)}
		return
	}
	enforcer := cmp.Or(body.EnforcedBy, body.Name)
	s.Committed = say.Lang.Text("statement.public.committed", "operator", say.Site.Operator, "law", body.Law)
	s.Enforcement = []words.Text{
		say.Lang.Text("statement.public.enforced", "body", enforcer, "law", body.Law),
		say.Lang.Text("statement.public.complain", "body", body.Name),
	}
}
