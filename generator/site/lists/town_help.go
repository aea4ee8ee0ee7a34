package lists

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
	"bandstand/generator/site/listing"
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
func newGlance(say *wording.Wording, found []*listing.Listing, town *activity.Town) glance {
	var made glance
	if town == nil {
		made.Lines = []page.Link{{Label: say.Lang.Text("list.count", "count", len(found))}}
	}
	for _, one := range []struct {
		key, filter string
		pass        func(*listing.Listing) bool
	}{
		{"glance.free", "cost=free", func(l *listing.Listing) bool { return l.Cost.Free }},
		{"glance.come_along", "how=come-along", func(l *listing.Listing) bool { return say.CanComeAlong(l.Activity) }},
		{"glance.step_free", "access=step-free", func(l *listing.Listing) bool {
			return slices.ContainsFunc(l.Access, func(f activity.AccessFeature) bool { return f.Term.Slug == "step-free" })
		}},
		{"glance.weekend", "day=weekend", func(l *listing.Listing) bool {
			return slices.ContainsFunc(l.Slots, func(s schedule.Slot) bool { return s.Day == time.Saturday || s.Day == time.Sunday })
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

// TownHelp is what the list of a town says beside its cards.
type TownHelp struct {
	*activity.Town
	Glance         glance
	Body           template.HTML
	LinkWorkerName words.Text // what link workers are called in this nation
	Council        []string   // whom to ring about somebody's safety
}

// newTownHelp returns the help of a town in which these listings happen.
func newTownHelp(say *wording.Wording, paper *sheets.Maker, town *activity.Town, found []*listing.Listing) *TownHelp {
	made := &TownHelp{
		Town:           town,
		Body:           wording.HTML(town.Body),
		LinkWorkerName: say.LinkWorker(town),
		Council:        say.Council(town),
	}
	if len(found) == 0 {
		return made
	}
	made.Glance = newGlance(say, found, town)
	made.Glance.Booklet, made.Glance.WhatsOn = sheets.BookletPath(town), townWhatsOn(town)
	for _, day := range paper.Weekdays(each(found, (*listing.Listing).OnPaper)) {
		made.Glance.Days = append(made.Glance.Days, page.Link{
			Label: words.Own(say.Lang.Weekday(day)), URL: "/search?near=" + town.Slug + "&day=" + strings.ToLower(day.String()),
		})
	}
	return made
}

// townHelps returns the help of the towns in which some listings happen, each once, by name.
func (m *Maker) townHelps(found []*listing.Listing) []*TownHelp {
	var towns []*TownHelp
	for _, one := range found {
		if one.Venue == nil {
			continue
		}
		if help := m.TownHelp(one.Venue.Town); !slices.Contains(towns, help) {
			towns = append(towns, help)
		}
	}
	slices.SortFunc(towns, func(a, b *TownHelp) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Path(), b.Path()))
	})
	return towns
}

// Booklets returns the towns that have a booklet: not those whose groups one has to ring
// first, because what is put on paper stays when somebody has rung.
func (m *Maker) Booklets() []*activity.Town {
	return slices.DeleteFunc(slices.Clone(m.Lists().Towns()), func(town *activity.Town) bool {
		return len(m.Lists().InTown(town).Listed) == 0
	})
}

// booklet is the page of a town's booklet.
func (m *Maker) booklet(town *activity.Town) (page.Head, any, error) {
	booklet, err := m.Sheets.Booklet(town, each(m.Lists().InTown(town).Listed, (*listing.Listing).OnPaper))
	if err != nil {
		return page.Head{}, nil, err
	}
	booklet.Picture = "/" + listing.SceneOfTown(town, m.Site.Look).Path()
	return page.Head{
		Title:       m.Lang.Say("booklet.heading", "town", town.Name),
		Description: m.Lang.Say("booklet.description", "town", town.Name),
		Section:     "find",
		Crumbs:      page.Crumbs(m.Lang, page.Link{Label: m.Lang.Text("list.towns.all"), URL: "/towns/"}, booklet.Town),
		Sheet:       "booklet",
	}, booklet, nil
}
