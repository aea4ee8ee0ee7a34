// Package answer says what search found: what was understood and what was not, what each
// result has of it, and what to try instead. An Answer is shown by every way out, as a
// page, as JSON and in a terminal; this room knows none of them.
package answer

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"bandstand/directory/activity"
	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/address"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/places"
	"bandstand/search/query"
	"bandstand/search/rank"
)

// Answer is the answer to a search: the page, the JSON, --explain and the golden file
// of the judged queries all show this. Fields of the JSON may be added; those that
// are there keep their names and meanings.
type Answer struct {
	Total      int                `json:"total"` // exact and relaxed
	Page       int                `json:"page"`
	Pages      int                `json:"pages"`
	Query      string             `json:"query"`
	Near       *Near              `json:"near,omitempty"`
	Error      *NearFault         `json:"error,omitempty"`
	Urgent     []Urgent           `json:"urgent,omitempty"`    // help that comes first, because of words of danger
	Shortened  bool               `json:"shortened,omitempty"` // some of the query was not used
	Understood []Understood       `json:"understood"`
	LeftOut    []Understood       `json:"left_out,omitempty"` // what somebody said no to
	Literal    []Literal          `json:"literal,omitempty"`
	Elsewhere  []string           `json:"elsewhere,omitempty"` // other places that were named: one is searched
	Relaxed    []Relaxed          `json:"relaxed"`
	DidYouMean []Respelt          `json:"did_you_mean"`
	Results    []Result           `json:"results"`              // of the page
	RingFirst  []Result           `json:"ring_first,omitempty"` // where there are few: the first of those to ring before one goes
	Facets     map[string][]Value `json:"facets"`
	Places     []Way              `json:"places,omitempty"` // that the words may name too
	Groups     []Group            `json:"groups,omitempty"` // called by what was typed, with nothing listed
	Ways       []Way              `json:"ways,omitempty"`   // on from an answer with little or nothing in it

	ToRing    int    `json:"-"` // how many there are of RingFirst in all
	AllToRing string `json:"-"` // the search that shows them

	Notes   []string `json:"-"` // what we made of the search that somebody should know
	Address string   `json:"-"` // of the search as it was read: what was not understood of the query string is not in it
	Exact   int      `json:"-"` // answers that meet all that was asked
	Order   string   `json:"-"` // relevance, distance or soonest
	Words   []Word   `json:"-"`

	Plan *query.Plan `json:"-"`
}

// Word is one word of a search and what became of it.
type Word struct {
	Typed  string
	Became string // understood, matched (as text), both, refused, or dropped
	Danger bool   // nothing may be done to it
}

// Near is where was looked.
type Near struct {
	Name     string   `json:"name"`
	Miles    float64  `json:"miles"`
	Fallback string   `json:"fallback,omitempty"` // used for a postcode that is not known
	Others   []string `json:"others,omitempty"`   // other places of that name
}

// NearFault is what is wrong with the place in the box.
type NearFault struct {
	Field       string   `json:"field"` // near
	Message     string   `json:"message"`
	Suggestions []string `json:"suggestions,omitempty"`
}

// Understood is one thing that was taken from the words, and the search that takes
// it back.
type Understood struct {
	Filter string `json:"filter"` // its name in addresses
	Value  string `json:"value"`
	Label  string `json:"label"`
	Words  string `json:"words"` // as they were typed
	Remove string `json:"remove"`

	Shown words.Text `json:"-"` // Label for a page
}

// Literal is words that were taken back from being understood, and the search that
// understands them again.
type Literal struct {
	Words   string `json:"words"`
	Restore string `json:"restore"`
}

// Relaxed is one thing that was let go, because with it too little was found.
type Relaxed struct {
	Filter string `json:"filter"`
	Value  string `json:"value"`
	Says   string `json:"says"`

	Shown  words.Text `json:"-"` // Says for a page
	OnPage bool       `json:"-"` // the cards do not say it
}

// Respelt is a word that was taken for another.
type Respelt struct {
	From string `json:"from"`
	To   string `json:"to"`
	URL  string `json:"url"` // the search spelt so

	AsTyped string `json:"-"` // the search for the word as it was typed
}

// Value is one value of a group as it is offered.
type Value struct {
	Value  string `json:"value"`
	Label  string `json:"label"`
	Count  int    `json:"count"`
	Chosen bool   `json:"chosen"`
	URL    string `json:"url"` // chooses it, or drops it where it is chosen; JSON alone has it

	FromWords bool `json:"-"` // it was understood
}

// Way is a way on for somebody who found too little, or something else than was meant.
type Way struct {
	Label string `json:"label"`
	URL   string `json:"url"`
	Count int    `json:"count,omitempty"` // what it would find

	Shown words.Text `json:"-"` // Label for a page
}

// Result is one activity of an answer.
type Result struct {
	Slug          string   `json:"slug"`
	Title         string   `json:"title"`
	URL           string   `json:"url"`
	Summary       string   `json:"summary"`
	Organisation  string   `json:"organisation"`
	Town          string   `json:"town"`
	Kinds         []string `json:"kinds"`
	Next          *string  `json:"next"` // RFC 3339 with the offset of the day; null where no date is known
	When          string   `json:"when"`
	Cost          string   `json:"cost"`
	DistanceMiles *float64 `json:"distance_miles"` // to a tenth; null without a place
	State         string   `json:"state"`
	LastChecked   string   `json:"last_checked"`
	Relaxed       bool     `json:"relaxed"`           // it meets only a part of what was asked
	Differs       []string `json:"differs,omitempty"` // and this is how it is not what was asked for
	Because       []string `json:"because,omitempty"` // what was asked that it has and its card does not say anyhow

	DiffersShown, BecauseShown []words.Text `json:"-"` // Differs and Because for a page

	Card  index.Card `json:"-"`
	Miles *float64   `json:"-"` // as its card says it: nil without a place, and of what one joins from home from afar

	// Why it stands where it does, for whoever asks.
	Rank      int             `json:"-"` // from 1, over all pages
	Unmet     []string        `json:"-"` // what was asked and it does not meet: filters, within, words
	Score     float64         `json:"-"`
	Parts     []rank.Part     `json:"-"` // of the score
	Standings []rank.Standing `json:"-"`
	After     string          `json:"-"` // the first of Standings in which it comes after the result above it
}

// Urgent is one way to urgent help, from a nation's own dated page.
type Urgent struct {
	Nation  string     `json:"nation"`
	Need    string     `json:"need"`            // danger-now, urgent-health, urgent-mental-health or to-talk
	First   bool       `json:"first,omitempty"` // it is one of the few numbers that stand before all others
	Name    words.Text `json:"name"`
	Phone   string     `json:"phone,omitempty"`
	Text    string     `json:"text,omitempty"` // a number for text messages
	Hours   words.Text `json:"hours,omitempty"`
	Note    words.Text `json:"note,omitempty"`
	Website string     `json:"website,omitempty"`
}

// Sayer says answers in one language.
type Sayer struct {
	Index  *index.Index
	Reader *query.Reader
	Lang   *words.Language
	Urgent []Urgent // ways to urgent help of every nation, in the order in which they are shown
	Groups []Group  // that have nothing listed, by name
}

// Say reads and says all that is shown of a search.
func (s *Sayer) Say(m *rank.Matches, trace *rank.Trace) (*Answer, error) {
	p, asked := m.Plan, m.Plan.Address
	a := &Answer{
		Total: len(m.Matches), Pages: max(1, (len(m.Matches)+rank.PerPage-1)/rank.PerPage), Query: asked.Q,
		Error: s.checkNear(p), Urgent: s.urgentFor(p), Shortened: p.Shortened,
		Understood: s.understood(p), LeftOut: s.leftOut(p), Literal: literally(p), Elsewhere: p.Elsewhere,
		Relaxed: s.relaxed(m), DidYouMean: respelt(p),
		Places: s.otherPlaces(p), Address: asked.String(), Exact: m.Exact(), Order: p.Order(),
		Words: wordsOf(p), Plan: p,
	}
	if a.Page = asked.Page; a.Page > a.Pages {
		a.Page = 1
	}
	if p.Near != nil {
		a.Near = &Near{p.Near.Name, p.Miles, p.Near.Fallback, p.Near.Others}
	}
	a.Facets = map[string][]Value{}
	for g, facets := range m.Facets() {
		for _, f := range facets {
			value := Value{
				Value: f.Value, Label: s.Label(lexicon.Group(g), f.Value).String(), Count: f.Count, Chosen: f.Chosen, FromWords: f.FromWords,
			}
			a.Facets[lexicon.Group(g).String()] = append(a.Facets[lexicon.Group(g).String()], value)
		}
	}
	if a.Total < rank.Enough {
		a.Ways = s.waysOn(m)
	}
	if !p.Danger {
		a.Groups = s.groupsCalled(asked.Q)
	}
	a.Notes = s.notes(a)
	a.Results = make([]Result, 0, rank.PerPage)
	for i := range m.OnPage(a.Page) {
		result, err := s.Result(m, (a.Page-1)*rank.PerPage+i, trace)
		if err != nil {
			return nil, err
		}
		a.Results = append(a.Results, result)
	}
	return a, nil
}

// Result reads the card of an answer, by its number.
func (s *Sayer) Result(m *rank.Matches, number int, trace *rank.Trace) (Result, error) {
	match := m.Matches[number]
	c, err := s.Index.Card(match.Row)
	if err != nil {
		return Result{}, err
	}
	next, comes := m.Next(match.Row)
	if len(m.Plan.Asked[lexicon.Day]) > 0 && !m.Lacks(match.Row, lexicon.Day) {
		c.When = whenOn(c, m.Plan.Bits(lexicon.Day), next)
	}
	r := Result{
		Slug: c.Slug, Title: c.Title.String(), URL: c.URL, Summary: c.Summary.String(), Organisation: c.Organisation, Town: c.Town,
		Kinds: c.Kinds, When: c.When, Cost: c.Cost.String(), State: string(activity.StandingAt(c.Turns, m.Now()).Told()), LastChecked: c.LastChecked, Relaxed: match.Relaxed,
	}
	if comes {
		said := next.Format(time.RFC3339)
		r.Next = &said
		c.Coming = s.Index.Coming(match.Row, index.Minutes(next))
	}
	r.Card = c
	if miles := m.Miles(match.Row); !math.IsInf(miles, 0) {
		tenths := math.Round(miles*10) / 10
		r.DistanceMiles = &tenths
		if !m.IsOnlyFromHome(match.Row) {
			r.Miles = &miles
		}
	}
	if match.Relaxed && !m.Plan.Danger {
		r.DiffersShown = s.differs(m, match.Row, c)
		for _, one := range r.DiffersShown {
			r.Differs = append(r.Differs, one.String())
		}
	}
	if !m.Plan.Danger {
		for _, one := range s.because(m, match.Row) {
			r.BecauseShown, r.Because = append(r.BecauseShown, one), append(r.Because, one.String())
		}
	}
	if trace != nil {
		r.Rank, r.Unmet, r.Score, r.Parts = number+1, m.Unmet(match.Row), match.Score, trace.Parts(match.Row)
		r.Standings, r.After = m.Standings(number)
	}
	return r, nil
}

// whenOn says when an activity happens, first of a day of those that are asked for, as bits: that of
// its next time, or where that is further ahead than anybody knows, the first on which it ever is.
func whenOn(c index.Card, asked uint64, next time.Time) string {
	day := next.Weekday()
	for first := time.Sunday; asked&(1<<day) == 0 && first <= time.Saturday; first++ {
		if c.WhenOn[first] != "" && asked&(1<<first) != 0 {
			day = first
		}
	}
	return cmp.Or(c.WhenOn[day], c.When)
}

// wordsOf tells what became of each word.
func wordsOf(p *query.Plan) []Word {
	words := make([]Word, len(p.Words))
	for i, w := range p.Words {
		became := "dropped"
		switch {
		case w.Refused:
			became = "refused"
		case !w.Taken:
			became = "matched"
		}
		words[i] = Word{w.Typed, became, w.Danger}
	}
	for _, part := range p.Parts {
		for i := part.From; i < part.To; i++ {
			words[i].Became = "understood"
			if part.IsTopic() {
				words[i].Became = "both"
			}
		}
	}
	return words
}

// understood tells what was taken from the words.
func (s *Sayer) understood(p *query.Plan) []Understood {
	said := []Understood{}
	for number, part := range p.Parts {
		if part.Refused > 0 {
			continue
		}
		say := func(filter, value string, label words.Text) {
			said = append(said, Understood{
				filter, value, label.String(), p.Typed(part.From, part.To),
				p.Address.TakingBack(p.Literally(number)).String(), label,
			})
		}
		if part.Near != "" {
			named := part.Near
			if at, ok := s.Reader.Locate(part.Near); ok {
				named = at.Name
			}
			if slices.Contains(p.Elsewhere, named) {
				continue // the notes tell of it
			}
			say("near", address.CutPostcodes(named), words.Own(s.near(named)))
		}
		for _, f := range part.Filters {
			for _, one := range address.Parameters(f) {
				say(one.Name, one.Value, s.Label(f.Group, f.Value))
			}
		}
		if part.Within > 0 {
			say("within", strconv.FormatFloat(part.Within, 'f', -1, 64), words.Own(s.Within(part.Within)))
		}
		if part.Sort != "" {
			say("sort", part.Sort, s.Lang.Text("search.sort."+part.Sort))
		}
	}
	return said
}

// leftOut tells what is left out because somebody said no to it, or an address does: what
// was refused together is one.
func (s *Sayer) leftOut(p *query.Plan) []Understood {
	var said []Understood
	for number := 0; number < len(p.Parts); number++ {
		first := p.Parts[number]
		if first.Refused == 0 {
			continue
		}
		refused := []query.Part{first}
		for number+1 < len(p.Parts) && p.Parts[number+1].Refused == first.Refused {
			number++
			refused = append(refused, p.Parts[number])
		}
		last := refused[len(refused)-1]
		one := s.sayLeftOut(refused)
		one.Words = p.Typed(first.From, last.To)
		one.Remove = p.Address.TakingBack(strings.Join(vocabulary.Words(p.Typed(first.From+first.Lead, last.To)), " ")).String()
		said = append(said, one)
	}
	for number, values := range p.Address.Refused {
		g := lexicon.Group(number)
		for _, value := range values {
			one := s.sayLeftOut([]query.Part{{Filters: []lexicon.Filter{{Group: g, Value: value}}}})
			one.Remove = p.Address.Allowing(g, value).String()
			said = append(said, one)
		}
	}
	return said
}

// sayLeftOut says what was refused together.
func (s *Sayer) sayLeftOut(refused []query.Part) Understood {
	var one Understood
	var values []string
	var labels []words.Text
	add := func(filter, value string, label, alone words.Text) {
		if one.Filter == "" {
			one.Filter, one.Shown = filter, alone
		}
		values, labels = append(values, value), append(labels, label)
	}
	for _, part := range refused {
		if at, ok := s.Reader.Locate(part.Near); ok {
			name := address.CutPostcodes(at.Name)
			add("near", name, words.Own(name), s.Lang.Text("search.not.near", "place", name))
		}
		for _, f := range part.Filters {
			spelt := address.Parameters(f)
			add(spelt[0].Name, spelt[0].Value, s.Label(f.Group, f.Value), s.notThis(f.Group, f.Value))
			if len(spelt) > 1 {
				values = append(values, spelt[1].Value)
			}
		}
	}
	if len(labels) > 1 {
		one.Shown = s.Lang.Text("search.not.together", "what", s.Lang.ListTexts(labels))
	}
	one.Value, one.Label = strings.Join(values, "+"), one.Shown.String()
	return one
}

// notThis says that something is not of a value.
func (s *Sayer) notThis(g lexicon.Group, value string) words.Text {
	switch {
	case g == lexicon.Time && !slices.Contains(vocabulary.Times, value):
		return s.window("search.not", value)
	case g == lexicon.Time, g == lexicon.Day && slices.Contains(vocabulary.Spans, value):
		return s.Lang.Text("search.not." + value)
	case g == lexicon.Day:
		return s.Lang.Text("search.not.day", "what", s.Label(g, value))
	}
	return s.Lang.Text("search.not", "what", s.Label(g, value))
}

// differs says how an activity is not what was asked for.
func (s *Sayer) differs(m *rank.Matches, row int, card index.Card) []words.Text {
	p, cost := m.Plan, card.Cost
	var said []words.Text
	say := func(key string, pairs ...any) { said = append(said, s.Lang.Text(key, pairs...)) }
	apart := m.IsApart(row)
	for g := range lexicon.GroupCount {
		values := p.Values(g)
		if len(values) == 0 || !m.Lacks(row, g) {
			continue
		}
		if g == lexicon.Age {
			values = m.LackedAges(row)
		}
		what := s.labels(g, values)
		switch {
		case (g == lexicon.Day || g == lexicon.Time) && len(p.Values(lexicon.Date)) > 0:
			apart = apart || !m.Lacks(row, lexicon.Date) // or it is the date that differs, which is said
		case g == lexicon.Cost && cost == "":
			say("search.differs.untold", "what", what)
		case g == lexicon.Cost && len(values) == 1 && values[0] == "free":
			say("search.differs.not_free", "cost", cost)
		case g == lexicon.Cost:
			say("search.differs.cost", "cost", cost, "what", what)
		case g == lexicon.Date && m.TooFarAhead():
			say("search.differs.too_far", "what", what)
		case g == lexicon.Access && len(m.Mentioned(row, g)) > 0:
			say("search.differs.untold", "what", what)
			say("search.differs.mentions", "words", strings.Join(m.Mentioned(row, g), ", "))
		case g == lexicon.Offers:
			said = append(said, s.notOffered(m, row, card)...)
		case g == lexicon.Access || g == lexicon.GoodFor:
			say("search.differs.untold", "what", what)
		case len(values) == 1:
			said = append(said, s.notThis(g, values[0]))
		default:
			say("search.not", "what", what)
		}
	}
	if apart {
		var labels []words.Text
		for _, g := range []lexicon.Group{lexicon.Day, lexicon.Date, lexicon.Time} {
			if values := p.Values(g); len(values) > 0 {
				labels = append(labels, s.labels(g, values))
			}
		}
		say("search.not.together", "what", s.Lang.ListTexts(labels))
	}
	if lacking := m.Lacking(row); len(lacking) > 0 {
		say("search.differs.words", "words", strings.Join(lacking, ", "))
	}
	if m.Mentions(row) {
		say("search.differs.mentions", "words", lackingWords(m))
	}
	if m.Speaks(row) {
		say("search.differs.speaks", "words", refusedWords(p))
	}
	switch {
	case !m.IsNear(row) && p.Near.Area != nil && !p.MilesSaid:
		say("search.not.near", "place", p.Near.Name)
	case !m.IsNear(row):
		say("search.differs.within", "miles", s.Lang.Miles(p.Miles))
	case m.IsOnlyFromHome(row):
		say("search.differs.from_home")
	}
	return said
}

// notOffered says which of what was asked of an activity it does not offer.
func (s *Sayer) notOffered(m *rank.Matches, row int, card index.Card) []words.Text {
	var said, untold []words.Text
	met := m.MetValues(row, lexicon.Offers)
	for _, value := range m.Plan.Values(lexicon.Offers) {
		switch {
		case slices.Contains(met, value):
		case value == vocabulary.WithoutPhone && card.Phone != "":
			said = append(said, s.Lang.Text("search.differs.only_phone"))
		case value == vocabulary.ChildrenAlone && s.asksForChild(m, row):
			said = append(said, s.Lang.Text("search.differs.with_adult"))
		default:
			untold = append(untold, s.Label(lexicon.Offers, value))
		}
	}
	if len(untold) > 0 {
		said = append(said, s.Lang.Text("search.differs.untold", "what", s.Lang.ListTexts(untold)))
	}
	return said
}

// asksForChild reports whether a child is asked for of an age at which they come with an adult,
// unless a group says otherwise, and an activity has children of that age.
func (s *Sayer) asksForChild(m *rank.Matches, row int) bool {
	return !m.Lacks(row, lexicon.Age) && slices.ContainsFunc(m.Plan.Values(lexicon.Age), func(value string) bool {
		ages, _ := s.Index.AgesOf(value)
		return ages.To < activity.AloneFrom
	})
}

// because returns what was asked that a row has, of the groups of which a card says
// nothing else.
func (s *Sayer) because(m *rank.Matches, row int) []words.Text {
	var said []words.Text
	for _, g := range []lexicon.Group{lexicon.GoodFor, lexicon.Access, lexicon.Offers, lexicon.Language} {
		for _, value := range m.MetValues(row, g) {
			said = append(said, s.Label(g, value))
		}
	}
	return said
}

// refusedWords returns the words of what somebody said no to and of which nothing was
// made, as they were typed.
func refusedWords(p *query.Plan) string {
	var typed []string
	for _, w := range p.Words {
		if w.Refused {
			typed = append(typed, w.Typed)
		}
	}
	return strings.Join(typed, " ")
}

// literally tells which words were taken back, of those that were typed.
func literally(p *query.Plan) []Literal {
	var said []Literal
	for _, words := range p.Address.Literal {
		if wasTyped(p, words) {
			again := p.Address
			again.Literal, again.Page = address.Without(again.Literal, words), 1
			said = append(said, Literal{words, again.String()})
		}
	}
	return said
}

// wasTyped reports whether words as literal= holds them were typed, one behind the other.
func wasTyped(p *query.Plan, literal string) bool {
	typed := make([]string, len(p.Words))
	for i, w := range p.Words {
		typed[i] = w.Plain
	}
	return literal != "" && strings.Contains(" "+strings.Join(typed, " ")+" ", " "+literal+" ")
}

// respelt tells which words were taken for others.
func respelt(p *query.Plan) []Respelt {
	said := []Respelt{}
	for _, w := range p.Words {
		if w.Corrected == "" {
			continue
		}
		right := p.Address
		right.Q, right.Page = p.Address.Q[:w.Start]+w.Typed+p.Address.Q[w.End:], 1
		asTyped := p.Address.TakingBack(strings.Join(vocabulary.Words(w.Corrected), " "))
		said = append(said, Respelt{w.Corrected, w.Typed, right.String(), asTyped.String()})
	}
	if box := p.Box; box.Right != "" {
		right := p.Address
		right.Near, right.Page = box.Near, 1
		said = append(said, Respelt{box.Wrong, box.Right, right.String(), ""})
	}
	return said
}

// relaxed tells what the relaxed answers lack, in the order in which it was let go.
func (s *Sayer) relaxed(m *rank.Matches) []Relaxed {
	p, let := m.Plan, m.LetGo()
	said := []Relaxed{}
	if absent := m.AbsentWords(); len(absent) > 0 && len(m.Matches) > 0 && !p.Danger {
		what := s.Lang.Either(absent)
		says := s.Lang.Text("search.relaxed.absent", "what", what)
		said = append(said, Relaxed{"q", what, says.String(), says, true})
	}
	say := func(filter, value, key string, meets func(row int) bool, pairs ...any) {
		meet, lack := 0, 0 // of the answers in part
		any := false
		for _, one := range m.Matches {
			switch ok := meets(one.Row); {
			case !one.Relaxed:
			case ok:
				meet++
			default:
				lack++
			}
			any = any || meets(one.Row)
		}
		switch {
		case lack == 0:
			return
		case filter == lexicon.Date.String() && m.TooFarAhead():
			key += ".too_far"
		case !any:
			key += ".none"
		case meet == 0:
			key += ".others"
		default:
			key = "search.relaxed.some"
		}
		says := s.Lang.Text(key, pairs...)
		said = append(said, Relaxed{filter, value, says.String(), says, filter == "within"})
	}
	within := "search.relaxed.within"
	if p.Near != nil && p.Near.Area != nil && !p.MilesSaid {
		within = "search.relaxed.area"
	}
	say("within", strconv.Itoa(int(math.Ceil(let.Miles))), within, m.IsNear, "place", near(p),
		"asked", s.Lang.Miles(p.Miles), "now", s.Lang.Miles(let.Miles), "what", s.Within(p.Miles))
	for _, g := range []lexicon.Group{
		lexicon.Time, lexicon.Date, lexicon.Day, lexicon.Age, lexicon.Offers, lexicon.Cost, lexicon.Language, lexicon.How,
		lexicon.GoodFor, lexicon.Kind, lexicon.Access,
	} {
		if values := p.Values(g); len(values) > 0 {
			meets := func(row int) bool { return m.Meets(row, g) }
			what, key := s.labels(g, values), "search.relaxed."+g.String()
			if dates := p.Values(lexicon.Date); len(dates) > 0 && (g == lexicon.Day || g == lexicon.Time) {
				// It was looked for on these dates alone: on others there may be some.
				what, key = s.Lang.ListTexts([]words.Text{s.labels(lexicon.Date, dates), what}), "search.relaxed.date"
			}
			name := address.Parameters(lexicon.Filter{Group: g, Value: values[0]})[0].Name
			say(name, strings.Trim(strings.Join(values, ","), "-"), key, meets, "what", what)
		}
	}
	if lacking := lackingWords(m); !p.Danger && len(m.AbsentWords()) == 0 {
		say("q", lacking, "search.relaxed.q", m.MeetsWords, "what", lacking)
	}
	if let.Gentle {
		says := s.Lang.Text("search.relaxed.gentle")
		said = append(said, Relaxed{"gentle", "", says.String(), says, true})
	}
	return said
}

// near returns the name of where somebody looks, "" where that is nowhere.
func near(p *query.Plan) string {
	if p.Near == nil {
		return ""
	}
	return p.Near.Name
}

// lackingWords returns the words that an answer may lack: those that are matched as
// text, and those of things that there are none of.
func lackingWords(m *rank.Matches) string {
	var typed []string
	for i, w := range m.Plan.Words {
		isIn := func(number int) bool { part := m.Plan.Parts[number]; return part.From <= i && i < part.To }
		if !w.Taken && !w.Refused || slices.ContainsFunc(m.FinerParts(), isIn) {
			typed = append(typed, w.Typed)
		}
	}
	return strings.Join(typed, " ")
}

// urgentFor returns the ways to urgent help where somebody wrote words of danger:
// those of the nation they are looking in, or of the site's own.
func (s *Sayer) urgentFor(p *query.Plan) []Urgent {
	if !p.Danger {
		return nil
	}
	of := func(nation string) []Urgent {
		return slices.DeleteFunc(slices.Clone(s.Urgent), func(one Urgent) bool { return one.Nation != nation })
	}
	if p.Near != nil {
		if urgent := of(p.Near.Nation); len(urgent) > 0 {
			return urgent
		}
	}
	return of(s.Index.Nation)
}

// checkNear tells what is wrong with the place in the box, in words for whoever
// typed it. A postcode that is rightly formed but not known is not a fault.
func (s *Sayer) checkNear(p *query.Plan) *NearFault {
	a := p.Address
	if p.Box.Near != "" || a.Near == "" {
		return nil
	}
	fault := &NearFault{Field: "near"}
	code, isCode := place.ParsePostcode(a.Near)
	switch {
	case isCode:
		fault.Message = s.Lang.Say("search.fault.outcode", "postcode", code.String())
		fault.Suggestions = place.SuggestOutcodes(code.Outcode())
	case strings.ContainsAny(a.Near, "0123456789"):
		fault.Message = s.Lang.Say("search.fault.postcode", "near", a.Near)
		fault.Suggestions = place.SuggestPostcodes(a.Near)
	default:
		fault.Message = s.Lang.Say("search.fault.place", "near", a.Near)
		for _, p := range place.Suggest(a.Near) {
			fault.Suggestions = address.With(fault.Suggestions, p.String())
		}
	}
	fault.Suggestions = fault.Suggestions[:min(len(fault.Suggestions), places.MostOthers)]
	return fault
}

// otherPlaces returns the searches for what else was named as a place, because only
// one can be searched; or where none is, for the towns whose names are words that
// were taken to mean something else.
func (s *Sayer) otherPlaces(p *query.Plan) []Way {
	var ways []Way
	add := func(there address.Address, near string) {
		ways = append(ways, Way{Label: s.near(near), URL: there.String()})
	}
	if p.Near != nil {
		for _, other := range p.Elsewhere {
			there := p.Address
			there.Near, there.Page = address.CutPostcodes(other), 1
			add(there, other)
		}
		return ways
	}
	for i, w := range p.Words {
		if town, ok := p.Another(i); ok {
			there := p.Address
			there.Q, there.Near, there.Page = address.Tidy(p.Address.Q[:w.Start]+" "+p.Address.Q[w.End:]), town.String(), 1
			add(there, town.String())
		}
	}
	return ways
}

// waysOn returns what to try instead where too little was found, each with how many it
// would find: without one of the filters, further away, from home, or everything nearby.
func (s *Sayer) waysOn(m *rank.Matches) []Way {
	p := m.Plan
	var ways []Way
	add := func(label words.Text, to address.Address, count int) {
		if count > len(m.Matches) {
			ways = append(ways, Way{label.String(), to.String(), count, label})
		}
	}
	for g := range lexicon.GroupCount {
		if values := p.Values(g); len(values) > 0 {
			to, let := p.WithoutGroup(g)
			add(s.Lang.Text("search.ways.without", "what", s.labels(g, values)), to, m.CountWithout(let, p.Miles))
		}
	}
	widest := address.Radii[len(address.Radii)-1]
	miles := float64(widest)
	if p.Near != nil {
		if miles > p.Miles {
			to := p.Address
			to.Within, to.Page = widest, 1
			add(s.Lang.Text("search.ways.wider", "miles", s.Lang.Miles(miles)), to, m.CountWithout(nil, miles))
		}
		nearby := address.Address{Near: p.Near.Name, JSON: p.Address.JSON, Within: widest, Page: 1}
		add(s.Lang.Text("search.ways.nearby", "place", address.CutPostcodes(p.Near.Name)), nearby, m.CountNearby(miles))
	}
	home := address.Address{Page: 1, JSON: p.Address.JSON}
	home.Chosen[lexicon.How] = []string{"online", "by-phone"}
	add(s.Lang.Text("search.ways.from_home"), home, m.CountFromHome())
	return ways
}
