package rank

import (
	"slices"

	"bandstand/search/index"
	"bandstand/search/query"
)

// Who types the name of a group wants that group first, also where it is full, has
// ended or was not checked for long, and whatever else its words might mean.

// calledByName returns for each row the words of the search that are in its name, or
// in the name of who runs it, where they are enough to call it by that; none where
// it is not called.
func calledByName(x *index.Index, p *query.Plan) ([]query.WordSet, error) {
	called := make([]query.WordSet, x.Count)
	if len(p.Words) < leastNaming {
		return called, nil
	}
	typed := p.Telling()
	for _, field := range []int{index.Title, index.Organisation} {
		has := make([]query.WordSet, x.Count)
		for i, forms := range p.Forms {
			for _, form := range forms {
				if err := x.Postings(field, form, func(row int, _ uint64) { has[row] |= 1 << i }); err != nil {
					return nil, err
				}
			}
		}
		for row, words := range has {
			if isCalled(words, typed, int(x.Lengths[field][row])) {
				called[row] |= words
			}
		}
	}
	return called, nil
}

// isCalled reports whether the words of a search that a name has are enough to show
// that it is meant. typed are the words that tell something.
func isCalled(has, typed query.WordSet, length int) bool {
	if has.Len() < leastNaming || has&typed == 0 {
		return false
	}
	ofName := float64(has.Len()) / float64(length)
	ofTyped := float64((has & typed).Len()) / float64(typed.Len())
	return ofTyped == 1 && ofName >= leastOfName || ofName >= 1 && ofTyped >= leastOfTyped
}

// clearNameFailures takes from what a row does not meet that which only the words of
// its own name asked for.
func clearNameFailures(p *query.Plan, fails unmet, called query.WordSet) unmet {
	fails &^= lacksWords | lacksAnyWord | mentions | coarser
	for g, asked := range p.Asked {
		other := func(one query.Asked) bool { return one.Part < 0 || !p.Parts[one.Part].IsOf(called) }
		if len(asked) > 0 && !slices.ContainsFunc(asked, other) {
			fails &^= unmetWith(g)
		}
	}
	return fails
}

// placeIsName reports whether the place that was understood is part of a name.
func placeIsName(p *query.Plan, called query.WordSet) bool {
	return called != 0 && p.Address.Near == "" && !slices.ContainsFunc(p.Parts, func(one query.Part) bool {
		return one.Near != "" && !one.IsOf(called)
	})
}
