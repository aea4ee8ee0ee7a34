package lists

import (
	"cmp"
	"html/template"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/sheets"
)

// soonShown is how many of the next activities the home page shows.
const soonShown = 6

// kindsShown is how many kinds the home page shows where site.yaml names none.
const kindsShown = 6

// mostTownsShown is how many towns a page offers before it leads to the list of all.
const mostTownsShown = 24

// homePage is what home.html is filled with.
type homePage struct {
	Strapline  words.Text
	Empty      bool // nothing is listed, nor are there groups to ring
	Kinds      []entry
	Needs      []page.Link
	Soon       []template.HTML
	SoonIn     []page.Link // what is on in each town, where there are several
	RingFirst  string      // how many groups there are to ring, where there is nothing else
	Towns      []entry
	LinkWorker words.Text
	Begin      bool // says what to do next in a directory that lists nothing yet; in previews
}

// home is the page that asks what one would like to do.
func (m *Maker) home() (page.Head, any, error) {
	home := homePage{Strapline: m.Site.Strapline, LinkWorker: m.Directory.LinkWorker()}
	home.Empty = !m.Lists().All().Any()
	home.Begin = home.Empty && m.Begins
	for _, slug := range m.homeKinds() {
		kind, ok := m.Kinds.Find(slug)
		if !ok {
			continue // check has told of it
		}
		home.Kinds = append(home.Kinds, entry{slug, "/kinds/" + slug + "/", kind.Label, kind.Explain, m.Lists().OfKind(slug).Say(m.Lang), true})
	}
	for _, need := range m.GoodFor {
		if m.Lists().GoodFor(need.Slug).Any() {
			home.Needs = append(home.Needs, page.Link{Label: need.Label, URL: "/good-for/" + need.Slug + "/"})
		}
	}
	all := m.Lists().All()
	if len(all.Listed) == 0 && all.Any() {
		home.RingFirst = all.SayRingFirst(m.Lang)
	}
	// What is soon somewhere is far from most: where there are several towns somebody
	// chooses theirs, and what can be joined from home is for everybody.
	if towns := m.Booklets(); len(towns) > 1 {
		all = m.Lists().FromHome()
		home.SoonIn = each(towns, func(town *activity.Town) page.Link {
			return page.Link{Label: words.Own(town.Name), URL: townWhatsOn(town)}
		})
		if len(towns) > mostTownsShown {
			home.SoonIn = append(home.SoonIn[:mostTownsShown:mostTownsShown], page.Link{Label: m.Lang.Text("list.towns.all"), URL: "/towns/"})
		}
	}
	soon := slices.Clone(all.Listed[:min(soonShown, len(all.Listed))])
	soon = slices.DeleteFunc(soon, func(l *listing.Listing) bool { return l.Shown.Next.IsZero() })
	home.Towns = m.townEntries(m.Lists().Towns())
	var err error
	home.Soon, err = listing.Cards(soon)
	head := page.Head{Title: m.Lang.Say("home.title"), Description: m.Site.Strapline.String()}
	head.Feeds = m.newFollowing(m.Shell.Name, activity.ActivityAddress).feeds()
	head.Linked = m.Linked.On((*linkeddata.Maker).Site)
	return head, home, err
}

// homeKinds returns the kinds that the home page shows: those that site.yaml names, or
// else those that have the most to show.
func (m *Maker) homeKinds() []string {
	if len(m.Site.Home) > 0 {
		return m.Site.Home
	}
	var kinds []string
	for _, kind := range m.Kinds {
		if m.Lists().OfKind(kind.Slug).Any() {
			kinds = append(kinds, kind.Slug)
		}
	}
	slices.SortStableFunc(kinds, func(a, b string) int {
		return cmp.Compare(len(m.Lists().OfKind(b).Listed), len(m.Lists().OfKind(a).Listed))
	})
	return kinds[:min(kindsShown, len(kinds))]
}

// MyListPath is where the list that a reader gathers is shown.
const MyListPath = "/my-list/"

// myListPage is what my-list.html is filled with.
type myListPage struct {
	Address string // of the page itself, whole, for links that are sent
	Towns   []page.Link
}

// myList is the page that shows what a reader saved, or what a link carries. What it
// says of each activity comes from its card.json.
func (m *Maker) myList() (page.Head, any, error) {
	made := myListPage{Address: m.Shell.BaseURL + MyListPath}
	for _, town := range m.Booklets() {
		made.Towns = append(made.Towns, page.Link{Label: words.Own(town.Name), URL: sheets.BookletPath(town)})
	}
	return page.Head{
		Title:       m.Lang.Say("my_list.heading"),
		Description: m.Lang.Say("my_list.description"),
		Section:     "my-list",
		Crumbs:      page.Crumbs(m.Lang),
	}, made, nil
}
