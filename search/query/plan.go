package query

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"bandstand/directory/vocabulary"
	"bandstand/search/address"
	"bandstand/search/dates"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/places"
)

// Plan is what is asked of the index and of its table.
type Plan struct {
	*Reading

	Asked    [lexicon.GroupCount][]Asked // any of a group will do; of some groups, all: see lexicon.Group.NeedsEvery
	Refusals []Refusal                   // what is all of one of them is left out
	Avoided  []Wanted                    // words of what somebody said no to and of which nothing was made
	Topics   []Topic                     // what somebody wants to do, and why
	Strands  []Strand                    // what the topics are more finely: see vocabulary.Strand
	Forms    [][]string                  // of each word that was typed, with those that it may be the beginning of

	Wanted []Wanted
	Needed WordSet // the wanted words of which an exact answer has all
	// NoAnswer is set by words of danger: urgent help is the answer, and no activity.
	// Those words are looked for nowhere: what a page says of violence is no comfort.
	NoAnswer bool
	// Alternatives is how many there are of which any will do: topics and wanted words have the
	// number of theirs, from 1.
	Alternatives int

	Near      *places.Around
	Elsewhere []string // other places that were named
	Miles     float64  // how far around
	MilesSaid bool     // somebody said how far

	sort          string // the order that the words ask for
	alternativeOf []int  // the numbers of the alternatives of the words that were typed
}

// Asked is one value of a group, and where it comes from.
type Asked struct {
	Value string
	Part  int     // of the reading; -1 where it was chosen
	Words WordSet // matching all of these wanted words will do as well; empty for none

	Bits, AlsoBits uint64 // of the value, and of those that may be shown for it, in the group's column
}

// Topic is one thing that was asked for in words: a kind or a need, or a word of
// which nothing was made.
type Topic struct {
	Asked // with nothing but its words where it is a word
	Group lexicon.Group
	Best  uint64 // bits of the kinds that are best for a need
	Home  bool   // it is a need that keeps people at home
	First uint8  // the kind's or the need's position: see index.Position

	Alternative int // 0 where it is asked for in any case
}

// IsWord reports whether nothing was made of a topic's word.
func (t Topic) IsWord() bool { return t.Value == "" }

// Plan turns what was read and chosen into what is asked.
func (in *Reader) Plan(r *Reading) *Plan {
	p := &Plan{Reading: r}
	p.alternativeOf, p.Alternatives = alternatives(r)
	for i, w := range r.Words {
		forms := r.unfinished(i)
		for _, form := range in.lexicon.Forms(w.Plain) {
			forms = address.With(forms, form)
		}
		p.Forms = append(p.Forms, forms)
	}
	for g, values := range r.Address.Chosen {
		for _, value := range values {
			p.Asked[g] = append(p.Asked[g], in.ask(lexicon.Filter{Group: lexicon.Group(g), Value: value}, -1))
		}
	}
	for number, part := range r.Parts {
		p.include(number, part)
	}
	for g, values := range r.Address.Refused {
		for _, value := range values {
			r.refusals++
			p.refuse(Part{Filters: []lexicon.Filter{{Group: lexicon.Group(g), Value: value}}, Refused: r.refusals})
		}
	}
	if !r.Everything {
		p.wantRest()
	}
	p.locate()
	return p
}

// ask makes of a filter one that is asked: what was chosen is meant to the letter.
func (in *Reader) ask(f lexicon.Filter, part int) Asked {
	one := Asked{Value: f.Value, Part: part, Bits: in.index.Bits(f.Group, f.Value)}
	if part >= 0 {
		one.AlsoBits = in.index.AlsoBits(f.Group, f.Value)
	}
	return one
}

// unfinished returns the stems of known words of which word i may be the beginning:
// where it is the last one, nobody knows it or it is short, and nobody wants it as
// it is.
func (r *Reading) unfinished(i int) []string {
	w := r.Words[i]
	known := len(w.Plain) > shortWord && r.in.index.HasWord(w.Plain)
	if i < len(r.Words)-1 || w.kept() || w.Corrected != "" || known {
		return nil
	}
	var stems []string
	for _, word := range r.in.finished(w.Plain) {
		stems = address.With(stems, r.in.lexicon.Stem(word))
	}
	return stems
}

// include adds the filters of an understood part. The words of a kind or a need
// are matched too: who asks for a choir wants a choir before other music, and a
// choir that was filed elsewhere as well.
func (p *Plan) include(number int, part Part) {
	if part.Refused > 0 {
		p.refuse(part)
		return
	}
	var words WordSet
	of := p.alternativeOf[part.From]
	switch plain := p.plainWords(part); {
	case part.IsTopic() || part.isOfPeople():
		if n, forms := p.in.audienceAt(plain); n == len(plain) {
			words = p.want(Wanted{Typed: strings.Join(plain, " "), Forms: forms, Weight: understoodWeight, Understood: true, Alternative: of})
		} else if part.IsTopic() {
			for i, forms := range p.in.formsOf(plain, true) {
				words |= p.want(Wanted{Typed: plain[i], Forms: forms, Weight: understoodWeight, Understood: true, Alternative: of})
			}
		} else {
			words = p.wantPeople(part, plain)
		}
		if part.IsTopic() {
			p.strand(plain, of)
		}
	}
	for _, f := range part.Filters {
		one := p.in.ask(f, number)
		one.Words = words
		p.Asked[f.Group] = append(p.Asked[f.Group], one)
		if f.Group == lexicon.Kind || f.Group == lexicon.GoodFor {
			topic := Topic{Asked: one, Group: f.Group, Alternative: of, First: index.Position(p.in.index.Values(f.Group), f.Value)}
			if f.Group == lexicon.GoodFor {
				topic.Best, topic.Home = p.in.index.Need(f.Value)
			}
			p.Topics = append(p.Topics, topic)
		}
	}
}

// isOfPeople reports whether a part tells who comes, what they need or how they join in.
func (p Part) isOfPeople() bool {
	return p.Has(lexicon.Age, lexicon.Access, lexicon.How, lexicon.Offers)
}

// wantPeople adds the words of a part that tells who comes, what they need or how they join in:
// of a phrase with slots only those that tell who comes ("granddaughter 9", and no "9 year old"),
// and none of "no steps", which wants no page that speaks of steps.
func (p *Plan) wantPeople(part Part, plain []string) (words WordSet) {
	meaning := func(folded string) lexicon.Meaning {
		if phrase, ok := p.in.lexicon.Meant.At([]string{folded}); ok {
			return *p.in.lexicon.Meaning(phrase)
		}
		return lexicon.Meaning{}
	}
	isNo := func(folded string) bool { return meaning(folded).Text == vocabulary.TextNot }
	if slices.ContainsFunc(p.folded[part.From:part.To], isNo) {
		return words
	}
	for i, forms := range p.in.formsOf(plain, false) {
		folded := p.in.lexicon.Fold(plain[i])
		isAge := func(f lexicon.Filter) bool { return f.Group == lexicon.Age }
		if tells := !part.pattern || slices.ContainsFunc(meaning(folded).Filters, isAge); tells && !p.in.lexicon.Ignored.Are(folded) && !isNumber(plain[i]) {
			words |= p.want(Wanted{Typed: plain[i], Forms: forms, Weight: personWeight, Understood: true})
		}
	}
	return words
}

// wantRest adds the words that nothing has taken, each once.
func (p *Plan) wantRest() {
	forms := p.formsLeft()
	until := 0 // the word behind those that say who somebody is, which are wanted together
	beside := len(p.Parts) > 0 || slices.ContainsFunc(p.Words, func(w Word) bool {
		return !w.Taken && !p.in.counts(w.Plain) && utf8.RuneCountInString(w.Plain) > 1
	})
	if len(p.Words) == 0 && p.Address.Q != "" { // signs that are no words, which nothing has
		p.Needed = p.want(Wanted{Typed: p.Address.Q, Weight: 1})
		p.Topics = append(p.Topics, Topic{Asked: Asked{Words: p.Needed}})
	}
	for i, w := range p.Words {
		if i < until {
			continue
		}
		again := slices.ContainsFunc(p.Words[:i], func(before Word) bool { return !before.Taken && before.Plain == w.Plain })
		if w.Taken || again {
			continue
		}
		if w.Refused {
			p.Avoided = append(p.Avoided, Wanted{Typed: w.Typed, Forms: forms[i], Weight: 1})
			continue
		}
		if w.Danger {
			continue
		}
		empty := p.carriesNothing(i)
		one := Wanted{Typed: w.Typed, Forms: forms[i], Weight: 1, Alternative: p.alternativeOf[i]}
		if w.asTyped {
			if n, people := p.in.audienceAt(p.plainFrom(i)); n > 0 {
				one.Typed, one.Forms, until = p.Typed(i, i+n), people, i+n
			}
		} else if i == len(p.Words)-1 {
			one.addUnfinished(p.Forms[i])
		}
		bit := p.want(one)
		// A number is in most pages, as a time or a price, and so says little beside other
		// words; nor does a letter, or the "on" of "on my own" that was taken back.
		if bit == 0 || beside && (p.in.counts(w.Plain) || utf8.RuneCountInString(w.Plain) == 1) || w.literal && empty {
			continue
		}
		p.Needed |= bit
		p.Topics = append(p.Topics, Topic{Asked: Asked{Words: bit}, Alternative: one.Alternative})
	}
	p.NoAnswer = p.Danger
}

// Spare takes wanted words from those that are needed: they make a match better, and what
// lacks them lacks nothing.
func (p *Plan) Spare(words WordSet) {
	p.Needed &^= words
	p.Topics = slices.DeleteFunc(p.Topics, func(t Topic) bool { return t.IsWord() && t.Words&words != 0 })
}

// plainFrom returns the words from number i on that are matched as they were typed.
func (r *Reading) plainFrom(i int) []string {
	var plain []string
	for _, w := range r.Words[i:] {
		if !w.asTyped {
			break
		}
		plain = append(plain, w.Plain)
	}
	return plain
}

func isNumber(plain string) bool { return strings.Trim(plain, "0123456789") == "" }

// counts reports whether a word is a number in figures, or written out one of those by which people
// count themselves: "two lads", "three generations".
func (in *Reader) counts(plain string) bool {
	figures, n := in.lexicon.Number([]string{in.lexicon.Fold(plain)})
	value, err := strconv.Atoi(figures)
	return isNumber(plain) || n > 0 && err == nil && value <= mostCounted
}

// locate settles where to look: near= before the words. Of several places in the
// words it is the first, or a smaller one inside of it.
func (p *Plan) locate() {
	var within float64
	for _, part := range p.Parts {
		if part.Refused > 0 {
			continue
		}
		if part.Near != "" {
			p.lookNear(part.Near)
		}
		if part.Within > 0 {
			within = part.Within
		}
		if part.Sort != "" {
			p.sort = part.Sort
		}
	}
	if p.Address.Near != "" {
		p.Near, p.Elsewhere = nil, nil
		p.lookNear(p.Box.Near)
	}
	if p.Near == nil {
		return
	}
	p.Miles = max(places.DefaultMiles, p.Near.Reach)
	if p.Address.Within > 0 {
		within = float64(p.Address.Within)
	}
	if within > 0 {
		p.Miles, p.MilesSaid = within, true
	}
}

// lookNear looks round a place, unless another was named before.
func (p *Plan) lookNear(named string) {
	at, ok := p.in.Locate(named)
	switch {
	case !ok:
	case p.Near == nil, at.Inside(*p.Near):
		p.Near = &at
	case at.Name != p.Near.Name && !p.Near.Inside(at):
		p.Elsewhere = address.With(p.Elsewhere, at.Name)
	}
}

// Values returns what is asked of a group, each value once.
func (p *Plan) Values(g lexicon.Group) []string {
	var values []string
	for _, one := range p.Asked[g] {
		values = address.With(values, one.Value)
	}
	return values
}

// Bits returns the bits of all values asked of a group, or all bits where none is.
func (p *Plan) Bits(g lexicon.Group) uint64 {
	if len(p.Asked[g]) == 0 {
		return ^uint64(0)
	}
	var asked uint64
	for _, one := range p.Asked[g] {
		asked |= one.Bits
	}
	return asked
}

// Windows returns the windows of all times asked, nil where none is.
func (p *Plan) Windows() []index.Window {
	var asked dates.When
	for _, one := range p.Asked[lexicon.Time] {
		asked.AddTime(one.Value)
	}
	return asked.Windows()
}

// Week returns when in the week something begins that is on the days and at the times
// that are asked together. "Evenings or weekends" is either; "Tuesday or Thursday
// evenings" is an evening.
func (p *Plan) Week() *index.Week {
	week := dates.WeekOf(p.Bits(lexicon.Day), p.Windows())
	for _, one := range p.eithers() {
		week.Add(cmp.Or(one.Days, index.EveryDay), one.Windows()...)
	}
	return week
}

// BothGenerations reports whether a row has to have people of the younger and of the older ages
// that are asked, and of each age that is told, and not of any of them: who brings a nan and a
// daughter wants something for both.
func (p *Plan) BothGenerations() bool {
	from, to := len(p.Words), 0
	for _, part := range p.Parts {
		if part.Refused == 0 && part.Has(lexicon.Age) {
			from, to = min(from, part.From), max(to, part.To)
		}
	}
	isOr := func(w Word) bool { return w.or }
	return len(p.Address.Chosen[lexicon.Age]) == 0 && from < to && !slices.ContainsFunc(p.Words[from:to], isOr)
}

// IsEither reports whether a day will do instead of a time, or a time instead of a day.
func (p *Plan) IsEither() bool {
	return len(p.Asked[lexicon.Day]) > 0 && len(p.Asked[lexicon.Time]) > 0 && len(p.eithers()) > 0
}

// whenOf returns the days and times of a part.
func (p *Plan) whenOf(part Part) (one dates.When) {
	for _, f := range part.Filters {
		if f.Group == lexicon.Day {
			one.Days |= p.in.index.Bits(f.Group, f.Value)
		} else {
			one.AddTime(f.Value)
		}
	}
	return one
}

// eithers returns each of several days with their times, where any of them will do and
// they are not all asked together. Whoever chose a day or a time beside has it as it was
// chosen.
func (p *Plan) eithers() []dates.When {
	if len(p.Address.Chosen[lexicon.Day])+len(p.Address.Chosen[lexicon.Time]) > 0 {
		return nil
	}
	var all []dates.When
	is := false
	behind := -1 // the last word of the part before
	for _, part := range p.Parts {
		if !part.isWhen() || part.Refused > 0 || part.Has(lexicon.Date) {
			continue
		}
		one := p.whenOf(part)
		or := behind >= 0 && slices.ContainsFunc(p.Words[behind:part.From], func(w Word) bool { return w.or })
		behind = part.To
		if last := len(all) - 1; last >= 0 && !or {
			all[last] = all[last].And(one)
			continue
		}
		all = append(all, one)
		is = is || or
	}
	if !is {
		return nil
	}
	for i := 1; i < len(all); i++ { // "mornings or afternoons on Tuesdays" are both on Tuesdays
		day, time := all[i-1].IsSet()
		nextDay, nextTime := all[i].IsSet()
		if time && nextTime && nextDay && !day || day && nextDay && nextTime && !time {
			return nil
		}
	}
	return all
}

// The orders in which answers may stand.
const (
	ByRelevance = "relevance"
	ByDistance  = "distance"
	BySoonest   = "soonest"
)

// Order returns by what answers are put into order: what was asked, or else the best
// match where there are words, the nearest to a place, or the soonest.
func (p *Plan) Order() string {
	asked := p.Address.Sort
	switch {
	case asked == ByDistance && p.Near == nil:
		return BySoonest
	case asked != "":
		return asked
	case p.sort == ByDistance && p.Near != nil, p.sort == BySoonest && !p.isScored():
		return p.sort
	case p.isScored():
		return ByRelevance
	case p.Near != nil:
		return ByDistance
	}
	return BySoonest
}

// isScored reports whether anything was typed by which one answer is better than
// another: with danger, how gentle it is.
func (p *Plan) isScored() bool {
	return len(p.Wanted) > 0 || p.Danger || slices.ContainsFunc(p.Asked[lexicon.Age], func(one Asked) bool { return one.Part >= 0 })
}

// Telling returns the words, as typed, that tell something: all but those that are
// dropped and those that lead to others. Where none is left it is all of them.
func (r *Reading) Telling() WordSet {
	var dropped WordSet
	for i, w := range r.Words {
		if w.Taken || r.Everything && r.carriesNothing(i) {
			dropped |= 1 << i
		}
	}
	for _, part := range r.Parts {
		dropped &^= part.words()
	}
	all := WordSet(1)<<len(r.Words) - 1
	if dropped == all {
		return all
	}
	return all &^ dropped
}

// words returns the words of a part without those that only lead to it.
func (p Part) words() WordSet {
	var words WordSet
	for i := p.From + p.Lead; i < p.To; i++ {
		words |= 1 << i
	}
	return words
}

// IsOf reports whether all words of a part are among some of those that were typed.
func (p Part) IsOf(typed WordSet) bool { return typed.HasAll(p.words()) }

// NamesKind reports whether a kind was called by words of its own name.
func (p *Plan) NamesKind(t Topic) bool {
	term, _ := p.in.index.Kinds.Find(t.Value)
	own := append(p.in.lexicon.Folded(term.Label.String()), p.in.lexicon.Folded(t.Value)...)
	return !slices.ContainsFunc(p.plainWords(p.Parts[t.Part]), func(word string) bool {
		return !slices.Contains(own, p.in.lexicon.Fold(word))
	})
}

// WithoutGroup returns the search without anything that was asked of a group, words
// and all, and the groups that go with them.
func (p *Plan) WithoutGroup(g lexicon.Group) (address.Address, []lexicon.Group) {
	a, groups := p.Address, []lexicon.Group{g}
	a.Chosen[g], a.Page = nil, 1
	for _, part := range slices.Backward(p.Parts) { // so that places in Q stay right
		if !part.Has(g) {
			continue
		}
		a.Q = address.Tidy(a.Q[:p.Words[part.From].Start] + " " + a.Q[p.Words[part.To-1].End:])
		for _, f := range part.Filters {
			groups = append(groups, f.Group)
		}
	}
	return a, groups
}
