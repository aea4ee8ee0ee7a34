package rank

import (
	"slices"
	"time"

	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/query"
)

// when is the days, the times and the dates that are asked, and what each row has of
// them.
type when struct {
	x      *index.Index
	stands []index.Stands
	now    time.Time
	passed uint32          // minutes since 1970, until now
	dates  *dates.Calendar // that are asked, nil where none is
	week   *index.Week

	// The steps of each row's sessions on the dates that are asked, without those that are
	// refused: row by row, and where those of each begin. Nil where no date is asked and no
	// session refused: then they are those of the table.
	held     []index.Step
	heldFrom []int

	refused *refusals
}

func newWhen(x *index.Index, p *query.Plan, now time.Time, stands []index.Stands, refused *refusals) when {
	w := when{x: x, stands: stands, now: now, passed: index.Minutes(now), week: p.Week(), refused: refused}
	if values := p.Values(lexicon.Date); len(values) > 0 {
		w.dates = dates.NewCalendar(&x.Facts, values, now)
	}
	if w.dates != nil || refused.when {
		w.hold()
	}
	return w
}

// hold notes the steps of all rows' sessions on the dates that are asked, or of the week
// where none is, without those that are refused.
func (w *when) hold() {
	w.heldFrom = make([]int, 1, w.x.Count+1)
	for row := range w.x.Count {
		switch {
		case w.dates == nil:
			for _, s := range w.x.Steps(row) {
				if !w.refused.weekly(row, s) {
					w.held = append(w.held, s)
				}
			}
		case w.stands[row].Happens():
			for t := range w.x.Times(row, w.passed) {
				if t.Day >= w.dates.End {
					break
				}
				if w.dates.On(t.Day, w.x.Town[row]) != 0 && !w.refused.session(row, t) {
					w.held = append(w.held, t.Step)
				}
			}
		}
		w.heldFrom = append(w.heldFrom, len(w.held))
	}
}

// steps returns the steps of the week at which a row has a session, on the dates that are
// asked.
func (w *when) steps(row int) []index.Step {
	if w.heldFrom != nil {
		return w.held[w.heldFrom[row]:w.heldFrom[row+1]]
	}
	return w.x.Steps(row)
}

// fits reports whether a row has a session, on the dates that are asked, that begins in a
// week's steps.
func (w *when) fits(row int, week *index.Week) bool {
	return slices.ContainsFunc(w.steps(row), week.Has)
}

// datesOf returns the filters of a calendar under which a session of a row falls that
// begins when it is asked to.
func (w *when) datesOf(row int, c *dates.Calendar) uint64 {
	var set uint64
	if !w.stands[row].Happens() {
		return 0
	}
	for t := range w.x.Times(row, w.passed) {
		if t.Day >= c.End {
			break
		}
		if w.week.Has(t.Step) && !w.refused.session(row, t) {
			set |= c.On(t.Day, w.x.Town[row])
		}
	}
	return set
}

// never stands for the time of what has no known date.
const never = ^uint32(0)

// next returns the minutes since 1970 at which a row next begins, or never. Where a
// day, a date or a time is asked, it is the next session that fits, if any that is known
// does: fits reports that. No session that was refused is next.
func (w *when) next(row int) (minutes uint32, fits bool) {
	first := uint32(never)
	if !w.stands[row].Happens() {
		return first, false
	}
	for t := range w.x.Times(row, w.passed) {
		if w.refused.session(row, t) {
			continue
		}
		if w.week.Has(t.Step) && (w.dates == nil || w.dates.On(t.Day, w.x.Town[row]) != 0) {
			return t.Start, true
		}
		first = min(first, t.Start)
	}
	return first, false
}
