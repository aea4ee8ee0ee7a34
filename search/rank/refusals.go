package rank

import (
	"math"
	"slices"
	"time"

	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// What somebody said no to is left out, whatever else it matches, and never let in
// again: a row that is all of what was refused together, and of the others the sessions
// on days, dates and times that were refused. A row of which every session is refused,
// or every one that is known yet where dates are, is left out with them.

// refusals is what was refused.
type refusals struct {
	x    *index.Index
	all  []refusal
	when bool // sessions are refused
}

// refusal is one thing that was refused.
type refusal struct {
	*query.Refusal
	week        *index.Week     // in which sessions are refused: all of it, where no day or time was named
	dates       *dates.Calendar // nil where no date was named
	costs, ages func(row int) uint64
	miles       distances
}

func newRefusals(x *index.Index, p *query.Plan, now time.Time) *refusals {
	r := &refusals{x: x}
	for i := range p.Refusals {
		f := &p.Refusals[i]
		one := refusal{Refusal: f, week: f.Week(), miles: distances{&x.Table, f.Near, nil}}
		if len(f.Dates) > 0 {
			one.dates = dates.NewCalendar(&x.Facts, f.Dates, now)
		}
		if len(f.Costs) > 0 {
			one.costs = hasCosts(x, f.Costs)
		}
		if len(f.Ages) > 0 {
			one.ages = hasAges(x, f.Ages)
		}
		if f.Near != nil {
			one.miles.known = make([]float64, x.Count)
		}
		r.all = append(r.all, one)
		r.when = r.when || f.IsWhen()
	}
	return r
}

// row reports whether all of a row is refused.
func (r *refusals) row(row int) bool {
	dated := false
	for i := range r.all {
		switch one := &r.all[i]; {
		case !one.isOf(r.x, row):
		case !one.IsWhen():
			return true
		case one.dates != nil:
			dated = true
		}
	}
	steps := r.x.Steps(row)
	if len(steps) > 0 && !slices.ContainsFunc(steps, func(s index.Step) bool { return !r.weekly(row, s) }) {
		return true
	}
	if !dated {
		return false
	}
	known := false
	for t := range r.x.Times(row, 0) {
		if !r.session(row, t) {
			return false
		}
		known = true
	}
	return known
}

// session reports whether one session of a row is refused.
func (r *refusals) session(row int, t index.Time) bool {
	if !r.when {
		return false
	}
	for i := range r.all {
		one := &r.all[i]
		then := one.week.Has(t.Step) && (one.dates == nil || one.dates.On(t.Day, r.x.Town[row]) != 0)
		if one.IsWhen() && then && one.isOf(r.x, row) {
			return true
		}
	}
	return false
}

// weekly reports whether all sessions of a row that begin at a step of the week are
// refused, whatever their date.
func (r *refusals) weekly(row int, s index.Step) bool {
	if !r.when {
		return false
	}
	for i := range r.all {
		if one := &r.all[i]; one.IsWhen() && one.dates == nil && one.week.Has(s) && one.isOf(r.x, row) {
			return true
		}
	}
	return false
}

// isOf reports whether a row is what was refused, but for when it happens.
func (f *refusal) isOf(x *index.Index, row int) bool {
	for g, bits := range f.Bits {
		if bits == 0 {
			continue
		}
		has := x.Columns[g][row] & bits
		if lexicon.Group(g) == lexicon.How && !math.IsNaN(float64(x.Lat[row])) {
			has &^= x.Bits(lexicon.How, "online") | x.Bits(lexicon.How, "by-phone") // one can go there too
		}
		if has == 0 {
			return false
		}
	}
	if f.costs != nil && f.costs(row) == 0 || f.ages != nil && f.ages(row) == 0 {
		return false
	}
	return f.Near == nil || f.isThere(x, row)
}

// isThere reports whether a row is in a place that was refused.
func (f *refusal) isThere(x *index.Index, row int) bool {
	town := x.Town[row]
	switch {
	case f.Near.All:
		return town != index.NoTown && x.Towns[town].Nation == f.Near.Nation
	case town != index.NoTown && town == f.Near.Town:
		return true
	}
	return f.miles.within(row, max(f.Near.Reach, leastRefusedMiles))
}

// avoided returns the rows that speak, in their title or summary, of what somebody said
// no to and of which nothing was made, nil where there is no such thing. What a page says
// of it may be "no dogs" too, so they are found, but are no exact answers.
func avoided(x *index.Index, p *query.Plan) (rows []bool, err error) {
	if len(p.Avoided) > 0 {
		rows = make([]bool, x.Count)
	}
	for _, word := range p.Avoided {
		for _, form := range word.Forms {
			for _, field := range []int{index.Title, index.Summary} {
				if err := x.Postings(field, form.Term, func(row int, _ uint64) { rows[row] = true }); err != nil {
					return nil, err
				}
			}
		}
	}
	return rows, nil
}
