package site

import (
	"fmt"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
	"bandstand/search"
)

// perPage is how many cards a list shows before it goes on on a second page, and offers
// one town alone.
const perPage = 24

// listPage is what list.html is filled with.
type listPage struct {
	Heading       words.Text
	Lead          words.Text
	Idea          words.Text
	Town          *townHelp // whose help stands beside it; nil in most
	Narrower      []page.Link
	NarrowerLabel string
	CountSaid     string
	OrderSaid     string
	Cards         []template.HTML
	RingFirst     []ringing
	RingSaid      string
	Pages         []page.Link
	Elsewhere     page.Link
	Following     *following // nil where there is none
}

// entry is one tile of a page that leads to lists.
type entry struct {
	Slug, URL      string
	Label, Explain words.Text
	CountSaid      string
	IsKind         bool // its drawing is shown
}

// indexPage is what index.html is filled with.
type indexPage struct {
	Heading, Lead string
	Entries       []entry
}

// listPages adds the pages that lead to activities by what lists are about.
type listPages struct {
	*edition
	*lists
}

// addAll adds the lists by kind, need, access feature, day, town, and town and
// kind, and the pages that lead to them.
func (p listPages) addAll() {
	p.addTermLists("kinds", "kind", p.Kinds, p.ofKind)
	p.addTermLists("good-for", "good_for", p.GoodFor, p.goodFor)
	p.addTermLists("access", "access", p.Access, p.access)
	p.addDayLists()
	p.addTownLists()
}

// addTermLists adds a list for each term of a vocabulary, also for those that
// nothing has yet, so that their addresses hold. The parameter is what search
// calls the same choice.
func (p listPages) addTermLists(section, parameter string, terms vocabulary.List, by map[string]found) {
	key := "list." + strings.ReplaceAll(section, "-", "_")
	path := "/" + section + "/"
	for _, term := range terms {
		var following *following
		if section == "kinds" {
			following = p.newFollowing(p.followingName(term.Label.String()), path+term.Slug+"/")
			p.addFollowing(following, path+term.Slug+"/", by[term.Slug])
		}
		p.addList(path+term.Slug+"/", by[term.Slug], func() (listPage, []page.Link) {
			return listPage{
				Following:     following,
				Narrower:      p.townsOf(by[term.Slug], parameter+"="+term.Slug),
				NarrowerLabel: p.lang.Say("list.in_town"),
				Heading:       p.lang.Text(key+".heading", "term", term.Label, "term_small", wording.Lowered(term.Label)),
				Lead:          term.Explain,
				Idea:          term.Ideas,
				Elsewhere:     p.searchInstead(parameter + "=" + term.Slug),
			}, crumbs(p.lang, page.Link{Label: p.lang.Text(key + ".all"), URL: path})
		})
	}
	p.addIndex(path, key, func() []entry {
		return each(terms, func(term vocabulary.Term) entry {
			return entry{term.Slug, path + term.Slug + "/", term.Label, term.Explain, by[term.Slug].say(p.lang), section == "kinds"}
		})
	})
}

// addDayLists adds a list for each day of the week.
func (p listPages) addDayLists() {
	var entries []entry
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // Monday first
		slug := strings.ToLower(day.String())
		path := "/days/" + slug + "/"
		all := p.onDay[day]
		entries = append(entries, entry{slug, path, words.Own(p.lang.Weekday(day)), "", all.say(p.lang), false})
		onDay := sync.OnceValue(func() []*listing { return p.onlyOn(day, all.listed) })
		p.addOrderedList(path, all, onDay, func() (listPage, []page.Link) {
			return listPage{
				Heading:       p.lang.Text("list.days.heading", "days", p.lang.Weekdays(day)),
				Narrower:      p.townsOf(all, "day="+slug),
				NarrowerLabel: p.lang.Say("list.in_town"),
				Elsewhere:     p.searchInstead("day=" + slug),
			}, crumbs(p.lang, page.Link{Label: p.lang.Text("list.days.all"), URL: "/days/"})
		})
	}
	p.addIndex("/days/", "list.days", func() []entry { return entries })
}

// onlyOn returns listings as they are on one day of the week, with its time and next date
// alone, and by these.
func (p listPages) onlyOn(day time.Weekday, all []*listing) []*listing {
	only := each(all, func(one *listing) *listing {
		shown := one.shown
		own := *one.Activity
		own.Schedule = own.Schedule.On(day)
		shown.When = own.Schedule.Brief(p.lang, p.now)
		shown.Card.Coming = slices.DeleteFunc(slices.Clone(shown.Coming), func(c search.Coming) bool { return c.Start.Weekday() != day })
		shown = shown.Card.Show(p.now, p.lang, nil).Ageing(p.now, p.lang)
		layouts := p.layouts
		return &listing{
			Activity: one.Activity, listed: one.listed, shown: shown,
			card: func() (template.HTML, error) { return layouts.Component("card", shown) },
		}
	})
	slices.SortStableFunc(only, soonest)
	return only
}

// townsOf returns the search for the same choice in each of the towns of a long list.
func (p listPages) townsOf(all found, choice string) []page.Link {
	if len(all.listed) <= perPage {
		return nil
	}
	var links []page.Link
	for _, town := range p.towns {
		if slices.ContainsFunc(all.listed, func(one *listing) bool { return one.Venue != nil && one.Venue.Town == town }) {
			if links = append(links, page.Link{Label: words.Own(town.Name), URL: "/search?" + choice + "&near=" + town.Slug}); len(links) == mostTownsShown {
				break
			}
		}
	}
	return links
}

// addTownLists adds a list for each town, and for each kind that it has.
func (p listPages) addTownLists() {
	towns := page.Link{Label: p.lang.Text("list.towns.all"), URL: "/towns/"}
	for _, town := range p.Towns {
		all := p.inTown[town.Slug]
		ofKind := map[string]found{}
		for _, one := range slices.Concat(all.listed, all.ringFirst) {
			for _, kind := range one.Kinds {
				addTo(ofKind, kind.Slug, one)
			}
		}
		following := p.newFollowing(p.followingName(town.Name), town.Path())
		p.addFollowing(following, town.Path(), all)
		p.addList(town.Path(), all, func() (listPage, []page.Link) {
			return listPage{
				Following:     following,
				Heading:       p.lang.Text("list.towns.heading", "town", town.Name),
				Town:          p.help[town.Slug](),
				Narrower:      p.kindsIn(town, ofKind, ""),
				NarrowerLabel: p.lang.Say("list.narrower", "town", town.Name),
				Elsewhere: page.Link{
					Label: p.lang.Text("list.towns.near", "town", town.Name),
					URL:   "/search?near=" + town.Slug,
				},
			}, crumbs(p.lang, towns)
		})
		for _, kind := range p.Kinds {
			if !ofKind[kind.Slug].any() {
				continue
			}
			p.addList(town.Path()+kind.Slug+"/", ofKind[kind.Slug], func() (listPage, []page.Link) {
				return listPage{
					Heading:       p.lang.Text("list.town_kind.heading", "town", town.Name, "kind", kind.Label),
					Lead:          kind.Explain,
					Narrower:      p.kindsIn(town, ofKind, kind.Slug),
					NarrowerLabel: p.lang.Say("list.narrower", "town", town.Name),
					Elsewhere:     p.searchInstead("near=" + town.Slug + "&kind=" + kind.Slug),
				}, crumbs(p.lang, towns, page.Link{Label: words.Own(town.Name), URL: town.Path()})
			})
		}
	}
	p.addIndex("/towns/", "list.towns", func() []entry { return p.townEntries(p.lang, p.Towns) })
}

// followingName is what a calendar or a feed is called among others of the reader's.
func (p listPages) followingName(of string) string {
	return p.lang.Say("calendar.name", "site", p.shell.Name, "of", of)
}

// searchInstead links to a search with the same choices, where more can be chosen.
func (p listPages) searchInstead(query string) page.Link {
	return page.Link{Label: p.lang.Text("list.search_instead"), URL: "/search?" + query}
}

// kindsIn links to the kinds that a town has.
func (p listPages) kindsIn(town *activity.Town, ofKind map[string]found, current string) []page.Link {
	var links []page.Link
	for _, kind := range p.Kinds {
		if ofKind[kind.Slug].any() {
			links = append(links, page.Link{Label: kind.Label, URL: town.Path() + kind.Slug + "/", Current: kind.Slug == current})
		}
	}
	return links
}

// addList adds the pages of one list. What it says beside its cards, and the way back from
// it, is worked out for each page when that is filled.
func (p listPages) addList(path string, all found, about func() (listPage, []page.Link)) {
	p.addOrderedList(path, all, func() []*listing { return all.listed }, about)
}

// addOrderedList is addList with what is listed in an order, or shown in a way, of its
// own, worked out when a page is filled.
func (p listPages) addOrderedList(path string, all found, ordered func() []*listing, about func() (listPage, []page.Link)) {
	count := len(all.listed)
	pages := max(1, (count+len(all.ringFirst)+perPage-1)/perPage)
	for number := 1; number <= pages; number++ {
		from, to := (number-1)*perPage, number*perPage
		ringFirst := all.ringFirst[max(0, from-count):max(0, min(to-count, len(all.ringFirst)))]
		p.addresses.add(pagePath(path, number), "list", indexed, func() (page.Head, any, error) {
			made, wayBack := about()
			made.CountSaid = p.lang.Say("list.count", "count", count)
			made.RingFirst, made.RingSaid = p.ringFirst(ringFirst), all.sayRingFirst(p.lang)
			made.OrderSaid = p.lang.Say("list.order.soonest")
			made.Pages = pageLinks(path, number, pages)
			if number > 1 { // the first has told of them
				made.Lead, made.Town = "", nil
			}
			title := made.Heading.String()
			if pages > 1 {
				title = p.lang.Say("list.title_page", "title", title, "page", number, "pages", pages)
			}
			var err error
			made.Cards, err = cards(ordered()[min(from, count):min(to, count)])
			return page.Head{
				Title:       title,
				Description: all.describe(p.lang, made.Heading),
				Section:     "find",
				Crumbs:      wayBack,
				Feeds:       made.Following.feeds(),
			}, made, err
		})
	}
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
		links = append(links, page.Link{Label: words.Own(strconv.Itoa(number)), URL: pagePath(path, number), Current: number == current})
	}
	return links
}

// addIndex adds a page that leads to lists.
func (p listPages) addIndex(path, key string, entries func() []entry) {
	p.addresses.add(path, "index", indexed, func() (page.Head, any, error) {
		heading, lead := p.lang.Say(key+".index"), p.lang.Say(key+".index_lead")
		return page.Head{Title: heading, Description: lead, Section: "find", Crumbs: crumbs(p.lang)},
			indexPage{heading, lead, entries()}, nil
	})
}
