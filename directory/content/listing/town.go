package listing

import (
	"slices"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/content/check"
	"bandstand/directory/content/fields"
	"bandstand/directory/content/frontmatter"
	"bandstand/directory/place"
	"bandstand/directory/slips"
	"bandstand/directory/words"
)

// townOf finds the town that a venue names: its page, or else what place
// data knows of it. near is where the postcode is, by which namesakes are told apart.
func townOf(p *page, f fields.Venue, near place.Place) *activity.Town {
	check.Need(p.Report, f.Town, f.Line, "venue.town", "the name of its file in towns/, without .md")
	if !f.Town.Set {
		return nil
	}
	if town, ok := p.Directory.Town(f.Town.Value); ok {
		return town
	}
	if file, left := p.Claims.LeftOut("towns", f.Town.Value); left {
		p.Errorf(f.Town.Line, "the page of the town %s has mistakes of its own", words.Quote(f.Town.Value)).
			Suggestf("mend %s first; this page may be fine", file)
		return nil
	}
	if town, made := p.TownsMade[f.Town.Value]; made {
		return town
	}
	return townFromPlaces(p, f.Town, near)
}

// townFromPlaces builds a town that has no page out of place data.
func townFromPlaces(p *page, slug frontmatter.Text, near place.Place) *activity.Town {
	if !activity.ValidSlug(slug.Value) {
		p.Errorf(slug.Line, "%s is not the short name of a town", words.Quote(slug.Value)).
			Suggestf("%s", townMeant(p, slug.Value))
		return nil
	}
	named := check.TownsCalled(slug.Value)
	if near.Kind != "" {
		named = slices.DeleteFunc(named, func(found place.Place) bool { return found.Point.Miles(near.Point) > tooFar })
	}
	switch len(named) {
	case 0:
		p.Errorf(slug.Line, "there is no town %s", words.Quote(slug.Value)).Suggestf("%s", townMeant(p, slug.Value))
		return nil
	case 1:
	default:
		p.Errorf(slug.Line, "there are several places called %s: %s", named[0].Name, several(named)).
			Suggestf("make the page towns/%s.md, with name, nation, latitude and longitude, so that we know which", slug.Value)
		return nil
	}
	found := named[0]
	town := &activity.Town{Slug: slug.Value, Name: found.Name, Nation: found.Nation, Point: found.Point}
	p.Warnf(slug.Line, "the town %s has no page, so there is only what we know of %s", words.Quote(slug.Value), found).
		Suggestf("make the page towns/%s.md, with a few words, the link worker and the school terms", slug.Value)
	p.TownsMade[slug.Value] = town
	return town
}

func several(places []place.Place) string {
	var names []string
	for _, found := range places[:min(len(places), 4)] {
		names = append(names, found.String())
	}
	return strings.Join(names, "; ")
}

func townMeant(p *page, written string) string {
	var slugs []string
	for _, town := range p.Directory.Towns {
		if slips.Flatten(town.Name) == slips.Flatten(written) {
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
