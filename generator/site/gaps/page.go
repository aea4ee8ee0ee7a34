package gaps

import (
	"io"
	"strings"
	"sync"

	"bandstand/directory/activity"
	"bandstand/directory/page"
	"bandstand/directory/words"
	"bandstand/generator/site/address"
	"bandstand/generator/site/listing"
	"bandstand/generator/site/wording"
)

// Address is that of the page of the whole directory; File is where the same stands for
// programs.
const (
	Address = "/gaps/"
	File    = "gaps.json"
)

// AddressOf returns the address of a town's page.
func AddressOf(town *activity.Town) string { return Address + town.Slug + "/" }

// View is what gaps.html is filled with.
type View struct {
	Heading, Lead string
	PerHead       string // how many people there are for each thing to do; empty where unknown
	Left          string // what does not count; empty where everything does
	Sentences     []Sentence
	Nowhere       []string     // what nobody in the whole directory offers
	Towns         []Row        // of the whole directory
	Spans         []words.Text // what the numbers of a town are of, column by column
	Picture       Picture
	Tables        []Table // of a town: what there is
	ThereIs       string  // what these tell
	NearHeading   string
	FromHome      string // how many of those that count are in no town
	Empty         bool   // nothing counts, so there are no numbers to show
}

// Row is a line of the table of towns.
type Row struct {
	Name, URL string
	Total     int
	Spans     []int  // how many in each part of the week
	People    string // how many there are for each thing to do; empty where unknown
}

// Table tells of a town, for each value of an axis, how much there is.
type Table struct {
	ID, Heading string
	Summary     string // of how many of its values there is something
	Rows        []TableRow
}

// TableRow is a line of a Table.
type TableRow struct {
	ID         string
	Label      words.Text
	Here, Near int
	Some       []page.Link // a few of those in the town
	Search     string
}

// Picture shows how much of each kind there is in each part of the week.
type Picture struct {
	Title, Tells  string
	Width, Height int
	Columns       []Mark
	Lines         []Line
}

// Mark is a text of a picture and where it stands.
type Mark struct {
	X     int
	Short string
	Label words.Text
}

// Line is one kind of a picture.
type Line struct {
	Y, Base int // of its middle, and of its letters
	Label   words.Text
	Cells   []Cell
}

// Cell is how much there is of a kind in a part of the week, and the circle that shows it.
type Cell struct{ X, Radius, Count int }

// Spans returns how the parts of the week are called.
func (g *Gaps) Spans() []words.Text {
	var labels []words.Text
	for _, i := range g.valuesOf(week) {
		labels = append(labels, g.values[i].label)
	}
	return labels
}

// All returns the page of the whole directory.
func (g *Gaps) All() (page.Head, View) {
	lang := g.say.Lang
	view := View{
		Heading: lang.Say("gaps.heading"),
		Left:    g.left(nil),
		Empty:   len(g.counted) == 0,
	}
	switch {
	case view.Empty && len(g.uncounted) == 0:
		view.Lead = lang.Say("gaps.nothing_listed")
	case view.Empty:
		view.Lead = lang.Say("gaps.nothing_counts")
	default:
		view.Lead = lang.Say("gaps.lead", "count", g.all.total)
	}
	view.Spans = g.Spans()
	for _, town := range g.towns {
		row := Row{Name: town.Name, URL: AddressOf(town.Town), Total: town.here.total}
		if people := town.peopleForEach(); people > 0 {
			row.People = lang.Count(people)
		}
		for _, i := range g.valuesOf(week) {
			row.Spans = append(row.Spans, int(town.here.one[i]))
		}
		view.Towns = append(view.Towns, row)
	}
	if !view.Empty {
		for _, one := range g.ofAll() {
			view.Sentences = append(view.Sentences, g.sentence(one))
		}
		view.Nowhere = g.sayNowhere()
		if g.fromHome > 0 {
			view.FromHome = lang.Say("gaps.from_home", "count", g.fromHome)
		}
		view.Picture = g.picture(&g.all)
	}
	return page.Head{
		Title:       view.Heading,
		Description: lang.Say("gaps.description"),
		Crumbs:      []page.Link{{Label: lang.Text("page.home"), URL: "/"}},
	}, view
}

// OfTown returns the page of a town, which must be one of the directory's.
func (g *Gaps) OfTown(slug string) (page.Head, View) {
	lang, town := g.say.Lang, g.town(slug)
	view := View{
		Heading:     lang.Say("gaps.heading.town", "town", town.Name),
		Left:        g.left(town),
		NearHeading: lang.Say("gaps.column.near", "miles", lang.Miles(Nearby)),
		ThereIs:     lang.Say("gaps.there_is.lead", "town", town.Name, "miles", lang.Miles(Nearby)),
		Empty:       town.near.total == 0,
		PerHead:     g.perHead(town),
	}
	switch {
	case view.Empty:
		view.Lead = lang.Say("gaps.town.nothing", "town", town.Name, "miles", lang.Miles(Nearby))
	case town.here.total == 0:
		view.Lead = lang.Say("gaps.town.only_near", "town", town.Name, "miles", lang.Miles(Nearby), "count", town.near.total)
	default:
		view.Lead = lang.Say("gaps.town.lead", "town", town.Name, "count", town.here.total)
	}
	for _, one := range g.ofTown(town) {
		view.Sentences = append(view.Sentences, g.sentence(one))
	}
	if !view.Empty {
		for _, of := range axes[:len(axes)-2] { // the parts of the week stand in the picture's table
			view.Tables = append(view.Tables, g.table(town, of))
		}
		view.Picture = g.picture(&town.here)
	}
	return page.Head{
		Title:       view.Heading,
		Description: lang.Say("gaps.description.town", "town", town.Name),
		Crumbs: []page.Link{
			{Label: lang.Text("page.home"), URL: "/"},
			{Label: lang.Text("gaps.heading"), URL: Address},
		},
	}, view
}

func (g *Gaps) town(slug string) *Town {
	for _, town := range g.towns {
		if town.Slug == slug {
			return town
		}
	}
	return nil
}

// left says what is listed and does not count, and why, of one town or of all where that is
// nil; "" where everything counts.
func (g *Gaps) left(town *Town) string {
	of := map[reason]int{}
	total := 0
	for _, one := range g.uncounted {
		if town == nil || one.Venue != nil && one.Venue.Town == town.Town {
			of[one.why]++
			total++
		}
	}
	if total == 0 {
		return ""
	}
	var parts []string
	for _, why := range reasons {
		if of[why] > 0 {
			parts = append(parts, g.say.Lang.Say("gaps.left."+string(why), "count", of[why]))
		}
	}
	key := "gaps.left"
	if town != nil {
		key += ".town"
	}
	return g.say.Lang.Say(key, "count", total, "why", g.say.Lang.List(parts))
}

// perHead says how many people there are for each thing to do in a town; "" where that is not
// known. Populations are rough, so what follows from them is said in two figures.
func (g *Gaps) perHead(town *Town) string {
	if people := town.peopleForEach(); people > 0 {
		return g.say.Lang.Say("gaps.per_head", "people", people)
	}
	return ""
}

// peopleForEach returns how many people there are for each thing to do, in two figures; 0
// where that is not known.
func (t *Town) peopleForEach() int {
	if t.Population == 0 || t.here.total == 0 {
		return 0
	}
	people, unit := t.Population/t.here.total, 1
	for people/unit >= 100 {
		unit *= 10
	}
	return (people + unit/2) / unit * unit
}

// sayNowhere says what nothing in the directory has, a sentence an axis.
func (g *Gaps) sayNowhere() []string {
	var said []string
	for _, of := range axes[:len(axes)-1] {
		if labels := g.nowhere(of); len(labels) > 0 {
			said = append(said, g.say.Lang.Say("gaps.nowhere."+string(of), "values", g.say.Lang.ListTexts(labels)))
		}
	}
	return said
}

// mostNamed is how many activities a line of a table names before it leads to a search.
const mostNamed = 3

// table returns how much a town has of each value of an axis.
func (g *Gaps) table(town *Town, of axis) Table {
	made := Table{ID: strings.ReplaceAll(string(of), "_", "-"), Heading: g.say.Lang.Say("gaps.table." + string(of))}
	some := 0
	for _, i := range g.valuesOf(of) {
		v := g.values[i]
		row := TableRow{
			ID: made.ID + "-" + v.slug, Label: v.label,
			Here: int(town.here.one[i]), Near: int(town.near.one[i]), Search: "/search?near=" + town.Slug + "&" + v.query,
		}
		for _, one := range town.counted {
			if len(row.Some) == mostNamed {
				break
			}
			if one.has([]int{i}) {
				row.Some = append(row.Some, page.Link{Label: one.Title, URL: one.Path()})
			}
		}
		if row.Here > 0 {
			some++
		}
		made.Rows = append(made.Rows, row)
	}
	made.Summary = g.say.Lang.Say("gaps.table.summary", "heading", made.Heading, "some", some, "all", len(made.Rows))
	return made
}

// Of a picture, in its own units.
const (
	nameWidth  = 190
	cellWidth  = 42
	lineHeight = 26
	headHeight = 34
	mostRadius = 12
)

// picture draws how much of each kind there is in each part of the week.
func (g *Gaps) picture(from *counts) Picture {
	lang := g.say.Lang
	columns := g.valuesOf(week)
	made := Picture{Title: lang.Say("gaps.picture"), Width: nameWidth + cellWidth*len(columns)}
	var totals []string
	for i, column := range columns {
		v := g.values[column]
		made.Columns = append(made.Columns, Mark{nameWidth + cellWidth*i + cellWidth/2, lang.Say("gaps.short." + v.slug), v.label})
		totals = append(totals, lang.Say("gaps.picture.total", "when", v.label, "count", int(from.one[column])))
	}
	rows, most, empty := g.valuesOf(kinds), 1, 0
	for _, row := range rows {
		if from.one[row] == 0 {
			empty++
		}
		for _, column := range columns {
			most = max(most, g.of(from, []int{row, column}))
		}
	}
	made.Tells = lang.Say("gaps.picture.tells", "totals", lang.List(totals), "empty", empty, "kinds", len(rows))
	for i, row := range rows {
		line := Line{Y: headHeight + lineHeight*i + lineHeight/2, Label: g.values[row].label}
		line.Base = line.Y + 4
		for j, column := range columns {
			cell := Cell{X: made.Columns[j].X, Count: g.of(from, []int{row, column})}
			if cell.Count > 0 {
				cell.Radius = 4 + (mostRadius-4)*cell.Count/most
			}
			line.Cells = append(line.Cells, cell)
		}
		made.Lines = append(made.Lines, line)
	}
	made.Height = headHeight + lineHeight*len(rows)
	return made
}

// Add adds the pages and the file of what is missing where. Addresses in the file begin with
// base. It is counted when first wanted.
func Add(book *address.Book, say *wording.Wording, listings []*listing.Listing, base string) {
	counted := sync.OnceValue(func() *Gaps {
		all := make([]Listing, len(listings))
		for i, one := range listings {
			all[i] = Listing{one.Activity, one.Slots}
		}
		return New(say, all)
	})
	book.Add(Address, "gaps", address.Indexed, func() (page.Head, any, error) {
		head, view := counted().All()
		return head, view, nil
	})
	for _, town := range say.Towns {
		book.Add(AddressOf(town), "gaps", address.Indexed, func() (page.Head, any, error) {
			head, view := counted().OfTown(town.Slug)
			return head, view, nil
		})
	}
	book.AddFile(File, func(w io.Writer) error { return counted().WriteJSON(w, base) })
}
