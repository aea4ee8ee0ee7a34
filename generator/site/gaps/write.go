package gaps

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"bandstand/directory/words"
)

// written is the file of gaps for programs.
type written struct {
	Says      string         `json:"says"` // what counts, in words
	Miles     int            `json:"near_is_within_miles"`
	Counted   int            `json:"counted"`
	FromHome  int            `json:"from_home"`
	Uncounted map[reason]int `json:"not_counted"`
	Credit    string         `json:"populations"`
	Missing   []missing      `json:"missing"`
	Everybody tallies        `json:"counts"` // of the whole directory
	Towns     []townTold     `json:"towns"`
	// Each activity that counts with all its values: from these any combination can be
	// counted, and every number has its sources.
	Activities []activityTold `json:"activities"`
}

// tallies are how many have each value, by the name of the axis and the value.
type tallies map[axis]map[string]int32

type townTold struct {
	Slug       string                      `json:"slug"`
	Name       string                      `json:"name"`
	URL        string                      `json:"url"`
	Population int                         `json:"population,omitempty"`
	PeopleFor  int                         `json:"people_for_each_activity,omitempty"`
	Here       int                         `json:"here"`
	Near       int                         `json:"near"`
	Counts     tallies                     `json:"counts"`
	NearCounts tallies                     `json:"near_counts"`
	KindWeek   map[string]map[string]int32 `json:"kind_by_week,omitempty"`
	Missing    []missing                   `json:"missing,omitempty"`
}

// missing is one thing that a town lacks.
type missing struct {
	Says       words.Text `json:"says"`
	Town       string     `json:"town"`
	Values     []string   `json:"values"` // as in "kind=gardening"
	Near       bool       `json:"near"`   // it is missing in the surroundings too
	Neighbours int        `json:"neighbours_that_have_it"`
	Of         int        `json:"neighbours"`
	Search     string     `json:"search"`
}

type activityTold struct {
	Slug   string            `json:"slug"`
	URL    string            `json:"url"`
	Town   string            `json:"town,omitempty"` // none where it is from home
	Values map[axis][]string `json:"values"`
}

// WriteJSON writes everything for programs. Addresses begin with base.
func (g *Gaps) WriteJSON(w io.Writer, base string) error {
	made := written{
		Says: g.say.Lang.Say("gaps.counts"), Miles: Nearby, Counted: len(g.counted), FromHome: g.fromHome, Uncounted: map[reason]int{},
		Credit: g.say.Lang.Say("gaps.population"), Everybody: g.tallies(&g.all), Missing: g.missing(g.ofAll(), base),
	}
	for _, one := range g.uncounted {
		made.Uncounted[one.why]++
	}
	for _, town := range g.towns {
		told := townTold{
			Slug: town.Slug, Name: town.Name, URL: base + AddressOf(town.Town), Population: town.Population, PeopleFor: town.peopleForEach(),
			Here: town.here.total, Near: town.near.total, Counts: g.tallies(&town.here), NearCounts: g.tallies(&town.near),
			KindWeek: map[string]map[string]int32{}, Missing: g.missing(g.ofTown(town), base),
		}
		for _, row := range g.valuesOf(kinds) {
			for _, column := range g.valuesOf(week) {
				if count := g.of(&town.here, []int{row, column}); count > 0 {
					kind := g.values[row].slug
					if told.KindWeek[kind] == nil {
						told.KindWeek[kind] = map[string]int32{}
					}
					told.KindWeek[kind][g.values[column].slug] = int32(count)
				}
			}
		}
		made.Towns = append(made.Towns, told)
	}
	for _, one := range g.counted {
		told := activityTold{Slug: one.Slug, URL: base + one.Path(), Values: map[axis][]string{}}
		if one.Venue != nil {
			told.Town = one.Venue.Town.Slug
		}
		for _, i := range one.values {
			v := g.values[i]
			told.Values[v.axis] = append(told.Values[v.axis], v.slug)
		}
		made.Activities = append(made.Activities, told)
	}
	return json.NewEncoder(w).Encode(made)
}

// tallies returns counts with the zeros, which are what somebody looks for here.
func (g *Gaps) tallies(from *counts) tallies {
	made := tallies{}
	for i, v := range g.values {
		if made[v.axis] == nil {
			made[v.axis] = map[string]int32{}
		}
		made[v.axis][v.slug] = from.one[i]
	}
	return made
}

func (g *Gaps) missing(lacks []lack, base string) []missing {
	made := []missing{}
	for _, one := range lacks {
		said := g.sentence(one)
		told := missing{
			Says: said.Says, Town: one.town.Slug, Near: one.near, Neighbours: one.have, Of: len(one.town.neighbours), Search: base + said.Search,
		}
		for _, i := range one.values {
			told.Values = append(told.Values, string(g.values[i].axis)+"="+g.values[i].slug)
		}
		made = append(made, told)
	}
	return made
}

// WriteText writes what the pages say for a terminal: of the whole directory, or of one town.
func (g *Gaps) WriteText(w io.Writer, town string) error {
	_, view := g.All()
	if town != "" {
		_, view = g.OfTown(town)
	}
	var text strings.Builder
	line := func(parts ...any) {
		if said := strings.Join(strings.Fields(fmt.Sprintln(parts...)), " "); said != "" {
			fmt.Fprintln(&text, said)
		}
	}
	line(view.Lead, view.PerHead)
	line(view.Left)
	for _, one := range view.Sentences {
		line("-", one.Says, one.There, one.Near, one.Have)
	}
	for _, said := range view.Nowhere {
		line("-", said)
	}
	table := tabwriter.NewWriter(&text, 0, 0, 2, ' ', 0)
	if town == "" && !view.Empty {
		fmt.Fprintf(table, "\n\t%s", g.say.Lang.Say("gaps.column.total"))
		for _, label := range g.Spans() {
			fmt.Fprintf(table, "\t%s", label)
		}
		for _, row := range view.Towns {
			fmt.Fprintf(table, "\n%s\t%d", row.Name, row.Total)
			for _, count := range row.Spans {
				fmt.Fprintf(table, "\t%d", count)
			}
		}
		fmt.Fprintln(table)
	}
	for _, one := range view.Tables {
		fmt.Fprintf(table, "\n%s\t%s\t%s\t\n", one.Heading, g.say.Lang.Say("gaps.column.here"), view.NearHeading)
		for _, row := range one.Rows {
			var named []string
			for _, some := range row.Some {
				named = append(named, some.Label.String())
			}
			fmt.Fprintf(table, "%s\t%d\t%d\t%s\n", row.Label, row.Here, row.Near, strings.Join(named, ", "))
		}
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, text.String())
	return err
}
