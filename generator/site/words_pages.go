package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
)

// urgentHelpSlug is the page of words that stands above the numbers to ring.
const urgentHelpSlug = "urgent-help"

// wordsPage is what words.html is filled with.
type wordsPage struct {
	Title, Summary string
	Body           template.HTML
	CheckedSaid    string
}

// makeWords makes the pages of words.
func (m *maker) makeWords() error {
	for _, one := range m.Pages {
		if one.Slug == urgentHelpSlug {
			continue
		}
		made := wordsPage{Title: one.Title, Summary: one.Summary, Body: safe(one.Body)}
		if !one.LastChecked.IsZero() {
			made.CheckedSaid = m.in.Say("words.checked", "date", m.sayDate(one.LastChecked))
		}
		head := page.Head{Title: one.Title, Description: one.Summary, Path: one.Path(), Crumbs: m.crumbs()}
		if one.Slug == "how-to-join-in" {
			head.Section = "join"
		}
		if one.Statement != nil {
			if err := m.makeStatement(one, head); err != nil {
				return err
			}
			continue
		}
		if err := m.put("words", head, made); err != nil {
			return err
		}
	}
	return nil
}

// urgentHelpPage is what urgent-help.html is filled with.
type urgentHelpPage struct {
	Title   string
	Body    template.HTML
	Nations []nationHelp
}

// nationHelp is whom to ring in one nation.
type nationHelp struct {
	Slug, Name  string
	Needs       []needHelp
	Body        template.HTML
	CheckedSaid string
}

// needHelp is whom to ring for one need.
type needHelp struct {
	Heading string
	Lines   []activity.UrgentHelp
}

// urgentNeeds are in the order in which they matter.
var urgentNeeds = []string{"danger-now", "urgent-health", "urgent-mental-health", "to-talk"}

// makeUrgentHelp makes the page of numbers to ring: the directory's own nation
// first, then the others.
func (m *maker) makeUrgentHelp() error {
	made := urgentHelpPage{Title: m.in.Say("page.nav.urgent")}
	for _, one := range m.Pages {
		if one.Slug == urgentHelpSlug {
			made.Title, made.Body = one.Title, safe(one.Body)
		}
	}
	if own, ok := m.Nation(m.Site.Nation); ok {
		made.Nations = append(made.Nations, m.nationHelp(own))
	}
	for _, nation := range m.Nations {
		if nation.Slug != m.Site.Nation {
			made.Nations = append(made.Nations, m.nationHelp(nation))
		}
	}
	return m.put("urgent-help", page.Head{
		Title:       made.Title,
		Description: m.in.Say("urgent.description"),
		Path:        "/" + urgentHelpSlug + "/",
		Section:     "urgent",
		Crumbs:      m.crumbs(),
	}, made)
}

func (m *maker) nationHelp(nation *activity.Nation) nationHelp {
	made := nationHelp{
		Slug:        nation.Slug,
		Name:        nation.Name,
		Body:        safe(nation.Body),
		CheckedSaid: m.in.Say("words.checked", "date", m.sayDate(nation.LastChecked)),
	}
	for _, need := range urgentNeeds {
		one := needHelp{Heading: m.in.Say("urgent." + need)}
		for _, help := range nation.Urgent {
			if help.Need == need {
				one.Lines = append(one.Lines, help)
			}
		}
		if len(one.Lines) > 0 {
			made.Needs = append(made.Needs, one)
		}
	}
	return made
}

// makeNotFound makes the page for addresses that lead nowhere.
func (m *maker) makeNotFound() error {
	return m.putAt("404.html", "not-found", page.Head{
		Title:   m.in.Say("not_found.heading"),
		NoIndex: true,
	}, nil)
}

// sayDate says a date without its weekday.
func (m *maker) sayDate(d schedule.Date) string { return m.in.Date(d.Year, d.Month, d.Day) }
