package site

import (
	"cmp"
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/generator/site/wording"
)

// organisationPage is what organisation.html is filled with.
type organisationPage struct {
	Organisation *activity.Organisation
	Body         template.HTML
	Contact      *activity.Contact // nil where the organisation gave no way to reach it
	Glance       glance            // where there is more than one
	Towns        []*townHelp       // where it has something on
	Safe         *wording.Safeguarding
	Council      []string // of the town, where it is only one
	Cards        []template.HTML
}

// organisation is the page of an organisation, with what it runs.
func (e *edition) organisation(one *activity.Organisation) (page.Head, any, error) {
	found := e.lists().ofSomeone[one.Slug]
	made := organisationPage{
		Organisation: one,
		Body:         safe(one.Body),
		Towns:        e.help.of(found),
		Safe:         e.say.Safeguarding(one.Safeguarding),
	}
	if len(found) > 1 {
		made.Glance = newGlance(e.say, found)
	}
	contact := one.Contact
	contact.Website = cmp.Or(contact.Website, one.Website)
	if contact != (activity.Contact{}) {
		made.Contact = &contact
	}
	if len(made.Towns) == 1 {
		made.Council = made.Towns[0].Council
	}
	var err error
	made.Cards, err = cards(found)
	return page.Head{
		Title:       one.Name,
		Description: one.Summary.String(),
		Crumbs:      crumbs(e.lang, page.Link{Label: e.lang.Text("everything.heading"), URL: "/activities/"}),
	}, made, err
}
