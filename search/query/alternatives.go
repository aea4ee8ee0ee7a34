package query

import "bandstand/search/lexicon"

// "Gardening or conservation volunteering" is either of two things: what has all of one is
// all that was asked for, and what has a little of both is no better than that.

// alternatives numbers the words of a reading that are of alternatives, from 1: of what stands on both sides
// of a word like "or" and tells what somebody wants to do, and of the list before it. All other
// words have 0: they are asked for in any case.
func alternatives(r *Reading) (of []int, count int) {
	of = make([]int, len(r.Words))
	topics := make([]*Part, len(r.Words))
	for number := range r.Parts {
		for i := r.Parts[number].From; i < r.Parts[number].To; i++ {
			topics[i] = &r.Parts[number]
		}
	}
	isTopic := func(i int) bool {
		if w := r.Words[i]; topics[i] == nil {
			return !w.Taken && !w.Refused && !w.Danger && !r.carriesNothing(i)
		}
		return topics[i].IsTopic()
	}
	// What goes with a thing stands right beside it. Why somebody wants it may be meant of both.
	goesWith := func(i int) bool { return isTopic(i) && (topics[i] == nil || topics[i].Has(lexicon.Kind)) }
	isEmpty := func(i int) bool { return topics[i] == nil && r.Words[i].Taken && !r.Words[i].or }
	number := func(from, to int) {
		for count++; from < to; from++ {
			of[from] = count
		}
	}
	for i, w := range r.Words {
		left, right := i-1, i+1
		for left >= 0 && isEmpty(left) {
			left--
		}
		for right < len(r.Words) && isEmpty(right) {
			right++
		}
		if !w.or || left < 0 || right == len(r.Words) || !isTopic(left) || !isTopic(right) {
			continue
		}
		if topics[right] == nil && right > i+1 { // "yoga or something gentle"
			continue
		}
		for of[left] == 0 {
			from := left
			for from > 0 && goesWith(from-1) && !(refusing{r}).isMarked(from) {
				from--
			}
			number(from, left+1)
			if from > 0 && (refusing{r}).isComma(from) && goesWith(from-1) {
				left = from - 1
			}
		}
		to := right + 1
		for to < len(r.Words) && goesWith(to) && !(refusing{r}).isMarked(to) {
			to++
		}
		number(right, to)
	}
	return of, count
}
