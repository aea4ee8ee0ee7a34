package search

import (
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/page"
)

// view is what layouts/search.html is filled with.
type view struct {
	Form    formView
	Fault   *faultView // what is wrong with the place in the box
	Urgent  []Urgent
	Notes   []string    // what we made of the search that somebody should know
	Mended  []mended    // words that were taken for others
	Others  []page.Link // other places of the name
	Places  []way       // that the words may name too
	Chosen  []page.Link // each takes one filter away
	Clear   string      // the address without any filter
	Heading string
	Order   string
	Cards   []template.HTML

	RelaxedHeading string
	Relaxed        []string // what was let go
	RelaxedCards   []template.HTML

	Pages   []page.Link
	Nothing bool
	Ways    []way // what to try where too little was found
}

// formView is the search form with its filters.
type formView struct {
	Q, Near, NearError string
	Labelled           bool // a heading stands in for the label of the first field
	Literal            []string
	Stale              bool
	Within, Sort       []optionView
	Groups             []groupView
	Open               bool // some filter is on
}

type optionView struct {
	Value, Label string
	Chosen       bool
}

type groupView struct {
	Name, Label string
	Values      []valueView
	Open        bool
}

type valueView struct {
	ID, Value, Label string
	Count            int
	Chosen           bool
	FromWords        bool // it was understood, so it is removed above, not here
}

type faultView struct {
	Message     string
	Suggestions []page.Link
}

// mended is a word that was taken for another, and the search for it as typed.
type mended struct {
	Says, AsTyped, URL string
}

// writePage writes the answer as a page.
func (x *Index) writePage(w io.Writer, res *results, now time.Time) error {
	v := view{
		Form: x.viewForm(res), Urgent: x.urgentFor(res), Notes: x.notes(res), Mended: x.viewMended(res),
		Chosen: x.viewChosen(res), Heading: x.heading(res), Order: x.sayOrder(res), Places: res.places, Pages: pageLinks(res),
	}
	if res.near != nil {
		v.Others = x.placeLinks(res.address, res.near.others)
	}
	if len(v.Chosen) > 1 {
		v.Clear = cleared(res.address).String()
	}
	if res.nearFault != nil {
		v.Form.NearError = res.nearFault.Message
		v.Fault = &faultView{res.nearFault.Message, x.placeLinks(res.address, res.nearFault.Suggestions)}
	}
	v.Nothing, v.Ways = res.total == 0 && !res.reading.danger, res.ways
	layouts, err := x.layouts()
	if err != nil {
		return err
	}
	if err := x.viewCards(&v, layouts, res, now); err != nil {
		return err
	}
	head := page.Head{Title: x.title(res, v.Heading), Alike: alike(res.address), Section: "find", NoIndex: true, Error: res.nearFault != nil}
	return layouts.Fill(w, "search", head, v)
}

// alike is the same search in another language: where, and what was chosen. Its words
// and what was made of them are of this one.
func alike(a address) string {
	a.q, a.literal, a.page = "", nil, 1
	return a.String()
}

// viewCards fills the cards, exact and relaxed ones apart.
//
// Below urgent help nobody is told what matched and what did not: where no answer
// is exact, what there is stands under one heading.
func (x *Index) viewCards(v *view, layouts *page.Layouts, res *results, now time.Time) error {
	merged := res.reading.danger && res.exact == 0
	for _, one := range res.listed {
		shown := one.card.Show(now, x.say, one.miles)
		shown.Relaxed = one.relaxed
		card, err := layouts.Component("card", shown)
		if err != nil {
			return err
		}
		if one.relaxed && !merged {
			v.RelaxedCards = append(v.RelaxedCards, card)
			continue
		}
		v.Cards = append(v.Cards, card)
	}
	for _, one := range res.relaxed {
		switch {
		case merged && one.Filter == "gentle":
			v.Order = one.Says
		case !res.reading.danger || one.Filter == "gentle": // never "few have all your words: want to die"
			v.Relaxed = append(v.Relaxed, one.Says)
		}
	}
	switch {
	case len(v.RelaxedCards) == 0:
		v.Relaxed = nil
	case res.reading.danger:
		v.RelaxedHeading = x.say.Say("search.heading.danger")
	default:
		v.RelaxedHeading = x.say.Say("search.relaxed.heading", "count", res.total-res.exact)
	}
	return nil
}

// heading says how many exact answers there are, and near where.
func (x *Index) heading(res *results) string {
	switch {
	case res.reading.danger && res.exact == 0:
		return x.say.Say("search.heading.danger")
	case res.total == 0:
		return x.say.Say("search.heading.nothing")
	case res.exact == 0:
		return x.say.Say("search.heading.none_exact")
	case res.near != nil:
		return x.say.Say("search.heading.near", "count", res.exact, "place", res.near.name)
	}
	return x.say.Say("search.heading", "count", res.exact)
}

func (x *Index) title(res *results, heading string) string {
	if res.pages == 1 {
		return heading
	}
	return x.say.Say("search.title_page", "title", heading,
		"page", strconv.Itoa(res.page), "pages", strconv.Itoa(res.pages))
}

func (x *Index) sayOrder(res *results) string {
	if res.total < 2 || res.reading.danger {
		return ""
	}
	order := res.plan.order()
	if order == "relevance" && res.near != nil {
		order = "relevance_near"
	}
	return x.say.Say("search.order." + order)
}

// notes tells what we made of the search, where it is not what was typed.
func (x *Index) notes(res *results) []string {
	var notes []string
	if res.reading.shorter {
		notes = append(notes, x.say.Say("search.note.shorter", "words", mostWords, "characters", longestQuery))
	}
	if res.reading.lost != "" {
		notes = append(notes, x.say.Say("search.note.lost", "postcode", res.reading.lost))
	}
	if near := res.near; near != nil {
		if len(res.plan.elsewhere) > 0 {
			notes = append(notes, x.say.Say("search.note.one_place", "near", near.name, "others", x.say.Either(res.plan.elsewhere)))
		}
		if near.fallback != "" {
			notes = append(notes, x.say.Say("search.note.fallback", "postcode", near.name, "used", near.fallback))
		}
		for _, one := range res.reading.parts {
			if one.near != "" && res.address.near != "" && !strings.EqualFold(one.near, res.address.near) {
				notes = append(notes, x.say.Say("search.note.near_wins", "typed", one.near, "near", near.name))
			}
		}
	}
	return notes
}

func (x *Index) viewMended(res *results) []mended {
	var list []mended
	for _, s := range res.spelling {
		list = append(list, mended{
			Says:    x.say.Say("search.mended", "from", s.From, "to", s.To),
			AsTyped: x.say.Say("search.mended.as_typed", "from", s.From),
			URL:     s.keep,
		})
	}
	return list
}

// viewChosen gives a link for each filter that is on, which takes it away: those
// that were understood first.
func (x *Index) viewChosen(res *results) []page.Link {
	var links []page.Link
	remove := func(label, url string) {
		links = append(links, page.Link{Label: label, URL: url})
	}
	for _, one := range res.understood {
		if slices.Equal(x.speech.folded(one.Label), x.speech.folded(one.Words)) {
			remove(x.say.Say("search.remove", "what", one.Label), one.Remove)
			continue
		}
		remove(x.say.Say("search.remove.understood", "what", one.Label, "words", one.Words), one.Remove)
	}
	for _, one := range res.literal {
		remove(x.say.Say("search.restore", "words", one.Words), one.Restore)
	}
	for _, g := range groups {
		for _, value := range res.address.chosen[g] {
			remove(x.say.Say("search.remove", "what", x.label(g, value)), res.address.dropping(g, value).String())
		}
	}
	if res.address.within > 0 && res.near != nil {
		wide := res.address
		wide.within, wide.page = 0, 1
		said := x.say.Say("search.within", "miles", x.say.Miles(float64(res.address.within)))
		remove(x.say.Say("search.remove", "what", said), wide.String())
	}
	return links
}

// cleared is the search with its words and its place alone: nothing chosen, and
// nothing understood but the place.
func cleared(a address) address {
	return address{q: a.q, near: a.near, page: 1}
}

// placeLinks lead to the same search round other places.
func (x *Index) placeLinks(a address, places []string) []page.Link {
	var links []page.Link
	for _, name := range places {
		a.near, a.page = name, 1
		links = append(links, page.Link{Label: name, URL: a.String()})
	}
	return links
}

// pageLinks lead to the first page, the last, and those round the one that is shown.
func pageLinks(res *results) []page.Link {
	if res.pages == 1 {
		return nil
	}
	var links []page.Link
	for n := 1; n <= res.pages; n++ {
		if n != 1 && n != res.pages && (n < res.page-2 || n > res.page+2) {
			continue
		}
		links = append(links, page.Link{
			Label: strconv.Itoa(n), URL: res.address.onPage(n).String(), Current: n == res.page,
		})
	}
	return links
}

// viewForm gives the form, filled with what was asked.
func (x *Index) viewForm(res *results) formView {
	a := res.address
	form := formView{Q: a.q, Near: a.near, Literal: a.literal, Stale: a.stale}
	form.Within = append(form.Within, optionView{"", x.say.Say("search.within.usual"), a.within == 0})
	for _, miles := range radii {
		form.Within = append(form.Within, optionView{
			strconv.Itoa(miles), x.say.Say("search.within", "miles", x.say.Miles(float64(miles))), a.within == miles,
		})
	}
	form.Sort = append(form.Sort, optionView{"", x.say.Say("search.sort.usual"), a.sort == ""})
	for _, order := range orders {
		form.Sort = append(form.Sort, optionView{order, x.say.Say("search.sort." + order), a.sort == order})
	}
	for _, g := range groups {
		if one, ok := x.viewGroup(res, g); ok {
			form.Groups = append(form.Groups, one)
		}
	}
	form.Open = a.stale || a.within > 0 || a.sort != "" || slices.ContainsFunc(form.Groups, func(g groupView) bool { return g.Open })
	return form
}

func (x *Index) viewGroup(res *results, g group) (groupView, bool) {
	values := res.facets[g]
	if len(values) == 0 || g == byLanguage && len(values) == 1 && !values[0].Chosen {
		return groupView{}, false
	}
	one := groupView{Name: g.String(), Label: x.groupLabel(g)}
	for _, v := range values {
		shown := valueView{
			ID: g.String() + "-" + v.Value, Value: v.Value, Label: v.Label, Count: v.Count,
			Chosen: v.Chosen, FromWords: v.fromWords && !slices.Contains(res.address.chosen[g], v.Value),
		}
		one.Values = append(one.Values, shown)
		one.Open = one.Open || shown.Chosen && !shown.FromWords // what was understood stands above the results
	}
	return one, true
}
