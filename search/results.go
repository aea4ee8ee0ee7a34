package search

import (
	"math"
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

// nearFault is what is wrong with the place in the box.
type nearFault struct {
	Field       string   `json:"field"` // near
	Message     string   `json:"message"`
	Suggestions []string `json:"suggestions,omitempty"`
}
