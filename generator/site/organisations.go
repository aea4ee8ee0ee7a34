package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/linkeddata"
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
	SourceSaid   words.Text // where its words come from, where it was imported
}

// organisationsPath is the address of the list of organisations of which nothing is listed.
const organisationsPath = "/organisations/"

// withoutActivity returns the organisations of which nothing is listed, by name.
func (e *edition) withoutActivity() []*activity.Organisation {
	var found []*activity.Organisation
	for _, one := range e.Organisations {
		if !e.lists().ofSomeone[one.Slug].any() {
			found = append(found, one)
		}
	}
	slices.SortStableFunc(found, func(a, b *activity.Organisation) int { return strings.Compare(a.Name, b.Name) })
	return found
}

// organisations is the list of those of which nothing is listed: somebody may ring them all the same.
func (e *edition) organisations() (page.Head, any, error) {
	entries := each(e.withoutActivity(), func(one *activity.Organisation) entry {
		return entry{Slug: one.Slug, URL: one.Path(), Label: words.Own(one.Name), Explain: one.Summary}
	})
	heading, lead := e.lang.Say("organisations.heading"), e.lang.Say("organisations.lead")
	return page.Head{
		Title:       heading,
		Description: lead,
		Crumbs:      crumbs(e.lang, page.Link{Label: e.lang.Text("everything.heading"), URL: activity.ActivityAddress}),
	}, indexPage{heading, lead, entries}, nil
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
		made.Glance = newGlance(e.say, found.listed, nil)
	}
	contact := one.Contact
	contact.Website = cmp.Or(contact.Website, one.Website)
	if contact != (activity.Contact{}) {
		made.Contact = &contact
	}
	if from := one.Source; from.Name != "" && !from.Taken.IsZero() {
		made.SourceSaid = e.lang.Text("source.unchecked", "name", from.Name, "licence", from.Licence, "date", e.say.Date(from.Taken))
	} else if from.Name != "" {
		made.SourceSaid = e.lang.Text("source.said", "name", from.Name, "licence", from.Licence)
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
		Linked:      e.linkedTo(func(m *linkeddata.Maker) []linkeddata.Node { return m.Organisation(one) }),
	}, made, err
}
