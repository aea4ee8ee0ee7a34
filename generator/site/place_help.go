package site

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
)

// glance is what a town or an organisation has, before one reads any card.
type glance struct {
	Lines   []string    // "12 activities", "5 cost nothing"
	Days    []page.Link // the days on which something is on
	Booklet string      // address of the town's booklet; empty where there is none
}

// glance counts what some listings have of what people ask for first. What
// none of them has is not said: a page cannot know that nobody has it.
func (m *maker) glance(found []listing) glance {
	counted := func(pass func(listing) bool) int {
		return len(slices.DeleteFunc(slices.Clone(found), func(l listing) bool { return !pass(l) }))
	}
	made := glance{Lines: []string{m.in.Say("list.count", "count", len(found))}}
	for _, one := range []struct {
		key  string
		pass func(listing) bool
	}{
		{"glance.free", func(l listing) bool { return l.document.Free }},
		{"glance.come_along", func(l listing) bool { return m.canComeAlong(l.Activity) }},
		{"glance.step_free", func(l listing) bool { return l.hasAccess("step-free") }},
		{"glance.weekend", func(l listing) bool { return l.isOn(time.Saturday) || l.isOn(time.Sunday) }},
	} {
		if count := counted(one.pass); count > 0 {
			made.Lines = append(made.Lines, m.in.Say(one.key, "count", count))
		}
	}
	return made
}

// townHelp is what the list of a town says beside its cards.
type townHelp struct {
	Name           string
	Path           string
	Glance         glance
	Body           template.HTML
	LinkWorkerName string // what link workers are called in this nation
	LinkWorker     activity.LinkWorker
	GroupsHelpedBy string
	Council        []string // whom to ring about somebody's safety
}

func (m *maker) townHelp(town *activity.Town) *townHelp {
	made := &townHelp{
		Name:           town.Name,
		Path:           town.Path(),
		Body:           safe(town.Body),
		LinkWorkerName: m.Site.LinkWorker,
		LinkWorker:     town.LinkWorker,
		GroupsHelpedBy: town.GroupsHelpedBy,
		Council:        m.councilLines(town),
	}
	if nation, ok := m.Nation(town.Nation); ok && nation.LinkWorker != "" {
		made.LinkWorkerName = nation.LinkWorker
	}
	found := m.those(func(l listing) bool { return l.isIn(town.Slug) })
	if len(found) == 0 {
		return made
	}
	made.Glance = m.glance(found)
	made.Glance.Booklet = bookletPath(town)
	days, _ := m.bookletDays(found)
	made.Glance.Days = each(days, func(day bookletDay) page.Link {
		return page.Link{Label: day.Name, URL: made.Glance.Booklet + "#" + day.ID}
	})
	return made
}

// townsOf gives the towns in which some listings happen, each once, by name.
func (m *maker) townsOf(found []listing) []*townHelp {
	var towns []*townHelp
	for _, town := range m.Towns {
		if slices.ContainsFunc(found, func(l listing) bool { return l.isIn(town.Slug) }) {
			towns = append(towns, m.townHelp(town))
		}
	}
	slices.SortStableFunc(towns, func(a, b *townHelp) int { return strings.Compare(a.Name, b.Name) })
	return towns
}
