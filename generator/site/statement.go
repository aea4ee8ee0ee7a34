package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
)

// statementPage is what statement.html is filled with: an accessibility statement,
// in the form that the law gives to public bodies or in a plain one.
type statementPage struct {
	Title, Summary string
	About          []string // whose site this is
	Body           template.HTML
	Status         string // how far the guidelines are met
	Kinds          []inaccessible
	Reply          string
	Enforcement    []string // who enforces the law and whom to complain to
	Ask            activity.EnforcementBody
	Committed      string // a public body's promise; empty in the plain form
	Dates          []string
	CheckedSaid    string // when the numbers of the nation were checked
	Public         bool
}

// inaccessible is one kind of content that some people cannot use.
type inaccessible struct {
	Heading string
	Things  []string
}

// makeStatement makes a page of words that is an accessibility statement.
func (m *maker) makeStatement(one *activity.Page, head page.Head) error {
	told, public := one.Statement, m.Site.PublicBody
	form := "statement.plain."
	if public {
		form = "statement.public."
	}
	made := statementPage{
		Title: one.Title, Summary: one.Summary, Body: safe(one.Body), Public: public,
		About:  []string{m.in.Say("statement.about", "site", m.Site.Name, "host", page.Host(m.shell.BaseURL))},
		Status: m.in.Say(form + told.Status),
		Dates: []string{
			m.in.Say("statement.prepared", "date", m.sayDate(told.Prepared)),
			m.in.Say("statement.tested", "date", m.sayDate(told.Tested), "who", told.TestedBy),
		},
	}
	if m.Site.Operator != "" {
		made.About = append(made.About, m.in.Say("statement.run_by", "operator", m.Site.Operator))
	}
	for _, kind := range []struct {
		name   string
		things []string
	}{{"fails", told.Fails}, {"burden", told.Burden}, {"outside", told.Outside}} {
		if public || len(kind.things) > 0 {
			made.Kinds = append(made.Kinds, inaccessible{m.in.Say(form + kind.name), kind.things})
		}
	}
	if told.Reply != "" {
		made.Reply = m.in.Say("statement.reply", "time", told.Reply)
	}
	if !one.LastChecked.IsZero() {
		made.Dates = append(made.Dates, m.in.Say("statement.reviewed", "date", m.sayDate(one.LastChecked)))
	}
	m.enforce(&made)
	return m.put("statement", head, made)
}

// enforce adds whom to complain to, as the dated page of the nation tells.
func (m *maker) enforce(made *statementPage) {
	nation, ok := m.Nation(m.Site.Nation)
	if !ok || nation.EnforcementBody.Name == "" {
		return
	}
	body := nation.EnforcementBody
	made.Ask = body
	made.CheckedSaid = m.in.Say("statement.checked", "date", m.sayDate(nation.LastChecked))
	if !made.Public {
		made.Enforcement = []string{m.in.Say("statement.plain.complain", "body", body.Name)}
		return
	}
	enforcer := body.EnforcedBy
	if enforcer == "" {
		enforcer = body.Name
	}
	made.Committed = m.in.Say("statement.public.committed", "operator", m.Site.Operator, "law", body.Law)
	made.Enforcement = []string{
		m.in.Say("statement.public.enforced", "body", enforcer, "law", body.Law),
		m.in.Say("statement.public.complain", "body", body.Name),
	}
}
