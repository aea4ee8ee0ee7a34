package site

import (
	"html/template"

	"bandstand/directory/page"
	"bandstand/directory/schedule"
)

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

// makeNotFound makes the page for addresses that lead nowhere.
func (m *maker) makeNotFound() error {
	return m.putAt("404.html", "not-found", page.Head{
		Title:   m.in.Say("not_found.heading"),
		NoIndex: true,
	}, nil)
}

// sayDate says a date without its weekday.
func (m *maker) sayDate(d schedule.Date) string { return m.in.Date(d.Year, d.Month, d.Day) }
