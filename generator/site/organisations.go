package site

import (
	"cmp"
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
)

// organisationPage is what organisation.html is filled with.
type organisationPage struct {
	Organisation *activity.Organisation
	Body         template.HTML
	Contact      *activity.Contact // nil where the organisation gave no way to reach it
	Glance       glance            // where there is more than one
	Towns        []*townHelp       // where it has something on
	Safe         *safeguardingSaid
	Council      []string // of the town, where it is only one
	Cards        []template.HTML
}

// makeOrganisations makes a page for every organisation, with what it runs.
func (m *maker) makeOrganisations() error {
	for _, one := range m.Organisations {
		found := m.those(func(l listing) bool { return l.Organisation == one })
		made := organisationPage{
			Organisation: one,
			Body:         safe(one.Body),
			Towns:        m.townsOf(found),
			Safe:         m.saySafeguarding(one.Safeguarding),
			Cards:        each(found, func(l listing) template.HTML { return l.card }),
		}
		if len(found) > 1 {
			made.Glance = m.glance(found)
		}
		contact := one.Contact
		contact.Website = cmp.Or(contact.Website, one.Website)
		if contact != (activity.Contact{}) {
			made.Contact = &contact
		}
		if len(made.Towns) == 1 {
			made.Council = made.Towns[0].Council
		}
		if err := m.put("organisation", page.Head{
			Title:       one.Name,
			Description: one.Summary,
			Path:        one.Path(),
			Crumbs:      m.crumbs(page.Link{Label: m.in.Say("everything.heading"), URL: "/activities/"}),
		}, made); err != nil {
			return err
		}
	}
	return nil
}
