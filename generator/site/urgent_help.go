package site

import (
	"html/template"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
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

// addUrgentHelp adds the page of numbers to ring.
func (e *edition) addUrgentHelp() {
	e.add("/"+urgentHelpSlug+"/", "urgent-help", indexed, e.urgentHelp)
}

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
		Lines:       urgentLines(nation),
		Body:        safe(nation.Body),
		CheckedSaid: e.lang.Say("words.checked", "date", e.say.Date(nation.LastChecked)),
	}
}

// firstNeeds are those whose first number is a large button, in the order in
// which somebody in danger has to meet them.
var firstNeeds = []string{"danger-now", "urgent-mental-health", "to-talk"}

// urgentLines returns a nation's ways to urgent help: the numbers to ring first
// in the order of firstNeeds, then all others in the order of the nation's page.
func urgentLines(nation *activity.Nation) []search.Urgent {
	var first, others []search.Urgent
	for _, help := range nation.Urgent {
		line := search.Urgent{
			Nation: nation.Slug, Need: help.Need,
			Name: help.Name, Phone: help.Phone, Text: help.Text, Hours: help.Hours, Note: help.Note, Website: help.Website,
		}
		line.First = help.Phone != "" && slices.Contains(firstNeeds, help.Need) &&
			!slices.ContainsFunc(first, func(other search.Urgent) bool { return other.Need == help.Need })
		if line.First {
			first = append(first, line)
		} else {
			others = append(others, line)
		}
	}
	slices.SortStableFunc(first, func(a, b search.Urgent) int {
		return slices.Index(firstNeeds, a.Need) - slices.Index(firstNeeds, b.Need)
	})
	return append(first, others...)
}
