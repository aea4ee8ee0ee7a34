package site

import (
	"cmp"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/search"
)

// everythingPage is what everything.html is filled with.
type everythingPage struct {
	CountSaid string
	Groups    []group
	Towns     []entry // instead, where there is too much for one page
	Others    bool    // there are organisations of which nothing is listed
	Following *following
}

// group is the activities of one town, or those that happen from home.
type group struct {
	ID, Heading string
	Rows        []search.Shown
	RingFirst   []ringing
	RingSaid    string
}

// mostRows is how many activities the one page lists. More would take a telephone
// minutes: the page then leads to the lists of the towns.
const mostRows = 2000

// everything is the one page with every activity on it, by town.
func (e *edition) everything() (page.Head, any, error) {
	all := e.lists().all
	made := everythingPage{Following: e.newFollowing(e.shell.Name, activity.ActivityAddress), CountSaid: all.say(e.lang), Others: len(e.withoutActivity()) > 0}
	fromHome := e.lang.Text("everything.from_home")
	if len(all.listed)+len(all.ringFirst) > mostRows {
		made.Towns = append(e.lists().townEntries(e.lang, e.Towns), entry{
			URL: "/search?how=online&how=by-phone", Label: fromHome, CountSaid: e.lists().fromHome.say(e.lang),
		})
	} else {
		for _, town := range e.Towns {
			made.addGroup(e, "town-"+town.Slug, town.Name, e.lists().inTown[town.Slug])
		}
		made.addGroup(e, "from-home", fromHome.String(), e.lists().fromHome)
	}
	description := e.lang.Say("everything.description", "count", len(all.listed))
	if len(all.listed) == 0 {
		description = all.describe(e.lang, e.lang.Text("everything.heading"))
	}
	return page.Head{
		Title:       e.lang.Say("everything.heading"),
		Description: description,
		Section:     "find",
		Crumbs:      crumbs(e.lang),
		Feeds:       made.Following.feeds(),
	}, made, nil
}

// addGroup adds what was found, by title, unless nothing was.
func (p *everythingPage) addGroup(e *edition, id, heading string, found found) {
	if !found.any() {
		return
	}
	byTitle := func(of []*listing) []*listing {
		return slices.SortedFunc(slices.Values(of), func(a, b *listing) int {
			return cmp.Or(cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
		})
	}
	p.Groups = append(p.Groups, group{
		ID: id, Heading: heading,
		Rows:      each(byTitle(found.listed), func(l *listing) search.Shown { return l.shown }),
		RingFirst: e.ringFirst(byTitle(found.ringFirst)), RingSaid: found.sayRingFirst(e.lang),
	})
}
