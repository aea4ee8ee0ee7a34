package lists

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
	"bandstand/generator/site/address"
	"bandstand/generator/site/listing"
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
	Town          *TownHelp // whose help stands beside it; nil in most
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
	Embed         *embed     // how other sites show it; nil where they cannot
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

// addLists adds the lists by kind, need, access feature, day, town, and town and
// kind, and the pages that lead to them.
func (m *Maker) addLists() {
	m.addTermLists("kinds", "kind", m.Kinds, m.Lists().OfKind)
	m.addTermLists("good-for", "good_for", m.GoodFor, m.Lists().GoodFor)
	m.addTermLists("access", "access", m.Access, m.Lists().Access)
	m.addDayLists()
	m.addTownLists()
}

// addTermLists adds a list for each term of a vocabulary, also for those that
// nothing has yet, so that their addresses hold. The parameter is what search
// calls the same choice.
func (m *Maker) addTermLists(section, parameter string, terms vocabulary.List, by func(slug string) listing.Found) {
	key := "list." + strings.ReplaceAll(section, "-", "_")
	path := "/" + section + "/"
	for _, term := range terms {
		var following *following
		if section == "kinds" {
			following = m.newFollowing(m.followingName(term.Label.String()), path+term.Slug+"/")
			m.addFollowing(following, path+term.Slug+"/", by(term.Slug))
		}
		towns := sync.OnceValue(func() []page.Link { return m.townsOf(by(term.Slug), parameter+"="+term.Slug) })
		m.addList(path+term.Slug+"/", by(term.Slug), func() (listPage, []page.Link) {
			return listPage{
				Following:     following,
				Narrower:      towns(),
				NarrowerLabel: m.Lang.Say("list.in_town"),
				Heading:       m.Lang.Text(key+".heading", "term", term.Label, "term_small", wording.Lowered(term.Label)),
				Lead:          term.Explain,
				Idea:          term.Ideas,
				Elsewhere:     m.searchInstead(parameter + "=" + term.Slug),
			}, page.Crumbs(m.Lang, page.Link{Label: m.Lang.Text(key + ".all"), URL: path})
		})
	}
	m.addIndex(path, key, func() []entry {
		return each(terms, func(term vocabulary.Term) entry {
			return entry{term.Slug, path + term.Slug + "/", term.Label, term.Explain, by(term.Slug).Say(m.Lang), section == "kinds"}
		})
	})
}

// addDayLists adds a list for each day of the week.
func (m *Maker) addDayLists() {
	var entries []entry
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // Monday first
		slug := strings.ToLower(day.String())
		path := "/days/" + slug + "/"
		all := m.Lists().OnDay(day)
		entries = append(entries, entry{slug, path, words.Own(m.Lang.Weekday(day)), "", all.Say(m.Lang), false})
		onDay := sync.OnceValue(func() []*listing.Listing { return m.Listings.ByDay(day, all.Listed) })
		towns := sync.OnceValue(func() []page.Link { return m.townsOf(all, "day="+slug) })
		cards := func(from, to int) ([]template.HTML, error) { return m.Listings.CardsOn(day, onDay()[from:to]) }
		m.addListOf(path, all, cards, func() (listPage, []page.Link) {
			return listPage{
				Heading:       m.Lang.Text("list.days.heading", "days", m.Lang.Weekdays(day)),
				Narrower:      towns(),
				NarrowerLabel: m.Lang.Say("list.in_town"),
				Elsewhere:     m.searchInstead("day=" + slug),
			}, page.Crumbs(m.Lang, page.Link{Label: m.Lang.Text("list.days.all"), URL: "/days/"})
		})
	}
	m.addIndex("/days/", "list.days", func() []entry { return entries })
}

// townsOf returns the search for the same choice in each of the towns of a long list.
func (m *Maker) townsOf(all listing.Found, choice string) []page.Link {
	if len(all.Listed) <= perPage {
		return nil
	}
	var links []page.Link
	for _, town := range m.Lists().Towns() {
		if slices.ContainsFunc(all.Listed, func(one *listing.Listing) bool { return one.Venue != nil && one.Venue.Town == town }) {
			if links = append(links, page.Link{Label: words.Own(town.Name), URL: "/search?" + choice + "&near=" + town.Slug}); len(links) == mostTownsShown {
				break
			}
		}
	}
	return links
}

// addTownLists adds a list for each town, and for each kind that it has.
func (m *Maker) addTownLists() {
	towns := page.Link{Label: m.Lang.Text("list.towns.all"), URL: "/towns/"}
	for _, town := range m.Towns {
		all := m.Lists().InTown(town)
		following := m.newFollowing(m.followingName(town.Name), town.Path())
		m.addFollowing(following, town.Path(), all)
		m.addList(town.Path(), all, func() (listPage, []page.Link) {
			return listPage{
				Following:     following,
				Embed:         m.newEmbed(town, all),
				Heading:       m.Lang.Text("list.towns.heading", "town", town.Name),
				Town:          m.help[town.Slug](),
				Narrower:      m.kindsIn(town, ""),
				NarrowerLabel: m.Lang.Say("list.narrower", "town", town.Name),
				Elsewhere: page.Link{
					Label: m.Lang.Text("list.towns.near", "town", town.Name),
					URL:   "/search?near=" + town.Slug,
				},
			}, page.Crumbs(m.Lang, towns)
		})
		for _, kind := range m.Kinds {
			ofKind := m.Lists().OfKindInTown(town, kind.Slug)
			if !ofKind.Any() {
				continue
			}
			m.addList(town.Path()+kind.Slug+"/", ofKind, func() (listPage, []page.Link) {
				return listPage{
					Heading:       m.Lang.Text("list.town_kind.heading", "town", town.Name, "kind", kind.Label),
					Lead:          kind.Explain,
					Narrower:      m.kindsIn(town, kind.Slug),
					NarrowerLabel: m.Lang.Say("list.narrower", "town", town.Name),
					Elsewhere:     m.searchInstead("near=" + town.Slug + "&kind=" + kind.Slug),
				}, page.Crumbs(m.Lang, towns, page.Link{Label: words.Own(town.Name), URL: town.Path()})
			})
		}
	}
	m.addIndex("/towns/", "list.towns", func() []entry { return m.townEntries(m.Towns) })
}

// followingName is what a calendar or a feed is called among others of the reader's.
func (m *Maker) followingName(of string) string {
	return m.Lang.Say("calendar.name", "site", m.Shell.Name, "of", of)
}

// searchInstead links to a search with the same choices, where more can be chosen.
func (m *Maker) searchInstead(query string) page.Link {
	return page.Link{Label: m.Lang.Text("list.search_instead"), URL: "/search?" + query}
}

// kindsIn links to the kinds that a town has.
func (m *Maker) kindsIn(town *activity.Town, current string) []page.Link {
	var links []page.Link
	for _, kind := range m.Kinds {
		if m.Lists().OfKindInTown(town, kind.Slug).Any() {
			links = append(links, page.Link{Label: kind.Label, URL: town.Path() + kind.Slug + "/", Current: kind.Slug == current})
		}
	}
	return links
}

// addList adds the pages of one list. What it says beside its cards, and the way back from
// it, is worked out for each page when that is filled.
func (m *Maker) addList(path string, all listing.Found, about func() (listPage, []page.Link)) {
	m.addListOf(path, all, func(from, to int) ([]template.HTML, error) { return listing.Cards(all.Listed[from:to]) }, about)
}

// addListOf is addList with cards of its own, made when a page is filled.
func (m *Maker) addListOf(path string, all listing.Found, cards func(from, to int) ([]template.HTML, error), about func() (listPage, []page.Link)) {
	count := len(all.Listed)
	pages := max(1, (count+len(all.RingFirst)+perPage-1)/perPage)
	for number := 1; number <= pages; number++ {
		from, to := (number-1)*perPage, number*perPage
		ringFirst := all.RingFirst[max(0, from-count):max(0, min(to-count, len(all.RingFirst)))]
		m.Book.Add(pagePath(path, number), "list", address.Indexed, func() (page.Head, any, error) {
			made, wayBack := about()
			made.CountSaid = m.Lang.Say("list.count", "count", count)
			made.RingFirst, made.RingSaid = m.ringFirst(ringFirst), all.SayRingFirst(m.Lang)
			made.OrderSaid = m.Lang.Say("list.order.soonest")
			made.Pages = pageLinks(path, number, pages)
			if number > 1 { // the first has told of them
				made.Lead, made.Town, made.Embed = "", nil, nil
			}
			title := made.Heading.String()
			if pages > 1 {
				title = m.Lang.Say("list.title_page", "title", title, "page", number, "pages", pages)
			}
			var err error
			made.Cards, err = cards(min(from, count), min(to, count))
			return page.Head{
				Title:       title,
				Description: all.Describe(m.Lang, made.Heading),
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

// allPages is how many pages a list may have and lead from each of them to all.
const allPages = 20

// pageLinks returns the links from one page of a list to the others: to those near it, to the first and
// the last and to every tenth where there are many, because with all of them a page would grow with the
// directory.
func pageLinks(path string, current, pages int) []page.Link {
	if pages == 1 {
		return nil
	}
	var links []page.Link
	for number := 1; number <= pages; number++ {
		isNear := number >= current-2 && number <= current+2
		if pages > allPages && !isNear && number%10 != 0 && number != 1 && number != pages {
			continue
		}
		links = append(links, page.Link{Label: words.Own(strconv.Itoa(number)), URL: pagePath(path, number), Current: number == current})
	}
	return links
}

// addIndex adds a page that leads to lists.
func (m *Maker) addIndex(path, key string, entries func() []entry) {
	m.Book.Add(path, "index", address.Indexed, func() (page.Head, any, error) {
		heading, lead := m.Lang.Say(key+".index"), m.Lang.Say(key+".index_lead")
		return page.Head{Title: heading, Description: lead, Section: "find", Crumbs: page.Crumbs(m.Lang)},
			indexPage{heading, lead, entries()}, nil
	})
}

// townEntries returns a tile for each town, with how much is on there.
func (m *Maker) townEntries(towns []*activity.Town) []entry {
	return each(towns, func(town *activity.Town) entry {
		return entry{town.Slug, town.Path(), words.Own(town.Name), "", m.Lists().InTown(town).Say(m.Lang), false}
	})
}

// ringing is a listing as lists name it that nobody has confirmed for a year.
type ringing struct {
	search.Shown
	Contact     activity.Contact
	CheckedSaid string
}

// ringFirst returns listings as those to ring before one goes.
func (m *Maker) ringFirst(of []*listing.Listing) []ringing {
	return each(of, func(one *listing.Listing) ringing {
		return ringing{one.Shown, one.Join.Contact, m.Lang.Say("ring_first.checked", "date", m.Date(one.LastChecked))}
	})
}
