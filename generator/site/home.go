package site

import (
	"html/template"
	"slices"

	"bandstand/directory/page"
	"bandstand/directory/words"
)

// soonShown is how many of the next activities the home page shows.
const soonShown = 6

// homePage is what home.html is filled with.
type homePage struct {
	Strapline  words.Text
	Kinds      []entry
	Needs      []page.Link
	Soon       []template.HTML
	Towns      []entry
	LinkWorker words.Text
}

// addHome adds the page that asks what one would like to do.
func (e *edition) addHome() {
	e.add("/", "home", indexed, e.home)
}

func (e *edition) home() (page.Head, any, error) {
	home := homePage{Strapline: e.Site.Strapline, LinkWorker: e.Site.LinkWorker}
	for _, slug := range e.Site.Home {
		kind, ok := e.Kinds.Find(slug)
		if !ok {
			continue // check has told of it
		}
		home.Kinds = append(home.Kinds, entry{slug, "/kinds/" + slug + "/", kind.Label, kind.Explain, len(e.lists.ofKind[slug]), true})
	}
	for _, need := range e.GoodFor {
		if len(e.lists.goodFor[need.Slug]) > 0 {
			home.Needs = append(home.Needs, page.Link{Label: need.Label, URL: "/good-for/" + need.Slug + "/"})
		}
	}
	soon := slices.Clone(e.lists.all[:min(soonShown, len(e.lists.all))])
	soon = slices.DeleteFunc(soon, func(l *listing) bool { return l.shown.Next.IsZero() })
	var err error
	home.Soon, err = cards(soon)
	for _, town := range e.lists.towns {
		home.Towns = append(home.Towns, entry{town.Slug, town.Path(), words.Own(town.Name), "", len(e.lists.inTown[town.Slug]), false})
	}
	return page.Head{Title: e.lang.Say("home.title"), Description: e.Site.Strapline.String()}, home, err
}
