package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/schedule"
	"bandstand/directory/words"
	"bandstand/generator/site/sheets"
	"bandstand/generator/site/wording"
)

// glance is what a town or an organisation has, before one reads any card.
type glance struct {
	Lines   []page.Link // "5 cost nothing", and in a town the search for these
	Days    []page.Link // the days on which something is on
	WhatsOn string      // address of the town's next days; empty where there is none
	Booklet string      // address of the town's booklet; empty where there is none
}

// newGlance counts what some listings have of what people ask for first. What
// none of them has is not said: a page cannot know that nobody has it. Town is nil where
// they are not those of a town, and nothing filters.
func newGlance(say *wording.Wording, found []*listing, town *activity.Town) glance {
	var made glance
	if town == nil {
		made.Lines = []page.Link{{Label: say.Lang.Text("list.count", "count", len(found))}}
	}
	for _, one := range []struct {
		key, filter string
		pass        func(*listing) bool
	}{
		{"glance.free", "cost=free", func(l *listing) bool { return l.Cost.Free }},
		{"glance.come_along", "how=come-along", func(l *listing) bool { return say.CanComeAlong(l.Activity) }},
		{"glance.step_free", "access=step-free", func(l *listing) bool {
			return slices.ContainsFunc(l.Access, func(f activity.AccessFeature) bool { return f.Term.Slug == "step-free" })
		}},
		{"glance.weekend", "day=weekend", func(l *listing) bool {
			return slices.ContainsFunc(l.slots, func(s schedule.Slot) bool { return s.Day == time.Saturday || s.Day == time.Sunday })
		}},
	} {
		count := 0
		for _, l := range found {
			if one.pass(l) {
				count++
			}
		}
		if count == 0 {
			continue
		}
		line := page.Link{Label: say.Lang.Text(one.key, "count", count)}
		if town != nil {
			line.URL = "/search?near=" + town.Slug + "&" + one.filter
		}
		made.Lines = append(made.Lines, line)
	}
	return made
}

// townHelp is what the list of a town says beside its cards.
type townHelp struct {
	*activity.Town
	Glance         glance
	Body           template.HTML
	LinkWorkerName words.Text // what link workers are called in this nation
	Council        []string   // whom to ring about somebody's safety
}

// townHelps are those of all towns, by slug, each worked out when first wanted.
type townHelps map[string]func() *townHelp

// newTownHelp returns the help of a town in which these listings happen.
func newTownHelp(say *wording.Wording, paper *sheets.Maker, town *activity.Town, found []*listing) *townHelp {
	made := &townHelp{
		Town:           town,
		Body:           safe(town.Body),
		LinkWorkerName: say.LinkWorker(town),
		Council:        say.Council(town),
	}
	if len(found) == 0 {
		return made
	}
	made.Glance = newGlance(say, found, town)
	made.Glance.Booklet, made.Glance.WhatsOn = sheets.BookletPath(town), townWhatsOn(town)
	for _, day := range paper.Weekdays(each(found, (*listing).onPaper)) {
		made.Glance.Days = append(made.Glance.Days, page.Link{
			Label: words.Own(say.Lang.Weekday(day)), URL: "/search?near=" + town.Slug + "&day=" + strings.ToLower(day.String()),
		})
	}
	return made
}

// of returns the help of the towns in which some listings happen, each once, by name.
func (h townHelps) of(found []*listing) []*townHelp {
	var towns []*townHelp
	for _, one := range found {
		if one.Venue == nil {
			continue
		}
		if help := h[one.Venue.Town.Slug](); !slices.Contains(towns, help) {
			towns = append(towns, help)
		}
	}
	slices.SortFunc(towns, func(a, b *townHelp) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Path(), b.Path()))
	})
	return towns
}

// booklets returns the towns that have a booklet: not those whose groups one has to ring
// first, because what is put on paper stays when somebody has rung.
func (e *edition) booklets() []*activity.Town {
	return slices.DeleteFunc(slices.Clone(e.lists().towns), func(town *activity.Town) bool {
		return len(e.lists().inTown[town.Slug].listed) == 0
	})
}

// booklet is the page of a town's booklet.
func (e *edition) booklet(town *activity.Town) (page.Head, any, error) {
	booklet, err := e.sheets.Booklet(town, each(e.lists().inTown[town.Slug].listed, (*listing).onPaper))
	if err != nil {
		return page.Head{}, nil, err
	}
	booklet.Picture = "/" + e.sceneOfTown(town).Path()
	return page.Head{
		Title:       e.lang.Say("booklet.heading", "town", town.Name),
		Description: e.lang.Say("booklet.description", "town", town.Name),
		Section:     "find",
		Crumbs:      crumbs(e.lang, page.Link{Label: e.lang.Text("list.towns.all"), URL: "/towns/"}, booklet.Town),
		Sheet:       "booklet",
	}, booklet, nil
}
