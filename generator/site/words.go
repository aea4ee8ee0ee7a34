package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/address"
	"bandstand/generator/site/services"
	"bandstand/generator/site/statement"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// wordsPage is what words.html is filled with.
type wordsPage struct {
	Title, Summary words.Text
	Body           template.HTML
	CheckedSaid    string
}

// statementPage is what statement.html is filled with.
type statementPage struct {
	statement.Statement
	Title, Summary words.Text
	Body           template.HTML
}

// addWords adds the pages of words.
func (e *edition) addWords() {
	for _, one := range e.Pages {
		head := page.Head{Title: one.Title.String(), Description: one.Summary.String(), Crumbs: page.Crumbs(e.lang)}
		if one.Slug == "how-to-join-in" {
			head.Section = "join"
		}
		switch {
		case one.Slug == urgentHelpSlug:
		case one.Statement != nil:
			e.addresses.Add(one.Path(), "statement", address.Indexed, func() (page.Head, any, error) {
				made := statement.New(e.say, one, page.Host(e.shell.BaseURL))
				return head, statementPage{made, one.Title, one.Summary, wording.HTML(one.Body)}, nil
			})
		default:
			e.addresses.Add(one.Path(), "words", address.Indexed, func() (page.Head, any, error) {
				made := wordsPage{Title: one.Title, Summary: one.Summary, Body: wording.HTML(one.Body)}
				if !one.LastChecked.IsZero() {
					made.CheckedSaid = e.lang.Say("words.checked", "date", e.say.Date(one.LastChecked))
				}
				return head, made, nil
			})
		}
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
	*activity.Nation
	Lines       []search.Urgent
	Body        template.HTML
	CheckedSaid string
}

// urgentHelp is the page of numbers to ring.
func urgentHelp(say *wording.Wording) (page.Head, any, error) {
	made := urgentHelpPage{Title: say.Lang.Text("page.nav.urgent")}
	for _, one := range say.Pages {
		if one.Slug == urgentHelpSlug {
			made.Title, made.Body = one.Title, wording.HTML(one.Body)
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
		Nation:      nation,
		Lines:       services.UrgentHelp(nation),
		Body:        wording.HTML(nation.Body),
		CheckedSaid: say.Lang.Say("words.checked", "date", say.Date(nation.LastChecked)),
	}
}
