package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/services"
	"bandstand/generator/site/wording"
	"bandstand/search"
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
		head := page.Head{Title: one.Title.String(), Description: one.Summary.String(), Crumbs: crumbs(e.lang)}
		if one.Slug == "how-to-join-in" {
			head.Section = "join"
		}
		switch {
		case one.Slug == urgentHelpSlug:
		case one.Statement != nil:
			e.addresses.add(one.Path(), "statement", indexed, func() (page.Head, any, error) {
				return head, newStatement(e.say, one, page.Host(e.shell.BaseURL)), nil
			})
		default:
			e.addresses.add(one.Path(), "words", indexed, func() (page.Head, any, error) {
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

// newStatement returns the accessibility statement of the site on a host.
func newStatement(say *wording.Wording, one *activity.Page, host string) statementPage {
	told, public := one.Statement, say.Site.PublicBody
	form := "statement.plain."
	if public {
		form = "statement.public."
	}
	made := statementPage{
		Title: one.Title, Summary: one.Summary, Body: safe(one.Body), Public: public,
		About:  []string{say.Lang.Say("statement.about", "site", say.Site.Name, "host", host)},
		Status: say.Lang.Say(form + told.Status),
		Dates: []words.Text{
			say.Lang.Text("statement.prepared", "date", say.Date(told.Prepared)),
			say.Lang.Text("statement.tested", "date", say.Date(told.Tested), "who", told.TestedBy),
		},
	}
	if say.Site.Operator != "" {
		made.About = append(made.About, say.Lang.Say("statement.run_by", "operator", say.Site.Operator))
	}
	for _, kind := range []struct {
		name   string
		things []words.Text
	}{{"fails", told.Fails}, {"burden", told.Burden}, {"outside", told.Outside}} {
		if public || len(kind.things) > 0 {
			made.Kinds = append(made.Kinds, inaccessible{say.Lang.Say(form + kind.name), kind.things})
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
func (p *statementPage) enforce(say *wording.Wording) {
	nation, ok := say.Nation(say.Site.Nation)
	if !ok || nation.EnforcementBody.Name == "" {
		return
	}
	body := nation.EnforcementBody
	p.Ask = body
	p.CheckedSaid = say.Lang.Say("statement.checked", "date", say.Date(nation.LastChecked))
	if !p.Public {
		p.Enforcement = []words.Text{say.Lang.Text("statement.plain.complain", "body", body.Name)}
		return
	}
	enforcer := body.EnforcedBy
	if enforcer == "" {
		enforcer = body.Name
	}
	p.Committed = say.Lang.Text("statement.public.committed", "operator", say.Site.Operator, "law", body.Law)
	p.Enforcement = []words.Text{
		say.Lang.Text("statement.public.enforced", "body", enforcer, "law", body.Law),
		say.Lang.Text("statement.public.complain", "body", body.Name),
	}
}

// urgentHelpSlug is the page of words that stands below the numbers to ring.
const urgentHelpSlug = "urgent-help"

// urgentHelpPage is what urgent-help.html is filled with.
type urgentHelpPage struct {
	Title     words.Text
	Body      template.HTML
	Nations   []nationHelp // the directory's own first
	Elsewhere []page.Link  // to the others
}

// nationHelp is whom to ring in one nation.
type nationHelp struct {
	Slug        string
	Name        words.Text
	Lines       []search.Urgent
	Body        template.HTML
	CheckedSaid string
}

// urgentHelp is the page of numbers to ring.
func urgentHelp(say *wording.Wording) (page.Head, any, error) {
	made := urgentHelpPage{Title: say.Lang.Text("page.nav.urgent")}
	for _, one := range say.Pages {
		if one.Slug == urgentHelpSlug {
			made.Title, made.Body = one.Title, safe(one.Body)
		}
	}
	if own, ok := say.Nation(say.Site.Nation); ok {
		made.Nations = append(made.Nations, newNationHelp(say, own))
	}
	for _, nation := range say.Nations {
		if nation.Slug != say.Site.Nation {
			made.Nations = append(made.Nations, newNationHelp(say, nation))
			made.Elsewhere = append(made.Elsewhere, page.Link{Label: nation.Name, URL: "#" + nation.Slug})
		}
	}
	return page.Head{
		Title:       made.Title.String(),
		Description: say.Lang.Say("urgent.description"),
		Section:     "urgent",
	}, made, nil
}

func newNationHelp(say *wording.Wording, nation *activity.Nation) nationHelp {
	return nationHelp{
		Slug:        nation.Slug,
		Name:        nation.Name,
		Lines:       services.UrgentHelp(nation),
		Body:        safe(nation.Body),
		CheckedSaid: say.Lang.Say("words.checked", "date", say.Date(nation.LastChecked)),
	}
}
