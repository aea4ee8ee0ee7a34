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
		switch {
		case one.Slug == urgentHelpSlug:
		case one.Statement != nil:
			e.add(one.Path(), "statement", indexed, func() (page.Head, any, error) {
				return e.wordsHead(one), e.statement(one), nil
			})
		default:
			e.add(one.Path(), "words", indexed, func() (page.Head, any, error) {
				made := wordsPage{Title: one.Title, Summary: one.Summary, Body: safe(one.Body)}
				if !one.LastChecked.IsZero() {
					made.CheckedSaid = e.lang.Say("words.checked", "date", e.say.Date(one.LastChecked))
				}
				return e.wordsHead(one), made, nil
			})
		}
	}
}

func (e *edition) wordsHead(one *activity.Page) page.Head {
	head := page.Head{Title: one.Title.String(), Description: one.Summary.String(), Crumbs: e.crumbs()}
	if one.Slug == "how-to-join-in" {
		head.Section = "join"
	}
	return head
}
