package activity

import (
	"slices"
	"strings"

	"bandstand/directory/place"
)

// venueTown finds the town that a venue names: its page, or else what place
// data knows of it. near is where the postcode is; it tells namesakes apart.
func (p *listing) venueTown(f venueFields, near place.Place) *Town {
	p.need(f.Town, f.line, "venue.town", "the name of its file in towns/, without .md")
	if !f.Town.told {
		return nil
	}
	if town, ok := p.directory.Town(f.Town.is); ok {
		return town
	}
	if file, left := p.left["towns/"+f.Town.is]; left {
		p.wrong(f.Town.line, "the page of the town %s has mistakes of its own", quote(f.Town.is)).mend("mend %s first; this page may be fine", file)
		return nil
	}
	if town, made := p.townsMade[f.Town.is]; made {
		return town
	}
	return p.townFromPlaces(f.Town, near)
}

// townFromPlaces builds a town that has no page out of place data.
func (p *listing) townFromPlaces(slug text, near place.Place) *Town {
	if !validSlug(slug.is) {
		p.wrong(slug.line, "%s is not the short name of a town", quote(slug.is)).mend("%s", p.townMeant(slug.is))
		return nil
	}
	named := townsCalled(slug.is)
	if near.Kind != "" {
		named = slices.DeleteFunc(named, func(found place.Place) bool { return found.Point.Miles(near.Point) > tooFar })
	}
	switch len(named) {
	case 0:
		p.wrong(slug.line, "there is no town %s", quote(slug.is)).mend("%s", p.townMeant(slug.is))
		return nil
	case 1:
	default:
		p.wrong(slug.line, "there are several places called %s: %s", named[0].Name, several(named)).mend("make the page towns/%s.md, with name, nation, latitude and longitude, so that we know which", slug.is)
		return nil
	}
	found := named[0]
	town := &Town{Slug: slug.is, Name: found.Name, Nation: found.Nation, Point: found.Point}
	p.warn(slug.line, "the town %s has no page, so there is only what we know of %s", quote(slug.is), found).mend("make the page towns/%s.md, with a few words, the link worker and the school terms", slug.is)
	p.townsMade[slug.is] = town
	return town
}

// townsCalled finds towns and villages by the short name that stands for them.
func townsCalled(slug string) []place.Place {
	var named []place.Place
	for _, found := range place.Find(strings.ReplaceAll(slug, "-", " ")) {
		if found.Kind == place.KindTown && flatten(found.Name) == flatten(slug) {
			named = append(named, found)
		}
	}
	return named
}

func several(places []place.Place) string {
	var names []string
	for _, found := range places[:min(len(places), 4)] {
		names = append(names, found.String())
	}
	return strings.Join(names, "; ")
}

func (p *listing) townMeant(written string) string {
	var slugs []string
	for _, town := range p.directory.Towns {
		if flatten(town.Name) == flatten(written) {
			return "write " + town.Slug
		}
		slugs = append(slugs, town.Slug)
	}
	if near := nearest(written, slugs); near != "" {
		return "did you mean " + quote(near) + "?"
	}
	var names []string
	for _, found := range place.Suggest(strings.ReplaceAll(written, "-", " ")) {
		if found.Kind == place.KindTown {
			names = append(names, SlugOf(found.Name))
		}
	}
	if len(names) > 0 {
		return "did you mean " + strings.Join(names[:min(len(names), 3)], " or ") + "?"
	}
	return "write the name of its file in towns/, without .md, or make that file"
}
