package site

import (
	"cmp"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/search"
)

// everythingPage is what everything.html is filled with.
type everythingPage struct {
	CountSaid string
	Groups    []group
	Towns     []entry // instead, where there is too much for one page
}

// group is the activities of one town, or those that happen from home.
type group struct {
	ID, Heading string
	Rows        []search.Shown
}

// mostRows is how many activities the one page lists. More would take a telephone
// minutes: the page then leads to the lists of the towns.
const mostRows = 2000

// listEverything is the one page with every activity on it, by town.
func listEverything(lang *words.Language, towns []*activity.Town, lists *lists) (page.Head, any, error) {
	made := everythingPage{CountSaid: lang.Say("list.count", "count", len(lists.all))}
	fromHome := lang.Text("everything.from_home")
	if len(lists.all) > mostRows {
		made.Towns = append(lists.townEntries(towns), entry{
			URL: "/search?how=online&how=by-phone", Label: fromHome, Count: len(lists.fromHome),
		})
	} else {
		for _, town := range towns {
			made.addGroup("town-"+town.Slug, town.Name, lists.inTown[town.Slug])
		}
		made.addGroup("from-home", fromHome.String(), lists.fromHome)
	}
	return page.Head{
		Title:       lang.Say("everything.heading"),
		Description: lang.Say("everything.description", "count", len(lists.all)),
		Section:     "find",
		Crumbs:      crumbs(lang),
	}, made, nil
}

// addGroup adds what was found, by title, unless nothing was.
func (p *everythingPage) addGroup(id, heading string, found []*listing) {
	if len(found) == 0 {
		return
	}
	found = slices.SortedFunc(slices.Values(found), func(a, b *listing) int {
		return cmp.Or(cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
	})
	p.Groups = append(p.Groups, group{id, heading, each(found, func(l *listing) search.Shown { return l.shown })})
}
