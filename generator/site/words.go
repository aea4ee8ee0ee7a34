package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
)

// wordsPage is what words.html is filled with.
type wordsPage struct {
	Title, Summary string
	Body           template.HTML
	CheckedSaid    string
}

// addWords adds the pages of words.
func (e *edition) addWords() {
	for _, one := range e.Pages {
		head := page.Head{Title: one.Title, Description: one.Summary, Crumbs: e.crumbs()}
		if one.Slug == "how-to-join-in" {
			head.Section = "join"
		}
		switch {
		case one.Slug == urgentHelpSlug:
		case one.Statement != nil:
			e.add(one.Path(), "statement", indexed, func() (page.Head, any, error) {
				return head, e.statement(one), nil
			})
		default:
			e.add(one.Path(), "words", indexed, func() (page.Head, any, error) {
				made := wordsPage{Title: one.Title, Summary: one.Summary, Body: safe(one.Body)}
				if !one.LastChecked.IsZero() {
					made.CheckedSaid = e.lang.Say("words.checked", "date", e.say.Date(one.LastChecked))
				}
				return head, made, nil
			})
		}
	}
}

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

// statement returns a page of words that is an accessibility statement.
func (e *edition) statement(one *activity.Page) statementPage {
	told, public := one.Statement, e.Site.PublicBody
	form := "statement.plain."
	if public {
		form = "statement.public."
	}
	made := statementPage{
		Title: one.Title, Summary: one.Summary, Body: safe(one.Body), Public: public,
		About:  []string{e.lang.Say("statement.about", "site", e.Site.Name, "host", page.Host(e.shell.BaseURL))},
		Status: e.lang.Say(form + told.Status),
		Dates: []string{
			e.lang.Say("statement.prepared", "date", e.say.Date(told.Prepared)),
			e.lang.Say("statement.tested", "date", e.say.Date(told.Tested), "who", told.TestedBy),
		},
	}
	if e.Site.Operator != "" {
		made.About = append(made.About, e.lang.Say("statement.run_by", "operator", e.Site.Operator))
	}
	for _, kind := range []struct {
		name   string
		things []string
	}{{"fails", told.Fails}, {"burden", told.Burden}, {"outside", told.Outside}} {
		if public || len(kind.things) > 0 {
			made.Kinds = append(made.Kinds, inaccessible{e.lang.Say(form + kind.name), kind.things})
		}
	}
	if told.Reply != "" {
		made.Reply = e.lang.Say("statement.reply", "time", told.Reply)
	}
	if !one.LastChecked.IsZero() {
		made.Dates = append(made.Dates, e.lang.Say("statement.reviewed", "date", e.say.Date(one.LastChecked)))
	}
	e.enforce(&made)
	return made
}

// enforce adds whom to complain to, as the dated page of the nation tells.
func (e *edition) enforce(made *statementPage) {
	nation, ok := e.Nation(e.Site.Nation)
	if !ok || nation.EnforcementBody.Name == "" {
		return
	}
	body := nation.EnforcementBody
	made.Ask = body
	made.CheckedSaid = e.lang.Say("statement.checked", "date", e.say.Date(nation.LastChecked))
	if !made.Public {
		made.Enforcement = []string{e.lang.Say("statement.plain.complain", "body", body.Name)}
		return
	}
	enforcer := body.EnforcedBy
	if enforcer == "" {
		enforcer = body.Name
	}
	made.Committed = e.lang.Say("statement.public.committed", "operator", e.Site.Operator, "law", body.Law)
	made.Enforcement = []string{
		e.lang.Say("statement.public.enforced", "body", enforcer, "law", body.Law),
		e.lang.Say("statement.public.complain", "body", body.Name),
	}
}
