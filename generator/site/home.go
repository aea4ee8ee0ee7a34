package site

import (
	"cmp"
	"html/template"
	"slices"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/linkeddata"
	"bandstand/generator/site/samples"
	"bandstand/generator/site/services"
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
func (e *edition) home() (page.Head, any, error) {
	home := homePage{Strapline: e.Site.Strapline, LinkWorker: e.LinkWorker()}
	home.Empty = !e.lists().all.any()
	home.Begin = home.Empty && e.options.Drafts
	for _, slug := range e.homeKinds() {
		kind, ok := e.Kinds.Find(slug)
		if !ok {
			continue // check has told of it
		}
		home.Kinds = append(home.Kinds, entry{slug, "/kinds/" + slug + "/", kind.Label, kind.Explain, e.lists().ofKind[slug].say(e.lang), true})
	}
	for _, need := range e.GoodFor {
		if e.lists().goodFor[need.Slug].any() {
			home.Needs = append(home.Needs, page.Link{Label: need.Label, URL: "/good-for/" + need.Slug + "/"})
		}
	}
	all := e.lists().all
	if len(all.listed) == 0 && all.any() {
		home.RingFirst = all.sayRingFirst(e.lang)
	}
	// What is soon somewhere is far from most: where there are several towns somebody
	// chooses theirs, and what can be joined from home is for everybody.
	if towns := e.booklets(); len(towns) > 1 {
		all = e.lists().fromHome
		home.SoonIn = each(towns, func(town *activity.Town) page.Link {
			return page.Link{Label: words.Own(town.Name), URL: townWhatsOn(town)}
		})
		if len(towns) > mostTownsShown {
			home.SoonIn = append(home.SoonIn[:mostTownsShown:mostTownsShown], page.Link{Label: e.lang.Text("list.towns.all"), URL: "/towns/"})
		}
	}
	soon := slices.Clone(all.listed[:min(soonShown, len(all.listed))])
	soon = slices.DeleteFunc(soon, func(l *listing) bool { return l.shown.Next.IsZero() })
	home.Towns = e.lists().townEntries(e.lang, e.lists().towns)
	var err error
	home.Soon, err = cards(soon)
	head := page.Head{Title: e.lang.Say("home.title"), Description: e.Site.Strapline.String()}
	head.Feeds = e.newFollowing(e.shell.Name, activity.ActivityAddress).feeds()
	head.Linked = e.linkedTo((*linkeddata.Maker).Site)
	return head, home, err
}

// homeKinds returns the kinds that the home page shows: those that site.yaml names, or
// else those that have the most to show.
func (e *edition) homeKinds() []string {
	if len(e.Site.Home) > 0 {
		return e.Site.Home
	}
	var kinds []string
	for _, kind := range e.Kinds {
		if e.lists().ofKind[kind.Slug].any() {
			kinds = append(kinds, kind.Slug)
		}
	}
	slices.SortStableFunc(kinds, func(a, b string) int {
		return cmp.Compare(len(e.lists().ofKind[b].listed), len(e.lists().ofKind[a].listed))
	})
	return kinds[:min(kindsShown, len(kinds))]
}

// myListPath is where the list that a reader gathers is shown.
const myListPath = "/my-list/"

// myListPage is what my-list.html is filled with.
type myListPage struct {
	Address string // of the page itself, whole, for links that are sent
	Towns   []page.Link
}

// myList is the page that shows what a reader saved, or what a link carries. What it
// says of each activity comes from its card.json.
func (e *edition) myList() (page.Head, any, error) {
	made := myListPage{Address: e.shell.BaseURL + myListPath}
	for _, town := range e.booklets() {
		made.Towns = append(made.Towns, page.Link{Label: words.Own(town.Name), URL: sheets.BookletPath(town)})
	}
	return page.Head{
		Title:       e.lang.Say("my_list.heading"),
		Description: e.lang.Say("my_list.description"),
		Section:     "my-list",
		Crumbs:      crumbs(e.lang),
	}, made, nil
}

// components is the page of every component in every state.
func (e *edition) components() (page.Head, any, error) {
	head := page.Head{Title: "Components", Alone: true}
	own := samples.Own{Kinds: e.Kinds, Logo: e.shell.Logo}
	if own.Logo.URL == "" { // where there is no logo of its own, the icon stands for one
		own.Logo = page.Logo{URL: e.shell.Assets["icon.svg"], Width: 32, Height: 32}
	}
	for _, one := range e.sampleScenes() {
		own.Scenes = append(own.Scenes, "/"+one.Path())
	}
	qr, err := sheets.NewQR(e.shell.BaseURL, samples.Path)
	if err != nil {
		return head, nil, err
	}
	if qr != nil {
		own.QR = qr
	}
	for _, one := range e.listings {
		if one.picture != nil {
			own.Picture = one.picture
			break
		}
	}
	if nation, ok := e.Nation(e.Site.Nation); ok {
		own.Urgent = services.UrgentHelp(nation)
	}
	if len(e.Towns) > 0 {
		own.TownHelp = e.help[e.Towns[0].Slug]()
	}
	made, err := samples.New(own, e.layouts, e.now)
	return head, made, err
}
