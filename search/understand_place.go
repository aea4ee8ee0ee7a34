package search

import (
	"slices"
	"strings"

	"bandstand/directory/place"
)

// around is where somebody wants to look.
type around struct {
	name     string // "Salford", "M6 5LB"
	point    place.Point
	reach    float64  // miles that the place itself stretches, 0 for a postcode
	nation   string   // whose urgent help to show
	town     uint16   // in the directory's own towns, or noTown
	fallback string   // the sector or outcode used for a postcode that is not known
	others   []string // what else is called so, as near= takes them
}

// placeWords stand before the name of a place.
var placeWords = map[string]bool{
	"in": true, "near": true, "around": true, "round": true, "at": true, "by": true, "from": true, "within": true, "nr": true,
}

// alsoWords are names of places that are words too. Without a word like "in"
// before them they are places only where the directory has that town.
var alsoWords = map[string]bool{
	"reading": true, "deal": true, "sale": true, "march": true, "street": true, "wells": true, "bath": true, "battle": true,
	"rugby": true, "ware": true, "ash": true, "beer": true, "hope": true, "bow": true, "barking": true, "ham": true,
	"eye": true, "hook": true, "wing": true, "over": true, "stone": true, "settle": true, "sandwich": true, "leek": true,
	"church": true, "hall": true, "home": true, "school": true, "park": true, "green": true, "bridge": true, "wash": true,
	"cheddar": true, "crook": true, "hythe": true, "lark": true, "nelson": true, "ford": true, "flint": true, "mold": true,
	"rose": true, "star": true, "plush": true, "loose": true, "beast": true, "ball": true, "cards": true, "pool": true,
	"new": true, "old": true, "good": true, "time": true, "help": true, "walk": true, "talk": true, "food": true, "music": true,
}

const (
	longestName   = 4    // words in the name of a place
	leastTown     = 1000 // inhabitants, for a name without "in" before it
	sameTownMiles = 15   // a place called like one of our towns is that town within this
)

// readPlace finds the name of a place, with or without a word like "in" before it.
func readPlace(x *Index, r *reading, i int) (part, int) {
	before := leadsToPlace(r.words[i])
	for n := min(longestName, len(r.words)-i-before); n > 0; n-- {
		name := r.spelt(i+before, i+before+n)
		if x.isPlace(r, name, i+before, n, before > 0) {
			return part{near: name, lead: before}, before + n
		}
	}
	return part{}, 0
}

// isPlace says whether words are to be taken for the name of a place. A word like
// "in" before them makes it likely; that they mean something else, unlikely.
func (x *Index) isPlace(r *reading, name string, i, n int, said bool) bool {
	otherwise := x.means(r, i, n) || n == 1 && x.isAlsoWord(r.words[i].plain)
	if x.townNamed(name) != noTown {
		return said || !x.means(r, i, n)
	}
	if x.carriesNothing(r, i, n) || otherwise && !said {
		return false
	}
	least := 0
	switch {
	case otherwise:
		least = 10 * leastTown
	case !said && n == 1:
		least = leastTown
	}
	return slices.ContainsFunc(place.Find(name), func(p place.Place) bool {
		return p.Kind != place.KindTown || p.Population >= least
	})
}

// isAlsoWord says whether a name is also a word that some activity uses.
func (x *Index) isAlsoWord(plain string) bool {
	return alsoWords[plain] && x.isUsed(plain)
}

// leadsToPlace is 1 for a word that stands before the name of a place.
func leadsToPlace(w word) int {
	if placeWords[w.plain] && !w.kept() {
		return 1
	}
	return 0
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
	key := strings.Join(plainWords(name), " ")
	i := slices.IndexFunc(x.Towns, func(t Town) bool {
		same := func(other string) bool { return strings.Join(plainWords(other), " ") == key }
		return same(t.Name) || slices.ContainsFunc(t.Also, same)
	})
	if i < 0 || i >= noTown {
		return noTown
	}
	return uint16(i)
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
	found := place.Find(text)
	if town := x.townNamed(text); town != noTown {
		return x.ownTown(town, found), true
	}
	if len(found) == 0 {
		return around{}, false
	}
	likeliest := max(0, slices.IndexFunc(found, x.isOurs))
	at := newAround(found[likeliest])
	at.others = namesakes(found, found[likeliest])
	return at, true
}

func newAround(p place.Place) around {
	at := around{name: p.Name, point: p.Point, nation: p.Nation, town: noTown}
	switch p.Kind {
	case place.KindPostcode, place.KindSector, place.KindOutcode:
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

// maybePlaces gives the larger towns whose names are words of the search that were
// taken to mean something else, each with the search that takes it for the town.
func (x *Index) maybePlaces(p *plan) []way {
	if p.near != nil {
		return nil
	}
	var places []way
	for _, w := range p.reading.words {
		if w.kept() || x.isIgnored(w) {
			continue
		}
		for _, found := range place.Find(w.typed) {
			if found.Kind != place.KindTown || found.Population < 10*leastTown {
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
