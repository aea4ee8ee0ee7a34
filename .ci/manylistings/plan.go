package main

import (
	"fmt"
	"strings"

	"bandstand/directory/activity"
	"bandstand/directory/vocabulary"
)

// planned is an activity before it is written: what others refer to.
type planned struct {
	title, slug  string
	organisation int
	town         int
	venue        int // among those of the town
	kinds        []vocabulary.Term
	status       string
}

// organisation is a group that runs activities.
type organisation struct {
	name, slug   string
	town         int
	safeguarding bool
	contact      string
}

// venue is a place where several activities meet.
type venue struct {
	name, address, postcode, setting string
}

// plan is a whole directory before it is written.
type plan struct {
	*language
	seed                   uint64
	towns                  []town
	venues                 [][]venue // of each town
	organisations          []organisation
	activities             []planned
	photographs            int
	kinds, goodFor, access vocabulary.List
	welsh                  map[string]vocabulary.Term // terms in Welsh, by "kinds/music"
	slugs                  map[string]int             // how often each has been wanted
	kindSums               []int
}

// make draws groups until there are enough activities. Many groups run one and a
// few run a dozen.
func (p *plan) make(want int) {
	c := newChance(p.seed, 1)
	var sums []int
	total := 0
	for _, t := range p.towns {
		total += t.weight
		sums = append(sums, total)
	}
	for i := range p.kinds {
		last := 0
		if i > 0 {
			last = p.kindSums[i-1]
		}
		p.kindSums = append(p.kindSums, last+100/(i+3)) // the first are the most common
	}
	p.venues = make([][]venue, len(p.towns))
	for len(p.activities) < want {
		home := weighted(c, sums)
		p.organisations = append(p.organisations, p.group(c, home))
		for range min(1+c.rank(4), want-len(p.activities)) {
			at := home
			if c.outOf(1, 8) { // not far away: towns are in the order of their distance
				at = min(max(0, home+c.between(-6, 6)), len(p.towns)-1)
			}
			p.activities = append(p.activities, p.activity(c, at))
		}
	}
}

// freeSlug returns the address of a name that no other page has.
func (p *plan) freeSlug(folder, name string) string {
	slug := activity.SlugOf(name)
	if len(slug) > 70 {
		slug = strings.Trim(slug[:70], "-")
	}
	wanted := folder + slug
	p.slugs[wanted]++
	if n := p.slugs[wanted]; n > 1 {
		return fmt.Sprintf("%s-%d", slug, n)
	}
	return slug
}

func (p *plan) group(c *chance, home int) organisation {
	place := p.towns[home].name
	name := ""
	switch word := p.name(c); c.IntN(8) {
	case 0:
		name = "Friends of " + word + " " + one(c, []string{"Park", "Library", "Hall", "Wood"})
	case 1:
		name = place + " " + word + " " + one(c, []string{"Society", "Group", "Circle", "Club"})
	case 2:
		name = "The " + word + " Trust"
	case 3:
		name = word + " and " + p.name(c)
	case 4:
		name = place + " " + one(c, []string{"Neighbours", "Elders and Youngsters", "Volunteers", "Makers"})
	case 5:
		name = word + " Community " + one(c, []string{"Centre", "Kitchen", "Arts", "Garden"})
	case 6:
		name = word + " Primary School"
	default:
		name = word + " " + one(c, []string{"Players", "Singers", "Growers", "Shed", "Readers", "Walkers"})
	}
	o := organisation{name: name, slug: p.freeSlug("organisations/", name), town: home, safeguarding: c.outOf(2, 3)}
	o.contact = p.contact(c, o.slug)
	return o
}

// settings are those of venues, with what is called so. Nobody can just come along to
// the last three.
var settings = []struct{ setting, called string }{
	{"community", "Hall"}, {"community", "Community Centre"}, {"community", "Rooms"}, {"community", "Institute"},
	{"community", "Pavilion"}, {"library", "Library"},
	{"place-of-worship", "Church Hall"}, {"place-of-worship", "Chapel"},
	{"outdoors", "Park"}, {"outdoors", "Allotments"}, {"outdoors", "Green"}, {"surgery", "Health Centre"},
	{"school", "Primary School"}, {"care-home", "House"}, {"home", "and around"},
}

// closedSettings are where nobody can simply walk in.
var closedSettings = map[string]bool{"school": true, "care-home": true, "home": true}

func (p *plan) newVenue(c *chance, at int) venue {
	like := one(c, settings)
	street := p.name(c) + " " + one(c, []string{"Road", "Street", "Lane", "Hill", "Way"})
	v := venue{
		name: p.name(c) + " " + like.called, setting: like.setting, postcode: one(c, p.towns[at].postcodes),
		address: fmt.Sprintf("%d %s", c.between(1, 180), street),
	}
	if v.setting == "home" {
		v.name, v.address = "Your own home", p.towns[at].name+" and around"
	}
	return v
}

// activity draws an activity in a town, in a venue where others meet already or a new one.
func (p *plan) activity(c *chance, at int) planned {
	if len(p.venues[at]) == 0 || c.outOf(1, 3) {
		p.venues[at] = append(p.venues[at], p.newVenue(c, at))
	}
	a := planned{organisation: len(p.organisations) - 1, town: at, venue: c.IntN(len(p.venues[at]))}
	for range c.between(1, 2) + c.IntN(2) {
		kind := p.kinds[weighted(c, p.kindSums)]
		known := false
		for _, other := range a.kinds {
			known = known || other.Slug == kind.Slug
		}
		if !known {
			a.kinds = append(a.kinds, kind)
		}
	}
	switch c.IntN(100) {
	case 0:
		a.status = "ended"
	case 1, 2:
		a.status = "paused"
	case 3:
		if c.outOf(1, 3) {
			a.status = "draft"
		}
	}
	a.title = p.title(c, a)
	a.slug = p.freeSlug("activities/", a.title)
	return a
}

func (p *plan) title(c *chance, a planned) string {
	word, name := capital(one(c, a.kinds[0].Words)), p.name(c)
	where := p.towns[a.town]
	if welsh := p.welsh["kinds/"+a.kinds[0].Slug]; where.nation == "wales" && c.outOf(1, 3) && len(welsh.Words) > 0 {
		return one(c, []string{"Clwb ", "Criw ", "Cylch ", "Paned a "}) + capital(one(c, welsh.Words)) + " " + name
	}
	switch c.IntN(7) {
	case 0:
		return word + " at " + p.venues[a.town][a.venue].name
	case 1:
		return "The " + name + " " + word + " " + one(c, []string{"Club", "Group", "Hour", "Circle"})
	case 2:
		return where.name + " " + word
	case 3:
		return one(c, days) + " " + word + " with " + name
	case 4:
		return word + " Across the Ages"
	case 5:
		return name + " and " + p.name(c)
	}
	return name + " " + word
}

// contact returns how to reach somebody, in numbers that are kept for invention
// (Ofcom's numbers for use in drama, and the domains of RFC 2606).
func (p *plan) contact(c *chance, of string) string {
	landline := one(c, []string{"01632 960%03d", "0161 496 0%03d", "0121 496 0%03d", "0131 496 0%03d", "020 7946 0%03d"})
	fields := []string{"role: " + quoted(p.say(c, "join.contact.role"))}
	if c.outOf(5, 6) {
		fields = append(fields, `phone: "`+fmt.Sprintf(landline, c.IntN(1000))+`"`)
	}
	if c.outOf(1, 4) {
		fields = append(fields, fmt.Sprintf(`sms: "07700 900%03d"`, c.IntN(1000)))
	}
	if c.outOf(2, 3) || len(fields) == 1 {
		fields = append(fields, "email: hello@"+of+".example.org")
	}
	if c.outOf(1, 2) {
		fields = append(fields, `website: "https://`+of+`.example.org"`)
	}
	return "{" + strings.Join(fields, ", ") + "}"
}
