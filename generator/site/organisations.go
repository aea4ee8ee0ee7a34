package site

import (
	"html/template"

	"bandstand/directory/activity"
	"bandstand/directory/page"
)

// organisationPage is what organisation.html is filled with.
type organisationPage struct {
	Organisation *activity.Organisation
	Body         template.HTML
	Contact      *activity.Contact
	CountSaid    string
	Cards        []template.HTML
}

// makeOrganisations makes a page for every organisation, with what it runs.
func (m *maker) makeOrganisations() error {
	for _, one := range m.Organisations {
		found := m.those(func(l listing) bool { return l.Organisation == one })
		made := organisationPage{
			Organisation: one,
			Body:         safe(one.Body),
			CountSaid:    m.in.Say("list.count", "count", len(found)),
			Cards:        each(found, func(l listing) template.HTML { return l.card }),
		}
		if one.Contact != (activity.Contact{}) {
			made.Contact = &one.Contact
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

// townHelp is what the list of a town says beside its cards.
type townHelp struct {
	Name           string
	Body           template.HTML
	LinkWorkerName string // what link workers are called in this nation
	LinkWorker     activity.LinkWorker
	GroupsHelpedBy string
	Council        []string // whom to ring about somebody's safety
}

func (m *maker) townHelp(town *activity.Town) *townHelp {
	made := &townHelp{
		Name:           town.Name,
		Body:           safe(town.Body),
		LinkWorkerName: m.Site.LinkWorker,
		LinkWorker:     town.LinkWorker,
		GroupsHelpedBy: town.GroupsHelpedBy,
		Council:        m.councilLines(town),
	}
	if nation, ok := m.Nation(town.Nation); ok && nation.LinkWorker != "" {
		made.LinkWorkerName = nation.LinkWorker
	}
	return made
}
