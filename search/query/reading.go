// Package query reads a search: from its address to what is meant by its words,
// and from there to the plan of what is asked of the index. It knows neither
// which activity comes first nor how anything is shown. No word of any language
// stands in it: the phrases come with the lexicon.
package query

import (
	"slices"
	"strings"
	"sync"
	"time"

	"bandstand/directory/place"
	"bandstand/directory/vocabulary"
	"bandstand/directory/words"
	"bandstand/search/address"
	"bandstand/search/index"
	"bandstand/search/lexicon"
	"bandstand/search/places"
)

// Reader reads the searches of one directory, in one language. It is safe for use
// by many goroutines at once.
type Reader struct {
	places.Places

	index   *index.Index
	lexicon *lexicon.Lexicon
	lang    *words.Language

	mendable  func() *mendable                        // gathered when a word is first misspelt
	strands   func() map[string][]lexicon.StrandShare // by phrase; gathered when a kind or a need is first asked for
	audiences func() map[string][]lexicon.StrandShare // the same of who somebody is
}

// NewReader returns a reader of the searches of a directory.
func NewReader(x *index.Index, l *lexicon.Lexicon, lang *words.Language) *Reader {
	in := &Reader{Places: places.New(x.Towns, &l.Speech), index: x, lexicon: l, lang: lang}
	in.mendable, in.strands = sync.OnceValue(in.gatherMendable), sync.OnceValue(l.StrandsByPhrase)
	in.audiences = sync.OnceValue(l.AudiencesByPhrase)
	return in
}

// Reading is what search makes of the words that were typed: some are understood,
// some carry nothing, and the rest is matched as text.
type Reading struct {
	Address      address.Address
	Words        []Word
	Parts        []Part // what was understood
	Danger       bool   // there are words of danger among them
	Everything   bool   // there are nothing but words that carry nothing: everything is shown
	Shortened    bool   // some of what was typed was not used
	Unclear      []Part // what may be wanted or not, and so is neither asked for nor left out
	LostPostcode string // one that nobody knows
	Box          Box    // what is made of the place in the box

	in        *Reader
	now       time.Time
	folded    []string                       // the words as phrases are compared
	names     [mostTyped][longestName]naming // what the words from each on name, by how many words they are, less one
	looked    []*understood                  // what the words from each on are taken for
	refusals  int                            // how often somebody said no to something
	suggested int                            // how often places were suggested for what was typed
}

// Word is one word of a search and what became of it.
type Word struct {
	Typed     string // as written, between spaces and marks, or as it is taken where that is put right
	Plain     string // small letters, no accents, no apostrophes
	Start     int    // bytes into the text
	End       int
	Corrected string // what was typed, where Typed is a correction
	Taken     bool   // it has been understood, or it carries nothing
	Danger    bool   // it stays as it is
	Refused   bool   // it is of what somebody said no to, and of which nothing was made

	fold    string // as phrases are compared
	literal bool   // it was taken back from being understood
	asTyped bool   // the language has it stand for no more than itself
	or      bool   // it says that either of two things will do
}

// kept reports whether a word must not be understood, corrected or dropped.
func (w Word) kept() bool { return w.Danger || w.literal || w.asTyped }

// Part is a stretch of words and what they mean.
type Part struct {
	From, To int // words
	Lead     int // how many at its head only lead to the rest: the "in" of "in Salford"
	Filters  []lexicon.Filter
	Near     string  // the place that they name, as near= takes it
	Within   float64 // miles, 0 where nothing is said of it
	Sort     string  // how answers are to be ordered
	Refused  int     // it is what somebody said no to: parts of the same number together. 0 where it is wanted

	pattern bool     // it is of a phrase with slots
	written []string // the words of the phrase, where it was typed joined, apart or unfinished
}

// Has reports whether a part has a filter of one of some groups.
func (p Part) Has(groups ...lexicon.Group) bool {
	return slices.ContainsFunc(p.Filters, func(f lexicon.Filter) bool { return slices.Contains(groups, f.Group) })
}

// IsTopic reports whether a part tells what somebody wants to do, or why.
func (p Part) IsTopic() bool { return p.Refused == 0 && p.Has(lexicon.Kind, lexicon.GoodFor) }

// passes are what is done to the words of a search, in this order.
var passes = []func(*Reading){
	(*Reading).keepDanger,
	(*Reading).keepLiteral,
	(*Reading).understand,
	(*Reading).mend, // and understand again
	(*Reading).joinGenerations,
	(*Reading).readOfAge,
	(*Reading).readShortDays,
	(*Reading).narrowDays,
	(*Reading).narrowRefusals,
	(*Reading).dropIgnored,
}

// Read reads the words of an address.
func (in *Reader) Read(a address.Address, now time.Time) *Reading {
	r := &Reading{Address: a, Shortened: a.Cut, in: in, now: now}
	telling := 0
	for _, t := range vocabulary.Tokens(a.Q) {
		w := Word{Typed: t.Typed, Plain: t.Plain, Start: t.Start, End: t.End, fold: in.lexicon.Fold(t.Plain)}
		if !in.lexicon.Ignored.Are(w.fold) {
			telling++
		}
		if telling > MostWords || len(r.Words) == mostTyped {
			r.Shortened = true
			break
		}
		r.Words = append(r.Words, w)
	}
	r.begin()
	for _, pass := range passes {
		pass(r)
	}
	if a.Near != "" {
		r.Box = in.readBox(a.Near, now)
	}
	return r
}

// Box is what was typed for a place by itself.
type Box struct {
	Near  string // the place, as Locate takes it; "" where there is none
	Wrong string // its name where that is misspelt
	Right string // and what that is taken for
}

// readBox reads what was typed for a place: its name or postcode, or those among other
// words, as they are read in a search: "near Salford", "Salford M6 5LB".
func (in *Reader) readBox(typed string, now time.Time) Box {
	if _, ok := in.Locate(typed); ok {
		return Box{Near: typed}
	}
	var box Box
	if len(place.SuggestPostcodes(typed)) > 0 {
		return box
	}
	r := in.Read(address.Address{Q: typed}, now)
	var smallest places.Around
	for _, part := range r.Parts {
		at, ok := in.Locate(part.Near)
		if part.Near == "" || part.Refused > 0 || !ok || box.Near != "" && !at.Inside(smallest) {
			continue
		}
		box, smallest = Box{Near: part.Near}, at
		for _, w := range r.Words[part.From:part.To] {
			if w.Corrected != "" {
				box.Wrong, box.Right = r.Typed(part.From+part.Lead, part.To), at.Name
			}
		}
	}
	return box
}

// begin forgets what was understood, so that corrected words are read anew.
func (r *Reading) begin() {
	r.Parts, r.Unclear, r.refusals = nil, nil, 0
	r.looked = make([]*understood, len(r.Words))
	r.folded, r.names = nil, [mostTyped][longestName]naming{}
	for i := range r.Words {
		r.Words[i].Taken, r.Words[i].Refused = false, false
		r.folded = append(r.folded, r.Words[i].fold)
	}
}

// keepDanger looks for words of danger. They stay as they are: they are never
// corrected and never dropped.
func (r *Reading) keepDanger() {
	for i := 0; i < len(r.folded); i++ {
		if safe, ok := r.in.lexicon.Meant.At(r.folded[i:]); ok && r.in.lexicon.Meaning(safe).Text == vocabulary.TextNoDanger {
			i += len(safe.Words) - 1
		} else if phrase, ok := r.in.lexicon.Danger.At(r.folded[i:]); ok {
			r.Danger = true
			for j := range phrase.Words {
				r.Words[i+j].Danger = true
			}
		}
	}
}

// keepLiteral finds the words that were taken back from being understood.
func (r *Reading) keepLiteral() {
	for _, phrase := range r.Address.Literal {
		words := strings.Fields(phrase)
		for i := range max(0, len(r.Words)-len(words)+1) {
			typed := r.Words[i : i+len(words)]
			if slices.EqualFunc(typed, words, func(w Word, word string) bool { return w.Plain == word }) {
				for j := range typed {
					typed[j].literal = true
				}
			}
		}
	}
}

// understood is what words from some number on are taken for.
type understood struct {
	Part
	words int    // how many it takes, 0 for none
	text  string // what they do to other words, where they are no part: see vocabulary.TextAsTyped
}

// at returns what the words from number i on are taken for. All ways to read them are
// tried, and the one that takes the most words has them; of equally long ones the
// first of these. So "reading group" is a pastime and "in Reading" is a town.
// What stands behind a word can decide of it, so each is looked at once: "I work, I work…"
// would take for ever.
func (r *Reading) at(i int) understood {
	if r.looked[i] != nil {
		return *r.looked[i]
	}
	var best understood
	for _, read := range [...]func(r *Reading, i int) understood{readOwnTown, readPhrase, readPattern, readPlace, readRoots} {
		if one := read(r, i); one.words > best.words {
			best = one
		}
	}
	best.From, best.To = i, i+best.words
	r.looked[i] = &best
	return best
}

// understand goes over the words once and takes out all that it understands.
func (r *Reading) understand() {
	no := refusing{r}
	for i := 0; i < len(r.Words); {
		if r.Words[i].Taken { // with what stood before it
			i++
			continue
		}
		switch one := r.at(i); one.text {
		case vocabulary.TextDislike:
			if i = one.To; !no.isNeedAt(i) {
				i = no.refuse(one.From, i)
			} else {
				no.drop(one.From, i)
			}
		case vocabulary.TextNot, vocabulary.TextNotThen:
			i = no.refuse(i, one.To)
		case vocabulary.TextNotBefore:
			no.refuseBefore(i, one.To)
			i = one.To
		case vocabulary.TextNoMatter:
			i = no.passOver(i, one.To)
		case vocabulary.TextLeftOut:
			i = no.leaveOut(one)
		case vocabulary.TextFreeThen:
			if one.text = ""; no.isSomebodyAt(i - 1) {
				one.text = vocabulary.TextNothing
			}
			r.take(one)
			i = one.To
		case vocabulary.TextBarrier, vocabulary.TextBeside, vocabulary.TextNeeded: // by itself it is a word like any other
			i = one.To
		default:
			r.take(one)
			i += max(1, one.words)
		}
	}
}

// take takes words for what they were understood as.
func (r *Reading) take(one understood) {
	for i := range r.Words[one.From:one.To] {
		w := &r.Words[one.From+i]
		w.asTyped = w.asTyped || one.text == vocabulary.TextAsTyped || one.text == vocabulary.TextNoDanger
		w.Taken = !w.asTyped
		w.or = one.text == vocabulary.TextOr
	}
	again := slices.ContainsFunc(r.Parts, func(p Part) bool {
		return p.Refused == one.Refused && slices.Equal(r.folded[p.From:p.To], r.folded[one.From:one.To])
	})
	if one.words > 0 && one.text == "" && !again {
		r.Parts = append(r.Parts, one.Part)
	}
}

// joinGenerations takes those whose age is known only beside people of another for what they are
// then: with a nan comes a daughter who is a child, and with children a mum who is a nan.
func (r *Reading) joinGenerations() {
	var beside []understood
	named := r.agesNamed()
	for i := 0; i < len(r.Words); i++ {
		if one := r.at(i); !r.Words[i].Taken && one.text == vocabulary.TextBeside {
			beside = append(beside, one)
			i = one.To - 1
		}
	}
	for i, one := range beside {
		ages := r.in.index.AgesAmong(one.Filters)[0]
		isOther := func(other index.Ages) bool {
			isOne := other.From == other.To && other.From >= adultAge // "my son, he is 35"
			return !isOne && (other.To < ages.From || ages.To < other.From)
		}
		others := slices.Clone(named)
		for j, other := range beside {
			if j != i {
				others = append(others, r.in.index.AgesAmong(other.Filters)...)
			}
		}
		if slices.ContainsFunc(others, isOther) {
			one.text = ""
			r.take(one)
		}
	}
	r.sortParts()
}

// agesNamed returns the ages of those who are asked for.
func (r *Reading) agesNamed() (named []index.Ages) {
	for _, p := range r.Parts {
		if p.Refused == 0 {
			named = append(named, r.in.index.AgesAmong(p.Filters)...)
		}
	}
	return named
}

// readOfAge takes a need that means something else for some ages for that, where nobody is named
// but of those: a child on his own comes without an adult. Whoever does not like being so has
// the need all the same.
func (r *Reading) readOfAge() {
	named := r.agesNamed()
	for _, value := range r.Address.Chosen[lexicon.Age] {
		named = append(named, r.in.index.AgesAmong([]lexicon.Filter{{Group: lexicon.Age, Value: value}})...)
	}
	isNeed := func(f lexicon.Filter) bool { return f.Group == lexicon.GoodFor }
	isAge := func(f lexicon.Filter) bool { return f.Group == lexicon.Age }
	isDislike := func(one *understood) bool { return one != nil && one.text == vocabulary.TextDislike }
	for number := range r.Parts {
		p := &r.Parts[number]
		from := p.From
		for p.pattern && from < p.To-1 && len(r.in.lexicon.OfAge[r.folded[from]]) == 0 {
			from++
		}
		phrase, ok := r.in.lexicon.OfAge.At(r.folded[from:p.To])
		if !ok || from+len(phrase.Words) < p.To || p.Refused > 0 || slices.ContainsFunc(r.looked[:from], isDislike) {
			continue
		}
		means := slices.Clone(r.in.lexicon.Meaning(phrase).Filters)
		ages := r.in.index.AgesAmong(means)
		isOther := func(one index.Ages) bool { return one.From < ages[0].From || ages[0].To < one.To }
		if len(ages) == 1 && len(named) > 0 && !slices.ContainsFunc(named, isOther) && slices.ContainsFunc(p.Filters, isNeed) {
			p.Filters = append(slices.DeleteFunc(slices.Clone(p.Filters), isNeed), slices.DeleteFunc(means, isAge)...)
		}
	}
}

// readShortDays takes a short word for a day that means more, such as "sat", for the day where it
// stands between what is understood, or at an end, and so in no sentence: "choir sat".
func (r *Reading) readShortDays() {
	for i, w := range r.Words {
		day, ok := r.in.lexicon.Weekdays[w.fold]
		before := i == 0 || slices.ContainsFunc(r.Parts, func(p Part) bool { return p.To == i })
		behind := i == len(r.Words)-1 || slices.ContainsFunc(r.Parts, func(p Part) bool { return p.From == i+1 })
		if ok && before && behind && !w.Taken && !w.kept() && r.in.index.Knows(lexicon.Day, day) {
			r.take(understood{Part: Part{From: i, To: i + 1, Filters: []lexicon.Filter{{Group: lexicon.Day, Value: day}}}, words: 1})
		}
	}
	r.sortParts()
}

// sortParts puts the parts into the order of their words again, where some were found later.
func (r *Reading) sortParts() {
	slices.SortStableFunc(r.Parts, func(a, b Part) int { return a.From - b.From })
}

// narrowDays lets a day that is named stand for itself: after school on a
// Wednesday is no other weekday.
func (r *Reading) narrowDays() {
	var named uint64
	for _, p := range r.Parts {
		for _, f := range p.Filters {
			if p.Refused == 0 && f.Group == lexicon.Day && !slices.Contains(vocabulary.Spans, f.Value) {
				named |= r.in.index.Bits(f.Group, f.Value)
			}
		}
	}
	for i, p := range r.Parts {
		r.Parts[i].Filters = slices.DeleteFunc(slices.Clone(p.Filters), func(f lexicon.Filter) bool {
			wide := p.Refused == 0 && f.Group == lexicon.Day && slices.Contains(vocabulary.Spans, f.Value)
			return wide && named&r.in.index.Bits(f.Group, f.Value) != 0
		})
	}
}

// narrowRefusals refuses no kind that is asked for as well: of "crafts but no knitting" the
// knitting is refused by its word, and not all crafts.
func (r *Reading) narrowRefusals() {
	isAsked := func(f lexicon.Filter) bool {
		return f.Group == lexicon.Kind && slices.ContainsFunc(r.Parts, func(p Part) bool { return p.Refused == 0 && slices.Contains(p.Filters, f) })
	}
	r.Parts = slices.DeleteFunc(r.Parts, func(p Part) bool {
		if p.Refused == 0 || !slices.ContainsFunc(p.Filters, isAsked) {
			return false
		}
		for i := p.From + p.Lead; i < p.To; i++ {
			if !r.carriesNothing(i) {
				r.Words[i].Taken, r.Words[i].Refused = false, true
			}
		}
		return true
	})
}

// dropIgnored takes out words that carry nothing, unless there is nothing else.
func (r *Reading) dropIgnored() {
	for i := 0; i < len(r.Words); {
		phrase, _ := r.in.lexicon.Ignored.At(r.run(i))
		for j := range phrase.Words {
			r.Words[i+j].Taken = true
		}
		i += max(1, len(phrase.Words))
	}
	isLeft := func(w Word) bool { return !w.Taken }
	if len(r.Parts)+len(r.Unclear) == 0 && !slices.ContainsFunc(r.Words, isLeft) && len(r.Words) > 0 && r.LostPostcode == "" {
		for i := range r.Words {
			phrase, ok := r.in.lexicon.ByItself.At(r.folded[i:])
			if !ok {
				continue
			}
			if part, is := r.fill(r.in.lexicon.Meaning(phrase), nil); is {
				part.From, part.To = i, i+len(phrase.Words)
				r.take(understood{Part: part, words: len(phrase.Words)})
				return
			}
		}
		r.begin()
		r.Everything = true
	}
}

// run returns those of the words from number i on that may be understood together,
// folded: up to the first that stays as it is or is understood already.
func (r *Reading) run(i int) []string {
	n := 0
	for i+n < len(r.Words) && !r.Words[i+n].kept() && !r.Words[i+n].Taken {
		n++
	}
	return r.folded[i : i+n]
}

// Typed returns a stretch of words as it was typed.
func (r *Reading) Typed(from, to int) string {
	return r.Address.Q[r.Words[from].Start:r.Words[to-1].End]
}

// spelt returns a stretch of words as it is taken, with its spelling put right.
func (r *Reading) spelt(from, to int) string {
	if !slices.ContainsFunc(r.Words[from:to], func(w Word) bool { return w.Corrected != "" }) {
		return r.Typed(from, to)
	}
	spelt := make([]string, 0, to-from)
	for _, w := range r.Words[from:to] {
		spelt = append(spelt, w.Typed)
	}
	return strings.Join(spelt, " ")
}

// Literally returns the words of a part as literal= holds them.
func (r *Reading) Literally(part int) string {
	p := r.Parts[part]
	return strings.Join(vocabulary.Words(r.Typed(p.From+p.Lead, p.To)), " ")
}

// plainWords returns the words of a part as they are matched.
func (r *Reading) plainWords(p Part) []string {
	if p.written != nil {
		return p.written
	}
	var plain []string
	for _, w := range r.Words[p.From:p.To] {
		plain = append(plain, w.Plain)
	}
	return plain
}

// carriesNothing reports whether word i, by itself, is one that is dropped.
func (r *Reading) carriesNothing(i int) bool { return r.in.lexicon.Ignored.Are(r.folded[i]) }
