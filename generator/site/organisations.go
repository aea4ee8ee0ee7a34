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
	RingFirst    []ringing
	RingSaid     string
}

// organisation is the page of an organisation, with what it runs.
func (e *edition) organisation(one *activity.Organisation) (page.Head, any, error) {
	found := e.lists().ofSomeone[one.Slug]
	made := organisationPage{
		Organisation: one,
		Body:         safe(one.Body),
		Towns:        e.help.of(found.listed),
		RingFirst:    e.ringFirst(found.ringFirst),
		RingSaid:     found.sayRingFirst(e.lang),
		Safe:         e.say.Safeguarding(one.Safeguarding),
	}
	if len(found.listed) > 1 {
		made.Glance = newGlance(e.say, found.listed)
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
	made.Cards, err = cards(found.listed)
	return page.Head{
		Title:       one.Name,
		Description: one.Summary.String(),
		Crumbs:      crumbs(e.lang, page.Link{Label: e.lang.Text("everything.heading"), URL: "/activities/"}),
	}, made, err
}
