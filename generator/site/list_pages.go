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

// listPages adds the pages that lead to activities by what lists are about.
type listPages struct {
	*activity.Directory
	*lists
	lang      *words.Language
	help      townHelps
	addresses *addresses
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
func (p listPages) addTermLists(section, parameter string, terms vocabulary.List, found map[string][]*listing) {
	key := "list." + strings.ReplaceAll(section, "-", "_")
	path := "/" + section + "/"
	for _, term := range terms {
		p.addList(path+term.Slug+"/", found[term.Slug], func() list {
			return list{
				heading: p.lang.Text(key+".heading", "term", term.Label, "term_small", wording.Lowered(term.Label)),
				lead:    term.Explain,
				idea:    term.Ideas,
				crumbs:  crumbs(p.lang, page.Link{Label: p.lang.Text(key + ".all"), URL: path}),
				elsewhere: page.Link{
					Label: p.lang.Text("list.search_instead"),
					URL:   "/search?" + parameter + "=" + term.Slug,
				},
			}
		})
	}
	p.addIndex(path, key, func() []entry {
		return each(terms, func(term vocabulary.Term) entry {
			return entry{term.Slug, path + term.Slug + "/", term.Label, term.Explain, len(found[term.Slug]), section == "kinds"}
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
		entries = append(entries, entry{slug, path, words.Own(p.lang.Weekday(day)), "", len(p.onDay[day]), false})
		p.addList(path, p.onDay[day], func() list {
			return list{
				heading:   p.lang.Text("list.days.heading", "days", p.lang.Weekdays(day)),
				crumbs:    crumbs(p.lang, page.Link{Label: p.lang.Text("list.days.all"), URL: "/days/"}),
				elsewhere: page.Link{Label: p.lang.Text("list.search_instead"), URL: "/search?day=" + slug},
			}
		})
	}
	p.addIndex("/days/", "list.days", func() []entry { return entries })
}

// addTownLists adds a list for each town, and for each kind that it has.
func (p listPages) addTownLists() {
	all := page.Link{Label: p.lang.Text("list.towns.all"), URL: "/towns/"}
	for _, town := range p.Towns {
		found := p.inTown[town.Slug]
		ofKind := map[string][]*listing{}
		for _, one := range found {
			for _, kind := range one.Kinds {
				addTo(ofKind, kind.Slug, one)
			}
		}
		p.addList(town.Path(), found, func() list {
			return list{
				heading:       p.lang.Text("list.towns.heading", "town", town.Name),
				crumbs:        crumbs(p.lang, all),
				town:          town,
				narrower:      p.kindsIn(town, ofKind, ""),
				narrowerLabel: p.lang.Say("list.narrower"),
				elsewhere: page.Link{
					Label: p.lang.Text("list.towns.near", "town", town.Name),
					URL:   "/search?near=" + town.Slug,
				},
			}
		})
		for _, kind := range p.Kinds {
			if len(ofKind[kind.Slug]) == 0 {
				continue
			}
			p.addList(town.Path()+kind.Slug+"/", ofKind[kind.Slug], func() list {
				return list{
					heading:       p.lang.Text("list.town_kind.heading", "town", town.Name, "kind", kind.Label),
					lead:          kind.Explain,
					crumbs:        crumbs(p.lang, all, page.Link{Label: words.Own(town.Name), URL: town.Path()}),
					narrower:      p.kindsIn(town, ofKind, kind.Slug),
					narrowerLabel: p.lang.Say("list.narrower"),
					elsewhere: page.Link{
						Label: p.lang.Text("list.search_instead"),
						URL:   "/search?near=" + town.Slug + "&kind=" + kind.Slug,
					},
				}
			})
		}
	}
	p.addIndex("/towns/", "list.towns", func() []entry { return p.townEntries(p.Towns) })
}

// kindsIn links to the kinds that a town has.
func (p listPages) kindsIn(town *activity.Town, ofKind map[string][]*listing, current string) []page.Link {
	var links []page.Link
	for _, kind := range p.Kinds {
		if len(ofKind[kind.Slug]) > 0 {
			links = append(links, page.Link{Label: kind.Label, URL: town.Path() + kind.Slug + "/", Current: kind.Slug == current})
		}
	}
	return links
}

// addList adds the pages of one list.
func (p listPages) addList(path string, found []*listing, about func() list) {
	pages := max(1, (len(found)+perPage-1)/perPage)
	for number := 1; number <= pages; number++ {
		part := found[(number-1)*perPage : min(number*perPage, len(found))]
		p.addresses.add(pagePath(path, number), "list", indexed, func() (page.Head, any, error) {
			l := about()
			made := listPage{
				Heading:       l.heading,
				Idea:          l.idea,
				Narrower:      l.narrower,
				NarrowerLabel: l.narrowerLabel,
				CountSaid:     p.lang.Say("list.count", "count", len(found)),
				OrderSaid:     p.lang.Say("list.order.soonest"),
				Pages:         pageLinks(path, number, pages),
				Elsewhere:     &l.elsewhere,
			}
			if number == 1 {
				made.Lead = l.lead
				if l.town != nil {
					made.Town = p.help[l.town.Slug]()
				}
			}
			title := l.heading.String()
			if pages > 1 {
				title = p.lang.Say("list.title_page", "title", title, "page", number, "pages", pages)
			}
			var err error
			made.Cards, err = cards(part)
			return page.Head{
				Title:       title,
				Description: p.lang.Say("list.description", "heading", l.heading, "count", len(found)),
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
func (p listPages) addIndex(path, key string, entries func() []entry) {
	p.addresses.add(path, "index", indexed, func() (page.Head, any, error) {
		heading, lead := p.lang.Say(key+".index"), p.lang.Say(key+".index_lead")
		return page.Head{Title: heading, Description: lead, Section: "find", Crumbs: crumbs(p.lang)},
			indexPage{heading, lead, entries()}, nil
	})
}
