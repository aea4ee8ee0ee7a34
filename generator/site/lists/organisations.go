package lists

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/wording"
)

// organisationPage is what organisation.html is filled with.
type organisationPage struct {
	Organisation *activity.Organisation
	Body         template.HTML
	Contact      *activity.Contact // nil where the organisation gave no way to reach it
	Glance       glance            // where there is more than one
	Towns        []*TownHelp       // where it has something on
	Safe         *wording.Safeguarding
	Council      []string // of the town, where it is only one
	Cards        []template.HTML
	RingFirst    []ringing
	RingSaid     string
	SourceSaid   words.Text // where its words come from, where it was imported
}

// organisationsPath is the address of the list of organisations of which nothing is listed.
const organisationsPath = "/organisations/"

// WithoutActivity returns the organisations of which nothing is listed, by name.
func (m *Maker) WithoutActivity() []*activity.Organisation {
	var found []*activity.Organisation
	for _, one := range m.Organisations {
		if !m.Lists().OfSomeone(one).Any() {
			found = append(found, one)
		}
	}
	slices.SortStableFunc(found, func(a, b *activity.Organisation) int { return strings.Compare(a.Name, b.Name) })
	return found
}

// organisations is the list of those of which nothing is listed: somebody may ring them all the same.
func (m *Maker) organisations() (page.Head, any, error) {
	entries := each(m.WithoutActivity(), func(one *activity.Organisation) entry {
		return entry{Slug: one.Slug, URL: one.Path(), Label: words.Own(one.Name), Explain: one.Summary}
	})
	heading, lead := m.Lang.Say("organisations.heading"), m.Lang.Say("organisations.lead")
	return page.Head{
		Title:       heading,
		Description: lead,
		Crumbs:      page.Crumbs(m.Lang, page.Link{Label: m.Lang.Text("everything.heading"), URL: activity.ActivityAddress}),
	}, indexPage{heading, lead, entries}, nil
}

// organisation is the page of an organisation, with what it runs.
func (m *Maker) organisation(one *activity.Organisation) (page.Head, any, error) {
	found := m.Lists().OfSomeone(one)
	made := organisationPage{
		Organisation: one,
		Body:         wording.HTML(one.Body),
		Towns:        m.townHelps(found.Listed),
		RingFirst:    m.ringFirst(found.RingFirst),
		RingSaid:     found.SayRingFirst(m.Lang),
		Safe:         m.Safeguarding(one.Safeguarding),
	}
	if len(found.Listed) > 1 {
		made.Glance = newGlance(m.Wording, found.Listed, nil)
	}
	contact := one.Contact
	contact.Website = cmp.Or(contact.Website, one.Website)
	if contact != (activity.Contact{}) {
		made.Contact = &contact
	}
	if from := one.Source; from.Name != "" && !from.Taken.IsZero() {
		made.SourceSaid = m.Lang.Text("source.unchecked", "name", from.Name, "licence", from.Licence, "date", m.Date(from.Taken))
	} else if from.Name != "" {
		made.SourceSaid = m.Lang.Text("source.said", "name", from.Name, "licence", from.Licence)
	}
	if len(made.Towns) == 1 {
		made.Council = made.Towns[0].Council
	}
	var err error
	made.Cards, err = listing.Cards(found.Listed)
	return page.Head{
		Title:       one.Name,
		Description: one.Summary.String(),
		Crumbs:      page.Crumbs(m.Lang, page.Link{Label: m.Lang.Text("everything.heading"), URL: "/activities/"}),
		Linked:      m.Linked.On(func(m *linkeddata.Maker) []linkeddata.Node { return m.Organisation(one) }),
	}, made, err
}
