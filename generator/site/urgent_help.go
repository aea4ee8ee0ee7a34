package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/services"
	"bandstand/search"
)

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
func (e *edition) urgentHelp() (page.Head, any, error) {
	made := urgentHelpPage{Title: e.lang.Text("page.nav.urgent")}
	for _, one := range e.Pages {
		if one.Slug == urgentHelpSlug {
			made.Title, made.Body = one.Title, safe(one.Body)
		}
	}
	if own, ok := e.Nation(e.Site.Nation); ok {
		made.Nations = append(made.Nations, e.nationHelp(own))
	}
	for _, nation := range e.Nations {
		if nation.Slug != e.Site.Nation {
			made.Nations = append(made.Nations, e.nationHelp(nation))
			made.Elsewhere = append(made.Elsewhere, page.Link{Label: nation.Name, URL: "#" + nation.Slug})
		}
	}
	return page.Head{
		Title:       made.Title.String(),
		Description: e.lang.Say("urgent.description"),
		Section:     "urgent",
	}, made, nil
}

func (e *edition) nationHelp(nation *activity.Nation) nationHelp {
	return nationHelp{
		Slug:        nation.Slug,
		Name:        nation.Name,
		Lines:       services.UrgentHelp(nation),
		Body:        safe(nation.Body),
		CheckedSaid: e.lang.Say("words.checked", "date", e.say.Date(nation.LastChecked)),
	}
}
