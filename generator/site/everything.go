package site

import (
	"cmp"
	"slices"

	"bandstand/directory/page"
	"bandstand/search"
)

// everythingPage is what everything.html is filled with.
type everythingPage struct {
	CountSaid string
	Groups    []group
}

// group is the activities of one town, or those that happen from home.
type group struct {
	ID, Heading string
	Rows        []search.Shown
}

// makeEverythingPage makes the one page with every activity on it, by town.
func (m *maker) makeEverythingPage() error {
	made := everythingPage{CountSaid: m.in.Say("list.count", "count", len(m.listed))}
	for _, town := range m.Towns {
		made.addGroup("town-"+town.Slug, town.Name, m.those(func(l listing) bool { return l.isIn(town.Slug) }))
	}
	made.addGroup("from-home", m.in.Say("everything.from_home"), m.those(func(l listing) bool { return l.Venue == nil }))
	return m.put("everything", page.Head{
		Title:       m.in.Say("everything.heading"),
		Description: m.in.Say("everything.description", "count", len(m.listed)),
		Path:        "/activities/",
		Section:     "find",
		Crumbs:      m.crumbs(),
	}, made)
}

// addGroup adds what was found, by title, unless nothing was.
func (p *everythingPage) addGroup(id, heading string, found []listing) {
	if len(found) == 0 {
		return
	}
	slices.SortFunc(found, func(a, b listing) int {
		return cmp.Or(cmp.Compare(a.Title, b.Title), cmp.Compare(a.Slug, b.Slug))
	})
	p.Groups = append(p.Groups, group{id, heading, each(found, func(l listing) search.Shown { return l.shown })})
}
