package site

import (
	"cmp"
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/search"
)

// perPage is how many cards a list shows before it goes on on a second page.
const perPage = 60

// list is one list of cards, over as many pages as it needs.
type list struct {
	path          string // of its first page
	heading       string
	title         string // for the browser's tab; the heading where empty
	lead          string
	idea          string
	crumbs        []page.Link
	town          *townHelp
	narrower      []page.Link
	narrowerLabel string
	elsewhere     page.Link
	listings      []listing
}

// listPage is what list.html is filled with.
type listPage struct {
	Heading       string
	Lead          string
	Idea          string
	Town          *townHelp
	Narrower      []page.Link
	NarrowerLabel string
	CountSaid     string
	OrderSaid     string
	Cards         []template.HTML
	Pages         []page.Link
	Elsewhere     *page.Link
}

// entry is one tile of a page that leads to lists.
type entry struct {
	Slug, URL, Label, Explain string
	Count                     int
	IsKind                    bool // its drawing is shown
}

// indexPage is what index.html is filled with.
type indexPage struct {
	Heading, Lead string
	Entries       []entry
}

// makeLists makes the lists by kind, need, town, town and kind, day and access
// feature, and the pages that lead to them.
func (m *maker) makeLists() error {
	for _, make := range []func() error{
		func() error { return m.makeTermLists("kinds", "kind", m.Kinds, listing.hasKind) },
		func() error { return m.makeTermLists("good-for", "good_for", m.GoodFor, listing.isGoodFor) },
		func() error { return m.makeTermLists("access", "access", m.Access, listing.hasAccess) },
		m.makeDayLists,
		m.makeTownLists,
	} {
		if err := make(); err != nil {
			return err
		}
	}
	return nil
}

func (l listing) hasKind(slug string) bool   { return slices.Contains(l.document.Kinds, slug) }
func (l listing) isGoodFor(slug string) bool { return slices.Contains(l.document.GoodFor, slug) }
func (l listing) hasAccess(slug string) bool { return slices.Contains(l.document.Access, slug) }
func (l listing) isOn(day time.Weekday) bool {
	return slices.ContainsFunc(l.document.Slots, func(slot search.Slot) bool { return slot.Day == day })
}
func (l listing) isIn(town string) bool { return l.document.TownSlug == town }

// those gives the listings that lists show and that pass.
func (m *maker) those(pass func(listing) bool) []listing {
	var found []listing
	for _, one := range m.listed {
		if pass(one) {
			found = append(found, one)
		}
	}
	return found
}

// makeTermLists makes a list for each term of a vocabulary, also for those that
// nothing has yet, so that their addresses hold. The parameter is what search
// calls the same choice.
func (m *maker) makeTermLists(section, parameter string, terms vocabulary.List, has func(listing, string) bool) error {
	key := "list." + strings.ReplaceAll(section, "-", "_")
	path := "/" + section + "/"
	crumbs := m.crumbs(page.Link{Label: m.in.Say(key + ".all"), URL: path})
	var entries []entry
	for _, term := range terms {
		found := m.those(func(l listing) bool { return has(l, term.Slug) })
		entries = append(entries, entry{term.Slug, path + term.Slug + "/", term.Label, term.Explain, len(found), section == "kinds"})
		if err := m.makeList(list{
			path:     path + term.Slug + "/",
			heading:  m.in.Say(key+".heading", "term", term.Label, "term_small", lowered(term.Label)),
			lead:     term.Explain,
			idea:     term.Ideas,
			crumbs:   crumbs,
			listings: found,
			elsewhere: page.Link{
				Label: m.in.Say("list.search_instead"),
				URL:   "/search?" + parameter + "=" + term.Slug,
			},
		}); err != nil {
			return err
		}
	}
	return m.makeIndex(path, key, entries)
}

// makeDayLists makes a list for each day of the week.
func (m *maker) makeDayLists() error {
	var entries []entry
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // Monday first
		slug := strings.ToLower(day.String())
		found := m.those(func(l listing) bool { return l.isOn(day) })
		path := "/days/" + slug + "/"
		entries = append(entries, entry{slug, path, m.in.Weekday(day), "", len(found), false})
		if err := m.makeList(list{
			path:      path,
			heading:   m.in.Say("list.days.heading", "days", m.in.Weekdays(day)),
			crumbs:    m.crumbs(page.Link{Label: m.in.Say("list.days.all"), URL: "/days/"}),
			listings:  found,
			elsewhere: page.Link{Label: m.in.Say("list.search_instead"), URL: "/search?day=" + slug},
		}); err != nil {
			return err
		}
	}
	return m.makeIndex("/days/", "list.days", entries)
}

// makeTownLists makes a list for each town, and for each kind that it has.
func (m *maker) makeTownLists() error {
	var entries []entry
	for _, town := range m.Towns {
		found := m.those(func(l listing) bool { return l.isIn(town.Slug) })
		entries = append(entries, entry{town.Slug, town.Path(), town.Name, "", len(found), false})
		crumbs := m.crumbs(page.Link{Label: m.in.Say("list.towns.all"), URL: "/towns/"})
		if err := m.makeList(list{
			path:          town.Path(),
			heading:       m.in.Say("list.towns.heading", "town", town.Name),
			crumbs:        crumbs,
			town:          m.townHelp(town),
			narrower:      m.kindsIn(town, found, ""),
			narrowerLabel: m.in.Say("list.narrower"),
			listings:      found,
			elsewhere:     page.Link{Label: m.in.Say("list.towns.near", "town", town.Name), URL: "/search?near=" + town.Slug},
		}); err != nil {
			return err
		}
		for _, kind := range m.Kinds {
			ofKind := slices.DeleteFunc(slices.Clone(found), func(l listing) bool { return !l.hasKind(kind.Slug) })
			if len(ofKind) == 0 {
				continue
			}
			if err := m.makeList(list{
				path:          town.Path() + kind.Slug + "/",
				heading:       m.in.Say("list.town_kind.heading", "town", town.Name, "kind", kind.Label),
				lead:          kind.Explain,
				crumbs:        append(slices.Clone(crumbs), page.Link{Label: town.Name, URL: town.Path()}),
				narrower:      m.kindsIn(town, found, kind.Slug),
				narrowerLabel: m.in.Say("list.narrower"),
				listings:      ofKind,
				elsewhere:     page.Link{Label: m.in.Say("list.search_instead"), URL: "/search?near=" + town.Slug + "&kind=" + kind.Slug},
			}); err != nil {
				return err
			}
		}
	}
	return m.makeIndex("/towns/", "list.towns", entries)
}

// kindsIn links to the kinds that a town has.
func (m *maker) kindsIn(town *activity.Town, found []listing, current string) []page.Link {
	var links []page.Link
	for _, kind := range m.Kinds {
		if slices.ContainsFunc(found, func(l listing) bool { return l.hasKind(kind.Slug) }) {
			links = append(links, page.Link{Label: kind.Label, URL: town.Path() + kind.Slug + "/", Current: kind.Slug == current})
		}
	}
	return links
}

// townsListed are the towns that have an activity which lists show.
func (m *maker) townsListed() []*activity.Town {
	return slices.DeleteFunc(slices.Clone(m.Towns), func(town *activity.Town) bool {
		return !slices.ContainsFunc(m.listed, func(l listing) bool { return l.isIn(town.Slug) })
	})
}

// makeList makes the pages of one list.
func (m *maker) makeList(l list) error {
	pages := max(1, (len(l.listings)+perPage-1)/perPage)
	for number := 1; number <= pages; number++ {
		part := l.listings[(number-1)*perPage : min(number*perPage, len(l.listings))]
		made := listPage{
			Heading:       l.heading,
			Idea:          l.idea,
			Narrower:      l.narrower,
			NarrowerLabel: l.narrowerLabel,
			CountSaid:     m.in.Say("list.count", "count", len(l.listings)),
			OrderSaid:     m.in.Say("list.order.soonest"),
			Cards:         each(part, func(one listing) template.HTML { return one.card }),
			Pages:         pageLinks(l.path, number, pages),
		}
		if number == 1 {
			made.Lead, made.Town = l.lead, l.town
		}
		if l.elsewhere.URL != "" {
			made.Elsewhere = &l.elsewhere
		}
		title := cmp.Or(l.title, l.heading)
		if pages > 1 {
			title = m.in.Say("list.title_page", "title", title, "page", number, "pages", pages)
		}
		if err := m.put("list", page.Head{
			Title:       title,
			Description: m.in.Say("list.description", "heading", l.heading, "count", len(l.listings)),
			Path:        pagePath(l.path, number),
			Section:     "find",
			Crumbs:      l.crumbs,
		}, made); err != nil {
			return err
		}
	}
	return nil
}

// pagePath is the address of one page of a list. The later ones cannot meet a
// kind in a town's list: check refuses terms that are called so.
func pagePath(path string, number int) string {
	if number == 1 {
		return path
	}
	return fmt.Sprintf("%spage-%d/", path, number)
}

func pageLinks(path string, current, pages int) []page.Link {
	if pages == 1 {
		return nil
	}
	var links []page.Link
	for number := 1; number <= pages; number++ {
		links = append(links, page.Link{Label: strconv.Itoa(number), URL: pagePath(path, number), Current: number == current})
	}
	return links
}

// makeIndex makes a page that leads to lists.
func (m *maker) makeIndex(path, key string, entries []entry) error {
	return m.put("index", page.Head{
		Title:       m.in.Say(key + ".index"),
		Description: m.in.Say(key + ".index_lead"),
		Path:        path,
		Section:     "find",
		Crumbs:      m.crumbs(),
	}, indexPage{m.in.Say(key + ".index"), m.in.Say(key + ".index_lead"), entries})
}

// crumbs is the way back to a page: home, and what stands between.
func (m *maker) crumbs(between ...page.Link) []page.Link {
	return append([]page.Link{{Label: m.in.Say("page.home"), URL: "/"}}, between...)
}
