package dates

import (
	"slices"

	"bandstand/directory/vocabulary"
	"bandstand/search/index"
)

// When is days, a bit for each, and times that are asked together.
type When struct {
	Days          uint64
	parts, clocks []index.Window // parts of the day, and clock times
}

// AddTime adds a time that is known, as its filter spells it.
func (w *When) AddTime(value string) {
	window, _ := index.WindowOf(value)
	if slices.Contains(vocabulary.Times, value) {
		w.parts = append(w.parts, window)
	} else {
		w.clocks = append(w.clocks, window)
	}
}

// And returns what is asked together with more.
func (w When) And(more When) When {
	return When{w.Days | more.Days, slices.Concat(w.parts, more.parts), slices.Concat(w.clocks, more.clocks)}
}

// IsSet reports which of days and times are asked.
func (w When) IsSet() (day, time bool) { return w.Days != 0, len(w.parts)+len(w.clocks) > 0 }

// Windows returns the windows of the times, nil where there are none. A part of the day and a
// clock time beside it are meant together, "mornings after 10"; where nothing is in both,
// either will do.
func (w When) Windows() []index.Window {
	var both []index.Window
	for _, part := range w.parts {
		for _, clock := range w.clocks {
			if shared := (index.Window{From: max(part.From, clock.From), To: min(part.To, clock.To)}); shared.From < shared.To {
				both = append(both, shared)
			}
		}
	}
	if both == nil {
		return slices.Concat(w.parts, w.clocks)
	}
	return both
}

// WeekOf returns what begins on some days in some windows: on all days where none is
// named, and at any time where there is no window.
func WeekOf(days uint64, windows []index.Window) *index.Week {
	if days == 0 {
		days = index.EveryDay
	}
	var week index.Week
	week.Add(days, windows...)
	return &week
}
