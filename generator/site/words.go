package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
)

// wordsPage is what words.html is filled with.
type wordsPage struct {
	Title, Summary words.Text
	Body           template.HTML
	CheckedSaid    string
}

// addWords adds the pages of words.
func (e *edition) addWords() {
	for _, one := range e.Pages {
		head := page.Head{Title: one.Title.String(), Description: one.Summary.String(), Crumbs: e.crumbs()}
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
	Title, Summary words.Text
	About          []string // whose site this is
	Body           template.HTML
	Status         string // how far the guidelines are met
	Kinds          []inaccessible
	Reply          words.Text
	Enforcement    []words.Text // who enforces the law and whom to complain to
	Ask            activity.EnforcementBody
	Committed      words.Text // a public body's promise; empty in the plain form
	Dates          []words.Text
	CheckedSaid    string // when the numbers of the nation were checked
	Public         bool
}

// inaccessible is one kind of content that some people cannot use.
type inaccessible struct {
	Heading string
	Things  []words.Text
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
		Dates: []words.Text{
			e.lang.Text("statement.prepared", "date", e.say.Date(told.Prepared)),
			e.lang.Text("statement.tested", "date", e.say.Date(told.Tested), "who", told.TestedBy),
		},
	}
	if e.Site.Operator != "" {
		made.About = append(made.About, e.lang.Say("statement.run_by", "operator", e.Site.Operator))
	}
	for _, kind := range []struct {
		name   string
		things []words.Text
	}{{"fails", told.Fails}, {"burden", told.Burden}, {"outside", told.Outside}} {
		if public || len(kind.things) > 0 {
			made.Kinds = append(made.Kinds, inaccessible{e.lang.Say(form + kind.name), kind.things})
		}
	}
	if told.Reply != "" {
		made.Reply = e.lang.Text("statement.reply", "time", told.Reply)
	}
	if !one.LastChecked.IsZero() {
		made.Dates = append(made.Dates, e.lang.Text("statement.reviewed", "date", e.say.Date(one.LastChecked)))
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
		made.Enforcement = []words.Text{e.lang.Text("statement.plain.complain", "body", body.Name)}
		return
	}
	enforcer := body.EnforcedBy
	if enforcer == "" {
		enforcer = body.Name
	}
	made.Committed = e.lang.Text("statement.public.committed", "operator", e.Site.Operator, "law", body.Law)
	made.Enforcement = []words.Text{
		e.lang.Text("statement.public.enforced", "body", enforcer, "law", body.Law),
		e.lang.Text("statement.public.complain", "body", body.Name),
	}
}
