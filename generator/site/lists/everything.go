package lists

import (
	"cmp"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/generator/site/listing"
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
func (m *Maker) everything() (page.Head, any, error) {
	all := m.Lists().All()
	made := everythingPage{Following: m.newFollowing(m.Shell.Name, activity.ActivityAddress), CountSaid: all.Say(m.Lang), Others: len(m.WithoutActivity()) > 0}
	fromHome := m.Lang.Text("everything.from_home")
	if len(all.Listed)+len(all.RingFirst) > mostRows {
		made.Towns = append(m.townEntries(m.Towns), entry{
			URL: "/search?how=online&how=by-phone", Label: fromHome, CountSaid: m.Lists().FromHome().Say(m.Lang),
		})
	} else {
		for _, town := range m.Towns {
			made.addGroup(m, "town-"+town.Slug, town.Name, m.Lists().InTown(town))
		}
		made.addGroup(m, "from-home", fromHome.String(), m.Lists().FromHome())
	}
	description := m.Lang.Say("everything.description", "count", len(all.Listed))
	if len(all.Listed) == 0 {
		description = all.Describe(m.Lang, m.Lang.Text("everything.heading"))
	}
	return page.Head{
		Title:       m.Lang.Say("everything.heading"),
		Description: description,
		Section:     "find",
		Crumbs:      page.Crumbs(m.Lang),
		Feeds:       made.Following.feeds(),
	}, made, nil
}

// addGroup adds what was found, by title, unless nothing was.
func (p *everythingPage) addGroup(m *Maker, id, heading string, found listing.Found) {
	if !found.Any() {
		return
	}
	byTitle := func(of []*listing.Listing) []*listing.Listing {
		return slices.SortedFunc(slices.Values(of), func(a, b *listing.Listing) int {
			return cmp.Or(cmp.Compare(a.Title.String(), b.Title.String()), cmp.Compare(a.Slug, b.Slug))
		})
	}
	p.Groups = append(p.Groups, group{
		ID: id, Heading: heading,
		Rows:      each(byTitle(found.Listed), func(l *listing.Listing) search.Shown { return l.Shown }),
		RingFirst: m.ringFirst(byTitle(found.RingFirst)), RingSaid: found.SayRingFirst(m.Lang),
	})
}
