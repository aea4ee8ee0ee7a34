package search

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// What search made of the words is said beside the results, each part of it with the
// search that takes it back.

// understood is one thing that was taken from the words, and how to take it back.
type understood struct {
	Filter string `json:"filter"`
	Value  string `json:"value"`
	Label  string `json:"label"`
	Words  string `json:"words"`
	Remove string `json:"remove"`
}

// literal is words that were taken back from being understood, and the search that
// understands them again.
type literal struct {
	Words   string `json:"words"`
	Restore string `json:"restore"`
}

// relaxed is one thing that was let go, and what is said of it.
type relaxed struct {
	Filter string `json:"filter"`
	Value  string `json:"value"`
	Says   string `json:"says"`
}

// spelling is a word that was taken for another.
type spelling struct {
	From string `json:"from"`
	To   string `json:"to"`
	URL  string `json:"url"` // the search spelt so
	keep string // the search for the word as it was typed
}

// sayUnderstood tells what was taken from the words.
func (x *Index) sayUnderstood(p *plan) []understood {
	said := []understood{}
	for number, one := range p.reading.parts {
		words := p.reading.typed(one.from, one.to)
		remove := p.address.takingBack(p.reading.plainPart(number)).String()
		if one.near != "" {
			named := one.near
			if at, ok := x.locate(one.near); ok {
				named = at.name
			}
			if slices.Contains(p.elsewhere, named) {
				continue // the notes tell of it
			}
			label := x.say.Say("search.near", "place", named)
			said = append(said, understood{"near", cutPostcodes(named), label, words, remove})
		}
		if one.not {
			f := one.filters[0]
			said = append(said, understood{"not", f.value, x.say.Say("search.not", "what", x.label(f.group, f.value)), words, remove})
			continue
		}
		for _, f := range one.filters {
			said = append(said, understood{f.group.String(), f.value, x.label(f.group, f.value), words, remove})
		}
		if one.within > 0 {
			label := x.say.Say("search.within", "miles", x.say.Miles(one.within))
			said = append(said, understood{"within", strconv.FormatFloat(one.within, 'f', -1, 64), label, words, remove})
		}
		if one.sort != "" {
			said = append(said, understood{"sort", one.sort, x.say.Say("search.sort." + one.sort), words, remove})
		}
	}
	return said
}

// sayLiteral tells which words were taken back, of those that were typed.
func (p *plan) sayLiteral() []literal {
	var said []literal
	for _, words := range p.address.literal {
		if p.reading.holds(strings.Fields(words)) {
			again := p.address
			again.literal, again.page = without(again.literal, words), 1
			said = append(said, literal{words, again.String()})
		}
	}
	return said
}

// sayRelaxed tells what the relaxed answers lack, in the order in which it was
// let go.
func (x *Index) sayRelaxed(o *ordered) []relaxed {
	p, f := o.plan, o.found
	said := []relaxed{}
	say := func(filter, value, key string, meets func(row int) bool, pairs ...any) {
		some, lacking := meeting(o.answers, meets)
		if !lacking {
			return
		}
		how := ".none"
		if some {
			how = ".few"
		}
		said = append(said, relaxed{filter, value, x.say.Say(key+how, pairs...)})
	}
	tooFar := f.dates != nil && f.dates.later && f.dates.end == 0
	near := func(row int) bool { return x.reached(p, f, row, p.radius) || x.isFromHome(row) }
	say("within", strconv.Itoa(int(math.Ceil(o.let.miles))), "search.relaxed.within", near,
		"asked", x.say.Miles(p.radius), "now", x.say.Miles(o.let.miles))
	for _, g := range []group{byTime, byDate, byDay, byAge, byOffers, byCost, byLanguage, byHow, byGoodFor, byKind, byAccess} {
		values := p.values(g)
		if len(values) == 0 {
			continue
		}
		meets := func(row int) bool { return f.fails[row]&failsOf(g) == 0 }
		if _, lacking := meeting(o.answers, meets); lacking && g == byDate && tooFar {
			said = append(said, relaxed{g.String(), strings.Join(values, ","), x.say.Say("search.relaxed.date.too_far", "what", x.labels(g, values))})
			continue
		}
		say(g.String(), strings.Join(values, ","), "search.relaxed."+g.String(), meets, "what", x.labels(g, values))
	}
	words := p.lackingText()
	if !p.reading.danger {
		say("q", words, "search.relaxed.q", func(row int) bool { return f.fails[row]&failsWords == 0 }, "what", words)
	}
	if o.let.gentle {
		said = append(said, relaxed{"gentle", "", x.say.Say("search.relaxed.gentle")})
	}
	if slices.ContainsFunc(o.answers, func(a answer) bool { return a.relaxed && !x.reached(p, f, a.row, o.let.miles) }) {
		said = append(said, relaxed{"home", "", x.say.Say("search.relaxed.home")})
	}
	return said
}

// meeting says whether some answer meets a thing, and whether some does not.
func meeting(answers []answer, meets func(row int) bool) (some, lacking bool) {
	for _, a := range answers {
		if meets(a.row) {
			some = true
		} else {
			lacking = true
		}
	}
	return some, lacking
}

// values gives what is asked of a group, each value once.
func (p *plan) values(g group) []string {
	var values []string
	for _, one := range p.alternatives[g] {
		values = with(values, one.value)
	}
	return values
}

// lackingText gives the words that an answer may lack: those that are matched as
// text, and those of things that there are none of.
func (p *plan) lackingText() string {
	r := p.reading
	var typed []string
	for i, w := range r.words {
		isIn := func(number int) bool { return r.parts[number].from <= i && i < r.parts[number].to }
		if !w.taken || slices.ContainsFunc(p.absent, isIn) {
			typed = append(typed, w.typed)
		}
	}
	return strings.Join(typed, " ")
}

// saySpelling tells which words were taken for others.
func (x *Index) saySpelling(p *plan) []spelling {
	said := []spelling{}
	for _, w := range p.reading.words {
		if w.from == "" {
			continue
		}
		right, wrong := p.address, p.address
		right.q = p.address.q[:w.start] + w.typed + p.address.q[w.end:]
		right.page = 1
		wrong = wrong.takingBack(strings.Join(plainWords(w.from), " "))
		said = append(said, spelling{w.from, w.typed, right.String(), wrong.String()})
	}
	return said
}
