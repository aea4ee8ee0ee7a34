package activity

import (
	"cmp"
	"slices"
	"strings"

	"bandstand/directory/words"
)

// Activity returns the listing with this slug.
func (d *Directory) Activity(slug string) (*Activity, bool) {
	return bySlug(d.Activities, slug, func(a *Activity) string { return a.Slug })
}

// Organisation returns the organisation with this slug.
func (d *Directory) Organisation(slug string) (*Organisation, bool) {
	return bySlug(d.Organisations, slug, func(o *Organisation) string { return o.Slug })
}

// Town returns the town with this slug.
func (d *Directory) Town(slug string) (*Town, bool) {
	return bySlug(d.Towns, slug, func(t *Town) string { return t.Slug })
}

// Nation returns the nation with this slug: england, northern-ireland, scotland
// or wales.
func (d *Directory) Nation(slug string) (*Nation, bool) {
	return bySlug(d.Nations, slug, func(n *Nation) string { return n.Slug })
}

// LinkWorker returns what link workers are called in the directory: by site.yaml, or else
// in its nation.
func (d *Directory) LinkWorker() words.Text {
	if nation, ok := d.Nation(d.Site.Nation); ok && d.Site.LinkWorker == "" {
		return nation.LinkWorker
	}
	return d.Site.LinkWorker
}

// Page returns the page of words with this slug.
func (d *Directory) Page(slug string) (*Page, bool) {
	return bySlug(d.Pages, slug, func(p *Page) string { return p.Slug })
}

// Sources returns whom to credit for what is shown, each with a licence once, in the order of their
// names.
func (d *Directory) Sources() []Source {
	var all []Source
	add := func(from Source) {
		one := Source{Name: from.Name, Licence: from.Licence}
		known := func(other Source) bool { return other.Name == one.Name && other.Licence == one.Licence }
		if one.Name != "" && !slices.ContainsFunc(all, known) {
			all = append(all, one)
		}
	}
	for _, a := range d.Activities {
		add(a.Source)
	}
	for _, o := range d.Organisations {
		add(o.Source)
	}
	slices.SortFunc(all, func(a, b Source) int {
		return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.Licence, b.Licence))
	})
	return all
}

// bySlug finds an entry of a list that is sorted by slug.
func bySlug[T any](list []*T, slug string, of func(*T) string) (*T, bool) {
	i, found := slices.BinarySearchFunc(list, slug,
		func(entry *T, slug string) int { return strings.Compare(of(entry), slug) })
	if !found {
		return nil, false
	}
	return list[i], true
}

// ActivityAddress is what the address of every listing begins with.
const ActivityAddress = "/activities/"

// Path returns the address of the listing: "/activities/plant-pals/". It stays
// when the group moves town.
func (a *Activity) Path() string { return ActivityAddress + a.Slug + "/" }

// Path returns the address of the organisation: "/organisations/salford-song-circle/".
func (o *Organisation) Path() string { return "/organisations/" + o.Slug + "/" }

// Path returns the address of the town: "/towns/salford/".
func (t *Town) Path() string { return "/towns/" + t.Slug + "/" }

// Path returns the address of the page: "/keeping-safe/".
func (p *Page) Path() string { return "/" + p.Slug + "/" }

// Path returns the address of the nation's part of the page of urgent help:
// "/urgent-help/#wales".
func (n *Nation) Path() string { return "/urgent-help/#" + n.Slug }
