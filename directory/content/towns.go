package content

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/listing"
	"bandstand/directory/content/report"
	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// pagelessTowns are the towns that listings name and that have no page, as place
// data knows them.
type pagelessTowns struct {
	mu    sync.Mutex
	built map[namedPlace]*activity.Town
	// settled are those that stand in a directory: the first listing of a town
	// decides which of the places of one name is meant.
	settled map[string]*activity.Town
}

type namedPlace struct {
	slug  string
	place place.Place
}

// town returns the town that a slug means; nil where there is none, or none without
// mistakes.
func (l *load) town(slug string, near place.Place) *activity.Town {
	if town, ok := l.directory.Town(slug); ok {
		return town
	}
	if l.claims.leftOut("towns", slug) != "" {
		return nil
	}
	if town := l.pageless.settled[slug]; town != nil {
		return town
	}
	return l.pageless.find(slug, near)
}

// find returns the only place of a name near another, as a town; nil where there is
// none, or more than one.
func (t *pagelessTowns) find(slug string, near place.Place) *activity.Town {
	named := placesCalled(slug, near)
	if len(named) != 1 {
		return nil
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	key := namedPlace{slug, named[0]}
	if t.built[key] == nil {
		t.built[key] = &activity.Town{Slug: slug, Name: named[0].Name, Nation: named[0].Nation, Point: named[0].Point}
	}
	return t.built[key]
}

// placesCalled returns the places that the slug of a town can mean. Where near is
// known, those far from it are none of them.
func placesCalled(slug string, near place.Place) []place.Place {
	if !activity.ValidSlug(slug) {
		return nil
	}
	named := check.TownsCalled(slug)
	if near.Kind != "" {
		named = slices.DeleteFunc(named,
			func(found place.Place) bool { return found.Point.Miles(near.Point) > listing.TooFar })
	}
	return named
}

// settle decides which places the towns without a page are, and reports whether any
// of them is another than before.
func (l *load) settle(listings []*listing.Listing) (others bool) {
	before := l.pageless.settled
	l.pageless.settled, l.settledBy = map[string]*activity.Town{}, map[string]int{}
	for i, one := range listings {
		slug := one.Town.Value
		if one.Found {
			continue
		}
		if _, hasPage := l.directory.Town(slug); hasPage || slug == "" || l.pageless.settled[slug] != nil ||
			l.claims.leftOut("towns", slug) != "" {
			continue
		}
		if town := l.pageless.find(slug, one.Near); town != nil {
			l.pageless.settled[slug], l.settledBy[slug] = town, i
		}
	}
	return !maps.Equal(before, l.pageless.settled)
}

// reportTown reports that the town of a listing has no page, or none that is sound.
// Of a town that place data knows the first listing alone is told, because one page
// is enough for all. i is its place in the order of listings.
func (l *load) reportTown(i int, one *listing.Listing, r *report.Report) {
	slug := one.Town
	if town := one.ItsTown(); town != nil && town.File != "" || !slug.Set {
		return
	}
	if file := l.claims.leftOut("towns", slug.Value); file != "" {
		r.Errorf(slug.Line, "the page of the town %s has mistakes of its own", words.Quote(slug.Value)).
			Suggestf("mend %s first; this page may be fine", file)
		return
	}
	named := placesCalled(slug.Value, one.Near)
	switch by, settled := l.settledBy[slug.Value]; {
	case settled && by == i:
		r.Warnf(slug.Line, "the town %s has no page, so there is only what we know of %s", words.Quote(slug.Value), named[0]).
			Suggestf("make the page towns/%s.md, with a few words, the link worker and the school terms", slug.Value)
	case settled && by < i:
	case len(named) > 0:
		var places []string
		for _, found := range named[:min(len(named), 4)] {
			places = append(places, found.String())
		}
		r.Errorf(slug.Line, "there are several places called %s: %s", named[0].Name, strings.Join(places, "; ")).
			Suggestf("make the page towns/%s.md, with name, nation, latitude and longitude, so that we know which", slug.Value)
	case one.Near.Kind != "" && len(placesCalled(slug.Value, place.Place{})) > 0:
		there := placesCalled(slug.Value, place.Place{})[0]
		r.Errorf(slug.Line, "%s lies %.0f miles from the postcode", there, there.Point.Miles(one.Near.Point)).
			Suggestf("look at the town and the postcode: one of them is wrong")
	case activity.ValidSlug(slug.Value):
		r.Errorf(slug.Line, "there is no town %s", words.Quote(slug.Value)).Suggestf("%s", l.townMeant(slug.Value))
	default:
		r.Errorf(slug.Line, "%s is not the short name of a town", words.Quote(slug.Value)).
			Suggestf("%s", l.townMeant(slug.Value))
	}
}

func (l *load) townMeant(written string) string {
	var slugs []string
	for _, town := range l.directory.Towns {
		slug := activity.SlugOf(strings.TrimSuffix(written, ".md"))
		if slips.Flatten(town.Name) == slips.Flatten(written) || slug == town.Slug {
			return "write " + town.Slug
		}
		slugs = append(slugs, town.Slug)
	}
	if near := slips.Nearest(written, slugs); near != "" {
		return "did you mean " + words.Quote(near) + "?"
	}
	var names []string
	for _, found := range place.Suggest(strings.ReplaceAll(written, "-", " ")) {
		if found.Kind == place.KindTown {
			names = append(names, activity.SlugOf(found.Name))
		}
	}
	if len(names) > 0 {
		return "did you mean " + strings.Join(names[:min(len(names), 3)], " or ") + "?"
	}
	return "write the name of its file in towns/, without .md, or make that file"
}
