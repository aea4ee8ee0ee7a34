package site

import (
	"html/template"

	"bandstand/directory/page"
)

// soonShown is how many of the next activities the home page shows.
const soonShown = 6

// homePage is what home.html is filled with.
type homePage struct {
	Strapline  string
	Kinds      []entry
	Needs      []page.Link
	Soon       []template.HTML
	Towns      []entry
	LinkWorker string
}

// makeHome makes the page that asks what one would like to do.
func (m *maker) makeHome() error {
	home := homePage{Strapline: m.Site.Strapline, LinkWorker: m.Site.LinkWorker}
	for _, slug := range m.Site.Home {
		kind, ok := m.Kinds.Find(slug)
		if !ok {
			continue // check has told of it
		}
		found := m.those(func(l listing) bool { return l.hasKind(slug) })
		home.Kinds = append(home.Kinds, entry{slug, "/kinds/" + slug + "/", kind.Label, kind.Explain, len(found), true})
	}
	for _, need := range m.GoodFor {
		if len(m.those(func(l listing) bool { return l.isGoodFor(need.Slug) })) > 0 {
			home.Needs = append(home.Needs, page.Link{Label: need.Label, URL: "/good-for/" + need.Slug + "/"})
		}
	}
	for _, one := range m.listed[:min(soonShown, len(m.listed))] {
		if !one.shown.Next.IsZero() {
			home.Soon = append(home.Soon, one.card)
		}
	}
	for _, town := range m.townsListed() {
		found := m.those(func(l listing) bool { return l.isIn(town.Slug) })
		home.Towns = append(home.Towns, entry{town.Slug, town.Path(), town.Name, "", len(found), false})
	}
	return m.put("home", page.Head{
		Title:       m.in.Say("home.title"),
		Description: m.Site.Strapline,
		Path:        "/",
	}, home)
}
