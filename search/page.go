package search

import (
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/page"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/address"
	"bandstand/search/answer"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// view is what layouts/search.html is filled with.
type view struct {
	*Answer
	Form    formView
	Fault   *faultView  // what is wrong with the place in the box
	Chosen  []page.Link // each takes one filter away
	Again   []page.Link // each has words understood that were taken back
	Clear   string      // the address of the place alone
	Heading string
	First   *noteView  // the one thing that is said between the heading and the first card
	Further []noteView // what is said below the cards
	Cards   []template.HTML

	RelaxedHeading string
	Relaxed        []words.Text // what was let go, where exact answers stand above
	RelaxedCards   []template.HTML

	RingSaid  string
	RingCards []template.HTML

	Pages   []page.Link
	Nothing bool
}

// noteView is something that we made of a search and somebody should know, with what
// else they may have meant.
type noteView struct {
	Says  words.Text
	Links []page.Link
}

// formView is the search form with its filters.
type formView struct {
	Said               string      // what was asked, in one line; empty where nothing was, or where it is wrong
	Usual              []page.Link // filters that are chosen most, those that are not on
	Q, Near, NearError string
	Labelled           bool // a heading stands in for the label of the first field
	Literal            []string
	Refused            []hiddenField // what is left out
	Stale              bool
	Within, Sort       []optionView
	Groups             []groupView
}

type optionView struct {
	Value, Label string
	Chosen       bool
}

type groupView struct {
	Name, Label string
	Values      []valueView
}

type hiddenField struct{ Name, Value string }

type valueView struct {
	ID, Value string
	Label     words.Text
	Count     int
	Chosen    bool
	FromWords bool // it was understood, so it is removed above, not here
}

type faultView struct {
	Message     string
	Suggestions []page.Link
}

// writePage writes the answer as a page.
func (s *Service) writePage(w io.Writer, a *Answer, now time.Time) error {
	asked := a.Plan.Address
	v := view{Answer: a, Form: s.viewForm(a), Chosen: s.viewChosen(a), Heading: s.heading(a), Pages: pageLinks(a)}
	for _, one := range a.Literal {
		v.Again = append(v.Again, page.Link{Label: s.lang.Text("search.restore", "words", one.Words), URL: one.Restore})
	}
	v.Nothing = a.Total == 0 && a.ToRing == 0 && !a.Plan.Danger
	if len(v.Chosen)+len(v.Again) > 0 {
		v.Clear = address.Address{Near: asked.Near, Page: 1}.String()
	}
	if a.Error != nil {
		v.Form.Said, v.Form.NearError = "", a.Error.Message
		v.Fault = &faultView{a.Error.Message, placeLinks(asked, a.Error.Suggestions)}
	}
	layouts, err := s.layouts()
	if err != nil {
		return err
	}
	if err := s.viewCards(&v, layouts, a, now); err != nil {
		return err
	}
	s.viewNotes(&v)
	title := v.Heading
	if a.Pages > 1 {
		title = s.lang.Say("search.title_page", "title", title, "page", strconv.Itoa(a.Page), "pages", strconv.Itoa(a.Pages))
	}
	// The same search in another language is where, and what was chosen: its words and
	// what was made of them are of this one.
	alike := asked
	alike.Q, alike.Literal, alike.Page = "", nil, 1
	head := page.Head{Title: title, Alike: alike.String(), Section: "find", NoIndex: true, Error: a.Error != nil, BuiltLongAgo: s.sayBuiltLongAgo(now)}
	return layouts.Fill(w, "search", head, v)
}

// viewCards fills the cards, exact and relaxed ones apart. Below urgent help nobody
// is told what matched and what did not: where no answer is exact, what there is
// stands under one heading.
func (s *Service) viewCards(v *view, layouts *page.Layouts, a *Answer, now time.Time) error {
	merged := a.Plan.Danger && a.Exact == 0
	for _, one := range a.Results {
		shown := one.Card.Show(now, s.lang, one.Miles)
		shown.Differs, shown.Because = one.DiffersShown, one.BecauseShown
		card, err := layouts.Component("card", shown)
		if err != nil {
			return err
		}
		if one.Relaxed && !merged {
			v.RelaxedCards = append(v.RelaxedCards, card)
			continue
		}
		v.Cards = append(v.Cards, card)
	}
	for _, one := range a.RingFirst {
		card, err := layouts.Component("card", one.Card.Show(now, s.lang, one.Miles))
		if err != nil {
			return err
		}
		v.RingCards = append(v.RingCards, card)
	}
	if a.Total > 0 { // else the answer is headed so
		v.RingSaid = s.lang.Say("ring_first.more", "count", a.ToRing)
	}
	if a.Plan.Danger {
		v.RelaxedHeading = s.lang.Say("search.heading.danger")
	} else {
		v.RelaxedHeading = s.lang.Say("search.relaxed.heading", "count", a.Total-a.Exact)
	}
	return nil
}

// viewNotes puts what there is to say in the order of its weight: the first stands above
// the cards, where somebody on a telephone sees it and the first card at once, and the
// others stand below them.
func (s *Service) viewNotes(v *view) {
	a, asked := v.Answer, v.Plan.Address
	var notes []noteView
	add := func(says words.Text, links ...page.Link) { notes = append(notes, noteView{says, links}) }
	for _, one := range a.DidYouMean {
		if one.AsTyped == "" { // a place, of which there is none as it was typed
			add(s.lang.Text("search.mended.place", "from", one.From, "to", one.To))
			continue
		}
		asTyped := page.Link{Label: s.lang.Text("search.mended.as_typed", "from", one.From), URL: one.AsTyped}
		add(s.lang.Text("search.mended", "to", one.To), asTyped)
	}
	for _, one := range a.Relaxed {
		if one.OnPage && one.Filter == "q" { // there is no such thing
			add(one.Shown)
		}
	}
	for _, one := range a.Notes {
		add(words.Own(one))
	}
	if a.Near != nil && len(a.Near.Others) > 0 {
		add(s.lang.Text("search.others"), placeLinks(asked, a.Near.Others)...)
	}
	if len(a.Places) > 0 {
		add(s.lang.Text("search.places"), wayLinks(a.Places)...)
	}
	if len(a.Groups) > 0 {
		var links []page.Link
		for _, one := range a.Groups {
			links = append(links, page.Link{Label: words.Own(one.Name), URL: one.URL})
		}
		add(s.lang.Text("search.groups"), links...)
	}
	for _, one := range a.Relaxed {
		if !one.OnPage || one.Filter == "q" {
			continue // the cards say it
		}
		if len(v.Cards) > 0 && len(v.RelaxedCards) > 0 {
			v.Relaxed = append(v.Relaxed, one.Shown)
		} else if len(v.Cards)+len(v.RelaxedCards) > 0 {
			add(one.Shown)
		}
	}
	if order := s.sayOrder(a); order != "" && len(v.Cards) > 1 {
		add(order)
	}
	if len(notes) > 0 {
		v.First, v.Further = &notes[0], notes[1:]
	}
}

// heading says how many exact answers there are, and near where.
func (s *Service) heading(a *Answer) string {
	switch {
	case a.Plan.Danger && a.Exact == 0:
		return s.lang.Say("search.heading.danger")
	case a.Total == 0 && a.ToRing > 0:
		return s.lang.Say("ring_first.all", "count", a.ToRing)
	case a.Total == 0:
		return s.lang.Say("search.heading.nothing")
	case a.Exact == 0:
		return s.lang.Say("search.heading.none_exact")
	case a.Near != nil:
		return s.lang.Say("search.heading.near", "count", a.Exact, "place", a.Near.Name)
	}
	return s.lang.Say("search.heading", "count", a.Exact)
}

func (s *Service) sayOrder(a *Answer) words.Text {
	if a.Total < 2 || a.Plan.Danger {
		return ""
	}
	order := a.Order
	if order == query.ByRelevance && a.Near != nil {
		order = "relevance_near"
	}
	return s.lang.Text("search.order." + order)
}

// viewChosen returns a link for each filter that is on, which takes it away: those
// that were understood first.
func (s *Service) viewChosen(a *Answer) []page.Link {
	asked := a.Plan.Address
	var links []page.Link
	add := func(label words.Text, url string) { links = append(links, page.Link{Label: label, URL: url}) }
	all := slices.Concat(a.Understood, a.LeftOut)
	for number, one := range all {
		if number == 0 || all[number-1].Words != one.Words || all[number-1].Shown != one.Shown { // the other end of a window
			add(one.Shown, one.Remove)
		}
	}
	for number, values := range asked.Chosen {
		g := lexicon.Group(number)
		for _, value := range values {
			add(s.sayer.Label(g, value), asked.Dropping(g, value).String())
		}
	}
	if asked.Within > 0 && a.Near != nil {
		wide := asked
		wide.Within, wide.Page = 0, 1
		add(words.Own(s.sayer.Within(float64(asked.Within))), wide.String())
	}
	return links
}

// placeLinks lead to the same search round other places.
func placeLinks(a address.Address, places []string) []page.Link {
	var links []page.Link
	for _, name := range places {
		a.Near, a.Page = name, 1
		links = append(links, page.Link{Label: words.Own(name), URL: a.String()})
	}
	return links
}

// wayLinks are ways on without how many each would find.
func wayLinks(ways []answer.Way) []page.Link {
	links := make([]page.Link, len(ways))
	for i, one := range ways {
		links[i] = page.Link{Label: words.Own(one.Label), URL: one.URL}
	}
	return links
}

// pageLinks lead to the first page, the last, and those round the one that is shown.
func pageLinks(a *Answer) []page.Link {
	if a.Pages == 1 {
		return nil
	}
	var links []page.Link
	for n := 1; n <= a.Pages; n++ {
		if n != 1 && n != a.Pages && (n < a.Page-2 || n > a.Page+2) {
			continue
		}
		links = append(links, page.Link{Label: words.Own(strconv.Itoa(n)), URL: a.Plan.Address.OnPage(n).String(), Current: n == a.Page})
	}
	return links
}

// viewForm returns the form, filled with what was asked.
func (s *Service) viewForm(a *Answer) formView {
	asked := a.Plan.Address
	form := formView{Said: s.sayAsked(a), Usual: s.viewUsual(a), Q: asked.Q, Near: asked.Near, Literal: asked.Literal, Stale: asked.Stale}
	for g, values := range asked.Refused {
		for _, value := range values {
			form.Refused = append(form.Refused, hiddenField{address.NotName(lexicon.Group(g)), value})
		}
	}
	form.Within = append(form.Within, optionView{"", s.lang.Say("search.within.usual"), asked.Within == 0})
	for _, miles := range address.Radii {
		form.Within = append(form.Within, optionView{strconv.Itoa(miles), s.sayer.Within(float64(miles)), asked.Within == miles})
	}
	form.Sort = append(form.Sort, optionView{"", s.lang.Say("search.sort.usual"), asked.Sort == ""})
	for _, order := range vocabulary.Orders {
		form.Sort = append(form.Sort, optionView{order, s.lang.Say("search.sort." + order), asked.Sort == order})
	}
	for g := range lexicon.GroupCount {
		values := a.Facets[g.String()]
		if len(values) == 0 || g == lexicon.Language && len(values) == 1 && !values[0].Chosen {
			continue
		}
		one := groupView{Name: g.String(), Label: s.lang.Say("search.group." + g.String())}
		for _, v := range values {
			shown := valueView{
				ID: g.String() + "-" + v.Value, Value: v.Value, Label: s.sayer.Label(g, v.Value), Count: v.Count,
				Chosen: v.Chosen, FromWords: v.FromWords && !slices.Contains(asked.Chosen[g], v.Value),
			}
			one.Values = append(one.Values, shown)
		}
		form.Groups = append(form.Groups, one)
	}
	return form
}

// sayAsked says in one line what was asked; nothing where it was nothing.
func (s *Service) sayAsked(a *Answer) string {
	asked := a.Plan.Address
	what := s.lang.Say("search.asked.anything")
	switch {
	case a.Address == (address.Address{Page: 1}).String():
		return ""
	case asked.Q != "":
		what = s.lang.Say("search.asked.words", "words", inShort(asked.Q))
	}
	if asked.Near == "" {
		return what
	}
	return s.lang.Say("search.asked.near", "what", what, "place", asked.Near)
}

// mostAsked is how many letters of what was asked a line of a telephone holds; the whole of it stands in the form.
const mostAsked = 32

// inShort returns words that are no longer than mostAsked as they are, and of others the first.
func inShort(asked string) string {
	letters := []rune(asked)
	if len(letters) <= mostAsked {
		return asked
	}
	short := string(letters[:mostAsked])
	if end := strings.LastIndexByte(short, ' '); end > 0 {
		short = short[:end]
	}
	return strings.TrimRight(short, " ,.;:") + "…"
}

// usual are the filters that people choose most, each to be had by one press.
var usual = []lexicon.Filter{
	{Group: lexicon.Cost, Value: "free"},
	{Group: lexicon.How, Value: "come-along"},
	{Group: lexicon.Date, Value: "this-week"},
	{Group: lexicon.Access, Value: "step-free"},
}

// viewUsual returns those of the usual filters that would leave something and are not on.
func (s *Service) viewUsual(a *Answer) []page.Link {
	var links []page.Link
	for _, one := range usual {
		offered := slices.ContainsFunc(a.Facets[one.Group.String()], func(v answer.Value) bool {
			return v.Value == one.Value && v.Count > 0 && !v.Chosen
		})
		if !offered {
			continue
		}
		label := s.sayer.Label(one.Group, one.Value)
		if short := "search.usual." + one.Value; s.lang.Has(short) {
			label = s.lang.Text(short)
		}
		links = append(links, page.Link{Label: label, URL: a.Plan.Address.Choosing(one.Group, one.Value).String()})
	}
	return links
}
