package query

import (
	"slices"
	"strings"

	"bandstand/directory/vocabulary"
	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/places"
)

// No means no. A word like "not" refuses what stands behind it, as far as a mark or a
// word that does not go on with it: a kind of thing with its day ("no singing on
// Mondays" refuses only both together), a day with its part ("not Monday mornings"), a
// place. "Or" goes on with more of anything, "and" and commas with more of the same.
// What is refused is never asked for, also where nothing can be made of it.

// refusing is a reading, at what is refused in it.
type refusing struct{ *Reading }

// refuse reads what is refused behind a word like "not", which takes the words from
// number from up to at, and returns the number of the first word behind it all.
func (r refusing) refuse(from, at int) int {
	r.drop(from, at)
	next, last := r.refuseOne(from, at)
	for last != nil {
		more, ok := r.another(next, last)
		if !ok {
			break
		}
		r.drop(next, more)
		next, last = r.refuseOne(more, more)
	}
	return next
}

// refuseOne refuses one thing at or soon after a word. It returns the number of the
// word behind it, and the part that it is, nil where nothing was made of its words.
// The words from number from on lead to it.
func (r refusing) refuseOne(from, at int) (next int, last *Part) {
	i := r.skip(at)
	if i == len(r.Words) || i > at && r.endsBefore(at, i) || from < at && r.isMarked(at) {
		return at, nil
	}
	one := r.at(i)
	words := 0
	for ; one.words == 0 || one.text == vocabulary.TextAsTyped; one = r.at(i) { // "no loud music" refuses music
		n := max(1, one.words)
		if words += n; words > mostRefused || r.Words[i].Danger {
			return i, nil
		}
		for j := range n {
			w := &r.Words[i+j]
			w.Refused = !r.carriesNothing(i+j) && !w.literal // who took words back wants no more of it
			w.Taken = !w.Refused
		}
		if i += n; i == len(r.Words) || r.isMarked(i) {
			return i, nil
		}
	}
	topic := one.Has(lexicon.Kind, lexicon.GoodFor)
	switch {
	case one.text == vocabulary.TextBarrier && words == 0:
		r.takeBarrier(from, &one)
		return one.To, &one.Part
	case words > 0 && one.text == "" && one.Has(lexicon.Age): // "don't want to sit with old people"
		return r.leaveUnclear(one), nil
	case one.text != "" || words > 0 && !topic:
		return i, nil
	case one.Has(lexicon.Access, lexicon.Offers) || one.Near == "" && len(one.Filters) == 0:
		if behind := r.skip(one.To); behind < len(r.Words) && r.at(behind).text == vocabulary.TextNeeded {
			r.drop(one.From, r.at(behind).To)
			return r.at(behind).To, nil
		}
		return r.leaveUnclear(one), nil
	}
	r.drop(at, i)
	r.refusals++
	one.From, one.Lead = from, i-from+one.Lead
	one.Refused = r.refusals
	r.take(one)
	next, last = one.To, &one.Part
	for { // what it is together with
		i := r.skip(next)
		if i == len(r.Words) || r.endsBefore(next-1, i) {
			return next, last
		}
		more := r.at(i)
		further := more.isWhen() || topic && more.Has(lexicon.Age) && len(more.Filters) == 1
		if more.words == 0 || more.text != "" || !further || more.sharesGroup(*last) {
			return next, last
		}
		r.drop(next, i)
		more.Refused = r.refusals
		r.take(more)
		next, last = more.To, &more.Part
	}
}

// takeBarrier takes what somebody cannot do with for what helps them. The words from number
// from on lead to it.
func (r refusing) takeBarrier(from int, one *understood) {
	r.drop(from, one.From)
	one.text, one.Lead, one.From = "", one.From-from, from
	r.take(*one)
}

// leaveOut leaves out what words stand for: "can't use a computer" is nothing online.
func (r refusing) leaveOut(one understood) (next int) {
	r.refusals++
	one.text, one.Refused = "", r.refusals
	r.take(one)
	return one.To
}

// another returns where more of what is refused begins behind a word like "or", or
// behind one like "and" or a comma where it is more of the same. What stands behind a
// comma alone may be meant either way.
func (r refusing) another(at int, last *Part) (next int, ok bool) {
	if at == len(r.Words) {
		return at, false
	}
	if r.isMarked(at) {
		same := r.at(at)
		if !r.isComma(at) || !same.sharesGroup(*last) {
			return at, false
		}
		if r.listEnds(same.To, last) {
			return at, true
		}
		if last.IsTopicOrPlace() {
			r.leaveUnclear(same)
		}
		return at, false
	}
	joins := r.at(at)
	if joins.To == len(r.Words) || r.isMarked(joins.To) {
		return at, false
	}
	switch joins.text {
	case vocabulary.TextOr:
		return joins.To, true
	case vocabulary.TextAnd:
		return joins.To, r.at(joins.To).sharesGroup(*last)
	}
	return at, false
}

// listEnds reports whether a list of things of the same group goes on at a word and
// ends as lists do: "singing, dancing or crafts".
func (r refusing) listEnds(at int, last *Part) bool {
	for at < len(r.Words) {
		one := r.at(at)
		if one.text == vocabulary.TextOr || one.text == vocabulary.TextAnd {
			if one.To == len(r.Words) {
				return false
			}
			end := r.at(one.To)
			return end.sharesGroup(*last)
		}
		if !r.isComma(at) || !one.sharesGroup(*last) {
			return false
		}
		at = one.To
	}
	return false
}

// refuseBefore refuses what stands before words like "are no good", which take the
// words from number i up to end.
func (r refusing) refuseBefore(i, end int) {
	r.drop(i, end)
	at := i
	for at > 0 && !r.isMarked(at) && r.carriesNothing(at-1) && !r.Words[at-1].Taken {
		at--
	}
	if at == 0 || r.isMarked(at) && !r.isComma(at) { // "bingo, no thank you"
		return
	}
	for n := 1; n <= mostRefused && n <= at; n++ {
		if one := r.at(at - n); one.text == vocabulary.TextBarrier && one.To == at { // "stairs are no good"
			r.takeBarrier(one.From, &one)
			return
		}
	}
	last := len(r.Parts) - 1
	if last < 0 || r.Parts[last].To != at {
		if w := &r.Words[at-1]; !w.Taken && !w.Danger {
			w.Refused = true
		}
		return
	}
	for n := last; n >= 0; n-- {
		p := &r.Parts[n]
		more := n == last || r.isJoined(p.To, at) && p.sharesGroup(r.Parts[n+1])
		if !more || p.Refused != 0 {
			return
		}
		if p.Has(lexicon.Access, lexicon.Offers) { // "parking is not needed"
			r.Unclear, r.Parts = append(r.Unclear, *p), slices.Delete(r.Parts, n, n+1)
			return
		}
		r.refusals++
		p.Refused, at = r.refusals, p.From
	}
}

// isJoined reports whether nothing but words like "and" stand between two numbers.
func (r refusing) isJoined(from, to int) bool {
	for _, w := range r.Words[from:to] {
		if !w.Taken {
			return false
		}
	}
	return to > from && !r.endsBefore(from-1, to)
}

// passOver drops what stands behind words like "don't need", which take the words from
// number from up to at, and returns the number of the word behind it.
func (r refusing) passOver(from, at int) int {
	r.drop(from, at)
	i := r.skip(at)
	if i == len(r.Words) || r.endsBefore(at-1, i) {
		return at
	}
	if one := r.at(i); one.text == "" && one.words > 0 {
		r.drop(at, one.To)
		return one.To
	}
	return at
}

// leaveUnclear takes words neither for what is wanted nor for what is not.
func (r refusing) leaveUnclear(one understood) (next int) {
	r.drop(one.From, one.To)
	r.Unclear = append(r.Unclear, one.Part)
	return one.To
}

// isWhenAt reports whether a day, a date or a time stands at or soon after a word.
func (r refusing) isWhenAt(at int) bool {
	i := r.skip(at)
	return i < len(r.Words) && !r.endsBefore(at-1, i) && r.at(i).isWhen()
}

// isBarrierAt reports whether what somebody may not do with stands at or soon after a word.
func (r refusing) isBarrierAt(at int) bool {
	i := r.skip(at)
	return i < len(r.Words) && !r.endsBefore(at-1, i) && r.at(i).text == vocabulary.TextBarrier
}

// refusesMore returns a word like "not" at the head of a phrase that begins at word i and
// is understood whole, where more words are understood behind it than the phrase has.
func (r refusing) refusesMore(i int, phrase []string) (refusing lexicon.Phrase, is bool) {
	known := r.in.lexicon
	refusing, ok := known.Meant.At(phrase[:len(phrase)-1])
	if !ok || known.Meaning(refusing).Text != vocabulary.TextNot {
		return refusing, false
	}
	behind := r.at(i + len(refusing.Words))
	return refusing, behind.text == "" && behind.words > len(phrase)-len(refusing.Words)
}

// isNeedAt reports whether a need stands at or soon after a word.
func (r refusing) isNeedAt(at int) bool {
	i := r.skip(at)
	return i < len(r.Words) && !r.endsBefore(at-1, i) && r.at(i).Has(lexicon.GoodFor)
}

// isSomebodyAt reports whether a word is one for a person.
func (r refusing) isSomebodyAt(i int) bool {
	return i >= 0 && (r.at(i).text == vocabulary.TextBeside || r.at(i).Has(lexicon.Age)) ||
		slices.ContainsFunc(r.Parts, func(p Part) bool { return p.To == i+1 && p.Has(lexicon.Age) })
}

// isWhen reports whether words are understood as nothing but a day, a date or a time.
func (one understood) isWhen() bool { return one.words > 0 && one.text == "" && one.Part.isWhen() }

func (p Part) isWhen() bool {
	return len(p.Filters) > 0 && p.Near == "" &&
		!slices.ContainsFunc(p.Filters, func(f lexicon.Filter) bool { return !f.Group.IsWhen() })
}

// IsTopicOrPlace reports whether a part names a kind, a need or a place, wanted or not.
func (p Part) IsTopicOrPlace() bool { return p.Near != "" || p.Has(lexicon.Kind, lexicon.GoodFor) }

// sharesGroup reports whether two parts are of the same group, or both places.
func (p Part) sharesGroup(other Part) bool {
	if p.Near != "" || other.Near != "" {
		return p.Near != "" && other.Near != ""
	}
	return slices.ContainsFunc(p.Filters, func(f lexicon.Filter) bool { return other.Has(f.Group) })
}

// drop takes words for ones that carry nothing.
func (r refusing) drop(from, to int) {
	for i := from; i < to; i++ {
		r.Words[i].Taken = true
	}
}

// skip returns the number of the first word from at on that something is made of or
// that carries something.
func (r refusing) skip(at int) int {
	for at < len(r.Words) && r.carriesNothing(at) && !r.Words[at].kept() && r.at(at).words == 0 {
		at++
	}
	return at
}

// isMarked reports whether a mark that ends a thought stands before a word.
func (r refusing) isMarked(i int) bool {
	return i > 0 && i < len(r.Words) && strings.ContainsAny(r.Address.Q[r.Words[i-1].End:r.Words[i].Start], ",;:.!?()…–—")
}

// isComma reports whether a comma stands before a word.
func (r refusing) isComma(i int) bool {
	return i > 0 && i < len(r.Words) && strings.Contains(r.Address.Q[r.Words[i-1].End:r.Words[i].Start], ",")
}

// endsBefore reports whether a thought ends somewhere behind word from and before word to.
func (r refusing) endsBefore(from, to int) bool {
	for i := max(0, from) + 1; i <= to; i++ {
		if r.isMarked(i) {
			return true
		}
	}
	return false
}

// Refusal is what somebody said no to: what is all of it.
type Refusal struct {
	number int

	Bits  [lexicon.GroupCount]uint64 // of kinds, needs, ways to take part and languages
	Days  uint64                     // bits, 0 where no day was named
	Times []index.Window
	Dates []string
	Costs []string
	Ages  []string
	Near  *places.Around
}

// Week returns when in the week something begins that is refused: always, where no day or
// time was named.
func (f *Refusal) Week() *index.Week { return dates.WeekOf(f.Days, f.Times) }

// IsWhen reports whether a refusal is of some sessions and not of all.
func (f *Refusal) IsWhen() bool { return f.Days != 0 || len(f.Times)+len(f.Dates) > 0 }

// refuse adds a part to what is refused together with it.
func (p *Plan) refuse(part Part) {
	if last := len(p.Refusals) - 1; last < 0 || p.Refusals[last].number != part.Refused {
		p.Refusals = append(p.Refusals, Refusal{number: part.Refused})
	}
	one := &p.Refusals[len(p.Refusals)-1]
	for _, f := range part.Filters {
		bits := p.in.index.Bits(f.Group, f.Value)
		switch f.Group {
		case lexicon.Day:
			one.Days |= bits
		case lexicon.Time:
			window, _ := index.WindowOf(f.Value)
			one.Times = append(one.Times, window)
		case lexicon.Date:
			one.Dates = append(one.Dates, f.Value)
		case lexicon.Cost:
			one.Costs = append(one.Costs, f.Value)
		case lexicon.Age:
			one.Ages = append(one.Ages, f.Value)
		default:
			one.Bits[f.Group] |= bits
		}
	}
	if part.Near != "" {
		if at, ok := p.in.Locate(part.Near); ok {
			one.Near = &at
		}
	}
}
