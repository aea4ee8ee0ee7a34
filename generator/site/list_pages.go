package site

import (
	"fmt"
	"html/template"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/generator/site/wording"
)

// perPage is how many cards a list shows before it goes on on a second page.
const perPage = 60

// list is what one list says beside its cards.
type list struct {
	heading       words.Text
	lead          words.Text
	idea          words.Text
	crumbs        []page.Link
	town          *activity.Town // whose help stands beside it; nil in most
	narrower      []page.Link
	narrowerLabel string
	elsewhere     page.Link
}

// listPage is what list.html is filled with.
type listPage struct {
	Heading       words.Text
	Lead          words.Text
	Idea          words.Text
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
	Slug, URL      string
	Label, Explain words.Text
	Count          int
	IsKind         bool // its drawing is shown
}

// indexPage is what index.html is filled with.
type indexPage struct {
	Heading, Lead string
	Entries       []entry
}

// addLists adds the lists by kind, need, access feature, day, town, and town and
// kind, and the pages that lead to them.
func (e *edition) addLists() {
	e.addTermLists("kinds", "kind", e.Kinds, e.lists().ofKind)
	e.addTermLists("good-for", "good_for", e.GoodFor, e.lists().goodFor)
	e.addTermLists("access", "access", e.Access, e.lists().access)
	e.addDayLists()
	e.addTownLists()
}

// addTermLists adds a list for each term of a vocabulary, also for those that
// nothing has yet, so that their addresses hold. The parameter is what search
// calls the same choice.
func (e *edition) addTermLists(section, parameter string, terms vocabulary.List, found map[string][]*listing) {
	key := "list." + strings.ReplaceAll(section, "-", "_")
	path := "/" + section + "/"
	for _, term := range terms {
		e.addList(path+term.Slug+"/", found[term.Slug], func() list {
			return list{
				heading: e.lang.Text(key+".heading", "term", term.Label, "term_small", wording.Lowered(term.Label)),
				lead:    term.Explain,
				idea:    term.Ideas,
				crumbs:  e.crumbs(page.Link{Label: e.lang.Text(key + ".all"), URL: path}),
				elsewhere: page.Link{
					Label: e.lang.Text("list.search_instead"),
					URL:   "/search?" + parameter + "=" + term.Slug,
				},
			}
		})
	}
	e.addIndex(path, key, func() []entry {
		return each(terms, func(term vocabulary.Term) entry {
			return entry{term.Slug, path + term.Slug + "/", term.Label, term.Explain, len(found[term.Slug]), section == "kinds"}
		})
	})
}

// addDayLists adds a list for each day of the week.
func (e *edition) addDayLists() {
	var entries []entry
	for i := range 7 {
		day := time.Weekday((i + 1) % 7) // Monday first
		slug := strings.ToLower(day.String())
		path := "/days/" + slug + "/"
		entries = append(entries, entry{slug, path, words.Own(e.lang.Weekday(day)), "", len(e.lists().onDay[day]), false})
		e.addList(path, e.lists().onDay[day], func() list {
			return list{
				heading:   e.lang.Text("list.days.heading", "days", e.lang.Weekdays(day)),
				crumbs:    e.crumbs(page.Link{Label: e.lang.Text("list.days.all"), URL: "/days/"}),
				elsewhere: page.Link{Label: e.lang.Text("list.search_instead"), URL: "/search?day=" + slug},
			}
		})
	}
	e.addIndex("/days/", "list.days", func() []entry { return entries })
}

// addTownLists adds a list for each town, and for each kind that it has.
func (e *edition) addTownLists() {
	all := page.Link{Label: e.lang.Text("list.towns.all"), URL: "/towns/"}
	for _, town := range e.Towns {
		found := e.lists().inTown[town.Slug]
		ofKind := map[string][]*listing{}
		for _, one := range found {
			for _, kind := range one.Kinds {
				addTo(ofKind, kind.Slug, one)
			}
		}
		e.addList(town.Path(), found, func() list {
			return list{
				heading:       e.lang.Text("list.towns.heading", "town", town.Name),
				crumbs:        e.crumbs(all),
				town:          town,
				narrower:      e.kindsIn(town, ofKind, ""),
				narrowerLabel: e.lang.Say("list.narrower"),
				elsewhere:     page.Link{Label: e.lang.Text("list.towns.near", "town", town.Name), URL: "/search?near=" + town.Slug},
			}
		})
		for _, kind := range e.Kinds {
			if len(ofKind[kind.Slug]) == 0 {
				continue
			}
			e.addList(town.Path()+kind.Slug+"/", ofKind[kind.Slug], func() list {
				return list{
					heading:       e.lang.Text("list.town_kind.heading", "town", town.Name, "kind", kind.Label),
					lead:          kind.Explain,
					crumbs:        e.crumbs(all, page.Link{Label: words.Own(town.Name), URL: town.Path()}),
					narrower:      e.kindsIn(town, ofKind, kind.Slug),
					narrowerLabel: e.lang.Say("list.narrower"),
					elsewhere:     page.Link{Label: e.lang.Text("list.search_instead"), URL: "/search?near=" + town.Slug + "&kind=" + kind.Slug},
				}
			})
		}
	}
	e.addIndex("/towns/", "list.towns", e.townEntries)
}

func (e *edition) townEntries() []entry {
	return each(e.Towns, func(town *activity.Town) entry {
		return entry{town.Slug, town.Path(), words.Own(town.Name), "", len(e.lists().inTown[town.Slug]), false}
	})
}

// kindsIn links to the kinds that a town has.
func (e *edition) kindsIn(town *activity.Town, ofKind map[string][]*listing, current string) []page.Link {
	var links []page.Link
	for _, kind := range e.Kinds {
		if len(ofKind[kind.Slug]) > 0 {
			links = append(links, page.Link{Label: kind.Label, URL: town.Path() + kind.Slug + "/", Current: kind.Slug == current})
		}
	}
	return links
}

// addList adds the pages of one list.
func (e *edition) addList(path string, found []*listing, about func() list) {
	pages := max(1, (len(found)+perPage-1)/perPage)
	for number := 1; number <= pages; number++ {
		part := found[(number-1)*perPage : min(number*perPage, len(found))]
		e.add(pagePath(path, number), "list", indexed, func() (page.Head, any, error) {
			l := about()
			made := listPage{
				Heading:       l.heading,
				Idea:          l.idea,
				Narrower:      l.narrower,
				NarrowerLabel: l.narrowerLabel,
				CountSaid:     e.lang.Say("list.count", "count", len(found)),
				OrderSaid:     e.lang.Say("list.order.soonest"),
				Pages:         pageLinks(path, number, pages),
				Elsewhere:     &l.elsewhere,
			}
			if number == 1 {
				made.Lead = l.lead
				if l.town != nil {
					made.Town = e.help[l.town.Slug]()
				}
			}
			title := l.heading.String()
			if pages > 1 {
				title = e.lang.Say("list.title_page", "title", title, "page", number, "pages", pages)
			}
			var err error
			made.Cards, err = cards(part)
			return page.Head{
				Title:       title,
				Description: e.lang.Say("list.description", "heading", l.heading, "count", len(found)),
				Section:     "find",
				Crumbs:      l.crumbs,
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
func (e *edition) addIndex(path, key string, entries func() []entry) {
	e.add(path, "index", indexed, func() (page.Head, any, error) {
		heading, lead := e.lang.Say(key+".index"), e.lang.Say(key+".index_lead")
		return page.Head{Title: heading, Description: lead, Section: "find", Crumbs: e.crumbs()},
			indexPage{heading, lead, entries()}, nil
	})
}
