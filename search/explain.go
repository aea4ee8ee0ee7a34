package search

import (
	"time"
)

// Explanation is how a search comes to its answer, for editors and for whoever
// works on the order. It is kept while the search is made: nothing in it is worked
// out a second time.
type Explanation struct {
	Address    string // of the search as it was read: what was not understood of the query string is not in it
	Words      []ExplainedWord
	Understood []Understood
	Place      *ExplainedPlace // nil where no place was named
	PlaceFault string          // what is wrong with the place in near=; empty where nothing is
	Urgent     []Urgent        // help that comes first, because of words of danger
	Relaxed    []Relaxed
	Spelling   []Respelt
	Shortened  bool   // there was more than is ever used
	Order      string // relevance, distance or soonest

	Total, Exact int // answers; those that meet all that was asked
	Page, Pages  int
	Results      []ExplainedResult // of the page
}

// ExplainedWord is one word of a search and what became of it.
type ExplainedWord struct {
	Typed  string
	Became string // understood, matched (as text), both, or dropped
	Danger bool   // nothing may be done to it
}

// Understood is one thing that was taken from the words.
type Understood struct {
	Words  string // as they were typed
	Filter string // its name in addresses
	Value  string
	Label  string
}

// ExplainedPlace is where was looked, and how far around.
type ExplainedPlace struct {
	Name   string
	Miles  float64
	Others []string // other places of that name
}

// Relaxed is one thing that was let go, because with it too little was found.
type Relaxed struct {
	Filter, Value string
	Says          string
}

// Respelt is a word that was taken for another.
type Respelt struct{ From, To string }

// ExplainedResult is one result, and why it stands where it does.
type ExplainedResult struct {
	Rank    int // from 1, over all pages
	Card    Card
	Relaxed bool
	Unmet   []string  // what was asked and it does not meet: filters, within, words
	Miles   *float64  // nil without a place
	Next    time.Time // zero where no date is known
	Score   float64
	Parts   []Part // of the score
	Places  []Standing
	After   string // the first of Places in which it comes after the result above it; empty for the first of all
}

// Standing is one of the things by which results are put into order, the first
// that differs deciding: less comes first.
type Standing struct {
	By    string // met (how much of what was asked it does not), called (0 where it was asked for by its name), band (of relevance), class (how far one cannot simply go), distance (miles), next (minutes since 1970), name
	Value float64
}

// Explain answers the query string of an address, as in "q=choir&near=M6", and
// tells how the answer came about.
func (x *Index) Explain(rawQuery string, now time.Time) (*Explanation, error) {
	why := newTrace()
	o, err := x.order(x.parseAddress(rawQuery), now, why)
	if err != nil {
		return nil, err
	}
	res, err := x.results(o)
	if err != nil {
		return nil, err
	}
	e := &Explanation{
		Address: res.address.String(), Words: o.plan.explainWords(),
		Urgent: x.urgentFor(res), Shortened: res.reading.shorter, Order: o.plan.order(),
		Total: res.total, Exact: res.exact, Page: res.page, Pages: res.pages,
		Results: x.explainResults(o, res),
	}
	if near := res.near; near != nil {
		e.Place = &ExplainedPlace{near.name, o.plan.radius, near.others}
	}
	if res.nearFault != nil {
		e.PlaceFault = res.nearFault.Message
	}
	for _, one := range res.understood {
		e.Understood = append(e.Understood, Understood{one.Words, one.Filter, one.Value, one.Label})
	}
	for _, one := range res.relaxed {
		e.Relaxed = append(e.Relaxed, Relaxed(one))
	}
	for _, one := range res.spelling {
		e.Spelling = append(e.Spelling, Respelt{one.From, one.To})
	}
	return e, nil
}

// explainWords tells what became of each word.
func (p *plan) explainWords() []ExplainedWord {
	r := p.reading
	words := make([]ExplainedWord, len(r.words))
	for i, w := range r.words {
		became := "dropped"
		if !w.taken {
			became = "matched"
		}
		words[i] = ExplainedWord{w.typed, became, w.danger}
	}
	for _, one := range r.parts {
		for i := one.from; i < one.to; i++ {
			words[i].Became = "understood"
			if isTopic(one) {
				words[i].Became = "both"
			}
		}
	}
	return words
}

func (x *Index) explainResults(o *ordered, res *results) []ExplainedResult {
	criteria := o.plan.criteria()
	first := (res.page - 1) * perPage
	explained := make([]ExplainedResult, len(res.listed))
	for i, one := range res.listed {
		a := o.answers[first+i]
		explained[i] = ExplainedResult{
			Rank: first + i + 1, Card: one.card, Relaxed: one.relaxed, Unmet: x.unmet(o, a.row), Miles: one.miles, Next: one.next,
			Score: a.score, Parts: o.plan.trace.parts[a.row],
		}
		for n, c := range criteria {
			explained[i].Places = append(explained[i].Places, Standing{criterionNames[c], c.value(a.place(n))})
		}
		if first+i > 0 {
			explained[i].After = decider(criteria, o.answers[first+i-1], a)
		}
	}
	return explained
}

// unmet names what was asked that a row does not meet.
func (x *Index) unmet(o *ordered, row int) []string {
	var names []string
	fails := o.found.fails[row]
	for _, g := range groups {
		if fails&(1<<g) != 0 {
			names = append(names, g.String())
		}
	}
	switch {
	case fails&failsAnyWord != 0:
		names = append(names, "all words")
	case fails&failsWords != 0:
		names = append(names, "some words")
	}
	if fails&failsTogether != 0 {
		names = append(names, "day, date and time at once")
	}
	if !x.reached(o.plan, o.found, row, o.plan.radius) {
		names = append(names, "within")
	}
	return names
}
