package search

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
)

// perPage is how many results a page has.
const perPage = 10

// results is the answer to a search, of which both the page and the JSON are made.
type results struct {
	address address
	reading *reading
	plan    *plan

	total, exact int
	page, pages  int
	listed       []listed // of this page
	understood   []understood
	literal      []literal
	relaxed      []relaxed
	spelling     []spelling
	facets       map[group][]value
	ways         []way // on from a page with nothing on it

	near      *around
	places    []way // that the words may name too
	nearFault *nearFault
}

// listed is one result.
type listed struct {
	card    Card
	next    time.Time // zero where no date is known
	miles   *float64  // nil without a place
	relaxed bool
}

// understood is one thing that was taken from the words, and how to take it back.
type understood struct {
	Filter string `json:"filter"`
	Value  string `json:"value"`
	Label  string `json:"label"`
	Words  string `json:"words"`
	Remove string `json:"remove"`
}

// literal is words that were taken back from being understood, and the search that
// understands them again.
type literal struct {
	Words   string `json:"words"`
	Restore string `json:"restore"`
}

// relaxed is one thing that was let go, and what is said of it.
type relaxed struct {
	Filter string `json:"filter"`
	Value  string `json:"value"`
	Says   string `json:"says"`
}

// spelling is a word that was taken for another.
type spelling struct {
	From string `json:"from"`
	To   string `json:"to"`
	URL  string `json:"url"` // the search spelt so
	keep string // the search for the word as it was typed
}

// ordered is what a search finds, in order, and how it came to that.
type ordered struct {
	plan    *plan
	found   *found
	let     allowance
	answers []answer
}

// search answers an address.
func (x *Index) search(a address, now time.Time) (*results, error) {
	o, err := x.order(a, now, nil)
	if err != nil {
		return nil, err
	}
	return x.results(o)
}

// order understands an address, finds what it asks for and puts it into order.
// Where somebody asks why, the trace is filled.
func (x *Index) order(a address, now time.Time, why *trace) (*ordered, error) {
	p := x.plan(a, x.understand(a, now))
	p.trace = why
	f, err := x.find(p, now)
	if err != nil {
		return nil, err
	}
	let := x.relax(p, f)
	return &ordered{plan: p, found: f, let: let, answers: x.rank(p, f, let)}, nil
}

// results reads and says all that is shown of a search.
func (x *Index) results(o *ordered) (res *results, err error) {
	p, f, a := o.plan, o.found, o.plan.address
	res = &results{address: a, reading: p.reading, plan: p, near: p.near, total: len(o.answers)}
	res.exact = len(o.answers) - countRelaxed(o.answers)
	res.pages = max(1, (len(o.answers)+perPage-1)/perPage)
	if res.page = a.page; res.page > res.pages {
		res.page = 1
	}
	if res.listed, err = x.list(o.answersOn(res.page), p, f); err != nil {
		return nil, err
	}
	res.understood = x.sayUnderstood(p)
	res.literal = p.sayLiteral()
	res.relaxed = x.sayRelaxed(o)
	res.spelling = x.saySpelling(p)
	res.facets = x.facets(p, f)
	res.nearFault = x.checkNear(a)
	res.places = x.maybePlaces(p)
	if res.total < enough {
		res.ways = x.waysOn(p, f, res.total)
	}
	return res, nil
}

// answersOn gives the answers on one page.
func (o *ordered) answersOn(page int) []answer {
	from := min((page-1)*perPage, len(o.answers))
	return o.answers[from:min(from+perPage, len(o.answers))]
}

func countRelaxed(answers []answer) int {
	count := 0
	for _, a := range answers {
		if a.relaxed {
			count++
		}
	}
	return count
}

// list reads the cards of some answers.
func (x *Index) list(answers []answer, p *plan, f *found) ([]listed, error) {
	list := make([]listed, 0, len(answers))
	for _, a := range answers {
		card, err := x.cards.read(a.row)
		if err != nil {
			return nil, err
		}
		one := listed{card: card, relaxed: a.relaxed}
		if next := f.next(a.row); next != never {
			one.next = instant(next)
			one.card.Coming = x.table.coming(a.row, next)
		}
		if miles := f.miles.to(a.row); p.near != nil && !math.IsInf(miles, 0) {
			one.miles = &miles
		}
		list = append(list, one)
	}
	return list, nil
}

// sayUnderstood tells what was taken from the words.
func (x *Index) sayUnderstood(p *plan) []understood {
	said := []understood{}
	for number, one := range p.reading.parts {
		words := p.reading.typed(one.from, one.to)
		remove := p.address.takingBack(p.reading.plainPart(number)).String()
		if one.near != "" {
			named := one.near
			if at, ok := x.locate(one.near); ok {
				named = at.name
			}
			if slices.Contains(p.elsewhere, named) {
				continue // the notes tell of it
			}
			label := x.say.Say("search.near", "place", named)
			said = append(said, understood{"near", cutPostcodes(named), label, words, remove})
		}
		if one.not {
			f := one.filters[0]
			said = append(said, understood{"not", f.value, x.say.Say("search.not", "what", x.label(f.group, f.value)), words, remove})
			continue
		}
		for _, f := range one.filters {
			said = append(said, understood{f.group.String(), f.value, x.label(f.group, f.value), words, remove})
		}
		if one.within > 0 {
			label := x.say.Say("search.within", "miles", x.say.Miles(one.within))
			said = append(said, understood{"within", strconv.FormatFloat(one.within, 'f', -1, 64), label, words, remove})
		}
		if one.sort != "" {
			said = append(said, understood{"sort", one.sort, x.say.Say("search.sort." + one.sort), words, remove})
		}
	}
	return said
}

// sayLiteral tells which words were taken back, of those that were typed.
func (p *plan) sayLiteral() []literal {
	var said []literal
	for _, words := range p.address.literal {
		if p.reading.holds(strings.Fields(words)) {
			again := p.address
			again.literal, again.page = without(again.literal, words), 1
			said = append(said, literal{words, again.String()})
		}
	}
	return said
}

// sayRelaxed tells what the relaxed answers lack, in the order in which it was
// let go.
func (x *Index) sayRelaxed(o *ordered) []relaxed {
	p, f := o.plan, o.found
	said := []relaxed{}
	say := func(filter, value, key string, meets func(row int) bool, pairs ...any) {
		some, lacking := meeting(o.answers, meets)
		if !lacking {
			return
		}
		how := ".none"
		if some {
			how = ".few"
		}
		said = append(said, relaxed{filter, value, x.say.Say(key+how, pairs...)})
	}
	tooFar := f.dates != nil && f.dates.later && f.dates.end == 0
	near := func(row int) bool { return x.reached(p, f, row, p.radius) || x.isFromHome(row) }
	say("within", strconv.Itoa(int(math.Ceil(o.let.miles))), "search.relaxed.within", near,
		"asked", x.say.Miles(p.radius), "now", x.say.Miles(o.let.miles))
	for _, g := range []group{byTime, byDate, byDay, byAge, byOffers, byCost, byLanguage, byHow, byGoodFor, byKind, byAccess} {
		values := p.values(g)
		if len(values) == 0 {
			continue
		}
		meets := func(row int) bool { return f.fails[row]&failsOf(g) == 0 }
		if _, lacking := meeting(o.answers, meets); lacking && g == byDate && tooFar {
			said = append(said, relaxed{g.String(), strings.Join(values, ","), x.say.Say("search.relaxed.date.too_far", "what", x.labels(g, values))})
			continue
		}
		say(g.String(), strings.Join(values, ","), "search.relaxed."+g.String(), meets, "what", x.labels(g, values))
	}
	words := p.lackingText()
	if !p.reading.danger {
		say("q", words, "search.relaxed.q", func(row int) bool { return f.fails[row]&failsWords == 0 }, "what", words)
	}
	if o.let.gentle {
		said = append(said, relaxed{"gentle", "", x.say.Say("search.relaxed.gentle")})
	}
	if slices.ContainsFunc(o.answers, func(a answer) bool { return a.relaxed && !x.reached(p, f, a.row, o.let.miles) }) {
		said = append(said, relaxed{"home", "", x.say.Say("search.relaxed.home")})
	}
	return said
}

// meeting says whether some answer meets a thing, and whether some does not.
func meeting(answers []answer, meets func(row int) bool) (some, lacking bool) {
	for _, a := range answers {
		if meets(a.row) {
			some = true
		} else {
			lacking = true
		}
	}
	return some, lacking
}

// values gives what is asked of a group, each value once.
func (p *plan) values(g group) []string {
	var values []string
	for _, one := range p.alternatives[g] {
		values = with(values, one.value)
	}
	return values
}

// lackingText gives the words that an answer may lack: those that are matched as
// text, and those of things that there are none of.
func (p *plan) lackingText() string {
	r := p.reading
	var typed []string
	for i, w := range r.words {
		isIn := func(number int) bool { return r.parts[number].from <= i && i < r.parts[number].to }
		if !w.taken || slices.ContainsFunc(p.absent, isIn) {
			typed = append(typed, w.typed)
		}
	}
	return strings.Join(typed, " ")
}

// leftText gives the words that are matched as text.
func (r *reading) leftText() string {
	var typed []string
	for _, w := range r.left() {
		typed = append(typed, w.typed)
	}
	return strings.Join(typed, " ")
}

// saySpelling tells which words were taken for others.
func (x *Index) saySpelling(p *plan) []spelling {
	said := []spelling{}
	for _, w := range p.reading.words {
		if w.from == "" {
			continue
		}
		right, wrong := p.address, p.address
		right.q = p.address.q[:w.start] + w.typed + p.address.q[w.end:]
		right.page = 1
		wrong = wrong.takingBack(strings.Join(plainWords(w.from), " "))
		said = append(said, spelling{w.from, w.typed, right.String(), wrong.String()})
	}
	return said
}

// way is a way on for somebody who found too little.
type way struct {
	Label string `json:"label"`
	URL   string `json:"url"`
	Count int    `json:"count,omitempty"` // what it would find
}

// waysOn gives what to try instead where too little was found, each with how many it would find: without one
// of the filters, further away, from home, or everything nearby.
func (x *Index) waysOn(p *plan, f *found, total int) []way {
	var ways []way
	add := func(label string, to address, count int) {
		if count > total {
			ways = append(ways, way{label, to.String(), count})
		}
	}
	for _, g := range groups {
		if values := p.values(g); len(values) > 0 {
			to, let := p.withoutGroup(g)
			add(x.say.Say("search.ways.without", "what", x.labels(g, values)), to, x.count(p, f, let, x.Count))
		}
	}
	if p.near != nil {
		widest := p.address
		widest.within, widest.page = radii[len(radii)-1], 1
		if float64(widest.within) > p.radius {
			label := x.say.Say("search.ways.wider", "miles", x.say.Miles(float64(widest.within)))
			add(label, widest, x.count(p, f, allowance{miles: float64(widest.within)}, x.Count))
		}
		nearby := address{near: p.near.name, json: p.address.json, within: radii[len(radii)-1], page: 1}
		label := x.say.Say("search.ways.nearby", "place", cutPostcodes(p.near.name))
		add(label, nearby, x.count(p, f, allowance{fails: ^uint32(0), miles: float64(nearby.within)}, x.Count))
	}
	home := address{page: 1, json: p.address.json, chosen: [groupCount][]string{byHow: {"online", "by-phone"}}}
	add(x.say.Say("search.ways.from_home"), home, x.countFromHome(f))
	return ways
}

// withoutGroup is the search without anything that was asked of a group, words
// and all, and what that lets go.
func (p *plan) withoutGroup(g group) (address, allowance) {
	a, let := p.address.changing(g, nil), allowance{fails: failsOf(g), miles: p.radius}
	for number := len(p.reading.parts) - 1; number >= 0; number-- { // from the back, so that places in q stay right
		one := p.reading.parts[number]
		if !slices.ContainsFunc(one.filters, func(f filter) bool { return f.group == g }) {
			continue
		}
		from, to := p.reading.words[one.from].start, p.reading.words[one.to-1].end
		a.q = tidy(a.q[:from] + " " + a.q[to:])
		for _, f := range one.filters {
			let.fails |= failsOf(f.group)
		}
	}
	return a, let
}

func (x *Index) countFromHome(f *found) int {
	ways := x.bitsOf(byHow, "online") | x.bitsOf(byHow, "by-phone")
	count := 0
	for row, included := range f.included {
		if included && x.table.how[row]&ways != 0 {
			count++
		}
	}
	return count
}

// nearFault is what is wrong with the place in the box.
type nearFault struct {
	Field       string   `json:"field"` // near
	Message     string   `json:"message"`
	Suggestions []string `json:"suggestions,omitempty"`
}
