package search

import (
	"slices"
	"strings"

	"bandstand/directory/place"
	"bandstand/directory/slips"
)

// around is where somebody wants to look.
type around struct {
	name     string // "Salford", "M6 5LB"
	point    place.Point
	reach    float64  // miles that the place itself stretches, 0 for a postcode
	nation   string   // whose urgent help to show
	town     uint16   // in the directory's own towns, or noTown
	fallback string   // the sector or outcode used for a postcode that is not known
	all      bool     // all of the nation is meant, however far away
	others   []string // what else is called so, as near= takes them
}

// How sure it is that words are meant for a place.
type sureness int

const (
	perhaps sureness = iota // they stand by themselves
	likely                  // behind a word like "in"
	surely                  // behind a word like "near"
)

const (
	longestName   = 5    // words in the name of a place
	leastTown     = 1000 // inhabitants, of a place that is known beyond its neighbours
	leastLarge    = 10 * leastTown
	sameTownMiles = 15 // a place called like one of our towns is that town within this
)

// naming is what a stretch of words is the name of.
type naming struct {
	looked bool
	town   uint16 // in the directory's own towns, or noTown
	places []place.Place
}

// naming looks up n words from number i on, once.
func (x *Index) naming(r *reading, i, n int) naming {
	known := &r.names[i][n-1]
	if !known.looked {
		name := r.spelt(i, i+n)
		*known = naming{true, x.townNamed(name), x.placesCalled(name)}
	}
	return *known
}

// readOwnTown finds the name of one of the directory's own towns, even where it
// is a word that means something else as well.
func readOwnTown(x *Index, r *reading, i int) (part, int) {
	for n := min(longestName, len(r.run(i))); n > 0; n-- {
		if x.naming(r, i, n).town != noTown {
			return part{near: r.spelt(i, i+n)}, n
		}
	}
	return part{}, 0
}

// readPlace finds a postcode, or the name of a place without a word like "in"
// before it.
func readPlace(x *Index, r *reading, i int) (part, int) {
	most := len(r.run(i))
	if name, n := x.placeAt(r, i, most, perhaps); n > 0 {
		return part{near: name}, n
	}
	if code, n := lostPostcode(r, i, most); n > 0 {
		r.lost = code
		return part{dropped: true}, n
	}
	return part{}, 0
}

// lostPostcode finds a whole postcode that is rightly formed and that nobody knows.
func lostPostcode(r *reading, i, most int) (code string, n int) {
	for n := min(3, most); n > 0; n-- {
		if code, ok := place.ParsePostcode(r.spelt(i, i+n)); ok && len(code.Inward) == 3 {
			return code.String(), n
		}
	}
	return "", 0
}

// placeAt finds the longest name of a place that begins with word i, of at most
// so many words.
func (x *Index) placeAt(r *reading, i, most int, sure sureness) (name string, n int) {
	if name, n := postcodeAt(r, i, most); n > 0 {
		return name, n
	}
	for n := min(longestName, most); n > 0; n-- {
		if x.isPlace(r, i, n, sure) {
			return r.spelt(i, i+n), n
		}
	}
	return "", 0
}

// postcodeAt finds a postcode that is known, or the beginning of one, in one word
// or in two or three.
func postcodeAt(r *reading, i, most int) (name string, n int) {
	for n := min(3, most); n > 0; n-- {
		code, ok := place.ParsePostcode(r.spelt(i, i+n))
		if !ok || n == 3 && len(code.Inward) < 3 {
			continue
		}
		if _, _, known := place.FindPostcode(code); known {
			return code.String(), n
		}
	}
	return "", 0
}

// isPlace says whether words are to be taken for the name of a place. That they
// mean something else makes it unlikely, and so it does that the place is small
// and its name is of ordinary words.
func (x *Index) isPlace(r *reading, i, n int, sure sureness) bool {
	named := x.naming(r, i, n)
	if named.town != noTown {
		return true
	}
	if len(named.places) == 0 || x.carriesNothing(r, i, n) {
		return false
	}
	otherwise := x.meansOtherwise(r, i, n)
	if otherwise && sure == perhaps {
		return false
	}
	return slices.ContainsFunc(named.places, func(p place.Place) bool {
		switch {
		case otherwise && sure == likely:
			return p.Kind != place.KindTown && p.Kind != place.KindNeighbourhood || p.Population >= leastLarge
		case otherwise:
			return p.Population >= leastTown || x.isOurs(p)
		case sure == surely || isWellKnown(p):
			return true
		}
		return x.namesOnly(r, i, n, p, sure == likely)
	})
}

// meansOtherwise says whether the name of a place is something else as well:
// "church", and "the church" too.
func (x *Index) meansOtherwise(r *reading, i, n int) bool {
	if n > 1 && x.carriesNothing(r, i, 1) {
		return x.meansOtherwise(r, i+1, n-1)
	}
	return x.means(r, i, n) || n == 1 && x.lexicon.townWords[r.words[i].fold]
}

// isWellKnown says whether a place is more than a village or a part of a town.
func isWellKnown(p place.Place) bool {
	return p.Population >= leastTown || p.Kind != place.KindTown && p.Kind != place.KindNeighbourhood
}

// namesOnly says whether the name of a small place is no more than that: one of
// its words is used for nothing else, or it is one that lies nearby.
func (x *Index) namesOnly(r *reading, i, n int, p place.Place, sure bool) bool {
	own := plainWords(p.Name)
	for _, w := range r.words[i : i+n] {
		_, meant := x.lexicon.words[w.fold]
		ordinary := meant || x.lexicon.townWords[w.fold]
		if slices.Contains(own, w.plain) && !ordinary && (!x.isUsed(w.plain) || n == 1 && x.isOurs(p)) {
			return n > 1 || sure || p.Kind == place.KindNeighbourhood || x.isOurs(p) // hamlets are called anything
		}
	}
	return false
}

// means says whether n words from number i on mean something else.
func (x *Index) means(r *reading, i, n int) bool {
	e, ok := longest(x.lexicon.entries, r.folds(i)[:n])
	return ok && len(e.words) == n
}

func (x *Index) carriesNothing(r *reading, i, n int) bool {
	e, ok := longest(x.lexicon.ignored, r.folds(i)[:n])
	return ok && len(e.words) == n
}

// townNamed gives the directory's own town of this name.
func (x *Index) townNamed(name string) uint16 {
	for _, called := range append([]string{name}, x.speech.unmutated(name)...) {
		if town, ok := x.towns()[strings.Join(plainWords(called), " ")]; ok {
			return town
		}
	}
	return noTown
}

// townNames gives the positions of the directory's own towns by all their names.
// Of namesakes it is the first.
func (x *Index) townNames() map[string]uint16 {
	towns := make(map[string]uint16, len(x.Towns))
	for i, town := range x.Towns[:min(len(x.Towns), noTown)] {
		for _, name := range append([]string{town.Name}, town.Also...) {
			key := strings.Join(plainWords(name), " ")
			if _, taken := towns[key]; !taken {
				towns[key] = uint16(i)
			}
		}
	}
	return towns
}

// locate finds the place that near= or words of a search name: a postcode in any
// spelling, one of the directory's own towns, or any place of Britain and
// Northern Ireland. Of namesakes it takes the one near which the directory has
// towns, else the largest, and tells the others.
func (x *Index) locate(text string) (around, bool) {
	if code, ok := place.ParsePostcode(text); ok {
		if found, exact, ok := place.FindPostcode(code); ok {
			at := newAround(found)
			at.name = code.String()
			if !exact {
				at.fallback = found.Name
			}
			return at, true
		}
	}
	found := x.placesCalled(text)
	if town := x.townNamed(text); town != noTown {
		if part := slices.IndexFunc(found, x.isPartOf(town, text)); part >= 0 {
			return newAround(found[part]), true
		}
		return x.ownTown(town, found), true
	}
	if len(found) == 0 {
		return around{}, false
	}
	likeliest := max(0, slices.IndexFunc(found, x.isOurs))
	at := newAround(found[likeliest])
	at.others = slices.Concat(x.spelledAlike(text), namesakes(found, found[likeliest]))
	return x.ownName(text, at), true
}

// spelledAlike gives those of the directory's own towns of which a name that is
// another place's may be a misspelling: Gilford for Guildford.
func (x *Index) spelledAlike(text string) []string {
	name := strings.Join(plainWords(text), " ")
	var towns []string
	for _, town := range x.Towns {
		if len(name) > 5 && slips.Between(strings.Join(plainWords(town.Name), " "), name, allowedSlips(name)) <= allowedSlips(name) {
			towns = append(towns, town.Name)
		}
	}
	return towns
}

// isPartOf says of a place whether it is the part of one of the directory's own
// towns that is called so: the town's other names are often those of its parts.
func (x *Index) isPartOf(town uint16, name string) func(place.Place) bool {
	ours := x.Towns[town]
	if slices.Equal(plainWords(name), plainWords(ours.Name)) {
		return func(place.Place) bool { return false }
	}
	return func(p place.Place) bool {
		return slices.Equal(plainWords(p.Name), plainWords(name)) && p.Point.Miles(ours.Point) < sameTownMiles
	}
}

func newAround(p place.Place) around {
	at := around{name: p.Name, point: p.Point, nation: p.Nation, town: noTown}
	switch p.Kind {
	case place.KindPostcode, place.KindSector, place.KindOutcode:
	case place.KindNation:
		at.all = true
	default:
		at.reach = p.Radius
	}
	return at
}

// ownTown is a town of the directory's own, with what the places of that name
// say of it.
func (x *Index) ownTown(town uint16, found []place.Place) around {
	ours := x.Towns[town]
	at := around{name: ours.Name, point: ours.Point, nation: ours.Nation, town: town}
	i := slices.IndexFunc(found, func(p place.Place) bool {
		return p.Kind == place.KindTown && p.Point.Miles(ours.Point) < sameTownMiles
	})
	if i < 0 {
		at.others = namesakes(found, place.Place{Point: ours.Point, Population: leastTown})
		return at
	}
	at.reach = found[i].Radius
	at.others = namesakes(found, found[i])
	return at
}

// isOurs says whether one of the directory's towns is near a place.
func (x *Index) isOurs(p place.Place) bool {
	reach := max(10, p.Radius)
	return slices.ContainsFunc(x.Towns, func(t Town) bool { return t.Point.Miles(p.Point) <= reach })
}

// mostOthers is how many other places of a name are offered.
const mostOthers = 5

// namesakes gives the other places of the same name, so that they can be told
// apart. Those that are next to the one that was taken, a district round its
// town, are the same to whoever searches; hamlets are left out where a town has
// the name.
func namesakes(found []place.Place, taken place.Place) []string {
	var others []string
	for _, p := range found {
		hamlet := p.Kind == place.KindTown && p.Population < leastTown && taken.Population >= leastTown
		next := p.Point.Miles(taken.Point) < sameTownMiles
		if p.Name == found[0].Name && !hamlet && !next && len(others) < mostOthers {
			others = with(others, p.String())
		}
	}
	return others
}

// maybePlaces gives the towns whose names are words of the search that were taken
// to mean something else, each with the search that takes it for the town.
func (x *Index) maybePlaces(p *plan) []way {
	if p.near != nil {
		return x.otherPlaces(p)
	}
	var places []way
	for i, w := range p.reading.words {
		if w.kept() || x.isIgnored(w) || p.reading.inLongerPhrase(i) {
			continue
		}
		for _, found := range place.Find(w.typed) {
			listed := x.lexicon.townWords[w.fold] && found.Population >= leastTown
			if found.Kind != place.KindTown || !listed && found.Population < leastLarge {
				continue
			}
			there := p.address
			there.q, there.near, there.page = tidy(p.address.q[:w.start]+" "+p.address.q[w.end:]), found.String(), 1
			places = append(places, way{Label: x.say.Say("search.near", "place", found.String()), URL: there.String()})
			break
		}
	}
	return places
}

// inLongerPhrase says whether a word was understood together with others.
func (r *reading) inLongerPhrase(i int) bool {
	return slices.ContainsFunc(r.parts, func(p part) bool { return p.from <= i && i < p.to && p.to-p.from > 1 })
}

// otherPlaces gives the searches for what else was named as a place, where only
// one place can be searched.
func (x *Index) otherPlaces(p *plan) []way {
	var places []way
	for _, other := range p.elsewhere {
		there := p.address
		there.near, there.page = cutPostcodes(other), 1
		places = append(places, way{Label: x.say.Say("search.near", "place", other), URL: there.String()})
	}
	return places
}

// checkNear tells what is wrong with the place in the box, in words for whoever
// typed it. A postcode that is rightly formed but not known is not a fault.
func (x *Index) checkNear(a address) *nearFault {
	if a.near == "" {
		return nil
	}
	if _, ok := x.locate(a.near); ok {
		return nil
	}
	fault := &nearFault{Field: "near"}
	code, isCode := place.ParsePostcode(a.near)
	switch {
	case isCode:
		fault.Message = x.say.Say("search.fault.outcode", "postcode", code.String())
		fault.Suggestions = place.SuggestOutcodes(code.Outcode())
	case strings.ContainsAny(a.near, "0123456789"):
		fault.Message = x.say.Say("search.fault.postcode", "near", a.near)
	default:
		fault.Message = x.say.Say("search.fault.place", "near", a.near)
		for _, p := range place.Suggest(a.near) {
			fault.Suggestions = with(fault.Suggestions, p.String())
		}
	}
	fault.Suggestions = fault.Suggestions[:min(len(fault.Suggestions), mostOthers)]
	return fault
}
